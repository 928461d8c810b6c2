"""Leaving care: eligibility, pathway plans, contact, visits, home, activity."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from csc.models import Child, Code, User
from looked_after import codes, rules
from looked_after.models import (
    CareLeaver,
    CareLeaverAccommodation,
    CareLeaverActivity,
    CareLeaverContact,
    CareLeaverVisit,
    PathwayNeedsAssessment,
    PathwayPlan,
    PathwayPlanReview,
    PeriodOfCare,
)
from looked_after.services.common import keep, of_case, withdraw_rows
from looked_after.services.expected import expect_adviser_visit, expect_pathway_assessment, expect_pathway_review
from looked_after.timescales import in_touch_window
from workforce.casework import save_record
from workforce.models import Unit, Worker


@transaction.atomic
def set_eligibility(
    *, by: User, child: Child, team: Unit, eligibility: Code, started_on: datetime.date, supported: bool = True, **facts: Any
) -> CareLeaver:
    """The young person's legal category, or the team's support of them, from a day on; the one before ends and is kept.

    Raises:
        ValidationError: in the future, before the category in force, or a category that age or care rule out.
    """
    rules.refuse_future(started_on, "started_on")
    _check_eligibility(child, eligibility, started_on)
    before = CareLeaver.objects.never_ended().filter(child=child).first()
    if before:
        if started_on <= before.started_on:
            raise ValidationError({"started_on": "A category from this day or later is already recorded."})
        before.ended_on, before.end_reason = started_on, Code.objects.get(pk=_why_ended(before, eligibility))
        save_record(before)
    leaver = CareLeaver(
        recorded_by=by, child=child, team=team, eligibility=eligibility, started_on=started_on, supported=supported, **facts
    )
    keep(leaver, by=by, verb="set_eligibility")
    expect_pathway_assessment(by=by, leaver=leaver)
    expect_adviser_visit(by=by, leaver=leaver)
    return leaver


def _why_ended(before: CareLeaver, eligibility: Code) -> str:
    return codes.SUPPORT_CHANGED if before.eligibility_id == eligibility.pk else codes.CATEGORY_CHANGED


def _check_eligibility(child: Child, eligibility: Code, day: datetime.date) -> None:
    looked_after = PeriodOfCare.objects.looked_after_on(day).filter(child=child).exists()
    age = child.age_on(day)
    if age is None or age < 16:
        raise ValidationError({"started_on": "These categories begin at 16. Check the date."})
    if (eligibility.pk == codes.ELIGIBLE) and not (looked_after and age < 18):
        raise ValidationError({"eligibility": "An eligible child is 16 or 17 and still looked after."})
    if eligibility.pk == codes.RELEVANT and (looked_after or age >= 18):
        raise ValidationError({"eligibility": "A relevant child is 16 or 17 and no longer looked after."})
    if eligibility.pk == codes.FORMER_RELEVANT and age < 18:
        raise ValidationError({"eligibility": "A former relevant young person is 18 or over."})


@transaction.atomic
def end_leaving_care(*, by: User, leaver: CareLeaver, ended_on: datetime.date, end_reason: Code) -> CareLeaver:
    """Leaving care services end. What was still expected is withdrawn.

    Raises:
        ValidationError: ended already, in the future, or before it began.
    """
    if leaver.ended_on is not None:
        raise ValidationError("Leaving care services have already ended.")
    rules.refuse_future(ended_on, "ended_on")
    if ended_on < leaver.started_on:
        raise ValidationError({"ended_on": "Services cannot end before they began."})
    leaver.ended_on, leaver.end_reason = ended_on, end_reason
    keep(leaver, by=by, verb="end_leaving_care")
    expected = [
        *CareLeaverVisit.objects.planned().filter(child=leaver.child),
        *PathwayNeedsAssessment.objects.standing().filter(child=leaver.child, completed_on=None),
        *PathwayPlanReview.objects.standing().filter(child=leaver.child, held_on=None),
    ]
    withdraw_rows(expected, reason="Leaving care services ended before it was done.")
    return leaver


@transaction.atomic
def complete_needs_assessment(
    *, by: User, leaver: CareLeaver, completed_on: datetime.date, **facts: Any
) -> PathwayNeedsAssessment:
    """The assessment of needs a pathway plan rests on is complete."""
    rules.refuse_future(completed_on, "completed_on")
    waiting = PathwayNeedsAssessment.objects.standing().filter(child=leaver.child, completed_on=None).first()
    assessment = of_case(
        PathwayNeedsAssessment, leaver, by=by, on=completed_on, waiting=waiting, completed_on=completed_on, **facts
    )
    keep(assessment, by=by, verb="complete_needs_assessment")
    return assessment


@transaction.atomic
def complete_pathway_plan(*, by: User, leaver: CareLeaver, completed_on: datetime.date, **facts: Any) -> PathwayPlan:
    """A pathway plan holds from `completed_on`; the plan before ends that day. Its review is due six months on.

    Raises:
        ValidationError: in the future, or before the plan in force.
    """
    rules.refuse_future(completed_on, "completed_on")
    before = PathwayPlan.objects.standing().filter(child=leaver.child, completed_on__isnull=False, ended_on=None).first()
    if before:
        if before.completed_on and completed_on < before.completed_on:
            raise ValidationError({"completed_on": "A later plan is already complete."})
        before.ended_on = completed_on
        save_record(before)
        withdraw_rows(list(before.reviews.standing().filter(held_on=None)), reason="Another pathway plan took its place.")
    waiting = PathwayPlan.objects.standing().filter(child=leaver.child, completed_on=None).first()
    plan = of_case(PathwayPlan, leaver, by=by, on=completed_on, waiting=waiting, completed_on=completed_on, **facts)
    keep(plan, by=by, verb="complete_pathway_plan")
    expect_pathway_review(by=by, plan=plan)
    return plan


@transaction.atomic
def hold_pathway_review(*, by: User, plan: PathwayPlan, held_on: datetime.date, **facts: Any) -> PathwayPlanReview:
    """The pathway plan was reviewed; the next review is due from this day.

    Raises:
        ValidationError: in the future, before the plan, or after it was replaced.
    """
    rules.refuse_future(held_on, "held_on")
    if plan.completed_on is None or held_on < plan.completed_on or (plan.ended_on and held_on > plan.ended_on):
        raise ValidationError({"held_on": "This plan was not in force on this day. Check the date."})
    waiting = plan.reviews.standing().filter(held_on=None).first()
    review = of_case(PathwayPlanReview, plan, by=by, on=held_on, waiting=waiting, plan=plan, held_on=held_on, **facts)
    keep(review, by=by, verb="hold_pathway_review")
    expect_pathway_review(by=by, plan=plan)
    return review


@transaction.atomic
def record_care_leaver_contact(
    *, by: User, leaver: CareLeaver, contacted_on: datetime.date, in_touch: Code, birthday_age: int | None = None, **facts: Any
) -> CareLeaverContact:
    """Whether the authority was in touch on a day, or for a birthday of the yearly return.

    For the birthdays from 17 to 21 the answer has to be of a day between 3 months before and 1 month after.

    Raises:
        ValidationError: in the future, an answer for that birthday already, or outside its window.
    """
    rules.refuse_future(contacted_on, "contacted_on")
    if birthday_age is not None:
        _check_birthday(leaver.child, birthday_age, contacted_on)
    contact = of_case(
        CareLeaverContact,
        leaver,
        by=by,
        on=contacted_on,
        contacted_on=contacted_on,
        in_touch=in_touch,
        birthday_age=birthday_age,
        **facts,
    )
    keep(contact, by=by, verb="record_care_leaver_contact")
    return contact


def _check_birthday(child: Child, age: int, contacted_on: datetime.date) -> None:
    if CareLeaverContact.objects.for_birthdays().filter(child=child, birthday_age=age).exists():
        raise ValidationError({"birthday_age": "The answer for this birthday is already recorded."})
    first, last = in_touch_window(rules.birthday(child, age))
    if age <= 21 and not first <= contacted_on <= last:
        raise ValidationError(
            {"contacted_on": f"For this birthday the contact has to be between {first:%-d %B %Y} and {last:%-d %B %Y}."}
        )


@transaction.atomic
def record_adviser_visit(
    *, by: User, leaver: CareLeaver, worker: Worker, visited_on: datetime.date, finished: bool = True, **facts: Any
) -> CareLeaverVisit:
    """The personal adviser visited in person; the next visit is due from this day."""
    rules.refuse_future(visited_on, "visited_on")
    waiting = CareLeaverVisit.objects.planned().filter(child=leaver.child).first()
    visit = of_case(CareLeaverVisit, leaver, by=by, on=visited_on, waiting=waiting, **facts)
    visit.visited_on, visit.worker = visited_on, worker
    visit.completed_at = timezone.now() if finished else None
    keep(visit, by=by, verb="record_adviser_visit")
    expect_adviser_visit(by=by, leaver=leaver)
    return visit


@transaction.atomic
def record_accommodation(
    *, by: User, leaver: CareLeaver, accommodation: Code, started_on: datetime.date, suitable: bool | None, **facts: Any
) -> CareLeaverAccommodation:
    """Where the young person lives from a day on; a visit is due within 7 days of a move.

    Raises:
        ValidationError: before the home in force, custody or no fixed abode called suitable, or a former foster carer at 17.
    """
    if suitable and accommodation.pk in codes.NEVER_SUITABLE:
        raise ValidationError({"suitable": "Custody and no fixed abode are never suitable."})
    age = leaver.child.age_on(started_on)
    if accommodation.pk == codes.WITH_FORMER_FOSTER_CARER and (age is None or age < 18):
        raise ValidationError({"accommodation": "“With former foster carer” begins at 18. Check the date or the accommodation."})
    home = _succeed(
        CareLeaverAccommodation,
        by=by,
        leaver=leaver,
        started_on=started_on,
        accommodation=accommodation,
        suitable=suitable,
        **facts,
    )
    expect_adviser_visit(by=by, leaver=leaver)
    return home


@transaction.atomic
def record_activity(*, by: User, leaver: CareLeaver, activity: Code, started_on: datetime.date) -> CareLeaverActivity:
    """What the young person mainly does from a day on.

    Raises:
        ValidationError: before the activity in force, or a code the return no longer has.
    """
    rules.refuse_code_not_in_use(activity, started_on, "activity")
    return _succeed(CareLeaverActivity, by=by, leaver=leaver, started_on=started_on, activity=activity)


def _succeed(
    model: type[CareLeaverAccommodation | CareLeaverActivity],
    *,
    by: User,
    leaver: CareLeaver,
    started_on: datetime.date,
    **facts: Any,
) -> Any:
    """One fact follows another: what held before ends the day the new one begins."""
    rules.refuse_future(started_on, "started_on")
    before = model.objects.never_ended().filter(child=leaver.child).first()
    if before:
        if started_on <= before.started_on:
            raise ValidationError(
                {"started_on": f"“{before}” is recorded from {before.started_on:%-d %B %Y}. Choose a later day."}
            )
        before.ended_on = started_on
        save_record(before)
    fact = of_case(model, leaver, by=by, on=started_on, started_on=started_on, **facts)
    keep(fact, by=by, verb=f"record_{model._meta.model_name}")
    return fact
