"""Who is involved with a child and how to reach them: our own workers, and the professionals that the apps' records name.

An app says whom its records name in its `involved.py`:

    @register_professionals
    def referrers(children: list[int]) -> Iterable[Professional]: ...
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.module_loading import autodiscover_modules
from django.utils.safestring import SafeString

from csc.components import Cell, Column, Link, Table
from csc.models import Child, Relationship
from workforce.child_record.events import Moment, history_of
from workforce.child_record.overview import address_of_moment
from workforce.family.contact import ways_to
from workforce.family.tables import Changing
from workforce.models import Allocation
from workforce.of_child import asked_of
from workforce.reach import Reader
from workforce.sameness import keys_of


@dataclass(frozen=True)
class Professional:
    """Somebody outside the team whom a record names: `last_on` is the day of the last contact with them, `href` its record."""

    name: str
    role: str
    reach: str = ""
    """As `workforce.family.contact.ways_to` says it, so that a warning stands before a number."""
    last_on: datetime.date | None = None
    href: str = ""
    change: str = ""
    """Where their details are changed, of those whom no other record names."""


Source = Callable[[Child], Iterable[Professional]]
_sources: list[Source] = []


def register_professionals(source: Source) -> Source:
    """Let an app name professionals from its records."""
    if source not in _sources:
        _sources.append(source)
    return source


def workers_panel(child: Child, reader: Reader) -> Table | None:
    """Our own workers who hold the child today, with their telephone number and what each of them recorded last."""
    last: dict[int | None, Moment] = {}
    for moment in history_of(child):
        last.setdefault(moment.worker, moment)
    rows = []
    for allocation in _held_on(child, reader.today):
        worker = allocation.worker
        latest = last.get(allocation.worker_id) if worker else None
        rows.append(
            [
                worker.full_name if worker else f"{allocation.team.name}: no worker yet",
                f"{allocation.role}, {allocation.team.name}",
                worker.phone if worker else None,
                allocation.started_on,
                Cell(f"{latest.event.title}, {latest.on:%-d %B %Y}", href=address_of_moment(child, latest)) if latest else None,
            ]
        )
    if not rows:
        return None
    columns = [Column("Who"), Column("Role"), Column("Telephone"), Column("Since", kind="date"), Column("Last contact")]
    more = Link("Family and professionals", reverse("workforce:people", args=[child.uuid]))
    return Table("Workers", columns, rows, caption_size="hidden", counted=False, actions=[more])


@asked_of(Allocation)
def _held_on(children: list[int], day: datetime.date) -> QuerySet[Allocation]:
    held = Allocation.objects.open_on(day).filter(child__in=children)
    return held.select_related("worker", "team", "role").order_by("role__order", "started_on", "pk")


def professionals(child: Child, changing: Changing) -> Table | None:
    """Everybody outside the family whom a record names, once for each name and role, the latest contact first."""
    _discover()
    newest: dict[tuple[str, str], Professional] = {}
    for source in (_named_as_professional, *_sources):
        for each in source(child):
            key = each.name.strip().lower(), each.role.strip().lower()
            if not key[0]:
                continue
            known = newest.get(key)
            if known is None or (each.last_on or datetime.date.min) > (known.last_on or datetime.date.min):
                newest[key] = Professional(
                    each.name, each.role, each.reach or (known.reach if known else ""), each.last_on, each.href, each.change
                )
    if not newest and not changing.may:
        return None
    ordered = sorted(newest.values(), key=lambda each: (each.last_on or datetime.date.min, each.name), reverse=True)
    rows = []
    for each in ordered:
        last = Cell(each.last_on, href=each.href if each.last_on else "")
        rows.append([each.name, each.role, each.reach, last, *([_change(each)] if changing.may else [])])
    columns = [Column("Who"), Column("Role"), Column("How to reach them"), Column("Last contact", kind="date")]
    columns += [Column("Change")] if changing.may else []
    return Table(
        "Professionals",
        columns,
        rows,
        noun=("professional", "professionals"),
        empty="Nobody has been recorded yet.",
        actions=changing.to_add_professionals(),
    )


def _change(each: Professional) -> SafeString | None:
    link = '<a class="govuk-link" href="{}">Change<span class="govuk-visually-hidden"> the details of {}</span></a>'
    return format_html(link, each.change, each.name) if each.change else None


def _named_as_professional(child: Child) -> Iterable[Professional]:
    ties = Relationship.objects.filter(ended_on__isnull=True, other__in=keys_of(child), kind="relationship:professional")
    for tie in ties.exclude(person__restricted=True).select_related("person"):
        person = tie.person
        change = "" if person.has_record else reverse("workforce:step_about", args=[child.uuid, "change_professional", tie.uuid])
        reach = ways_to(person) or ""
        yield Professional(person.full_name, tie.note or "Professional", reach, change=change)


@cache
def _discover() -> None:
    autodiscover_modules("involved")
