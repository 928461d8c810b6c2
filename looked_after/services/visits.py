"""Seeing the child, and reviewing the care plan."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from csc.models import Code, SharedPart, User
from looked_after import codes, rules
from looked_after.due import review_due_on, visit_due_on
from looked_after.models import LookedAfterReview, LookedAfterVisit, PeriodOfCare
from looked_after.services.common import keep, of_period, set_facts
from looked_after.services.expected import correct_due_dates, expect_next_review, expect_next_visit
from workforce.models import Worker


@transaction.atomic
def record_visit(
    *,
    by: User,
    period: PeriodOfCare,
    worker: Worker,
    visited_on: datetime.date,
    kind: str = codes.SOCIAL_WORKER_VISIT,
    finished: bool = True,
    **facts: Any,
) -> LookedAfterVisit:
    """A visit was made. It takes the place of the one that was due, so that its due date stays with it.

    Raises:
        ValidationError: in the future, while not looked after, or seen but not alone without a reason.
    """
    rules.refuse_future(visited_on, "visited_on")
    rules.refuse_outside_period(period, visited_on, "visited_on")
    waiting = _due_visit(period, kind)
    visit = of_period(LookedAfterVisit, period, by=by, on=visited_on, waiting=waiting, kind_id=kind, **facts)
    visit.visited_on, visit.worker = visited_on, worker
    visit.placement = period.placements.open_on(visited_on).first() or visit.placement
    visit.completed_at = timezone.now() if finished else None
    if visit.seen_alone_id in (codes.NOT_SEEN_ALONE, codes.NOT_APPROPRIATE_ALONE) and not visit.not_alone_reason_id:
        raise ValidationError({"not_alone_reason": "Say why the child was not seen alone."})
    if kind == codes.SOCIAL_WORKER_VISIT:
        visit.due_on = visit_due_on(period, before=visited_on)
    keep(visit, by=by, verb="record_visit")
    correct_due_dates(period=period, since=visited_on)
    expect_next_visit(by=by, period=period)
    return visit


@transaction.atomic
def finish_visit(*, by: User, visit: LookedAfterVisit) -> LookedAfterVisit:
    """The record of a visit is finished: from now on it counts.

    Raises:
        ValidationError: finished already, not made, or without saying whether the child was seen.
    """
    if visit.completed_at is not None:
        raise ValidationError("This visit is already finished.")
    if visit.visited_on is None:
        raise ValidationError({"visited_on": "Give the day the visit was made."})
    if visit.child_seen is None:
        raise ValidationError({"child_seen": "Say whether the child was seen."})
    visit.completed_at = timezone.now()
    keep(visit, by=by, verb="finish_visit")
    correct_due_dates(period=visit.period_of_care, since=visit.visited_on)
    expect_next_visit(by=by, period=visit.period_of_care)
    return visit


@transaction.atomic
def record_visit_not_made(
    *, by: User, period: PeriodOfCare, reason: Code, kind: str = codes.SOCIAL_WORKER_VISIT
) -> LookedAfterVisit:
    """The visit that was due did not happen. The reason is kept, and the child is still due to be seen.

    Raises:
        ValidationError: no visit was due.
    """
    visit = _due_visit(period, kind)
    if visit is None:
        raise ValidationError("No visit of this kind is due.")
    visit.not_done_reason = reason
    keep(visit, by=by, verb="record_visit_not_made")
    expect_next_visit(by=by, period=period)
    return visit


def _due_visit(period: PeriodOfCare, kind: str) -> LookedAfterVisit | None:
    return LookedAfterVisit.objects.planned().filter(period_of_care=period, kind_id=kind).first()


@transaction.atomic
def hold_review(
    *,
    by: User,
    period: PeriodOfCare,
    held_on: datetime.date,
    reviewing_officer: Worker,
    participation: Code | None = None,
    **facts: Any,
) -> LookedAfterReview:
    """A review was held and completed. The next is due from this day, not from when this one was due.

    Raises:
        ValidationError: in the future, while not looked after, on the day of another review, or a participation code
            that does not fit the child's age.
    """
    rules.refuse_future(held_on, "held_on")
    rules.refuse_outside_period(period, held_on, "held_on")
    if period.reviews.held().filter(held_on=held_on).exists():
        raise ValidationError({"held_on": "A review on this day is already recorded."})
    _check_participation(period, held_on, participation)
    waiting = period.reviews.booked().first()
    review = of_period(LookedAfterReview, period, by=by, on=held_on, waiting=waiting, **facts)
    review.held_on, review.reviewing_officer, review.participation = held_on, reviewing_officer, participation
    review.due_on = review_due_on(period, before=held_on)
    keep(review, by=by, verb="hold_review")
    correct_due_dates(period=period, since=held_on)
    expect_next_review(by=by, period=period)
    return review


def _check_participation(period: PeriodOfCare, held_on: datetime.date, participation: Code | None) -> None:
    if participation is None:
        if not period.short_breaks:
            raise ValidationError({"participation": "Say how the child took part. Choose “under 4” for a younger child."})
        return
    under_four = rules.age_of(period.child, held_on) < 4
    if under_four != (participation.pk == codes.UNDER_FOUR):
        raise ValidationError(
            {"participation": "“Under 4” is for a child younger than 4 on the day of the review, and only for them."}
        )


@transaction.atomic
def book_review(*, by: User, period: PeriodOfCare, planned_for: datetime.date, **facts: Any) -> LookedAfterReview:
    """A day is set for the review that is due. The day by which it has to be held stays.

    Raises:
        ValidationError: none is due, or a day that has passed.
    """
    review = _booked_review(period)
    if planned_for < timezone.localdate():
        raise ValidationError({"planned_for": "This day has passed. Record the review if it was held on it."})
    review.planned_for = planned_for
    set_facts(review, facts)
    keep(review, by=by, verb="book_review")
    return review


@transaction.atomic
def adjourn_review(
    *, by: User, period: PeriodOfCare, adjourned_on: datetime.date, reason: str, shared_part: SharedPart | None = None
) -> LookedAfterReview:
    """The review met but was not completed. It stays due on the day it was due.

    Raises:
        ValidationError: none is due, or no reason.
    """
    review = _booked_review(period)
    if not reason.strip():
        raise ValidationError({"adjourned_reason": "Say why the review was adjourned."})
    rules.refuse_future(adjourned_on, "adjourned_on")
    rules.refuse_outside_period(period, adjourned_on, "adjourned_on")
    review.adjourned_on, review.adjourned_reason = adjourned_on, reason
    review.shared_part = shared_part or review.shared_part
    keep(review, by=by, verb="adjourn_review", reason=reason)
    return review


@transaction.atomic
def cancel_review(
    *, by: User, period: PeriodOfCare, cancelled_on: datetime.date, reason: str, shared_part: SharedPart | None = None
) -> LookedAfterReview:
    """The booked review will not be held. The clock runs on: another is due on the same day.

    Raises:
        ValidationError: none is due, or no reason.
    """
    review = _booked_review(period)
    if not reason.strip():
        raise ValidationError({"cancelled_reason": "Say why the review was cancelled."})
    rules.refuse_future(cancelled_on, "cancelled_on")
    review.cancelled_on, review.cancelled_reason = cancelled_on, reason
    review.shared_part = shared_part or review.shared_part
    keep(review, by=by, verb="cancel_review", reason=reason)
    expect_next_review(by=by, period=period)
    return review


def _booked_review(period: PeriodOfCare) -> LookedAfterReview:
    review = period.reviews.booked().first()
    if review is None:
        raise ValidationError("No review is booked for this child.")
    return review


@transaction.atomic
def record_minutes(*, by: User, review: LookedAfterReview, recorded_on: datetime.date, decisions: str = "") -> LookedAfterReview:
    """The minutes of a held review are on the record.

    Raises:
        ValidationError: the review was not held, or was held later.
    """
    if review.held_on is None or recorded_on < review.held_on:
        raise ValidationError({"minutes_recorded_on": "Minutes follow the review. Record when it was held first."})
    rules.refuse_future(recorded_on, "minutes_recorded_on")
    review.minutes_recorded_on = recorded_on
    review.decisions = decisions or review.decisions
    keep(review, by=by, verb="record_minutes")
    return review
