"""From arrays to tables: keys, teams, who typed it and when, and then the database.

`Book.add` takes the rows of one model as arrays, gives each its key at once, so that later rows can
point at it, and keeps them. `Book.load` writes everything in the order it was added.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.db import models

from csc import bulk
from csc.records import Record
from reporting.synthetic.allocating import Allocations
from reporting.synthetic.arrays import Whole
from reporting.synthetic.days import DAY, Calendar, to_dates, to_utc
from reporting.synthetic.dice import dice
from reporting.synthetic.journeys import Horizon
from reporting.synthetic.profiles import Profile
from reporting.synthetic.recording import Recorder
from reporting.synthetic.rows import Rows
from reporting.synthetic.staff import NOBODY, Staff
from workforce.records import CaseRecord


@dataclass
class Pending:
    """The rows of one table, waiting to be written."""

    model: type[models.Model]
    columns: dict[str, Any]
    count: int
    happened: Whole | None
    ended: Whole | None
    ending_fields: Sequence[str]


class Book:
    """All rows of the authority on their way into the database."""

    def __init__(self, profile: Profile, horizon: Horizon, calendar: Calendar, seed: int, first_user: int) -> None:
        self.profile = profile
        self.horizon = horizon
        self.calendar = calendar
        self.seed = seed
        self.first_user = first_user
        self.pending: list[Pending] = []
        self.met: list[Rows] = []
        """Whom visits found beside the child, until the parents have keys; see `seeing`."""
        self._next: dict[type[models.Model], int] = {}
        # Set while the authority is built, as soon as they are known.
        self.staff: Staff
        self.allocations: Allocations
        self.person_of_child: Whole

    def dice(self, purpose: str) -> np.random.Generator:
        """The dice for one purpose."""
        return dice(self.seed, purpose)

    # ── Adding ───────────────────────────────────────────────────────────────────────────────────

    def add(
        self,
        model: type[models.Model],
        *,
        happened: Whole | None = None,
        ended: Whole | None = None,
        ending_fields: Sequence[str] = (),
        **columns: Any,
    ) -> Whole:
        """Keep rows of a model for writing; returns their keys.

        Columns hold day numbers for dates, seconds of local time for moments (NEVER for none), keys
        for foreign keys (below 1 for none). `happened` is when each row came to be, as a moment:
        it was typed then or later. `ended` is when the `ending_fields` came to be known.
        """
        count = max((len(values) for values in columns.values() if isinstance(values, np.ndarray)), default=0)
        first = self._next.get(model, 1)
        keys = np.arange(first, first + count)
        self._next[model] = first + count
        if count:
            self.pending.append(Pending(model, {"id": keys, **columns}, count, happened, ended, ending_fields))
        return keys

    def start_at(self, model: type[models.Model], key: int) -> None:
        """Give the model's rows keys from this one on, because others are there already."""
        self._next[model] = key

    def next_key(self, model: type[models.Model]) -> int:
        """The key that the next row of the model will get."""
        return self._next.get(model, 1)

    def add_case(
        self,
        model: type[CaseRecord],
        *,
        child: Whole,
        on: Whole,
        happened: Whole | None = None,
        team: Whole | None = None,
        worker: Whole | None = None,
        **columns: Any,
    ) -> Whole:
        """Keep records about children, given by position; the team and worker are those who held the child on the day `on`."""
        held_by, worked_by = self.allocations.on(child, np.minimum(on, self.horizon.until))
        team = held_by if team is None else team
        worker = worked_by if worker is None else worker
        typist = np.where(worker == NOBODY, self.staff.manager(team, np.minimum(on, self.horizon.until)), worker)
        if happened is None:
            happened = np.minimum(on, self.horizon.until) * DAY + 12 * 3600
        return self.add(
            model, happened=happened, child=self.person_of_child[child], team=self.unit(team), worker=self.person_at_work(worker),
            recorded_by=self.user(typist), **columns,
        )  # fmt: skip

    def unit(self, team: Whole) -> Whole:
        """Keys of units given by their position."""
        return np.asarray(team) + 1

    def person_at_work(self, worker: Whole) -> Whole:
        """Keys of workers given by their position; below 1 for nobody."""
        return np.asarray(worker) + 1

    def user(self, worker: Whole) -> Whole:
        """Keys of the users the workers sign in as."""
        return np.asarray(worker) + self.first_user + 1

    @property
    def someone(self) -> int:
        """The user who stands for imports and settings, when nobody in particular typed a row."""
        return self.first_user

    # ── Loading ──────────────────────────────────────────────────────────────────────────────────

    def models(self) -> list[type[models.Model]]:
        """The models that have rows waiting."""
        return list(dict.fromkeys(pending.model for pending in self.pending))

    def total(self) -> int:
        """Rows to write, first versions in history included."""
        return sum(pending.count * (2 if self._with_history(pending) else 1) for pending in self.pending)

    def _with_history(self, pending: Pending) -> bool:
        return self.history and issubclass(pending.model, Record)

    history = True

    def load(self, on_rows: Callable[[int], None]) -> dict[str, int]:
        """Write all that was added; returns rows by table."""
        written: dict[str, int] = {}
        order: dict[type[models.Model], int] = {}
        while self.pending:
            pending = self.pending.pop(0)
            turn = order[pending.model] = order.get(pending.model, 0) + 1
            random = self.dice(f"writing {pending.model._meta.label} {turn}")
            columns, revision = self._complete(pending, random)
            bulk.load(pending.model, columns, with_history=self.history, revision=revision, on_rows=on_rows)
            label = pending.model._meta.label
            written[label] = written.get(label, 0) + pending.count
        return written

    def _complete(self, pending: Pending, random: np.random.Generator) -> tuple[dict[str, Any], bulk.Revision | None]:
        names = {field.name: field for field in pending.model._meta.concrete_fields}
        columns = {name: _column(names[name], values) for name, values in pending.columns.items()}
        if "uuid" in names and "uuid" not in columns:
            columns["uuid"] = bulk.uuids(pending.count, random)
        if not issubclass(pending.model, Record):
            return columns, None
        recorder = Recorder(random, self.horizon.until)
        happened = pending.happened if pending.happened is not None else np.full(pending.count, self.horizon.first * DAY)
        typed = recorder.typed(happened)
        columns["recorded_at"] = to_utc(typed)
        columns.setdefault("recorded_by", self.someone)
        if pending.ended is None:
            return columns, None
        return columns, bulk.Revision(pending.ending_fields, to_utc(recorder.ending_typed(pending.ended, typed)))


def _column(field: models.Field, values: Any) -> Any:
    """An array as the bulk loader takes it, by the kind of its field."""
    if not isinstance(values, np.ndarray) or values.dtype.kind not in "iu":
        return values
    if isinstance(field, models.DateTimeField):
        return to_utc(values)
    if isinstance(field, models.DateField):
        return to_dates(values)
    if isinstance(field, models.ForeignKey) or field.null:
        return bulk.optional(values, values >= 1 if isinstance(field, models.ForeignKey) else values >= 0)
    return values


def kept(rows: dict[str, Rows], kind: str) -> Rows | None:
    """The rows of a kind, if any happened."""
    found = rows.get(kind)
    return found if found is not None and len(found) else None
