"""A distribution: one bar for each band, with its number and share written out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from csc.charts.frame import Chart, drawable, spoken
from csc.charts.svg import AXIS, LINES, MUTED, Scale, element, text, titled
from csc.components.figures import SIGNS, Figure, State
from csc.components.tables import Column, Table

WIDTH, ROW, BAR = 720, 34, 20
LABELS, VALUES = 230, 96
LONGEST_LABEL = 34


@dataclass(frozen=True)
class Bar:
    """One band and its figure."""

    label: str
    figure: Figure


@dataclass(frozen=True)
class BarChart(Chart):
    """Bars from nought, in the order given, which is that of the bands. Withheld figures have no bar but their sign."""

    key: str
    title: str
    bars: Sequence[Bar]
    what: str = "Band"
    note: str = ""

    @property
    def svg(self) -> SafeString:
        values = [value for bar in self.bars if (value := drawable(bar.figure)) is not None]
        scale = Scale(0, max([*values, 1e-9]), LABELS, WIDTH - VALUES)
        height = ROW * len(self.bars) + 8
        parts = [element("line", x1=LABELS, x2=LABELS, y1=0, y2=height, stroke=AXIS)]
        for place, bar in enumerate(self.bars):
            top = 4 + place * ROW
            parts.append(text(_short(bar.label), LABELS - 10, top + ROW / 2 + 4.5, anchor="end"))
            value = drawable(bar.figure)
            if value is None:
                state = State(bar.figure.state)
                sign = SIGNS[State.EMPTY if state is State.OK else state]
                parts.append(titled(f"{bar.label}: {sign.means}", text(sign.shown, LABELS + 8, top + ROW / 2 + 4.5, fill=MUTED)))
                continue
            width = scale(value) - LABELS
            drawn = element("rect", x=LABELS, y=top + (ROW - BAR) / 2, width=width, height=BAR, fill=LINES[0])
            number = text(_value(bar.figure), LABELS + width + 8, top + ROW / 2 + 4.5)
            parts.append(titled(f"{bar.label}: {spoken(bar.figure)}", drawn, number))
        return self.drawing(*parts, description=self.description, height=height)

    @property
    def description(self) -> str:
        return " ".join(f"{bar.label}: {spoken(bar.figure)}." for bar in self.bars)

    @property
    def table(self) -> Table:
        rows = [[bar.label, bar.figure, _of(bar.figure)] for bar in self.bars]
        columns = [Column(self.what), Column("Figure", kind="number"), Column("Counted", kind="number")]
        if all(bar.figure.denominator is None for bar in self.bars):
            rows, columns = [row[:2] for row in rows], columns[:2]
        return Table(caption=f"{self.title}: figures", columns=columns, rows=rows, caption_size="hidden", counted=False)


def _value(figure: Figure) -> str:
    from csc import formats

    return f"{formats.number(figure.value or 0, figure.decimals)}{figure.unit}"


def _of(figure: Figure) -> object:
    from csc import formats

    if figure.numerator is None or figure.denominator is None or drawable(figure) is None:
        return Figure()
    return f"{formats.number(figure.numerator)} of {formats.number(figure.denominator)}"


def _short(label: str) -> str:
    """A label that fits beside its bar; the whole of it is in the bar's title and in the table."""
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1].rstrip() + "…"
