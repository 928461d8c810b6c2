"""The kernel's tables: who people are, which codes exist, which days are worked, who looked."""

from csc.models.calendar import BankHoliday
from csc.models.codes import Code, CodeSet
from csc.models.people import (
    Address,
    Child,
    Disability,
    Family,
    FamilyMembership,
    Identifier,
    ImmigrationStatus,
    Person,
    Relationship,
    SharedPart,
)
from csc.models.users import User

__all__ = [
    "Address",
    "BankHoliday",
    "Child",
    "Code",
    "CodeSet",
    "Disability",
    "Family",
    "FamilyMembership",
    "Identifier",
    "ImmigrationStatus",
    "Person",
    "Relationship",
    "SharedPart",
    "User",
]
