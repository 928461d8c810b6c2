"""Figures that have to be looked at together before one of them is shown: bands by months, whole families, and their sums.

The state is which band and month of each family is withheld (`withheld`); a figure that looks back
on several months is withheld in each of them that reaches a withheld one. `settle` adds to the state
until nothing withheld follows from what is left: see `reporting.suppression` for the rule and
`reporting.sums` for what adds up to what.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping

import numpy as np

from reporting import suppression
from reporting.engine.cells import TOTAL, Status
from reporting.indicators import MONTH, QUARTER_TO_DATE, ROLLING_3, Indicator, Window
from reporting.scorecards.course import Course
from reporting.scorecards.stored import Key
from reporting.sums import Quantity, Sum, Term, declared, parts

_REACH = {MONTH: 1, ROLLING_3: 3, QUARTER_TO_DATE: 3}

Name = tuple[str, str]
"""Indicator and variant."""


def reach(window: Window) -> int:
    """How many months a figure looks back on, its own included."""
    return _REACH.get(window, 12)


def spread(hidden: np.ndarray, months: int) -> np.ndarray:
    """Months withheld because a withheld one lies in the window that ends with them; months are the last axis."""
    found = hidden.copy()
    for back in range(1, months):
        found[..., back:] |= hidden[..., :-back]
    return found


def small(course: Course) -> np.ndarray:
    """The months whose figure, remainder or base is a small number."""
    if not len(course.status):
        return np.zeros(0, dtype=bool)
    return suppression.small(course.form, course.numerator, course.denominator, course.value, course.status == Status.OK)


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


class Linked:
    """Courses of linked families laid out as bands by months, and what of them is withheld.

    `of` are the settled wholes of which these are the bands: where a whole is withheld, so is every band.
    """

    def __init__(self, courses: Mapping[Key, Course], *, of: Linked | None = None) -> None:
        self.bands = sorted({key[3] for key in courses})
        self.span: Span = Span.of([*courses.values()]) if of is None else of.span
        self.forms: dict[Name, Indicator] = {}
        self.counts: dict[Name, list[np.ndarray]] = {}
        self.there: dict[Name, np.ndarray] = {}
        self.withheld: dict[str, np.ndarray] = {}
        for (indicator, variant, _, band), course in courses.items():
            self._lay_out((indicator, variant), self.bands.index(band), course)
        self.months_hidden_by: defaultdict[str, int] = defaultdict(int)
        for name, form in self.forms.items():
            self.months_hidden_by[form.family] += reach(form.window)
            # A band that is not stored is known to be empty in every month that others of the figure have.
            self.there[name] |= self.there[name].any(axis=0)
        if of is not None:
            for family in self.withheld:
                self.withheld[family] |= of.withheld.get(family, False)
        self._figures_of: dict[Quantity, list[tuple[Name, np.ndarray]]] = {}
        self._seen: dict[Name, np.ndarray] = {}
        stated = declared()
        self.sums = [each for each in stated.sums if all(self._count(term.quantity) is not None for term in each.terms)]
        self.over_time = [pair for pair in stated.over_time if all(self._count(each) is not None for each in pair)]

    def _lay_out(self, name: Name, band: int, course: Course) -> None:
        shape = len(self.bands), len(self.span)
        if name not in self.forms:
            self.forms[name] = course.form
            self.there[name] = np.zeros(shape, dtype=bool)
            self.counts[name] = []
        withheld = self.withheld.setdefault(course.form.family, np.zeros(shape, dtype=bool))
        if not len(course.status):
            return
        withheld[band] |= self.span.place(course, small(course))
        self.there[name][band] = self.span.place(course, np.isin(course.status, (Status.OK, Status.NO_CASES)))
        for at, count in enumerate(suppression.counts_of(course.form, course.numerator, course.denominator)):
            if at == len(self.counts[name]):
                self.counts[name].append(np.zeros(shape))
            self.counts[name][at][band] = self.span.place(course, np.asarray(count, dtype=float))

    def settle(self) -> Linked:
        """Withhold more until nothing that is withheld follows from what is shown; the same object."""
        again = True
        while again:
            again = self._sums_over_time() | self._sums_of_figures() | self._sums_of_bands()
        return self

    def hidden(self, course: Course, band: str = TOTAL) -> np.ndarray:
        """The withheld months of one course."""
        whole = spread(self.withheld[course.form.family][self.bands.index(band)], reach(course.form.window))
        return self.span.cut(whole, course)

    def _shown(self, name: Name) -> np.ndarray:
        """Where a figure is shown as things stand."""
        if name not in self._seen:
            form = self.forms[name]
            self._seen[name] = self.there[name] & ~spread(self.withheld[form.family], reach(form.window))
        return self._seen[name]

    def _withhold(self, family: str, where: np.ndarray) -> None:
        self.withheld[family] |= where
        for name in [each for each in self._seen if self.forms[each].family == family]:
            del self._seen[name]

    def _count(self, quantity: Quantity) -> np.ndarray | None:
        """The numbers of a quantity; None where no figure has it in this breakdown."""
        counts = self.counts.get((quantity.indicator, quantity.variant))
        return counts[parts(quantity.form).index(quantity.part)] if counts else None

    def _giving_away(self, quantity: Quantity) -> list[tuple[Name, np.ndarray]]:
        """The figures that have a quantity, or all but a few of it, and where they do."""
        if quantity not in self._figures_of:
            whole, found = self._count(quantity), []
            for each in declared().giving_away(quantity):
                count, name = self._count(each), (each.indicator, each.variant)
                if whole is not None and count is not None:
                    found.append((name, self.there[name] & suppression.near(whole, count)))
            self._figures_of[quantity] = found
        return self._figures_of[quantity]

    def _unknown(self, quantity: Quantity) -> np.ndarray:
        """Where no figure shows the quantity though there is one that has it."""
        unknown = self.there[quantity.indicator, quantity.variant].copy()
        for name, near in self._giving_away(quantity):
            unknown &= ~(near & self._shown(name))
        return unknown

    def _hide(self, quantity: Quantity, where: np.ndarray) -> bool:
        """Withhold every figure that shows the quantity. Whether anything changed."""
        changed = False
        for name, near in self._giving_away(quantity):
            now = where & near & self._shown(name)
            if now.any():
                self._withhold(self.forms[name].family, now)
                changed = True
        return changed

    def _sums_over_time(self) -> bool:
        changed = False
        for over_time, month in self.over_time:
            changed |= self._hide(over_time, spread(self._unknown(month), reach(over_time.form.window)))
        return changed

    def _sums_of_bands(self) -> bool:
        if len(self.bands) < 2:
            return False
        changed = False
        for family, withheld in self.withheld.items():
            counts = [count for name, form in self.forms.items() if form.family == family for count in self.counts[name]]
            more = suppression.further_bands(counts, withheld) & ~withheld
            if more.any():
                self._withhold(family, more)
                changed = True
        return changed

    def _sums_of_figures(self) -> bool:
        changed = False
        for each in self.sums:
            while self._one_more(each):
                changed = True
        return changed

    def _one_more(self, each: Sum) -> bool:
        """Withhold one more term of a sum, in the months in which a withheld one follows from the others."""
        unknown = {term: _later(self._unknown(term.quantity), term.back) for term in each.terms}
        if not each.rest and not any(hidden.any() for hidden in unknown.values()):
            return False
        left, right = ([(self._numbers(term), unknown[term]) for term in side] for side in (each.left, each.right))
        wanted = suppression.follows(left, right, rest=each.rest)
        for term in each.terms:
            wanted &= _later(self.there[term.quantity.indicator, term.quantity.variant], term.back)
        changed = False
        for term in sorted(each.terms, key=lambda one: (one.quantity in each.states, self._cost(one))):
            now = wanted & ~unknown[term]
            if now.any() and self._hide(term.quantity, _earlier(now, term.back)):
                changed = True
                wanted &= ~now
        return changed

    def _numbers(self, term: Term) -> np.ndarray:
        name = term.quantity.indicator, term.quantity.variant
        return _later(self.counts[name][parts(term.quantity.form).index(term.quantity.part)], term.back)

    def _cost(self, term: Term) -> int:
        """How many months of figures go with a term: the one that costs a reader least is withheld first."""
        families = {self.forms[name].family for name, _ in self._giving_away(term.quantity)}
        return sum(self.months_hidden_by[family] for family in families)


def _later(numbers: np.ndarray, months: int) -> np.ndarray:
    """What stood `months` before, at each month; nought at the first ones."""
    if not months:
        return numbers
    moved = np.zeros_like(numbers)
    moved[..., months:] = numbers[..., :-months]
    return moved


def _earlier(numbers: np.ndarray, months: int) -> np.ndarray:
    """The other way round: from each month to `months` before it."""
    if not months:
        return numbers
    moved = np.zeros_like(numbers)
    moved[..., :-months] = numbers[..., months:]
    return moved
