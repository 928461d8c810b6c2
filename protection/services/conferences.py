"""Conferences: booked, put off, held and decided. One meeting serves all the children it considers."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from csc.models import Child, Code, SharedPart, User
from protection import codes
from protection.models import (
    ConferenceMeeting,
    InitialConference,
    ProtectionPlan,
    ReviewConference,
    Section47Enquiry,
)
from protection.rules import initial_conference_due
from protection.services.plans import start_plan
from workforce.casework import anew, holder_on, keep, save_record, set_facts
from workforce.models import Unit, Worker
from workforce.records import RecordState
from workforce.refusals import day_of, refuse_blank, refuse_unless_standing

Conference = InitialConference | ReviewConference


def meeting_for(
    kind: ConferenceMeeting.Kind, *, by: User, planned_for: datetime.datetime | None, shared: ConferenceMeeting | None
) -> ConferenceMeeting:
    """The meeting a child's conference belongs to: the one it shares with siblings, or a new one."""
    if shared is None:
        shared = ConferenceMeeting(recorded_by=by, kind=kind, planned_for=planned_for)
        save_record(shared)
    if shared.kind != kind:
        raise ValidationError({"meeting": f"This meeting is a {shared.get_kind_display().lower()}. Choose another."})
    if shared.cancelled_reason:
        raise ValidationError({"meeting": "This meeting was put off. Choose the one that takes its place."})
    return shared


@transaction.atomic
def book_initial_conference(
    *, by: User, enquiry: Section47Enquiry, planned_for: datetime.datetime, meeting: ConferenceMeeting | None = None, **facts: Any
) -> InitialConference:
    """Book the conference an enquiry leads to; siblings may share one meeting. `facts` are columns of InitialConference.

    Raises:
        ValidationError: booked or held already, or the enquiry was completed without a need for one.
    """
    refuse_unless_standing(enquiry, "enquiry")
    if enquiry.conference_not_required:
        raise ValidationError({"enquiry": "This enquiry was completed without a need for a conference. Correct that first."})
    if InitialConference.objects.standing().filter(enquiry=enquiry).exists():
        raise ValidationError({"enquiry": "A conference has already been booked for this enquiry."})
    known = {"child": enquiry.child, "team": enquiry.team, "worker": enquiry.worker}
    conference = anew(InitialConference, enquiry=enquiry)
    return _book(conference, by=by, planned_for=planned_for, meeting=meeting, facts={**known, **facts})


@transaction.atomic
def book_conference_without_enquiry(
    *,
    by: User,
    child: Child,
    team: Unit,
    planned_for: datetime.datetime,
    transfer_notified_on: datetime.date | None = None,
    meeting: ConferenceMeeting | None = None,
    **facts: Any,
) -> InitialConference:
    """Book a conference that no enquiry here leads to: about a child who moved in with a plan, or before a birth.

    With the day the authority was told of the move it is a transfer in, due within 15 working days of that day;
    without it there is no limit.

    Raises:
        ValidationError: told in the future, or a conference about the child is booked already.
    """
    if InitialConference.objects.booked().filter(child=child).exists():
        raise ValidationError({"child": "A conference about this child is already booked."})
    moved_in = {"transfer_in": transfer_notified_on is not None, "transfer_notified_on": transfer_notified_on}
    known = {"child": child, "team": team, **moved_in}
    return _book(InitialConference(), by=by, planned_for=planned_for, meeting=meeting, facts={**known, **facts})


def _book(
    conference: InitialConference,
    *,
    by: User,
    planned_for: datetime.datetime,
    meeting: ConferenceMeeting | None,
    facts: dict[str, Any],
) -> InitialConference:
    set_facts(conference, {"recorded_by": by, **facts})
    conference.meeting = meeting_for(ConferenceMeeting.Kind.INITIAL, by=by, planned_for=planned_for, shared=meeting)
    initial_conference_due(conference)
    keep(conference, by=by, verb="book_initial_conference")
    return conference


@transaction.atomic
def postpone_conference(
    *, by: User, conference: Conference, reason: str, planned_for: datetime.datetime | None = None, quorate: bool | None = None
) -> Conference:
    """The meeting was adjourned, was not quorate (`quorate=False`) or is put off: it stays due on the day it was due.

    With `planned_for`, another meeting takes its place, for every child it was to consider.

    Raises:
        ValidationError: held already, no meeting booked, or no reason.
    """
    refuse_unless_standing(conference)
    refuse_blank(reason, "reason", "Say why the conference is put off.")
    if conference.held_on is not None:
        raise ValidationError({"held_on": "This conference has been held. Correct it if something is wrong."})
    meeting = conference.meeting
    if meeting is None:
        raise ValidationError("No meeting is booked for this conference yet.")
    meeting.cancelled_reason, meeting.quorate = reason[:200], quorate
    save_record(meeting)
    following = None
    if planned_for is not None:
        following = meeting_for(ConferenceMeeting.Kind(meeting.kind), by=by, planned_for=planned_for, shared=None)
    considered: list[Conference] = [
        *meeting.initial_conferences.standing().filter(held_on=None),
        *meeting.review_conferences.standing().filter(held_on=None),
    ]
    for each in considered:
        if following is not None:
            each.meeting = following
        keep(each, by=by, verb="postpone_conference", reason=reason)
    conference.meeting = following or meeting
    return conference


