"""What is done to protect a child. One verb, one transaction, one line in the audit log."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from csc.audit import record_event
from csc.models import Child, Code, User
from protection import codes
from protection.models import (
    CategoryOfAbuseChange,
    ConferenceMeeting,
    CoreGroup,
    InitialConference,
    PlanUpdate,
    ProtectionPlan,
    ProtectionVisit,
    ReviewConference,
    Section47Enquiry,
    StrategyDiscussion,
)
from protection.timescales import FIRST_CORE_GROUP, FIRST_REVIEW, INITIAL_CONFERENCE, LATER_REVIEW
from workforce.casework import save_record
from workforce.models import Unit, Worker


@transaction.atomic
def hold_strategy_discussion(
    *, by: User, child: Child, team: Unit, held_at: datetime.datetime, launches_enquiry: bool, **facts: Any
) -> StrategyDiscussion:
    """Record a strategy discussion; if it launches a section 47 enquiry, start that enquiry on the same day."""
    discussion = StrategyDiscussion(
        recorded_by=by, child=child, team=team, held_at=held_at, launched_enquiry=launches_enquiry, **facts
    )
    save_record(discussion)
    record_event(by=by, verb="hold_strategy_discussion", record=discussion, child=child)
    if launches_enquiry:
        _start_enquiry(by=by, discussion=discussion)
    return discussion


def _start_enquiry(*, by: User, discussion: StrategyDiscussion) -> Section47Enquiry:
    started_on = timezone.localdate(discussion.held_at)
    if Section47Enquiry.objects.open_on(started_on).filter(child=discussion.child).exists():
        raise ValidationError("A section 47 enquiry about this child is already open. Record the discussion under that one.")
    enquiry = Section47Enquiry(
        recorded_by=by,
        child=discussion.child,
        team=discussion.team,
        worker=discussion.worker,
        strategy_discussion=discussion,
        referral=discussion.referral,
        started_on=started_on,
        conference_due_on=INITIAL_CONFERENCE.due_on(started_on),
    )
    save_record(enquiry)
    record_event(by=by, verb="start_enquiry", record=enquiry, child=enquiry.child)
    return enquiry


@transaction.atomic
def complete_enquiry(
    *,
    by: User,
    manager: Worker,
    enquiry: Section47Enquiry,
    completed_on: datetime.date,
    outcome: Code,
    conference_not_required_reason: str = "",
) -> Section47Enquiry:
    """Authorise the outcome. Continuing risk leads to a conference unless a manager says why not.

    Raises:
        ValidationError: completed already or before it started.
    """
    if enquiry.completed_on is not None:
        raise ValidationError("This enquiry has already been completed.")
    if completed_on < enquiry.started_on:
        raise ValidationError({"completed_on": "The enquiry cannot be completed before it started."})
    enquiry.completed_on, enquiry.authorised_by, enquiry.outcome = completed_on, manager, outcome
    enquiry.conference_not_required = outcome.pk != codes.SUBSTANTIATED_CONTINUING_RISK or bool(conference_not_required_reason)
    enquiry.conference_not_required_reason = conference_not_required_reason
    save_record(enquiry)
    record_event(by=by, verb="complete_enquiry", record=enquiry, child=enquiry.child)
    return enquiry


@transaction.atomic
def book_initial_conference(
    *, by: User, enquiry: Section47Enquiry, planned_for: datetime.datetime, meeting: ConferenceMeeting | None = None, **facts: Any
) -> InitialConference:
    """Book the conference an enquiry leads to; siblings may share one meeting."""
    if meeting is None:
        meeting = ConferenceMeeting(recorded_by=by, kind=ConferenceMeeting.Kind.INITIAL, planned_for=planned_for)
        meeting.full_clean()
        meeting.save()
    conference = InitialConference(
        recorded_by=by,
        child=enquiry.child,
        team=enquiry.team,
        meeting=meeting,
        enquiry=enquiry,
        due_on=INITIAL_CONFERENCE.due_on(enquiry.started_on),
        **facts,
    )
    save_record(conference)
    record_event(by=by, verb="book_initial_conference", record=conference, child=enquiry.child)
    return conference


@transaction.atomic
def decide_initial_conference(
    *, by: User, conference: InitialConference, held_on: datetime.date, outcome: Code, category: Code | None = None, **plan: Any
) -> ProtectionPlan | None:
    """The conference was validly held and decided; a plan starts that day when it says so.

    Raises:
        ValidationError: a weekend, before its enquiry started, no category for a plan, or a plan open already.
    """
    if held_on.weekday() >= 5:
        raise ValidationError({"held_on": "A conference is not held at a weekend. Check the date."})
    if conference.enquiry and held_on < conference.enquiry.started_on:
        raise ValidationError({"held_on": "The conference cannot be before the section 47 enquiry started."})
    conference.held_on, conference.outcome, conference.category = held_on, outcome, category
    save_record(conference)
    if conference.meeting:
        conference.meeting.held_on, conference.meeting.quorate = held_on, True
        conference.meeting.save()
    record_event(by=by, verb="decide_initial_conference", record=conference, child=conference.child)
    if outcome.pk != codes.PLAN:
        return None
    return _start_plan(by=by, conference=conference, category=category, facts=plan)


def _start_plan(*, by: User, conference: InitialConference, category: Code | None, facts: dict[str, Any]) -> ProtectionPlan:
    if category is None:
        raise ValidationError({"category": "Give the category of abuse the plan is made for."})
    started_on = conference.held_on
    assert started_on is not None  # noqa: S101 - a plan is made by a conference that was held
    plan = ProtectionPlan(
        recorded_by=by,
        child=conference.child,
        team=conference.team,
        worker=conference.worker,
        conference=conference,
        started_on=started_on,
        initial_category=category,
        latest_category=category,
        **facts,
    )
    save_record(plan)
    record_event(by=by, verb="start_plan", record=plan, child=plan.child)
    _expect(CoreGroup, by=by, plan=plan, due_on=FIRST_CORE_GROUP.due_on(started_on))
    _expect(ReviewConference, by=by, plan=plan, due_on=FIRST_REVIEW.due_on(started_on))
    return plan


def _expect(
    model: type[CoreGroup] | type[ReviewConference], *, by: User, plan: ProtectionPlan, due_on: datetime.date | None
) -> None:
    """The next meeting of a plan, so that it stands on the worklist from today."""
    save_record(model(recorded_by=by, child=plan.child, team=plan.team, worker=plan.worker, plan=plan, due_on=due_on))


@transaction.atomic
def hold_core_group(*, by: User, core_group: CoreGroup, held_on: datetime.date, **facts: Any) -> CoreGroup:
    """A core group was held on a day on which the plan was open."""
    _refuse_outside_plan(core_group.plan, held_on)
    core_group.held_on = held_on
    for name, value in facts.items():
        setattr(core_group, name, value)
    save_record(core_group)
    record_event(by=by, verb="hold_core_group", record=core_group, child=core_group.child)
    return core_group


@transaction.atomic
def hold_review(*, by: User, review: ReviewConference, held_on: datetime.date, outcome: Code, **facts: Any) -> ReviewConference:
    """A review conference was held; the next is due six months from this day, not from when this one was due.

    Raises:
        ValidationError: on or before the plan's start, or after its end.
    """
    plan = review.plan
    if held_on <= plan.started_on:
        raise ValidationError({"held_on": "A review cannot be held on or before the day the plan started."})
    _refuse_outside_plan(plan, held_on)
    review.held_on, review.outcome = held_on, outcome
    for name, value in facts.items():
        setattr(review, name, value)
    save_record(review)
    record_event(by=by, verb="hold_review", record=review, child=review.child)
    if outcome.pk == codes.REVIEW_CONTINUES_PLAN:
        _expect(ReviewConference, by=by, plan=plan, due_on=LATER_REVIEW.due_on(held_on))
    return review


def _refuse_outside_plan(plan: ProtectionPlan, day: datetime.date) -> None:
    if day < plan.started_on or (plan.ended_on and day > plan.ended_on):
        raise ValidationError({"held_on": "The plan was not open on this day."})


@transaction.atomic
def change_category(*, by: User, plan: ProtectionPlan, category: Code, changed_on: datetime.date, reason: str) -> ProtectionPlan:
    """The plan's category from a day on; the initial one never changes."""
    change = CategoryOfAbuseChange(recorded_by=by, plan=plan, category=category, changed_on=changed_on, reason=reason)
    change.full_clean()
    change.save()
    plan.latest_category = category
    save_record(plan)
    record_event(by=by, verb="change_category", record=plan, child=plan.child)
    return plan


