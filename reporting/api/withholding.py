"""Small numbers in the rows the API sends: withheld where the pages withhold them, by the same look at the same figures."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from csc.periods import Month
from reporting.engine.cells import TOTAL, Status
from reporting.indicators import Indicator
from reporting.models import Run
from reporting.scorecards.course import Course
from reporting.scorecards.stored import courses, key_of
from reporting.scorecards.withholding import bands_shown, families_of, withhold
from reporting.values import Value

FIGURE = {Status.OK.code, Status.NO_CASES.code}


def suppressed(rows: Iterable[Value], form: Indicator, unit: str, breakdown: str) -> list[Value]:
    """The same rows, in the same order, with what must not be published hidden and said to be so.

    Which figures give each other away is known of the figures in force alone. Months and bands
    outside them, counted when somebody asks, are withheld altogether.
    """
    run = Run.objects.current()
    shown = _shown(form, unit, breakdown, run.first_month) if run else {}
    found: list[Value] = []
    for row in rows:
        course = shown.get(row.band)
        if not _may_be_shown(row, course):
            found.append(hide(row))
        elif course is not None and course.at(Month.parse(row.period) - 1).status is Status.SUPPRESSED:
            found.append(dataclasses.replace(row, direction="", performance_direction=""))
        else:
            found.append(row)
    return found


def _shown(form: Indicator, unit: str, breakdown: str, first_month: str) -> dict[str, Course]:
    """By band, what a reader without the right to small numbers is shown."""
    if breakdown:
        return bands_shown(unit, form, breakdown)
    return {TOTAL: withhold(courses(unit, families_of([form]), first_month))[key_of(form)]}


def _may_be_shown(row: Value, course: Course | None) -> bool:
    if row.status not in FIGURE:
        return True
    return course is not None and course.at(Month.parse(row.period)).status in (Status.OK, Status.NO_CASES)


def hide(row: Value) -> Value:
    """The row without its figure and whatever was judged by it."""
    return dataclasses.replace(
        row,
        numerator=None,
        denominator=None,
        value=None,
        status=Status.SUPPRESSED.code,
        rag="",
        direction="",
        performance_direction="",
    )
