"""Roles as data: who may what, and that nothing unknown lets anybody in."""

from __future__ import annotations

import pytest

from csc.permissions import ROLES, Permission, RoleReach, has_permission


def test_permissions_are_listed_in_alphabetical_order():
    assert [one.value for one in Permission] == sorted(one.value for one in Permission)


def test_every_permission_is_held_by_somebody():
    assert set().union(*(role.permissions for role in ROLES.values())) == set(Permission)


@pytest.mark.parametrize(
    ("roles", "permission", "allowed"),
    [
        (["social_worker"], Permission.RECORD_WORK, True),
        (["social_worker"], Permission.ALLOCATE_CHILDREN, False),
        (["social_worker", "team_manager"], Permission.ALLOCATE_CHILDREN, True),
        (["team_manager"], Permission.GRANT_RESTRICTED_ACCESS, False),
        (["director"], Permission.GRANT_RESTRICTED_ACCESS, True),
        (["administrator"], Permission.READ_CHILDREN, False),
        (["administrator"], Permission.BREAK_GLASS, False),
        (["performance_analyst"], Permission.RECORD_WORK, False),
        (["auditor"], Permission.EXPORT_CHILDREN, False),
        (["scorecard_reader"], Permission.READ_FIGURES, True),
        (["scorecard_reader"], Permission.READ_MEMBERS, False),
        (["api_client"], Permission.READ_UNSUPPRESSED_FIGURES, False),
        ([], Permission.READ_FIGURES, False),
        (["no_such_role"], Permission.READ_FIGURES, False),
    ],
)
def test_who_may_what(roles, permission, allowed):
    assert has_permission(roles, permission) is allowed


@pytest.mark.parametrize("role", [role for role in ROLES.values() if role.reach is RoleReach.NOBODY], ids=lambda role: role.key)
def test_a_role_that_reaches_nobody_may_do_nothing_to_a_child(role):
    about_children = {
        Permission.ALLOCATE_CHILDREN,
        Permission.BREAK_GLASS,
        Permission.EXPORT_CHILDREN,
        Permission.READ_CHILDREN,
        Permission.READ_MEMBERS,
        Permission.RECORD_WORK,
        Permission.SEARCH_CHILDREN,
    }
    assert not role.permissions & about_children
