"""One figure over time, as tables and charts: fifteen months, the year to date, earlier years, and what is more than chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from csc.charts import Band, Comparator, Line, LineChart
from csc.components import Cell, Column, Fact, Figure, Group, Rag, Row, SummaryList, Table, Trend
from csc.formats import month as month_name
from csc.formats import number
from csc.periods import Month
from reporting.judgement.targets import TargetBook, given, on_trajectory
from reporting.models import Benchmark, Target
from reporting.scorecards.assemble import EARLIER, movement, unit_sign
from reporting.scorecards.course import Amount, Course
from reporting.scorecards.markup import ARROWS, figure
from reporting.scorecards.tolerances import tolerances
from reporting.views.process import process_chart

MONTHS = 15
"""Months in the table of an indicator, as councils print them: more than a year, so that seasons can be seen."""


@dataclass(frozen=True)
class History:
    """A course beside its targets, seen from one unit and month.

    `records` is the address of the list behind a month, to which the month is added; empty for readers without lists.
    """

    course: Course
    unit: str
    month: Month
    book: TargetBook
    benchmarks: Mapping[str, Benchmark]
    records: str = ""

    def headline(self) -> SummaryList:
        """The month in a few lines: the figure, its rating and target, where it went, and what others reach."""
        form, amount, before = self.course.form, self.course.at(self.month), self.course.at(self.month - 1)
        rating = self.book.rate(form, self.unit, str(self.month), amount.value)
        target = self.book.in_force(form.key, form.variant, self.unit, str(self.month))
        moved = movement(form, before, amount)
        sign = unit_sign(form)
        facts = [
            Fact(month_name(self.month.first), figure(form, amount, parts_shown=True)),
            Fact(f"{month_name((self.month - 1).first)}", figure(form, before, parts_shown=True)),
            Fact("On the month before", Trend(ARROWS[moved.direction], moved.performance or "none")),  # type: ignore[arg-type]
        ]
        if target is not None:
            facts.append(Fact("Target", tolerances(target, str(self.month), sign).green))
            if rating and rating.colour:
                facts.append(Fact("Rating", Rag(rating.colour)))  # type: ignore[arg-type]
        others = [
            f"{words} {number(float(self.benchmarks[kind].value))}{sign} ({self.benchmarks[kind].year})"
            for kind, words in _SHORT.items()
            if kind in self.benchmarks
        ]
        if others:
            facts.append(Fact("Elsewhere", "; ".join(others)))
        return SummaryList(facts)

    def table(self) -> Table:
        """Months, the latest first, then the year to date and earlier years."""
        form = self.course.form
        months = [self._month(month) for month in reversed(self.month.window(MONTHS))]
        groups = [Group("By month", months)]
        to_date = self.course.year_to_date(self.month)
        if to_date is not None:
            span = f"{month_name(self.month.financial_year.first)} to {month_name(self.month.first)}"
            groups.append(Group("Year to date", [[span, *self._parts(to_date), Figure(), Figure(), ""]]))
        years = [self.month.financial_year - 12 * back for back in range(1, EARLIER + 1)]
        rows = [[april.financial_year_name, *self._parts(self.course.year(april)), Figure(), Figure(), ""] for april in years]
        groups.append(Group("Earlier years", rows))
        columns = [
            Column("Period"),
            Column("Figure", kind="number"),
            Column("Counted", kind="number"),
            Column("On the month before"),
            Column("Rating"),
            Column("Records"),
        ]
        if not self.records:
            columns = columns[:-1]
            groups = [Group(group.title, [_shorter(row) for row in group.rows]) for group in groups]
        return Table(f"{form.title}: figures", columns, groups=groups, counted=False, caption_size="hidden")

    def _month(self, month: Month) -> Row:
        form, amount = self.course.form, self.course.at(month)
        moved = movement(form, self.course.at(month - 1), amount)
        rating = self.book.rate(form, self.unit, str(month), amount.value)
        name = month_name(month.first)
        listed = self.records and amount.numerator is not None
        cells: list[object] = [
            name,
            *self._parts(amount),
            Trend(ARROWS[moved.direction], moved.performance or "none"),  # type: ignore[arg-type]
            Rag(rating.colour) if rating and rating.colour else Figure(),  # type: ignore[arg-type]
            Cell(f"Records of {name}", href=f"{self.records}&period={month}") if listed else "",
        ]
        return Row(cells)

    def _parts(self, amount: Amount) -> list[object]:
        """The figure, and what it is made of: "n of N", or the number counted."""
        shown = figure(self.course.form, amount)
        if amount.numerator is None:
            return [shown, Figure()]
        if amount.denominator is None:
            return [shown, amount.numerator]
        return [shown, f"{number(amount.numerator)} of {number(amount.denominator)}"]

    def charts(self) -> list[object]:
        """The course with comparators and target, and the control chart."""
        form, months = self.course.form, self.month.window(MONTHS)
        figures = [figure(form, self.course.at(month)) for month in months]
        lines = [Line(form.title, figures)]
        comparators = [Comparator(_SHORT[kind], float(benchmark.value)) for kind, benchmark in self.benchmarks.items()]
        dates = [month.first for month in months]
        drawn: list[object] = [
            LineChart("course", f"{form.title}, 15 months", dates, lines, comparators, self._band(), from_zero=True)
        ]
        process = process_chart(self.course, self.month)
        return [*drawn, process] if process else drawn

    def _band(self) -> Band | None:
        """Where the target asks the figure to be in the last month shown."""
        form = self.course.form
        target = self.book.in_force(form.key, form.variant, self.unit, str(self.month))
        if target is None:
            return None
        kind = Target.Kind(target.kind)
        if kind is Target.Kind.WITHIN_RANGE:
            return Band(_float(target.low), _float(target.high))
        if kind is Target.Kind.AROUND:
            return Band(float(given(target.centre) - given(target.green)), float(given(target.centre) + given(target.green)))
        if kind in (Target.Kind.STATED, Target.Kind.TO_BE_SET):
            return None
        green = float(on_trajectory(target, str(self.month)) if kind is Target.Kind.TRAJECTORY else given(target.green))
        high = kind is Target.Kind.AT_LEAST or (kind is Target.Kind.TRAJECTORY and given(target.begins_at) <= given(target.green))
        return Band(green, None) if high else Band(None, green)


_SHORT: dict[str, str] = {
    Benchmark.Kind.NEIGHBOURS_MEAN: "Neighbours",
    Benchmark.Kind.NEIGHBOURS_BEST: "Best neighbour",
    Benchmark.Kind.ENGLAND: "England",
    Benchmark.Kind.TOP_QUARTILE: "Top quartile",
}


def _float(limit: Decimal | None) -> float | None:
    return None if limit is None else float(limit)


def _shorter(row: Row | Sequence[object]) -> Row | list[object]:
    """The row without its last cell."""
    return Row(row.cells[:-1], row.tone) if isinstance(row, Row) else list(row[:-1])
