"""Assessments, by hand."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterator
from typing import Any

from tests.reporting.oracle.figures import Case, as_published, figure
from tests.reporting.oracle.world import Period, World, holds

as_published("assessments_completed_rate_rolling_12m")

ALL = ("assessment_type:new", "assessment_type:strategy_led", "assessment_type:updated")
NEW = ("assessment_type:new", "assessment_type:strategy_led")
UPDATED = ("assessment_type:updated",)
VARIANTS = (("", ALL), ("new_only", NEW), ("updated_only", UPDATED))


def in_every_variant(key: str, loop: Callable[[World, Period, Collection[str]], Iterator[Case]]) -> None:
    """The default form and the two kinds apart."""
    for variant, kinds in VARIANTS:
        figure(key, variant)(lambda w, m, kinds=kinds: loop(w, m, kinds))


def authorised(w: World, period: Period, kinds: Collection[str] = ALL) -> Iterator[Any]:
    for assessment in w.assessments:
        if assessment.kind_id in kinds and assessment.authorised_on in period:
            yield assessment


def still_open(w: World, m: Period, kinds: Collection[str] = ALL) -> Iterator[tuple[Any, int | None]]:
    """Assessments started and not authorised at the end of the month, and the team that holds the child then."""
    for assessment in w.assessments:
        if assessment.kind_id in kinds and holds(assessment, m.last, end="authorised_on"):
            yield assessment, w.responsible(assessment, m.last)


def started(w: World, m: Period, kinds: Collection[str]) -> Iterator[Case]:
    for assessment in w.assessments:
        if assessment.kind_id in kinds and assessment.started_on in m:
            yield Case(assessment, assessment.team_id, assessment.started_on)


in_every_variant("assessments_started", started)


def completed(w: World, m: Period, kinds: Collection[str]) -> Iterator[Case]:
    for assessment in authorised(w, m, kinds):
        yield Case(assessment, assessment.team_id, assessment.authorised_on)


in_every_variant("assessments_completed", completed)


@figure("assessments_completed_rate_rolling_12m")
def completed_in_the_year(w: World, m: Period) -> Iterator[Case]:
    yield from completed(w, m.year, ALL)


@figure("assessments_completed_rate_rolling_12m", "annualised_month", times=12)
def completed_in_the_month_times_twelve(w: World, m: Period) -> Iterator[Case]:
    yield from completed(w, m, ALL)


@figure("assessments_by_factor")
def factors_found(w: World, m: Period) -> Iterator[Case]:
    yield from completed(w, m, ALL)


def timed(w: World, m: Period, kinds: Collection[str], start: str, limit: int) -> Iterator[Case]:
    """Authorised in the month with a start on or before that; in time within so many working days."""
    for assessment in authorised(w, m, kinds):
        begun, ended = getattr(assessment, start), assessment.authorised_on
        if begun is not None and begun <= ended:
            yield Case(assessment, assessment.team_id, ended, w.working_days(begun, ended) <= limit)


in_every_variant("assessments_completed_within_45_working_days", lambda w, m, kinds: timed(w, m, kinds, "clock_started_on", 45))
in_every_variant(
    "assessments_completed_within_45_working_days_of_start", lambda w, m, kinds: timed(w, m, kinds, "started_on", 45)
)


@figure("initial_assessments_within_10_working_days")
def initial_assessments(w: World, m: Period) -> Iterator[Case]:
    """Seven working days until April 2010, ten since, by the day the clock started."""
    for case in timed(w, m, ("assessment_type:initial",), "clock_started_on", 10):
        old = case.record.clock_started_on < datetime.date(2010, 4, 1)
        limit = 7 if old else 10
        yield Case(case.record, case.unit, case.day, w.within(case.record.clock_started_on, case.day, limit))


@figure("core_assessments_within_35_working_days")
def core_assessments(w: World, m: Period) -> Iterator[Case]:
    yield from timed(w, m, ("assessment_type:core",), "clock_started_on", 35)


def open_now(w: World, m: Period, kinds: Collection[str]) -> Iterator[Case]:
    for assessment, team in still_open(w, m, kinds):
        yield Case(assessment, team, m.last)


in_every_variant("assessments_open", open_now)


def open_over_45(w: World, m: Period, kinds: Collection[str]) -> Iterator[Case]:
    for assessment, team in still_open(w, m, kinds):
        begun = assessment.clock_started_on
        if begun is not None and w.working_days(begun, m.last) > 45:
            yield Case(assessment, team, m.last)


in_every_variant("assessments_open_over_45_working_days", open_over_45)


@figure("assessments_open_within_45_working_days")
def open_within_45(w: World, m: Period) -> Iterator[Case]:
    for assessment, team in still_open(w, m):
        begun = assessment.clock_started_on
        if begun is not None:
            yield Case(assessment, team, m.last, w.working_days(begun, m.last) <= 45)


@figure("assessments_open_by_days_open")
def open_by_days_open(w: World, m: Period) -> Iterator[Case]:
    for assessment, team in still_open(w, m):
        yield Case(assessment, team, m.last)


@figure("assessments_unallocated_over_7_days")
@figure("assessments_unallocated_over_7_days", "local_standard")
def unallocated_over_7_days(w: World, m: Period) -> Iterator[Case]:
    for assessment, team in still_open(w, m):
        if (m.last - assessment.started_on).days > 7 and not w.social_workers(assessment, m.last):
            yield Case(assessment, team, m.last)


def ended_in(*groups: str) -> Callable[[World, Period, Collection[str]], Iterator[Case]]:
    def loop(w: World, m: Period, kinds: Collection[str]) -> Iterator[Case]:
        for assessment in authorised(w, m, kinds):
            yield Case(assessment, assessment.team_id, assessment.authorised_on, w.group(assessment.outcome_id) in groups)

    return loop


in_every_variant("assessments_ended_in_ongoing_involvement", ended_in("ongoing"))
in_every_variant("assessments_ended_in_no_further_action", ended_in("no_further_action"))
in_every_variant("assessments_ended_in_step_down", ended_in("step_down"))


def ended_in_something_else(w: World, m: Period, kinds: Collection[str]) -> Iterator[Case]:
    for assessment in authorised(w, m, kinds):
        other = w.group(assessment.outcome_id) not in ("ongoing", "no_further_action", "step_down")
        yield Case(assessment, assessment.team_id, assessment.authorised_on, other)


in_every_variant("assessments_ended_in_other_or_not_recorded", ended_in_something_else)


@figure("assessments_ended_in_case_closure")
def ended_in_case_closure(w: World, m: Period) -> Iterator[Case]:
    yield from ended_in("no_further_action", "step_down")(w, m, ALL)


@figure("assessments_ended_in_step_down_count")
def stepped_down_to_early_help(w: World, m: Period) -> Iterator[Case]:
    for assessment in authorised(w, m):
        if assessment.outcome_id == "assessment_outcome:step_down_early_help":
            yield Case(assessment, assessment.team_id, assessment.authorised_on)


@figure("assessments_child_seen")
def child_seen(w: World, m: Period) -> Iterator[Case]:
    for assessment in authorised(w, m):
        day, seen_on = assessment.authorised_on, assessment.child_seen_on
        if w.age(assessment, day) is not None:
            yield Case(assessment, assessment.team_id, day, seen_on is not None and seen_on <= day)
