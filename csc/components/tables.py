"""Tables that say how many rows there are, can be sorted, and print with their headings repeated."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from html import escape
from typing import ClassVar, Literal

from django.http import HttpRequest, QueryDict
from django.utils.safestring import SafeString

from csc import formats
from csc.components.base import Component
from csc.components.text import Link, NotRecorded


@dataclass(frozen=True)
class Column:
    """One column. `sort` is its key in `?sort=`; with it the heading sorts. Numbers stand to the right."""

    title: str
    key: str = ""
    kind: Literal["text", "number", "date"] = "text"
    sort: bool = False
    explained: str = ""
    """What the heading stands for, where it had to be short."""


@dataclass(frozen=True)
class Cell:
    """A cell that sorts by something else than its text, or spans others."""

    content: object
    sort: object = None
    href: str = ""


@dataclass(frozen=True)
class Row:
    """One row; `tone` marks it (`alert`: overdue), beside words that say the same."""

    cells: Sequence[object]
    tone: Literal["", "alert", "warn", "total"] = ""


@dataclass(frozen=True)
class Group:
    """Rows under a heading of their own, such as a section of a scorecard."""

    title: str
    rows: Sequence[Row | Sequence[object]]


@dataclass(frozen=True)
class Order:
    """By which column a table is sorted, taken from the address (`?sort=-due_on`)."""

    key: str = ""
    descending: bool = False
    query: QueryDict = field(default_factory=QueryDict)

    @classmethod
    def of(cls, request: HttpRequest, columns: Sequence[Column], default: str = "") -> Order:
        """The order that `request` asks for, or `default`; a key that no column has is ignored."""
        asked = request.GET.get("sort", "")
        known = {column.key for column in columns if column.sort}
        chosen = asked if asked.removeprefix("-") in known else default
        return cls(chosen.removeprefix("-"), chosen.startswith("-"), request.GET)

    def aria(self, column: Column) -> str:
        if not column.sort:
            return ""
        if column.key != self.key:
            return "none"
        return "descending" if self.descending else "ascending"

    def href(self, column: Column) -> str:
        """The same page sorted by `column`, the other way round if it is that already; back on its first sheet."""
        query = self.query.copy()
        query.pop("page", None)
        query["sort"] = f"-{column.key}" if column.key == self.key and not self.descending else column.key
        return f"?{query.urlencode()}"


@dataclass(frozen=True)
class Pages(Component):
    """Links to the sheets of a long list. `number` counts from 1."""

    template: ClassVar[str] = "pages"
    number: int
    count: int
    query: QueryDict = field(default_factory=QueryDict)
    label: str = "Pages"

    def href(self, number: int) -> str:
        query = self.query.copy()
        query["page"] = str(number)
        return f"?{query.urlencode()}"

    @property
    def numbers(self) -> list[int | None]:
        """Sheets to link: the first, the last, and those around this one; None for a gap."""
        wanted = sorted({1, self.count, *range(max(1, self.number - 1), min(self.count, self.number + 1) + 1)})
        shown: list[int | None] = []
        for number in wanted:
            if shown and shown[-1] is not None and number - shown[-1] > 1:
                shown.append(None if number - shown[-1] > 2 else number - 1)
            shown.append(number)
        return shown


@dataclass(frozen=True)
class Table(Component):
    """Rows under a caption. The first column heads each row unless `row_header` names another, or none.

    `total` is how many rows there are in all; when only some are on the page it is said which
    (`first` is the number of the first one), whether or not `pages` lead to the others. `hidden` says
    how many more there are that this reader may not see.
    """

    template: ClassVar[str] = "table"
    caption: str
    columns: Sequence[Column]
    rows: Sequence[Row | Sequence[object]] = ()
    groups: Sequence[Group] = ()
    noun: tuple[str, str] = ("row", "rows")
    total: int | None = None
    first: int = 1
    hidden: int = 0
    pages: Pages | None = None
    order: Order | None = None
    row_header: int | None = 0
    empty: str = ""
    caption_size: Literal["s", "m", "l", "hidden"] = "m"
    actions: Sequence[Link] = ()
    id: str = ""
    counted: bool = True
    """Whether the number of rows is said; turned off for tables of a fixed layout, such as a chart's data."""
    wide: bool = False
    """A table of figures wider than a phone: it scrolls sideways with its row headings in place."""

    @property
    def sheets(self) -> list[Group]:
        """Rows in groups; a table without groups is one group without a title."""
        return [*([Group("", self.rows)] if self.rows or not self.groups else []), *self.groups]

    @property
    def length(self) -> int:
        return sum(len(group.rows) for group in self.sheets)

    @property
    def everything_shown(self) -> bool:
        return self.total is None or self.length >= self.total

    @property
    def extent(self) -> str:
        """How many rows there are and which of them stand here."""
        one, many = self.noun
        total = self.length if self.total is None else self.total
        if self.everything_shown:
            return formats.plural(total, one, many)
        last = self.first + self.length - 1
        return f"{formats.number(self.first)} to {formats.number(last)} of {formats.plural(total, one, many)}"

    def printed(self, row: Row | Sequence[object]) -> SafeString:
        """One row as markup. Raises ValueError when it has not as many cells as there are columns.

        Written as a string here, and not in the template, because a scorecard has two thousand cells.
        """
        contents, tone = (row.cells, row.tone) if isinstance(row, Row) else (row, "")
        if len(contents) != len(self.columns):
            raise ValueError(f"a row of {len(contents)} cells under {len(self.columns)} columns in {self.caption!r}")
        cells = [
            _cell(content, column, header=place == self.row_header)
            for place, (content, column) in enumerate(zip(contents, self.columns, strict=True))
        ]
        marked = f" csc-table__row--{tone}" if tone else ""
        return SafeString(f'<tr class="govuk-table__row{marked}">{"".join(cells)}</tr>')


NOTHING = '<span class="csc-missing"><span aria-hidden="true">–</span><span class="govuk-visually-hidden">None</span></span>'


def _cell(content: object, column: Column, *, header: bool) -> str:
    key = content
    href = ""
    if isinstance(content, Cell):
        href, key = content.href, content.content if content.sort is None else content.sort
        content = content.content
    shown = NOTHING if content is None or content == "" else _shown(content)
    if href:
        shown = f'<a class="govuk-link" href="{escape(href)}">{shown}</a>'
    name, kind = ("th", "header") if header else ("td", "cell")
    further = {"number": f" govuk-table__{kind}--numeric", "date": " csc-table__date"}.get(column.kind, "")
    classes = f"govuk-table__{kind}{further}"
    sort = _sortable(key) if column.sort else None
    sorted_by = "" if sort is None else f' data-sort="{escape(sort)}"'
    scope = ' scope="row"' if header else ""
    return f'<{name}{scope} class="{classes}"{sorted_by}>{shown}</{name}>'


def _shown(value: object) -> str:
    """Markup as it is, dates and numbers as csc writes them, everything else as escaped text."""
    if hasattr(value, "__html__"):
        return value.__html__()
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, datetime.datetime):
        return f"{formats.short_day(value)}, {formats.time(value)}"
    if isinstance(value, datetime.date):
        return formats.short_day(value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, int | float | Decimal):
        return formats.number(value)
    return escape(str(value))


def _sortable(value: object) -> str | None:
    """What the browser sorts by: dates as ISO text, numbers plain, nothing for what is empty; None for a cell's own text."""
    if value is None or isinstance(value, NotRecorded):
        return ""
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return str(value)
    return None if hasattr(value, "__html__") else str(value)
