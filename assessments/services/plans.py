"""Child in need plans, and the visits and reviews they ask for."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from assessments.due import cin_review_due_on, cin_visit_due_on
from assessments.models import CinEpisode, CinPlan, CinReview, CinVisit
from assessments.obstacles import PLANNING, refuse_obstacles
from csc.models import Code, User
from workforce.casework import expect, keep, move_due_dates, of_case, set_facts, withdraw_rows
from workforce.models import Worker
from workforce.refusals import day_of, refuse_unless_standing

UNMADE_VISIT = {"visited_on": None, "not_done_reason": None}
UNHELD_REVIEW = {"held_on": None}


@transaction.atomic
def start_cin_plan(*, by: User, episode: CinEpisode, started_on: datetime.date, **facts: Any) -> CinPlan:
    """Agree a child in need plan on an open case; its first visit and review are due from that day.

    Raises:
        ValidationError: the case is closed on that day, a plan is open, or a protection plan is (4001).
    """
    refuse_unless_standing(episode, "episode")
    if not CinEpisode.objects.open_on(started_on).filter(pk=episode.pk).exists():
        raise ValidationError({"started_on": "The case is not open on this day."})
    refuse_obstacles(PLANNING, episode.child, started_on, "started_on")
    plan = of_case(CinPlan, episode, by=by, on=started_on, episode=episode, **facts)
    plan.started_on = started_on
    keep(plan, by=by, verb="start_cin_plan")
    _expect_next_visit(by=by, plan=plan)
    _expect_next_review(by=by, plan=plan)
    return plan


@transaction.atomic
def update_cin_plan(*, by: User, plan: CinPlan, aims: str) -> CinPlan:
    """What the plan is to achieve, as agreed now; the history keeps what it was.

    Raises:
        ValidationError: the plan has ended.
    """
    _refuse_if_ended(plan)
    plan.aims = aims
    keep(plan, by=by, verb="update_cin_plan")
    return plan


@transaction.atomic
def end_cin_plan(*, by: User, plan: CinPlan, ended_on: datetime.date, reason: str = "") -> CinPlan:
    """End the plan; the visit and the review it still waited for are withdrawn.

    Raises:
        ValidationError: ended already, before it started, or in the future.
    """
    _refuse_if_ended(plan)
    plan.ended_on, plan.end_reason = ended_on, reason
    keep(plan, by=by, verb="end_cin_plan")
    withdraw_rows(list(plan.visits.planned()), reason="The plan ended before the visit.")
    withdraw_rows(list(plan.reviews.standing().filter(**UNHELD_REVIEW)), reason="The plan ended before it was held.")
    return plan


def _refuse_if_ended(plan: CinPlan) -> None:
    refuse_unless_standing(plan)
    if plan.ended_on is not None:
        raise ValidationError({"ended_on": "This plan has already ended. Correct the end if it is wrong."})


# ── Visits ───────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def record_cin_visit(
    *, by: User, case: CinPlan | CinEpisode, worker: Worker, visited_on: datetime.date, finished: bool = True, **facts: Any
) -> CinVisit:
    """A visit to a child in need was made, under a plan or, before there is one, under the open case.

    It takes the place of the one that was due, so that its due date stays with it. Only a `finished` visit at which
    the child was seen counts; an unfinished one is finished with `finish_cin_visit`.

    Raises:
        ValidationError: in the future, outside the plan or case, or seen but not alone without a reason.
    """
    refuse_unless_standing(case)
    plan = case if isinstance(case, CinPlan) else None
    if plan is None and (visited_on < case.started_on or (case.ended_on is not None and visited_on > case.ended_on)):
        raise ValidationError({"visited_on": "The case was not open on this day. Check the date."})
    waiting = plan.visits.planned().order_by("due_on").first() if plan else None
    visit = of_case(CinVisit, case, by=by, on=visited_on, waiting=waiting, plan=plan, **facts)
    visit.visited_on, visit.worker = visited_on, worker
    visit.completed_at = timezone.now() if finished else None
    if plan is not None:
        visit.due_on = cin_visit_due_on(plan, before=visited_on)
    keep(visit, by=by, verb="record_cin_visit")
    _follow_visit(by=by, visit=visit)
    return visit


@transaction.atomic
def finish_cin_visit(*, by: User, visit: CinVisit, **facts: Any) -> CinVisit:
    """The record of a visit is finished: from now on it counts. `facts` are columns filled in since.

    Raises:
        ValidationError: finished already, not made, or without saying whether the child was seen.
    """
    refuse_unless_standing(visit)
    if visit.completed_at is not None:
        raise ValidationError("This visit is already finished. Correct it if something is wrong.")
    if visit.visited_on is None:
        raise ValidationError({"visited_on": "Give the day the visit was made."})
    set_facts(visit, {**facts, "completed_at": timezone.now()})
    keep(visit, by=by, verb="finish_cin_visit")
    _follow_visit(by=by, visit=visit)
    return visit


@transaction.atomic
def record_cin_visit_not_done(*, by: User, plan: CinPlan, reason: Code) -> CinVisit:
    """The visit that was due did not happen. The reason is kept, and the child is still due to be seen.

    Raises:
        ValidationError: no visit was due.
    """
    _refuse_if_ended(plan)
    visit = plan.visits.planned().order_by("due_on").first()
    if visit is None:
        raise ValidationError("No visit is due under this plan.")
    visit.not_done_reason = reason
    keep(visit, by=by, verb="record_cin_visit_not_done")
    _expect_next_visit(by=by, plan=plan)
    return visit


def _follow_visit(*, by: User, visit: CinVisit) -> None:
    plan = visit.plan
    if plan is None or visit.visited_on is None:
        return
    later = plan.visits.standing().filter(visited_on__gt=visit.visited_on)
    move_due_dates(later, lambda row: cin_visit_due_on(plan, before=row.visited_on))
    _expect_next_visit(by=by, plan=plan)


def _expect_next_visit(*, by: User, plan: CinPlan) -> None:
    if plan.ended_on is None:
        expect(CinVisit, plan, by=by, due_on=cin_visit_due_on(plan), not_yet=UNMADE_VISIT, plan=plan)


# ── Reviews ──────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def hold_cin_review(*, by: User, plan: CinPlan, held_on: datetime.date, **facts: Any) -> CinReview:
    """A review of the plan was held; the next is due from this day. `facts` are columns of CinReview.

    Raises:
        ValidationError: in the future, on a day on which the plan was not open, or on the day of another review.
    """
    refuse_unless_standing(plan)
    waiting = plan.reviews.standing().filter(**UNHELD_REVIEW).order_by("due_on").first()
    review = of_case(CinReview, plan, by=by, on=day_of(held_on), waiting=waiting, plan=plan, **facts)
    review.held_on = held_on
    review.due_on = cin_review_due_on(plan, before=held_on)
    keep(review, by=by, verb="hold_cin_review")
    later = plan.reviews.held().filter(held_on__gt=held_on)
    move_due_dates(later, lambda row: cin_review_due_on(plan, before=row.held_on))
    _expect_next_review(by=by, plan=plan)
    return review


def _expect_next_review(*, by: User, plan: CinPlan) -> None:
    if plan.ended_on is None:
        expect(CinReview, plan, by=by, due_on=cin_review_due_on(plan), not_yet=UNHELD_REVIEW, plan=plan)
