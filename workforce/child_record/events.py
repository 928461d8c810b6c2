"""What happened to a child, from the records of every app at read time: the source of the chronology and of the summary.

Nothing is copied. Each app says in its `chronology.py` which columns of its records are days on which something
happened, and what it is called:

    register_events(
        Event(Contact, "received_at", "Contact received", "Front door", says=("source", "reason")),
        Event(Contact, "decided_at", "Contact decided", "Front door", says=("decided_outcome",)),
    )

All days of all kinds a child has are read in one query (`moments_of`); what a row says is read for the rows that are shown.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import models
from django.db.models import BooleanField, DateField, DateTimeField, F, IntegerField, Value
from django.db.models.functions import Cast, TruncDate
from django.utils.module_loading import autodiscover_modules
from django.utils.text import Truncator

from csc import formats
from csc.models import Child, Code
from csc.prepared import PreparedUnion
from workforce.of_child import Kinds, kinds_held_of, kinds_of
from workforce.records import CaseRecord, RecordState
from workforce.sameness import keys_of

LONGEST = 280
"""Letters of a long text that a row shows; the record's own page has all of them."""


@dataclass(frozen=True)
class Event:
    """One day in a kind of record that is a happening in the child's life.

    `says` names the columns a row shows. `significant` says that such a day always matters; `flag` names a column
    that says so of each record. `again` marks what happens over and over, such as visits: the chronology can leave it out.
    """

    model: type[CaseRecord]
    column: str
    title: str
    stage: str
    says: tuple[str, ...] = ()
    significant: bool = False
    flag: str = ""
    again: bool = False


@dataclass(frozen=True)
class Spell:
    """A kind of record that holds from one day until another, such as a plan. `holds` names what it is while it does."""

    model: type[CaseRecord]
    started: str
    ended: str
    title: str
    says: tuple[str, ...] = ()


@dataclass(frozen=True)
class Moment:
    """One event of one record, before its words are read."""

    event: Event
    pk: int
    record: uuid.UUID
    child: int
    worker: int | None
    on: datetime.date
    recorded_at: datetime.datetime
    flagged: bool

    @property
    def kind(self) -> str:
        return str(self.event.model._meta.model_name)

    @property
    def significant(self) -> bool:
        return self.event.significant or self.flagged


_events: list[Event] = []
_spells: list[Spell] = []


def register_events(*events: Event) -> None:
    """Add what an app's records tell. Raises ValueError when a column is told twice."""
    for event in events:
        if any((each.model, each.column) == (event.model, event.column) for each in _events):
            raise ValueError(f"{event.model.__name__}.{event.column} is an event already")
        event.model._meta.get_field(event.column)
        _events.append(event)


def register_plans(*spells: Spell) -> None:
    """Add kinds of record that are plans or orders: the child's page shows those in force."""
    _spells.extend(spells)


def all_events() -> Sequence[Event]:
    _discover()
    return _events


def all_plans() -> Sequence[Spell]:
    _discover()
    return _spells


def days_told(model: type[models.Model]) -> set[str]:
    """The columns of a kind of record that hold days of the child's life, rather than when something was due or typed."""
    days = {event.column for event in all_events() if event.model is model}
    return days | {column for spell in all_plans() if spell.model is model for column in (spell.started, spell.ended)}


def stages() -> list[str]:
    """The stages of the journey that have events, in the order of the menu."""
    from workforce.child_record.menu import STAGES

    told = {event.stage for event in all_events()}
    return [stage for stage in STAGES if stage in told] + sorted(told - set(STAGES))


def told_kinds() -> dict[str, type[CaseRecord]]:
    """The kinds of record that tell something, by name: those of a case, not of the audits made of it."""
    return {str(event.model._meta.model_name): event.model for event in all_events()}


# ── Reading ──────────────────────────────────────────────────────────────────────────────────────


def moments_of(children: Iterable[int], kinds: Kinds | None = None, *, state: str = RecordState.COMPLETE) -> list[Moment]:
    """Every standing event of these children (keys), the newest first: one query finds their kinds, one reads the days of all.

    Of several on one day, the one that was recorded later stands first. With another `state`, such as that of what was
    withdrawn, the events of records in that state alone.
    """
    events, whose = all_events(), list(children)
    held = kinds_held_of(whose) if kinds is None else kinds
    told = [number for number, event in enumerate(events) if event.model in held]
    moments = [
        Moment(events[number], pk, key, child, worker, on, at, flag)
        for number, pk, key, child, worker, on, at, flag in _days(whose, told, str(state))
    ]
    return sorted(moments, key=lambda moment: (moment.on, moment.recorded_at, moment.pk), reverse=True)


def history_of(child: Child) -> list[Moment]:
    """The moments of one child, read once for a request however many parts of a page ask for them."""
    known: list[Moment] | None = child.__dict__.get("_history")
    if known is None:
        known = child.__dict__["_history"] = moments_of(keys_of(child), kinds_of(child))
    return known


@PreparedUnion
def _days(number: int, children: list[int], state: str) -> models.QuerySet[Any, Any]:
    """Each day of one kind of event: its number among the events, and the record it stands in."""
    event = all_events()[number]
    field = event.model._meta.get_field(event.column)
    day: Any = TruncDate(event.column) if isinstance(field, DateTimeField) else Cast(event.column, DateField())
    flag: Any = F(event.flag) if event.flag else Value(False, BooleanField())
    rows = event.model._base_manager.filter(child__in=children, state=state, **{f"{event.column}__isnull": False})
    told = rows.annotate(event_number=Value(number, IntegerField()), event_day=day, event_flag=flag).order_by()
    return told.values_list("event_number", "pk", "uuid", "child_id", "worker_id", "event_day", "recorded_at", "event_flag")


def records_behind(moments: Iterable[Moment]) -> dict[tuple[str, int], CaseRecord]:
    """The records of these moments by kind and key: one query for each kind that is among them."""
    wanted: dict[type[CaseRecord], set[int]] = {}
    for moment in moments:
        wanted.setdefault(moment.event.model, set()).add(moment.pk)
    found: dict[tuple[str, int], CaseRecord] = {}
    for model, keys in wanted.items():
        for record in model._base_manager.filter(pk__in=keys).select_related("worker", "team", *_codes(model)):
            found[str(model._meta.model_name), record.pk] = record
    return found


@cache
def _codes(model: type[models.Model]) -> tuple[str, ...]:
    """The columns that an event or a plan of this model says and that are codes: read along."""
    told: list[Event | Spell] = [*all_events(), *all_plans()]
    says = {name for each in told if each.model is model for name in each.says}
    return tuple(sorted(name for name in says if model._meta.get_field(name).related_model is Code))


def what_it_says(record: models.Model, says: Iterable[str]) -> list[str]:
    """The columns an event shows, in words; what was not recorded is left out, long texts are shortened."""
    said = []
    for name in says:
        field: Any = record._meta.get_field(name)
        value = getattr(record, name)
        if value is None or value == "" or value is False:
            continue
        if value is True:
            said.append(str(field.verbose_name).capitalize())
        elif isinstance(value, datetime.datetime):
            said.append(formats.moment(value))
        elif isinstance(value, datetime.date):
            said.append(f"{str(field.verbose_name).capitalize()} {formats.day(value)}")
        elif isinstance(value, int) and not isinstance(value, bool):
            said.append(f"{str(field.verbose_name).capitalize()}: {value}")
        else:
            said.append(Truncator(str(value)).chars(LONGEST))
    return list(dict.fromkeys(said))


@cache
def _discover() -> None:
    autodiscover_modules("chronology")
