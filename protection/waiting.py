"""What waits for those who chair conferences, enquiries about children nobody holds, and visits to finish."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from assessments.waiting import to_finish
from csc.formats import moment
from csc.permissions import Permission
from protection.due_dates import enquiries_awaiting_a_booking
from protection.models import InitialConference, ProtectionVisit, ReviewConference
from workforce.models import Allocation
from workforce.recording.steps import all_steps
from workforce.worklist.beyond import Desk, Waiting, register_waiting

Conference = InitialConference | ReviewConference


@register_waiting
def to_chair(desk: Desk) -> Iterable[Waiting]:
    """Conferences of the whole authority that are booked or due within the days the list looks ahead.

    Who will chair is settled on the day, so that every chair has all of them. A conference is on the list for the
    day it is booked for, where that is still to come and before the day it is due; the decision of one whose day has
    passed waits until the day it was due.
    """
    if not desk.reader.may(Permission.CHAIR_MEETINGS):
        return
    end = timezone.make_aware(datetime.datetime.combine(desk.until + datetime.timedelta(days=1), datetime.time()))
    soon = Q(due_on__lte=desk.until) | Q(meeting__planned_for__lt=end, meeting__cancelled_reason="")
    initial = InitialConference.objects.booked().filter(soon).select_related("meeting", "enquiry")
    reviews = ReviewConference.objects.standing().filter(soon, held_on=None, plan__ended_on=None, plan__state="complete")
    for conference in initial:
        yield from _conference(conference, "initial conference", "decide_initial_conference", desk)
    for review in reviews.select_related("meeting", "plan"):
        yield from _conference(review, "review conference", "hold_review", desk)


def _conference(row: Conference, what: str, step: str, desk: Desk) -> Iterable[Waiting]:
    meeting = row.meeting if row.meeting and not row.meeting.cancelled_reason and row.meeting.held_on is None else None
    planned = meeting.planned_for if meeting else None
    note = f"booked for {moment(planned)}" if planned else "not booked yet"
    due = row.due_on
    if planned is not None and timezone.localdate(planned) >= desk.today:
        due = min(timezone.localdate(planned), due or datetime.date.max)
    if due is not None:
        yield Waiting(row, what, due, all_steps()[step], note)


@register_waiting
def to_book(desk: Desk) -> Iterable[Waiting]:
    """Enquiries that may lead to a conference, about children whom nobody holds."""
    if not desk.units | desk.teams:
        return
    held = Allocation.objects.open_on(desk.today).filter(child=OuterRef("child"))
    waiting = enquiries_awaiting_a_booking().filter(team__in=desk.units | desk.teams).filter(~Exists(held))
    step = all_steps()["book_initial_conference"]
    for enquiry in waiting.filter(conference_due_on__lte=desk.until).select_related("team"):
        if desk.concerns(enquiry) and enquiry.conference_due_on is not None:
            yield Waiting(enquiry, "section 47 enquiry", enquiry.conference_due_on, step, "", enquiry.team)


@register_waiting
def visits_to_finish(desk: Desk) -> Iterable[Waiting]:
    """Visits under a child protection plan that goes on."""
    return to_finish(ProtectionVisit.objects.filter(plan__ended_on=None), "finish_protection_visit", desk)
