"""Why a row counts or does not, in a sentence, from the same columns the figure was made of."""

from __future__ import annotations

import string

import numpy as np

from csc.periods import LONG_AGO, as_date
from reporting.engine.moments import local_text
from reporting.engine.rows import Row, Rows
from reporting.indicators import Indicator, Share, words


class Reasons:
    """Writes the reason of any row of a frame. Days print as dates, codes as labels, yes-or-no as words."""

    def __init__(self, indicator: Indicator, rows: Rows) -> None:
        self.indicator, self.rows = indicator, rows
        self.reason = indicator.reason or _default(indicator)

    def of(self, position: int) -> str:
        if not isinstance(self.reason, str):
            return self.reason(Row(self.rows, position))
        names = [name for _, name, _, _ in string.Formatter().parse(self.reason) if name]
        return self.reason.format(**{name: self._shown(name, position) for name in names})

    def _shown(self, name: str, position: int) -> str:
        value = self._column(name)[position]
        column = self.rows._frame.table.columns.get(name)
        kind = column.kind if column else "day" if name.endswith("_on") or name in {"at", "since", "on"} else "number"
        if kind in {"day", "local_day"}:
            return _date(value)
        if kind == "moment":
            return local_text(value)
        if kind == "code":
            return self.rows._frame.facts.codes.label(value)
        if kind in {"flag", "answer"}:
            return {1: "yes", 0: "no"}.get(int(value), "not recorded")
        return f"{int(value)}"

    def _column(self, name: str) -> np.ndarray:
        if name in self.indicator.shows:
            return self.rows._frame.keep(("shown", name), lambda: self.indicator.shows[name](self.rows))
        return getattr(self.rows, name)


def _default(indicator: Indicator) -> str:
    """The days that place the row in the period."""
    return ", ".join(f"{words(column)} {{{column}}}" for column in indicator.basis.columns)


def verdict(indicator: Indicator, marked: bool) -> str:
    """What the mark means, before the reason: only a share has rows that do not count."""
    if not isinstance(indicator.measure, Share):
        return ""
    return "counts: " if marked else "does not count: "


def _date(day: int) -> str:
    date = as_date(day)
    if date is None:
        return "never" if day <= LONG_AGO else "not yet"
    return f"{date.day} {date:%B %Y}"
