"""Early help and referrals, by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.reporting.oracle.figures import Case, as_published, figure
from tests.reporting.oracle.world import Period, World, holds, months_later

as_published("referrals_rate_rolling_12m")


@figure("early_help_children_open", held_in="early_help")
def early_help_children_open(w: World, m: Period) -> Iterator[Case]:
    for episode in w.early_help:
        if holds(episode, m.last):
            yield Case(episode, w.responsible(episode, m.last), m.last, once=w.child(episode))


@figure("early_help_assessments_completed", held_in="early_help_assessments")
def early_help_assessments_completed(w: World, m: Period) -> Iterator[Case]:
    for assessment in w.early_help_assessments:
        if assessment.completed_on in m:
            yield Case(assessment, assessment.team_id, assessment.completed_on)


def counted(w: World, period: Period) -> Iterator[Any]:
    """Referrals received in the period; of several about one child on one day the one entered first."""
    for referral in w.referrals:
        if referral.received_on in period:
            same_day = [each for each in w.about("referrals", referral) if each.received_on == referral.received_on]
            if referral is same_day[0]:
                yield referral


@figure("referrals_received")
def referrals_received(w: World, m: Period) -> Iterator[Case]:
    for referral in counted(w, m):
        yield Case(referral, referral.team_id, referral.received_on)


@figure("referrals_received_rolling_12m")
@figure("referrals_rate_rolling_12m")
def referrals_of_the_year(w: World, m: Period) -> Iterator[Case]:
    yield from referrals_received(w, m.year)


@figure("referrals_rate_rolling_12m", "annualised_month", times=12)
def referrals_of_the_month_times_twelve(w: World, m: Period) -> Iterator[Case]:
    yield from referrals_received(w, m)


@figure("children_referred")
def children_referred(w: World, m: Period) -> Iterator[Case]:
    for referral in counted(w, m):
        yield Case(referral, referral.team_id, referral.received_on, once=w.child(referral))


@figure("referrals_progressed_to_assessment")
def referrals_progressed_to_assessment(w: World, m: Period) -> Iterator[Case]:
    for referral in counted(w, m):
        assessed = any(a.started_on is not None for a in w.of("assessments", "referral_id", referral.pk))
        yield Case(referral, referral.team_id, referral.received_on, assessed)


def comes_again(w: World, referral: Any, *, count_no_further_action: bool = True) -> bool:
    """Another day's referral of the child in the twelve months before, the anniversary included."""
    day = referral.received_on
    for other in w.about("referrals", referral):
        ended_in_nothing = other.outcome_id is not None and w.group(other.outcome_id) == "no_further_action"
        if months_later(day, -12) <= other.received_on < day and (count_no_further_action or not ended_in_nothing):
            return True
    return False


@figure("rereferrals_within_12_months", needs_months=12)
def rereferrals_within_12_months(w: World, m: Period) -> Iterator[Case]:
    for referral in counted(w, m):
        yield Case(referral, referral.team_id, referral.received_on, comes_again(w, referral))


@figure("rereferrals_within_12_months", "excluding_nfa", needs_months=12)
def rereferrals_after_one_that_led_to_something(w: World, m: Period) -> Iterator[Case]:
    for referral in counted(w, m):
        again = comes_again(w, referral, count_no_further_action=False)
        yield Case(referral, referral.team_id, referral.received_on, again)


@figure("rereferrals_within_12_months", "children", needs_months=12)
def children_rereferred(w: World, m: Period) -> Iterator[Case]:
    for referral in counted(w, m):
        yield Case(referral, referral.team_id, referral.received_on, comes_again(w, referral), once=w.child(referral))


@figure("rereferrals_within_12_months_count", needs_months=12)
def rereferrals_counted(w: World, m: Period) -> Iterator[Case]:
    for case in rereferrals_within_12_months(w, m):
        if case.top:
            yield case


@figure("rereferrals_within_12_months_rolling_12m", needs_months=12)
def rereferrals_of_the_year(w: World, m: Period) -> Iterator[Case]:
    yield from rereferrals_within_12_months(w, m.year)
