"""The care plan, the plan for a placement, and what is meant to be permanent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.db.models import QuerySet

from csc.components import Fact
from csc.forms import CodeField, DateField, YesNoField
from csc.models import Child, SharedPart
from looked_after import codes
from looked_after.forms.common import OWN_WORDS, OWN_WORDS_HINT, PLANS, CareStep, InCare, OwedInCare, awaited, due_fact
from looked_after.models import CarePlan, PermanencePlan, Placement, PlacementPlan
from looked_after.services import agree_care_plan, agree_permanence_plan, agree_placement_plan, end_permanence_plan
from looked_after.whereabouts import Whereabouts
from workforce.recording.steps import Carried, NextStep, StepForm, StepModelForm, all_steps, register


@register
class AgreeCarePlan(OwedInCare, StepModelForm):
    """A version of the care plan. The one before ends the day this one holds."""

    key = "agree_care_plan"
    title = "Record the care plan"
    stage = PLANS
    done = "Care plan recorded"
    clears = ((CarePlan, "due_on"),)
    needed = ("agreed_on", "plan")
    labels = {
        "agreed_on": "From which day does the plan hold?",
        "plan": "What is the plan?",
        "own_words": OWN_WORDS,
    }
    hints = {
        "plan": "Where the child is to live, what they need for it, and who does what. Any change is a new version.",
        "own_words": OWN_WORDS_HINT,
    }

    class Meta:
        model = CarePlan
        fields = ["agreed_on", "plan", "own_words"]

    def carried(self) -> dict[str, Carried]:
        """The plan in force, to be changed where it no longer holds."""
        before = self.period.care_plans.agreed().filter(ended_on=None).order_by("-agreed_on").first()
        return {"plan": Carried(before.plan, "the plan in force", before.agreed_on)} if before and before.plan else {}

    def in_view(self) -> list[Fact]:
        return [*due_fact("Care plan due", awaited(self.period)["care_plan"], self.hand.today), *super().in_view()]

    def perform(self, shared_part: SharedPart | None) -> CarePlan:
        return agree_care_plan(by=self.hand.by, period=self.period, **self.facts())


@register
class AgreePlacementPlan(CareStep, StepModelForm):
    """How this placement meets the child's needs, and what the carers may decide."""

    key = "agree_placement_plan"
    title = "Record the plan for the placement"
    stage = PLANS
    done = "Placement plan recorded"
    about = Placement
    clears = ((PlacementPlan, "due_on"),)
    needed = ("agreed_on", "plan", "delegated_authority")
    labels = {
        "agreed_on": "On which day was the plan agreed?",
        "plan": "How will this placement meet the child’s needs?",
        "delegated_authority": "What may the carers decide by themselves?",
    }
    hints = {
        "agreed_on": "It may be agreed before the child moves in.",
        "delegated_authority": "School trips, hair cuts, nights with friends, treatment: so that the child need not wait.",
    }

    class Meta:
        model = PlacementPlan
        fields = ["agreed_on", "plan", "delegated_authority"]

    @property
    def placement(self) -> Placement:
        return cast(Placement, self.subject)

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[Placement]:
        return Placement.objects.never_ended().exclude(placement_type_id__in=codes.TEMPORARY).filter(child=child)

    def carried(self) -> dict[str, Carried]:
        """What the carers could decide under the last plan, of this placement or the one before."""
        agreed = PlacementPlan.objects.agreed().filter(child=self.child).exclude(delegated_authority="")
        last = agreed.order_by("-agreed_on", "-pk").first()
        if last is None or last.agreed_on is None:
            return {}
        where = "this placement" if last.placement_id == self.placement.pk else "the placement before"
        return {"delegated_authority": Carried(last.delegated_authority, f"the last plan for {where}", last.agreed_on)}

    def in_view(self) -> list[Fact]:
        period = self.placement.period_of_care
        return [
            *due_fact("Placement plan due", awaited(period)["placement_plan"], self.hand.today),
            *Whereabouts(period).facts(),
        ]

    def perform(self, shared_part: SharedPart | None) -> PlacementPlan:
        return agree_placement_plan(by=self.hand.by, placement=self.placement, **self.facts())


@register
class AgreePermanencePlan(OwedInCare, StepForm):
    """What is meant to be permanent; options may run side by side, one of them being the main one."""

    key = "agree_permanence_plan"
    title = "Record the plan for permanence"
    stage = PLANS
    done = "Permanence plan recorded"

    option = CodeField(code_set="permanence_plan", label="What is meant to be permanent?", widget=forms.RadioSelect)
    principal = YesNoField(
        label="Is this the main plan?",
        help_text="A new main plan takes the place of the one before. Any other runs beside it.",
    )
    agreed_on = DateField(label="On which day was it agreed?")
    reason = forms.CharField(label="Why this?", widget=forms.Textarea)

    def in_view(self) -> list[Fact]:
        options = self.period.permanence_plans.current_on(self.hand.today).select_related("option").order_by("-principal")
        said = [f"{plan.option}{' (main plan)' if plan.principal else ''}, {plan.agreed_on:%-d %B %Y}" for plan in options]
        return [Fact("In the plan now", "; ".join(said) or "nothing yet")]

    def perform(self, shared_part: SharedPart | None) -> PermanencePlan:
        return agree_permanence_plan(by=self.hand.by, period=self.period, **self.facts())

    @classmethod
    def next_steps(cls, record: PermanencePlan) -> Iterable[NextStep]:
        decide: Any = all_steps()["decide_adoption"]
        if record.option_id == codes.PLAN_ADOPTION and decide.open_for(record.child).exists():
            yield NextStep(decide, record.child, record.period_of_care, why="Once the decision maker has decided.")


@register
class EndPermanencePlan(CareStep, StepForm):
    """An option is no longer in the plan."""

    key = "end_permanence_plan"
    title = "Take an option out of the plan for permanence"
    stage = PLANS
    done = "The option is out of the plan"
    ends = True
    about = PermanencePlan

    ended_on = DateField(label="From which day is it no longer in the plan?")
    reason = forms.CharField(label="Why?", widget=forms.Textarea)

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[PermanencePlan]:
        in_care = InCare.open_for(child)
        return PermanencePlan.objects.standing().filter(period_of_care__in=in_care, ended_on=None).order_by("-agreed_on")

    def in_view(self) -> list[Fact]:
        plan = cast(PermanencePlan, self.subject)
        return [Fact("Option", plan.option), Fact("Agreed", plan.agreed_on), Fact("Main plan", "Yes" if plan.principal else "No")]

    def perform(self, shared_part: SharedPart | None) -> PermanencePlan:
        return end_permanence_plan(by=self.hand.by, plan=cast(PermanencePlan, self.subject), **self.facts())
