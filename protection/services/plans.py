"""Child protection plans: started by a conference, worked by core groups, reviewed, ended."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from assessments.models import CinPlan
from assessments.services import end_cin_plan
from csc.models import Child, Code, User
from protection import codes
from protection.due import core_group_due_on, review_due_on, visit_due_on
from protection.models import (
    CategoryOfAbuseChange,
    CoreGroup,
    InitialConference,
    PlanUpdate,
    ProtectionPlan,
    ProtectionVisit,
    ReviewConference,
)
from workforce.casework import anew, check_facts, expect, keep, move_due_dates, of_case, save_record, set_facts, withdraw_rows
from workforce.models import Unit, Worker
from workforce.refusals import refuse_blank, refuse_unless_standing

UNMADE_VISIT = {"visited_on": None, "not_done_reason": None}
UNHELD = {"held_on": None}


# ── Beginning ────────────────────────────────────────────────────────────────────────────────────


def start_plan(*, by: User, conference: InitialConference, category: Code, facts: dict[str, Any]) -> ProtectionPlan:
    """The plan a conference made, from its day, with what is due under it. Part of deciding the conference."""
    known = {
        "recorded_by": by,
        "child": conference.child,
        "team": conference.team,
        "worker": conference.worker,
        "started_on": conference.held_on,
        "initial_category": category,
        "latest_category": category,
    }
    plan = anew(ProtectionPlan, conference=conference)
    set_facts(plan, {**known, **facts})
    _keep_new(plan, by=by, verb="start_plan")
    expect_next_core_group(by=by, plan=plan)
    expect_next_review(by=by, plan=plan)
    return plan


@transaction.atomic
def start_temporary_plan(
    *, by: User, child: Child, team: Unit, started_on: datetime.date, category: Code, other_authority: Code, **facts: Any
) -> ProtectionPlan:
    """A child on another authority's plan stays here for a while: visited here, counted and reviewed there.

    Raises:
        ValidationError: in the future, or a plan is open already.
    """
    plan = ProtectionPlan(recorded_by=by, child=child, team=team, started_on=started_on, held_for_other_authority=True)
    same = {"initial_category": category, "latest_category": category, "other_authority": other_authority}
    set_facts(plan, {**facts, **same})
    _keep_new(plan, by=by, verb="start_temporary_plan")
    return plan


def _keep_new(plan: ProtectionPlan, *, by: User, verb: str) -> None:
    """Keep a plan that begins. A child in need plan gives way to it on that day (4001, 4017)."""
    for other in CinPlan.objects.standing().filter(child=plan.child, ended_on__isnull=True):
        end_cin_plan(by=by, plan=other, ended_on=plan.started_on, reason="A child protection plan began.")
    overlapping = CinPlan.objects.standing().filter(child=plan.child, ended_on__gt=plan.started_on)
    if overlapping.exists():
        raise ValidationError({"started_on": "A child in need plan was open after this day. Correct when it ended first."})
    keep(plan, by=by, verb=verb)
    expect_next_visit(by=by, plan=plan)


def expect_next_visit(*, by: User, plan: ProtectionPlan) -> None:
    """The visit that comes next, unless the plan has ended or the child is not born yet."""
    if plan.ended_on is None:
        expect(ProtectionVisit, plan, by=by, due_on=visit_due_on(plan), not_yet=UNMADE_VISIT, plan=plan)


def expect_next_core_group(*, by: User, plan: ProtectionPlan) -> None:
    if plan.ended_on is None:
        expect(CoreGroup, plan, by=by, due_on=core_group_due_on(plan), not_yet=UNHELD, plan=plan)


def expect_next_review(*, by: User, plan: ProtectionPlan) -> None:
    if plan.ended_on is None:
        expect(ReviewConference, plan, by=by, due_on=review_due_on(plan), not_yet=UNHELD, plan=plan)


# ── While it lasts ───────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def change_category(*, by: User, plan: ProtectionPlan, category: Code, changed_on: datetime.date, reason: str) -> ProtectionPlan:
    """The plan's category from a day on; the initial one never changes.

    Raises:
        ValidationError: the category it has already, outside the plan, in the future, or no reason.
    """
    refuse_unless_standing(plan)
    refuse_blank(reason, "reason", "Say why the category changes.")
    before = plan.category_changes.filter(changed_on__lte=changed_on).order_by("changed_on", "pk").last()
    if category.pk == (before.category_id if before else plan.initial_category_id):
        raise ValidationError({"category": "This is the plan's category on that day already."})
    change = CategoryOfAbuseChange(recorded_by=by, plan=plan, category=category, changed_on=changed_on, reason=reason)
    check_facts(change)
    save_record(change)
    latest = plan.category_changes.order_by("changed_on", "pk").last()
    plan.latest_category = latest.category if latest else category
    keep(plan, by=by, verb="change_category")
    return plan


@transaction.atomic
def update_plan(*, by: User, plan: ProtectionPlan, agreed_on: datetime.date, text: str = "") -> PlanUpdate:
    """The plan as agreed on a day.

    Raises:
        ValidationError: outside the plan's dates, or in the future.
    """
    refuse_unless_standing(plan)
    update = of_case(PlanUpdate, plan, by=by, on=agreed_on, plan=plan, agreed_on=agreed_on, text=text)
    keep(update, by=by, verb="update_plan")
    return update


@transaction.atomic
def hold_core_group(*, by: User, plan: ProtectionPlan, held_on: datetime.date, **facts: Any) -> CoreGroup:
    """A core group was held; it takes the place of the one that was due, and the next is due from this day.

    Raises:
        ValidationError: outside the plan's dates, in the future, or on the day of another.
    """
    refuse_unless_standing(plan)
    waiting = plan.core_groups.standing().filter(**UNHELD).order_by("due_on").first()
    group = of_case(CoreGroup, plan, by=by, on=held_on, waiting=waiting, plan=plan, **facts)
    group.held_on = held_on
    group.due_on = core_group_due_on(plan, before=held_on)
    keep(group, by=by, verb="hold_core_group")
    later = plan.core_groups.held().filter(held_on__gt=held_on)
    move_due_dates(later, lambda row: core_group_due_on(plan, before=row.held_on))
    expect_next_core_group(by=by, plan=plan)
    return group


@transaction.atomic
def hold_review(
    *,
    by: User,
    plan: ProtectionPlan,
    held_on: datetime.date,
    outcome: Code,
    end_reason: Code | None = None,
    chair: Worker | None = None,
    **facts: Any,
) -> ReviewConference:
    """A review conference was held; the next is due six months from this day, not from when this one was due.

    With an outcome that ends the plan, the plan ends that day, for the `end_reason`.

    Raises:
        ValidationError: on or before the plan's start, after its end, in the future, an adjournment, on the day of
            another review, or an end without its reason.
    """
    refuse_unless_standing(plan)
    if outcome.pk == codes.REVIEW_ADJOURNED:
        raise ValidationError({"outcome": "An adjourned review has not been held. Put it off instead, with the reason."})
    ends = outcome.group == codes.REVIEW_ENDS
    if ends and end_reason is None and plan.ended_on is None:
        raise ValidationError({"end_reason": "Say why the plan ends."})
    waiting = plan.reviews.standing().filter(**UNHELD).order_by("due_on").first()
    review = of_case(ReviewConference, plan, by=by, on=held_on, waiting=waiting, plan=plan, **facts)
    review.held_on, review.outcome = held_on, outcome
    review.due_on = review_due_on(plan, before=held_on)
    keep(review, by=by, verb="hold_review")
    _hold_meeting(review, held_on, chair)
    later = plan.reviews.held().filter(held_on__gt=held_on)
    move_due_dates(later, lambda row: review_due_on(plan, before=row.held_on))
    if ends and end_reason is not None and plan.ended_on is None:
        end_plan(by=by, plan=plan, ended_on=held_on, end_reason=end_reason)
    else:
        expect_next_review(by=by, plan=plan)
    return review


def _hold_meeting(review: ReviewConference, held_on: datetime.date, chair: Worker | None) -> None:
    meeting = review.meeting
    if meeting is None or meeting.cancelled_reason:
        return
    meeting.held_on, meeting.quorate, meeting.chair = held_on, True, chair or meeting.chair
    save_record(meeting)


# ── Ending ───────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def end_plan(*, by: User, plan: ProtectionPlan, ended_on: datetime.date, end_reason: Code) -> ProtectionPlan:
    """End the plan. The visit and the meetings it still waited for are withdrawn, with the reason.

    Raises:
        ValidationError: ended already, in the future, after the child's death (8920), or on or before the day it started.
    """
    refuse_unless_standing(plan)
    if plan.ended_on is not None:
        raise ValidationError({"ended_on": "This plan has already ended. Correct the end if it is wrong."})
    plan.ended_on, plan.end_reason = ended_on, end_reason
    keep(plan, by=by, verb="end_plan")
    withdraw_rows(list(plan.reviews.standing().filter(**UNHELD)), reason="The plan ended before it was held.")
    withdraw_rows(list(plan.core_groups.standing().filter(**UNHELD)), reason="The plan ended before it was held.")
    withdraw_rows(list(plan.visits.planned()), reason="The plan ended before the visit.")
    return plan
