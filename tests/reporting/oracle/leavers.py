"""Care leavers' plans, homes and contacts, by hand."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from typing import Any

from tests.reporting.oracle.figures import Case, Loop, figure
from tests.reporting.oracle.looked_after import LEFT_CARE, birthday, leavers, occupied
from tests.reporting.oracle.world import Period, World, holds, last_started, months_later, seen

OWED = tuple(f"care_leaver_eligibility:{kind}" for kind in ("Eligible", "Relevant", "Former Relevant"))
IN_TOUCH = "care_leaver_in_touch:YES"
NO_HOME = ("X", "W", "0")


def cohort(w: World, m: Period) -> Iterator[Case]:
    """Aged 17 to 24 at the end of the month."""
    for case, age in leavers(w, m):
        if 17 <= age <= 24:
            yield case


def team_supports(w: World, m: Period) -> Iterator[Case]:
    for case, _ in leavers(w, m):
        if case.record.supported:
            yield case


def window(w: World, row: Any, m: Period) -> tuple[datetime.date, datetime.date] | None:
    """Three months before the birthday in the financial year until one after it; None without one."""
    age = w.age(row, m.last)
    if age is None:
        return None
    day = birthday(w.person(row).date_of_birth, age)
    return (months_later(day, -3), min(months_later(day, 1), m.last)) if day in m.financial_year else None


def born_this_year(w: World, m: Period) -> Iterator[tuple[Case, datetime.date, datetime.date]]:
    for case in cohort(w, m):
        days = window(w, case.record, m)
        age = w.age(case.record, m.last)
        if days is not None and age is not None and age <= 21:
            yield case, *days


def marked(who: Callable[[World, Period], Iterator[Case]], right: Callable[[World, Any, datetime.date], bool]) -> Loop:
    def loop(w: World, m: Period) -> Iterator[Case]:
        for case in who(w, m):
            yield Case(case.record, case.unit, case.day, right(w, case.record, m.last))

    return loop


@figure("care_leavers_supported")
def supported(w: World, m: Period) -> Iterator[Case]:
    for case, age in leavers(w, m):
        if case.record.supported and age <= 25:
            yield case


@figure("uasc_care_leavers")
def came_alone(w: World, m: Period) -> Iterator[Case]:
    for case in supported(w, m):
        statuses = w.of("immigration", "person_id", w.child(case.record))
        begun = [s for s in statuses if s.started_on is None or s.started_on <= m.last]
        if any(s.status_id in ("immigration_status:uasc", "immigration_status:former_uasc") for s in begun):
            yield case


def owed_a_plan(w: World, m: Period) -> Iterator[Case]:
    """Three months after the young person first became entitled to one."""
    for row in w.care_leavers:
        if row.eligibility_id in OWED and holds(row, m.last):
            first = min(each.started_on for each in w.about("care_leavers", row) if each.eligibility_id in OWED)
            if months_later(first, 3) <= m.last:
                yield Case(row, w.responsible(row, m.last), m.last)


def owed_a_plan_after_care(w: World, m: Period) -> Iterator[Case]:
    for case in owed_a_plan(w, m):
        if case.record.eligibility_id != "care_leaver_eligibility:Eligible":
            yield case


def plan_completed(w: World, row: Any, day: datetime.date) -> datetime.date | None:
    plans = [p for p in w.about("pathway_plans", row) if holds(p, day, start="completed_on")]
    return max((plan.completed_on for plan in plans), default=None)


def plan_up_to_date(w: World, row: Any, day: datetime.date) -> bool:
    completed = plan_completed(w, row, day)
    if completed is None:
        return False
    reviews = [r.held_on for r in w.about("pathway_reviews", row) if r.held_on is not None and r.held_on <= day]
    return day <= months_later(max([completed, *reviews]), 6)


for variant, who in (("", owed_a_plan), ("care_leavers_only", owed_a_plan_after_care)):
    figure("care_leavers_with_pathway_plan", variant)(marked(who, lambda w, row, day: plan_completed(w, row, day) is not None))
    figure("care_leavers_pathway_plan_up_to_date", variant)(marked(who, plan_up_to_date))


def contacts(w: World, row: Any, day: datetime.date) -> list[datetime.date]:
    found = (c for c in w.about("leaver_contacts", row) if c.in_touch_id == IN_TOUCH and c.contacted_on <= day)
    return [contact.contacted_on for contact in found]


def in_touch(w: World, row: Any, day: datetime.date) -> bool:
    found = contacts(w, row, day)
    return bool(found) and day <= months_later(max(found), 2)


figure("care_leavers_in_touch")(marked(cohort, in_touch))
figure("care_leavers_in_touch", "leaving_care_team")(marked(team_supports, in_touch))


@figure("care_leavers_in_touch", "birthday_window")
def in_touch_around_birthday(w: World, m: Period) -> Iterator[Case]:
    for case, first, last in born_this_year(w, m):
        found = any(day >= first for day in contacts(w, case.record, last))
        yield Case(case.record, case.unit, case.day, found)


def home(w: World, row: Any, day: datetime.date) -> Any:
    return last_started(h for h in w.about("homes", row) if holds(h, day))


def suitable(w: World, row: Any, day: datetime.date) -> bool:
    at = home(w, row, day)
    return at is not None and at.suitable is True


def neither_prison_nor_bed_and_breakfast(w: World, row: Any, day: datetime.date) -> bool:
    at = home(w, row, day)
    return at is not None and at.accommodation_id.partition(":")[2] not in NO_HOME


KEY = "care_leavers_suitable_accommodation"
figure(KEY)(marked(cohort, suitable))
figure(KEY, "leaving_care_team")(marked(team_supports, suitable))
figure(KEY, "not_prison_or_bed_and_breakfast")(marked(cohort, neither_prison_nor_bed_and_breakfast))
figure(KEY, "leaving_care_team_not_prison_or_b_and_b")(marked(team_supports, neither_prison_nor_bed_and_breakfast))


@figure(KEY, "birthday_window")
def suitable_around_birthday(w: World, m: Period) -> Iterator[Case]:
    for case, _, last in born_this_year(w, m):
        yield Case(case.record, case.unit, case.day, suitable(w, case.record, last))


@figure("lac_and_care_leavers_17_21_in_eet")
def all_of_17_to_21(w: World, m: Period) -> Iterator[Case]:
    """Looked after still or not, from the birthday of the year on."""
    for row in w.care_leavers:
        age, days = w.age(row, m.last), window(w, row, m)
        if not holds(row, m.last) or w.group(row.eligibility_id) not in ("eligible", *LEFT_CARE):
            continue
        if age is not None and 17 <= age <= 21 and days is not None:
            latest = last_started(a for a in w.about("activities", row) if holds(a, days[1]))
            yield Case(row, w.responsible(row, m.last), m.last, occupied(w, latest))


def visited(w: World, row: Any, day: datetime.date) -> bool:
    """Two months after the last visit, or seven days after a move if that is sooner."""
    visits = [v.visited_on for v in w.about("leaver_visits", row) if seen(v) and v.visited_on <= day]
    if not visits:
        return False
    due, at = months_later(max(visits), 2), home(w, row, day)
    if at is not None and at.started_on > max(visits):
        due = min(due, at.started_on + datetime.timedelta(days=7))
    return day <= due


figure("care_leaver_visits_up_to_date")(marked(cohort, visited))
