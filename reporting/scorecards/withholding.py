"""Withholding what could point at a child, for readers without the right to small numbers.

- A count of 1 to 5 is withheld; so is a share, rate or average whose numerator, remainder or
  denominator is 1 to 5, with all its parts. Nought stays: it points at nobody.
- What is withheld must not follow from what is shown. In a month in which one figure of a family is
  withheld, so are the other figures of that family: a count follows from a share and its total. Sums
  over time (rolling years, years to date, earlier years) that contain a withheld month are withheld.

Slices of a figure are withheld altogether, and units below are not offered to these readers
(`reporting.views.asking`), because one of them follows from the others and the whole.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping

import numpy as np

from reporting import catalogue
from reporting.engine.cells import TOTAL, Status, scale_of
from reporting.indicators import MONTH, QUARTER_TO_DATE, ROLLING_3, Count, Indicator, Rate, Share, Window
from reporting.scorecards.course import Course
from reporting.scorecards.stored import Key, keys_of

FEW = 5
"""The highest number that is withheld; nought is not. DfE's own rule for children in need."""

_REACH = {MONTH: 1, ROLLING_3: 3, QUARTER_TO_DATE: 3}


def families_of(forms: Iterable[Indicator]) -> dict[Key, Indicator]:
    """Every form of every indicator in the families of `forms`: what is withheld is the same on every page."""
    families = {form.family for form in forms}
    return keys_of(form for each in catalogue.all_indicators().values() if each.family in families for form in each.forms())


def withhold(found: Mapping[Key, Course]) -> dict[Key, Course]:
    """The same courses with everything withheld that has to be. `found` has to hold whole families (`families_of`)."""
    families: defaultdict[str, list[Key]] = defaultdict(list)
    hidden: dict[Key, np.ndarray] = {}
    for key, course in found.items():
        if key[2] == TOTAL:
            families[course.form.family].append(key)
        else:
            hidden[key] = np.ones(len(course.status), dtype=bool)
    for keys in families.values():
        hidden |= _of_family({key: found[key] for key in keys})
    return {key: without(course, hidden[key]) for key, course in found.items()}


def _of_family(courses: Mapping[Key, Course]) -> dict[Key, np.ndarray]:
    """Which months of each course are withheld: its own small ones, and those in which another of the family is."""
    start = min((course.first.number for course in courses.values() if len(course.status)), default=0)
    end = max((course.first.number + len(course.status) for course in courses.values()), default=0)
    together = np.zeros(max(end - start, 0), dtype=bool)
    for course in courses.values():
        place = course.first.number - start
        together[place : place + len(course.status)] |= small(course)
    return {
        key: _spread(together, reach(course.form.window))[course.first.number - start :][: len(course.status)]
        if len(course.status)
        else np.zeros(0, dtype=bool)
        for key, course in courses.items()
    }


def small(course: Course) -> np.ndarray:
    """The months whose figure, remainder or base is 1 to 5."""
    if not len(course.status):
        return np.zeros(0, dtype=bool)
    scale = float(scale_of(course.form))
    numerator = course.numerator / scale
    known = course.status == Status.OK
    measure = course.form.measure
    found = _few(numerator) if isinstance(measure, Count | Share | Rate) else np.zeros(len(known), dtype=bool)
    if isinstance(measure, Count):
        # A supplied count may carry no parts, only its value.
        found |= _few(course.value)
    elif course.denominator is not None and not isinstance(measure, Rate):
        base = course.denominator / (scale if isinstance(measure, Share) else 1.0)
        found |= _few(base)
        if isinstance(measure, Share):
            found |= _few(base - numerator)
    return known & found


def _few(numbers: np.ndarray) -> np.ndarray:
    return (numbers > 0) & (numbers <= FEW)


def reach(window: Window) -> int:
    """How many months a figure looks back on, its own included."""
    return _REACH.get(window, 12)


def _spread(hidden: np.ndarray, months: int) -> np.ndarray:
    """Months withheld because a withheld one lies in the window that ends with them."""
    spread = hidden.copy()
    for back in range(1, months):
        spread[back:] |= hidden[:-back]
    return spread


def without(course: Course, hidden: np.ndarray) -> Course:
    """The course with these months withheld; a month without a figure keeps its own reason."""
    shown = (course.status == Status.OK) | (course.status == Status.NO_CASES)
    status = np.where(hidden & shown, int(Status.SUPPRESSED), course.status)
    blank = status == Status.SUPPRESSED
    return dataclasses.replace(
        course,
        numerator=np.where(blank, 0, course.numerator),
        denominator=None if course.denominator is None else np.where(blank, 0, course.denominator),
        value=np.where(blank, np.nan, course.value),
        status=status,
    )
