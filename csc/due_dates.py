"""Due dates that are kept in columns, so that a worklist is one cheap query, and how they stay true.

A due date is written when its clock starts. It can become wrong later, when a bank holiday is
announced or a local standard is set. Every app registers its columns in its own `due_dates.py`;
`find_drift` works them all out again, and `correct_drift` writes those that differ.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import models, transaction
from django.utils.module_loading import autodiscover_modules

from csc.working_days import current_calendar

Due = datetime.date | datetime.datetime | None


@dataclass(frozen=True)
class DueColumn:
    """A column that holds the due date of open work.

    `open_rows` gives the rows whose clock still runs, with everything `work_out` reads. Finished
    work keeps the date it was due on. `what` is what a worklist calls it, where the record's own
    name does not say what has to be done.
    """

    column: str
    open_rows: Callable[[], models.QuerySet[Any]]
    work_out: Callable[[Any], Due]
    what: str = ""


@dataclass(frozen=True)
class Drift:
    """A row whose column says another day than its clock does."""

    record: models.Model
    column: str
    held: Due
    due: Due

    def __str__(self) -> str:
        return f"{self.record._meta.verbose_name} {self.record.pk}: {self.column} is {self.held}, its clock says {self.due}"


_columns: list[DueColumn] = []


def keep_due(
    column: str, *, open_rows: Callable[[], models.QuerySet[Any]], work_out: Callable[[Any], Due], what: str = ""
) -> None:
    """Register a column whose dates follow its clock."""
    _columns.append(DueColumn(column, open_rows, work_out, what))


def due_columns() -> tuple[DueColumn, ...]:
    """Every column that any app registered."""
    _discover()
    return tuple(_columns)


def find_drift() -> Iterator[Drift]:
    """Open work whose kept due date is not the one its clock gives now. A row without a due date of either kind is left alone."""
    for each in due_columns():
        for record in each.open_rows().iterator(chunk_size=2000):
            held, due = getattr(record, each.column), each.work_out(record)
            if due is not None and held != due:
                yield Drift(record, each.column, held, due)


@transaction.atomic
def correct_drift(*, reason: str) -> int:
    """Write the due dates that differ, each as a new version of its row with the reason. Returns how many moved."""
    from csc.audit import record_event

    moved = 0
    for drift in list(find_drift()):
        setattr(drift.record, drift.column, drift.due)
        drift.record._change_reason = reason  # type: ignore[attr-defined]  # where simple_history looks for it
        drift.record.save(update_fields=[drift.column])
        moved += 1
    if moved:
        record_event(by=None, verb="correct_due_dates", reason=reason, moved=moved)
    return moved


def left_until(due: datetime.date, today: datetime.date) -> int:
    """Working days from today until the due day; negative once it has passed, even within one weekend."""
    if due >= today:
        return int(current_calendar().count(today, due))
    return -max(1, int(current_calendar().count(due, today)))


@cache
def _discover() -> None:
    autodiscover_modules("due_dates")
