"""Withholding what could point at a child from stored figures, for readers without the right to small numbers.

What is small, and which further bands go with a small one, says `reporting.suppression`. Here is
added what follows from figures standing together:

- In a month in which one figure of a family is withheld, so are the other figures of that family: a
  count follows from a share and its total. In a breakdown the same holds band by band.
- Where the whole is withheld, so is every band of it.
- Sums over time (rolling years, years to date, earlier years) that contain a withheld month are withheld.
- Figures of other families that add up to, contain or repeat a withheld one (`reporting.sums`) are
  withheld as far as it would follow from them: `reporting.scorecards.linked`.

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
from reporting.indicators import Indicator
from reporting.scorecards.course import Course
from reporting.scorecards.linked import Linked, reach, spread
from reporting.scorecards.stored import Key, families, keys_of
from reporting.sums import linked


def families_of(forms: Iterable[Indicator]) -> dict[Key, Indicator]:
    """Every form of every indicator that could give one of `forms` away: what is withheld is the same on every page."""
    wanted = set().union(*(linked()[form.family] for form in forms))
    return keys_of(form for each in catalogue.all_indicators().values() if each.family in wanted for form in each.forms())


def withhold(found: Mapping[Key, Course]) -> dict[Key, Course]:
    """The same courses with everything withheld that has to be. `found` has to hold whole families (`families_of`)."""
    together: defaultdict[frozenset[str], dict[Key, Course]] = defaultdict(dict)
    hidden: dict[Key, np.ndarray] = {}
    for key, course in found.items():
        if key[2] == TOTAL:
            together[linked()[course.form.family]][key] = course
        else:
            hidden[key] = np.ones(len(course.status), dtype=bool)
    for courses in together.values():
        settled = Linked(courses).settle()
        hidden |= {key: settled.hidden(course) for key, course in courses.items()}
    return {key: without(course, hidden[key]) for key, course in found.items()}


def bands_shown(unit: str, form: Indicator, breakdown: str) -> dict[str, Course]:
    """The stored bands of one breakdown of a figure, with everything withheld that has to be. One query."""
    names = {(key[0], key[1]): each for key, each in families_of([form]).items()}
    found = families(unit, names, (TOTAL, breakdown))
    totals = {key: course for key, course in found.items() if key[2] == TOTAL}
    slices = {key: course for key, course in found.items() if key[2] == breakdown}
    shown = {key[3]: course for key, course in slices.items() if (key[0], key[1]) == (form.key, form.variant)}
    if not shown:
        return {}
    settled = Linked(slices, of=Linked(totals).settle()).settle()
    withheld = spread(settled.withheld[form.family], reach(form.window))
    withheld = suppression.further_bands(settled.counts[form.key, form.variant], withheld)
    return {
        band: without(course, settled.span.cut(withheld[settled.bands.index(band)], course)) for band, course in shown.items()
    }


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
