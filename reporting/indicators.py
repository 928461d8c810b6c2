"""What an indicator is: a declaration and at most two small pure functions.

    population(rows) -> bool array      which of the candidate rows are in scope
    mark(rows)       -> bool array      which of them count (a share), or what each contributes (a number)

Everything else is data: which facts, on which time basis, in which window, folded by which measure.
The engine (`reporting.engine`) does the rest for all months and all units at once, and the same
arrays give the list of children behind the number.
"""

from __future__ import annotations

import dataclasses
import datetime
import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    from reporting.breakdowns import Breakdown
    from reporting.engine.rows import Row, Rows

Test = Callable[["Rows"], "np.ndarray"]
"""A small pure function of the rows: one answer for each."""

Scope = Callable[["Rows"], "np.ndarray | None"]
"""A population: which rows are in scope, or None for all of them."""

REVIEW_DUE = datetime.date(2027, 4, 1)
OWNER = "Performance and intelligence"


class BadDefinition(Exception):
    """A definition that cannot be right; the message is a sentence that says what to change."""


# --- when: the time basis ------------------------------------------------------------------------


@dataclass(frozen=True)
class During:
    """Events: a row belongs to the month of its day in column `on`."""

    on: str

    @property
    def columns(self) -> tuple[str, ...]:
        return (self.on,)

    def __str__(self) -> str:
        return f"events of the period by {words(self.on)}"


@dataclass(frozen=True)
class OpenAt:
    """States: a row belongs to every period end on which it holds, `start` <= end of period < `end`."""

    start: str
    end: str

    @property
    def columns(self) -> tuple[str, ...]:
        return self.start, self.end

    def __str__(self) -> str:
        return f"open at the end of the period, from {words(self.start)} until {words(self.end)}"


@dataclass(frozen=True)
class OpenDuring:
    """States that held on any day of the window, the day they ended included."""

    start: str
    end: str

    @property
    def columns(self) -> tuple[str, ...]:
        return self.start, self.end

    def __str__(self) -> str:
        return f"open at any time in the period, from {words(self.start)} to {words(self.end)}"


@dataclass(frozen=True)
class Supplied:
    """No rows: the figure is typed in or imported (calls, population). See `SuppliedFigure`."""

    state: bool = False
    """Whether it describes the end of the period (a stock) rather than what happened in it."""

    @property
    def columns(self) -> tuple[str, ...]:
        return ()

    def __str__(self) -> str:
        return "supplied figure"


Basis = During | OpenAt | OpenDuring | Supplied


class Window(enum.StrEnum):
    """How far back from a month's end a figure looks. Its first day is `rows.since`."""

    MONTH = "month"
    QUARTER_TO_DATE = "quarter_to_date"
    ROLLING_3 = "rolling_3_months"
    ROLLING_12 = "rolling_12_months"
    FINANCIAL_YEAR_TO_DATE = "financial_year_to_date"
    TERM = "term"


MONTH = Window.MONTH
QUARTER_TO_DATE = Window.QUARTER_TO_DATE
ROLLING_3 = Window.ROLLING_3
ROLLING_12 = Window.ROLLING_12
FINANCIAL_YEAR_TO_DATE = Window.FINANCIAL_YEAR_TO_DATE
TERM = Window.TERM


# --- how: the measure ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Count:
    """How many, or the sum of `mark` where it is a number. `scale`: parts in one unit (100 for hundredths of an FTE)."""

    scale: Fraction | int = 1
    decimals: int = 0
    name = "count"
    unit = "number"


@dataclass(frozen=True)
class Share:
    """Marked rows of all rows in scope, as a percentage. `per=1` prints the plain ratio.

    `scale`: parts in one unit of both mark and weight, where they are not whole (100 for hundredths of an FTE).
    """

    per: int = 100
    decimals: int = 1
    scale: Fraction | int = 1
    name = "share"
    unit = "percent"


@dataclass(frozen=True)
class Rate:
    """Rows in scope for each `per` children of the population in force; `factor` 12 annualises a month."""

    per: int = 10_000
    factor: int = 1
    decimals: int = 1
    name = "rate_per_10000"
    unit = "per 10,000 children"


