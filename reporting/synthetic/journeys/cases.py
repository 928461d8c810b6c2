"""What every stage of a case shares: its columns, who holds it, how it closes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from reporting.synthetic import shares
from reporting.synthetic.arrays import Column, Mask, Text, Whole
from reporting.synthetic.days import NEVER, Calendar
from reporting.synthetic.dice import FamilyDice, dice
from reporting.synthetic.families import Families
from reporting.synthetic.rows import Ledger, Rows

ASSESS, ENQUIRE, IN_NEED, STILL_IN_NEED, MOVED_IN, PLAN, CARE, CLOSED = range(8)
"""Where a case stands: what it does next, on the day in its column `at`."""

HELD_ON_DUTY, HELD_FOR_ASSESSMENT, HELD_IN_NEED, HELD_UNDER_PLAN, HELD_IN_CARE, HELD_AFTER_CARE, HELD_DISABILITY = range(7)
"""As what kind of work a case is held: the kind of work decides the team."""

NONE = -1
"""The number of a row that is not there."""


@dataclass(frozen=True)
class Horizon:
    """The days between which the authority lives: warm-up from `begin`, data from `first` to `until`."""

    begin: int
    first: int
    until: int


class Cases:
    """The cases of one round of referrals, and what any stage may do with them.

    Methods take `now`, the positions of the cases concerned, and one value for each of them.
    """

    case: Rows
    dice: FamilyDice

    def __init__(self, people: Families, horizon: Horizon, calendar: Calendar, seed: int) -> None:
        self.people = people
        self.horizon = horizon
        self.calendar = calendar
        self.random = dice(seed, "journeys")
        self.ledger = Ledger()
        children = len(people.children)
        self.free_from = np.full(children, -NEVER)  # the day from which a child can be referred again
        self.plans_before = np.zeros(children, dtype=np.int64)
        self.died_on = np.full(children, NEVER)
        self.family_had_plan = np.zeros(len(people.families), dtype=bool)
        self.events = 0

    def open_cases(self, event: Whole, child: Whole, kind: Whole, received_on: Whole) -> Rows:
        """Cases as they stand when the referral comes in."""
        count, children = len(child), self.people.children
        return Rows(
            event=event,
            event_number=event + self.events,
            family=children.family[child],
            child=child,
            kind=kind,
            received_on=received_on,
            born=children.born[child],
            adult_on=children.adult_on[child],
            at=received_on.copy(),
            stage=np.full(count, ASSESS),
            busy_until=received_on.copy(),  # an assessment or enquiry runs until then: the case does not close before
            referral=np.full(count, NONE),
            accepted=np.ones(count, dtype=bool),
            need=np.full(count, "", dtype=object),
            assessment=np.full(count, NONE),  # the latest
            conference=np.full(count, NONE),  # that made the plan now beginning
            category=np.full(count, "", dtype=object),
            plan_from_day=np.full(count, NEVER),  # of the child in need plan now open
            plan_meant_to_end=np.full(count, NEVER),
            held_as=np.full(count, HELD_ON_DUTY),
            held_from=received_on.copy(),
            closed_on=np.full(count, NEVER),
            closed_because=np.full(count, "", dtype=object),
            gone=np.zeros(count, dtype=bool),  # will not be referred again: moved away, adopted, grown up
        )

    def record(self, kind: str, now: Whole, /, **columns: Any) -> Whole:
        """Write down that something happened to these cases; returns the numbers of the rows."""
        case = self.case
        return self.ledger.add(
            kind,
            child=case.child[now],
            family=case.family[now],
            event=case.event_number[now],
            referral=case.referral[now],
            **{name: _filled(values, len(now)) for name, values in columns.items()},
        )

    def move(self, now: Whole, stage: int, day: Whole) -> None:
        """The cases come to this stage on these days."""
        self.case.stage[now], self.case.at[now] = stage, day

    def had_plan(self, now: Whole) -> Mask:
        """Whether the child was on a plan before."""
        return self.plans_before[self.case.child[now]] > 0

    def busy(self, now: Whole, until: Whole) -> None:
        """Something runs on the case at least until this day."""
        self.case.busy_until[now] = np.maximum(self.case.busy_until[now], until)

    # ── Who holds it ─────────────────────────────────────────────────────────────────────────────

    def hold(self, now: Whole, held_as: Whole | int, day: Whole) -> None:
        """From this day the case is held as work of this kind."""
        case = self.case
        held_as = np.broadcast_to(np.asarray(held_as), now.shape)
        changed = case.held_as[now] != held_as
        who = now[changed]
        self.release(who, day[changed])
        case.held_as[who], case.held_from[who] = held_as[changed], day[changed]

    def release(self, now: Whole, day: Whole) -> None:
        """What held the case until now holds it no longer; held for less than a day leaves no trace."""
        case = self.case
        lasted = day > case.held_from[now]
        who = now[lasted]
        self.record("held", who, held_as=case.held_as[who], started_on=case.held_from[who], ended_on=day[lasted])

    # ── How it ends ──────────────────────────────────────────────────────────────────────────────

    def end_in_need_plan(self, now: Whole, day: Whole, reason: str) -> None:
        """Write down the open child in need plans of these cases as ended on these days."""
        case = self.case
        is_open = case.plan_from_day[now] < NEVER
        who, end = now[is_open], day[is_open]
        started = case.plan_from_day[who]
        self.record("cin_plan", who, started_on=started, ended_on=end, meant_end=end, kind=case.kind[who], reason=reason)
        case.plan_from_day[who] = NEVER

    def close(self, now: Whole, day: Whole, because: Text | str) -> None:
        """The case closes, though not before what runs on it is over; very rarely because the child died."""
        case = self.case
        day = np.maximum(day, case.busy_until[now])
        dies = (self.random.random(len(now)) < shares.DIES) & (case.born[now] < day)
        self.died_on[case.child[now[dies]]] = day[dies]
        case.gone[now[dies]] = True
        self.release(now, day)
        case.stage[now], case.closed_on[now] = CLOSED, day
        case.closed_because[now] = np.where(dies, "cin_closure_reason:RC2", because)


def _filled(value: Any, count: int) -> Column:
    if isinstance(value, np.ndarray):
        return value
    return np.full(count, value, dtype=object if isinstance(value, str) else None)
