"""Who works there: units, seats, the people on them, and the posts they hold. `staffing` builds it; all other parts ask it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from reporting.synthetic.arrays import Whole
from reporting.synthetic.days import NEVER
from reporting.synthetic.rows import Rows, last_at

NOBODY = -1
"""The position of a worker who is not there: the seat was empty."""


@dataclass
class PlannedUnit:
    """A unit, from the day it opens until it closes. `parent` and `succeeded_by` are positions of other units."""

    code: str
    name: str
    kind: str
    parent: int | None
    team_type: str | None
    opened_on: int
    closed_on: int = int(NEVER)
    succeeded_by: int | None = None


@dataclass
class PlannedWorker:
    """A person, employed or supplied from one day to another."""

    started_on: int
    ended_on: int
    agency: bool
    post_role: str
    qualified: bool
    employed: bool


@dataclass
class PlannedPost:
    """A spell of a worker in a post of a unit; of a student's, also the position of the worker who supervises."""

    worker: int
    unit: int
    role: str
    post_role: str
    started_on: int
    ended_on: int
    fte: float | None
    student_of: int = NOBODY


@dataclass
class Staff:
    """Units, seats, holders and managers. Positions in the lists and arrays are the numbers other parts use."""

    units: list[PlannedUnit]
    team_of_seat: Whole  # the team each seat began in
    holders: Rows  # seat, worker, team, started_on, ended_on; sorted by seat and start
    workers: list[PlannedWorker]
    posts: list[PlannedPost]
    groups: dict[tuple[int, int], Whole]  # (kind of work, area) -> its seats
    managers: Rows  # team, worker, started_on, ended_on; sorted by team and start
    team_of_type: dict[str, list[int]]
    specialists: dict[str, Rows]  # by post: desk, worker, started_on, ended_on

    def specialist(self, post_role: str, day: Whole, random: np.random.Generator) -> Whole:
        """One of those in this kind of post on each day."""
        rows = self.specialists[post_role]
        desk = random.integers(0, int(rows.desk.max()) + 1, len(day))
        return rows.worker[np.maximum(last_at(rows.desk, rows.started_on, desk, day), 0)]

    def manager(self, team: Whole, day: Whole) -> Whole:
        """Who managed each team on each day."""
        found = last_at(self.managers.team, self.managers.started_on, team, day)
        return self.managers.worker[np.maximum(found, 0)]
