"""Care plans, placement plans, permanence plans and personal education plans."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from csc.models import Code, User
from looked_after import rules
from looked_after.models import CarePlan, EducationPlan, PeriodOfCare, PermanencePlan, Placement, PlacementPlan
from looked_after.services.common import keep, of_case, of_period
from workforce.casework import save_record


@transaction.atomic
def agree_care_plan(*, by: User, period: PeriodOfCare, agreed_on: datetime.date, **facts: Any) -> CarePlan:
    """A version of the care plan holds from `agreed_on`; the version before ends that day and is kept.

    Raises:
        ValidationError: in the future, while not looked after, or before the version in force.
    """
    rules.refuse_future(agreed_on, "agreed_on")
    rules.refuse_outside_period(period, agreed_on, "agreed_on")
    before = period.care_plans.agreed().filter(ended_on=None).first()
    if before:
        if agreed_on < before.agreed_on:
            raise ValidationError({"agreed_on": "A later version of the plan is already agreed."})
        before.ended_on = agreed_on
        save_record(before)
    waiting = period.care_plans.standing().filter(agreed_on=None).first()
    plan = of_period(CarePlan, period, by=by, on=agreed_on, waiting=waiting, agreed_on=agreed_on, **facts)
    keep(plan, by=by, verb="agree_care_plan")
    return plan


@transaction.atomic
def agree_placement_plan(*, by: User, placement: Placement, agreed_on: datetime.date, **facts: Any) -> PlacementPlan:
    """How this placement meets the child's needs; it may be agreed before the placement begins.

    Raises:
        ValidationError: in the future, or after the placement ended.
    """
    rules.refuse_future(agreed_on, "agreed_on")
    if placement.ended_on and agreed_on > placement.ended_on:
        raise ValidationError({"agreed_on": "The placement had ended by this day."})
    waiting = placement.plans.standing().filter(agreed_on=None).first()
    plan = of_case(
        PlacementPlan, placement, by=by, on=agreed_on, waiting=waiting, placement=placement, agreed_on=agreed_on, **facts
    )
    keep(plan, by=by, verb="agree_placement_plan")
    return plan


@transaction.atomic
def agree_permanence_plan(
    *, by: User, period: PeriodOfCare, option: Code, agreed_on: datetime.date, principal: bool = True, **facts: Any
) -> PermanencePlan:
    """A permanence option holds from `agreed_on`. A new principal option ends the one before; others run beside it.

    Raises:
        ValidationError: in the future, while not looked after, an option in force already, or a later principal one.
    """
    rules.refuse_future(agreed_on, "agreed_on")
    rules.refuse_outside_period(period, agreed_on, "agreed_on")
    in_force = period.permanence_plans.standing().filter(ended_on=None)
    if in_force.filter(option=option).exists():
        raise ValidationError({"option": "This option is in the plan already."})
    if principal:
        for before in in_force.principal():
            if agreed_on < before.agreed_on:
                raise ValidationError({"agreed_on": "A later principal option is already agreed."})
            before.ended_on = agreed_on
            save_record(before)
    plan = of_period(
        PermanencePlan, period, by=by, on=agreed_on, option=option, agreed_on=agreed_on, principal=principal, **facts
    )
    keep(plan, by=by, verb="agree_permanence_plan")
    return plan


@transaction.atomic
def end_permanence_plan(*, by: User, plan: PermanencePlan, ended_on: datetime.date, reason: str) -> PermanencePlan:
    """The option is no longer in the plan.

    Raises:
        ValidationError: ended already, before it was agreed, or no reason.
    """
    if plan.ended_on is not None:
        raise ValidationError("This option has already been taken out of the plan.")
    rules.refuse_future(ended_on, "ended_on")
    if ended_on < plan.agreed_on:
        raise ValidationError({"ended_on": "The option cannot end before it was agreed."})
    if not reason.strip():
        raise ValidationError({"reason": "Say why the option is no longer in the plan."})
    plan.ended_on, plan.reason = ended_on, reason
    keep(plan, by=by, verb="end_permanence_plan", reason=reason)
    return plan


@transaction.atomic
def hold_education_plan_meeting(*, by: User, period: PeriodOfCare, held_on: datetime.date, **facts: Any) -> EducationPlan:
    """The personal education plan meeting was held. The next is due in the next school term.

    Raises:
        ValidationError: in the future, or while not looked after.
    """
    rules.refuse_future(held_on, "held_on")
    rules.refuse_outside_period(period, held_on, "held_on")
    waiting = period.education_plans.standing().filter(held_on=None).first()
    plan = of_period(EducationPlan, period, by=by, on=held_on, waiting=waiting, held_on=held_on, **facts)
    keep(plan, by=by, verb="hold_education_plan_meeting")
    return plan


@transaction.atomic
def agree_education_plan(
    *, by: User, plan: EducationPlan, agreed_on: datetime.date, quality: Code | None = None
) -> EducationPlan:
    """The plan of a meeting is complete and agreed.

    Raises:
        ValidationError: before its meeting, or in the future.
    """
    rules.refuse_future(agreed_on, "agreed_on")
    if plan.held_on is None or agreed_on < plan.held_on:
        raise ValidationError({"agreed_on": "A plan is agreed at or after its meeting. Record the meeting first."})
    plan.agreed_on, plan.quality = agreed_on, quality
    keep(plan, by=by, verb="agree_education_plan")
    return plan
