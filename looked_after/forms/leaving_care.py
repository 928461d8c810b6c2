"""Leaving care: what a young person is entitled to, and the pathway plan."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from csc.components import Fact
from csc.forms import CodeField, DateField, YesNoField
from csc.models import Child, SharedPart
from looked_after import codes
from looked_after.forms.common import LEAVING_CARE, SIXTEEN, CareStep, due_fact, follows_from, personal_advisers
from looked_after.models import (
    CareLeaver,
    CareLeaverVisit,
    PathwayNeedsAssessment,
    PathwayPlan,
    PathwayPlanReview,
    PeriodOfCare,
)
from looked_after.services import (
    complete_needs_assessment,
    complete_pathway_plan,
    end_leaving_care,
    hold_pathway_review,
    set_eligibility,
)
from workforce.models import Worker
from workforce.recording.steps import Carried, NextStep, StepForm, StepModelForm, all_steps, register

OWN_WORDS = "What did the young person say, in their own words?"
OWN_WORDS_HINT = "They may read this one day. Left empty, it counts as not recorded."


def waiting_visit(child: Child) -> CareLeaverVisit | None:
    """The adviser's visit that comes next."""
    return CareLeaverVisit.objects.planned().filter(child=child).order_by("due_on").first()


def waiting_assessment(child: Child) -> PathwayNeedsAssessment | None:
    """The needs assessment that is still due."""
    return PathwayNeedsAssessment.objects.standing().filter(child=child, completed_on=None).first()


@register
class SetEligibility(CareStep, StepForm):
    """The legal category of a young person leaving care, whether they are supported, and by whom."""

    key = "set_leaving_care_eligibility"
    title = "Record what a young person leaving care is entitled to"
    stage = LEAVING_CARE
    done = "Entitlement recorded"

    eligibility = CodeField(code_set="care_leaver_eligibility", label="Which category are they in?", widget=forms.RadioSelect)
    started_on = DateField(label="From which day?", help_text="The category before ends on this day and stays on record.")
    supported = YesNoField(
        label="Does the leaving care team work with them?",
        initial="yes",
        help_text="No for somebody who is entitled and does not want support now; it can be taken up again until 25.",
    )
    personal_adviser = forms.ModelChoiceField(
        queryset=Worker.objects.none(), required=False, label="Who is the personal adviser?", empty_label="Nobody yet"
    )

    @classmethod
    def fits(cls, child: Child) -> bool:
        age = child.age_on(timezone.localdate())
        return age is not None and age >= SIXTEEN and PeriodOfCare.objects.looked_after().filter(child=child).exists()

    def prepare(self) -> None:
        super().prepare()
        adviser: Any = self.fields["personal_adviser"]
        adviser.queryset = personal_advisers(self.hand.today)

    def carried(self) -> dict[str, Carried]:
        """The adviser named with the category in force, while still one."""
        now = CareLeaver.objects.never_ended().filter(child=self.child).select_related("personal_adviser").first()
        adviser = now.personal_adviser if now else None
        if now is None or adviser is None or not personal_advisers(self.hand.today).filter(pk=adviser.pk).exists():
            return {}
        return {"personal_adviser": Carried(adviser, "the category in force", now.started_on)}

    def in_view(self) -> list[Fact]:
        now = CareLeaver.objects.never_ended().filter(child=self.child).select_related("eligibility").first()
        return [Fact("Now", f"{now.eligibility}, from {now.started_on:%-d %B %Y}" if now else "no category recorded")]

    def perform(self, shared_part: SharedPart | None) -> CareLeaver:
        hand = self.hand
        team = hand.team_for(self.child)
        return set_eligibility(by=hand.by, child=self.child, team=team, worker=hand.worker, **self.facts())

    @classmethod
    def next_steps(cls, record: CareLeaver) -> Iterable[NextStep]:
        return follows_from(waiting_assessment(record.child), waiting_visit(record.child))


class OfLeaver(CareStep):
    """A step on the category in force."""

    about = CareLeaver
    stage = LEAVING_CARE

    @property
    def leaver(self) -> CareLeaver:
        return cast(CareLeaver, self.subject)

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[CareLeaver]:
        return CareLeaver.objects.never_ended().filter(child=child)

    def in_view(self) -> list[Fact]:
        leaver = self.leaver
        return [
            Fact("Category", f"{leaver.eligibility}, from {leaver.started_on:%-d %B %Y}"),
            Fact("Personal adviser", leaver.personal_adviser),
        ]


class AfterCare(OfLeaver):
    """A step for those who have left care."""

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[CareLeaver]:
        return super().open_for(child).exclude(eligibility=codes.ELIGIBLE)


@register
class EndLeavingCare(OfLeaver, StepForm):
    """Leaving care services end."""

    key = "end_leaving_care"
    title = "Record that leaving care services end"
    done = "Services recorded as ended"
    ends = True
    intro = "Until 25 a young person can come back. Visits and reviews that were still due are taken off the lists."

    ended_on = DateField(label="From which day?")
    end_reason = CodeField(code_set="care_leaver_end_reason", label="Why?", widget=forms.RadioSelect)

    def prepare(self) -> None:
        super().prepare()
        reasons: Any = self.fields["end_reason"]
        reasons.queryset = reasons.queryset.exclude(pk__in=(codes.CATEGORY_CHANGED, codes.SUPPORT_CHANGED))

    def perform(self, shared_part: SharedPart | None) -> CareLeaver:
        return end_leaving_care(by=self.hand.by, leaver=self.leaver, **self.facts())


