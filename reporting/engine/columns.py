"""The kinds of column a fact table can have. Text never enters the engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from csc.periods import LONG_AGO, NEVER
from reporting.engine.moments import NEVER_AT


@dataclass(frozen=True)
class Column:
    """A column of integers read from `source` (a queryset field path); `missing` stands for an empty cell."""

    source: str = ""
    label: str = ""

    nothing: ClassVar[int] = 0
    dtype: ClassVar[type[np.generic]] = np.int32
    kind: ClassVar[str] = "number"

    @property
    def missing(self) -> int:
        return self.nothing


class Key(Column):
    """The key of another row (a child, a referral, a team); 0 when there is none."""

    kind = "key"


class Day(Column):
    """A date, as days since 1970; NEVER when it has not happened."""

    nothing = NEVER
    kind = "day"


class StartDay(Day):
    """A date from which something holds; LONG_AGO when its beginning is not known."""

    nothing = LONG_AGO


class Moment(Column):
    """A date and time, as minutes since 1970 in universal time; NEVER_AT when it has not happened."""

    nothing = NEVER_AT
    kind = "moment"


class LocalDay(Day):
    """The day in England on which a moment fell; NEVER when it has not happened."""

    kind = "local_day"


class CodeNumber(Column):
    """A code, as its number (csc.Code.number); 0 when not recorded."""

    kind = "code"


class Flag(Column):
    """Yes or no; an empty cell is no. Where unknown must stay apart from no, use Answer."""

    dtype = np.bool_
    kind = "flag"


class Answer(Column):
    """Yes (1), no (0) or not recorded (-1)."""

    nothing = -1
    kind = "answer"


class Ranked(Column):
    """A text of which only equality matters (a carer's key), as its rank among all; 0 when empty."""

    kind = "ranked"


@dataclass(frozen=True)
class Number(Column):
    """A whole number; `scale` 100 keeps a decimal(5, 2) as hundredths."""

    scale: int = 1
    empty: int = 0

    @property
    def missing(self) -> int:
        return self.empty
