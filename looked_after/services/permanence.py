"""Adoption step by step, special guardianship and the like, and what the yearly return asks of the past."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from csc.models import Child, Code, User
from csc.periods import attains_age
from looked_after import codes, rules
from looked_after.models import (
    AdopterAssessment,
    AdoptionDisruption,
    AdoptionPlan,
    Conviction,
    DeprivationOfLiberty,
    PeriodOfCare,
    PermanenceOrder,
    Placement,
    PreviousPermanence,
)
from looked_after.services.common import keep, of_case, of_period, set_facts
from looked_after.services.expected import expect_next_review
from looked_after.services.periods import end_period_of_care
from looked_after.services.placements import PlacementDetails, current_placement, move_placement
from looked_after.stays import stays_in_period
from workforce.models import Unit


@transaction.atomic
def decide_adoption(*, by: User, period: PeriodOfCare, decided_on: datetime.date, **facts: Any) -> AdoptionPlan:
    """The agency decision maker decided that the child should be placed for adoption.

    Raises:
        ValidationError: in the future, while not looked after, on short breaks, or decided already.
    """
    rules.refuse_future(decided_on, "decided_on")
    rules.refuse_outside_period(period, decided_on, "decided_on")
    if period.short_breaks:
        raise ValidationError("A child on short breaks is not placed for adoption.")
    if AdoptionPlan.objects.standing().filter(child=period.child, ordered_on=None, reversed_on=None).exists():
        raise ValidationError("It has been decided already that this child should be placed. Reverse that decision first.")
    plan = of_period(AdoptionPlan, period, by=by, on=decided_on, decided_on=decided_on, **facts)
    keep(plan, by=by, verb="decide_adoption")
    return plan


@transaction.atomic
def reverse_adoption_decision(*, by: User, plan: AdoptionPlan, reversed_on: datetime.date, reason: Code) -> AdoptionPlan:
    """The child should no longer be placed for adoption. The decision and its dates stay on record.

    Raises:
        ValidationError: adopted or reversed already, before the decision, or the child still lives with adopters.
    """
    _refuse_finished(plan)
    rules.refuse_future(reversed_on, "reversed_on")
    if reversed_on < plan.decided_on:
        raise ValidationError({"reversed_on": "The decision cannot be reversed before it was made."})
    if plan.placed_on is not None:
        raise ValidationError("The child is placed with adopters. Record how that placement ended first.")
    plan.reversed_on, plan.reversed_reason = reversed_on, reason
    keep(plan, by=by, verb="reverse_adoption_decision")
    expect_next_review(by=by, period=plan.period_of_care)
    return plan


@transaction.atomic
def record_placement_order(*, by: User, plan: AdoptionPlan, ordered_on: datetime.date) -> AdoptionPlan:
    """The court made a placement order. Its legal status (E1) is recorded apart, by `change_legal_status`.

    Raises:
        ValidationError: the plan has ended, or an order before the decision.
    """
    _refuse_finished(plan)
    rules.refuse_future(ordered_on, "placement_order_on")
    if ordered_on < plan.decided_on:
        raise ValidationError({"placement_order_on": "A placement order follows the decision that the child should be placed."})
    plan.placement_order_on = ordered_on
    keep(plan, by=by, verb="record_placement_order")
    expect_next_review(by=by, period=plan.period_of_care)
    return plan


@transaction.atomic
def match_with_adopters(
    *, by: User, plan: AdoptionPlan, matched_on: datetime.date, adopters: AdopterAssessment | None = None
) -> AdoptionPlan:
    """The decision maker approved the match of this child with these adopters.

    Raises:
        ValidationError: the plan has ended, the child is matched already, or a match before the decision.
    """
    _refuse_finished(plan)
    rules.refuse_future(matched_on, "matched_on")
    if plan.matched_on is not None:
        raise ValidationError("The child is matched already. Record how that match ended first.")
    if matched_on < plan.decided_on:
        raise ValidationError({"matched_on": "A match follows the decision that the child should be placed."})
    plan.matched_on, plan.adopters = matched_on, adopters
    keep(plan, by=by, verb="match_with_adopters")
    return plan


@transaction.atomic
def place_for_adoption(
    *, by: User, plan: AdoptionPlan, details: PlacementDetails, placed_on: datetime.date, reason: Code
) -> Placement:
    """The child moved in with the adopters, or the foster placement became adoptive that day.

    Where the foster carer adopts, the day the child first moved in with them is kept for the count of
    days that stops there (A10).

    Raises:
        ValidationError: not matched by then, the plan has ended, not an adoptive placement type, or a foster carer said
            to adopt who is not the carer.
    """
    _refuse_finished(plan)
    if plan.matched_on is None or placed_on < plan.matched_on:
        raise ValidationError({"placed_on": "Record the match first: a child is placed on or after it."})
    if details.placement_type.pk not in codes.PLACED_FOR_ADOPTION:
        raise ValidationError({"placement_type": "Choose a placement for adoption (A3 to A6)."})
    current = current_placement(plan.period_of_care)
    if placed_on <= current.started_on:
        raise ValidationError({"placed_on": "The child came to the present placement on this day or later. Check the date."})
    by_foster_carer = details.placement_type.pk in codes.ADOPTIVE_WITH_FOSTER_CARER
    if by_foster_carer != (details.fields()["carer_key"] == current.carer_key):
        raise ValidationError(
            {"placement_type": "A3 and A5 are for the child's present foster carer, A4 and A6 for anyone else."}
        )
    placement = move_placement(by=by, period=plan.period_of_care, details=details, moved_on=placed_on, reason=reason)
    plan.placed_on, plan.adopted_by_foster_carer = placed_on, by_foster_carer
    plan.foster_placement_on = _first_night_with(current) if by_foster_carer else None
    keep(plan, by=by, verb="place_for_adoption")
    expect_next_review(by=by, period=plan.period_of_care)
    return placement


def _first_night_with(placement: Placement) -> datetime.date:
    """When the child's unbroken time with this carer began: `stays` counts temporary stays and renamed placements as one."""
    return stays_in_period(placement.period_of_care.placements.standing())[-1].started_on