@dataclass(frozen=True)
class Mean:
    """Sum of `mark` over the sum of `weight` (one for each row unless given).

    `scale`: parts in one printed unit of `mark`, and of `weight` where it is given.
    """

    scale: Fraction | int = 1
    decimals: int = 1
    unit: str = "number"
    name = "mean"


@dataclass(frozen=True)
class Median:
    """The middle `mark`; the mean of the two middle ones when their number is even."""

    scale: Fraction | int = 1
    decimals: int = 1
    unit: str = "number"
    name = "median"


@dataclass(frozen=True)
class Max:
    """The highest `mark`."""

    decimals: int = 0
    unit: str = "number"
    name = "max"


@dataclass(frozen=True)
class Distribution:
    """Each band of the breakdown `over` as a share of all rows in scope; the total itself is their number."""

    over: Breakdown
    decimals: int = 1
    name = "distribution"
    unit = "percent"


Measure = Count | Share | Rate | Mean | Median | Max | Distribution


class Polarity(enum.StrEnum):
    """What good looks like. `info` means a change is neither good nor bad in itself."""

    HIGH = "high"
    LOW = "low"
    WITHIN_RANGE = "within_range"
    INFO = "info"


HIGH, LOW, WITHIN_RANGE, INFO = Polarity


# --- what: the declaration -----------------------------------------------------------------------


def everyone(rows: Rows) -> np.ndarray | None:
    """The population that leaves nobody out."""
    return None


@dataclass(frozen=True)
class Variant:
    """The same declaration under another standard or population. `meaning` is printed beside the key."""

    key: str
    meaning: str
    changes: Mapping[str, Any]

    def __init__(self, key: str, meaning: str, **changes: Any) -> None:
        object.__setattr__(self, "key", key)
        object.__setattr__(self, "meaning", meaning)
        object.__setattr__(self, "changes", changes)


