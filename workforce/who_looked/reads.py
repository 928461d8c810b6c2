"""Reads of children's records by person, child and day, and what about them a reviewer should look at.

The log has one row for every page. A reviewer asks about a person, a child and a day: that is one `Reading`.
"""

from __future__ import annotations

import datetime
import uuid
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db.models import Case, Count, F, Max, Min, QuerySet, Value, When
from django.db.models.functions import TruncDate
from django.utils import timezone

from csc.models import AccessLog, Address, Child, Person, Reach, User
from csc.working_days import current_calendar
from workforce.family.confidential import REFUSED, SHOWN, TYPED
from workforce.models import AccessReview, Worker

DAY_BEGINS, DAY_ENDS = datetime.time(7), datetime.time(19)
"""Between these hours of a working day a read is in hours, in England's time."""

OWN_WORK = frozenset({Reach.ALLOCATED, Reach.TEAM, Reach.GRANT, Reach.SYSTEM})
"""Ways of reaching a child that follow from holding the case, from the team that holds it, or from being named."""

LONGEST = 31
"""Days the review looks back at most: a daily look, or the month's."""


MANY, AT_ONCE = 30, datetime.timedelta(minutes=5)
"""Records opened by one person within so short a time that nobody can have read them."""

RECORD_OPENED = "workforce:child"
"""The page, as the log names it, that somebody who goes through records one after another opens of each."""


class Cause(StrEnum):
    """What about a reading asks for a look. None of them says that anything was wrong."""

    NO_ALLOCATION = "no_allocation"
    SAME_SURNAME = "same_surname"
    SAME_POSTCODE = "same_postcode"
    AFTER_HOURS = "after_hours"
    MANY_AT_ONCE = "many_at_once"
    ADDRESS_SHOWN = "address_shown"
    ADDRESS_REFUSED = "address_refused"
    POSTCODE_TYPED = "postcode_typed"

    @property
    def label(self) -> str:
        return {
            Cause.NO_ALLOCATION: "No allocation",
            Cause.SAME_SURNAME: "Same surname",
            Cause.SAME_POSTCODE: "Same postcode",
            Cause.AFTER_HOURS: "After hours",
            Cause.MANY_AT_ONCE: "Many at once",
            Cause.ADDRESS_SHOWN: "Confidential address shown",
            Cause.ADDRESS_REFUSED: "Confidential address refused",
            Cause.POSTCODE_TYPED: "Confidential postcode typed",
        }[self]


CAUSE_OF = {SHOWN: Cause.ADDRESS_SHOWN, REFUSED: Cause.ADDRESS_REFUSED, TYPED: Cause.POSTCODE_TYPED}
"""Lines of the log about a confidential address. Each asks for a look, whoever it was: nothing read here can do more harm."""

_ABOUT_AN_ADDRESS = Case(When(channel__in=list(CAUSE_OF), then=F("channel")), default=Value(""))


@dataclass
class Reading:
    """One person's reading of one child's record on one day."""

    actor: uuid.UUID
    actor_name: str
    child: uuid.UUID
    day: datetime.date
    first: datetime.datetime
    last: datetime.datetime
    pages: int = 0
    reaches: set[str] = field(default_factory=set)
    reasons: list[str] = field(default_factory=list)
    causes: list[Cause] = field(default_factory=list)
    review: AccessReview | None = None

    @property
    def key(self) -> tuple[uuid.UUID, uuid.UUID, datetime.date]:
        return self.actor, self.child, self.day


def readings(rows: QuerySet[AccessLog]) -> list[Reading]:
    """The rows of the log gathered by person, child and day, the latest first. Gathered by the database, in one query.

    Of a day only the first and the last read have to be looked at: when both are in hours, so is all between them.
    """
    parts: Iterable[Any] = (
        rows.filter(actor__isnull=False, child__isnull=False)
        .order_by()
        .values("actor", "actor_name", "child", "reach", "reason", about=_ABOUT_AN_ADDRESS, day=TruncDate("at"))
        .annotate(pages=Count("pk"), first=Min("at"), last=Max("at"))
    )
    found: dict[tuple[uuid.UUID, uuid.UUID, datetime.date], Reading] = {}
    for part in parts:
        key = part["actor"], part["child"], part["day"]
        reading = found.setdefault(
            key, Reading(part["actor"], part["actor_name"], part["child"], part["day"], part["first"], part["last"])
        )
        reading.first, reading.last = min(reading.first, part["first"]), max(reading.last, part["last"])
        reading.pages += part["pages"]
        reading.reaches.add(part["reach"])
        if (cause := CAUSE_OF.get(part["about"])) and cause not in reading.causes:
            reading.causes.append(cause)
        if part["reason"] and part["reason"] not in reading.reasons:
            reading.reasons.append(part["reason"])
    for reading in found.values():
        if not (in_hours(reading.first) and in_hours(reading.last)):
            reading.causes.append(Cause.AFTER_HOURS)
    return sorted(found.values(), key=lambda reading: (reading.last, reading.actor, reading.child), reverse=True)


