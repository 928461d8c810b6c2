"""The decision of an initial conference, and the plan held for another authority."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from assessments.forms.common import OWN_WORDS_HINT, leave_out, step_named
from csc.components import Fact
from csc.forms import CodeField, DateField
from csc.models import Child, SharedPart
from csc.permissions import Permission
from csc.prepared import Whether
from protection import codes
from protection.forms.bookings import BookedConference
from protection.forms.common import (
    LATE_HINT,
    LATE_LABEL,
    PROTECTION,
    ask_only_if_late,
    refuse_late_without_reason,
    standing_meeting,
    what_a_plan_asks,
)
from protection.models import InitialConference, ProtectionPlan
from protection.services import decide_initial_conference, start_temporary_plan
from workforce.recording.dated import DatedStep
from workforce.recording.shared import joined_to_earlier
from workforce.recording.steps import Carried, NextStep, Reveal, StepForm, register

CHILD_IN_NEED_INSTEAD = "conference_outcome:cin_plan"


@register
class DecideInitialConference(BookedConference, StepForm):
    """The conference was held; with a plan, the plan begins that day."""

    key = "decide_initial_conference"
    title = "Record the decision of an initial conference"
    done = "Decision of the conference recorded"
    button = "Save the decision"
    permission = Permission.CHAIR_MEETINGS
    clears = ((InitialConference, "due_on"),)
    for_siblings = True
    shared = frozenset({"held_on", "late_reason"})
    reveals = {
        "category": Reveal("outcome", (codes.PLAN,), required=True),
        "danger_statement": Reveal("outcome", (codes.PLAN,)),
        "safety_goals": Reveal("outcome", (codes.PLAN,)),
        "previous_plans_elsewhere": Reveal("outcome", (codes.PLAN,)),
    }

    held_on = DateField(label="When was the conference held?", help_text="A plan starts on this day.")
    late_reason = CodeField(code_set="delay_reason", label=LATE_LABEL, help_text=LATE_HINT, required=False)
    outcome = CodeField(
        code_set="conference_outcome",
        label="What was decided about this child?",
        help_text="A conference that was adjourned or not quorate has not been held: put it off instead.",
        widget=forms.RadioSelect,
    )
    category = CodeField(code_set="category_of_abuse", label="What kind of abuse or neglect?", widget=forms.RadioSelect)
    danger_statement = forms.CharField(label="What is the danger to this child?", required=False, widget=forms.Textarea)
    safety_goals = forms.CharField(label="What has to change for the child to be safe?", required=False, widget=forms.Textarea)
    previous_plans_elsewhere = forms.IntegerField(
        label="How many child protection plans did the child have in other authorities?",
        help_text="Plans made here are counted by csc.",
        required=False,
        min_value=0,
        max_value=30,
    )
    own_words = forms.CharField(
        label="What did the child say to the conference, in their own words?",
        help_text=OWN_WORDS_HINT,
        required=False,
        widget=forms.Textarea,
    )

    def carried(self) -> dict[str, Carried]:
        enquiry = self.conference.enquiry
        if enquiry is None or enquiry.category is None or enquiry.completed_on is None:
            return {}
        return {"category": Carried(enquiry.category, "the section 47 enquiry", enquiry.completed_on)}

    def prepare(self) -> None:
        super().prepare()
        leave_out(self.fields["outcome"], codes.CONFERENCE_ADJOURNED)
        meeting = standing_meeting(self.conference)
        if meeting is not None and meeting.planned_for is not None and meeting.planned_for <= timezone.now():
            self.initial.setdefault("held_on", timezone.localdate(meeting.planned_for))
        if self.conference.late_reason is not None:
            self.initial.setdefault("late_reason", self.conference.late_reason)
        ask_only_if_late(self, self.conference.due_on)

    def clean(self) -> dict[str, Any]:
        super().clean()
        refuse_late_without_reason(self, "held_on", self.cleaned_data.get("held_on"), self.conference.due_on)
        return self.cleaned_data

    def in_view(self) -> list[Fact]:
        enquiry = self.conference.enquiry
        found = [Fact("The enquiry found", enquiry.outcome), Fact("Analysis", enquiry.analysis)] if enquiry else []
        return [*super().in_view(), *found]

    def perform(self, shared_part: SharedPart | None) -> InitialConference:
        facts = self.facts()
        of_plan = {name: facts.pop(name) for name in ("danger_statement", "safety_goals", "previous_plans_elsewhere")}
        of_plan["previous_plans_elsewhere"] = of_plan["previous_plans_elsewhere"] or 0
        conference = self.conference
        if shared_part is not None:
            conference.shared_part = joined_to_earlier(shared_part, conference)
            of_plan["shared_part"] = shared_part
        decide_initial_conference(by=self.hand.by, conference=conference, chair=self.hand.worker, **facts, **of_plan)
        return conference

    @classmethod
    def brings_about(cls, record: InitialConference) -> Iterable[ProtectionPlan]:
        return ProtectionPlan.objects.standing().filter(conference=record)

    @classmethod
    def next_steps(cls, record: InitialConference) -> Iterable[NextStep]:
        plan = ProtectionPlan.objects.standing().filter(conference=record, ended_on=None).first()
        if plan is not None:
            yield from what_a_plan_asks(plan)
        elif record.outcome_id == CHILD_IN_NEED_INSTEAD:
            start = step_named("start_cin_plan")
            case = start.open_for(record.child).first()
            if case is not None:
                yield NextStep(start, record.child, case, None, "The conference decided on a child in need plan.")
        yield NextStep(step_named("record_conference_minutes"), record.child, record)


@register
class StartTemporaryPlan(DatedStep, StepForm):
    """A child on another authority's plan stays here for a while: visited here, counted and reviewed there."""

    key = "start_temporary_plan"
    title = "Record another authority’s plan for a child who stays here for a while"
    stage = PROTECTION
    done = "Temporary plan recorded"

    started_on = DateField(
        label="When does the plan start?",
        help_text="Another authority’s plan is held from the day on which the child is here.",
    )
    category = CodeField(code_set="category_of_abuse", label="Which category has the other authority’s plan?")
    other_authority = CodeField(code_set="local_authority", label="Whose plan is it?")

    @classmethod
    def under_way(cls, child: Child) -> bool:
        return _has_a_plan(child)

    def perform(self, shared_part: SharedPart | None) -> ProtectionPlan:
        return start_temporary_plan(**self.hand.recording(self.child), **self.facts())

    @classmethod
    def next_steps(cls, record: ProtectionPlan) -> Iterable[NextStep]:
        return what_a_plan_asks(record)


@Whether
def _has_a_plan(children: list[int]) -> QuerySet[ProtectionPlan]:
    return ProtectionPlan.objects.standing().filter(child__in=children, ended_on=None)