@transaction.atomic
def update_plan(*, by: User, plan: ProtectionPlan, agreed_on: datetime.date, text: str = "") -> PlanUpdate:
    """The plan as agreed on a day."""
    _refuse_outside_plan(plan, agreed_on)
    update = PlanUpdate(
        recorded_by=by, child=plan.child, team=plan.team, worker=plan.worker, plan=plan, agreed_on=agreed_on, text=text
    )
    save_record(update)
    record_event(by=by, verb="update_plan", record=update, child=plan.child)
    return update


@transaction.atomic
def record_protection_visit(*, by: User, plan: ProtectionPlan, worker: Worker, **facts: Any) -> ProtectionVisit:
    """A visit to a child on a plan: planned, made, or made and finished.

    Raises:
        ValidationError: outside the plan's dates, in the future, or seen but not alone without a reason.
    """
    visit = ProtectionVisit(recorded_by=by, child=plan.child, team=plan.team, worker=worker, plan=plan, **facts)
    if visit.visited_on:
        _refuse_outside_plan(plan, visit.visited_on)
        if visit.visited_on > timezone.localdate():
            raise ValidationError({"visited_on": "The visit cannot have been made in the future. Plan it instead."})
    if visit.seen_alone_id in (codes.NOT_SEEN_ALONE, codes.NOT_APPROPRIATE_ALONE) and not visit.not_alone_reason_id:
        raise ValidationError({"not_alone_reason": "Say why the child was not seen alone."})
    save_record(visit)
    record_event(by=by, verb="record_protection_visit", record=visit, child=plan.child)
    return visit


@transaction.atomic
def end_plan(*, by: User, plan: ProtectionPlan, ended_on: datetime.date, end_reason: Code) -> ProtectionPlan:
    """End the plan. Meetings planned after that day are withdrawn, with the reason.

    Raises:
        ValidationError: ended already, or on or before the day it started.
    """
    if plan.ended_on is not None:
        raise ValidationError("This plan has already ended.")
    if ended_on <= plan.started_on:
        raise ValidationError({"ended_on": "A plan cannot end on or before the day it started."})
    plan.ended_on, plan.end_reason = ended_on, end_reason
    save_record(plan)
    for meeting in [*plan.reviews.standing().filter(held_on=None), *plan.core_groups.standing().filter(held_on=None)]:
        meeting.state, meeting.withdrawn_reason = "withdrawn", "The plan ended before it was held."
        save_record(meeting)
    record_event(by=by, verb="end_plan", record=plan, child=plan.child)
    return plan
