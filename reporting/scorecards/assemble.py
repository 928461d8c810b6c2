"""A scorecard of one unit in one month: every row with its months, year to date, movements, ratings and earlier years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from csc.periods import Month
from reporting.engine.cells import Status
from reporting.indicators import ROLLING_12, TERM, Count, Indicator, Rate, Share
from reporting.judgement.targets import TargetBook
from reporting.models import Benchmark, Run
from reporting.scorecards.course import Amount, Course, additive
from reporting.scorecards.layout import Line, Scorecard
from reporting.scorecards.stored import courses
from reporting.scorecards.tolerances import Tolerances, tolerances
from reporting.scorecards.withholding import families_of, withhold
from reporting.values import direction, performance

LATEST, EARLIER = 4, 4
"""Months and earlier years that a scorecard shows."""


@dataclass(frozen=True)
class Movement:
    """Where the number went (up, down, across, or nothing) and whether that is better or worse."""

    direction: str
    performance: str


@dataclass(frozen=True)
class ScorecardRow:
    """What one row says. `year_to_date` is None where a year to date means nothing."""

    line: Line
    months: tuple[Amount, ...]
    year_to_date: Amount | None
    month_on_month: Movement
    year_on_year: Movement
    rag_month: str
    rag_year: str
    tolerances: Tolerances
    years: tuple[Amount, ...]
    benchmarks: dict[str, Benchmark]


@dataclass(frozen=True)
class Assembled:
    """A whole scorecard. `sections` are headings with their rows."""

    scorecard: Scorecard
    unit: str
    month: Month
    months: tuple[Month, ...]
    years: tuple[Month, ...]
    sections: tuple[tuple[str, tuple[ScorecardRow, ...]], ...]
    run: Run

    @property
    def rows(self) -> list[ScorecardRow]:
        return [row for _, rows in self.sections for row in rows]

    @property
    def states(self) -> set[Status]:
        """Every reason for which some cell shows no figure."""
        shown = [amount for row in self.rows for amount in (*row.months, *row.years, row.year_to_date) if amount is not None]
        return {amount.status for amount in shown} - {Status.OK}


def assemble(scorecard: Scorecard, run: Run, unit: str, month: Month, *, small_numbers: bool) -> Assembled:
    """The scorecard from the figures in force: three queries, one of them for figures.

    Without `small_numbers` figures that could point at a child are withheld (`withhold`).
    """
    wanted = {line.key: line.form for line in scorecard.lines}
    found = courses(unit, wanted if small_numbers else wanted | families_of(wanted.values()), run.first_month)
    if not small_numbers:
        found = withhold(found)
    keys = {line.form.key for line in scorecard.lines}
    book, benchmarks = TargetBook.of(keys), Benchmark.objects.latest_of(keys)
    months = tuple(month.window(LATEST))
    years = tuple(month.financial_year - 12 * back for back in range(EARLIER, 0, -1))
    sections = tuple(
        (
            title,
            tuple(_row(line, found[line.key], unit, months, years, book, yardsticks(benchmarks, line.form)) for line in lines),
        )
        for title, lines in scorecard.sections
    )
    return Assembled(scorecard, unit, month, months, years, sections, run)


def yardsticks(benchmarks: Mapping[tuple[str, str], dict[str, Benchmark]], form: Indicator) -> dict[str, Benchmark]:
    """What a figure is compared with; a variant without comparators of its own has those of the default form."""
    return benchmarks.get((form.key, form.variant)) or benchmarks.get((form.key, ""), {})


def _row(
    line: Line,
    course: Course,
    unit: str,
    months: Sequence[Month],
    years: Sequence[Month],
    book: TargetBook,
    benchmarks: dict[str, Benchmark],
) -> ScorecardRow:
    form, month = line.form, months[-1]
    amounts = tuple(course.at(each) for each in months)
    to_date = course.year_to_date(month)
    a_year_ago, now = course.compared_with_last_year(month)
    # A target is set for the figure, not for one slice of it.
    target = None if line.breakdown else book.in_force(form.key, form.variant, unit, str(month))
    return ScorecardRow(
        line=line,
        months=amounts,
        year_to_date=to_date,
        month_on_month=movement(form, amounts[-2], amounts[-1]),
        year_on_year=movement(form, a_year_ago, now),
        rag_month=rated(book, line, unit, month, amounts[-1]),
        rag_year=rated_for_year(book, line, unit, month, amounts[-1], to_date),
        tolerances=tolerances(target, str(month), unit_sign(form)),
        years=tuple(course.year(april) for april in years),
        benchmarks={} if line.breakdown else benchmarks,
    )


def movement(form: Indicator, before: Amount, now: Amount) -> Movement:
    moved = direction(before.value, now.value)
    return Movement(moved, performance(moved, form.polarity))


def rated(book: TargetBook, line: Line, unit: str, month: Month, amount: Amount) -> str:
    """The colour of one figure: red, amber, green, or nothing where it cannot be rated."""
    if line.breakdown:
        return ""
    rating = book.rate(line.form, unit, str(month), amount.value)
    return rating.colour if rating else ""


def rated_for_year(book: TargetBook, line: Line, unit: str, month: Month, latest: Amount, to_date: Amount | None) -> str:
    """The colour of the position for the year: the year to date where there is one, otherwise the latest figure.

    A number summed over months is not rated against a target for one month.
    """
    if to_date is None:
        return rated(book, line, unit, month, latest)
    summed = additive(line.form) and isinstance(line.form.measure, Count)
    return "" if summed else rated(book, line, unit, month, to_date)


def unit_sign(form: Indicator) -> str:
    """What follows the figure when it is printed."""
    return "%" if form.measure.unit == "percent" else ""


def measured_as(form: Indicator) -> str:
    """The data note of the month cells."""
    measure = form.measure
    if isinstance(measure, Rate):
        return f"Rate per {measure.per:,}"
    named = {"count": "Count", "share": "Percentage", "mean": "Average", "median": "Median", "max": "Highest"}
    return named.get(measure.name, "Percentage" if isinstance(measure, Share) else measure.name.capitalize())


def period_basis(form: Indicator) -> str:
    """The data note of the row: what span of time its figures describe."""
    if additive(form):
        return "Financial year"
    if form.window is TERM:
        return "At term end"
    if form.window is ROLLING_12:
        return "Rolling year"
    return {"at_period_end": "At month end", "financial_year_to_date": "Year to date"}.get(form.basis_name, "In month")
