"""A figure of one unit read by itself is the figure of a full run: same number, same list."""

from __future__ import annotations

import datetime

import pytest

from csc.periods import Month
from reporting.catalogue import all_indicators
from reporting.engine.evaluate import Engine
from reporting.engine.periods import Periods
from reporting.facts import ALL
from reporting.facts.live import engine_of_month, live_engine
from reporting.facts.load import open_facts
from reporting.indicators import Indicator, Supplied

pytestmark = pytest.mark.django_db

FORMS = [form for indicator in all_indicators().values() for form in indicator.forms() if not isinstance(form.basis, Supplied)]
named = pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.key}-{form.variant}" if form.variant else form.key)


@pytest.fixture(scope="module")
def whole(authority: datetime.date, django_db_blocker) -> Engine:
    with django_db_blocker.unblock(), open_facts(as_at=authority, tables=ALL) as facts:
        return Engine(facts, Periods.to_day(authority, months=2, terms=facts.terms))


@named
def test_one_unit_as_of_now(form: Indicator, whole: Engine, authority: datetime.date) -> None:
    figures, period = whole.figures(form, []), f"{authority:%Y-%m}"
    cells = figures.cells[""].cube.denominator[1:, 0, -1] + figures.cells[""].cube.numerator[1:, 0, -1]
    busiest = whole.facts.units.codes[1 + int(cells.argmax())]
    for unit in (busiest, whole.facts.units.codes[0]):
        with live_engine(form, unit, day=authority, months=2) as live:
            assert live.figures(form, []).at(unit, period) == figures.at(unit, period)
            assert live.members(form, unit, period) == whole.members(form, unit, period)


@pytest.fixture(scope="module")
def last_month(authority: datetime.date, django_db_blocker) -> Engine:
    """The month before the last, with what came to be known after it."""
    month = Month.of(authority) - 1
    at = (month.first.year, month.first.month)
    with django_db_blocker.unblock(), open_facts(as_at=authority, tables=ALL) as facts:
        return Engine(facts, Periods.months(at, at, as_at=authority, terms=facts.terms))


@named
def test_one_unit_in_a_month_that_is_over(form: Indicator, last_month: Engine, authority: datetime.date) -> None:
    figures, month = last_month.figures(form, []), Month.of(authority) - 1
    cells = figures.cells[""].cube.denominator[1:, 0, -1] + figures.cells[""].cube.numerator[1:, 0, -1]
    busiest = last_month.facts.units.codes[1 + int(cells.argmax())]
    for unit in (busiest, last_month.facts.units.codes[0]):
        with engine_of_month(form, unit, month, as_at=authority) as engine:
            assert engine.members(form, unit, str(month)) == last_month.members(form, unit, str(month))
