"""Supervision of workers and of cases, absences, the establishment and local rules on caseloads."""

from __future__ import annotations

import numpy as np

from csc.timescales import Clock
from reporting.synthetic.arrays import Mask, Whole
from reporting.synthetic.days import DAY, NEVER, evening
from reporting.synthetic.dice import between, pick
from reporting.synthetic.rows import Rows
from reporting.synthetic.staff import NOBODY
from reporting.synthetic.writing import Book
from workforce.models import (
    Absence,
    BudgetedPost,
    CaseloadLimit,
    CaseSupervision,
    FteWeight,
    PersonalSupervision,
    SupervisionAction,
)
from workforce.timescales import CASE_SUPERVISION, PERSONAL_SUPERVISION

PART = ((0.0, 0.5), (0.35, 0.8), (0.86, 1.0), (0.96, 1.35), (1.0, 2.0))
NOT_HELD = {"Worker on leave.": 0.5, "Supervisor away.": 0.3, "Crisis in the team.": 0.2}
SICK_SPELLS_A_YEAR = 0.9
SICK_DAYS = ((0.0, 1.0), (0.6, 4.0), (0.9, 15.0), (1.0, 150.0))
CASES_RECORDED_FOR = 730
"""Case supervision has been recorded on the child for the last two years; before that it was kept on paper."""
ACTIONS = (
    "Visit within the week.",
    "Ask the school for attendance.",
    "Update the chronology.",
    "Speak with the father.",
    "Book the review.",
)
WEIGHTS = {"newly_qualified": "0.60", "advanced_practitioner": "0.80"}
LIMITS = {None: 20, "assessment": 22, "child_protection": 18, "looked_after": 18, "leaving_care": 25}


