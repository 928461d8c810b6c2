"""Section 47 enquiries and initial conferences, by hand."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from typing import Any

from tests.reporting.oracle.figures import Case, Loop, as_published, figure
from tests.reporting.oracle.world import Period, World, holds, local_day

as_published("s47_rate_rolling_12m", "icpc_rate_rolling_12m")

CONTINUING = "s47_outcome:substantiated_continuing_risk"
NOT_CONTINUING = "s47_outcome:substantiated_no_continuing_risk"
NOT_SUBSTANTIATED = "s47_outcome:not_substantiated"


@figure("s47_started")
def started(w: World, m: Period) -> Iterator[Case]:
    for enquiry in w.enquiries:
        if enquiry.started_on in m:
            yield Case(enquiry, enquiry.team_id, enquiry.started_on)


@figure("s47_started_rolling_12m")
@figure("s47_rate_rolling_12m")
def started_in_the_year(w: World, m: Period) -> Iterator[Case]:
    yield from started(w, m.year)


@figure("s47_rate_rolling_12m", "annualised_month", times=12)
def started_in_the_month_times_twelve(w: World, m: Period) -> Iterator[Case]:
    yield from started(w, m)


@figure("s47_completed")
def completed(w: World, m: Period) -> Iterator[Case]:
    for enquiry in w.enquiries:
        if enquiry.completed_on in m:
            yield Case(enquiry, enquiry.team_id, enquiry.completed_on)


def with_outcome(right: Callable[[str | None], bool]) -> Loop:
    def loop(w: World, m: Period) -> Iterator[Case]:
        for case in completed(w, m):
            yield Case(case.record, case.unit, case.day, right(case.record.outcome_id))

    return loop


figure("s47_substantiated_continuing_risk")(with_outcome(lambda outcome: outcome == CONTINUING))
figure("s47_substantiated_no_continuing_risk")(with_outcome(lambda outcome: outcome == NOT_CONTINUING))
figure("s47_not_substantiated")(with_outcome(lambda outcome: outcome == NOT_SUBSTANTIATED))
figure("s47_outcome_not_recorded")(with_outcome(lambda outcome: outcome not in (CONTINUING, NOT_CONTINUING, NOT_SUBSTANTIATED)))


@figure("s47_progressed_to_icpc")
def progressed_to_conference(w: World, m: Period) -> Iterator[Case]:
    for case in completed(w, m):
        enquiry = case.record
        if not w.on_own_plan(enquiry, enquiry.started_on):
            held = any(each.held_on is not None for each in w.of("conferences", "enquiry_id", enquiry.pk))
            yield Case(enquiry, case.unit, case.day, held)


@figure("s47_open")
def open_now(w: World, m: Period) -> Iterator[Case]:
    for enquiry in w.enquiries:
        if holds(enquiry, m.last, end="completed_on"):
            yield Case(enquiry, w.responsible(enquiry, m.last), m.last)


@figure("s47_open_within_15_working_days")
def open_within_15(w: World, m: Period) -> Iterator[Case]:
    for case in open_now(w, m):
        yield Case(case.record, case.unit, case.day, w.working_days(case.record.started_on, m.last) <= 15)


@figure("s47_child_seen")
def child_seen(w: World, m: Period) -> Iterator[Case]:
    for case in completed(w, m):
        seen_on = case.record.child_seen_on
        if w.age(case.record, case.day) is not None:
            yield Case(case.record, case.unit, case.day, seen_on is not None and seen_on <= case.day)


# ── Initial conferences ──────────────────────────────────────────────────────────────────────────


@figure("icpc_held")
def held(w: World, m: Period) -> Iterator[Case]:
    for conference in w.conferences:
        if conference.held_on in m and not conference.transfer_in:
            yield Case(conference, conference.team_id, conference.held_on)


@figure("icpc_held_rolling_12m")
@figure("icpc_rate_rolling_12m")
def held_in_the_year(w: World, m: Period) -> Iterator[Case]:
    yield from held(w, m.year)


@figure("icpc_rate_rolling_12m", "annualised_month", times=12)
def held_in_the_month_times_twelve(w: World, m: Period) -> Iterator[Case]:
    yield from held(w, m)


def launched_on(w: World, conference: Any) -> datetime.date | None:
    """The strategy discussion that launched the enquiry, else the enquiry's own start; None without an enquiry."""
    enquiry = w.enquiry.get(conference.enquiry_id)
    if enquiry is None:
        return None
    discussion = w.discussions.get(enquiry.strategy_discussion_id)
    return local_day(discussion.held_at) if discussion else enquiry.started_on


@figure("icpc_within_15_working_days")
def within_15(w: World, m: Period) -> Iterator[Case]:
    for case in held(w, m):
        start = launched_on(w, case.record)
        if start is not None and start <= case.day:
            yield Case(case.record, case.unit, case.day, w.working_days(start, case.day) <= 15)


def at_meetings(w: World, m: Period) -> Iterator[tuple[Any, int | None]]:
    """Agencies on the list of an initial conference on a child of ours, and the team of a child considered there."""
    for attendance in w.attendances:
        considered = w.of("conferences", "meeting_id", attendance.meeting_id)
        ours = any(not conference.transfer_in for conference in considered)
        if attendance.meeting.kind == "initial" and attendance.meeting.held_on in m and ours:
            yield attendance, considered[-1].team_id


@figure("icpc_attendance_by_agency")
def invited_agencies(w: World, m: Period) -> Iterator[Case]:
    for case in listed_agencies(w, m):
        if case.record.invited:
            yield case


@figure("icpc_attendance_by_agency", "all_conferences")
def listed_agencies(w: World, m: Period) -> Iterator[Case]:
    for attendance, team in at_meetings(w, m):
        once = attendance.meeting_id, attendance.agency_id
        yield Case(attendance, team, attendance.meeting.held_on, attendance.attended is True, once=once)


@figure("icpc_gp_contribution")
def doctors_contribution(w: World, m: Period) -> Iterator[Case]:
    for attendance, team in at_meetings(w, m):
        if attendance.agency_id == "agency:gp" and attendance.invited:
            day, report = attendance.meeting.held_on, attendance.report_received_on
            contributed = attendance.attended is True or (report is not None and report <= day)
            yield Case(attendance, team, day, contributed, once=attendance.meeting_id)
