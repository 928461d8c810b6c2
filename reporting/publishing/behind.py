"""The records behind the figures of one scorecard, as they were known when a run read them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.core.exceptions import FieldError

from csc.periods import Month, day_number
from reporting.engine.cells import TOTAL
from reporting.engine.evaluate import Engine
from reporting.engine.periods import Periods
from reporting.facts import ALL
from reporting.facts.load import open_facts
from reporting.indicators import Indicator
from reporting.models import Run
from reporting.scorecards.stored import Key
from reporting.snapshots.extent import records_begin

Cells = Iterable[tuple[Key, Indicator]]

Member = list
"""Table, key of the record, key of the child (0 for none), whether it is marked, what it adds: kept as JSON, without names."""

TABLE, RECORD, CHILD, MARKED, AMOUNT = range(5)


def members_behind(cells: Cells, unit: str, month: Month, run: Run) -> Iterator[tuple[Key, list[Member]]]:
    """The members of each cell of one unit and month, by its key. A figure that was supplied has none.

    Records are read as the run read them: up to its day, as they had been typed by its moment. What
    was typed since then belongs to a later run, and to a restatement. Tables that look at other rows
    than the record's own have no such memory and are read as they are now known.
    """
    counted = [(key, form) for key, form in cells if form.facts]
    if not counted:
        return
    forgetful = []
    with _engine(month, run, run.read_at) as engine:
        for key, form in counted:
            try:
                yield key, _members(engine, key, form, unit, month)
            except FieldError:
                forgetful.append((key, form))
    if forgetful:
        with _engine(month, run, None) as engine:
            for key, form in forgetful:
                yield key, _members(engine, key, form, unit, month)


@contextmanager
def _engine(month: Month, run: Run, known_at: datetime.datetime | None) -> Iterator[Engine]:
    at = (month.first.year, month.first.month)
    begins = day_number(records_begin(run.for_day))
    with open_facts(as_at=run.for_day, as_known_at=known_at) as facts:
        yield Engine(facts, Periods.months(at, at, as_at=run.for_day, terms=facts.terms), history_from=begins)


def _members(engine: Engine, key: Key, form: Indicator, unit: str, month: Month) -> list[Member]:
    breakdown = next((each for each in form.breakdowns if each.key == key[2]), None)
    if breakdown and key[3] not in breakdown.bands(engine.facts):
        return []  # a band of the layout that nobody has here, such as a kind of team
    rows = engine.members(form, unit, str(month), breakdown, key[3] if breakdown else TOTAL)
    return sorted([row.table, int(row.id), int(row.child), bool(row.marked), int(row.amount)] for row in rows)


def typed_after(members: Iterable[Member], moment: datetime.datetime) -> set[tuple[str, int]]:
    """Which of the records were first typed after `moment`, as (table, key)."""
    by_table: dict[str, list[int]] = {}
    for member in members:
        by_table.setdefault(member[TABLE], []).append(member[RECORD])
    found: set[tuple[str, int]] = set()
    for name, keys in by_table.items():
        table = ALL[name]
        path = table.path("id")
        for rows in table.rows():
            if any(field.name == "recorded_at" for field in rows.model._meta.get_fields()):
                late = rows.filter(**{f"{path}__in": keys}, recorded_at__gt=moment)
                found |= {(name, key) for key in late.values_list(path, flat=True)}
    return found
