"""Where looked-after children live, and those who foster: by hand."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from typing import Any

from tests.reporting.oracle.figures import Case, Loop, figure
from tests.reporting.oracle.looked_after import TEMPORARY, now, stays
from tests.reporting.oracle.world import SOCIAL_WORKER, Period, World, holds, last_started, months_later

UNRELATED = ("U4", "U5", "U6")
FOSTERING = ("U1", "U2", "U3", *UNRELATED)
ADOPTIVE = ("A3", "A4", "A5", "A6")
RESIDENTIAL = ("K1", "K2", "K3", "H5", "R1", "R3", "S1")
BOUGHT_FROM = ("placement_provider:PR4", "placement_provider:PR5")
EVER_UNACCOMPANIED = ("immigration_status:uasc", "immigration_status:former_uasc")


def kind(placement: Any) -> str:
    return "" if placement is None else placement.placement_type_id.partition(":")[2]


def home(w: World, period: Any, day: datetime.date) -> Any:
    """The placement of a period of care the child is in on the day, or comes back to from a temporary stay."""
    rows = w.of("placements", "period_of_care_id", period.pk)
    return last_started(p for p in rows if kind(p) not in TEMPORARY and p.started_on <= day)


def share(right: Callable[[World, Any, Any], bool]) -> Loop:
    """Of the children looked after, those whose placement is such."""

    def loop(w: World, m: Period) -> Iterator[Case]:
        for case in now(w, m):
            yield Case(case.record, case.unit, m.last, right(w, case.record, home(w, case.record, m.last)))

    return loop


figure("lac_in_family_placement")(share(lambda w, period, at: kind(at) in (*FOSTERING, *ADOPTIVE, "P1")))
figure("lac_placed_with_parents")(share(lambda w, period, at: kind(at) == "P1"))
figure("lac_in_foster_placement")(share(lambda w, period, at: kind(at) in UNRELATED))
figure("lac_placed_over_20_miles")(share(lambda w, period, at: at is not None and (at.distance_miles or 0) > 20))
figure("lac_in_commissioned_placement")(
    share(lambda w, period, at: kind(at) in (*FOSTERING, *RESIDENTIAL) and at.provider_id in BOUGHT_FROM)
)


@figure("lac_in_foster_placement_count")
def fostered(w: World, m: Period) -> Iterator[Case]:
    for case in now(w, m):
        if kind(home(w, case.record, m.last)) in UNRELATED:
            yield case


@figure("lac_placed_out_of_area_20_miles")
def out_of_area(w: World, m: Period) -> Iterator[Case]:
    """Where the distance is known and the child's home is not abroad."""
    for case in now(w, m):
        at = home(w, case.record, m.last)
        statuses = w.of("immigration", "person_id", w.child(case.record))
        alone = any(
            status.status_id in EVER_UNACCOMPANIED
            and (status.started_on is None or status.started_on <= m.last)
            and (status.ended_on is None or status.ended_on > m.last)
            for status in statuses
        )
        if at is not None and at.distance_miles is not None and not alone:
            yield Case(case.record, case.unit, m.last, at.in_area is False and at.distance_miles >= 20)


@figure("lac_in_unregistered_accommodation")
def unregistered(w: World, m: Period) -> Iterator[Case]:
    """Whatever kind of stay it is."""
    for case in now(w, m):
        rows = w.of("placements", "period_of_care_id", case.record.pk)
        at = last_started(p for p in rows if holds(p, m.last))
        if at is not None and at.registered is False:
            yield case


@figure("placements_three_or_more_financial_year_to_date")
def three_placements_since_april(w: World, m: Period) -> Iterator[Case]:
    since = m.financial_year.first
    for case in now(w, m):
        number = 0
        for stay in stays(w, case.record):
            number += any(p.started_on <= m.last and (p.ended_on is None or p.ended_on > since) for p in stay)
        yield Case(case.record, case.unit, m.last, number >= 3)


@figure("placements_stable_2_years")
def stable(w: World, m: Period) -> Iterator[Case]:
    """Under 16, two and a half years in care; with one carer for two, or with adopters and the carer before together."""
    two_years_ago = months_later(m.last, -24)
    for case in now(w, m):
        period, age = case.record, w.age(case.record, m.last)
        if months_later(period.started_on, 30) > m.last or (age is not None and age >= 16):
            continue
        mine = [s for s in stays(w, period) if s[0].period_of_care_id == period.pk and s[0].started_on <= m.last]
        began = mine[-1][0].started_on if mine else datetime.date.min
        settled = began <= two_years_ago
        if mine and kind(home(w, period, m.last)) in ADOPTIVE and len(mine) > 1:
            settled = settled or mine[-2][0].started_on <= two_years_ago
        yield Case(period, case.unit, m.last, settled)


@figure("lac_three_or_more_social_workers")
def three_social_workers(w: World, m: Period) -> Iterator[Case]:
    """Different lead workers of the year, on days on which the child was looked after."""
    for case in now(w, m):
        workers = set()
        for allocation in w.about("allocations", case.record):
            if allocation.role_id != SOCIAL_WORKER or not allocation.worker_id:
                continue
            first, last = max(allocation.started_on, m.year.first), m.last
            if allocation.ended_on is not None:
                last = min(last, allocation.ended_on - datetime.timedelta(days=1))
            for period in w.about("care", case.record):
                overlaps = period.started_on <= last and (period.ended_on is None or period.ended_on > first)
                if first <= last and overlaps and not period.short_breaks:
                    workers.add(allocation.worker_id)
        yield Case(case.record, case.unit, m.last, len(workers) >= 3)


# ── Foster carers ────────────────────────────────────────────────────────────────────────────────


@figure("foster_households", held_in="households")
def households(w: World, m: Period) -> Iterator[Case]:
    for household in w.households:
        if household.own and holds(household, m.last, start="approved_on"):
            yield Case(household, None, m.last)


@figure("foster_households_approved", held_in="households")
def approved(w: World, m: Period) -> Iterator[Case]:
    for household in w.households:
        if household.own and household.approved_on in m:
            yield Case(household, None, household.approved_on)


@figure("foster_households_deregistered", held_in="households")
def deregistered(w: World, m: Period) -> Iterator[Case]:
    for household in w.households:
        if household.own and household.ended_on in m:
            yield Case(household, None, household.ended_on)


@figure("foster_assessments_in_progress", held_in="fostering")
def in_assessment(w: World, m: Period) -> Iterator[Case]:
    for assessment in w.fostering:
        if assessment.household.own and holds(assessment, m.last, end="completed_on"):
            yield Case(assessment, None, m.last)
