"""Looked-after children, permanence and care leavers, by hand."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from tests.reporting.oracle.figures import Case, Loop, as_published, figure
from tests.reporting.oracle.world import ONE_DAY, Period, World, holds, last_started, months_later

as_published("looked_after_started_rate_rolling_12m", "looked_after_ceased_rate_rolling_12m")

ADOPTED = ("E11", "E12")
GUARDIANS = ("E45", "E46", "E47", "E48")
ARRANGED = ("E41",)
TEMPORARY = ("T0", "T1", "T2", "T3", "T4")
LEFT_CARE = ("relevant", "former_relevant", "qualifying")


def care(w: World) -> Iterator[Any]:
    """Periods of care; series of short breaks are left out everywhere."""
    for period in w.care:
        if not period.short_breaks:
            yield period


@figure("looked_after_children")
@figure("looked_after_rate")
def now(w: World, m: Period) -> Iterator[Case]:
    for period in care(w):
        if holds(period, m.last):
            yield Case(period, w.responsible(period, m.last), m.last)


@figure("looked_after_started")
def started(w: World, m: Period) -> Iterator[Case]:
    for period in care(w):
        if period.started_on in m:
            yield Case(period, period.team_id, period.started_on)


@figure("looked_after_started", "children")
def children_who_started(w: World, m: Period) -> Iterator[Case]:
    for case in started(w, m):
        yield Case(case.record, case.unit, case.day, once=w.child(case.record))


@figure("looked_after_started_rate_rolling_12m")
def children_who_started_in_the_year(w: World, m: Period) -> Iterator[Case]:
    yield from children_who_started(w, m.year)


@figure("looked_after_started_rate_rolling_12m", "annualised_month", times=12)
def children_who_started_times_twelve(w: World, m: Period) -> Iterator[Case]:
    yield from children_who_started(w, m)


@figure("looked_after_started_average_age")
def age_at_start(w: World, m: Period) -> Iterator[Case]:
    """In years of 365.25 days, each cut to two decimals."""
    for case in started(w, m):
        person = w.person(case.record)
        if person.date_of_birth is not None and person.date_of_birth <= case.day:
            hundredths = (case.day - person.date_of_birth).days * 10_000 // 36_525
            yield Case(case.record, case.unit, case.day, Fraction(hundredths, 100))


@figure("looked_after_ceased")
def ceased(w: World, m: Period) -> Iterator[Case]:
    for period in care(w):
        if period.ended_on in m:
            yield Case(period, period.team_id, period.ended_on)


@figure("looked_after_ceased", "children")
def children_who_ceased(w: World, m: Period) -> Iterator[Case]:
    for case in ceased(w, m):
        yield Case(case.record, case.unit, case.day, once=w.child(case.record))


@figure("looked_after_ceased_rate_rolling_12m")
def children_who_ceased_in_the_year(w: World, m: Period) -> Iterator[Case]:
    yield from children_who_ceased(w, m.year)


@figure("looked_after_ceased_rate_rolling_12m", "annualised_month", times=12)
def children_who_ceased_times_twelve(w: World, m: Period) -> Iterator[Case]:
    yield from children_who_ceased(w, m)


@figure("uasc_looked_after")
def unaccompanied(w: World, m: Period) -> Iterator[Case]:
    for case in now(w, m):
        if w.unaccompanied(case.record, m.last):
            yield case


@figure("lac_with_allocated_social_worker")
def with_social_worker(w: World, m: Period) -> Iterator[Case]:
    for case in now(w, m):
        yield Case(case.record, case.unit, case.day, w.has_qualified_worker(case.record, m.last))


def stays(w: World, case: Any) -> list[list[Any]]:
    """The child's placements, those that follow each other with one carer in one period of care put together."""
    short = {period.pk for period in w.about("care", case) if period.short_breaks}
    lasting = [
        placement
        for placement in w.about("placements", case)
        if placement.placement_type_id.removeprefix("placement_type:") not in TEMPORARY
        and placement.period_of_care_id not in short
    ]
    found: list[list[Any]] = []
    for placement in sorted(lasting, key=lambda row: (row.period_of_care_id, row.started_on, row.pk)):
        last = found[-1][-1] if found else None
        goes_on = last is not None and last.period_of_care_id == placement.period_of_care_id
        if goes_on and last.carer_key == placement.carer_key:
            found[-1].append(placement)
        else:
            found.append([placement])
    return found