@transaction.atomic
def record_adoption_disruption(*, by: User, plan: AdoptionPlan, ended_on: datetime.date, reason: str) -> AdoptionDisruption:
    """The match was withdrawn, or the placement with the adopters broke down. The plan stands; the search begins again.

    Where the child goes next is recorded by `move_placement`.

    Raises:
        ValidationError: not matched, the plan has ended, before the match or placement, or no reason.
    """
    _refuse_finished(plan)
    if plan.matched_on is None:
        raise ValidationError("The child is not matched with adopters.")
    rules.refuse_future(ended_on, "ended_on")
    if ended_on < (plan.placed_on or plan.matched_on):
        raise ValidationError({"ended_on": "It cannot have ended before it began."})
    if not reason.strip():
        raise ValidationError({"reason": "Say how the match or placement ended."})
    disruption = of_case(
        AdoptionDisruption,
        plan,
        by=by,
        on=ended_on,
        plan=plan,
        matched_on=plan.matched_on,
        placed_on=plan.placed_on,
        ended_on=ended_on,
        adopters=plan.adopters,
        reason=reason,
    )
    keep(disruption, by=by, verb="record_adoption_disruption", reason=reason)
    plan.matched_on = plan.placed_on = plan.applied_on = plan.foster_placement_on = None
    plan.adopters = plan.adopted_by_foster_carer = None
    keep(plan, by=by, verb="resume_adoption_plan")
    expect_next_review(by=by, period=plan.period_of_care)
    return disruption


@transaction.atomic
def make_adoption_order(
    *, by: User, plan: AdoptionPlan, ordered_on: datetime.date, reason_ceased: Code, **facts: Any
) -> AdoptionPlan:
    """The court made the adoption order: care ends that day, adopted.

    `reason_ceased` says whether the application was unopposed (E11) or consent was dispensed with (E12).

    Raises:
        ValidationError: not placed, the plan has ended, an order from 18 on, or another reason than adoption.
    """
    _refuse_finished(plan)
    if plan.placed_on is None or ordered_on < plan.placed_on:
        raise ValidationError({"ordered_on": "An adoption order follows the placement with the adopters. Record that first."})
    if reason_ceased.pk not in codes.ADOPTED:
        raise ValidationError(
            {"reason_ceased": "Choose whether the adoption was unopposed (E11) or consent dispensed with (E12)."}
        )
    _refuse_order_for_adult(plan.child, ordered_on)
    plan.ordered_on = ordered_on
    set_facts(plan, facts)
    keep(plan, by=by, verb="make_adoption_order")
    end_period_of_care(by=by, period=plan.period_of_care, ended_on=ordered_on, reason_ceased=reason_ceased)
    return plan


def _refuse_finished(plan: AdoptionPlan) -> None:
    if plan.ordered_on is not None:
        raise ValidationError("The adoption order has been made.")
    if plan.reversed_on is not None:
        raise ValidationError("The decision that the child should be placed has been reversed.")


def _refuse_order_for_adult(child: Child, ordered_on: datetime.date) -> None:
    rules.refuse_future(ordered_on, "ordered_on")
    if child.date_of_birth is None or ordered_on < child.date_of_birth:
        raise ValidationError({"ordered_on": "The child was not born by then. Check both dates."})
    if ordered_on >= attains_age(child.date_of_birth, 18):
        raise ValidationError({"ordered_on": "The young person was already 18: no such order can be made. Check the date."})


