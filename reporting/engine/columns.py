"""The kinds of column a fact table can have. Text never enters the engine."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from csc.periods import LONG_AGO, NEVER
from reporting.engine.moments import NEVER_AT


@dataclass(frozen=True)
class Column:
    """A column of integers read from `source` (a queryset field path); `missing` stands for an empty cell."""

    source: str = ""
    label: str = ""

    missing = 0
    dtype = np.int32
    kind = "number"


class Key(Column):
    """The key of another row (a child, a referral, a team); 0 when there is none."""

    kind = "key"


class Day(Column):
    """A date, as days since 1970; NEVER when it has not happened."""

    missing = NEVER
    kind = "day"


class StartDay(Day):
    """A date from which something holds; LONG_AGO when its beginning is not known."""

    missing = LONG_AGO


class Moment(Column):
    """A date and time, as minutes since 1970 in universal time; NEVER_AT when it has not happened."""

    missing = NEVER_AT
    kind = "moment"


class LocalDay(Day):
    """The day in England on which a moment fell; NEVER when it has not happened."""

    kind = "local_day"


class CodeNumber(Column):
    """A code, as its number (csc.Code.number); 0 when not recorded."""

    kind = "code"


class Flag(Column):
    """Yes or no; an empty cell is no. Where unknown must stay apart from no, use Answer."""

    missing = False
    dtype = np.bool_
    kind = "flag"


class Answer(Column):
    """Yes (1), no (0) or not recorded (-1)."""

    missing = -1
    kind = "answer"


class Ranked(Column):
    """A text of which only equality matters (a carer's key), as its rank among all; 0 when empty."""

    kind = "ranked"


@dataclass(frozen=True)
class Number(Column):
    """A whole number; `scale` 100 keeps a decimal(5, 2) as hundredths."""

    scale: int = 1
    empty: int = 0

    kind = "number"

    @property
    def missing(self) -> int:
        return self.empty