def in_hours(at: datetime.datetime) -> bool:
    """Whether a moment lies between seven and seven on a working day in England."""
    local = timezone.localtime(at)
    day = local.date()
    working = int(current_calendar().count(day - datetime.timedelta(days=1), day)) == 1
    return working and DAY_BEGINS <= local.time() < DAY_ENDS


def with_causes(found: list[Reading]) -> list[Reading]:
    """The readings with everything that asks for a look, and with the review each was given. Six queries, however many."""
    own = {worker.user.uuid: worker for worker in _workers(found) if worker.user}
    children = {child.uuid: child for child in Person.objects.filter(uuid__in={each.child for each in found})}
    postcodes = _postcodes(children.values())
    reviews = {
        (review.reader, review.child, review.day): review
        for review in AccessReview.objects.filter(
            reader__in={each.actor for each in found}, child__in={each.child for each in found}
        ).select_related("recorded_by")
    }
    at_once = _many_at_once(found)
    for reading in found:
        worker, child = own.get(reading.actor), children.get(reading.child)
        if reading.reaches - OWN_WORK:
            reading.causes.insert(0, Cause.NO_ALLOCATION)
        if worker and child and _plain(worker.surname) == _plain(child.surname):
            reading.causes.append(Cause.SAME_SURNAME)
        if worker and child and worker.home_postcode and _squeezed(worker.home_postcode) in postcodes.get(child.pk, ()):
            reading.causes.append(Cause.SAME_POSTCODE)
        if reading.key in at_once:
            reading.causes.append(Cause.MANY_AT_ONCE)
        reading.review = reviews.get(reading.key)
    return found


def _many_at_once(found: list[Reading]) -> set[tuple[uuid.UUID, uuid.UUID, datetime.date]]:
    """Keys of the readings that were among `MANY` records opened by one person within `AT_ONCE`. One query."""
    opened = AccessLog.objects.filter(channel=RECORD_OPENED, actor__in={each.actor for each in found}).order_by()
    opened = opened.annotate(day=TruncDate("at")).filter(day__in={each.day for each in found})
    busy = opened.values("actor", "day").annotate(children=Count("child", distinct=True)).filter(children__gte=MANY)
    among: set[tuple[uuid.UUID, uuid.UUID, datetime.date]] = set()
    window: deque[Any] = deque()
    rows = opened.filter(actor__in=busy.values("actor")).values_list("actor", "child", "day", "at")
    for row in rows.order_by("actor", "at", "pk"):
        window.append(row)
        while window[0][0] != row[0] or row[3] - window[0][3] > AT_ONCE:
            window.popleft()
        if len(window) >= MANY and len({child for _, child, _, _ in window}) >= MANY:
            among |= {(actor, child, day) for actor, child, day, _ in window}
    return among


def _workers(found: list[Reading]) -> Iterable[Worker]:
    return Worker.objects.filter(user__uuid__in={each.actor for each in found}).select_related("user")


def _postcodes(children: Iterable[Person]) -> dict[int, set[str]]:
    """Every postcode a child has lived at, confidential ones too: compared here, shown nowhere."""
    known: dict[int, set[str]] = {}
    rows = Address.objects.filter(person__in=[child.pk for child in children]).exclude(postcode="")
    for person, postcode in rows.values_list("person", "postcode"):
        known.setdefault(person, set()).add(_squeezed(postcode))
    return known


def _squeezed(postcode: str) -> str:
    return postcode.replace(" ", "").upper()


def _plain(name: str) -> str:
    return name.strip().casefold()


def names_of(found: Iterable[Reading]) -> dict[uuid.UUID, str]:
    """The names of those who read, by the uuid of their account."""
    users = User.objects.filter(uuid__in={each.actor for each in found})
    return {user.uuid: str(user) for user in users}


def children_of(found: Iterable[Reading]) -> dict[uuid.UUID, Child]:
    """The children read, by uuid."""
    return {child.uuid: child for child in Child.objects.filter(uuid__in={each.child for each in found})}
