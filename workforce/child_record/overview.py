"""The record in one table: of each thing that happens, how often, when first, when last; and what holds now."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import IntegerField, Q, QuerySet, Value
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from csc.addresses import page_address
from csc.components import Cell, Column, Fact, Group, Row, SummaryList, Table
from csc.formats import day as in_full
from csc.formats import plural, short_day
from csc.models import Child
from csc.prepared import Prepared, PreparedUnion
from workforce.child_record.events import Event, Moment, all_events, all_plans, history_of, stages, what_it_says
from workforce.models import Allocation
from workforce.of_child import asked_of, kinds_of
from workforce.reach import Reader
from workforce.recording.kinds import address_of_record
from workforce.sameness import keys_of


def address_of_moment(child: Child, moment: Moment) -> str:
    """The page of the record behind a moment."""
    return page_address("workforce:record", child.uuid, moment.kind, moment.record)


def overview_panel(child: Child, reader: Reader) -> Table | None:
    """Every kind of event by stage: first, first of this year, latest, each leading to its record."""
    of_event: dict[Event, list[Moment]] = {}
    for moment in history_of(child):
        of_event.setdefault(moment.event, []).append(moment)
    if not of_event:
        return None
    groups = []
    for stage in stages():
        told = [event for event in all_events() if event.stage == stage and event in of_event]
        rows = [_row(child, event, of_event[event], reader.today) for event in told]
        if rows:
            groups.append(Group(stage, rows))
    columns = [
        Column("What"),
        Column("How often", kind="number"),
        Column("First", kind="date"),
        Column(f"First in {reader.today.year}", kind="date"),
        Column("Latest", kind="date"),
    ]
    return Table("Each kind of event", columns, groups=groups, caption_size="hidden", counted=False, wide=True)


def _row(child: Child, event: Event, newest_first: list[Moment], today: datetime.date) -> Row:
    year = [moment for moment in newest_first if moment.on.year == today.year]
    dates = [_dated(child, event, moment) for moment in (newest_first[-1], year[-1] if year else None, newest_first[0])]
    return Row([event.title, len(newest_first), *dates])


def _dated(child: Child, event: Event, moment: Moment | None) -> Cell | None:
    if moment is None:
        return None
    link = format_html('{}<span class="govuk-visually-hidden">, {}</span>', short_day(moment.on), event.title)
    return Cell(link, sort=moment.on, href=address_of_moment(child, moment))


# ── What holds now ───────────────────────────────────────────────────────────────────────────────


def plans_panel(child: Child, reader: Reader) -> Table | None:
    """Plans, orders and other spells in force today, each with the day it began: one query, and one for each that is shown."""
    rows = []
    kinds = kinds_of(child)
    held = [number for number, spell in enumerate(all_plans()) if spell.model in kinds]
    for number, pk in sorted(_plans_of(keys_of(child), held, reader.today)):
        spell, record = all_plans()[number], _plan([pk], number)[0]
        if record.child_id == child.pk:
            record.child = child
        said = "; ".join(what_it_says(record, spell.says))
        rows.append([Cell(spell.title, href=address_of_record(record)), getattr(record, spell.started), said])
    if not rows:
        return None
    columns = [Column("What"), Column("Since", kind="date"), Column("Which")]
    return Table("In force", columns, rows, caption_size="hidden", counted=False)


@PreparedUnion
def _plans_of(number: int, keys: list[int], today: datetime.date) -> QuerySet[Any, Any]:
    """The plans of one kind in force: the number of the kind among all plans, and the record's key."""
    spell = all_plans()[number]
    holds = Q(**{f"{spell.ended}__isnull": True}) | Q(**{f"{spell.ended}__gt": today})
    found = spell.model._base_manager.filter(holds, child__in=keys, state="complete", **{f"{spell.started}__lte": today})
    return found.annotate(plan_number=Value(number, IntegerField())).order_by().values_list("plan_number", "pk")


@Prepared
def _plan(keys: list[int], number: int) -> QuerySet[Any, Any]:
    """A plan of the kind of this number among all plans, with the codes that are shown of it."""
    spell = all_plans()[number]
    codes = [name for name in spell.says if spell.model._meta.get_field(name).is_relation]
    return spell.model._base_manager.filter(pk__in=keys).select_related(*codes)


# ── Who has held the child, and where the child has lived ────────────────────────────────────────


def social_workers_panel(child: Child, reader: Reader) -> SafeString | None:
    """How many social workers the child has had, and who, the latest first; a worker who came back counts once."""
    spells = _social_workers(child)
    if not spells:
        return None
    count = len({spell.worker_id for spell in spells})
    lines = ((str(spell.worker), spell.team.name, _span(spell.started_on, spell.ended_on)) for spell in spells)
    return _counted(plural(count, "social worker"), lines)


@asked_of(Allocation)
def _social_workers(children: list[int]) -> QuerySet[Allocation]:
    leads = Allocation.objects.standing().leads().filter(child__in=children, worker__isnull=False)
    return leads.select_related("worker", "team").order_by("-started_on", "-pk")


def _span(start: datetime.date, end: datetime.date | None) -> str:
    return f"since {in_full(start)}" if end is None else f"{in_full(start)} to {in_full(end)}"


def _counted(count: str, lines: Iterable[tuple[str, str, str]]) -> SafeString:
    listed = format_html_join("", "<li>{}, {}: {}</li>", lines)
    return format_html(
        '<p class="govuk-body"><strong>{} so far</strong></p><ul class="govuk-list csc-spells">{}</ul>', count, listed
    )


def counted_spells(count: str, lines: Iterable[tuple[str, str, str]]) -> SafeString:
    """The same layout for other apps: a count, and under it who or where, detail, and from when to when."""
    return _counted(count, lines)


def facts_now(child: Child, reader: Reader) -> SummaryList | None:
    """What the record says by itself of how things stand: last seen, last supervision, last recorded."""
    history = history_of(child)
    if not history:
        return None
    facts = []
    for label, wanted in (
        ("Last visited", lambda moment: moment.event.column == "visited_on"),
        ("Last supervision", lambda moment: moment.kind == "casesupervision"),
        ("Last of significance", lambda moment: moment.significant),
        ("Last recorded", lambda moment: True),
    ):
        moment = next((each for each in history if wanted(each)), None)
        facts.append(Fact(label, _link(child, moment) if moment else None))
    return SummaryList(facts)


def _link(child: Child, moment: Moment) -> SafeString:
    href = address_of_moment(child, moment)
    return format_html('<a class="govuk-link" href="{}">{}</a>, {}', href, moment.event.title, in_full(moment.on))
