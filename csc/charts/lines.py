"""A figure over months, beside its comparators and its target."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from csc import formats
from csc.charts.frame import LEFT, RIGHT, WIDTH, Chart, EndLabel, Plot, data_table, drawable, in_words, plot, spoken
from csc.charts.svg import BAND, COMPARATOR, INK, LINES, element, marker, path, titled
from csc.components.figures import Figure
from csc.components.tables import Column, Table

DASHES = ("7 4", "2 3", "10 3 2 3", "1 4")


@dataclass(frozen=True)
class Line:
    """One series: a figure for each month of the chart, in order."""

    label: str
    figures: Sequence[Figure]


@dataclass(frozen=True)
class Comparator:
    """A level to compare with, such as the average of statistical neighbours in a stated year."""

    label: str
    value: float


@dataclass(frozen=True)
class Band:
    """Where the figure should be. Open towards None: a target of at least 95 is `Band(95, None)`."""

    low: float | None
    high: float | None
    label: str = "Target"


@dataclass(frozen=True)
class LineChart(Chart):
    """Lines over months. `key` is unique on the page. A month without a value breaks the line and is named in the table."""

    key: str
    title: str
    months: Sequence[datetime.date]
    lines: Sequence[Line]
    comparators: Sequence[Comparator] = ()
    band: Band | None = None
    from_zero: bool = True
    note: str = ""

    def __post_init__(self) -> None:
        for line in self.lines:
            if len(line.figures) != len(self.months):
                raise ValueError(f"{line.label!r} has {len(line.figures)} figures for {len(self.months)} months")

    @property
    def _plot(self) -> Plot:
        values = [value for line in self.lines for figure in line.figures if (value := drawable(figure)) is not None]
        values += [comparator.value for comparator in self.comparators]
        if self.band is not None:
            values += [edge for edge in (self.band.low, self.band.high) if edge is not None]
        sample = self.lines[0].figures[0] if self.lines and self.lines[0].figures else Figure()
        return plot(self.months, values, from_zero=self.from_zero, unit=sample.unit)

    @property
    def svg(self) -> SafeString:
        axes = self._plot
        labels: list[EndLabel] = []
        parts = [self._band(axes, labels), axes.axes()]
        for number, comparator in enumerate(self.comparators):
            parts.append(axes.level(comparator.value, DASHES[number % len(DASHES)]))
            said = f"{comparator.label} {formats.number(comparator.value)}{axes.unit}"
            labels.append(EndLabel(said, comparator.value, COMPARATOR))
        parts += [self._line(axes, number, line, labels) for number, line in enumerate(self.lines)]
        parts.append(axes.end_labels(labels))
        return self.drawing(*parts, description=self.description)

    def _band(self, axes: Plot, labels: list[EndLabel]) -> str:
        if self.band is None:
            return ""
        low = axes.ticks[0] if self.band.low is None else self.band.low
        high = axes.ticks[-1] if self.band.high is None else self.band.high
        edge = self.band.low if self.band.low is not None else high
        labels.append(EndLabel(self.band.label, edge, "#0b6b3a"))
        top, bottom = axes.y(high), axes.y(low)
        return element("rect", x=LEFT, y=top, width=WIDTH - RIGHT - LEFT, height=max(1.0, bottom - top), fill=BAND)

    def _line(self, axes: Plot, number: int, line: Line, labels: list[EndLabel]) -> str:
        colour = LINES[number % len(LINES)]
        values = [drawable(figure) for figure in line.figures]
        points = [None if value is None else (axes.x(place), axes.y(value)) for place, value in enumerate(values)]
        drawn = [element("path", d=path(points), fill="none", stroke=colour, stroke_width=2.25, stroke_linejoin="round")]
        for place, point in enumerate(points):
            if point is not None:
                said = f"{line.label}, {formats.month(self.months[place])}: {spoken(line.figures[place])}"
                reach = element("circle", cx=point[0], cy=point[1], r=9, fill="none", pointer_events="all")
                drawn.append(titled(said, reach, marker(number, point, 3.6, colour)))
        known = [value for value in values if value is not None]
        if not known and len(self.lines) == 1:
            drawn = [axes.nothing()]
        if known:
            name = (
                line.label if len(self.lines) > 1 else formats.number(known[-1], line.figures[0].decimals) + line.figures[0].unit
            )
            labels.append(EndLabel(name, known[-1], colour if len(self.lines) > 1 else INK, "bold"))
        return "".join(drawn)

    @property
    def description(self) -> str:
        said = [in_words(line.label, self.months, line.figures) for line in self.lines]
        said += [f"{comparator.label}: {formats.number(comparator.value)}." for comparator in self.comparators]
        if self.band is not None:
            said.append(f"{self.band.label}.")
        return " ".join(said)

    @property
    def table(self) -> Table:
        columns = [Column(line.label, kind="number") for line in self.lines]
        shown = [[_with_parts(line.figures[place]) for line in self.lines] for place in range(len(self.months))]
        columns += [Column(comparator.label, kind="number") for comparator in self.comparators]
        levels = [formats.number(comparator.value) for comparator in self.comparators]
        return data_table(self.title, self.months, columns, [[*row, *levels] for row in shown])


def _with_parts(figure: Figure) -> Figure:
    return Figure(
        figure.value, figure.state, figure.decimals, figure.unit, figure.numerator, figure.denominator, parts_shown=True
    )
