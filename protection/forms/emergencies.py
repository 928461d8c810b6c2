"""Emergency powers: police protection, emergency protection orders, child assessment orders."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from django import forms
from django.db.models import QuerySet

from assessments.forms.common import step_named
from csc.components import Fact
from csc.forms import MomentField
from csc.models import Child, SharedPart
from protection.forms.common import PROTECTION
from protection.models import EmergencyProtection
from protection.services import end_emergency_protection, extend_emergency_protection, start_emergency_protection
from workforce.recording.dated import DatedStep
from workforce.recording.openings import begins_under
from workforce.recording.steps import NextStep, StepForm, StepModelForm, register


@register
class StartEmergency(DatedStep, StepModelForm):
    """The police or a court protect the child at once."""

    key = "start_emergency_protection"
    title = "Record police protection or an emergency order"
    stage = PROTECTION
    done = "Emergency protection recorded"
    for_siblings = True
    shared = frozenset({"kind", "started_at"})
    needed = ("reason",)
    labels = {"kind": "Which power was used?", "started_at": "From when?", "reason": "Why was it needed at once?"}
    hints = {"started_at": "Police protection lasts at most 72 hours from this moment."}

    class Meta:
        model = EmergencyProtection
        fields = ["kind", "started_at", "reason"]
        widgets = {"kind": forms.RadioSelect}

    def perform(self, shared_part: SharedPart | None) -> EmergencyProtection:
        return start_emergency_protection(**self.hand.recording(self.child), shared_part=shared_part, **self.facts())

    @classmethod
    def next_steps(cls, record: EmergencyProtection) -> Iterable[NextStep]:
        discussion = step_named("hold_strategy_discussion")
        if begins_under(discussion, record.child):
            yield NextStep(discussion, record.child, None, None, "Police, health and social care decide together what follows.")
        yield NextStep(EndEmergency, record.child, record)


class InForce(DatedStep):
    """A step done to a power that is in force."""

    about = EmergencyProtection
    stage = PROTECTION

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[EmergencyProtection]:
        return EmergencyProtection.objects.standing().filter(child=child, ended_at=None)

    @property
    def emergency(self) -> EmergencyProtection:
        return cast(EmergencyProtection, self.subject)

    def in_view(self) -> list[Fact]:
        return [Fact("Power", self.emergency.get_kind_display()), Fact("Since", self.emergency.started_at)]


@register
class ExtendEmergency(InForce, StepForm):
    """The court extended an emergency protection order, which it may do once."""

    key = "extend_emergency_protection"
    title = "Record that an emergency protection order was extended"
    done = "Extension recorded"

    extended_at = MomentField(label="When was it extended?", help_text="Once only, by up to 7 days.")

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[EmergencyProtection]:
        orders = super().open_for(child).filter(extended_at=None)
        return orders.filter(kind=EmergencyProtection.Kind.EMERGENCY_PROTECTION_ORDER)

    def perform(self, shared_part: SharedPart | None) -> EmergencyProtection:
        return extend_emergency_protection(by=self.hand.by, emergency=self.emergency, **self.facts())


@register
class EndEmergency(InForce, StepForm):
    """It is over: released, discharged or run out."""

    key = "end_emergency_protection"
    title = "Record the end of police protection or an emergency order"
    done = "End of emergency protection recorded"
    ends = True

    ended_at = MomentField(label="When did it end?")

    def perform(self, shared_part: SharedPart | None) -> EmergencyProtection:
        return end_emergency_protection(by=self.hand.by, emergency=self.emergency, **self.facts())