@figure("placements_three_or_more")
def three_placements(w: World, m: Period) -> Iterator[Case]:
    for case in now(w, m):
        number = 0
        for stay in stays(w, case.record):
            nights = (p.started_on <= m.last and (p.ended_on is None or p.ended_on > m.year.first) for p in stay)
            number += any(nights)
        yield Case(case.record, case.unit, case.day, number >= 3)


# ── Permanence ───────────────────────────────────────────────────────────────────────────────────


def ceased_by(*reasons: str) -> Loop:
    def loop(w: World, m: Period) -> Iterator[Case]:
        for case in ceased(w, m):
            reason = (case.record.reason_ceased_id or "").removeprefix("reason_episode_ceased:")
            yield Case(case.record, case.unit, case.day, reason in reasons)

    return loop


figure("looked_after_ceased_to_adoption")(ceased_by(*ADOPTED))
figure("looked_after_ceased_to_special_guardianship")(ceased_by(*GUARDIANS))
figure("looked_after_ceased_to_permanence")(ceased_by(*ADOPTED, *GUARDIANS, *ARRANGED))


@figure("special_guardianship_orders")
def special_guardianship(w: World, m: Period) -> Iterator[Case]:
    for order in w.orders:
        if order.kind_id == "permanence_order:special_guardianship" and order.ordered_on in m:
            yield Case(order, order.team_id, order.ordered_on)


@figure("special_guardianship_orders", "from_care")
def special_guardianship_from_care(w: World, m: Period) -> Iterator[Case]:
    for case in special_guardianship(w, m):
        if w.looked_after(case.record, case.day - ONE_DAY):
            yield case


# ── Care leavers ─────────────────────────────────────────────────────────────────────────────────


def leavers(w: World, m: Period) -> Iterator[tuple[Case, int]]:
    """Those who left care, with their age at the end of the month (-1 where it is not known)."""
    for leaver in w.care_leavers:
        if holds(leaver, m.last) and w.group(leaver.eligibility_id) in LEFT_CARE:
            age = w.age(leaver, m.last)
            yield Case(leaver, w.responsible(leaver, m.last), m.last), -1 if age is None else age


def occupied(w: World, activity: Any) -> bool:
    return activity is not None and w.group(activity.activity_id) == "education_employment_training"


def in_eet(choose: Callable[[Any, int], bool]) -> Loop:
    def loop(w: World, m: Period) -> Iterator[Case]:
        for case, age in leavers(w, m):
            if choose(case.record, age):
                latest = last_started(a for a in w.about("activities", case.record) if holds(a, m.last))
                yield Case(case.record, case.unit, case.day, occupied(w, latest))

    return loop


figure("care_leavers_in_eet")(in_eet(lambda leaver, age: 17 <= age <= 24))
figure("care_leavers_in_eet", "leaving_care_team")(in_eet(lambda leaver, age: leaver.supported))


def birthday(born: datetime.date, age: int) -> datetime.date:
    """On 1 March for those born on 29 February, in a year without one."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return datetime.date(born.year + age, 3, 1)


@figure("care_leavers_in_eet", "birthday_window")
def in_eet_around_birthday(w: World, m: Period) -> Iterator[Case]:
    """The 17th to 21st birthday fell in the financial year so far; the latest activity within 3 months before, 1 after."""
    for case, age in leavers(w, m):
        if not 17 <= age <= 21:
            continue
        day = birthday(w.person(case.record).date_of_birth, age)
        if day in m.financial_year:
            first, last = months_later(day, -3), min(months_later(day, 1), m.last)
            known = [
                a
                for a in w.about("activities", case.record)
                if a.started_on <= last and (a.ended_on is None or a.ended_on > first)
            ]
            yield Case(case.record, case.unit, case.day, occupied(w, last_started(known)))
