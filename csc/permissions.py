"""What a role may do, and how far it reaches. Pure data: who holds which role is told by their posts.

A permission says what may be done; reach says to whose records. Both have to hold, and a
restricted record needs a named grant besides (`csc.models.RestrictionGrant`).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from enum import StrEnum


class Permission(StrEnum):
    """Something a role may do, in alphabetical order."""

    ALLOCATE_CHILDREN = "allocate_children"
    ANSWER_FOR_INDICATORS = "answer_for_indicators"
    AUDIT_CASES = "audit_cases"
    AUTHORISE_WORK = "authorise_work"
    BREAK_GLASS = "break_glass"
    CHAIR_MEETINGS = "chair_meetings"
    COMMENT_ON_FIGURES = "comment_on_figures"
    CORRECT_RECORDS = "correct_records"
    EXPORT_CHILDREN = "export_children"
    GRANT_RESTRICTED_ACCESS = "grant_restricted_access"
    IMPORT_RECORDS = "import_records"
    MANAGE_ACCOUNTS = "manage_accounts"
    MANAGE_AUDIT_PROGRAMME = "manage_audit_programme"
    MANAGE_REFERENCE_DATA = "manage_reference_data"
    MANAGE_WORKFORCE = "manage_workforce"
    MERGE_CHILDREN = "merge_children"
    PUBLISH_FIGURES = "publish_figures"
    READ_AUDITS = "read_audits"
    READ_CHILD_LOG = "read_child_log"
    READ_CHILDREN = "read_children"
    READ_CHILDREN_OUTSIDE_REACH = "read_children_outside_reach"
    READ_DATA_QUALITY = "read_data_quality"
    READ_FIGURES = "read_figures"
    READ_LOG = "read_log"
    READ_MEMBERS = "read_members"
    READ_UNSUPPRESSED_FIGURES = "read_unsuppressed_figures"
    READ_WORKFORCE = "read_workforce"
    RECORD_CARERS = "record_carers"
    RECORD_CONTACTS = "record_contacts"
    RECORD_DEATH = "record_death"
    RECORD_SUPERVISION = "record_supervision"
    RECORD_WORK = "record_work"
    REVIEW_ACCESS = "review_access"
    RUN_SNAPSHOTS = "run_snapshots"
    SEARCH_CHILDREN = "search_children"
    SEE_CONFIDENTIAL_ADDRESSES = "see_confidential_addresses"
    SET_TARGETS = "set_targets"
    WITHDRAW_RECORDS = "withdraw_records"


class RoleReach(StrEnum):
    """Whose records a role sees without giving a reason."""

    NOBODY = "nobody"
    ALLOCATED = "allocated"
    """Children allocated to the worker, or whose case was given to them to audit."""
    UNIT = "unit"
    """Children held in the unit of the post and in those below it."""
    AUTHORITY = "authority"
    """Every child that is not restricted."""


@dataclasses.dataclass(frozen=True)
class Role:
    """One role. `key` is stored in posts and never changes."""

    key: str
    title: str
    reach: RoleReach
    permissions: frozenset[Permission]


def _role(key: str, title: str, reach: RoleReach, *permissions: Permission | frozenset[Permission]) -> Role:
    held: set[Permission] = set()
    for one in permissions:
        held |= one if isinstance(one, frozenset) else {one}
    return Role(key, title, reach, frozenset(held))


P = Permission

_CASEWORK = frozenset(
    {
        P.BREAK_GLASS,
        P.READ_CHILDREN,
        P.READ_CHILDREN_OUTSIDE_REACH,
        P.READ_DATA_QUALITY,
        P.READ_FIGURES,
        P.RECORD_CONTACTS,
        P.RECORD_WORK,
        P.SEARCH_CHILDREN,
    }
)
_OVERSIGHT = frozenset(
    {
        P.COMMENT_ON_FIGURES,
        P.READ_AUDITS,
        P.READ_MEMBERS,
        P.READ_UNSUPPRESSED_FIGURES,
        P.READ_WORKFORCE,
        P.RECORD_SUPERVISION,
    }
)
_MANAGEMENT = frozenset(
    {P.ALLOCATE_CHILDREN, P.AUTHORISE_WORK, P.CORRECT_RECORDS, P.EXPORT_CHILDREN, P.READ_CHILD_LOG, P.WITHDRAW_RECORDS}
)

ADMINISTRATOR = _role(
    "administrator",
    "Administrator",
    RoleReach.NOBODY,
    P.IMPORT_RECORDS,
    P.MANAGE_ACCOUNTS,
    P.MANAGE_REFERENCE_DATA,
    P.MANAGE_WORKFORCE,
    P.READ_LOG,
    P.READ_WORKFORCE,
    P.RUN_SNAPSHOTS,
)
API_CLIENT = _role("api_client", "API client", RoleReach.NOBODY, P.READ_FIGURES)
AUDITOR = _role(
    "auditor",
    "Practice auditor",
    RoleReach.ALLOCATED,
    P.AUDIT_CASES,
    P.MANAGE_AUDIT_PROGRAMME,
    P.READ_AUDITS,
    P.READ_CHILD_LOG,
    P.READ_CHILDREN,
    P.READ_DATA_QUALITY,
    P.READ_FIGURES,
    P.READ_MEMBERS,
    P.READ_UNSUPPRESSED_FIGURES,
    P.REVIEW_ACCESS,
    P.SEARCH_CHILDREN,
)
BUSINESS_SUPPORT = _role(
    "business_support",
    "Business support",
    RoleReach.UNIT,
    P.READ_CHILDREN,
    P.RECORD_CARERS,
    P.RECORD_CONTACTS,
    P.RECORD_WORK,
    P.SEARCH_CHILDREN,
    P.SEE_CONFIDENTIAL_ADDRESSES,
)
CONFERENCE_CHAIR = _role(
    "conference_chair",
    "Conference chair or independent reviewing officer",
    RoleReach.AUTHORITY,
    _CASEWORK,
    P.AUDIT_CASES,
    P.CHAIR_MEETINGS,
    P.READ_AUDITS,
)
DIRECTOR = _role(
    "director",
    "Director of children's services",
    RoleReach.AUTHORITY,
    _OVERSIGHT,
    _MANAGEMENT,
    P.ANSWER_FOR_INDICATORS,
    P.BREAK_GLASS,
    P.GRANT_RESTRICTED_ACCESS,
    P.PUBLISH_FIGURES,
    P.READ_CHILDREN,
    P.READ_DATA_QUALITY,
    P.READ_FIGURES,
    P.REVIEW_ACCESS,
    P.SEARCH_CHILDREN,
    P.SET_TARGETS,
)
HEAD_OF_SERVICE = _role(
    "head_of_service",
    "Head of service",
    RoleReach.UNIT,
    _CASEWORK,
    _OVERSIGHT,
    _MANAGEMENT,
    P.ANSWER_FOR_INDICATORS,
    P.AUDIT_CASES,
    P.GRANT_RESTRICTED_ACCESS,
    P.RECORD_CARERS,
    P.RECORD_DEATH,
    P.REVIEW_ACCESS,
    P.SEE_CONFIDENTIAL_ADDRESSES,
)
# An analyst lists the records behind a figure without names. Whoever has to open them holds a second post that may.
PERFORMANCE_ANALYST = _role(
    "performance_analyst",
    "Performance analyst",
    RoleReach.AUTHORITY,
    P.ANSWER_FOR_INDICATORS,
    P.COMMENT_ON_FIGURES,
    P.PUBLISH_FIGURES,
    P.READ_AUDITS,
    P.READ_DATA_QUALITY,
    P.READ_FIGURES,
    P.READ_MEMBERS,
    P.READ_UNSUPPRESSED_FIGURES,
    P.READ_WORKFORCE,
    P.RUN_SNAPSHOTS,
    P.SET_TARGETS,
)
PERSONAL_ADVISER = _role("personal_adviser", "Personal adviser", RoleReach.ALLOCATED, _CASEWORK, P.SEE_CONFIDENTIAL_ADDRESSES)
SCORECARD_READER = _role("scorecard_reader", "Scorecard reader", RoleReach.NOBODY, P.READ_FIGURES)
SOCIAL_WORKER = _role(
    "social_worker", "Social worker", RoleReach.ALLOCATED, _CASEWORK, P.RECORD_DEATH, P.SEE_CONFIDENTIAL_ADDRESSES
)
TEAM_MANAGER = _role(
    "team_manager",
    "Team manager",
    RoleReach.UNIT,
    _CASEWORK,
    _OVERSIGHT,
    _MANAGEMENT,
    P.AUDIT_CASES,
    P.MERGE_CHILDREN,
    P.RECORD_CARERS,
    P.RECORD_DEATH,
    P.SEE_CONFIDENTIAL_ADDRESSES,
)

ROLES: dict[str, Role] = {
    role.key: role
    for role in (
        ADMINISTRATOR,
        API_CLIENT,
        AUDITOR,
        BUSINESS_SUPPORT,
        CONFERENCE_CHAIR,
        DIRECTOR,
        HEAD_OF_SERVICE,
        PERFORMANCE_ANALYST,
        PERSONAL_ADVISER,
        SCORECARD_READER,
        SOCIAL_WORKER,
        TEAM_MANAGER,
    )
}


def has_permission(roles: Iterable[Role | str], permission: Permission) -> bool:
    """Whether any of `roles`, given as roles or as their keys, holds `permission`. An unknown key holds nothing."""
    found = (ROLES.get(role) if isinstance(role, str) else role for role in roles)
    return any(permission in role.permissions for role in found if role is not None)
