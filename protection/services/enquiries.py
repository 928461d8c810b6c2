"""Strategy discussions, and the section 47 enquiries they launch."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from assessments.models import CinEpisode
from assessments.rules import refuse_outside_case
from contacts import codes as front_door
from csc.models import Child, Code, User
from protection import codes
from protection.models import Section47Enquiry, StrategyDiscussion, StrategyDiscussionAttendance
from protection.rules import enquiry_due
from workforce.casework import anew, keep, keep_part, save_record, set_facts
from workforce.models import Unit, Worker
from workforce.refusals import refuse_unless_standing


@dataclass(frozen=True)
class Attendee:
    """An agency that takes part in a discussion, who stood for it, and how."""

    agency: Code
    name: str = ""
    role: str = ""
    way: Code | None = None


@transaction.atomic
def hold_strategy_discussion(
    *,
    by: User,
    child: Child,
    team: Unit,
    held_at: datetime.datetime,
    launches_enquiry: bool,
    attendees: Sequence[Attendee] = (),
    **facts: Any,
) -> StrategyDiscussion:
    """Record a strategy discussion; if it launches a section 47 enquiry, start that enquiry on the same day.

    `facts` are columns of StrategyDiscussion. The enquiry is `discussion.enquiry`.

    Raises:
        ValidationError: in the future, before the referral, on a closed case or a referral that led to nothing (8831),
            or an enquiry about the child is open already.
    """
    discussion = StrategyDiscussion(recorded_by=by, child=child, team=team, held_at=held_at, launched_enquiry=launches_enquiry)
    set_facts(discussion, facts)
    _refuse_without_case(discussion)
    keep(discussion, by=by, verb="hold_strategy_discussion")
    for attendee in attendees:
        save_record(_attendance(discussion, attendee, by=by))
    if launches_enquiry:
        _start_enquiry(by=by, discussion=discussion)
    return discussion


def _refuse_without_case(discussion: StrategyDiscussion) -> None:
    referral, day = discussion.referral, timezone.localdate(discussion.held_at)
    cases = CinEpisode.objects.standing().filter(child=discussion.child)
    if referral is None:
        refuse_outside_case(cases, day, "held_at")
        return
    refuse_unless_standing(referral, "referral")
    if referral.outcome is not None and referral.outcome.group == front_door.NOT_ACCEPTED:
        raise ValidationError({"referral": f"This referral was decided as “{referral.outcome}”. Correct the decision first."})
    refuse_outside_case(cases.filter(referral=referral), day, "held_at")


def _attendance(discussion: StrategyDiscussion, attendee: Attendee, *, by: User) -> StrategyDiscussionAttendance:
    return StrategyDiscussionAttendance(
        recorded_by=by,
        discussion=discussion,
        agency=attendee.agency,
        name=attendee.name,
        role=attendee.role,
        way=attendee.way,
    )


@transaction.atomic
def record_strategy_attendance(
    *, by: User, discussion: StrategyDiscussion, agency: Code, name: str = "", role: str = "", way: Code | None = None
) -> StrategyDiscussionAttendance:
    """Somebody took part who was not recorded with the discussion.

    Raises:
        ValidationError: the discussion was withdrawn, or the same person of the agency is recorded already.
    """
    refuse_unless_standing(discussion)
    if discussion.attendances.filter(agency=agency, name=name).exists():
        raise ValidationError({"agency": "This attendance is already recorded."})
    attendance = _attendance(discussion, Attendee(agency, name, role, way), by=by)
    keep_part(attendance, by=by, verb="record_strategy_attendance", child=discussion.child)
    return attendance


@transaction.atomic
def change_strategy_attendance(
    *,
    by: User,
    discussion: StrategyDiscussion,
    attendance: StrategyDiscussionAttendance,
    name: str,
    role: str,
    way: Code | None,
) -> StrategyDiscussionAttendance:
    """What is now known of somebody in the list of a discussion. What was said before stays in its history.

    Raises:
        ValidationError: the discussion was withdrawn, the row is another discussion's, or the same person of the agency
            is in the list already.
    """
    refuse_unless_standing(discussion)
    if attendance.discussion_id != discussion.pk:
        raise ValidationError("This is nobody in the list of this discussion.")
    if discussion.attendances.filter(agency=attendance.agency_id, name=name).exclude(pk=attendance.pk).exists():
        raise ValidationError("This attendance is already recorded.")
    attendance.name, attendance.role, attendance.way = name, role, way
    keep_part(attendance, by=by, verb="change_strategy_attendance", child=discussion.child)
    return attendance


def _start_enquiry(*, by: User, discussion: StrategyDiscussion) -> Section47Enquiry:
    """It starts on the day of the discussion, and the 15 working days to a conference with it (rules.md T21)."""
    enquiry = anew(Section47Enquiry, strategy_discussion=discussion)
    facts = {
        "recorded_by": by,
        "child": discussion.child,
        "team": discussion.team,
        "worker": discussion.worker,
        "shared_part": discussion.shared_part,
        "referral": discussion.referral,
        "started_on": timezone.localdate(discussion.held_at),
    }
    set_facts(enquiry, facts)
    enquiry_due(enquiry)
    keep(enquiry, by=by, verb="start_enquiry")
    return enquiry


@transaction.atomic
def launch_enquiry(*, by: User, discussion: StrategyDiscussion) -> Section47Enquiry:
    """The discussion launched an enquiry after all, or it was left out: it starts on the day of the discussion.

    Raises:
        ValidationError: launched already, withdrawn, or an enquiry about the child was open then.
    """
    refuse_unless_standing(discussion)
    if Section47Enquiry.objects.standing().filter(strategy_discussion=discussion).exists():
        raise ValidationError("This discussion has already launched an enquiry.")
    discussion.launched_enquiry = True
    save_record(discussion)
    return _start_enquiry(by=by, discussion=discussion)


@transaction.atomic
def record_child_seen_in_enquiry(
    *, by: User, enquiry: Section47Enquiry, child_seen_on: datetime.date, child_seen_alone: Code | None = None, **facts: Any
) -> Section47Enquiry:
    """The child was seen for the enquiry, and whether alone. `facts` may hold the reason why not, and the child's words.

    Raises:
        ValidationError: completed already, in the future, before birth, or not alone without a reason.
    """
    _refuse_if_completed(enquiry)
    set_facts(enquiry, {**facts, "child_seen_on": child_seen_on, "child_seen_alone": child_seen_alone})
    keep(enquiry, by=by, verb="record_child_seen_in_enquiry")
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
    **facts: Any,
) -> Section47Enquiry:
    """Authorise the outcome. Continuing risk leads to a conference unless a manager says why not.

    `facts` are other columns of the enquiry, such as analysis and category.

    Raises:
        ValidationError: completed or withdrawn already, before it started, in the future, or no conference needed
            although one is booked.
    """
    _refuse_if_completed(enquiry)
    set_facts(enquiry, {**facts, "completed_on": completed_on, "authorised_by": manager, "outcome": outcome})
    booked = enquiry.pk is not None and hasattr(enquiry, "conference") and enquiry.conference.state == "complete"
    at_risk = outcome.pk == codes.SUBSTANTIATED_CONTINUING_RISK
    enquiry.conference_not_required = bool(conference_not_required_reason) or not (at_risk or booked)
    enquiry.conference_not_required_reason = conference_not_required_reason
    keep(enquiry, by=by, verb="complete_enquiry")
    return enquiry


def _refuse_if_completed(enquiry: Section47Enquiry) -> None:
    refuse_unless_standing(enquiry)
    if enquiry.completed_on is not None:
        raise ValidationError({"completed_on": "This enquiry has already been completed. Correct it if something is wrong."})
