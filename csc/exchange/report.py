"""What is wrong with an import, cell by cell, in words the person who made the files can act on."""

from __future__ import annotations

import csv
import dataclasses
from pathlib import Path

SHOWN = 60
"""Characters of a value that are repeated in the report: enough to find it, not enough to tell a story."""

MOST = 10_000
"""Problems that are kept. Whoever has more has one cause in many rows."""


@dataclasses.dataclass(frozen=True)
class Problem:
    """One reason why nothing was loaded. `line` is that of the file, as an editor counts; 0 means the whole file."""

    file: str
    line: int
    column: str
    value: str
    rule: str
    advice: str

    def __str__(self) -> str:
        where = f"{self.file}, line {self.line}" if self.line else self.file
        what = f", column {self.column}" if self.column else ""
        held = f" (found {self.value!r})" if self.value else ""
        return f"{where}{what}: wanted {self.rule}{held}. {self.advice}"


class TooManyProblems(Exception):
    """As many problems as are kept have been found; the rest of the files was not looked at."""


@dataclasses.dataclass
class Report:
    """What an import did, or would have done, and every problem found."""

    added: dict[str, int] = dataclasses.field(default_factory=dict)
    unchanged: dict[str, int] = dataclasses.field(default_factory=dict)
    problems: list[Problem] = dataclasses.field(default_factory=list)
    complete: bool = True
    loaded: bool = False

    def add(self, file: str, line: int, *, rule: str, advice: str, column: str = "", value: str = "") -> None:
        if len(self.problems) >= MOST:
            self.complete = False
            raise TooManyProblems
        shown = value if len(value) <= SHOWN else value[: SHOWN - 1] + "…"
        self.problems.append(Problem(file, line, column, shown, rule, advice))

    def write(self, path: Path) -> None:
        """The problems as a CSV file, for whoever has many of them."""
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([field.name for field in dataclasses.fields(Problem)])
            writer.writerows([_harmless(cell) for cell in dataclasses.astuple(problem)] for problem in self.problems)


def _harmless(cell: object) -> object:
    """A bad value may be a formula; the report is opened in a spreadsheet."""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip()[:1] in ("=", "+", "-", "@") else cell
