"""Who took part in a strategy discussion: a row for each person, with agency, role and whether they were there or sent word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from csc.components import Fact
from csc.forms import CodeField
from csc.forms.base import word_errors
from csc.forms.fields import code_label
from csc.models import Child, SharedPart
from csc.periods import add_months
from protection.forms.common import PROTECTION
from protection.forms.tables import IN_TABLE, EntryRow, EntryTable, ListForm
from protection.models import StrategyDiscussion, StrategyDiscussionAttendance
from protection.services import Attendee, change_strategy_attendance, record_strategy_attendance
from workforce.recording.dated import DatedStep
from workforce.recording.steps import Line, Step, StepForm

MONTHS_TO_COMPLETE = 3
"""How long after a discussion the page offers to add to it."""

NEEDED = {"1": "agency:social_care", "2": "agency:police", "3": None}
"""The rows for those whom every discussion needs: health has many services, of which one is chosen."""
NOTES = {"1": "Needed", "2": "Needed", "3": "Needed: somebody from health"}
OTHERS = ("4", "5", "6", "7", "8")
CELLS = ("name", "role", "way")
HEADINGS = ("Agency", "Name", "Role", "How they took part")
CAPTION = "Who took part"
NEW_ROWS = tuple(f"{column}_{key}" for key in (*NEEDED, *OTHERS) for column in ("agency", *CELLS))
"""Every field of an empty list."""


class AsksWhoTookPart(Step):
    """Rows for people in a form: those of `ask_new` are empty, those of `ask_known` stand for what is recorded."""

    def ask_new(self, key: str, agency: str | None = None) -> None:
        who = f"Person {key}"
        field = CodeField(code_set="agency", label=f"{who}: agency", empty_label="Choose one", required=False)
        self._add(f"agency_{key}", self._offering(field))
        self.initial.setdefault(f"agency_{key}", agency)
        self._ask(key, who)

    def ask_known(self, key: str, row: StrategyDiscussionAttendance) -> None:
        self._ask(key, row.who, held=row.way_id)
        self.initial.update({f"name_{key}": row.name, f"role_{key}": row.role, f"way_{key}": row.way_id})

    def _ask(self, key: str, who: str, held: str | None = None) -> None:
        self._add(f"name_{key}", forms.CharField(label=f"{who}: name", required=False, max_length=120))
        self._add(f"role_{key}", forms.CharField(label=f"{who}: role", required=False, max_length=120))
        way = CodeField(code_set="attendance_way", label=f"{who}: how they took part", empty_label="How?", required=False)
        self._add(f"way_{key}", self._offering(way, held))

    def _offering(self, field: CodeField, held: str | None = None) -> CodeField:
        """The field with its list, which is read once for all rows that have no code of their own."""
        field.offer(held=held, on=self.code_day(""))
        lists: dict[tuple[str, str | None], list[Any]] = self.__dict__.setdefault("_lists", {})
        known = lists.setdefault((field.code_set, held), [])
        if not known:
            known += [(code.pk, code_label(code)) for code in cast(QuerySet[Any], field.queryset)]
        field.choices = [("", field.empty_label), *known]
        return field

    def _add(self, name: str, field: forms.Field) -> None:
        word_errors(field)
        field.widget.attrs.update(IN_TABLE)
        self.fields[name] = field

    # ── The page ─────────────────────────────────────────────────────────────────────────────────

    def cells(self, key: str) -> list[Any]:
        return [self[f"{name}_{key}"] for name in CELLS]

    def new_row(self, key: str) -> EntryRow:
        return EntryRow(cast(Any, self[f"agency_{key}"]).as_field_group(), NOTES.get(key, ""), self.cells(key))

    def table(self, rows: Iterable[EntryRow]) -> Line:
        return Line(cast(Any, EntryTable(CAPTION, HEADINGS, list(rows))))

    # ── What was typed ───────────────────────────────────────────────────────────────────────────

    def check_new(self, keys: Iterable[str], taken: set[tuple[str, str]]) -> None:
        """Each row that says anything says of which agency and how; nobody stands in the list twice."""
        for key in keys:
            agency, way = self.cleaned_data.get(f"agency_{key}"), self.cleaned_data.get(f"way_{key}")
            if not self._is_filled(key):
                continue
            if agency is None and f"agency_{key}" not in self.errors:
                self.add_error(f"agency_{key}", "Select which agency this is about")
            if way is None and f"way_{key}" not in self.errors:
                self.add_error(f"way_{key}", "Select how they took part, or that they sent a report or apologies")
            if agency is not None:
                self.check_once(key, agency.pk, taken)

    def check_once(self, key: str, agency: str, taken: set[tuple[str, str]]) -> None:
        name = self.cleaned_data.get(f"name_{key}", "")
        if (agency, name.lower()) in taken:
            self.add_error(f"name_{key}", "This agency is in the list already: give the name of the second person")
        taken.add((agency, name.lower()))

    def _is_filled(self, key: str) -> bool:
        """An agency that the form itself has put there is no answer."""
        if any(self.cleaned_data.get(f"{name}_{key}") not in (None, "") for name in CELLS):
            return True
        agency = self.cleaned_data.get(f"agency_{key}")
        return agency is not None and agency.pk != NEEDED.get(key)

    def attendees(self, keys: Iterable[str]) -> list[Attendee]:
        """Those of the new rows that were filled in."""
        asked = ({name: self.cleaned_data.get(f"{name}_{key}") for name in ("agency", *CELLS)} for key in keys)
        return [Attendee(**cast(Any, said)) for said in asked if said["agency"] is not None and said["way"] is not None]


class OfDiscussion(DatedStep):
    """A step done to a discussion that was held not long ago."""

    about = StrategyDiscussion
    stage = PROTECTION

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[StrategyDiscussion]:
        since = add_months(timezone.localdate(), -MONTHS_TO_COMPLETE)
        return StrategyDiscussion.objects.standing().filter(child=child, held_at__date__gte=since)

    @property
    def discussion(self) -> StrategyDiscussion:
        return cast(StrategyDiscussion, self.subject)

    def in_view(self) -> list[Fact]:
        there = "; ".join(row.who for row in self.discussion.attendances.select_related("agency").order_by("pk"))
        decided = Fact("Decided", self.discussion.decision)
        return [Fact("Held", self.discussion.held_at), Fact("Who took part", there or None), decided]


class ListWhoTookPart(OfDiscussion, AsksWhoTookPart, ListForm):
    """Somebody took part who was not recorded with the discussion, or the list has a slip in it."""

    key = "record_strategy_attendance"
    title = "Add to or correct who took part in a strategy discussion"
    done = "Who took part recorded"
    button = "Save"

    def prepare(self) -> None:
        recorded = self.discussion.attendances.select_related("agency", "way").order_by("pk")
        self.rows = {str(row.pk): row for row in recorded}
        for key, row in self.rows.items():
            self.ask_known(key, row)
        for key in self._new:
            self.ask_new(key)
        super().prepare()

    @property
    def _new(self) -> list[str]:
        """Keys of the empty rows, unlike those of the rows that are recorded."""
        return [f"new{number}" for number in range(1, 5)]

    def versions(self) -> QuerySet[Any]:
        return cast(QuerySet[Any], StrategyDiscussionAttendance.history.filter(discussion=self.discussion))

    def in_view(self) -> list[Fact]:
        return [fact for fact in super().in_view() if fact.label != "Who took part"]

    def own_lines(self) -> Iterator[Line]:
        yield Line(self["seen_version"])
        known = (EntryRow(row.agency, "", self.cells(key)) for key, row in self.rows.items())
        yield self.table([*known, *map(self.new_row, self._new)])

    def clean(self) -> dict[str, Any]:
        super().clean()
        taken: set[tuple[str, str]] = set()
        for key, row in self.rows.items():
            self.check_once(key, row.agency_id, taken)
            if row.way_id is not None and self.cleaned_data.get(f"way_{key}") is None and f"way_{key}" not in self.errors:
                self.add_error(f"way_{key}", "Select how they took part, or that they sent a report or apologies")
        self.check_new(self._new, taken)
        self.check_nobody_else_changed_it()
        if not self.errors and not self._changed() and not self.attendees(self._new):
            self.add_error(None, "There is nothing to save yet: nothing in the list has changed.")
        return self.cleaned_data

    def _said(self, key: str) -> dict[str, Any]:
        return {name: self.cleaned_data.get(f"{name}_{key}") for name in CELLS}

    def _changed(self) -> list[str]:
        """Keys of the rows of which something else is said than is recorded."""
        said = ((key, self._said(key)) for key in self.rows)
        return [key for key, facts in said if any(getattr(self.rows[key], name) != value for name, value in facts.items())]

    def perform(self, shared_part: SharedPart | None) -> StrategyDiscussion:
        by, discussion = self.hand.by, self.discussion
        for key in self._changed():
            change_strategy_attendance(by=by, discussion=discussion, attendance=self.rows[key], **self._said(key))
        for who in self.attendees(self._new):
            facts = {"agency": who.agency, "name": who.name, "role": who.role, "way": who.way}
            record_strategy_attendance(by=by, discussion=discussion, **facts)  # type: ignore[arg-type]
        return discussion


class HeldWithOthers(DatedStep, AsksWhoTookPart, StepForm):
    """A form for a discussion that was held, with an empty list of those who took part, asked once for several children."""

    shared = added = frozenset({"attendance", *NEW_ROWS})
    helpers = frozenset(NEW_ROWS)
    mark_optional = False
    before: str
    """The field after which the list stands."""

    def prepare(self) -> None:
        super().prepare()
        for key in (*NEEDED, *OTHERS):
            self.ask_new(key, NEEDED.get(key))

    def _lines(self) -> Iterator[Line]:
        for line in super()._lines():
            if line.field.name not in NEW_ROWS:
                yield line
            if line.field.name == self.before:
                yield self.table(map(self.new_row, (*NEEDED, *OTHERS)))

    def clean(self) -> dict[str, Any]:
        super().clean()
        self.check_new((*NEEDED, *OTHERS), set())
        return self.cleaned_data

    @property
    def took_part(self) -> list[Attendee]:
        return self.attendees((*NEEDED, *OTHERS))
