"""A list over a query: sorted by the database, a sheet at a time, and never cut off unseen.

    listing = Listing(
        request, contacts, caption="Contacts", noun=("contact", "contacts"), default="-received_at",
        columns=[
            ListColumn("Child", lambda contact: Cell(contact.child, href=…), order_by=("child__surname",)),
            ListColumn("Received", lambda contact: contact.received_at, order_by=("received_at",), kind="date"),
        ],
    )

The view then gives the template `{"table": listing.table()}`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from django.core.paginator import Paginator
from django.db.models import F, QuerySet
from django.http import HttpRequest

from csc.components.tables import Column, Order, Pages, Row, Table

SHEET = 50
"""Rows on one sheet."""


@dataclass(frozen=True)
class ListColumn:
    """A column of a list: what a record shows in it, and the fields of the database it sorts by, if it does.

    `key` names it in the address; without one it is the last part of the first field.
    """

    title: str
    value: Callable[[Any], object]
    order_by: tuple[str, ...] = ()
    kind: Literal["text", "number", "date"] = "text"
    key: str = ""
    explained: str = ""

    @property
    def column(self) -> Column:
        key = self.key or (self.order_by[0].split("__")[-1] if self.order_by else "")
        return Column(self.title, key, self.kind, bool(self.order_by), self.explained)


@dataclass
class Listing:
    """The records of `records` that one sheet shows. Empty values sort last either way; equal ones by primary key."""

    request: HttpRequest
    records: QuerySet[Any]
    columns: Sequence[ListColumn]
    caption: str
    noun: tuple[str, str]
    default: str = ""
    tone: Callable[[Any], str] = field(default=lambda record: "")
    sheet: int = SHEET
    empty: str = ""
    hidden: int = 0

    def table(self, **options: Any) -> Table:
        """The table of the sheet that the address asks for; a sheet beyond the last is the last."""
        columns = [column.column for column in self.columns]
        order = Order.of(self.request, columns, self.default)
        page = Paginator(self.sorted(order), self.sheet).get_page(self.request.GET.get("page"))
        count = page.paginator.num_pages
        return Table(
            caption=self.caption,
            columns=columns,
            rows=[Row([column.value(record) for column in self.columns], self.tone(record)) for record in page],  # type: ignore[arg-type]
            noun=self.noun,
            total=page.paginator.count,
            first=page.start_index(),
            hidden=self.hidden,
            pages=Pages(page.number, count, self.request.GET, f"Pages of {self.caption}") if count > 1 else None,
            order=order,
            empty=self.empty,
            **options,
        )

    def sorted(self, order: Order) -> QuerySet[Any]:
        """The records in `order`; without one, as the query has them, made definite by the primary key."""
        column = next((column for column in self.columns if column.order_by and column.column.key == order.key), None)
        if column is None:
            own = self.records.query.order_by or self.records.model._meta.ordering
            return self.records.order_by(*own, "pk")
        fields = [F(name).desc(nulls_last=True) if order.descending else F(name).asc(nulls_last=True) for name in column.order_by]
        return self.records.order_by(*fields, "pk")
