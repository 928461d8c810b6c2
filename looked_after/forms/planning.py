"""Planning a visit to a looked-after child or to a care leaver."""

from __future__ import annotations

from assessments.forms.planning import PlanVisitForm
from looked_after.forms.common import LEAVING_CARE, LOOKED_AFTER
from looked_after.models import CareLeaverVisit, LookedAfterVisit
from workforce.recording.steps import register


@register
class PlanLookedAfterVisit(PlanVisitForm):
    """The next statutory visit to a looked-after child."""

    key = "plan_looked_after_visit"
    title = "Plan a visit to the looked-after child"
    stage = LOOKED_AFTER
    about = LookedAfterVisit


@register
class PlanAdviserVisit(PlanVisitForm):
    """The personal adviser's next visit."""

    key = "plan_adviser_visit"
    title = "Plan a personal adviser’s visit"
    stage = LEAVING_CARE
    about = CareLeaverVisit