# ── The pathway ──────────────────────────────────────────────────────────────────────────────────


class OwedAPlan(OfLeaver):
    """A step for those who are owed a pathway plan."""

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[CareLeaver]:
        return super().open_for(child).filter(eligibility__in=codes.OWED_A_PATHWAY_PLAN)


@register
class CompleteNeedsAssessment(OwedAPlan, StepModelForm):
    """The assessment of needs the pathway plan rests on."""

    key = "complete_pathway_needs_assessment"
    title = "Record the assessment for the pathway plan"
    done = "Needs assessment recorded"
    clears = ((PathwayNeedsAssessment, "due_on"),)
    needed = ("completed_on", "analysis")
    labels = {
        "started_on": "On which day was it begun?",
        "completed_on": "On which day was it complete?",
        "own_words": OWN_WORDS,
        "analysis": "What does the young person need to live as they want to?",
    }
    hints = {"own_words": OWN_WORDS_HINT, "analysis": "Health, education and work, money, home, family and friends, papers."}

    class Meta:
        model = PathwayNeedsAssessment
        fields = ["started_on", "completed_on", "own_words", "analysis"]

    def in_view(self) -> list[Fact]:
        return [*due_fact("Assessment due", waiting_assessment(self.child), self.hand.today), *super().in_view()]

    def perform(self, shared_part: SharedPart | None) -> PathwayNeedsAssessment:
        return complete_needs_assessment(by=self.hand.by, leaver=self.leaver, **self.facts())

    @classmethod
    def next_steps(cls, record: PathwayNeedsAssessment) -> Iterable[NextStep]:
        leaver = CareLeaver.objects.never_ended().filter(child=record.child).first()
        if leaver is not None:
            yield NextStep(all_steps()["complete_pathway_plan"], record.child, leaver, why="The plan rests on this assessment.")


@register
class CompletePathwayPlan(OwedAPlan, StepModelForm):
    """A pathway plan; the plan before ends the day this one is complete."""

    key = "complete_pathway_plan"
    title = "Record the pathway plan"
    done = "Pathway plan recorded"
    clears = ((PathwayPlan, "due_on"),)
    needed = ("completed_on", "plan")
    labels = {
        "completed_on": "On which day was the plan complete?",
        "own_words": OWN_WORDS,
        "plan": "What is the plan?",
    }
    hints = {"own_words": OWN_WORDS_HINT, "plan": "Who does what by when, and what happens if it does not work out."}

    class Meta:
        model = PathwayPlan
        fields = ["completed_on", "own_words", "plan"]

    def carried(self) -> dict[str, Carried]:
        """The plan in force, to be changed where it no longer holds."""
        before = _plan_in_force(self.child)
        if before is None or before.completed_on is None or not before.plan:
            return {}
        return {"plan": Carried(before.plan, "the plan in force", before.completed_on)}

    def perform(self, shared_part: SharedPart | None) -> PathwayPlan:
        return complete_pathway_plan(by=self.hand.by, leaver=self.leaver, **self.facts())

    @classmethod
    def next_steps(cls, record: PathwayPlan) -> Iterable[NextStep]:
        return follows_from(record.reviews.standing().filter(held_on=None).first())


def _plan_in_force(child: Child) -> PathwayPlan | None:
    return PathwayPlan.objects.standing().filter(child=child, completed_on__isnull=False, ended_on=None).first()


@register
class HoldPathwayReview(CareStep, StepModelForm):
    """The pathway plan was reviewed. The next review is due from this day."""

    key = "hold_pathway_review"
    title = "Record a review of the pathway plan"
    stage = LEAVING_CARE
    done = "Review recorded"
    about = PathwayPlan
    clears = ((PathwayPlanReview, "due_on"),)
    needed = ("held_on", "decisions")
    labels = {
        "held_on": "On which day was the plan reviewed?",
        "decisions": "What was decided, and what does the young person say?",
    }

    class Meta:
        model = PathwayPlanReview
        fields = ["held_on", "decisions"]

    @property
    def plan(self) -> PathwayPlan:
        return cast(PathwayPlan, self.subject)

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[PathwayPlan]:
        return PathwayPlan.objects.standing().filter(child=child, completed_on__isnull=False, ended_on=None)

    def in_view(self) -> list[Fact]:
        waiting = self.plan.reviews.standing().filter(held_on=None).first()
        return [*due_fact("Review due", waiting, self.hand.today), Fact("Plan complete", self.plan.completed_on)]

    def perform(self, shared_part: SharedPart | None) -> PathwayPlanReview:
        return hold_pathway_review(by=self.hand.by, plan=self.plan, **self.facts())

    @classmethod
    def next_steps(cls, record: PathwayPlanReview) -> Iterable[NextStep]:
        yield from follows_from(record.plan.reviews.standing().filter(held_on=None).first())
        leaver = CareLeaver.objects.never_ended().filter(child=record.child, eligibility__in=codes.OWED_A_PATHWAY_PLAN).first()
        if leaver is not None:
            yield NextStep(all_steps()["complete_pathway_plan"], record.child, leaver, why="If the review changed the plan.")
