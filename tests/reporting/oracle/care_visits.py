"""Visits to looked-after children under the regime of each child's own placement (rules.md B.4a), by hand."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.reporting.oracle.figures import Case, figure
from tests.reporting.oracle.homes import home, kind
from tests.reporting.oracle.looked_after import TEMPORARY, now, stays
from tests.reporting.oracle.visits import SOCIAL_WORKER_VISIT
from tests.reporting.oracle.world import Period, World, months_later, seen

WEEK = datetime.timedelta(weeks=1)


@dataclass(frozen=True)
class Rule:
    """Weeks between visits in the first year and months (or weeks) after it; the first is due in a week."""

    weeks: int = 6
    months_later: int = 0
    weekly_until_review: bool = False
    from_the_order: bool = False


RULES = {
    "standard": Rule(),
    "permanent": Rule(months_later=3),
    "long_term_fostering": Rule(months_later=6),
    "parent_before_assessment": Rule(weekly_until_review=True),
    "temporary_approval": Rule(weeks=4, weekly_until_review=True),
    "interim_order_with_parent": Rule(weeks=4, weekly_until_review=True),
    "full_order_with_parent": Rule(from_the_order=True),
    "others_arrange": Rule(months_later=3, from_the_order=True),
    "adoption": Rule(weekly_until_review=True),
}


def stay_of(w: World, period: Any, day: datetime.date) -> list[Any]:
    """The placements of the unbroken stay with the carer the child is with."""
    at = home(w, period, day)
    return next((stay for stay in stays(w, period) if at in stay), [])


def regime_of(w: World, period: Any, stay: list[Any], day: datetime.date) -> tuple[str, datetime.date]:
    """The regime recorded last, if it belongs to this stay, and since when it has held in it; else the standard one."""
    placements = {p.pk: p for p in w.of("placements", "period_of_care_id", period.pk) if kind(p) not in TEMPORARY}
    recorded = [r for key in placements for r in w.of("regimes", "placement_id", key) if r.started_on <= day]
    recorded.sort(key=lambda row: (row.started_on, row.pk))
    mine = {placement.pk for placement in stay}
    if not recorded or recorded[-1].placement_id not in mine:
        return "standard", stay[0].started_on
    since = recorded[-1]
    for row in reversed([row for row in recorded if row.placement_id in mine]):
        if row.regime_id != since.regime_id:
            break
        since = row
    return since.regime_id.partition(":")[2], since.started_on


def visit_due(w: World, period: Any, stay: list[Any], day: datetime.date, last: datetime.date | None) -> datetime.date:
    """The last day for the next visit."""
    regime, since = regime_of(w, period, stay, day)
    rule = RULES[regime]
    began = since if regime == "adoption" else stay[0].started_on
    first_day = max(began, since) if rule.from_the_order else began
    if last is None or last < first_day:
        return first_day + WEEK
    if rule.weekly_until_review:
        from_day = began if regime == "adoption" else period.started_on
        rows = w.of("lac_reviews", "period_of_care_id", period.pk)
        reviews = [r.held_on for r in rows if r.held_on is not None and from_day <= r.held_on <= day]
        if not reviews or last + WEEK <= min(reviews):
            return last + WEEK
    if rule.months_later and last >= months_later(began, 12):
        return months_later(last, rule.months_later)
    return last + rule.weeks * WEEK


@figure("lac_visits_up_to_date")
@figure("lac_visits_up_to_date", "local_standard")
def visits_up_to_date(w: World, m: Period) -> Iterator[Case]:
    """Left out is who has not been visited in this placement and need not have been yet; no local standard is set."""
    for case in now(w, m):
        period = case.record
        stay = stay_of(w, period, m.last)
        rows = w.of("lac_visits", "period_of_care_id", period.pk)
        visits = [v.visited_on for v in rows if v.kind_id == SOCIAL_WORKER_VISIT and seen(v) and v.visited_on <= m.last]
        last = max(visits, default=None)
        if stay:
            began, due = stay[0].started_on, visit_due(w, period, stay, m.last, last)
        else:  # nowhere on record since the child came: the first visit in a week, the others in the usual six
            began = period.started_on
            due = began + WEEK if last is None or last < began else last + 6 * WEEK
        visited = last is not None and last >= began
        if visited or due < m.last:
            yield Case(period, case.unit, m.last, m.last <= due)
