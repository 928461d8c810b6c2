"""What must hold for every indicator in every variant, whatever the records say."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from reporting.catalogue import all_indicators
from reporting.engine.cells import Figures
from reporting.engine.evaluate import Engine
from reporting.engine.periods import LEAD, Periods
from reporting.indicators import Count, Distribution, Indicator, Max, Median, Rate, Supplied
from tests.reporting.engine import reference
from tests.reporting.engine.anything import any_facts

FORMS = [form for indicator in all_indicators().values() for form in indicator.forms() if not isinstance(form.basis, Supplied)]
named = pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.key}-{form.variant}" if form.variant else form.key)


@cache
def an_engine(seed: int = 11) -> Engine:
    facts = any_facts(seed)
    return Engine(facts, Periods.months((2020, 4), (2023, 3), terms=facts.terms))


FIGURES: dict[tuple[str, str], Figures] = {}


def figures_of(form: Indicator) -> Figures:
    key = form.key, form.variant
    if key not in FIGURES:
        FIGURES[key] = an_engine().figures(form)
    return FIGURES[key]


@named
def test_the_list_is_the_number(form: Indicator) -> None:
    """len(list) is the denominator (or the count) and the marks add up to the numerator, at every unit."""
    engine = an_engine()
    figures = figures_of(form)
    for period, units in {"2020-04": ["Council"], "2021-06": engine.facts.units.codes, "2023-03": ["South", "N1"]}.items():
        for unit in units:
            listed = engine.members(form, unit, period)
            cell = figures.cells[""].cube.select((engine.facts.units.find(unit), 0, engine.periods.index(period)))
            assert sum(row.amount for row in listed) == cell.numerator
            if not isinstance(form.measure, Rate):
                assert sum(row.weight for row in listed) == cell.denominator
            if form.weight is None:
                assert len(listed) == (cell.numerator if isinstance(form.measure, Rate) else cell.denominator)
            assert all(row.reason for row in listed)


@named
def test_bands_add_up_to_the_total(form: Indicator) -> None:
    engine = an_engine()
    figures = figures_of(form)
    total = figures.cells[""].cube.select(engine.stored.units)
    for breakdown in form.breakdowns:
        if not breakdown.stored:
            assert breakdown.key not in figures.cells
            continue
        cube = figures.cells[breakdown.key].cube
        if breakdown.overlapping:
            continue
        assert (cube.numerator.sum(axis=1) == total.numerator[:, 0]).all()
        if not isinstance(form.measure, Rate | Distribution):
            assert (cube.denominator.sum(axis=1) == total.denominator[:, 0]).all()


@named
def test_cubes_equal_a_plain_groupby(form: Indicator) -> None:
    engine = an_engine()
    figures = figures_of(form)
    for key, breakdown in {"": None, **{b.key: b for b in form.breakdowns if b.stored}}.items():
        cells = figures.cells[key]
        found = reference.cells(engine, form, breakdown)
        units = np.arange(len(engine.facts.units)) if breakdown is None else engine.stored.units
        bands = len(cells.bands)
        assert (cells.cube.numerator == reference.dense(engine, found, bands, "numerator")[units]).all()
        if not isinstance(form.measure, Rate | Distribution):
            assert (cells.cube.denominator == reference.dense(engine, found, bands, "denominator")[units]).all()
        if isinstance(form.measure, Median | Max):
            counted = np.nan_to_num(cells.cube.value)
            assert (counted == reference.dense(engine, found, bands, "value")[units]).all()


@named
def test_somebody_is_in_scope(form: Indicator) -> None:
    """Such facts reach every indicator, some only now and then: a figure of nobody would prove nothing above."""
    for seed in range(11, 41):
        cube = an_engine(seed).figures(form, []).cells[""].cube
        if cube.numerator.any() or cube.denominator.any():
            return
    pytest.fail("thirty authorities full of records, and nobody is in scope")


@named
def test_a_month_is_the_same_whichever_months_are_asked_for(form: Indicator) -> None:
    wide = an_engine()
    narrow = Engine(wide.facts, Periods.months((2021, 6), (2021, 8), terms=wide.facts.terms))
    at = wide.periods.index("2021-06")
    for key, cells in narrow.figures(form).cells.items():
        other = figures_of(form).cells[key].cube
        assert (cells.cube.numerator == other.numerator[..., at : at + 3]).all()
        assert (cells.cube.denominator == other.denominator[..., at : at + 3]).all()


@named
def test_nobody_at_all(form: Indicator) -> None:
    """An authority on its first day: nought, or nought of nought, and no error."""
    facts = any_facts(seed=1, rows=0)
    figures = Engine(facts, Periods.months((2022, 1), (2022, 3))).figures(form)
    assert not figures.cells[""].cube.numerator.any()
    if isinstance(form.measure, Count) and form.figure_from == "records":
        assert (figures.values()[0, 0] == 0).all()


def test_lead_covers_the_longest_window() -> None:
    assert LEAD == 11
