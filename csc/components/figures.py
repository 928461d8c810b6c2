"""Figures in cells: nought, nought of nought and nothing known look and read differently.

Made as ready strings: a scorecard prints two thousand of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from typing import ClassVar, Literal

from csc import formats
from csc.components.base import Component


class State(StrEnum):
    """Why a cell shows what it shows. The words are those of the API's `status`."""

    OK = "ok"
    NO_CASES = "no_cases"
    SUPPRESSED = "suppressed"
    NOT_COMPUTED = "not_computed"
    NOT_AVAILABLE = "not_available"
    MISSING = "missing"
    EMPTY = "empty"


@dataclass(frozen=True)
class Sign:
    """What stands in the cell, and the words that are read out for it and explain it in the legend."""

    shown: str
    means: str


SIGNS = {
    State.NO_CASES: Sign("–", "No cases: 0 of 0, so there is no share"),
    State.SUPPRESSED: Sign("[c]", "Withheld, because so small a number could identify a child"),
    State.NOT_AVAILABLE: Sign("[x]", "Not yet available: the period is not over, or what it is measured against is not known"),
    State.NOT_COMPUTED: Sign("not computed", "The calculation failed; somebody has been told"),
    State.MISSING: Sign("not supplied", "A figure that somebody has to supply has not been supplied"),
    State.EMPTY: Sign("", "No figure exists here"),
}


def _shown(state: State, sign: Sign) -> str:
    """A cell without a figure: the sign for eyes, its meaning for ears and in the title."""
    if not sign.shown:
        return f'<span class="govuk-visually-hidden">{sign.means}</span>'
    return (
        f'<span class="csc-figure csc-figure--{state}" title="{sign.means}"><span aria-hidden="true">{sign.shown}</span>'
        f'<span class="govuk-visually-hidden">{sign.means}</span></span>'
    )


_SHOWN = {state: _shown(state, sign) for state, sign in SIGNS.items()}


@dataclass(frozen=True)
class Figure(Component):
    """One figure. `value` is rounded already; `unit` follows it ("%", " days"); parts are read out after it.

    With `parts_shown` they stand visibly beneath, as "60 of 65".
    """

    value: float | None = None
    state: State | str = State.OK
    decimals: int = 0
    unit: str = ""
    numerator: float | None = None
    denominator: float | None = None
    parts_shown: bool = False

    def __html__(self) -> str:
        if self.state != State.OK or self.value is None:
            return _SHOWN[State.EMPTY if self.state == State.OK else State(self.state)]
        shown = formats.number(self.value, self.decimals) + (escape(self.unit) if self.unit else "")
        parts = self._parts()
        if not parts:
            return shown
        if self.parts_shown:
            return f'<span class="csc-figure">{shown} <span class="csc-figure__parts">{parts}</span></span>'
        return f'<span class="csc-figure" title="{parts}">{shown}<span class="govuk-visually-hidden"> ({parts})</span></span>'

    def _parts(self) -> str:
        if self.numerator is None or self.denominator is None:
            return ""
        return f"{formats.number(self.numerator)} of {formats.number(self.denominator)}"


@dataclass(frozen=True)
class FigureLegend(Component):
    """What the signs of a table mean; only those that occur in it need be given."""

    template: ClassVar[str] = "figure_legend"
    states: Sequence[State | str] = (State.NO_CASES, State.SUPPRESSED, State.NOT_AVAILABLE, State.NOT_COMPUTED, State.MISSING)

    @property
    def signs(self) -> list[Sign]:
        return [SIGNS[State(state)] for state in self.states]


Direction = Literal["up", "down", "level", "new", "none"]
Performance = Literal["better", "worse", "same", "none"]

ARROWS = {
    "up": "M8 1 15 9H10.5V15H5.5V9H1Z",
    "down": "M8 15 1 7H5.5V1H10.5V7H15Z",
    "level": "M15 8 8.5 14V10.5H1V5.5H8.5V2Z",
}
COLOURS = {"better": "#0b6b3a", "worse": "#b3261e", "same": "#484f56", "none": "#484f56"}
MOVED = {"up": "Up", "down": "Down", "level": "No change"}


@dataclass(frozen=True)
class Trend(Component):
    """Where a figure went and whether that is better: the arrow is the number's, the colour and word performance's."""

    direction: Direction
    performance: Performance = "none"
    since: str = "on the month before"

    def __html__(self) -> str:
        if self.direction not in ARROWS:
            shown, means = ("new", "New: nothing to compare with") if self.direction == "new" else ("–", "No comparison")
            return (
                f'<span class="csc-trend csc-trend--none"><span aria-hidden="true">{shown}</span>'
                f'<span class="govuk-visually-hidden">{means}</span></span>'
            )
        word = {"better": "Better", "worse": "Worse"}.get(self.performance, "")
        return (
            f'<span class="csc-trend csc-trend--{self.performance}">'
            f'<svg width="14" height="14" viewBox="0 0 16 16" aria-hidden="true" focusable="false">'
            f'<path d="{ARROWS[self.direction]}" fill="{COLOURS[self.performance]}"/></svg>'
            f'<span class="govuk-visually-hidden">{MOVED[self.direction]} {escape(self.since)}{": " if word else ""}</span>'
            f"{word}</span>"
        )
