"""Withholding what could point at a child from stored figures, for readers without the right to small numbers.

What is small, and which further bands go with a small one, says `reporting.suppression`. Here is
added what follows from figures standing together:

- In a month in which one figure of a family is withheld, so are the other figures of that family: a
  count follows from a share and its total. In a breakdown the same holds band by band.
- Where the whole is withheld, so is every band of it.
- Sums over time (rolling years, years to date, earlier years) that contain a withheld month are withheld.

Single slices on a scorecard are withheld altogether, because which of its bands may be shown depends
on all of them; and units below are not offered to these readers (`units_offered`), because one of
them follows from the others and the whole.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping

import numpy as np

from reporting import catalogue, suppression
from reporting.engine.cells import TOTAL, Status
from reporting.indicators import MONTH, QUARTER_TO_DATE, ROLLING_3, Indicator, Window
from reporting.scorecards.course import Course
from reporting.scorecards.stored import Key, families, keys_of

_REACH = {MONTH: 1, ROLLING_3: 3, QUARTER_TO_DATE: 3}


def families_of(forms: Iterable[Indicator]) -> dict[Key, Indicator]:
    """Every form of every indicator in the families of `forms`: what is withheld is the same on every page."""
    wanted = {form.family for form in forms}
    return keys_of(form for each in catalogue.all_indicators().values() if each.family in wanted for form in each.forms())


def withhold(found: Mapping[Key, Course]) -> dict[Key, Course]:
    """The same courses with everything withheld that has to be. `found` has to hold whole families (`families_of`)."""
    by_family: defaultdict[str, list[Key]] = defaultdict(list)
    hidden: dict[Key, np.ndarray] = {}
    for key, course in found.items():
        if key[2] == TOTAL:
            by_family[course.form.family].append(key)
        else:
            hidden[key] = np.ones(len(course.status), dtype=bool)
    for keys in by_family.values():
        hidden |= _of_family({key: found[key] for key in keys})
    return {key: without(course, hidden[key]) for key, course in found.items()}


def bands_shown(unit: str, form: Indicator, breakdown: str) -> dict[str, Course]:
    """The stored bands of one breakdown of a figure, with everything withheld that has to be. One query."""
    wanted = families_of([form])
    names = {(key[0], key[1]): each for key, each in wanted.items()}
    found = families(unit, names, (TOTAL, breakdown))
    totals = {key: course for key, course in found.items() if key[2] == TOTAL}
    slices = {key: course for key, course in found.items() if key[2] == breakdown}
    if not slices:
        return {}
    span = Span.of(found.values())
    bands = sorted({key[3] for key in slices})
    hidden = _of_bands(slices, bands, span) | span.together(totals.values())
    shown = {key: course for key, course in slices.items() if (key[0], key[1]) == (form.key, form.variant)}
    spread = np.array([_spread(row, reach(form.window)) for row in hidden])
    spread = suppression.further_bands(_counts(shown, bands, span), spread)
    return {key[3]: without(course, span.cut(spread[bands.index(key[3])], course)) for key, course in shown.items()}


@dataclasses.dataclass(frozen=True)
class Span:
    """The months that some courses cover together, from `start` up to but not including `end` (month numbers)."""

    start: int
    end: int

    @classmethod
    def of(cls, courses: Iterable[Course]) -> Span:
        ends = [(course.first.number, course.first.number + len(course.status)) for course in courses if len(course.status)]
        return cls(min((first for first, _ in ends), default=0), max((last for _, last in ends), default=0))

    def __len__(self) -> int:
        return self.end - self.start

    def place(self, course: Course, numbers: np.ndarray) -> np.ndarray:
        """Numbers of a course's months among all months; nought where it has none."""
        placed = np.zeros(len(self), dtype=numbers.dtype)
        if len(numbers):
            at = course.first.number - self.start
            placed[at : at + len(numbers)] = numbers
        return placed

    def cut(self, numbers: np.ndarray, course: Course) -> np.ndarray:
        """Of numbers for all months those of the course's own."""
        at = course.first.number - self.start
        return numbers[at : at + len(course.status)] if len(course.status) else numbers[:0]

    def together(self, courses: Iterable[Course]) -> np.ndarray:
        """The months in which one of the courses is small."""
        found = np.zeros(len(self), dtype=bool)
        for course in courses:
            found |= self.place(course, small(course))
        return found


def _of_family(courses: Mapping[Key, Course]) -> dict[Key, np.ndarray]:
    """Which months of each course are withheld: its own small ones, and those in which another of the family is."""
    span = Span.of(courses.values())
    together = span.together(courses.values())
    return {key: span.cut(_spread(together, reach(course.form.window)), course) for key, course in courses.items()}


def _of_bands(courses: Mapping[Key, Course], bands: list[str], span: Span) -> np.ndarray:
    """Which bands are withheld in which months (bands by months), for every form of the family alike."""
    hidden = np.zeros((len(bands), len(span)), dtype=bool)
    forms: defaultdict[tuple[str, str], dict[Key, Course]] = defaultdict(dict)
    for key, course in courses.items():
        hidden[bands.index(key[3])] |= span.place(course, small(course))
        forms[key[0], key[1]][key] = course
    counts = [count for those in forms.values() for count in _counts(those, bands, span)]
    return suppression.further_bands(counts, hidden)


def _counts(courses: Mapping[Key, Course], bands: list[str], span: Span) -> list[np.ndarray]:
    """The counts of one form, each as bands by months; a band that is not stored has nothing in it."""
    stacked: list[np.ndarray] = []
    for key, course in courses.items():
        for at, count in enumerate(suppression.counts_of(course.form, course.numerator, course.denominator)):
            if at == len(stacked):
                stacked.append(np.zeros((len(bands), len(span))))
            stacked[at][bands.index(key[3])] = span.place(course, np.asarray(count, dtype=float))
    return stacked


def small(course: Course) -> np.ndarray:
    """The months whose figure, remainder or base is a small number."""
    if not len(course.status):
        return np.zeros(0, dtype=bool)
    return suppression.small(course.form, course.numerator, course.denominator, course.value, course.status == Status.OK)


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
