"""Health and education of looked-after children, by hand."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from tests.reporting.oracle.figures import Case, Loop, figure
from tests.reporting.oracle.looked_after import birthday, care, now
from tests.reporting.oracle.world import Period, World, holds, months_later

INITIAL = "health_assessment_kind:initial"


def days(w: World, rows: str, field: str, period: Any, until: datetime.date) -> list[datetime.date]:
    """The days up to `until` on which something of this period of care happened, earliest first."""
    found = (getattr(row, field) for row in w.of(rows, "period_of_care_id", period.pk))
    return sorted(day for day in found if day is not None and day <= until)


def past_the_first(w: World, period: Any, day: datetime.date) -> bool:
    """Looked after for twenty working days."""
    return w.working_day_after(period.started_on, 20) <= day


def a_year_in_care(w: World, period: Any, day: datetime.date) -> bool:
    return months_later(period.started_on, 12) <= day


def assessed_in_time(w: World, period: Any, day: datetime.date) -> bool:
    """Within six months under five and twelve from five, or where the fifth birthday falls inside the six."""
    held = days(w, "health", "held_on", period, day)
    if not held:
        return False
    born = w.person(period).date_of_birth
    older = born is not None and months_later(held[-1], 6) > birthday(born, 5)
    return day <= months_later(held[-1], 12 if older else 6)


def checked_in_time(w: World, period: Any, day: datetime.date) -> bool:
    checked = days(w, "dental", "checked_on", period, day)
    return bool(checked) and day <= months_later(checked[-1], 12)


Question = Callable[[World, Any, datetime.date], bool]


def share(who: Question, right: Question) -> Loop:
    def loop(w: World, m: Period) -> Iterator[Case]:
        for case in now(w, m):
            if who(w, case.record, m.last):
                yield Case(case.record, case.unit, m.last, right(w, case.record, m.last))

    return loop


figure("lac_health_assessments_up_to_date")(share(past_the_first, assessed_in_time))
figure("lac_health_assessments_up_to_date", "twelve_months_in_care")(share(a_year_in_care, assessed_in_time))
figure("lac_dental_checks_up_to_date")(share(past_the_first, checked_in_time))
figure("lac_dental_checks_up_to_date", "twelve_months_in_care")(share(a_year_in_care, checked_in_time))


@figure("lac_health_and_dental_up_to_date_financial_year_to_date")
def both_since_april(w: World, m: Period) -> Iterator[Case]:
    since = m.financial_year.first
    for case in now(w, m):
        assessed = [day for day in days(w, "health", "held_on", case.record, m.last) if day >= since]
        checked = [day for day in days(w, "dental", "checked_on", case.record, m.last) if day >= since]
        yield Case(case.record, case.unit, m.last, bool(assessed and checked))


def initial_assessments(field: str) -> Loop:
    """By the day the assessment was held, or its report came."""

    def loop(w: World, m: Period) -> Iterator[Case]:
        for row in w.health:
            period, day = w.period.get(row.period_of_care_id), getattr(row, field)
            if row.kind_id != INITIAL or day not in m or period is None or period.short_breaks:
                continue
            if row.held_on is None or row.held_on >= period.started_on:
                yield Case(row, row.team_id, day, w.within(period.started_on, day, 20))

    return loop


figure("initial_health_assessments_within_20_working_days")(initial_assessments("held_on"))
figure("initial_health_assessments_within_20_working_days", "report_received")(initial_assessments("report_received_on"))


@figure("initial_health_assessments_due_within_20_working_days")
def initial_due(w: World, m: Period) -> Iterator[Case]:
    """Children whose twentieth working day in care fell in the month; one not assessed counts when the day is over."""
    for period in care(w):
        due = w.working_day_after(period.started_on, 20)
        if due not in m or (period.ended_on is not None and period.ended_on <= due):
            continue
        rows = w.of("health", "period_of_care_id", period.pk)
        held = [row.held_on for row in rows if row.kind_id == INITIAL and row.held_on and row.held_on >= period.started_on]
        in_time = bool(held) and w.within(period.started_on, min(held), 20)
        if in_time or due < w.known_to:
            yield Case(period, period.team_id, due, in_time)


@figure("lac_sdq_average_score")
def questionnaire(w: World, m: Period) -> Iterator[Case]:
    for case in now(w, m):
        age = w.age(case.record, m.last)
        if not a_year_in_care(w, case.record, m.last) or age is None or not 4 <= age <= 16:
            continue
        rows = w.of("questionnaires", "period_of_care_id", case.record.pk)
        scored = [row for row in rows if row.score is not None and row.completed_on in m.year]
        if scored:
            latest = max(scored, key=lambda row: (row.completed_on, row.pk))
            yield Case(case.record, case.unit, m.last, Fraction(latest.score))


# ── Education ────────────────────────────────────────────────────────────────────────────────────


def of_age(w: World, row: Any, day: datetime.date) -> bool:
    age = w.age(row, day)
    return age is not None and 2 <= age <= 17


@figure("lac_with_pep")
def with_plan(w: World, m: Period) -> Iterator[Case]:
    for case in now(w, m):
        if of_age(w, case.record, m.last):
            yield Case(case.record, case.unit, m.last, bool(days(w, "education", "agreed_on", case.record, m.last)))


@figure("lac_pep_up_to_date_at_term_end")
def met_in_term(w: World, m: Period) -> Iterator[Case]:
    """On the last day of a term that ends in the month."""
    for first, last in w.terms:
        if last not in m:
            continue
        for period in care(w):
            if holds(period, last) and of_age(w, period, last):
                met = any(day >= first for day in days(w, "education", "held_on", period, last))
                yield Case(period, w.responsible(period, last), last, met)


@figure("peps_completed_in_timescale")
def plans_in_timescale(w: World, m: Period) -> Iterator[Case]:
    """The first of a period of care within twenty working days, a later one by its due day."""
    for plan in w.education:
        period, day = w.period.get(plan.period_of_care_id), plan.agreed_on
        if day not in m or period is None or period.short_breaks or not of_age(w, plan, day):
            continue
        if days(w, "education", "agreed_on", period, day - datetime.timedelta(days=1)):
            if plan.due_on is not None:
                yield Case(plan, plan.team_id, day, day <= plan.due_on)
        else:
            yield Case(plan, plan.team_id, day, w.within(period.started_on, day, 20))
