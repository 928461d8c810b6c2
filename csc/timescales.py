"""The clocks of the work: what starts them, what stops them, how long they may run, and who says so.

Every app declares its clocks once, in its own `timescales.py`, and everything else asks those
objects: due dates, worklists and indicators cannot disagree because there is nothing to disagree
with.

    INITIAL_CONFERENCE.due_on(enquiry.started_on)       the last day in time
    INITIAL_CONFERENCE.in_time(started, held)           dates, or columns of day numbers

A rule that changed is a clock with several versions; the one in force when the clock started
applies (rules.md 0.2). An authority's own, stricter limit is a dated `LocalStandard` on top.
"""

from __future__ import annotations

import datetime
import enum
import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from django.utils.module_loading import autodiscover_modules

from csc.days import LONG_AGO, NEVER, Array, Instants, When, day_number, last_moment_of
from csc.limits import Days, Hours, Limit, Months, Weekdays, Weeks, WorkingDays, verdict
from csc.measured import Measured, State, parts

__all__ = [
    "CORONAVIRUS",
    "Basis",
    "Clock",
    "Days",
    "Hours",
    "Limit",
    "Months",
    "OfTeams",
    "Override",
    "Relaxation",
    "State",
    "Timescale",
    "Weekdays",
    "Weeks",
    "WorkingDays",
    "all_clocks",
    "get_clock",
    "local_clock",
    "simple_clock",
]


class Basis(enum.StrEnum):
    """Who says so (rules.md 0.1)."""

    STAT = "STAT"
    REG = "REG"
    SG = "SG"
    DFE = "DFE"
    LOCAL = "LOCAL"

    @property
    def label(self) -> str:
        return {
            "STAT": "Act of Parliament",
            "REG": "Regulations",
            "SG": "Statutory guidance",
            "DFE": "Department for Education definition",
            "LOCAL": "Local standard",
        }[self.value]


class Override(enum.StrEnum):
    """What an authority's own standard may do to a limit."""

    STRICTER = "stricter"
    ANY = "any"


@dataclass(frozen=True)
class Timescale(Measured):
    """One version of a rule about time.

    `starts` and `stops` say in words what is recorded then. `warn` is how long before the due date
    it counts as near. `effective_from` and `effective_to` bound the starts it applies to (the first
    in, the second out); none means always. `settling` is a number of days a child must have been on
    a plan before a gap counts at all. `at_least` turns the limit round: a time that must have
    passed. `by_team` says that types of team may have limits of their own. `note` is for edge cases and for doubt.
    """

    key: str
    title: str
    source: str
    starts: str
    stops: str
    limit: Limit
    warn: int | None = None
    effective_from: datetime.date | None = None
    effective_to: datetime.date | None = None
    basis: Basis = Basis.SG
    override: Override = Override.STRICTER
    settling: int | None = None
    at_least: bool = False
    by_team: bool = False
    note: str = ""

    def timeline(self) -> Sequence[Timescale]:
        return (self,)

    def within(self, started: Instants, ended: Instants) -> Array:
        """Whether each end keeps the limit, by the verdict the installation has chosen."""
        if self.at_least:
            return ended.days >= self.limit.due_on(started)
        return self.limit.within(started, ended, verdict())

    def exceeded(self, started: Instants, at: Instants) -> Array:
        """Whether each clock still running at `at` has passed its limit; a time that must pass cannot be exceeded.

        Where hours are counted, a day stands for its end: how things were when the day was over.
        """
        if self.at_least:
            return np.zeros(len(started), dtype=bool)
        if isinstance(self.limit, Hours) and not at.has_time:
            at = Instants.of_moments(last_moment_of(at.days))
        return ~self.limit.within(started, at, verdict())

    def before_due(self, due: datetime.date) -> datetime.date:
        """`warn` days before a due date; working days where the limit counts those."""
        day = due - datetime.timedelta(days=self.warn or 0)
        if isinstance(self.limit, WorkingDays):
            calendar = self.limit.calendar()
            while calendar.count(day, due) < (self.warn or 0):
                day -= datetime.timedelta(days=1)
        return day

    @property
    def span(self) -> tuple[int, int]:
        """The first day of the starts it applies to, and the first day after them, as day numbers."""
        first = LONG_AGO if self.effective_from is None else day_number(self.effective_from)
        return first, NEVER + 1 if self.effective_to is None else day_number(self.effective_to)


@dataclass(frozen=True)
class Relaxation:
    """A time in which Parliament let some limits slip; what was late then is flagged, not scored as a breach."""

    title: str
    source: str
    first: datetime.date
    last: datetime.date


