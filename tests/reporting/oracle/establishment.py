"""Posts, vacancies, agency workers, comers and goers: by hand. Time is in full-time equivalents."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from tests.reporting.oracle.figures import Case, figure
from tests.reporting.oracle.world import ONE_DAY, Period, World, holds, last_started, local_day

SOCIAL_WORKERS = ("senior_practitioner", "case_holder")
REGISTERED = (*SOCIAL_WORKERS, "senior_manager", "middle_manager", "first_line_manager", "qualified_without_cases")


def in_role(w: World, row: Any, groups: tuple[str, ...]) -> bool:
    return row.post_role_id is not None and w.group(row.post_role_id) in groups


def spell(w: World, worker: int, day: datetime.date, *, agency: bool) -> Any:
    """The worker's spell with the authority (or through an agency) on the day."""
    return last_started(
        e for e in w.of("employments", "worker_id", worker) if e.agency is agency and e.started_on and holds(e, day)
    )


def registered_posts(w: World, day: datetime.date) -> Iterator[Any]:
    """Posts held on the day by qualified social workers, of every rank."""
    for post in w.posts:
        if holds(post, day) and in_role(w, post, REGISTERED) and w.workers[post.worker_id].qualified:
            yield post


@figure("agency_workers", held_in="posts")
def agency_workers(w: World, m: Period) -> Iterator[Case]:
    for post in registered_posts(w, m.last):
        if spell(w, post.worker_id, m.last, agency=True) and post.fte is not None:
            yield Case(post, post.unit_id, m.last, Fraction(post.fte))


@figure("agency_rate", held_in="posts")
def agency_rate(w: World, m: Period) -> Iterator[Case]:
    for post in registered_posts(w, m.last):
        through_agency = spell(w, post.worker_id, m.last, agency=True) is not None
        if post.fte is not None and (through_agency or spell(w, post.worker_id, m.last, agency=False)):
            yield Case(post, post.unit_id, m.last, Fraction(post.fte) if through_agency else Fraction(0), Fraction(post.fte))


@figure("agency_rate_of_permanent_establishment", held_in="budgets")
def agency_of_establishment(w: World, m: Period) -> Iterator[Case]:
    for budget in w.budgets:
        if holds(budget, m.last) and in_role(w, budget, REGISTERED):
            yield Case(budget, budget.unit_id, m.last, Fraction(0), Fraction(budget.fte))
    for case in agency_workers(w, m):
        yield Case(case.record, case.unit, m.last, case.top, Fraction(0))


def units_with_budget(w: World, groups: tuple[str, ...], day: datetime.date) -> Iterator[tuple[int, list[Any]]]:
    for unit in w.units:
        rows = [b for b in w.budgets if b.unit_id == unit and holds(b, day) and in_role(w, b, groups)]
        if rows:
            yield unit, rows


def own_staff(w: World, day: datetime.date, groups: tuple[str, ...]) -> list[Any]:
    """Posts of these roles that qualified workers of the authority's own hold."""
    posts = registered_posts(w, day)
    return [p for p in posts if in_role(w, p, groups) and spell(w, p.worker_id, day, agency=False)]


@figure("vacancy_rate", held_in="budgets")
def vacancy_rate(w: World, m: Period) -> Iterator[Case]:
    """Budgeted less in post, unit by unit and never below none, of that and what is in post."""
    staff = own_staff(w, m.last, REGISTERED)
    for unit, budgets in units_with_budget(w, REGISTERED, m.last):
        there = sum((Fraction(p.fte) for p in staff if p.unit_id == unit and p.fte is not None), Fraction(0))
        vacant = max(sum((Fraction(b.fte) for b in budgets), Fraction(0)) - there, Fraction(0))
        yield Case(budgets[0], unit, m.last, vacant, vacant)
    for post in staff:
        if post.fte is not None:
            yield Case(post, post.unit_id, m.last, Fraction(0), Fraction(post.fte))


@figure("vacancy_rate_vacant_or_locum", held_in="budgets")
def vacant_or_locum(w: World, m: Period) -> Iterator[Case]:
    """In heads: posts that nobody of the authority's own holds."""
    staff = own_staff(w, m.last, SOCIAL_WORKERS)
    for unit, budgets in units_with_budget(w, SOCIAL_WORKERS, m.last):
        if all(budget.headcount is not None for budget in budgets):
            posts = sum(budget.headcount for budget in budgets)
            there = len({post.worker_id for post in staff if post.unit_id == unit})
            yield Case(budgets[0], unit, m.last, Fraction(max(posts - there, 0)), Fraction(posts))


# ── Comers and goers ─────────────────────────────────────────────────────────────────────────────


def post_on(w: World, worker: int, day: datetime.date) -> Any:
    return last_started(post for post in w.of("posts", "worker_id", worker) if holds(post, day))


@figure("social_workers_started", held_in="employments")
@figure("social_workers_recruited_by_route", held_in="employments")
def started(w: World, m: Period) -> Iterator[Case]:
    """Into a post of social worker or senior social worker, from outside; agency workers are left out."""
    for row in w.employments:
        if row.started_on in m and not row.agency:
            post = post_on(w, row.worker_id, row.started_on)
            if post is not None and in_role(w, post, SOCIAL_WORKERS):
                yield Case(row, post.unit_id, row.started_on)


@figure("social_workers_left", held_in="employments")
def left(w: World, m: Period) -> Iterator[Case]:
    for row in w.employments:
        if row.ended_on in m and not row.agency:
            post = post_on(w, row.worker_id, row.ended_on - ONE_DAY)
            if post is not None and in_role(w, post, SOCIAL_WORKERS):
                yield Case(row, post.unit_id, row.ended_on)


@figure("social_workers_net_change", held_in="employments")
def net_change(w: World, m: Period) -> Iterator[Case]:
    for case in started(w, m):
        yield Case(case.record, case.unit, case.day, Fraction(1))
    for case in left(w, m):
        yield Case(case.record, case.unit, case.day, Fraction(-1))


@figure("social_workers_recruited_by_route", "due_to_start", held_in="employments")
def due_to_start(w: World, m: Period) -> Iterator[Case]:
    """Said yes by the end of the month, with a first day agreed, and not come by then."""
    for row in w.employments:
        said_yes = local_day(row.recorded_at)
        known = said_yes is not None and said_yes <= m.last
        if not row.agency and row.due_to_start_on and known and (row.started_on is None or row.started_on > m.last):
            first_day = min(day for day in (row.started_on, row.due_to_start_on) if day is not None)
            post = post_on(w, row.worker_id, first_day)
            yield Case(row, post.unit_id if post else None, m.last)


@figure("social_worker_turnover_rate", held_in="posts")
def turnover(w: World, m: Period) -> Iterator[Case]:
    """Time of those who left in the year, against time in post at its end."""
    for post in w.posts:
        if not in_role(w, post, REGISTERED) or not w.workers[post.worker_id].qualified or post.fte is None:
            continue
        if post.started_on > m.last or (post.ended_on is not None and post.ended_on < m.year.first):
            continue
        there = holds(post, m.last) and spell(w, post.worker_id, m.last, agency=False) is not None
        last_day = m.last if post.ended_on is None else min(post.ended_on - ONE_DAY, m.last)
        last_spell = spell(w, post.worker_id, last_day, agency=False)
        gone_on = last_spell.ended_on if last_spell else None
        gone = gone_on in m.year and (post.ended_on is None or gone_on <= post.ended_on)
        if there or gone:
            time = Fraction(post.fte)
            yield Case(post, post.unit_id, m.last, time if gone else Fraction(0), time if there else Fraction(0))
