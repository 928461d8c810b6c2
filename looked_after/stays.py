"""How many placements a child has had, and for how long with one carer.

A *stay* is the time with one carer as placement stability counts it (the NI 62 and NI 63
definitions, kept by DfE's own statistics): temporary stays with return, changes of legal status and
changes of the placement's paperwork with the same carer break nothing; a new period of care, even
with an old carer, starts a new stay, and so does the return to an earlier carer after another.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Sequence
from itertools import groupby

from csc.periods import add_months
from looked_after import codes
from looked_after.models import Placement


@dataclasses.dataclass(frozen=True, slots=True)
class Stay:
    """Time with one carer, half-open. `adoptive` if it became, or was, a placement for adoption."""

    period_of_care: int
    carer_key: str
    started_on: datetime.date
    ended_on: datetime.date | None
    adoptive: bool

    def has_a_night_in(self, first: datetime.date, last: datetime.date) -> bool:
        """At least one night from that of `first` to that of `last`. Moving out in the morning of `first` is none."""
        return self.started_on <= last and (self.ended_on is None or self.ended_on > max(first, self.started_on))


def stays_of(placements: Iterable[Placement]) -> list[Stay]:
    """One child's stays, in order, from standing placements of all periods of care.

    Pass placements with their period of care loaded; those of short breaks are left out.
    """
    counted = [row for row in placements if not row.period_of_care.short_breaks]
    periods = groupby(sorted(counted, key=_by_period), key=lambda row: row.period_of_care_id)
    return [stay for _, rows in periods for stay in stays_in_period(rows)]


def _by_period(row: Placement) -> tuple[datetime.date, int]:
    return row.period_of_care.started_on, row.period_of_care_id


def stays_in_period(placements: Iterable[Placement]) -> list[Stay]:
    """The stays of one period of care, short breaks or not, in order."""
    stays: list[Stay] = []
    for row in sorted(placements, key=lambda row: row.started_on):
        adoptive = row.placement_type_id in codes.PLACED_FOR_ADOPTION
        if row.placement_type_id in codes.TEMPORARY:
            # The carer's place is kept: until the child is back, the stay goes on.
            stays[-1:] = [dataclasses.replace(stay, ended_on=row.ended_on) for stay in stays[-1:]]
        elif stays and stays[-1].carer_key == row.carer_key:
            stays[-1] = dataclasses.replace(stays[-1], ended_on=row.ended_on, adoptive=stays[-1].adoptive or adoptive)
        else:
            stays.append(Stay(row.period_of_care_id, row.carer_key, row.started_on, row.ended_on, adoptive))
    return stays


def placements_between(stays: Iterable[Stay], first: datetime.date, last: datetime.date) -> int:
    """Placements with at least one night from `first` to `last`; the one open at the start counts."""
    return sum(stay.has_a_night_in(first, last) for stay in stays)


def placements_in_year_to(stays: Iterable[Stay], day: datetime.date) -> int:
    """Placements in the 12 months that end with `day`: for 31 March, those since 1 April of the year before."""
    return placements_between(stays, add_months(day, -12) + datetime.timedelta(days=1), day)


def settled_since(stays: Sequence[Stay], day: datetime.date) -> datetime.date | None:
    """Since when the child has been settled on `day` for long-term stability; none when not placed.

    That is the start of the current stay. For a child placed for adoption it is the start of the stay
    before, if the one led straight to the other: both together count towards the two years.
    """
    for number, stay in enumerate(stays):
        if stay.started_on <= day and (stay.ended_on is None or stay.ended_on > day):
            earlier = stays[number - 1] if number else None
            if (
                stay.adoptive
                and earlier
                and earlier.period_of_care == stay.period_of_care
                and earlier.ended_on == stay.started_on
            ):
                return earlier.started_on
            return stay.started_on
    return None
