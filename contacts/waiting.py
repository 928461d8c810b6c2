"""What waits at the front door, where most children are held by nobody yet.

A front door decides ten thousand contacts a year, and has to ask of each whether its referral was opened; of each referral
accepted, whether somebody has held the child since. Asked for a whole year by everybody who opens a list, that takes longer
than all the rest. So the last fortnight is asked each time, and what was decided before once an hour for each team: the keys
of the few that still wait are kept in the cache, and whether they still do is asked each time. One that begins to wait after
a fortnight, because it was typed in so late or its referral was withdrawn, is on the list within the hour.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from functools import partial
from itertools import chain
from pathlib import Path

from django.core.cache import cache as shared
from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.query import QuerySet
from django.utils import timezone

from contacts.models import Contact, Referral, ReturnInterview
from contacts.reach import contacts_to_open, referrals_to_allocate
from contacts.timescales import UNALLOCATED_REFERRAL
from csc.prepared import Prepared
from workforce.models import Allocation, Unit
from workforce.reach import LOOK_BACK, READERS_KEPT
from workforce.recording.steps import all_steps
from workforce.worklist.beyond import Desk, Waiting, register_waiting

UNDECIDED, TO_OPEN, REFERRED, TO_ALLOCATE, INTERVIEW = range(5)

LATELY = datetime.timedelta(days=14)
"""How far back what was decided is looked through by every list."""

OVERLAP = datetime.timedelta(days=1)
"""By how much what is kept goes further, so that midnight leaves no gap between the two."""

KEPT_FOR = 60 * 60
"""Seconds for which the keys of what has waited longer are kept."""

_OF_ALL = ("uuid", "child", "team", "worker", "state")
READ = (
    (*_OF_ALL, "due_on"),
    (*_OF_ALL, "due_on"),
    (*_OF_ALL, "due_on"),
    (*_OF_ALL, "decided_at", "received_on"),
    (*_OF_ALL, "due_at"),
)
"""The columns that a list reads of each kind: a front door has a hundred rows, and each has forty."""

Found = tuple[int, int]
"""Which kind of waiting, and the key of the row that waits."""


@register_waiting
def at_the_front_door(desk: Desk) -> Iterable[Waiting]:
    """Contacts and referrals a team received and nobody has decided, opened or taken up; interviews of children nobody holds.

    Managers have those of their teams; whoever took one down has it until then too, so that nothing is lost when
    they go home. One question finds what waits, and one more reads the rows of each kind that does.
    """
    teams = sorted(desk.units | desk.teams)
    if not teams:
        return
    morning = desk.reader.morning
    found: dict[int, set[int]] = defaultdict(set)
    whose = (tuple(sorted(desk.units)), tuple(sorted(desk.workers)))
    for number, key in (*_lately(teams, morning - LATELY, desk.today, *whose), *_for_long(teams, morning, desk.today)):
        found[number].add(key)
    rows = [(number, row) for number, keys in sorted(found.items()) for row in _read(sorted(keys), number)]
    of_units = {unit.pk: unit for unit in _units(sorted({row.team_id for _, row in rows}))}
    for number, row in rows:
        if desk.concerns(row):
            yield from _waiting(number, row, of_units[row.team_id], desk)


@Prepared
def _read(keys: list[int], number: int) -> QuerySet:
    rows = (Contact, Contact, Referral, Referral, ReturnInterview)[number]._default_manager.filter(pk__in=keys)
    return rows.only(*READ[number]).order_by("pk")


@Prepared
def _units(keys: list[int]) -> QuerySet:
    return Unit.objects.filter(pk__in=keys)


def _rows(since: datetime.datetime, today: datetime.date) -> tuple[QuerySet, ...]:
    """All that waits, by kind; what was decided counts from a moment on."""
    held = Allocation.objects.open_on(today).filter(child=OuterRef("child"))
    interviews = ReturnInterview.objects.standing().filter(held_at=None, not_held_reason=None, due_at__isnull=False)
    return (
        Contact.objects.awaiting_decision(),
        contacts_to_open(since),
        Referral.objects.awaiting_decision(),
        referrals_to_allocate(since, today),
        interviews.filter(~Exists(held)),
    )


@partial(Prepared, kept=READERS_KEPT)
def _lately(
    teams: list[int], since: datetime.datetime, today: datetime.date, units: tuple[int, ...], workers: tuple[int, ...]
) -> QuerySet:
    """What waits in the teams for whoever answers for `units`, and for these workers what they took down themselves."""
    concerned = Q(team__in=teams) & (Q(team__in=units) | Q(worker__in=workers))
    first, *others = (_keys(rows.filter(concerned), number) for number, rows in enumerate(_rows(since, today)))
    return first.union(*others, all=True)


def _keys(rows: QuerySet, number: int) -> QuerySet:
    return rows.order_by().values_list(Value(number), "pk")


def _for_long(teams: list[int], morning: datetime.datetime, today: datetime.date) -> list[Found]:
    """What was decided before the last fortnight and waited when that was last asked; some of it may be settled since."""
    database = Path(str(connection.settings_dict["NAME"])).name
    names = {f"front-door:{database}:{team}": team for team in teams}
    kept: dict[str, list[Found]] = shared.get_many(names)
    if missing := [team for name, team in names.items() if name not in kept]:
        fresh = _asked_of_the_year(missing, morning, today)
        new = {name: fresh[team] for name, team in names.items() if name not in kept}
        shared.set_many(new, KEPT_FOR)
        kept |= new
    waited: dict[int, list[int]] = defaultdict(list)
    for number, key in chain.from_iterable(kept.values()):
        waited[number].append(key)
    since = morning - LOOK_BACK
    return [(number, key) for number, keys in waited.items() for (key,) in _still(sorted(keys), number, since, today)]


@Prepared
def _still(keys: list[int], number: int, since: datetime.datetime, today: datetime.date) -> QuerySet:
    """Those of the rows that wait now."""
    return _rows(since, today)[number].filter(pk__in=keys).order_by().values_list("pk")


def _asked_of_the_year(teams: list[int], morning: datetime.datetime, today: datetime.date) -> dict[int, list[Found]]:
    rows_of, until = _rows(morning - LOOK_BACK, today), morning - LATELY + OVERLAP
    asked = {number: rows_of[number].filter(team__in=teams, decided_at__lt=until) for number in (TO_OPEN, TO_ALLOCATE)}
    waits: dict[int, list[Found]] = {team: [] for team in teams}
    for number, rows in asked.items():
        for team, key in rows.order_by().values_list(F("team"), "pk"):
            waits[team].append((number, key))
    return waits


def _waiting(number: int, row: Contact | Referral | ReturnInterview, team: Unit, desk: Desk) -> Iterable[Waiting]:
    steps = all_steps()
    if isinstance(row, ReturnInterview):
        if row.due_at is not None:
            yield Waiting(row, "return interview", timezone.localdate(row.due_at), steps["hold_return_interview"], "", team)
    elif number == UNDECIDED:
        yield Waiting(row, "contact", row.due_on or desk.today, steps["decide_contact"], "", team)
    elif number == TO_OPEN:
        yield Waiting(row, "referral to open", row.due_on or desk.today, steps["open_referral"], "", team)
    elif number == REFERRED:
        yield Waiting(row, "referral", row.due_on or desk.today, steps["decide_referral"], "", team)
    elif isinstance(row, Referral) and row.decided_at is not None:
        due = UNALLOCATED_REFERRAL.due_on(row.received_on) or desk.today
        yield Waiting(row, "accepted referral nobody holds", due, steps["allocate_child"], "", team)
