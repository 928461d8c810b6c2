"""Work under a child protection plan: its category, what it says, its core groups, its end."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.utils import timezone

from assessments.forms.common import step_named
from csc.components import Fact
from csc.forms import CodeField, DateField
from csc.models import SharedPart
from csc.permissions import Permission
from protection.forms.common import OfPlan, next_core_group, what_a_plan_asks
from protection.models import CoreGroup, PlanUpdate, ProtectionPlan
from protection.services import change_category, end_plan, hold_core_group, update_plan
from workforce.recording.steps import Carried, NextStep, StepForm, StepModelForm, register


@register
class ChangeCategory(OfPlan, StepForm):
    """The category of abuse changes from a day on; the first one stays with the plan."""

    key = "change_category"
    title = "Change the category of a child protection plan"
    done = "Category changed"
    permission = Permission.CHAIR_MEETINGS

    category = CodeField(code_set="category_of_abuse", label="What kind of abuse or neglect now?", widget=forms.RadioSelect)
    changed_on = DateField(label="From which day?", help_text="As a rule the day of a review conference.")
    reason = forms.CharField(label="Why does it change?", widget=forms.Textarea)

    def perform(self, shared_part: SharedPart | None) -> ProtectionPlan:
        return change_category(by=self.hand.by, plan=self.plan, **self.facts())


@register
class UpdatePlan(OfPlan, StepForm):
    """The plan as agreed on a day, at a core group or a conference."""

    key = "update_plan"
    title = "Update a child protection plan"
    done = "Child protection plan updated"

    agreed_on = DateField(label="When was it agreed?")
    text = forms.CharField(
        label="What the plan says",
        help_text="Who does what by when. What it said before is kept.",
        widget=forms.Textarea(attrs={"rows": 12}),
    )

    def carried(self) -> dict[str, Carried]:
        last = PlanUpdate.objects.standing().filter(plan=self.plan).order_by("agreed_on", "pk").last()
        return {"text": Carried(last.text, "the plan as last agreed", last.agreed_on)} if last and last.text else {}

    def perform(self, shared_part: SharedPart | None) -> PlanUpdate:
        return update_plan(by=self.hand.by, plan=self.plan, **self.facts())

    @classmethod
    def next_steps(cls, record: PlanUpdate) -> Iterable[NextStep]:
        return what_a_plan_asks(record.plan)


@register
class HoldCoreGroup(OfPlan, StepModelForm):
    """A core group met; the next is due from that day."""

    key = "hold_core_group"
    title = "Record a core group"
    done = "Core group recorded"
    clears = ((CoreGroup, "due_on"),)
    for_siblings = True
    shared = frozenset({"held_on", "attended_by"})
    needed = ("held_on", "attended_by")
    labels = {
        "held_on": "When did the core group meet?",
        "attended_by": "Who was there?",
        "plan_updated": "The plan was changed",
        "notes": "What was said and agreed about this child?",
    }
    hints = {
        "attended_by": "Name and role, one on each line, with parents and the child if they came.",
        "plan_updated": "You can write down the plan as it is now when this is saved.",
        "notes": "What has changed for the child since last time, and who does what next.",
    }

    class Meta:
        model = CoreGroup
        fields = ["held_on", "attended_by", "notes", "plan_updated"]

    def carried(self) -> dict[str, Carried]:
        last = self.plan.core_groups.held().exclude(attended_by="").order_by("held_on", "pk").last()
        if last is None or last.held_on is None:
            return {}
        return {"attended_by": Carried(last.attended_by, "the last core group", last.held_on)}

    def in_view(self) -> list[Fact]:
        return [*super().in_view(), *self.due_in_view("Core group due", next_core_group(self.plan))]

    def perform(self, shared_part: SharedPart | None) -> CoreGroup:
        return hold_core_group(by=self.hand.by, plan=self.plan, shared_part=shared_part, **self.facts())

    @classmethod
    def next_steps(cls, record: CoreGroup) -> Iterable[NextStep]:
        if record.plan_updated:
            yield NextStep(UpdatePlan, record.child, record.plan, None, "The core group changed the plan.")
        yield from what_a_plan_asks(record.plan)


@register
class EndPlan(OfPlan, StepForm):
    """The plan ends other than at a review: the child turned 18, moved, died, or is adopted."""

    key = "end_plan"
    title = "End a child protection plan without a review"
    done = "Child protection plan ended"
    ends = True
    button = "End the plan"
    permission = Permission.CHAIR_MEETINGS
    intro = "A plan that ends at a review conference is ended by recording the review."
    today = ("ended_on",)

    ended_on = DateField(label="When did the plan end?")
    end_reason = CodeField(code_set="cp_plan_end_reason", label="Why does it end?", help_text="Goes to the national return.")

    def perform(self, shared_part: SharedPart | None) -> ProtectionPlan:
        return end_plan(by=self.hand.by, plan=self.plan, **self.facts())

    @classmethod
    def next_steps(cls, record: ProtectionPlan) -> Iterable[NextStep]:
        return what_follows_a_plan(record)


def what_follows_a_plan(plan: ProtectionPlan) -> Iterable[NextStep]:
    """A child whose plan has ended is helped on as a child in need, or the case closes."""
    for key, why in (("start_cin_plan", "If the family still needs help."), ("close_case", "If nothing else is to be done.")):
        step = step_named(key)
        case = step.open_for(plan.child).first()
        if case is not None and plan.ended_on is not None and plan.ended_on <= timezone.localdate():
            yield NextStep(step, plan.child, case, None, why)
