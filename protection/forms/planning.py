"""Planning a child protection visit."""

from __future__ import annotations

from assessments.forms.planning import PlanVisitForm
from protection.forms.common import PROTECTION
from protection.models import ProtectionVisit
from workforce.recording.steps import register


@register
class PlanProtectionVisit(PlanVisitForm):
    """The next statutory visit to a child on a plan."""

    key = "plan_protection_visit"
    title = "Plan a child protection visit"
    stage = PROTECTION
    about = ProtectionVisit
