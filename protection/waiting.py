"""What waits for those who chair conferences, enquiries about children nobody holds, and visits to finish."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from assessments.querysets import VisitQuerySet
from assessments.waiting import made_by, register_unfinished
from csc.formats import moment
from csc.permissions import Permission
from csc.prepared import Prepared
from protection.due_dates import enquiries_awaiting_a_booking
from protection.models import InitialConference, ProtectionVisit, ReviewConference, Section47Enquiry
from workforce.models import Allocation
from workforce.recording.steps import all_steps
from workforce.worklist.beyond import Desk, Waiting, register_waiting

Conference = InitialConference | ReviewConference

_MEETING = ("planned_for", "cancelled_reason", "held_on")
_READ = ("uuid", "child", "team", "worker", "state", "due_on", *(f"meeting__{column}" for column in _MEETING))
"""The columns that a list reads: a chair has a hundred conferences of the whole authority."""


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
    anybody = [desk.reader.user.pk]
    for conference in _initial_conferences(anybody, desk.until, end):
        yield from _conference(conference, "initial conference", "decide_initial_conference", desk)
    for review in _review_conferences(anybody, desk.until, end):
        yield from _conference(review, "review conference", "hold_review", desk)


@Prepared
def _initial_conferences(_: list[int], until: datetime.date, end: datetime.datetime) -> QuerySet[InitialConference]:
    return InitialConference.objects.booked().filter(_soon(until, end)).select_related("meeting").only(*_READ)


@Prepared
def _review_conferences(_: list[int], until: datetime.date, end: datetime.datetime) -> QuerySet[ReviewConference]:
    awaited = ReviewConference.objects.standing().filter(held_on=None, plan__ended_on=None, plan__state="complete")
    return awaited.filter(_soon(until, end)).select_related("meeting", "plan").only(*_READ, "plan__uuid")


def _soon(until: datetime.date, end: datetime.datetime) -> Q:
    """Due up to a day, or planned for a time before it ends."""
    return Q(due_on__lte=until) | Q(meeting__planned_for__lt=end, meeting__cancelled_reason="")


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
    step = all_steps()["book_initial_conference"]
    for enquiry in _enquiries(sorted(desk.units | desk.teams), desk.today, desk.until):
        if desk.concerns(enquiry) and enquiry.conference_due_on is not None:
            yield Waiting(enquiry, "section 47 enquiry", enquiry.conference_due_on, step, "", enquiry.team)


@Prepared
def _enquiries(teams: list[int], today: datetime.date, until: datetime.date) -> QuerySet[Section47Enquiry]:
    """Enquiries of the teams whose conference is due up to a day and not booked, about children nobody holds today."""
    held = Allocation.objects.open_on(today).filter(child=OuterRef("child"))
    waiting = enquiries_awaiting_a_booking().filter(~Exists(held), team__in=teams, conference_due_on__lte=until)
    return waiting.select_related("team")


@register_unfinished("finish_protection_visit")
def visits_to_finish(workers: list[int], since: datetime.date) -> VisitQuerySet:
    """Visits under a child protection plan that goes on."""
    return made_by(ProtectionVisit.objects.filter(plan__ended_on=None), workers, since)
