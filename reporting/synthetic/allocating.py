"""Who held which child, from one day to another.

The journeys say what kind of work a case was; the kind of work and the family's area give the seat;
the seat gives the worker, and a change of worker on the seat gives the handover.
"""

from __future__ import annotations

import numpy as np

from reporting.synthetic.arrays import Text, Whole
from reporting.synthetic.days import NEVER
from reporting.synthetic.dice import dice
from reporting.synthetic.families import Families
from reporting.synthetic.journeys import HELD_AFTER_CARE, HELD_FOR_ASSESSMENT, HELD_ON_DUTY, Horizon
from reporting.synthetic.rows import Rows, last_at, repeated
from reporting.synthetic.staff import NOBODY, Staff
from reporting.synthetic.staffing import WORKS

FIRST_CONTACT = "sw_change_reason:FCONTA"
TRANSFER = "sw_change_reason:TSPROC"
WORKER_LEFT = "sw_change_reason:LEFTRL"
RESTRUCTURE = "sw_change_reason:ORGRST"
CASELOAD = "sw_change_reason:MANAGE"
WAITS_AT_FIRST = {HELD_ON_DUTY: 0.35, HELD_FOR_ASSESSMENT: 0.14}


class Allocations:
    """All allocations of a lead worker, and the question who held a child on a day."""

    def __init__(self, held: Rows, people: Families, staff: Staff, horizon: Horizon, seed: int) -> None:
        self.staff = staff
        self.until = horizon.until
        self.random = dice(seed, "allocations")
        spans = held.sorted_by("child", "started_on")
        spans.seat = self._seats(spans, people)
        self.rows = self._waiting(self._split_by_holder(spans)).sorted_by("child", "started_on")
        self._reasons()
        self.front_door = staff.team_of_type["mash"][0]

    def _seats(self, spans: Rows, people: Families) -> Whole:
        """The seat of each span: brothers and sisters share it, and keep it when they come back."""
        areas = people.families.area
        luck = self.random.integers(0, 1 << 30, size=(len(people.families), len(WORKS)))
        seat = np.zeros(len(spans), dtype=np.int64)
        for number, work in enumerate(WORKS):
            for (held_as, area), seats in self.staff.groups.items():
                if held_as == work.held_as:
                    mine = (spans.held_as == held_as) & ((areas[spans.family] == area) | (not work.by_area))
                    seat[mine] = seats[luck[spans.family[mine], number] % len(seats)]
        return seat

    def _split_by_holder(self, spans: Rows) -> Rows:
        """One piece for each person who sat on the seat meanwhile, and one for each gap between two of them."""
        holders = self.staff.holders
        first = last_at(holders.seat, holders.started_on, spans.seat, spans.started_on)
        last = last_at(holders.seat, holders.started_on, spans.seat, np.minimum(spans.ended_on, NEVER) - 1)
        owner, copy = repeated(last - first + 1)
        holder = first[owner] + copy
        span = spans[owner]
        start = np.maximum(span.started_on, holders.started_on[holder])
        end = np.minimum(span.ended_on, holders.ended_on[holder])
        following = np.where(
            copy == (last - first)[owner], span.ended_on, holders.started_on[np.minimum(holder + 1, len(holders) - 1)]
        )
        pieces = Rows(
            child=span.child, family=span.family, event=span.event, held_as=span.held_as, team=holders.team[holder],
            worker=holders.worker[holder], started_on=start, ended_on=end,
        )  # fmt: skip
        gaps = pieces[np.arange(len(pieces))]
        gaps.worker = NOBODY
        gaps.started_on = np.maximum(end, span.started_on)
        gaps.ended_on = following
        return Rows.together([pieces[end > start], gaps[gaps.ended_on > gaps.started_on]])

    def _waiting(self, pieces: Rows) -> Rows:
        """Some cases wait for a worker at first: the team has them, and nobody is named yet."""
        chance = np.zeros(len(pieces))
        for held_as, share in WAITS_AT_FIRST.items():
            chance[pieces.held_as == held_as] = share
        events = int(pieces.event.max(initial=0)) + 1
        days = 1 + np.floor(self.random.exponential(3.0, events)).astype(np.int64)[pieces.event]
        waits = (self.random.random(events)[pieces.event] < chance) & (pieces.ended_on - pieces.started_on > days)
        waits &= pieces.worker != NOBODY
        still = waits & (pieces.started_on + days > self.until)
        pieces.worker[still] = NOBODY
        waits &= ~still
        queue = pieces[waits]
        queue.worker = NOBODY
        queue.ended_on = queue.started_on + days[waits]
        pieces.started_on = np.where(waits, pieces.started_on + days, pieces.started_on)
        return Rows.together([pieces, queue])

    def _reasons(self) -> None:
        """Why each piece began and ended, read off its neighbours."""
        rows = self.rows
        joined = np.zeros(len(rows), dtype=bool)
        joined[1:] = (rows.child[1:] == rows.child[:-1]) & (rows.started_on[1:] == rows.ended_on[:-1])
        before = np.roll(np.arange(len(rows)), 1)
        other_work = rows.held_as != rows.held_as[before]
        other_team = rows.team != rows.team[before]
        same_person = rows.worker == rows.worker[before]
        nobody_before = rows.worker[before] == NOBODY
        start = np.select(
            [~joined, other_work, other_team & same_person, nobody_before],
            [FIRST_CONTACT, TRANSFER, RESTRUCTURE, CASELOAD],
            WORKER_LEFT,
        ).astype(object)
        end = np.full(len(rows), None, dtype=object)
        end[:-1][joined[1:]] = start[1:][joined[1:]]
        rows.start_reason, rows.end_reason = start, end

    def on(self, child: Whole, day: Whole) -> tuple[Whole, Whole]:
        """Team and worker (NOBODY where none was named) of each child on each day.

        A child whom no team held then belongs to the front door.
        """
        found = last_at(self.rows.child, self.rows.started_on, child, day)
        piece = np.maximum(found, 0)
        held = (found >= 0) & (day < np.maximum(self.rows.ended_on[piece], self.rows.started_on[piece] + 1))
        just_closed = (found >= 0) & ~held & (day - self.rows.ended_on[piece] <= 10)
        team = np.where(held | just_closed, self.rows.team[piece], self.front_door)
        worker = np.where(held | just_closed, self.rows.worker[piece], NOBODY)
        return team, worker

    def lead_role(self) -> Text:
        """The role each piece is held in: a personal adviser's after care, else a social worker's."""
        return np.where(
            self.rows.held_as == HELD_AFTER_CARE, "allocation_role:personal_adviser", "allocation_role:social_worker"
        ).astype(object)
