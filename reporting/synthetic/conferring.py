"""Conferences: one meeting for the children of a family, with a part for each child and the agencies that came."""

from __future__ import annotations

import numpy as np

from protection.models import ConferenceAttendance, ConferenceMeeting, InitialConference
from protection.timescales import INITIAL_CONFERENCE, TRANSFER_IN_CONFERENCE
from reporting.synthetic import shares
from reporting.synthetic.arrays import Whole, only_where
from reporting.synthetic.days import DAY, NEVER, office_time
from reporting.synthetic.dice import pick
from reporting.synthetic.enquiring import Enquiring
from reporting.synthetic.rows import Rows
from reporting.synthetic.writing import Book

AT_A_CONFERENCE = {
    # agency: (invited, comes if invited, sends a report if invited, sends apologies if it does not come)
    "social_care": (1.0, 0.995, 0.97, 0.9),
    "police": (0.97, 0.62, 0.78, 0.84),
    "school": (0.80, 0.86, 0.74, 0.80),
    "health_visitor": (0.55, 0.80, 0.66, 0.78),
    "school_nurse": (0.45, 0.62, 0.58, 0.76),
    "gp": (0.95, 0.07, 0.45, 0.46),
    "adult_mental_health": (0.22, 0.48, 0.40, 0.55),
    "midwife": (0.08, 0.8, 0.6, 0.75),
    "probation": (0.16, 0.55, 0.45, 0.7),
    "housing": (0.18, 0.35, 0.15, 0.4),
    "domestic_abuse_service": (0.22, 0.5, 0.3, 0.65),
    "parents": (1.0, 0.86, 0.0, 0.3),
    "child": (0.35, 0.45, 0.0, 0.25),
}
IN_GOOD_TIME = 2
"""Days before a conference from which the family can be shown a report before they come."""
REPORT_SHARED, REPORT_SHARED_AT_THE_LAST = 0.86, 0.45
SHARING_NOT_RECORDED = 0.12
LATE = shares.codes(
    "delay_reason",
    {
        "chair_unavailable": 0.18,
        "late_booking": 0.2,
        "family_unavailable": 0.16,
        "not_quorate": 0.12,
        "sibling_group": 0.14,
        "workload": 0.12,
        "birth_awaited": 0.08,
    },
)


class Conferring:
    """Writes initial conferences, held and booked; and the meetings of review conferences too."""

    def __init__(self, book: Book, rows: dict[str, Rows], enquiring: Enquiring) -> None:
        self.book = book
        self.rows = rows
        self.enquiring = enquiring
        self.random = book.dice("conferring")
        self.manners = book.dice("apologies and reports")

    def write(self) -> None:
        self._conferences()

    def meetings(self, kind: str, event: Whole, day: Whole, held: bool) -> Whole:
        """One meeting for the children of an event on a day; returns the meeting's key for each child."""
        book, random = self.book, self.random
        _, first, which = np.unique(event.astype(np.int64) * (1 << 24) + day, return_index=True, return_inverse=True)
        on = day[first]
        count = len(first)
        at = office_time(on, random)
        chair = self._chairs(np.minimum(on, book.horizon.until))
        happened = at if held else np.minimum(at, book.horizon.until * DAY + 12 * 3600)
        late = book.calendar.add(on, 5 + random.integers(0, 22, count))
        keys = book.add(
            ConferenceMeeting,
            happened=happened,
            recorded_by=book.user(chair),
            kind=np.full(count, kind, dtype=object),
            planned_for=at,
            held_on=on if held else np.full(count, NEVER),
            quorate=np.ma.masked_array(random.random(count) < 0.96, mask=np.full(count, not held)),
            chair=book.person_at_work(chair),
            minutes_sent_on=np.where(held & (late <= book.horizon.until), late, NEVER),
        )
        if held:
            self._attendance(keys, at, on, chair)
        return keys[which]

    def _chairs(self, day: Whole) -> Whole:
        """The conference chair of each meeting: by turns, among those in post."""
        return self.book.staff.specialist("conference_chair", day, self.random)

    def _attendance(self, meeting: Whole, at: Whole, on: Whole, chair: Whole) -> None:
        book, random = self.book, self.random
        agencies = np.array([f"agency:{code}" for code in AT_A_CONFERENCE], dtype=object)
        chances = np.array(list(AT_A_CONFERENCE.values()))
        row, agency = np.nonzero(random.random((len(meeting), len(agencies))) < chances[:, 0])
        came = random.random(len(row)) < chances[agency, 1]
        report = random.random(len(row)) < chances[agency, 2]
        ready = book.calendar.last_working_day(on[row] - random.integers(0, 8, len(row)))
        apologies = ~came & (self.manners.random(len(row)) < chances[agency, 3])
        in_time = on[row] - ready >= IN_GOOD_TIME
        shared = self.manners.random(len(row)) < np.where(in_time, REPORT_SHARED, REPORT_SHARED_AT_THE_LAST)
        not_said = ~report | (self.manners.random(len(row)) < SHARING_NOT_RECORDED)
        book.add(
            ConferenceAttendance,
            happened=at[row] + 3 * 3600,
            recorded_by=book.user(chair[row]),
            meeting=meeting[row],
            agency=agencies[agency],
            invited=np.ones(len(row), dtype=bool),
            attended=came,
            apologies=apologies,
            report_received_on=np.where(report, ready, NEVER),
            report_shared_with_family=np.ma.masked_array(shared, mask=not_said),
        )

    def _conferences(self) -> None:
        book, rows, booked, random = self.book, self.rows["conference"], self.rows["booked"], self.random
        enquiry = self.rows["enquiry"]
        moved_in = rows.transfer_in
        asked = np.where(moved_in, rows.notified_on, enquiry.started_on[np.maximum(rows.enquiry, 0)])
        due = np.where(moved_in, TRANSFER_IN_CONFERENCE.due_on(asked), INITIAL_CONFERENCE.due_on(asked)).astype(np.int64)
        late = (rows.held_on > due) & (random.random(len(rows)) < 0.9)
        self.conference_keys = book.add_case(
            InitialConference,
            child=rows.child,
            on=rows.held_on,
            meeting=self.meetings("initial", rows.event, rows.held_on, held=True) if len(rows) else np.zeros(0, dtype=np.int64),
            enquiry=np.where(moved_in, 0, self.enquiring.enquiry_keys[np.maximum(rows.enquiry, 0)]),
            transfer_in=moved_in,
            transfer_notified_on=np.where(moved_in, rows.notified_on, NEVER),
            due_on=due,
            held_on=rows.held_on,
            outcome=np.where(
                rows.plan,
                "conference_outcome:plan",
                pick(random.random(len(rows)), shares.codes("conference_outcome", {"no_plan": 0.25, "cin_plan": 0.75})),
            ),
            category=only_where(rows.plan, rows.category),
            late_reason=only_where(late, pick(random.random(len(rows)), LATE)),
        )
        if len(booked):
            book.add_case(
                InitialConference,
                child=booked.child,
                on=np.full(len(booked), book.horizon.until),
                meeting=self.meetings("initial", booked.event, booked.held_on, held=False),
                enquiry=self.enquiring.enquiry_keys[booked.enquiry],
                due_on=np.asarray(INITIAL_CONFERENCE.due_on(enquiry.started_on[booked.enquiry])).astype(np.int64),
                held_on=np.full(len(booked), NEVER),
            )
