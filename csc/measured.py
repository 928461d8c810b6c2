"""The questions every clock answers, for one start and for a column of them.

`Timescale` is one version of a rule, `Clock` a rule through all its versions (both in
`csc.timescales`); what they share is here.
"""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, overload

import numpy as np

from csc.days import DAY, LONG_AGO, NEVER, Array, Instants, When, as_date, as_moment, day_number, shifted
from csc.limits import Verdict, WorkingDays, verdict

if TYPE_CHECKING:
    from csc.timescales import Timescale

One = datetime.date | None
"""One start or end: a date, a moment (a datetime is a date too), or nothing yet."""
Column = Array | int
"""Many of them, as day numbers or datetime64."""


class State(enum.StrEnum):
    """Where one clock stands. The worklist shows the first three, a figure counts the last two."""

    RUNNING = "running"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    MET = "met"
    LATE = "late"


class Measured:
    """The questions every clock answers, for one start (a date or a moment) or for a column of them.

    A column is an array of day numbers or of datetime64 and gives an array back. A start that has
    not happened (None, NEVER) has no due date, is never in time and never overdue.
    """

    def timeline(self) -> Sequence[Timescale]:
        """The versions in force, by the day the clock starts, earliest first."""
        raise NotImplementedError

    @overload
    def due_on(self, start: One) -> datetime.date | None: ...
    @overload
    def due_on(self, start: Column) -> Array: ...
    def due_on(self, start: When) -> Any:
        """The last day that is in time. None (NEVER) when nothing has started or no limit was in force."""
        started = Instants(start)
        return _dates(self._due(started), started)

    @overload
    def due_at(self, start: One) -> datetime.datetime | None: ...
    @overload
    def due_at(self, start: Column) -> Array: ...
    def due_at(self, start: When) -> Any:
        """The last moment that is in time: to the second where hours are counted, else the end of the last day."""
        started = Instants(start)
        due = np.full(len(started), NEVER * DAY, dtype=np.int64)
        for version, where in parts(self.timeline(), started.days, strictly=True):
            due[where] = version.limit.due_at(started[where])
        return as_moment(int(due[0])) if started.single else due.astype("datetime64[us]")

    @overload
    def count(self, start: One, end: One) -> int | float: ...
    @overload
    def count(self, start: Column, end: When) -> Array: ...
    @overload
    def count(self, start: One, end: Column) -> Array: ...
    def count(self, start: When, end: When) -> Any:
        """How much time passed, in the days (or hours) of the version in force; below zero when `end` comes first.

        Only where `measurable` does the answer mean anything.
        """
        started, ended = _both(start, end)
        found = None
        for version, where in parts(self.timeline(), started.days, strictly=False):
            counted = version.limit.count(started[where], ended[where])
            if found is None:
                found = np.zeros(len(started), dtype=counted.dtype)
            found = found.astype(np.result_type(found, counted), copy=False)
            found[where] = counted
        found = np.zeros(0, dtype=np.int32) if found is None else found
        return found[0].item() if started.single and ended.single else found

    @overload
    def measurable(self, start: One, end: One) -> bool: ...
    @overload
    def measurable(self, start: Column, end: When) -> Array: ...
    @overload
    def measurable(self, start: One, end: Column) -> Array: ...
    def measurable(self, start: When, end: When) -> Any:
        """Whether the pair can be judged: both happened, in this order, and a limit was in force (rules.md K8).

        What cannot be judged stays out of a percentage and is listed as an error of recording.
        """
        started, ended = _both(start, end)
        return _answer(self._measurable(started, ended), started, ended)

    @overload
    def in_time(self, start: One, end: One) -> bool: ...
    @overload
    def in_time(self, start: Column, end: When) -> Array: ...
    @overload
    def in_time(self, start: One, end: Column) -> Array: ...
    def in_time(self, start: When, end: When) -> Any:
        """Whether `end` came within the limit. False where the pair is not `measurable`."""
        started, ended = _both(start, end)
        within = np.zeros(len(started), dtype=bool)
        for version, where in parts(self.timeline(), started.days, strictly=True):
            within[where] = version.within(started[where], ended[where])
        return _answer(within & self._measurable(started, ended), started, ended)

    @overload
    def overdue(self, start: One, at: One) -> bool: ...
    @overload
    def overdue(self, start: Column, at: When) -> Array: ...
    @overload
    def overdue(self, start: One, at: Column) -> Array: ...
    def overdue(self, start: When, at: When) -> Any:
        """Whether a clock that is still running has passed its limit at `at`. Never for one that has not started."""
        started, moment = _both(start, at)
        past = np.zeros(len(started), dtype=bool)
        for version, where in parts(self.timeline(), started.days, strictly=True):
            past[where] = version.exceeded(started[where], moment[where])
        return _answer(past & (started.days < NEVER), started, moment)

    @overload
    def reached(self, start: One, at: One) -> bool: ...
    @overload
    def reached(self, start: Column, at: When) -> Array: ...
    @overload
    def reached(self, start: One, at: Column) -> Array: ...
    def reached(self, start: When, at: When) -> Any:
        """Whether the whole time has passed at `at`: a plan of 24 months or more, 10 weeks with the adopters."""
        started, moment = _both(start, at)
        return _answer((self._due(started) <= moment.days) & (moment.days < NEVER), started, moment)

    def state(self, start: One, stop: One, at: One) -> State:
        """Where one clock stands at `at`, which is a date or a moment."""
        if stop is not None:
            return State.MET if self.in_time(start, stop) else State.LATE
        if self.overdue(start, at):
            return State.OVERDUE
        warns_on = self.warns_on(start)
        soon = warns_on is not None and np.all(Instants(at).days >= day_number(warns_on))
        return State.DUE_SOON if soon else State.RUNNING

    def warns_on(self, start: One) -> datetime.date | None:
        """The first day on which the due date is near: `warn` days before it, working days where those are counted."""
        due = self.due_on(start)
        version = next((version for version, _ in parts(self.timeline(), Instants(start).days, strictly=True)), None)
        if due is None or version is None or version.warn is None:
            return None
        return version.before_due(due)

    def overdue_before(self, today: datetime.date) -> datetime.date:
        """Stored due dates earlier than this are overdue: `filter(due_on__lt=CLOCK.overdue_before(today))`.

        Under the count rule, work due on a Friday is not late on the Saturday, so on a Saturday the
        answer is that Friday. It says the same as `overdue` for the limit in force today.
        """
        for version, _ in parts(self.timeline(), Instants(today).days, strictly=False):
            if isinstance(version.limit, WorkingDays) and verdict() is Verdict.COUNT:
                return version.limit.calendar().last_working_day(today)
        return today

    @overload
    def settled_on(self, began: One) -> datetime.date | None: ...
    @overload
    def settled_on(self, began: Column) -> Array: ...
    def settled_on(self, began: When) -> Any:
        """The first day on which a child whose plan began then belongs in the denominator of a gap measure.

        `settling` days after the plan began; where none is set, one whole interval.
        """
        started = Instants(began)
        settled = self._due(started)
        for version, where in parts(self.timeline(), started.days, strictly=True):
            if version.settling is not None:
                settled[where] = shifted(started.days[where], version.settling)
        return _dates(settled, started)

    def _due(self, started: Instants) -> Array:
        due = np.full(len(started), NEVER, dtype=np.int32)
        for version, where in parts(self.timeline(), started.days, strictly=True):
            due[where] = version.limit.due_on(started[where])
        return np.where(started.days <= LONG_AGO, LONG_AGO, due).astype(np.int32)

    def _measurable(self, started: Instants, ended: Instants) -> Array:
        both_timed = started.has_time and ended.has_time
        in_order = ended.moments >= started.moments if both_timed else ended.days >= started.days
        happened = (np.abs(started.days) < NEVER) & (ended.days < NEVER)
        in_force = np.zeros(len(started), dtype=bool)
        for _, where in parts(self.timeline(), started.days, strictly=True):
            in_force[where] = True
        return in_order & happened & in_force


def parts(versions: Sequence[Timescale], days: Array, *, strictly: bool) -> Iterator[tuple[Timescale, Array | slice]]:
    """Each version with the rows whose start it applies to.

    Strictly, a start outside every version has none; otherwise it takes the version before it, or
    the first. LONG_AGO always belongs to the first version.
    """
    begins = [LONG_AGO, *(version.span[0] for version in versions[1:])]
    for at, version in enumerate(versions):
        first, after = version.span if strictly else (begins[at], [*begins, NEVER + 1][at + 1])
        where = (days >= first) & (days < after)
        if at == 0:
            where |= days <= LONG_AGO
        if where.all():
            yield version, slice(None)
            return
        if where.any():
            yield version, where


def _both(start: When, end: When) -> tuple[Instants, Instants]:
    """Starts and ends of equal length: one of something is as many as there are of the other."""
    started, ended = Instants(start), Instants(end)
    length = max(len(started), len(ended))
    return started.spread(length), ended.spread(length)


def _dates(days: Array, asked: Instants) -> Any:
    return as_date(int(days[0])) if asked.single else days


def _answer(found: Array, *asked: Instants) -> Any:
    return bool(found[0]) if all(each.single for each in asked) else found
