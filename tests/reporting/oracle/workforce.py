"""Audits, caseloads and calls, by hand."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from tests.reporting.oracle.figures import Case, Loop, figure, nothing
from tests.reporting.oracle.world import LEAD_ROLES, SOCIAL_WORKER, Period, World, holds, last_started

figure("calls_abandoned", supplied=True)(nothing)
figure("calls_handled", supplied=True)(nothing)

MET = ("audit_judgement:met", "audit_judgement:partially_met")


@figure("audit_standard_met")
def standard_met(w: World, m: Period) -> Iterator[Case]:
    for judgement in w.judgements:
        answer = judgement.judgement_id
        if judgement.audit.completed_on in m and answer is not None and answer != "audit_judgement:not_applicable":
            yield Case(judgement, judgement.audit.team_id, judgement.audit.completed_on, answer in MET)


def children_held(w: World, worker: int, day: datetime.date) -> int:
    """Different children for whom the worker is the lead social worker on the day."""
    return len({w.child(a) for a in w.of("allocations", "worker_id", worker) if a.role_id == SOCIAL_WORKER and holds(a, day)})


def case_holders(w: World, m: Period) -> Iterator[tuple[Any, int]]:
    """Posts held at the end of the month by a worker with a case, and the number of cases."""
    for post in w.posts:
        held = children_held(w, post.worker_id, m.last)
        if holds(post, m.last) and held:
            yield post, held


@figure("caseload_average_per_worker")
@figure("caseload_maximum")
@figure("caseload_median")
def caseloads(w: World, m: Period) -> Iterator[Case]:
    for post, held in case_holders(w, m):
        yield Case(post, post.unit_id, m.last, Fraction(held), once=post.worker_id)


def posts_of(w: World, worker: int, day: datetime.date) -> list[Any]:
    """The posts a worker holds on the day, the more senior one first."""
    posts = [post for post in w.of("posts", "worker_id", worker) if holds(post, day)]
    last = len(w.post_roles)
    return sorted(posts, key=lambda post: (w.post_roles.index(post.post_role_id) if post.post_role_id else last, post.pk))


def contracted(w: World, posts: list[Any], day: datetime.date) -> Fraction | None:
    """The time of all the posts; None where one has none recorded."""
    if any(post.fte is None for post in posts):
        return None
    return sum((Fraction(post.fte) for post in posts), Fraction(0))


def weighted(w: World, posts: list[Any], day: datetime.date) -> Fraction | None:
    """The same, posts that carry fewer cases at their weight on the day; cut to hundredths."""
    if contracted(w, posts, day) is None:
        return None
    total = Fraction(0)
    for post in posts:
        weight = last_started(x for x in w.weights if x.post_role_id == post.post_role_id and holds(x, day))
        total += Fraction(post.fte) * (Fraction(weight.weight) if weight else 1)
    return Fraction(total * 100 // 1, 100)


def locum_as_one(w: World, posts: list[Any], day: datetime.date) -> Fraction | None:
    spells = [e for e in w.employments if e.worker_id == posts[0].worker_id and e.agency and holds(e, day)]
    return Fraction(1) if spells else contracted(w, posts, day)


def per_full_time(time_of: Callable[[World, list[Any], datetime.date], Fraction | None]) -> Loop:
    """Children for each full-time equivalent; a worker with two posts counts once, in the senior one."""

    def loop(w: World, m: Period) -> Iterator[Case]:
        for post, held in case_holders(w, m):
            posts = posts_of(w, post.worker_id, m.last)
            time = time_of(w, posts, m.last)
            if post is posts[0] and time is not None:
                yield Case(post, post.unit_id, m.last, Fraction(held), time)

    return loop


figure("caseload_average_per_fte")(per_full_time(contracted))
figure("caseload_average_per_fte", "weighted_fte")(per_full_time(weighted))
figure("caseload_average_per_fte", "locum_as_one")(per_full_time(locum_as_one))


@figure("cases_held")
def cases_held(w: World, m: Period) -> Iterator[Case]:
    for allocation in w.allocations:
        if allocation.role_id in LEAD_ROLES and allocation.worker_id and holds(allocation, m.last):
            yield Case(allocation, allocation.team_id, m.last, once=(w.child(allocation), allocation.worker_id))


@figure("caseload_distribution")
def caseload_distribution(w: World, m: Period) -> Iterator[Case]:
    for case in cases_held(w, m):
        if case.record.role_id == SOCIAL_WORKER:
            yield case


def limit_of(w: World, post: Any, day: datetime.date) -> int | None:
    """The limit for the kind of team the post is in, else the one for any other."""
    kind = w.units[post.unit_id].team_type_id
    for wanted in (kind, None):
        limit = last_started(x for x in w.limits if x.team_type_id == wanted and holds(x, day))
        if limit is not None:
            return limit.children
    return None


def over(limit: Callable[[World, Any, datetime.date], int | None]) -> Loop:
    def loop(w: World, m: Period) -> Iterator[Case]:
        for post, held in case_holders(w, m):
            most = limit(w, post, m.last)
            if most is not None and held > most:
                yield Case(post, post.unit_id, m.last, once=post.worker_id)

    return loop


figure("workers_over_caseload_limit")(over(limit_of))
figure("workers_over_caseload_limit", "over_20")(over(lambda w, post, day: 20))
figure("workers_over_caseload_limit", "over_30")(over(lambda w, post, day: 30))