class Supervising:
    """Writes what managers do for workers, and what the authority has decided about its posts."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.staff = book.staff
        self.random = book.dice("supervising")
        self.until, self.first = book.horizon.until, book.horizon.first

    def write(self) -> None:
        self._personal()
        self._cases()
        self._absences()
        self._establishment()
        self._rules()

    # ── Supervision ──────────────────────────────────────────────────────────────────────────────

    def _personal(self) -> None:
        holders = self.staff.holders
        current = np.flatnonzero((holders.ended_on > self.first) & (holders.started_on <= self.until))
        last = np.maximum(holders.started_on[current], self.first - 30)
        held_rows: list[Rows] = []
        while len(current):
            due, held = self._turn(last, PERSONAL_SUPERVISION)
            happens = (held < holders.ended_on[current]) & (held <= self.until)
            waits = ~happens & (holders.ended_on[current] == NEVER)
            self._write_personal(current[waits], due[waits], np.full(waits.sum(), NEVER), last[waits])
            held_rows.append(Rows(holder=current[happens], due_on=due[happens], held_on=held[happens]))
            current, last = current[happens], held[happens]
        rows = Rows.together(held_rows)
        called_off = self.random.random(len(rows)) < 0.05
        self._write_personal(rows.holder, rows.due_on, np.where(called_off, NEVER, rows.held_on), rows.held_on, called_off)

    def _turn(self, last: Whole, clock: Clock) -> tuple[Whole, Whole]:
        """When the next one is due, and when it is held."""
        due = np.asarray(clock.due_on(last)).astype(np.int64)
        part = between(self.random.random(len(last)), PART)
        held = self.book.calendar.last_working_day(last + np.maximum(1, np.floor((due - last) * part)).astype(np.int64))
        return due, np.where(held > last, held, self.book.calendar.add(last, 1))

    def _write_personal(self, holder: Whole, due: Whole, held: Whole, on: Whole, called_off: Mask | None = None) -> None:
        holders, book = self.staff.holders, self.book
        on = np.minimum(on, self.until)
        supervisor = self.staff.manager(holders.team[holder], on)
        reason = np.full(len(holder), "", dtype=object)
        if called_off is not None:
            reason[called_off] = pick(self.random.random(int(called_off.sum())), NOT_HELD)
        book.add(
            PersonalSupervision,
            happened=on * DAY + 15 * 3600,
            recorded_by=book.user(supervisor),
            worker=book.person_at_work(holders.worker[holder]),
            supervisor=book.person_at_work(supervisor),
            kind=np.full(len(holder), "supervision_kind:personal", dtype=object),
            due_on=due,
            held_on=held,
            not_held_reason=reason,
        )

    def _cases(self) -> None:
        """Each open case every eight weeks or so, with the worker who holds it; the manager decides and says why."""
        pieces = self.book.allocations.rows
        current = np.flatnonzero(
            (pieces.worker != NOBODY) & (pieces.ended_on > self.until - CASES_RECORDED_FOR) & (pieces.ended_on > self.first)
        )
        last = np.maximum(pieces.started_on[current], max(self.first, self.until - CASES_RECORDED_FOR))
        held_rows: list[Rows] = []
        while len(current):
            due, held = self._turn(last, CASE_SUPERVISION)
            happens = (held < pieces.ended_on[current]) & (held <= self.until)
            waits = ~happens & (pieces.ended_on[current] == NEVER)
            self._write_cases(current[waits], due[waits], np.full(waits.sum(), NEVER), last[waits])
            held_rows.append(Rows(piece=current[happens], due_on=due[happens], held_on=held[happens]))
            current, last = current[happens], held[happens]
        rows = Rows.together(held_rows).sorted_by("held_on", "piece")
        keys = self._write_cases(rows.piece, rows.due_on, rows.held_on, rows.held_on)
        self._actions(rows, keys)

    def _write_cases(self, piece: Whole, due: Whole, held: Whole, on: Whole) -> Whole:
        pieces, book = self.book.allocations.rows, self.book
        supervisor = self.staff.manager(pieces.team[piece], np.minimum(on, self.until))
        done = held < NEVER
        return book.add_case(
            CaseSupervision,
            child=pieces.child[piece],
            on=np.minimum(on, self.until),
            happened=np.minimum(on, self.until) * DAY + 15 * 3600,
            team=pieces.team[piece],
            worker=pieces.worker[piece],
            supervisor=book.person_at_work(supervisor),
            due_on=due,
            held_on=held,
            discussion=np.where(done, "Progress of the plan.", "").astype(object),
            decisions=np.where(done, "Carry on with the plan.", "").astype(object),
            reasons=np.where(done, "The risk is lower than at the last discussion.", "").astype(object),
        )

    def _actions(self, rows: Rows, keys: Whole) -> None:
        random, book = self.random, self.book
        chosen = np.flatnonzero(random.random(len(rows)) < 0.45)
        due = rows.held_on[chosen] + random.integers(7, 30, len(chosen))
        done = due + random.integers(-6, 25, len(chosen))
        done = np.where((done <= self.until) & (random.random(len(chosen)) < 0.92), np.maximum(done, rows.held_on[chosen]), NEVER)
        owner = book.allocations.rows.worker[rows.piece[chosen]]
        book.add(
            SupervisionAction,
            happened=rows.held_on[chosen] * DAY + 16 * 3600,
            ended=evening(done),
            ending_fields=("done_on", "outcome"),
            recorded_by=book.user(owner),
            supervision=keys[chosen],
            what=np.array(ACTIONS, dtype=object)[random.integers(0, len(ACTIONS), len(chosen))],
            owner=book.person_at_work(owner),
            due_on=due,
            done_on=done,
            outcome=np.where(done < NEVER, "Done.", "").astype(object),
        )

    # ── Posts and time ───────────────────────────────────────────────────────────────────────────

    def _absences(self) -> None:
        """Sickness of those employed; some spells are long, and some go on."""
        holders, random = self.staff.holders, self.random
        start, end = np.maximum(holders.started_on, self.first), np.minimum(holders.ended_on, self.until)
        room = np.maximum(end - start, 0)
        count = random.poisson(SICK_SPELLS_A_YEAR * room / 365.25)
        owner = np.repeat(np.arange(len(holders)), count)
        begins = start[owner] + (random.random(len(owner)) * room[owner]).astype(np.int64)
        length = np.maximum(1, between(random.random(len(owner)), SICK_DAYS)).astype(np.int64)
        rows = Rows(holder=owner, started_on=begins, ended_on=np.minimum(begins + length, holders.ended_on[owner])).sorted_by(
            "holder", "started_on"
        )
        clear = np.ones(len(rows), dtype=bool)
        clear[1:] = (rows.holder[1:] != rows.holder[:-1]) | (rows.started_on[1:] > rows.ended_on[:-1])
        rows = rows[clear]
        ended = np.where(rows.ended_on > self.until, NEVER, rows.ended_on)
        lost = self.book.calendar.count(rows.started_on - 1, np.minimum(rows.ended_on, self.until) - 1)
        self.book.add(
            Absence,
            happened=rows.started_on * DAY + 9 * 3600,
            ended=evening(ended),
            ending_fields=("ended_on", "working_days_lost"),
            worker=self.book.person_at_work(holders.worker[rows.holder]),
            reason=np.full(len(rows), "workforce_absence_reason:SIC", dtype=object),
            started_on=rows.started_on,
            ended_on=ended,
            working_days_lost=[f"{days}.0" if over else None for days, over in zip(lost.tolist(), ended < NEVER, strict=True)],
        )

    def _establishment(self) -> None:
        """Posts the budget pays for: a few more than there are seats, and the managers."""
        seats = np.bincount(self.staff.team_of_seat, minlength=len(self.staff.units))
        rows: list[tuple[int, str, float, int, int]] = []
        for number, unit in enumerate(self.staff.units):
            if unit.kind != "team":
                continue
            opened, closed = unit.opened_on, unit.closed_on
            held = seats[number]
            predecessor = next((n for n, other in enumerate(self.staff.units) if other.succeeded_by == number), None)
            if predecessor is not None:
                held = seats[predecessor]
            role = "personal_adviser" if unit.team_type == "leaving_care" else "social_worker"
            rows.append((number, "team_manager", 1.0, opened, closed))
            if held:
                rows.append((number, role, float(held), opened, closed))
                if held >= 5:
                    rows.append((number, "senior_social_worker", 1.0, opened, closed))
        units, roles, fte, opened_on, closed_on = zip(*rows, strict=True)
        self.book.add(
            BudgetedPost,
            happened=np.array(opened_on) * DAY + 9 * 3600,
            ended=evening(np.array(closed_on)),
            ending_fields=("ended_on",),
            unit=np.array(units) + 1,
            post_role=np.array([f"post_role:{one}" for one in roles], dtype=object),
            fte=[f"{one:.2f}" for one in fte],
            headcount=np.array([round(one) for one in fte]),
            started_on=np.array(opened_on),
            ended_on=np.array(closed_on),
            source=np.full(len(rows), "Budget of the authority", dtype=object),
        )

    def _rules(self) -> None:
        start = np.full(len(WEIGHTS), self.book.horizon.begin)
        self.book.add(
            FteWeight,
            happened=start * DAY,
            post_role=np.array([f"post_role:{role}" for role in WEIGHTS], dtype=object),
            weight=list(WEIGHTS.values()),
            started_on=start,
            source=np.full(len(WEIGHTS), "Local caseload policy", dtype=object),
        )
        start = np.full(len(LIMITS), self.book.horizon.begin)
        self.book.add(
            CaseloadLimit,
            happened=start * DAY,
            team_type=np.array([None if kind is None else f"team_type:{kind}" for kind in LIMITS], dtype=object),
            children=np.array(list(LIMITS.values())),
            started_on=start,
            source=np.full(len(LIMITS), "Local caseload policy", dtype=object),
        )
