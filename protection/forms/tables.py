"""Lists that are asked as a table: a row for each agency or person, drawn among the fields of a form like one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms.boundfield import BoundField
from django.template.loader import get_template
from django.utils.safestring import SafeString

from workforce.recording.dated import DatedStep
from workforce.recording.steps import StepForm

IN_TABLE = {"label_class": "csc-entry__label"}
"""Labels inside the table are heard, and seen where the table is too narrow to have its headings above it."""


@dataclass(frozen=True)
class EntryRow:
    """One agency or person of the table: what they are called or the box to choose it in, a note, and the answers."""

    who: Any
    note: str
    cells: list[BoundField]


@dataclass(frozen=True)
class EntryTable:
    """The list as one table. `headings` begins with the one for whom a row is about, and has one more for each answer."""

    caption: str
    headings: tuple[str, ...]
    rows: list[EntryRow]
    hint: str = ""
    name: str = "attendance"
    html_name: str = "attendance"

    def as_field_group(self) -> SafeString:
        template = get_template("protection/entry_table.html", using="pages")
        return SafeString(template.render({"table": self}))


class ListForm(DatedStep, StepForm):
    """A list that several people fill in one after the other: nobody takes back what another has just recorded."""

    mark_optional = False

    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    rows: dict[str, Any]
    """The rows that are recorded, by their key as text."""

    def versions(self) -> QuerySet[Any]:
        """Every version of every row of the list."""
        raise NotImplementedError

    def prepare(self) -> None:
        self.initial.setdefault("seen_version", self._version())
        super().prepare()

    def check_nobody_else_changed_it(self) -> None:
        """Two people at the same list: the second sees what the first has recorded before anything is saved."""
        seen, now = self.cleaned_data.get("seen_version"), self._version()
        if seen is None or seen >= now:
            return
        newer = set(self.versions().filter(history_id__gt=seen).values_list("id", flat=True))
        names = ", ".join(row.who for row in self.rows.values() if row.pk in newer)
        sent: Any = self.data.copy()  # type: ignore[attr-defined]  # what a browser sends is a QueryDict
        sent[self.add_prefix("seen_version")] = str(now)
        self.data = sent
        sentence = f"Somebody has changed this list since you opened it: {names}. Check these rows, then save again."
        self.add_error(None, ValidationError(sentence))

    def _version(self) -> int:
        """The number of the newest version of any row of the list."""
        newest = self.versions().order_by("-history_id").values_list("history_id", flat=True).first()
        return cast(int, newest or 0)
