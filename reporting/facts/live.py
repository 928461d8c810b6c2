"""One indicator, one unit: the same engine over the records of the few people the figure is about."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Literal

from django.db.models import Q

from csc.days import LONDON
from csc.periods import Month, as_date
from reporting.engine.evaluate import Engine
from reporting.engine.periods import LEAD, Periods
from reporting.facts.identities import Identities
from reporting.facts.load import Only, load_units, one_view, open_facts
from reporting.facts.tables import ALL, FactTable
from reporting.indicators import MONTH, Indicator, OpenAt, Supplied
from workforce.models import Allocation

Terms = Sequence[tuple[int, int]]
"""First and last day of each school term."""


@contextmanager
def live_engine(indicator: Indicator, unit: str, *, day: datetime.date, months: int = 1) -> Iterator[Engine]:
    """An engine whose figures and lists of this indicator are exact for this unit (and below it), the last month to date.

    Only the children (or workers) whom the figure may be about are read, with all that is recorded
    about them. Figures of other units, or of other indicators, mean nothing here. Everything has to be
    asked inside the block, which sees the records as they are at one moment.

    Raises:
        KeyError: there is no such unit.
    """

    def to_date(terms: Terms) -> Periods:
        return Periods.to_day(day, months=months, terms=terms)

    with _engine(indicator, unit, day, to_date) as engine:
        yield engine


@contextmanager
def engine_of_month(indicator: Indicator, unit: str, month: Month, *, as_at: datetime.date) -> Iterator[Engine]:
    """The same for a month that is over, with all that is recorded up to the day `as_at`: what is behind a stored figure.

    Raises:
        KeyError: there is no such unit.
    """
    at = (month.first.year, month.first.month)

    def one_month(terms: Terms) -> Periods:
        return Periods.months(at, at, as_at=as_at, terms=terms)

    with _engine(indicator, unit, as_at, one_month) as engine:
        yield engine


@contextmanager
def _engine(indicator: Indicator, unit: str, as_at: datetime.date, months: Callable[[Terms], Periods]) -> Iterator[Engine]:
    tree = load_units()
    at = tree.find(unit)
    below = [each.key for each, inside in zip(tree.units, tree.within(at), strict=True) if inside] if at else []
    with one_view(), open_facts(as_at=as_at, only=_candidates(indicator, below, months(()))) as facts:
        yield Engine(facts, months(facts.terms))


def _candidates(indicator: Indicator, units: list[int], periods: Periods) -> Only | None:
    """Whom the figure may be about: those with a row of its table in these units and months. None: the table is small."""
    if isinstance(indicator.basis, Supplied):
        return None
    table = ALL[indicator.facts]
    if not (table.child or table.worker):
        return None
    chosen = _when(indicator, table, periods) & _where(indicator, table, units, periods)
    whom: Literal["child", "worker"] = "child" if table.child else "worker"
    path = getattr(table, whom)
    keys = list({key for rows in table.rows() for key in rows.filter(chosen).values_list(path, flat=True).distinct()})
    return Only(whom, Identities.load().all_of(keys) if whom == "child" else keys)


def _when(indicator: Indicator, table: FactTable, periods: Periods) -> Q:
    """Rows that belong to some month; a derived column cannot be asked of the database, so it leaves nobody out."""
    begins, *ends = indicator.basis.columns
    first, after = _first_day(indicator, periods), int(periods.at[-1]) + 1
    chosen = _compared(table, begins, "lt", after)
    if not ends:
        return chosen & _compared(table, begins, "gte", first)
    if ends[0] not in table.columns:
        return chosen
    return chosen & (Q(**{f"{table.path(ends[0])}__isnull": True}) | _compared(table, ends[0], "gte", first))


def _first_day(indicator: Indicator, periods: Periods) -> int:
    """The first day that matters: states are taken at ends of months, whatever they look back on; the rest from the window on."""
    state = isinstance(indicator.basis, OpenAt)
    return int(periods.since(MONTH if state else indicator.window)[LEAD:].min())


def _compared(table: FactTable, column: str, how: str, day: int) -> Q:
    date = as_date(day)
    if column not in table.columns or date is None:
        return Q()
    moment = table.columns[column].kind in {"local_day", "moment"}
    value = datetime.datetime.combine(date, datetime.time.min, tzinfo=LONDON) if moment else date
    return Q(**{f"{table.path(column)}__{how}": value})


def _where(indicator: Indicator, table: FactTable, units: list[int], periods: Periods) -> Q:
    """Rows of these units; for states also those whose child one of them held in these months. No units: the whole authority."""
    team = indicator.team or "team"
    if not units or team not in table.columns:
        return Q()
    own = Q(**{f"{table.path(team)}__in": units})
    if indicator.team is None and isinstance(indicator.basis, OpenAt) and table.child:
        still = Q(ended_on__isnull=True) | Q(ended_on__gte=as_date(_first_day(indicator, periods)))
        return own | Q(**{f"{table.child}__in": Allocation.objects.standing().filter(still, team__in=units).values("child_id")})
    return own
