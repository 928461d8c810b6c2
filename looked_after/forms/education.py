"""Personal education plans, with the school they are about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.core.validators import RegexValidator
from django.db.models import QuerySet
from django.utils import timezone

from csc.components import Fact
from csc.forms import CodeField, DateField
from csc.models import Child, SharedPart
from looked_after.forms.common import (
    HEALTH_AND_EDUCATION,
    LATE_HINT,
    OWN_WORDS,
    OWN_WORDS_HINT,
    CareStep,
    OwedInCare,
    awaited,
    due_fact,
)
from looked_after.local_choices import of_age_for_education_plan
from looked_after.models import EducationPlan, PeriodOfCare
from looked_after.services import agree_education_plan, hold_education_plan_meeting
from workforce.recording.steps import Carried, NextStep, StepForm, StepModelForm, all_steps, register

SCHOOL_NUMBER = RegexValidator(r"^\d{6}$", "School’s number must have 6 figures, like 123456")


@register
class HoldEducationPlanMeeting(OwedInCare, StepModelForm):
    """The meeting about the child's education, with the school as it is now."""

    key = "hold_education_plan_meeting"
    title = "Record a personal education plan meeting"
    stage = HEALTH_AND_EDUCATION
    done = "Education plan meeting recorded"
    clears = ((EducationPlan, "due_on"),)
    needed = ("held_on", "term")
    labels = {
        "held_on": "On which day was the meeting?",
        "term": "For which term is the plan?",
        "school": "Which school or nursery?",
        "school_urn": "The school’s number, if it is a new school",
        "targets": "What is the child to achieve, and who helps with it?",
        "own_words": OWN_WORDS,
        "late_reason": "If it was late, why?",
    }
    hints = {"own_words": OWN_WORDS_HINT, "late_reason": LATE_HINT, "term": "There is one plan for each school term."}

    class Meta:
        model = EducationPlan
        fields = ["held_on", "term", "school", "school_urn", "targets", "own_words", "late_reason"]
        widgets = {"term": forms.RadioSelect}

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[PeriodOfCare]:
        rows = super().open_for(child)
        today = timezone.localdate()
        return rows if of_age_for_education_plan(child.age_on(today), today) else rows.none()

    def prepare(self) -> None:
        super().prepare()
        self.fields["school_urn"].validators.append(SCHOOL_NUMBER)
        self.ask_why_late_only_after(awaited(self.period)["education"])

    def _last(self) -> EducationPlan | None:
        held = EducationPlan.objects.held().filter(child=self.child)
        return held.exclude(school="").order_by("-held_on").first()

    def carried(self) -> dict[str, Carried]:
        last = self._last()
        if last is None or last.held_on is None:
            return {}
        return {"school": Carried(last.school, "the last education plan", last.held_on)}

    def in_view(self) -> list[Fact]:
        last = EducationPlan.objects.held().filter(child=self.child).order_by("-held_on").first()
        due = due_fact("Education plan due", awaited(self.period)["education"], self.hand.today)
        return [*due, Fact("Last meeting", last.held_on if last else "None yet")]

    def perform(self, shared_part: SharedPart | None) -> EducationPlan:
        given = self.facts()
        last = self._last()
        if last is not None and given["school"] == last.school and not given["school_urn"]:
            given["school_urn"] = last.school_urn
        return hold_education_plan_meeting(by=self.hand.by, period=self.period, **given)

    @classmethod
    def next_steps(cls, record: EducationPlan) -> Iterable[NextStep]:
        yield NextStep(all_steps()["agree_education_plan"], record.child, record, why="When the plan is complete.")


@register
class AgreeEducationPlan(CareStep, StepForm):
    """The plan of a meeting is complete."""

    key = "agree_education_plan"
    title = "Record that a personal education plan is agreed"
    stage = HEALTH_AND_EDUCATION
    done = "Education plan agreed"
    about = EducationPlan

    agreed_on = DateField(label="On which day was the plan complete?")
    quality = CodeField(
        code_set="pep_quality",
        label="How good is the plan, as the virtual school judges it?",
        required=False,
        widget=forms.RadioSelect,
    )

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[EducationPlan]:
        return EducationPlan.objects.held().filter(child=child, agreed_on=None).order_by("-held_on")

    def in_view(self) -> list[Fact]:
        plan = cast(EducationPlan, self.subject)
        return [Fact("Meeting", plan.held_on), Fact("School", plan.school), Fact("Targets", plan.targets)]

    def perform(self, shared_part: SharedPart | None) -> EducationPlan:
        given: dict[str, Any] = self.facts()
        return agree_education_plan(by=self.hand.by, plan=cast(EducationPlan, self.subject), **given)