class Clock(Measured):
    """A rule about time through all its versions, with the authority's own standard on top.

    Raises:
        ValueError: versions with different keys or overlapping dates, or a key that is taken.
    """

    def __init__(self, *versions: Timescale, relaxed: Sequence[Relaxation] = ()) -> None:
        self.versions = tuple(sorted(versions, key=lambda version: version.span))
        self.relaxations = tuple(relaxed)
        _check(self.versions)
        self.statutory: Measured = _Fixed(self.versions)
        """The same clock without local standards, for figures whose name states the national limit."""
        _register(self)

    @property
    def latest(self) -> Timescale:
        return self.versions[-1]

    @property
    def key(self) -> str:
        return self.latest.key

    @property
    def title(self) -> str:
        return self.latest.title

    def timeline(self) -> Sequence[Timescale]:
        from csc.local_standards import timeline_of

        return timeline_of(self)

    def for_team_type(self, team_type: str) -> Measured:
        """The clock under the standard of one type of team (a `team_type:` code key), where that type has its own."""
        from csc.local_standards import timeline_of

        return _Fixed(timeline_of(self, team_type))

    def team_types_apart(self) -> list[str]:
        """The types of team (`team_type:` code keys) that have a standard of their own."""
        from csc.local_standards import current_standards

        return current_standards().team_types_of(self) if self.latest.by_team else []

    def version_at(self, start: datetime.date) -> Timescale | None:
        """The version, local or national, that applies to a clock that starts on `start`."""
        return next((version for version, _ in parts(self.timeline(), Instants(start).days, strictly=True)), None)

    def relaxed(self, start: When) -> bool | Array:
        """Whether the clock ran into a time in which its limit was relaxed: started or fell due within it."""
        started = Instants(start)
        due = self._due(started)
        touched = np.zeros(len(started), dtype=bool)
        for each in self.relaxations:
            touched |= (started.days <= day_number(each.last)) & (due >= day_number(each.first)) & (due < NEVER)
        return bool(touched[0]) if started.single else touched

    def __repr__(self) -> str:
        return f"<Clock {self.key}>"


class OfTeams:
    """A clock for a column of starts, each under the standard of the type of team it began in."""

    def __init__(self, clock: Clock, team_types: Array) -> None:
        """`team_types` are `team_type:` code keys, one for each start; empty where the team has no type."""
        self._clock, self._team_types = clock, team_types

    def settled_on(self, began: Array) -> Array:
        """See `Measured.settled_on`."""
        return self._ask(lambda clock, where: clock.settled_on(began[where]))

    def in_time(self, started: Array, ended: Array) -> Array:
        """See `Measured.in_time`."""
        return self._ask(lambda clock, where: clock.in_time(started[where], ended[where]))

    def _ask(self, question: Callable[[Measured, Array | slice], Array]) -> Array:
        answer = question(self._clock, slice(None))
        for team_type in self._clock.team_types_apart():
            where = self._team_types == team_type
            answer[where] = question(self._clock.for_team_type(team_type), where)
        return answer


class _Fixed(Measured):
    """A clock whose versions are given."""

    def __init__(self, versions: Sequence[Timescale]) -> None:
        self._versions = versions

    def timeline(self) -> Sequence[Timescale]:
        return self._versions


def simple_clock(*, relaxed: Sequence[Relaxation] = (), **facts: Any) -> Clock:
    """A clock with one version; `facts` are the fields of `Timescale`."""
    return Clock(Timescale(**facts), relaxed=relaxed)


def local_clock(**facts: Any) -> Clock:
    """A clock for which nothing national exists: the limit is csc's default until the authority sets its own, whatever it is."""
    return simple_clock(basis=Basis.LOCAL, override=Override.ANY, **facts)


CORONAVIRUS = Relaxation(
    title="Coronavirus",
    source="Adoption and Children (Coronavirus) (Amendment) Regulations 2020 (SI 2020/445)",
    first=datetime.date(2020, 4, 24),
    last=datetime.date(2020, 9, 25),
)
"""Looked-after, adoption and private fostering limits became “as soon as reasonably practicable”, until 25 September 2020."""


# ── The register ─────────────────────────────────────────────────────────────────────────────────

_clocks: dict[str, Clock] = {}


def _register(clock: Clock) -> None:
    if clock.key in _clocks:
        raise ValueError(f"Two clocks are called {clock.key}. Give one of them another key.")
    _clocks[clock.key] = clock


def all_clocks() -> tuple[Clock, ...]:
    """Every clock of every app, in the order of declaration."""
    _discover()
    return tuple(_clocks.values())


def get_clock(key: str) -> Clock:
    """The clock of that key.

    Raises:
        KeyError: no app declares it.
    """
    _discover()
    return _clocks[key]


@cache
def _discover() -> None:
    autodiscover_modules("timescales")


def _check(versions: Sequence[Timescale]) -> None:
    if len({version.key for version in versions}) != 1:
        raise ValueError("A clock needs versions, and all of them the same key.")
    for earlier, later in itertools.pairwise(versions):
        if earlier.span[1] > later.span[0]:
            raise ValueError(f"Two versions of {later.key} apply to a clock that starts on {later.effective_from}.")
