"""The kernel's tables: who people are, which codes exist, which days are worked, who looked."""

from csc.models.access import BreakGlass, RestrictionGrant
from csc.models.audit import AccessLog, AuditChain, AuditEvent, Reach
from csc.models.calendar import BankHoliday
from csc.models.codes import Code, CodeSet
from csc.models.drafting import Draft, Submission
from csc.models.people import (
    Address,
    Child,
    ContactSafety,
    Disability,
    Family,
    FamilyMembership,
    Identifier,
    ImmigrationStatus,
    Person,
    Relationship,
    SharedPart,
)
from csc.models.pulse import Pulse
from csc.models.standards import LocalChoice, LocalStandard
from csc.models.users import User

__all__ = [
    "AccessLog",
    "Address",
    "AuditChain",
    "AuditEvent",
    "BankHoliday",
    "BreakGlass",
    "Child",
    "Code",
    "CodeSet",
    "ContactSafety",
    "Disability",
    "Draft",
    "Family",
    "FamilyMembership",
    "Identifier",
    "ImmigrationStatus",
    "LocalChoice",
    "LocalStandard",
    "Person",
    "Pulse",
    "Reach",
    "Relationship",
    "RestrictionGrant",
    "SharedPart",
    "Submission",
    "User",
]
