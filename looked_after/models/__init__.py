"""Looked-after children and care leavers.

Four words that are easily confused, as used throughout this app:

* A **period of care** is the unbroken time a child is looked after, from becoming looked after to
  ceasing. It is what "admissions" and "ceased" count.
* A **legal status** is the ground on which the child is looked after; a period holds one or more,
  one after another.
* A **placement** is where, and with whom, the child lives; a period holds one or more, one after
  another, temporary stays among them.
* An **episode**, as the SSDA903 return has it, is a stretch of a period in which neither changed.
  Episodes are never stored: `looked_after.episodes` derives them from the other three.
"""

from looked_after.models.adoption import AdoptionDisruption, AdoptionPlan
from looked_after.models.carers import (
    Adopter,
    AdopterAssessment,
    FosterAssessment,
    FosterCarer,
    FosterCarerHousehold,
    FosterReview,
    FosterTraining,
    PlacementProvider,
)
from looked_after.models.education import EducationPlan
from looked_after.models.health import (
    DentalCheck,
    DevelopmentCheck,
    HealthAssessment,
    ImmunisationCheck,
    StrengthsAndDifficulties,
    SubstanceMisuseCheck,
)
from looked_after.models.leaving_care import (
    CareLeaver,
    CareLeaverAccommodation,
    CareLeaverActivity,
    CareLeaverContact,
    CareLeaverVisit,
    PathwayNeedsAssessment,
    PathwayPlan,
    PathwayPlanReview,
)
from looked_after.models.periods import LegalStatus, PeriodOfCare, Placement, VisitingRegime
from looked_after.models.permanence import Conviction, DeprivationOfLiberty, PermanenceOrder, PermanencePlan, PreviousPermanence
from looked_after.models.plans import CarePlan, PlacementPlan
from looked_after.models.private_fostering import PrivateFosteringArrangement, PrivateFosteringVisit
from looked_after.models.reviews import LookedAfterReview, LookedAfterVisit

__all__ = [
    "Adopter",
    "AdopterAssessment",
    "AdoptionDisruption",
    "AdoptionPlan",
    "CareLeaver",
    "CareLeaverAccommodation",
    "CareLeaverActivity",
    "CareLeaverContact",
    "CareLeaverVisit",
    "CarePlan",
    "Conviction",
    "DentalCheck",
    "DeprivationOfLiberty",
    "DevelopmentCheck",
    "EducationPlan",
    "FosterAssessment",
    "FosterCarer",
    "FosterCarerHousehold",
    "FosterReview",
    "FosterTraining",
    "HealthAssessment",
    "ImmunisationCheck",
    "LegalStatus",
    "LookedAfterReview",
    "LookedAfterVisit",
    "PathwayNeedsAssessment",
    "PathwayPlan",
    "PathwayPlanReview",
    "PeriodOfCare",
    "PermanenceOrder",
    "PermanencePlan",
    "Placement",
    "PlacementPlan",
    "PlacementProvider",
    "PreviousPermanence",
    "PrivateFosteringArrangement",
    "PrivateFosteringVisit",
    "StrengthsAndDifficulties",
    "SubstanceMisuseCheck",
    "VisitingRegime",
]
