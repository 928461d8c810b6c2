"""What charts over months share: the frame, the axes, the reading order and the table beneath."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.utils.safestring import SafeString

from csc import formats
from csc.charts.svg import AXIS, COMPARATOR, FONT, GRID, MUTED, Scale, element, nice_ticks, spread, text
from csc.components.base import Component
from csc.components.figures import SIGNS, Figure, State
from csc.components.tables import Column, Table
from csc.components.text import Details

WIDTH, HEIGHT = 720, 310
LEFT, RIGHT, TOP, BOTTOM = 56, 150, 18, 44
LABELS_APART = 16
MOST_MONTH_LABELS = 13


@dataclass(frozen=True)
class EndLabel:
    """Words at the right end of a line, at the height of its last value."""

    words: str
    at: float
    fill: str
    weight: str | None = None


class Chart(Component):
    """A figure with a title, an SVG and a table of the same figures. Subclasses draw and list."""

    template: ClassVar[str] = "chart"
    key: str
    title: str
    note: str

    @property
    def svg(self) -> SafeString:
        raise NotImplementedError

    @property
    def table(self) -> Table:
        raise NotImplementedError

    @property
    def data(self) -> Details:
        return Details("Show these figures as a table", self.table)

    def drawing(self, *parts: str, description: str, height: float = HEIGHT, width: float = WIDTH) -> SafeString:
        """The svg element: a single image to a screen reader, named and described."""
        title_id, description_id = f"{self.key}-title", f"{self.key}-description"
        head = element("title", _escaped(self.title), id=title_id) + element("desc", _escaped(description), id=description_id)
        return SafeString(
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}" '
            f'role="img" aria-labelledby="{title_id}" aria-describedby="{description_id}" {FONT} '
            f'preserveAspectRatio="xMinYMin meet">{head}{"".join(parts)}</svg>'
        )


@dataclass(frozen=True)
class Plot:
    """The axes of a chart over months: where a month and a value lie."""

    months: Sequence[datetime.date]
    ticks: Sequence[float]
    unit: str

    @property
    def y(self) -> Scale:
        return Scale(self.ticks[0], self.ticks[-1], HEIGHT - BOTTOM, TOP)

    def x(self, place: int) -> float:
        """The middle of the month at `place`."""
        step = (WIDTH - RIGHT - LEFT) / max(1, len(self.months))
        return LEFT + step * (place + 0.5)

    @property
    def step(self) -> float:
        return (WIDTH - RIGHT - LEFT) / max(1, len(self.months))

    def axes(self) -> str:
        y = self.y
        drawn = []
        places = max(len(f"{tick:.6f}".rstrip("0").partition(".")[2]) for tick in self.ticks)
        for tick in self.ticks:
            drawn.append(
                element("line", x1=LEFT, x2=WIDTH - RIGHT, y1=y(tick), y2=y(tick), stroke=GRID if tick != self.ticks[0] else AXIS)
            )
            drawn.append(text(f"{formats.number(tick, places)}{self.unit}", LEFT - 8, y(tick) + 4.5, anchor="end", fill=MUTED))
        return "".join(drawn) + self._months()

    def _months(self) -> str:
        """Names of months, as many as fit, and under January and the first one the year."""
        every = max(1, -(-len(self.months) // MOST_MONTH_LABELS))
        base = HEIGHT - BOTTOM
        drawn = []
        for place, month in enumerate(self.months):
            if month.month == 1 and place:
                x = LEFT + self.step * place
                drawn.append(element("line", x1=x, x2=x, y1=base + 21, y2=base + 35, stroke=AXIS))
            if place % every == 0:
                drawn.append(
                    text(formats.MONTHS[month.month - 1][:3], self.x(place), base + 17, anchor="middle", fill=MUTED, size=12)
                )
            if place == 0 or month.month == 1:
                room = next(
                    (i for i, other in enumerate(self.months[place + 1 :], 1) if other.month == 1), len(self.months) - place
                )
                if room * self.step >= 34:
                    drawn.append(text(str(month.year), LEFT + self.step * place + 4, base + 33, fill=MUTED, size=12))
        return "".join(drawn)

    def end_labels(self, labels: Sequence[EndLabel]) -> str:
        """Labels to the right of the plot, pushed apart where they would overlap."""
        heights = spread([self.y(label.at) for label in labels], LABELS_APART, TOP, HEIGHT - BOTTOM)
        return "".join(
            text(label.words, WIDTH - RIGHT + 8, height + 4.5, fill=label.fill, weight=label.weight, size=12)
            for label, height in zip(labels, heights, strict=True)
        )

    def nothing(self) -> str:
        """What stands in a chart that has no figure to draw."""
        return text("There are no figures yet", (LEFT + WIDTH - RIGHT) / 2, HEIGHT / 2, anchor="middle", fill=MUTED)

    def level(self, value: float, dashes: str | None = None, stroke: str = COMPARATOR) -> str:
        """A horizontal line across all months."""
        y = self.y(value)
        return element("line", x1=LEFT, x2=WIDTH - RIGHT, y1=y, y2=y, stroke=stroke, stroke_width=1.5, stroke_dasharray=dashes)


def plot(months: Sequence[datetime.date], values: Sequence[float], *, from_zero: bool, unit: str) -> Plot:
    """Axes that hold `values`. Without `from_zero` the value axis begins near the smallest of them."""
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    if from_zero:
        low, high = min(0.0, low), max(0.0, high)
    ticks = nice_ticks(low, high if high > low else low + 1)
    return Plot(months, ticks, unit)


def spoken(figure: Figure) -> str:
    """A figure in words, for titles and descriptions."""
    if figure.value is None or State(figure.state) is not State.OK:
        state = State(figure.state)
        return SIGNS[State.EMPTY if state is State.OK else state].means
    said = f"{formats.number(figure.value, figure.decimals)}{figure.unit}"
    if figure.numerator is not None and figure.denominator is not None:
        said += f" ({formats.number(figure.numerator)} of {formats.number(figure.denominator)})"
    return said


def drawable(figure: Figure) -> float | None:
    """The value if it may be drawn; None for one that is withheld, even if the figure still carries it."""
    return figure.value if State(figure.state) is State.OK else None


def in_words(label: str, months: Sequence[datetime.date], figures: Sequence[Figure]) -> str:
    """One line of a chart as a sentence: latest, highest and lowest."""
    known = [(value, place) for place, figure in enumerate(figures) if (value := drawable(figure)) is not None]
    if not known:
        return f"{label}: no figures."
    latest, highest, lowest = known[-1][1], max(known)[1], min(known)[1]

    def at(place: int) -> str:
        return f"{spoken(figures[place])} in {formats.month(months[place])}"

    return f"{label}: latest {at(latest)}, highest {at(highest)}, lowest {at(lowest)}."


def data_table(
    title: str, months: Sequence[datetime.date], columns: Sequence[Column], cells: Sequence[Sequence[object]]
) -> Table:
    return Table(
        caption=f"{title}: figures",
        columns=[Column("Month"), *columns],
        rows=[[formats.month(month), *row] for month, row in zip(months, cells, strict=True)],
        caption_size="hidden",
        counted=False,
    )


def _escaped(words: str) -> str:
    from django.utils.html import escape

    return escape(words)
