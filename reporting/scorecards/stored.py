"""The stored figures of one unit, for a page: one query, whatever the number of indicators."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from csc.periods import Month
from reporting.engine.cells import TOTAL
from reporting.indicators import Indicator
from reporting.models import Series
from reporting.scorecards.course import Course

Key = tuple[str, str, str, str]
"""Indicator, variant, breakdown, band."""

_PARTS = ("first_month", "numerators", "denominators", "values", "statuses")


def courses(unit: str, wanted: Mapping[Key, Indicator], first_month: str) -> dict[Key, Course]:
    """The course of every figure wanted; one that no run has made yet has no months at all."""
    names = {key[0] for key in wanted}
    rows = Series.objects.filter(unit=unit, indicator__in=names, breakdown__in={key[2] for key in wanted})
    found = {}
    for *key, first, numerators, denominators, values, statuses in rows.values_list(
        "indicator", "variant", "breakdown", "band", *_PARTS
    ).order_by():
        form = wanted.get(tuple(key))
        if form is not None:
            found[tuple(key)] = Course.unpacked(form, first, numerators, denominators, values, statuses)
    start = Month.parse(first_month)
    return {key: found.get(key) or Course.nothing(form, start) for key, form in wanted.items()}


def bands(unit: str, form: Indicator, breakdown: str) -> dict[str, Course]:
    """Every band of one breakdown that ever held anything, by its code."""
    rows = Series.objects.filter(unit=unit, indicator=form.key, variant=form.variant, breakdown=breakdown).order_by("band")
    return {band: Course.unpacked(form, *packed) for band, *packed in rows.values_list("band", *_PARTS)}


def families(unit: str, forms: Mapping[tuple[str, str], Indicator], breakdowns: Iterable[str]) -> dict[Key, Course]:
    """Everything stored of these forms, by (indicator, variant), in these breakdowns: every band that ever held anything."""
    names = {indicator for indicator, _ in forms}
    rows = Series.objects.filter(unit=unit, indicator__in=names, breakdown__in=set(breakdowns)).order_by()
    found: dict[Key, Course] = {}
    for *key, first, numerators, denominators, values, statuses in rows.values_list(
        "indicator", "variant", "breakdown", "band", *_PARTS
    ):
        form = forms.get((key[0], key[1]))
        if form is not None:
            found[tuple(key)] = Course.unpacked(form, first, numerators, denominators, values, statuses)
    return found


def key_of(form: Indicator) -> Key:
    """The key of the figure itself."""
    return form.key, form.variant, TOTAL, TOTAL


def keys_of(forms: Iterable[Indicator]) -> dict[Key, Indicator]:
    return {key_of(form): form for form in forms}
