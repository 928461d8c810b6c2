"""Child in need plans: agreed, rewritten, reviewed, ended."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from assessments.forms.cases import CloseCase, OfCase
from assessments.forms.common import CHILD_IN_NEED, due_fact, follows, has_a_plan, stands_in_the_way
from assessments.models import CinEpisode, CinPlan, CinReview
from assessments.obstacles import PLANNING
from assessments.services import end_cin_plan, hold_cin_review, start_cin_plan, update_cin_plan
from assessments.timescales import CIN_PLAN
from csc.components import Fact
from csc.forms import DateField
from csc.models import Child, SharedPart
from workforce.recording.dated import DatedStep
from workforce.recording.steps import NextStep, StepForm, StepModelForm, register


@register
class StartCinPlan(OfCase, StepForm):
    """A child in need plan is agreed; its first visit and review are due from that day."""

    key = "start_cin_plan"
    title = "Start a child in need plan"
    done = "Child in need plan started"
    for_siblings = True
    shared = frozenset({"started_on"})
    today = ("started_on",)

    started_on = DateField(label="When was the plan agreed?")
    aims = forms.CharField(
        label="What is to be better for this child, and how will we know?",
        help_text="Words the family would use.",
        widget=forms.Textarea,
    )

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[CinEpisode]:
        cases = super().open_for(child)
        return cases.none() if has_a_plan(child) or stands_in_the_way(PLANNING, child) else cases

    def in_view(self) -> list[Fact]:
        return [*super().in_view(), *due_fact("Plan due", CIN_PLAN.due_on(self.case.started_on), self.hand.today)]

    def perform(self, shared_part: SharedPart | None) -> CinPlan:
        return start_cin_plan(by=self.hand.by, episode=self.case, shared_part=shared_part, **self.facts())

    @classmethod
    def next_steps(cls, record: CinPlan) -> Iterable[NextStep]:
        return what_a_plan_asks(record)


class OfCinPlan(DatedStep):
    """A step done to the child in need plan that goes on."""

    about = CinPlan
    stage = CHILD_IN_NEED

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[CinPlan]:
        return CinPlan.objects.standing().filter(child=child, ended_on=None)

    @property
    def plan(self) -> CinPlan:
        return cast(CinPlan, self.subject)

    def in_view(self) -> list[Fact]:
        return [Fact("Plan began", self.plan.started_on), Fact("Aims", self.plan.aims)]


@register
class UpdateCinPlan(OfCinPlan, StepForm):
    """What the plan is to achieve, as agreed now."""

    key = "update_cin_plan"
    title = "Update a child in need plan"
    done = "Child in need plan updated"

    aims = forms.CharField(
        label="What is to be better for this child now, and how will we know?",
        help_text="What it said before is kept.",
        widget=forms.Textarea,
    )

    def prepare(self) -> None:
        super().prepare()
        self.initial.setdefault("aims", self.plan.aims)

    def in_view(self) -> list[Fact]:
        return [Fact("Plan began", self.plan.started_on)]

    def perform(self, shared_part: SharedPart | None) -> CinPlan:
        return update_cin_plan(by=self.hand.by, plan=self.plan, **self.facts())


@register
class HoldCinReview(OfCinPlan, StepModelForm):
    """The plan was agreed again or changed; the next review is due from that day."""

    key = "hold_cin_review"
    title = "Record a child in need review"
    done = "Child in need review recorded"
    clears = ((CinReview, "due_on"),)
    for_siblings = True
    shared = frozenset({"held_on"})
    needed = ("held_on", "decision")
    labels = {
        "held_on": "When was the review held?",
        "decision": "What was decided?",
        "plan_changed": "The plan was changed",
    }
    hints = {"decision": "Whether the plan works, and what each person does next."}

    class Meta:
        model = CinReview
        fields = ["held_on", "decision", "plan_changed"]

    def in_view(self) -> list[Fact]:
        waiting = awaited_review(self.plan)
        return [*super().in_view(), *due_fact("Review due", waiting.due_on if waiting else None, self.hand.today)]

    def perform(self, shared_part: SharedPart | None) -> CinReview:
        return hold_cin_review(by=self.hand.by, plan=self.plan, shared_part=shared_part, **self.facts())

    @classmethod
    def next_steps(cls, record: CinReview) -> Iterable[NextStep]:
        if record.plan_changed:
            yield NextStep(UpdateCinPlan, record.child, record.plan, None, "The review changed the plan.")
        yield from what_a_plan_asks(record.plan)


@register
class EndCinPlan(OfCinPlan, StepForm):
    """The plan ends; what it still waited for is taken off the list."""

    key = "end_cin_plan"
    title = "End a child in need plan"
    done = "Child in need plan ended"
    ends = True
    today = ("ended_on",)

    ended_on = DateField(label="When did the plan end?")
    reason = forms.CharField(
        label="Why does it end?",
        help_text="What has changed for the child.",
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def perform(self, shared_part: SharedPart | None) -> CinPlan:
        return end_cin_plan(by=self.hand.by, plan=self.plan, **self.facts())

    @classmethod
    def next_steps(cls, record: CinPlan) -> Iterable[NextStep]:
        case = record.episode
        if case is not None and case.ended_on is None:
            yield NextStep(CloseCase, record.child, case, None, "If nothing else is to be done.")


def awaited_review(plan: CinPlan) -> CinReview | None:
    """The review that is to come."""
    return plan.reviews.standing().filter(held_on=None).order_by("due_on").first()


def what_a_plan_asks(plan: CinPlan) -> Iterable[NextStep]:
    """The next visit and the next review, the sooner first."""
    visit = follows(plan.visits.planned().order_by("due_on").first(), "The child has to be seen by then.")
    review = follows(awaited_review(plan), "The plan has to be reviewed by then.")
    return sorted([*visit, *review], key=lambda step: step.due_on or timezone.localdate())
