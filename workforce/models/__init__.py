"""The organisation and its people: units, workers, who holds which child, and supervision."""

from workforce.models.access import AccessNotice, AccessReview, ReasonedRead
from workforce.models.allocations import Allocation
from workforce.models.caseloads import CaseloadLimit, FteWeight
from workforce.models.names import NameKey, NamePart, NameWord
from workforce.models.notifications import DigestLetter, Notification
from workforce.models.posts import BudgetedPost, Post
from workforce.models.record import CaseSummary, SignificanceMark
from workforce.models.seen import PersonSeen
from workforce.models.supervision import CaseSupervision, PersonalSupervision, SupervisionAction
from workforce.models.units import Unit
from workforce.models.workers import Absence, Employment, Worker

__all__ = [
    "Absence",
    "AccessNotice",
    "AccessReview",
    "Allocation",
    "BudgetedPost",
    "CaseSummary",
    "CaseSupervision",
    "CaseloadLimit",
    "DigestLetter",
    "Employment",
    "FteWeight",
    "NameKey",
    "NamePart",
    "NameWord",
    "Notification",
    "PersonSeen",
    "PersonalSupervision",
    "Post",
    "ReasonedRead",
    "SignificanceMark",
    "SupervisionAction",
    "Unit",
    "Worker",
]
