"""Elements, scales and colours of the charts."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import escape

INK = "#0b0c0c"
MUTED = "#484f56"
GRID = "#dfe3e6"
AXIS = "#8a9299"
LINES = ("#1d5f8a", "#a2437b", "#5d6b00", "#8a4b00")
"""Colours of the lines of one chart: at least 3 to 1 on white, told apart also by marker and label."""
COMPARATOR = "#5b5f66"
BAND = "#d7ebdf"
FONT = 'font-family="Arial, Helvetica, sans-serif"'


def element(name: str, /, *children: str, **attributes: object) -> str:
    """One SVG element. Attributes with a value of None are left out; `_` in names stands for `-`; text must be escaped before."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_plain(value)}"' for key, value in attributes.items() if value is not None
    )
    inner = "".join(children)
    return f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>"


def text(
    words: str, x: float, y: float, *, anchor: str = "start", size: int = 13, fill: str = INK, weight: str | None = None
) -> str:
    return element("text", escape(words), x=x, y=y, text_anchor=anchor, font_size=size, fill=fill, font_weight=weight)


def titled(title: str, *children: str) -> str:
    """A group whose title appears when the pointer rests on it."""
    return element("g", element("title", escape(title)), *children)


def marker(kind: int, at: tuple[float, float], size: float, fill: str) -> str:
    """A circle, square, diamond or triangle, so that lines differ by more than colour."""
    kind %= 4
    x, y = at
    if kind == 0:
        return element("circle", cx=x, cy=y, r=size, fill=fill)
    if kind == 1:
        return element("rect", x=x - size, y=y - size, width=2 * size, height=2 * size, fill=fill)
    reach = size * 1.35
    points = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)] if kind == 2 else [
        (x, y - reach), (x + reach, y + size), (x - reach, y + size)
    ]  # fmt: skip
    return element("polygon", points=" ".join(f"{_plain(a)},{_plain(b)}" for a, b in points), fill=fill)


def path(points: Iterable[tuple[float, float] | None]) -> str:
    """The `d` of a line through `points`, broken where one is missing."""
    written, pen = [], "M"
    for point in points:
        if point is None:
            pen = "M"
        else:
            written.append(f"{pen}{_plain(point[0])} {_plain(point[1])}")
            pen = "L"
    return "".join(written)


@dataclass(frozen=True)
class Scale:
    """Maps values from `low` to `high` onto pixels from `start` to `end`."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        if self.high == self.low:
            return (self.start + self.end) / 2
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def nice_ticks(low: float, high: float, wanted: int = 5) -> list[float]:
    """About `wanted` round values that cover `low` to `high`: steps of 1, 2 or 5 times a power of ten."""
    if high <= low:
        high = low + 1
    rough = (high - low) / max(1, wanted - 1)
    power = 10 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough * 0.999999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(i * step, 10) for i in range(first, last + 1)]


def spread(wanted: Sequence[float], apart: float, low: float, high: float) -> list[float]:
    """Heights for labels near `wanted`, at least `apart` from one another and between `low` and `high` if they fit."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    placed = [0.0] * len(wanted)
    last = low - apart
    for i in order:
        last = placed[i] = max(wanted[i], last + apart)
    limit = high
    for i in reversed(order):
        placed[i] = min(placed[i], limit)
        limit = placed[i] - apart
    return placed


def _plain(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return str(escape(str(value)))
