"""Reviews by the independent reviewing officer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.db.models import Exists, OuterRef, QuerySet

from csc.components import Fact
from csc.forms import DateField
from csc.models import Child, SharedPart
from looked_after import codes
from looked_after.forms.common import (
    LATE_HINT,
    LOOKED_AFTER,
    OWN_WORDS,
    OWN_WORDS_HINT,
    CareStep,
    InCare,
    OfCare,
    awaited,
    due_fact,
    follows_from,
    reviewing_officers,
)
from looked_after.models import LookedAfterReview, PeriodOfCare
from looked_after.services import adjourn_review, book_review, cancel_review, hold_review, record_minutes
from workforce.recording.shared import joined_to_earlier
from workforce.recording.steps import Carried, NextStep, StepForm, StepModelForm, all_steps, register

UNDER_FOUR_UNTIL = 4
"""The age from which a child is counted among those who could take part in a review."""


class AboutReview(CareStep):
    """What the steps on the review that comes next share."""

    def words(self, shared_part: SharedPart | None) -> SharedPart | None:
        """What was written for all the children, after what was written for them when the review was booked or put off."""
        period = cast(PeriodOfCare, self.subject)
        return joined_to_earlier(shared_part, awaited(period)["review"])

    def in_view(self) -> list[Fact]:
        review = self.subject.reviews.booked().first()  # type: ignore[union-attr]
        facts = due_fact("Review due", review, self.hand.today)
        if review is not None and review.planned_for:
            facts.append(Fact("Booked for", review.planned_for))
        if review is not None and review.adjourned_on:
            facts.append(Fact("Adjourned", f"{review.adjourned_on:%-d %B %Y}: {review.adjourned_reason}"))
        last = self.subject.reviews.held().order_by("-held_on").first()  # type: ignore[union-attr]
        return [*facts, Fact("Last review", last.held_on if last else "None yet")]


class BookedReview(AboutReview, InCare, StepForm):
    """A step on the review that is due and not yet held."""

    for_siblings = True

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[PeriodOfCare]:
        booked = LookedAfterReview.objects.booked().filter(period_of_care=OuterRef("pk"))
        return super().open_for(child).filter(Exists(booked))

    @classmethod
    def next_steps(cls, record: LookedAfterReview) -> Iterable[NextStep]:
        return follows_from(awaited(record.period_of_care)["review"])


@register
class BookReview(BookedReview):
    """The day on which the next review is to be held."""

    key = "book_looked_after_review"
    title = "Book the next review"
    done = "Review booked"
    shared = frozenset({"planned_for"})
    ahead = frozenset({"planned_for"})

    planned_for = DateField(
        label="On which day is the review to be held?",
        help_text="Booking does not move the day by which it has to be held.",
    )

    def perform(self, shared_part: SharedPart | None) -> LookedAfterReview:
        return book_review(by=self.hand.by, period=self.period, shared_part=self.words(shared_part), **self.facts())


@register
class HoldReview(AboutReview, OfCare, StepModelForm):
    """A review that was held and completed. The next is due from this day."""

    key = "hold_looked_after_review"
    title = "Record a looked-after review"
    done = "Review recorded"
    clears = ((LookedAfterReview, "due_on"),)
    for_siblings = True
    shared = frozenset({"held_on", "reviewing_officer"})
    needed = ("held_on", "reviewing_officer", "decisions")
    labels = {
        "held_on": "On which day was the review completed?",
        "reviewing_officer": "Who was the reviewing officer?",
        "participation": "How did the child take part?",
        "officer_met_child_on": "When did the reviewing officer speak with the child before the review?",
        "own_words": OWN_WORDS,
        "decisions": "What was decided?",
        "late_reason": "If it was late, why?",
    }
    hints = {
        "held_on": "The next review is due from this day, not from the day this one was due.",
        "participation": "A child under 4 on the day of the review is recorded as that, whatever they did.",
        "own_words": OWN_WORDS_HINT,
        "decisions": "Who does what by when. Others will work from this.",
        "late_reason": LATE_HINT,
    }

    class Meta:
        model = LookedAfterReview
        fields = [
            "held_on",
            "reviewing_officer",
            "participation",
            "officer_met_child_on",
            "own_words",
            "decisions",
            "late_reason",
        ]
        widgets = {"participation": forms.RadioSelect}

    def prepare(self) -> None:
        super().prepare()
        officer: Any = self.fields["reviewing_officer"]
        officer.queryset = reviewing_officers(self.hand.today)
        officer.empty_label = "Choose the reviewing officer"
        self._narrow_participation()
        self.ask_why_late_only_after(awaited(self.period)["review"])

    def _narrow_participation(self) -> None:
        """A child under 4 is recorded as that; to one well past the fifth birthday the answer does not belong."""
        taken_part: Any = self.fields["participation"]
        taken_part.required = not self.period.short_breaks
        age = self.child.age_on(self.hand.today) or 0
        if age < UNDER_FOUR_UNTIL:
            taken_part.initial = codes.UNDER_FOUR
        elif age > UNDER_FOUR_UNTIL:
            taken_part.queryset = taken_part.queryset.exclude(pk=codes.UNDER_FOUR)

    def carried(self) -> dict[str, Carried]:
        """The officer of the last review, while still one."""
        last = self.period.reviews.held().select_related("reviewing_officer").order_by("-held_on").first()
        officer = last.reviewing_officer if last else None
        if (
            last is None
            or last.held_on is None
            or officer is None
            or not reviewing_officers(self.hand.today).filter(pk=officer.pk).exists()
        ):
            return {}
        return {"reviewing_officer": Carried(officer, "the last review", last.held_on)}

    def perform(self, shared_part: SharedPart | None) -> LookedAfterReview:
        return hold_review(by=self.hand.by, period=self.period, shared_part=self.words(shared_part), **self.facts())

    @classmethod
    def next_steps(cls, record: LookedAfterReview) -> Iterable[NextStep]:
        period = record.period_of_care
        yield from follows_from(awaited(period)["review"])
        if record.minutes_recorded_on is None:
            minutes = all_steps()["record_review_minutes"]
            yield NextStep(minutes, record.child, record, why="Until then the review is in no report.")
        if period.ended_on is None:
            plan = all_steps()["agree_care_plan"]
            yield NextStep(plan, record.child, period, why="If the review changed the care plan.")


@register
class AdjournReview(BookedReview):
    """The review met and was not completed. It stays due."""

    key = "adjourn_looked_after_review"
    title = "Record that a review was adjourned"
    done = "Adjournment recorded"
    intro = "An adjourned review has not been held: it stays due on the day it was due."
    shared = frozenset({"adjourned_on", "reason"})

    adjourned_on = DateField(label="On which day was it adjourned?")
    reason = forms.CharField(label="Why?", max_length=200)

    def perform(self, shared_part: SharedPart | None) -> LookedAfterReview:
        return adjourn_review(by=self.hand.by, period=self.period, shared_part=self.words(shared_part), **self.facts())


@register
class CancelReview(BookedReview):
    """The booked review will not be held. Another is due by the same day."""

    key = "cancel_looked_after_review"
    title = "Record that a review was cancelled"
    done = "Cancellation recorded"
    intro = "The clock runs on: another review is due by the same day."
    shared = frozenset({"cancelled_on", "reason"})

    cancelled_on = DateField(label="On which day was it cancelled?")
    reason = forms.CharField(label="Why?", max_length=200)

    def perform(self, shared_part: SharedPart | None) -> LookedAfterReview:
        return cancel_review(by=self.hand.by, period=self.period, shared_part=self.words(shared_part), **self.facts())


@register
class RecordMinutes(CareStep, StepForm):
    """The minutes of a review that was held are on the record."""

    key = "record_review_minutes"
    title = "Record that the minutes of a review are written"
    stage = LOOKED_AFTER
    done = "Minutes recorded"
    about = LookedAfterReview

    minutes_recorded_on = DateField(label="On which day were the minutes finished?")
    decisions = forms.CharField(
        label="Decisions, if they are not recorded yet",
        required=False,
        widget=forms.Textarea,
        help_text="Left empty, what was recorded with the review stays.",
    )

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[LookedAfterReview]:
        return LookedAfterReview.objects.without_minutes().filter(child=child).order_by("-held_on")

    def in_view(self) -> list[Fact]:
        review: Any = self.subject
        return [Fact("Review held", review.held_on), Fact("Decisions", review.decisions)]

    def perform(self, shared_part: SharedPart | None) -> LookedAfterReview:
        given = self.facts()
        recorded_on = given.pop("minutes_recorded_on")
        return record_minutes(by=self.hand.by, review=self.subject, recorded_on=recorded_on, **given)  # type: ignore[arg-type]
