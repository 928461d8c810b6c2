"""Contacts, by hand."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from tests.reporting.oracle.figures import Case, as_published, figure, nothing
from tests.reporting.oracle.world import Period, World, holds, local_day, months_later

REFERRED = ("referral", "strategy_discussion", "private_fostering")
as_published("contacts_rate_rolling_12m")
figure("population_aged_0_17", supplied=True)(nothing)


def received(w: World, period: Period) -> Iterator[tuple[Any, datetime.date]]:
    for contact in w.contacts:
        day = local_day(contact.received_at)
        if day in period:
            yield contact, day


def decided(w: World, period: Period) -> Iterator[tuple[Any, datetime.date]]:
    for contact in w.contacts:
        day = local_day(contact.decided_at)
        if day in period:
            yield contact, day


def is_new(w: World, contact: Any) -> bool:
    """Not meant for early help, and not about a child whose case had been opened on a day before and was still open."""
    day = local_day(contact.received_at)
    opened = any(holds(case, day) and case.started_on < day for case in w.about("cases", contact))
    return not opened and not contact.addressed_to_early_help


def became_referral(contact: Any) -> bool:
    return (contact.decided_outcome_id or "").removeprefix("contact_outcome:") in REFERRED


def is_recorded_again(w: World, contact: Any) -> bool:
    """An earlier record is of the same message: the same day, source and method, about the same child."""
    for other in w.about("contacts", contact):
        same = local_day(other.received_at) == local_day(contact.received_at)
        alike = (other.source_id, other.method_id) == (contact.source_id, contact.method_id)
        if same and alike and other.pk < contact.pk:
            return True
    return False


@figure("contacts_received")
def contacts_received(w: World, m: Period) -> Iterator[Case]:
    for contact, day in received(w, m):
        if not is_recorded_again(w, contact):
            yield Case(contact, contact.team_id, day)


@figure("contacts_received", "new_only")
def new_contacts_received(w: World, m: Period) -> Iterator[Case]:
    for contact, day in received(w, m):
        if is_new(w, contact) and not is_recorded_again(w, contact):
            yield Case(contact, contact.team_id, day)


@figure("contacts_rate_rolling_12m")
def contacts_of_the_year(w: World, m: Period) -> Iterator[Case]:
    yield from contacts_received(w, m.year)


@figure("contacts_rate_rolling_12m", "annualised_month", times=12)
def contacts_of_the_month_times_twelve(w: World, m: Period) -> Iterator[Case]:
    yield from contacts_received(w, m)


@figure("contacts_completed")
@figure("contacts_share_by_source")
def contacts_completed(w: World, m: Period) -> Iterator[Case]:
    for contact, day in decided(w, m):
        yield Case(contact, contact.team_id, day)


@figure("contacts_progressed_to_referral")
def contacts_progressed_to_referral(w: World, m: Period) -> Iterator[Case]:
    for contact, day in received(w, m):
        yield Case(contact, contact.team_id, day, became_referral(contact))


@figure("contacts_progressed_to_referral", "new_only")
def new_contacts_progressed_to_referral(w: World, m: Period) -> Iterator[Case]:
    for contact, day in received(w, m):
        if is_new(w, contact):
            yield Case(contact, contact.team_id, day, became_referral(contact))


@figure("contacts_progressed_to_referral", "by_decision_date")
def decided_contacts_progressed_to_referral(w: World, m: Period) -> Iterator[Case]:
    for contact, day in decided(w, m):
        yield Case(contact, contact.team_id, day, became_referral(contact))


@figure("contacts_progressed_to_referral_count")
def contacts_that_became_referrals(w: World, m: Period) -> Iterator[Case]:
    for contact, day in received(w, m):
        if became_referral(contact):
            yield Case(contact, contact.team_id, day)


@figure("contacts_progressed_to_referral_count", "new_only")
def new_contacts_that_became_referrals(w: World, m: Period) -> Iterator[Case]:
    for contact, day in received(w, m):
        if became_referral(contact) and is_new(w, contact):
            yield Case(contact, contact.team_id, day)


@figure("contacts_progressed_to_referral_count", "by_decision_date")
def contacts_decided_to_be_referrals(w: World, m: Period) -> Iterator[Case]:
    for contact, day in decided(w, m):
        if became_referral(contact):
            yield Case(contact, contact.team_id, day)


@figure("contacts_progressed_to_assessment")
def contacts_progressed_to_assessment(w: World, m: Period) -> Iterator[Case]:
    for contact, day in received(w, m):
        started = False
        for referral in w.of("referrals", "contact_id", contact.pk):
            for assessment in w.of("assessments", "referral_id", referral.pk):
                started = started or assessment.started_on is not None
        yield Case(contact, contact.team_id, day, started)


def late_by(w: World, contact: Any, day: datetime.date) -> bool:
    """More than one working day has gone by since the day it came."""
    return w.working_days(local_day(contact.received_at), day) > 1


@figure("contacts_decided_within_1_working_day")
def contacts_decided_within_1_working_day(w: World, m: Period) -> Iterator[Case]:
    for contact, day in received(w, m):
        decision = local_day(contact.decided_at)
        if decision is None and not late_by(w, contact, w.known_to):
            continue  # neither in time nor late yet
        yield Case(contact, contact.team_id, day, w.within(day, decision, 1))


@figure("contacts_decided_within_1_working_day", "new_only")
def new_contacts_decided_within_1_working_day(w: World, m: Period) -> Iterator[Case]:
    for case in contacts_decided_within_1_working_day(w, m):
        if is_new(w, case.record):
            yield case


@figure("contacts_decided_within_24_hours")
def contacts_decided_within_24_hours(w: World, m: Period) -> Iterator[Case]:
    for contact, day in decided(w, m):
        took = contact.decided_at - contact.received_at
        yield Case(contact, contact.team_id, day, datetime.timedelta(0) <= took <= datetime.timedelta(hours=24))


@figure("contacts_awaiting_decision_overdue")
def contacts_awaiting_decision_overdue(w: World, m: Period) -> Iterator[Case]:
    for contact in w.contacts:
        came, decision = local_day(contact.received_at), local_day(contact.decided_at)
        waiting = came <= m.last and (decision is None or decision > m.last)
        if waiting and late_by(w, contact, m.last):
            yield Case(contact, w.responsible(contact, m.last), m.last)


@figure("contacts_manager_decision_differs")
def contacts_manager_decision_differs(w: World, m: Period) -> Iterator[Case]:
    for contact, day in decided(w, m):
        if contact.recommended_outcome_id:
            yield Case(contact, contact.team_id, day, contact.decided_outcome_id != contact.recommended_outcome_id)


@figure("contacts_manager_decision_differs_count")
def contacts_where_the_manager_differed(w: World, m: Period) -> Iterator[Case]:
    for case in contacts_manager_decision_differs(w, m):
        if case.top:
            yield case


@figure("contacts_with_parental_consent")
def contacts_with_parental_consent(w: World, m: Period) -> Iterator[Case]:
    for contact, day in received(w, m):
        if contact.consent_id in ("consent:obtained", "consent:refused"):
            yield Case(contact, contact.team_id, day, contact.consent_id == "consent:obtained")


@figure("repeat_contacts_within_12_months", needs_months=12)
def repeat_contacts_within_12_months(w: World, m: Period) -> Iterator[Case]:
    for contact, day in received(w, m.year):
        before = (local_day(other.received_at) for other in w.about("contacts", contact))
        repeat = any(months_later(day, -12) <= other < day for other in before)
        if is_recorded_again(w, contact):
            continue
        yield Case(contact, contact.team_id, day, repeat)


@figure("contacts_progressed_to_early_help")
def contacts_progressed_to_early_help(w: World, m: Period) -> Iterator[Case]:
    for contact, day in decided(w, m):
        if contact.decided_outcome_id == "contact_outcome:early_help":
            helped = any(holds(help_, day) and help_.started_on < day for help_ in w.about("early_help", contact))
            if not helped:
                yield Case(contact, contact.team_id, day)


@figure("contacts_continuing_early_help")
def contacts_continuing_early_help(w: World, m: Period) -> Iterator[Case]:
    for contact, day in decided(w, m):
        if contact.decided_outcome_id == "contact_outcome:continue_early_help":
            yield Case(contact, contact.team_id, day)