@transaction.atomic
def cancel_initial_conference(*, by: User, conference: InitialConference, reason: str) -> InitialConference:
    """The conference will not be held: it is no longer needed. Its enquiry then needs none, for the same reason.

    Raises:
        ValidationError: held or withdrawn already, or no reason.
    """
    refuse_unless_standing(conference)
    refuse_blank(reason, "withdrawn_reason", "Say why no conference is needed.")
    if conference.held_on is not None:
        raise ValidationError({"held_on": "This conference has been held. Correct it if something is wrong."})
    conference.state, conference.withdrawn_reason = RecordState.WITHDRAWN, reason
    keep(conference, by=by, verb="cancel_initial_conference", reason=reason)
    enquiry = conference.enquiry
    if enquiry is not None and not enquiry.conference_not_required:
        enquiry.conference_not_required, enquiry.conference_not_required_reason = True, reason
        save_record(enquiry)
    return conference


@transaction.atomic
def decide_initial_conference(
    *,
    by: User,
    conference: InitialConference,
    held_on: datetime.date,
    outcome: Code,
    category: Code | None = None,
    chair: Worker | None = None,
    late_reason: Code | None = None,
    own_words: str = "",
    **plan: Any,
) -> ProtectionPlan | None:
    """The conference was validly held and decided; a plan starts that day when it says so. `plan` are its columns.

    An open child in need plan gives way to a protection plan on that day: the two never run together (4017).

    Raises:
        ValidationError: held already, a weekend, before its enquiry started, an adjournment, no category for a plan,
            or a plan open already.
    """
    refuse_unless_standing(conference)
    if conference.held_on is not None:
        raise ValidationError({"held_on": "This conference has been held. Correct it if something is wrong."})
    if outcome.pk == codes.CONFERENCE_ADJOURNED:
        raise ValidationError({"outcome": "An adjourned conference has not been held. Put it off instead, with the reason."})
    facts = {"held_on": held_on, "outcome": outcome, "category": category, "own_words": own_words}
    set_facts(conference, {**facts, "late_reason": late_reason or conference.late_reason})
    conference.team, conference.worker = holder_on(conference, held_on)
    keep(conference, by=by, verb="decide_initial_conference")
    _hold_meeting(conference, held_on, chair)
    if outcome.pk != codes.PLAN or category is None:
        return None
    return start_plan(by=by, conference=conference, category=category, facts=plan)


def _hold_meeting(conference: Conference, held_on: datetime.date, chair: Worker | None) -> None:
    meeting = conference.meeting
    if meeting is None:
        return
    if meeting.held_on is not None and meeting.held_on != held_on:
        raise ValidationError({"held_on": f"The meeting is recorded as held on {meeting.held_on:%-d %B %Y}. Check the day."})
    if meeting.cancelled_reason:
        raise ValidationError({"held_on": "The meeting booked was put off. Book the one that took its place."})
    meeting.held_on, meeting.quorate, meeting.chair = held_on, True, chair or meeting.chair
    save_record(meeting)


# ── Reviews ──────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def book_review_conference(
    *,
    by: User,
    plan: ProtectionPlan,
    planned_for: datetime.datetime,
    meeting: ConferenceMeeting | None = None,
    shared_part: SharedPart | None = None,
) -> ReviewConference:
    """Book the meeting of the review that is due; siblings may share one, and the words written once for all of them.

    Raises:
        ValidationError: the plan has ended, no review is due, or a meeting is booked for it already.
    """
    refuse_unless_standing(plan)
    review = plan.reviews.standing().filter(held_on=None).order_by("due_on").first()
    if review is None:
        raise ValidationError("No review of this plan is due.")
    if review.meeting is not None and not review.meeting.cancelled_reason:
        raise ValidationError({"planned_for": "A meeting is booked for this review already. Put it off first."})
    if day_of(planned_for) <= plan.started_on:
        raise ValidationError({"planned_for": "A review cannot be held on or before the day the plan started."})
    review.meeting = meeting_for(ConferenceMeeting.Kind.REVIEW, by=by, planned_for=planned_for, shared=meeting)
    review.shared_part = shared_part or review.shared_part
    keep(review, by=by, verb="book_review_conference")
    return review