@transaction.atomic
def make_permanence_order(
    *, by: User, child: Child, team: Unit, kind: Code, ordered_on: datetime.date, reason_ceased: Code | None = None, **facts: Any
) -> PermanenceOrder:
    """A special guardianship, child arrangements or residence order was made.

    For a looked-after child care ends that day, with the reason that fits the order. For any other child it
    is an order not from care, recorded and counted apart.

    Raises:
        ValidationError: at 18 or over, a kind not made at that time, or a reason that does not fit.
    """
    _refuse_order_for_adult(child, ordered_on)
    rules.refuse_code_not_in_use(kind, ordered_on, "kind")
    day_before = ordered_on - datetime.timedelta(days=1)
    period = PeriodOfCare.objects.looked_after_on(day_before).filter(child=child).first()
    order = PermanenceOrder(
        recorded_by=by,
        child=child,
        team=team,
        kind=kind,
        ordered_on=ordered_on,
        from_care=period is not None,
        period_of_care=period,
        **facts,
    )
    keep(order, by=by, verb="make_permanence_order")
    if period is None:
        return order
    if reason_ceased is None or reason_ceased.pk not in _reasons_for(kind):
        raise ValidationError({"reason_ceased": "Choose the reason care ended that belongs to this order."})
    if period.ended_on is None:
        end_period_of_care(by=by, period=period, ended_on=ordered_on, reason_ceased=reason_ceased)
    elif period.reason_ceased_id != reason_ceased.pk:
        raise ValidationError(
            {"reason_ceased": f"Care is recorded to have ended as “{period.reason_ceased}”. Correct one of the two."}
        )
    return order


def _reasons_for(kind: Code) -> frozenset[str]:
    return codes.SPECIAL_GUARDIANSHIP if kind.pk == codes.SPECIAL_GUARDIANSHIP_ORDER else frozenset({codes.CHILD_ARRANGEMENTS})


@transaction.atomic
def record_previous_permanence(*, by: User, period: PeriodOfCare, permanence: Code, **facts: Any) -> PreviousPermanence:
    """What had been meant to be permanent before this period; a day or month may be unknown.

    Raises:
        ValidationError: a date or council without an order, a day that never was, or an order made after the child came into
            care (SSDA903 rules 632 and 635).
    """
    previous = of_period(PreviousPermanence, period, by=by, on=period.started_on, permanence=permanence, **facts)
    if permanence.pk == codes.NEVER_PERMANENT_BEFORE:
        if previous.order_year is not None:
            raise ValidationError({"order_year": "Leave the date empty: there was no earlier order."})
        if previous.authority_id is not None:
            raise ValidationError({"authority": "Leave the council empty: there was no earlier order."})
    rules.check_order_before(previous, period.started_on)
    keep(previous, by=by, verb="record_previous_permanence")
    return previous


@transaction.atomic
def start_deprivation_of_liberty(
    *, by: User, child: Child, team: Unit, started_on: datetime.date, **facts: Any
) -> DeprivationOfLiberty:
    """An order deprives the child of liberty from a day on. Orders do not overlap.

    Raises:
        ValidationError: in the future, while not looked after, or within another order.
    """
    rules.refuse_future(started_on, "started_on")
    if not PeriodOfCare.objects.looked_after_on(started_on).filter(child=child).exists():
        raise ValidationError({"started_on": "The child was not looked after on this day. Check the date."})
    others = DeprivationOfLiberty.objects.standing().filter(child=child)
    if others.open_on(started_on).exists() or others.filter(started_on__gte=started_on).exists():
        raise ValidationError({"started_on": "Another order is recorded for this time. Two do not overlap."})
    order = DeprivationOfLiberty(recorded_by=by, child=child, team=team, started_on=started_on, **facts)
    keep(order, by=by, verb="start_deprivation_of_liberty")
    return order


@transaction.atomic
def end_deprivation_of_liberty(*, by: User, order: DeprivationOfLiberty, ended_on: datetime.date) -> DeprivationOfLiberty:
    """The order no longer holds from `ended_on`.

    Raises:
        ValidationError: ended already, in the future, or before it began.
    """
    if order.ended_on is not None:
        raise ValidationError("This order has already ended.")
    rules.refuse_future(ended_on, "ended_on")
    if ended_on < order.started_on:
        raise ValidationError({"ended_on": "The order cannot end before it began."})
    order.ended_on = ended_on
    keep(order, by=by, verb="end_deprivation_of_liberty")
    return order


@transaction.atomic
def record_conviction(*, by: User, child: Child, team: Unit, convicted_on: datetime.date, offence: str = "") -> Conviction:
    """The child was convicted, or given a final warning or reprimand.

    Raises:
        ValidationError: in the future, or under 10, the age of criminal responsibility.
    """
    rules.refuse_future(convicted_on, "convicted_on")
    age = child.age_on(convicted_on)
    if age is None or age < 10:
        raise ValidationError({"convicted_on": "A child under 10 cannot be convicted. Check both dates."})
    conviction = Conviction(recorded_by=by, child=child, team=team, convicted_on=convicted_on, offence=offence)
    keep(conviction, by=by, verb="record_conviction")
    return conviction
