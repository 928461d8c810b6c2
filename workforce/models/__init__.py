"""The organisation and its people: units, workers, who holds which child, and supervision."""

from workforce.models.access import AccessNotice, ReasonedRead
from workforce.models.allocations import Allocation
from workforce.models.caseloads import CaseloadLimit, FteWeight
from workforce.models.posts import BudgetedPost, Post
from workforce.models.supervision import CaseSupervision, PersonalSupervision, SupervisionAction
from workforce.models.units import Unit
from workforce.models.workers import Absence, Employment, Worker

__all__ = [
    "Absence",
    "AccessNotice",
    "Allocation",
    "BudgetedPost",
    "CaseSupervision",
    "CaseloadLimit",
    "Employment",
    "FteWeight",
    "PersonalSupervision",
    "Post",
    "ReasonedRead",
    "SupervisionAction",
    "Unit",
    "Worker",
]
