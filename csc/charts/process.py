"""An SPC chart: the centre, the limits, and the points that are more than chance."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.safestring import SafeString

from csc import formats
from csc.charts.frame import BOTTOM, HEIGHT, LEFT, TOP, Chart, EndLabel, Plot, data_table, drawable, in_words, plot, spoken
from csc.charts.svg import AXIS, INK, MUTED, element, marker, path, text, titled
from csc.components.figures import Figure
from csc.components.tables import Column, Table
from csc.spc import Phase, Point, Side, XmR

Judged = Literal["common", "improvement", "concern", "special"]

LINE = "#484f56"
LIMITS = "#6f777b"
MARKS: dict[Judged, tuple[int, float, str]] = {
    "common": (0, 3.2, LINE),
    "improvement": (1, 4.6, "#1d5f8a"),
    "concern": (2, 4.8, "#b8460e"),
    "special": (3, 4.8, "#6b3fa0"),
}
"""Shape, size and colour. Improvement is blue and concern orange, as NHS England has them: colour-blind eyes tell them apart."""

WORDS: dict[Judged, str] = {
    "common": "Within expected variation",
    "improvement": "Special cause, improvement",
    "concern": "Special cause, concern",
    "special": "Special cause",
}


@dataclass(frozen=True)
class ProcessChart(Chart):
    """Figures over months with what `csc.spc.xmr` made of them.

    `good` says which way is better: "high", "low", or "" where neither is. Points under trial limits
    are marked as special but not coloured as better or worse: with so few months that is not known.
    """

    key: str
    title: str
    months: Sequence[datetime.date]
    figures: Sequence[Figure]
    process: XmR
    good: Literal["high", "low", ""] = ""
    from_zero: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        if not len(self.months) == len(self.figures) == len(self.process.points):
            raise ValueError("an SPC chart needs as many months as figures and points")

    def judged(self, point: Point) -> Judged:
        """What a point says: nothing, better, worse, or only that it is not chance."""
        if not point.special:
            return "common"
        if not self.good or self.process.phases[point.phase].trial:
            return "special"
        return "improvement" if (point.direction is Side.ABOVE) == (self.good == "high") else "concern"

    @property
    def svg(self) -> SafeString:
        axes = self._plot
        parts = [axes.axes()]
        labels: list[EndLabel] = []
        for phase in self.process.phases:
            parts.append(self._phase(axes, phase, labels))
        values = [drawable(figure) for figure in self.figures]
        points = [None if value is None else (axes.x(place), axes.y(value)) for place, value in enumerate(values)]
        if not any(points):
            parts.append(axes.nothing())
        parts.append(element("path", d=path(points), fill="none", stroke=LINE, stroke_width=1.75, stroke_linejoin="round"))
        for place, at in enumerate(points):
            if at is not None:
                shape, size, colour = MARKS[self.judged(self.process.points[place])]
                reach = element("circle", cx=at[0], cy=at[1], r=9, fill="none", pointer_events="all")
                parts.append(titled(self._said(place), reach, marker(shape, at, size, colour)))
        parts.append(axes.end_labels(labels))
        return self.drawing(*parts, description=self.description)

    @property
    def _plot(self) -> Plot:
        values = [value for figure in self.figures if (value := drawable(figure)) is not None]
        for phase in self.process.phases:
            values += [line for line in (phase.lower, phase.centre, phase.upper) if line is not None]
        return plot(self.months, values, from_zero=self.from_zero, unit=self.figures[0].unit)

    @property
    def _decimals(self) -> int:
        return self.figures[0].decimals

    def _level(self, value: float) -> str:
        """A centre or limit, to one decimal place more than the figure has."""
        return f"{round(value, self._decimals + 1):,.{self._decimals + 1}f}{self.figures[0].unit}"

    def _phase(self, axes: Plot, phase: Phase, labels: list[EndLabel]) -> str:
        left, right = LEFT + axes.step * phase.start, LEFT + axes.step * phase.end
        drawn = []
        if phase.start:
            drawn.append(element("line", x1=left, x2=left, y1=TOP, y2=HEIGHT - BOTTOM, stroke=AXIS, stroke_dasharray="2 3"))
            drawn.append(
                titled(f"Limits calculated afresh: {phase.reason}", text("▾ new limits", left + 4, TOP - 6, fill=MUTED, size=11))
            )
        last = phase is self.process.latest
        for value, name, dashes in (
            (phase.upper, "Upper limit", "6 4"),
            (phase.centre, "Centre", None),
            (phase.lower, "Lower limit", "6 4"),
        ):
            if value is None:
                continue
            y = axes.y(value)
            stroke = INK if dashes is None else LIMITS
            drawn.append(
                element("line", x1=left, x2=right, y1=y, y2=y, stroke=stroke, stroke_width=1.25, stroke_dasharray=dashes)
            )
            if last:
                labels.append(EndLabel(f"{name} {self._level(value)}", value, MUTED))
        return "".join(drawn)

    def _said(self, place: int) -> str:
        point = self.process.points[place]
        said = f"{formats.month(self.months[place])}: {spoken(self.figures[place])}"
        return f"{said}. {self._verdict(point)}" if point.special else said

    def _verdict(self, point: Point) -> str:
        """A point's kind and the rules it met."""
        if not point.special:
            return WORDS["common"]
        rules = "; ".join(self.process.rules.sentence(signal.rule) for signal in point.signals)
        return f"{WORDS[self.judged(point)]}: {rules}"

    @property
    def kinds(self) -> list[tuple[SafeString, str]]:
        """Markers that occur in the chart, with their words, for the legend."""
        found = {self.judged(point) for point in self.process.points if point.value is not None}
        return [(_key(*MARKS[kind]), WORDS[kind]) for kind in MARKS if kind in found]

    @property
    def remarks(self) -> list[str]:
        """What a reader must know of the limits before trusting them."""
        said = []
        for phase in self.process.phases:
            where = f"from {formats.month(self.months[phase.start])}"
            if phase.reason:
                said.append(f"Limits calculated afresh {where}: {phase.reason}.")
            if phase.trial:
                values = formats.plural(phase.points, "value")
                said.append(f"Trial limits {where}: they rest on {values}, and 12 are needed before they settle.")
        return said

    @property
    def description(self) -> str:
        latest = self.process.latest
        said = [in_words(self.title, self.months, self.figures)]
        if latest.centre is not None:
            limits = [
                f"{name} {self._level(value)}"
                for name, value in (("lower limit", latest.lower), ("upper limit", latest.upper))
                if value is not None
            ]
            said.append(f"Centre {self._level(latest.centre)}, {' and '.join(limits) or 'no limits'}.")
        special = sum(point.special for point in self.process.points)
        said.append(f"{formats.plural(special, 'point')} of special cause.")
        return " ".join([*said, *self.remarks])

    @property
    def table(self) -> Table:
        columns = [Column("Figure", kind="number"), Column("Of", kind="number"), Column("Centre", kind="number")]
        columns += [Column("Lower limit", kind="number"), Column("Upper limit", kind="number"), Column("What it says")]
        rows = []
        for figure, point in zip(self.figures, self.process.points, strict=True):
            phase = self.process.phases[point.phase]
            levels = [Figure() if value is None else self._level(value) for value in (phase.centre, phase.lower, phase.upper)]
            parts = (
                ""
                if figure.denominator is None
                else f"{formats.number(figure.numerator or 0)} of {formats.number(figure.denominator)}"
            )
            rows.append([figure, parts or Figure(), *levels, self._verdict(point) if point.value is not None else "No value"])
        return data_table(self.title, self.months, columns, rows)


def _key(shape: int, size: float, fill: str) -> SafeString:
    """A marker by itself."""
    return SafeString(
        f'<svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">{marker(shape, (7.0, 7.0), size, fill)}</svg>'
    )
