"""Review conferences: booked, put off, held and decided."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone

from assessments.forms.common import OWN_WORDS_HINT, CodesField, due_fact, leave_out, step_named
from csc.components import Fact
from csc.formats import day as in_full
from csc.forms import CodeField, MomentField
from csc.models import Child, Code, SharedPart
from csc.permissions import Permission
from protection import codes
from protection.forms.bookings import PutOffForm
from protection.forms.common import (
    LATE_HINT,
    LATE_LABEL,
    OfPlan,
    ask_only_if_late,
    meeting_of_siblings,
    next_review,
    planned_in_view,
    refuse_late_without_reason,
    standing_meeting,
    what_a_plan_asks,
)
from protection.forms.plans import what_follows_a_plan
from protection.models import ConferenceAttendance, ConferenceMeeting, ProtectionPlan, ReviewConference
from protection.services import book_review_conference, hold_review, record_attendance
from workforce.recording.shared import joined_to_earlier
from workforce.recording.steps import Carried, NextStep, Reveal, StepForm, StepModelForm, register

ENDS = ("review_outcome:end", "review_outcome:step_down_cin", "review_outcome:step_down_early_help")
"""The outcomes with which the plan ends that day, as the list of codes is delivered."""


@register
class BookReview(OfPlan, StepForm):
    """The meeting of the review that is due; brothers and sisters share one."""

    key = "book_review_conference"
    title = "Book a review conference"
    done = "Review conference booked"
    button = "Book the conference"
    ahead = frozenset({"planned_for"})
    for_siblings = True
    shared = frozenset({"planned_for", "invited", "late_is_known"})
    helpers = frozenset({"invited", "late_is_known"})

    planned_for = MomentField(
        label="When will the review be held?", help_text="Brothers and sisters booked for the same time share the meeting."
    )
    late_is_known = forms.BooleanField(
        label="It cannot be held by the due date",
        help_text="Tick this only if no earlier day can be had. The reason is asked when the review is held.",
        required=False,
    )
    invited = CodesField(code_set="agency", label="Which agencies are invited?", help_text="A report is asked of each of them.")

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[ProtectionPlan]:
        waiting = ReviewConference.objects.standing().filter(child=child, held_on=None)
        booked = waiting.filter(meeting__isnull=False, meeting__cancelled_reason="")
        return super().open_for(child).filter(pk__in=waiting.values("plan")).exclude(pk__in=booked.values("plan"))

    def carried(self) -> dict[str, Carried]:
        last = ConferenceMeeting.objects.filter(held_on__isnull=False)
        last = last.filter(initial_conferences__plan=self.plan) | last.filter(review_conferences__plan=self.plan)
        meeting = last.order_by("held_on").last()
        rows = ConferenceAttendance.objects.filter(meeting=meeting, invited=True) if meeting else None
        agencies = list(Code.objects.filter(pk__in=rows.values("agency"))) if rows is not None else []
        if meeting is None or meeting.held_on is None or not agencies:
            return {}
        return {"invited": Carried(agencies, "those invited to the last conference", meeting.held_on)}

    def prepare(self) -> None:
        super().prepare()
        cast(CodesField, self.fields["invited"]).offer(self.code_day("invited"))

    def clean(self) -> dict[str, Any]:
        super().clean()
        review, planned = next_review(self.plan), self.cleaned_data.get("planned_for")
        if review is None or review.due_on is None or planned is None or self.cleaned_data.get("late_is_known"):
            return self.cleaned_data
        if timezone.localdate(planned) > review.due_on:
            late = f"The review is due by {in_full(review.due_on)}. Choose an earlier day, or tick that none can be had"
            self.add_error("planned_for", ValidationError(late))
        return self.cleaned_data

    def in_view(self) -> list[Fact]:
        return [*super().in_view(), *self.due_in_view("Review due", next_review(self.plan))]

    def perform(self, shared_part: SharedPart | None) -> ReviewConference:
        planned = self.cleaned_data["planned_for"]
        meeting = meeting_of_siblings(self.child, ConferenceMeeting.Kind.REVIEW, planned)
        part = joined_to_earlier(shared_part, next_review(self.plan))
        review = book_review_conference(by=self.hand.by, plan=self.plan, planned_for=planned, meeting=meeting, shared_part=part)
        assert review.meeting is not None  # noqa: S101 - booking makes one
        asked = set(review.meeting.attendances.values_list("agency", flat=True))
        for agency in self.cleaned_data["invited"]:
            if agency.pk not in asked:
                record_attendance(by=self.hand.by, conference=review, agency=agency)
        return review

    @classmethod
    def next_steps(cls, record: ReviewConference) -> Iterable[NextStep]:
        why = "Tick off who came and whose report arrived."
        yield NextStep(step_named("record_review_attendance"), record.child, record, None, why)
        yield NextStep(HoldReview, record.child, record.plan, record.due_on)


@register
class PutOffReview(PutOffForm):
    """A review conference that was adjourned, not quorate or moved."""

    key = "postpone_review_conference"
    title = "Put off a review conference"
    about = ReviewConference

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[ReviewConference]:
        waiting = ReviewConference.objects.standing().filter(child=child, held_on=None, plan__ended_on=None)
        return waiting.filter(meeting__isnull=False, meeting__held_on=None)

    def in_view(self) -> list[Fact]:
        review = cast(ReviewConference, self.subject)
        return planned_in_view(review) + due_fact("Due", review.due_on, self.hand.today)

    def perform(self, shared_part: SharedPart | None) -> ReviewConference:
        return cast(ReviewConference, self.put_off(self.subject))


@register
class HoldReview(OfPlan, StepModelForm):
    """A review conference was held: the plan goes on, and the next is due from that day, or the plan ends."""

    key = "hold_review"
    title = "Record the decision of a review conference"
    done = "Decision of the review recorded"
    button = "Save the decision"
    permission = Permission.CHAIR_MEETINGS
    clears = ((ReviewConference, "due_on"),)
    for_siblings = True
    shared = frozenset({"held_on", "late_reason"})
    needed = ("held_on", "outcome", "participation")
    reveals = {"end_reason": Reveal("outcome", ENDS, required=True)}
    labels = {
        "held_on": "When was the review held?",
        "late_reason": LATE_LABEL,
        "outcome": "What was decided about this child?",
        "participation": "How did the child take part?",
        "own_words": "What did the child say to the conference, in their own words?",
    }
    hints = {
        "late_reason": LATE_HINT,
        "outcome": "A review that was adjourned or not quorate has not been held: put it off instead.",
        "own_words": OWN_WORDS_HINT,
    }
    end_reason = CodeField(
        code_set="cp_plan_end_reason", label="Why does the plan end?", help_text="Goes to the national return."
    )

    class Meta:
        model = ReviewConference
        fields = ["held_on", "late_reason", "outcome", "participation", "own_words"]
        widgets = {"outcome": forms.RadioSelect}

    field_order = ["held_on", "late_reason", "outcome", "end_reason", "participation", "own_words"]

    def prepare(self) -> None:
        super().prepare()
        leave_out(self.fields["outcome"], codes.REVIEW_ADJOURNED)
        review = next_review(self.plan)
        ask_only_if_late(self, review.due_on if review else None)
        meeting = standing_meeting(review) if review else None
        if meeting is not None and meeting.planned_for is not None and meeting.planned_for <= timezone.now():
            self.initial.setdefault("held_on", timezone.localdate(meeting.planned_for))

    def clean(self) -> dict[str, Any]:
        super().clean()
        review = next_review(self.plan)
        refuse_late_without_reason(self, "held_on", self.cleaned_data.get("held_on"), review.due_on if review else None)
        return self.cleaned_data

    def in_view(self) -> list[Fact]:
        review = next_review(self.plan)
        booked = planned_in_view(review) if review else []
        return [*super().in_view(), *self.due_in_view("Review due", review), *booked]

    def perform(self, shared_part: SharedPart | None) -> ReviewConference:
        part = joined_to_earlier(shared_part, next_review(self.plan))
        return hold_review(by=self.hand.by, plan=self.plan, chair=self.hand.worker, shared_part=part, **self.facts())

    @classmethod
    def next_steps(cls, record: ReviewConference) -> Iterable[NextStep]:
        if record.plan.ended_on is not None:
            yield from what_follows_a_plan(record.plan)
        else:
            yield from what_a_plan_asks(record.plan)
