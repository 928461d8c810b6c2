"""A line the size of a word, for the row of a scorecard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape

from csc.charts.svg import LINES
from csc.components.base import Component

WIDTH, HEIGHT, PAD = 110, 28, 4


@dataclass(frozen=True)
class Sparkline(Component):
    """The course of `values`, None being a gap, each drawn within its own range; `label` says in words what it shows.

    A string is built by hand because a scorecard has more than a hundred of these.
    """

    values: Sequence[float | None]
    label: str
    level: float | None = None
    """A level to see the course against, such as the target."""

    def __html__(self) -> str:
        head = (
            f'<svg class="csc-sparkline" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" '
            f'role="img" aria-label="{escape(self.label)}">'
        )
        known = [value for value in self.values if value is not None]
        if not known:
            return f"{head}</svg>"
        inside = known if self.level is None else [*known, self.level]
        low, high = min(inside), max(inside)
        across = (WIDTH - 2 * PAD) / max(1, len(self.values) - 1)
        up = (HEIGHT - 2 * PAD) / ((high - low) or 1)
        drawn, pen, last = [], "M", (0.0, 0.0)
        for place, value in enumerate(self.values):
            if value is None:
                pen = "M"
                continue
            x = PAD + place * across
            y = HEIGHT / 2 if high == low else HEIGHT - PAD - (value - low) * up
            drawn.append(f"{pen}{x:.1f} {y:.1f}")
            pen, last = "L", (x, y)
        level = ""
        if self.level is not None and high > low:
            at = HEIGHT - PAD - (self.level - low) * up
            level = f'<path d="M0 {at:.1f}H{WIDTH}" stroke="#8a9299" stroke-dasharray="2 2"/>'
        return (
            f'{head}{level}<path d="{"".join(drawn)}" fill="none" stroke="{LINES[0]}" stroke-width="1.6"/>'
            f'<circle cx="{last[0]:.1f}" cy="{last[1]:.1f}" r="2.6" fill="{LINES[0]}"/></svg>'
        )