@dataclass(frozen=True)
class Earlier:
    """An earlier version of the definition: it makes the figures of periods that end on or before `until`."""

    number: int
    until: datetime.date
    note: str
    changes: Mapping[str, Any]

    def __init__(self, number: int, until: datetime.date, note: str, **changes: Any) -> None:
        for name, value in {"number": number, "until": until, "note": note, "changes": changes}.items():
            object.__setattr__(self, name, value)


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One definition. Its page, its figures, its lists and its tests all come from these fields.

    key, title, family   the key never changes; `family` links count, share, rate and window forms of one fact
    counts, marks        in words: who is in scope, and which of them count (printed, checked by eye)
    leaves_out           in words: who is left out on purpose
    why, caveats         why it matters; how it can be misread
    source, standard     who defined it; the limit in words with its authority in [brackets]
    facts, basis, window which table, on which time basis, how far back
    population, mark     the two functions; `weight` gives each row's part of the denominator (FTE) if not one
    excluded             rows in scope that cannot be judged (dates missing or reversed), by the reason in words:
                         they leave the figure and are listed beside it (`Engine.left_out`)
    counted              what one row stands for: child, event, plan, worker, post, household, call
    distinct             count each value of these columns once within a unit and window (months do not add up)
    by_window            population or mark looks at `rows.since`: take rows window by window, do not add months
    team                 column of the responsible team; none means: the record's team for events, and for
                         states the team that held the child on the date (allocations), else the record's
    standards            clocks, limits and settings the functions use, so that a variant can replace them
    reason               why a row counts or not, for its list: text with {columns}, or a function of one row
    shows                further columns for the reason, by name, as functions of the rows (`last_seen_on` prints as a date)
    needs_months         months of history before the first period without which the figure would mislead
    """

    key: str
    title: str
    family: str
    facts: str = ""
    basis: Basis
    measure: Measure
    polarity: Polarity
    counts: str
    source: str
    why: str
    caveats: str = ""
    marks: str = ""
    leaves_out: str = ""
    standard: str = "none"
    window: Window = MONTH
    clock_by: str = "n/a"
    counted: str = "event"
    population: Scope = everyone
    mark: Test | None = None
    weight: Test | None = None
    excluded: Mapping[str, Test] = field(default_factory=dict)
    distinct: str | tuple[str, ...] = ()
    by_window: bool = False
    team: str | None = None
    standards: Mapping[str, Any] = field(default_factory=dict)
    breakdowns: tuple[Breakdown, ...] = ()
    reason: str | Callable[[Row], str] = ""
    shows: Mapping[str, Test] = field(default_factory=dict)
    variants: tuple[Variant, ...] = ()
    figure_from: str = "records"
    needs_months: int = 0
    pair_with: tuple[str, ...] = ()
    beyond: bool = False
    owner: str = OWNER
    review_by: datetime.date = REVIEW_DUE
    version: int = 1
    earlier: tuple[Earlier, ...] = ()
    stage: str = ""
    variant: str = ""

    def __post_init__(self) -> None:
        if isinstance(self.distinct, str):
            object.__setattr__(self, "distinct", (self.distinct,))
        for problem in self._problems():
            raise BadDefinition(f"{self.key}: {problem}")

    def _problems(self) -> list[str]:
        found = []
        if not isinstance(self.basis, Supplied) and not self.facts:
            found.append("name the fact table it counts (facts=…).")
        needs_mark = isinstance(self.measure, Share | Mean | Median | Max) and not isinstance(self.basis, Supplied)
        if needs_mark and self.mark is None:
            found.append(f"a {self.measure.name} needs mark=…, which says which rows count or what each contributes.")
        if isinstance(self.measure, Share) and not isinstance(self.basis, Supplied) and not self.marks:
            found.append("say in words which rows count (marks=…).")
        if isinstance(self.measure, Rate | Distribution) and (self.mark is not None or self.weight is not None):
            found.append(f"a {self.measure.name} counts its population: leave mark and weight out.")
        if self.weight is not None and self.distinct:
            found.append("weight and distinct exclude each other.")
        if self.figure_from not in {"records", "supplied", "either"}:
            found.append("figure_from is records, supplied or either.")
        keys = [variant.key for variant in self.variants]
        if len(set(keys)) < len(keys) or "" in keys:
            found.append("every variant needs a key of its own.")
        if len({breakdown.key for breakdown in self.breakdowns}) < len(self.breakdowns):
            found.append("a breakdown is named twice.")
        for text in ("title", "counts", "source", "why", "owner"):
            if not getattr(self, text):
                found.append(f"{text} is empty.")
        return found

    def form(self, variant: str = "") -> Indicator:
        """This indicator in the variant named; "" is the default form. KeyError when there is no such variant."""
        if not variant:
            return self
        chosen = next((each for each in self.variants if each.key == variant), None)
        if chosen is None:
            raise KeyError(f"{self.key} has no variant {variant!r}")
        return dataclasses.replace(self, **chosen.changes, variant=variant, variants=())

    def forms(self) -> list[Indicator]:
        """The default form and every variant."""
        return [self, *(self.form(variant.key) for variant in self.variants)]

    def versions(self) -> list[tuple[Indicator, datetime.date | None]]:
        """The definition with every earlier version, oldest first, and the last period end each one makes."""
        old = [
            (dataclasses.replace(self, **each.changes, version=each.number, earlier=()), each.until)
            for each in sorted(self.earlier, key=lambda each: each.until)
        ]
        return [*old, (self, None)]

    def version_on(self, period_end: datetime.date) -> int:
        """The number of the version that makes the figure of a period ending on `period_end`."""
        return next(form.version for form, until in self.versions() if until is None or period_end <= until)

    @property
    def basis_name(self) -> str:
        """The basis as the catalogue names it."""
        if self.window is TERM:
            return "at_term_end"
        if self.window in {ROLLING_12, FINANCIAL_YEAR_TO_DATE}:
            return str(self.window)
        state = isinstance(self.basis, OpenAt) or (isinstance(self.basis, Supplied) and self.basis.state)
        return "at_period_end" if state else "during_period"

    @property
    def printed_basis(self) -> str:
        """The basis in words, as printed beside every figure."""
        windows = {
            MONTH: "",
            QUARTER_TO_DATE: ", quarter to date",
            ROLLING_3: ", last three months",
            ROLLING_12: ", last 12 months",
            FINANCIAL_YEAR_TO_DATE: ", since 1 April",
            TERM: ", last day of the school term",
        }
        clock = {"done": "; counted when done", "due": "; counted when it falls due"}.get(self.clock_by, "")
        return f"{self.basis}{windows[self.window]}{clock}"


def words(column: str) -> str:
    """A column's name as it reads: `received_on` is "received on"."""
    return column.replace("_", " ")
