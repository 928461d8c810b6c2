"""Doubts about periods of care and legal statuses."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from csc.doubts import Doubt, doubts_of, register
from csc.formats import day as in_full
from csc.periods import attains_age
from looked_after import codes
from looked_after.models import AdoptionPlan, LegalStatus, PeriodOfCare, PermanenceOrder

THE_CHILDREN_ACT = datetime.date(1991, 10, 14)
"""The day the Children Act 1989 came into force; no period of care in the return is older (rule 353)."""

PLACEMENT_ORDERS = datetime.date(2005, 12, 30)
"""From this day courts could make placement orders (rule 446)."""

LONGEST_AT_THE_POLICE = 21
"""Days under sections 41 to 46 of the Police and Criminal Evidence Act 1984 that the return lets pass (rule 364)."""


@register(PeriodOfCare)
def first_status_and_placement(period: PeriodOfCare) -> Iterator[Doubt]:
    """What is odd about the status and the placement that were recorded together with the period."""
    if period.ended_on is None:
        for rows in (period.legal_statuses, period.placements):
            for row in rows.standing().filter(started_on=period.started_on):
                yield from doubts_of(row)


@register(PermanenceOrder)
def care_that_ended_with_the_order(order: PermanenceOrder) -> Iterator[Doubt]:
    """What is odd about the end of care that was recorded together with the order."""
    if order.period_of_care is not None and order.period_of_care.ended_on == order.ordered_on:
        yield from doubts_of(order.period_of_care)


@register(PeriodOfCare)
def older_than_the_act(period: PeriodOfCare) -> Iterator[Doubt]:
    """353: care that began before 14 October 1991."""
    if period.started_on < THE_CHILDREN_ACT:
        sentence = f"Care is recorded to have begun before {in_full(THE_CHILDREN_ACT)}. Check the date."
        yield Doubt("started_on", sentence, "353")


@register(PeriodOfCare)
def lasted_no_day(period: PeriodOfCare) -> Iterator[Doubt]:
    """355: care that began and ended on one day."""
    if period.ended_on == period.started_on:
        sentence = "Care ended on the day it began. A child accommodated for less than 24 hours is not looked after."
        yield Doubt("ended_on", sentence, "355")


@register(PeriodOfCare)
def young_for_the_reason(period: PeriodOfCare) -> Iterator[Doubt]:
    """387 and 389: independent living under 14, adult social care under 16."""
    age = period.child.age_on(period.ended_on) if period.ended_on else None
    if age is None:
        return
    if period.reason_ceased_id in codes.INDEPENDENT_LIVING_REASONS and age < 14:
        yield Doubt("reason_ceased", f"The child was {age}, too young for independent living. Check the reason.", "387")
    if period.reason_ceased_id == codes.ADULT_SOCIAL_CARE and age < 16:
        yield Doubt("reason_ceased", f"The child was {age}, too young for adult social care. Check the reason.", "389")


@register(PeriodOfCare)
def guardianship_at_eighteen(period: PeriodOfCare) -> Iterator[Doubt]:
    """407: special guardianship for somebody who is 18."""
    born, ended_on = period.child.date_of_birth, period.ended_on
    if period.reason_ceased_id in codes.SPECIAL_GUARDIANSHIP and born and ended_on and ended_on >= attains_age(born, 18):
        yield Doubt("reason_ceased", "No such order is made from 18 on. Check the reason and the date.", "407")


@register(PeriodOfCare)
def guardians_were_no_carers(period: PeriodOfCare) -> Iterator[Doubt]:
    """516: special guardianship to the former foster carers of a child who was not fostered."""
    to_carers = (codes.GUARDIAN_FORMER_CARER_RELATIVE, codes.GUARDIAN_FORMER_CARER_UNRELATED)
    last = period.placements.lasting().order_by("-started_on").first()
    if period.reason_ceased_id in to_carers and (last is None or last.placement_type_id not in codes.FOSTERING):
        yield Doubt("reason_ceased", "The child was not in a foster placement. Check the reason, or the placement.", "516")


@register(PeriodOfCare)
def adoption_decision_left_open(period: PeriodOfCare) -> Iterator[Doubt]:
    """557: care ended otherwise while the decision stands that the child should be placed for adoption."""
    if period.ended_on is None or period.reason_ceased_id in codes.ADOPTED:
        return
    if AdoptionPlan.objects.open_on(period.ended_on).filter(period_of_care=period).exists():
        sentence = "It still stands that the child should be placed for adoption. Record that this was reversed, and why, first."
        yield Doubt("reason_ceased", sentence, "557")


@register(PeriodOfCare)
def long_at_the_police_until_the_end(period: PeriodOfCare) -> Iterator[Doubt]:
    """364, for the status that care ended with."""
    last = period.legal_statuses.standing().order_by("-started_on").first()
    if period.ended_on is not None and last is not None:
        yield from _long_at_the_police(last, "ended_on")


@register(LegalStatus)
def long_at_the_police_before(status: LegalStatus) -> Iterator[Doubt]:
    """364, for the status before this one."""
    before = status.period_of_care.legal_statuses.standing().filter(ended_on=status.started_on).exclude(pk=status.pk).first()
    if before is not None:
        yield from _long_at_the_police(before, "started_on")


def _long_at_the_police(status: LegalStatus, field: str) -> Iterator[Doubt]:
    days = (status.ended_on - status.started_on).days if status.ended_on else 0
    if status.status_id == codes.DETAINED_UNDER_PACE and days > LONGEST_AT_THE_POLICE:
        yield Doubt(field, f"“{status.status}” is recorded for {days} days. The law allows hours. Check both dates.", "364")


@register(LegalStatus)
def placement_order_before_there_were_any(status: LegalStatus) -> Iterator[Doubt]:
    """446: a placement order before 30 December 2005."""
    if status.status_id == codes.PLACEMENT_ORDER and status.started_on < PLACEMENT_ORDERS:
        yield Doubt("started_on", f"No placement orders were made before {in_full(PLACEMENT_ORDERS)}. Check the date.", "446")


@register(LegalStatus)
def placement_order_without_decision(status: LegalStatus) -> Iterator[Doubt]:
    """553: a placement order for a child of whom no adoption decision is recorded."""
    decided = AdoptionPlan.objects.standing().filter(child=status.child, decided_on__lte=status.started_on)
    if status.status_id == codes.PLACEMENT_ORDER and not decided.exists():
        sentence = "No decision is recorded that this child should be placed for adoption. Record it as well."
        yield Doubt("status", sentence, "553")
