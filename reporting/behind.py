"""The rows behind a figure, counted anew from the records, and which of them a reader may see.

A child whose record the reader may open is named. The others are counted and nothing else is said of
them. Somebody who may list records but open none (a performance analyst) sees every child who is not
restricted under a number that means nothing elsewhere.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.crypto import salted_hmac

from csc.audit import record_reads
from csc.models import Child
from csc.periods import Month
from csc.permissions import Permission
from reporting.breakdowns import Breakdown
from reporting.engine.cells import denominator_scale_of, has_denominator, scale_of
from reporting.engine.evaluate import MemberRow
from reporting.facts.live import engine_of_month
from reporting.indicators import Distribution, Indicator, Max, Median, Rate
from reporting.scorecards.course import Amount
from workforce.access import children_visible_to
from workforce.reach import Reader

TOGETHER = 10_000
"""Keys asked for in one query."""


@dataclass(frozen=True)
class Asked:
    """Which cell: a form of an indicator at one unit in one month, or one band of it."""

    form: Indicator
    unit: str
    month: Month
    breakdown: Breakdown | None = None
    band: str = ""


@dataclass(frozen=True)
class Seen:
    """A row the reader may see. `child` is None where it is shown under a pseudonym, or is not about a child."""

    row: MemberRow
    child: Child | None
    name: str


def rows_behind(asked: Asked, known_to: datetime.date) -> list[MemberRow]:
    """The rows of the cell as the records now say, up to the day `known_to`.

    Raises:
        KeyError: no such unit, month or band.
        ValueError: no such band.
    """
    with engine_of_month(asked.form, asked.unit, asked.month, as_at=known_to) as engine:
        return engine.members(asked.form, asked.unit, str(asked.month), asked.breakdown, asked.band)


def counted(form: Indicator, rows: Sequence[MemberRow]) -> tuple[float | None, float | None]:
    """(numerator, denominator) that the rows make; None where the rows do not say (a middle, a maximum, a population)."""
    scale = float(scale_of(form))
    numerator = None if isinstance(form.measure, Median | Max) else sum(row.amount for row in rows) / scale
    if isinstance(form.measure, Rate | Distribution):
        return numerator, None
    return numerator, sum(row.weight for row in rows) / float(denominator_scale_of(form)) if has_denominator(form) else None


def differs(form: Indicator, rows: Sequence[MemberRow], stored: Amount) -> bool:
    """Whether the records now say something else than the stored figure does."""
    now = counted(form, rows)
    kept = stored.numerator, stored.denominator
    return any(one is not None and other is not None and one != other for one, other in zip(now, kept, strict=True))


def seen_by(reader: Reader, rows: Sequence[MemberRow]) -> tuple[list[Seen], int]:
    """(the rows the reader may see, how many more there are)."""
    about = {row.child for row in rows if row.child}
    named = reader.may(Permission.READ_CHILDREN)
    children = _children(reader, about) if named else _unrestricted(about)
    seen = []
    for row in rows:
        if not row.child:
            seen.append(Seen(row, None, ""))
        elif row.child in children:
            child = children[row.child]
            seen.append(Seen(row, child if named else None, child.full_name if named else pseudonym(child)))
    return seen, len(rows) - len(seen)


def pseudonym(child: Child) -> str:
    """A number for a child that is the same on every list of this installation and leads nowhere."""
    return salted_hmac("csc.pseudonym", str(child.uuid), secret=settings.SECRET_KEY, algorithm="sha256").hexdigest()[:10].upper()


def log_seen(reader: Reader, shown: Sequence[Seen], *, channel: str) -> None:
    """Append to the log of every child named among the rows, before they are shown."""
    children = {one.child.pk: one.child for one in shown if one.child is not None}
    if children:
        reach = {uuid: how for uuid, how in reader.reach_of_each(children.values()).items() if how is not None}
        record_reads(by=reader.user, children=list(reach), channel=channel, reach=reach)


def _children(reader: Reader, keys: Iterable[int]) -> dict[int, Child]:
    """Those of the children the reader may open."""
    visible = children_visible_to(reader)
    return {child.pk: child for part in _parts(keys) for child in visible.filter(pk__in=part)}


def _unrestricted(keys: Iterable[int]) -> dict[int, Child]:
    return {child.pk: child for part in _parts(keys) for child in Child.objects.filter(pk__in=part, restricted=False)}


def _parts(keys: Iterable[int]) -> list[list[int]]:
    ordered = sorted(keys)
    return [ordered[at : at + TOGETHER] for at in range(0, len(ordered), TOGETHER)]
