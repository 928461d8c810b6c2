"""When what a looked-after child is owed falls due, from the record and the clocks.

`due_on` on a row is only a copy of these answers, kept so that lists can filter by it. Each function
answers *as it stood before a day*: events of earlier days count, later ones do not. So a review
typed months late gets the date it was really due on, and the next one is asked for with no day.
A placement, a regime or an order that began on the day itself counts already.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import TypeVar

from django.db.models import Max, Min, QuerySet

from csc.models import Child
from looked_after import codes
from looked_after.models import (
    CareLeaver,
    CareLeaverAccommodation,
    CareLeaverVisit,
    DentalCheck,
    HealthAssessment,
    LookedAfterReview,
    LookedAfterVisit,
    PeriodOfCare,
    Placement,
    VisitingRegime,
)
from looked_after.stays import Stay, stays_in_period
from looked_after.timescales import (
    ADVISER_VISIT,
    DENTAL_CHECK,
    INITIAL_HEALTH_ASSESSMENT,
    PATHWAY_ASSESSMENT,
    adviser_visit,
    health_review,
    next_review,
    next_visit,
)

Duty = LookedAfterReview | LookedAfterVisit | HealthAssessment | DentalCheck
"""The rows whose due dates follow from one another."""

Kind = TypeVar("Kind", bound=Duty)

EVER = datetime.date.max
"""No day to stop at: what comes next."""


def review_due_on(period: PeriodOfCare, *, before: datetime.date = EVER) -> datetime.date | None:
    """The review after those held before the day; from the placing for adoption on, under the adoption regulations."""
    days = period.reviews.held().filter(held_on__lt=before).values_list("held_on", flat=True)
    held = sorted(day for day in days if day)
    plan = period.adoption_plans.open_on(min(before, period.ended_on or EVER)).first()
    placed_on = plan.placed_on if plan and plan.placed_on and plan.placed_on <= before else None
    granted = [day for day in (plan.placement_order_on, plan.consent_on) if day and day <= before] if plan else []
    return next_review(
        began=period.started_on,
        last_held=held[-1] if held else None,
        number_held=len(held),
        authority_from=min(granted, default=None),
        placed_on=placed_on,
        number_held_since_placed=sum(day >= placed_on for day in held) if placed_on else 0,
        short_breaks=period.short_breaks,
    ).due_on()


def visit_due_on(period: PeriodOfCare, *, before: datetime.date = EVER) -> datetime.date | None:
    """The social worker's visit after those at which the child was seen before the day.

    The regime is that of the placement the child was in, or would return to. A temporary stay or a
    change of paperwork with the same carer does not start the first week again.
    """
    placements = list(period.placements.standing().filter(started_on__lte=before))
    if not placements:
        return None
    stay = stays_in_period(placements)[-1]
    regime, regime_from = _regime_in(stay, placements, before)
    adoptive = regime == codes.REGIME_ADOPTION
    placed_on = regime_from if adoptive else stay.started_on
    seen = LookedAfterVisit.objects.by_social_worker().child_seen().filter(period_of_care=period, visited_on__lt=before)
    reviews = period.reviews.held().filter(held_on__lt=before)
    if adoptive:
        reviews = reviews.filter(held_on__gte=placed_on)
    return next_visit(
        regime,
        placed_on=placed_on,
        regime_from=regime_from,
        last_visit=seen.aggregate(last=Max("visited_on"))["last"],
        review_held=reviews.aggregate(first=Min("held_on"))["first"],
    ).due_on()


def _regime_in(stay: Stay, placements: Sequence[Placement], day: datetime.date) -> tuple[str, datetime.date]:
    """The regime in force in a stay and since when, through rows that only repeat it.

    A placement recorded without a regime, as one brought from another system may be, is under the standard one.
    """
    with_carer = [row.pk for row in placements if row.started_on >= stay.started_on and not row.is_temporary]
    regimes = (
        VisitingRegime.objects.standing().filter(placement__in=with_carer, started_on__lte=day).order_by("-started_on", "-pk")
    )
    regime, since = codes.REGIME_STANDARD, stay.started_on
    for number, row in enumerate(regimes):
        if number and row.regime_id != regime:
            break
        regime, since = row.regime_id, row.started_on
    return regime, since


def health_assessment_due(period: PeriodOfCare, *, before: datetime.date = EVER) -> tuple[str, datetime.date | None]:
    """Kind and due date of the next assessment: the initial one until any was held, then a review by the child's age."""
    last = period.health_assessments.held().filter(held_on__lt=before).aggregate(last=Max("held_on"))["last"]
    if last is None:
        return codes.INITIAL_HEALTH_ASSESSMENT, INITIAL_HEALTH_ASSESSMENT.due_on(period.started_on)
    return codes.REVIEW_HEALTH_ASSESSMENT, health_review(last_held=last, born=period.child.date_of_birth).due_on()


def dental_check_due_on(period: PeriodOfCare, *, before: datetime.date = EVER) -> datetime.date | None:
    """Within the interval from the last check or, without one, from becoming looked after."""
    made = period.dentalchecks.made().filter(checked_on__lt=before)
    return DENTAL_CHECK.due_on(made.aggregate(last=Max("checked_on"))["last"] or period.started_on)


def pathway_assessment_due_on(child: Child) -> datetime.date | None:
    """Three months from the day the young person first came into a category that is owed a pathway plan."""
    owed = CareLeaver.objects.standing().filter(child=child, eligibility_id__in=codes.OWED_A_PATHWAY_PLAN)
    return PATHWAY_ASSESSMENT.due_on(owed.aggregate(first=Min("started_on"))["first"])


def adviser_visit_due_on(leaver: CareLeaver) -> datetime.date | None:
    """Two months after the last visit or 7 days after a move since; before either, two months into the category."""
    visits = CareLeaverVisit.objects.child_seen().filter(child=leaver.child)
    homes = CareLeaverAccommodation.objects.never_ended().filter(child=leaver.child)
    last = visits.aggregate(last=Max("visited_on"))["last"]
    moved_on = homes.aggregate(last=Max("started_on"))["last"]
    return adviser_visit(last_visit=last, moved_on=moved_on).due_on() or ADVISER_VISIT.due_on(leaver.started_on)


def due_dates(period: PeriodOfCare, *, since: datetime.date = datetime.date.min) -> Iterator[tuple[Duty, datetime.date | None]]:
    """Every row of a period whose due date follows from earlier ones, with the date it should carry.

    `since` leaves out what happened before that day. Rows that wait are always included; in a period
    that has ended none waits.
    """
    reviews = period.reviews.standing().filter(cancelled_on=None)
    for review in _since(reviews, "held_on", since):
        yield review, review_due_on(period, before=review.held_on or EVER)
    visits = LookedAfterVisit.objects.by_social_worker().filter(period_of_care=period, not_done_reason=None)
    for visit in _since(visits, "visited_on", since):
        yield visit, visit_due_on(period, before=visit.visited_on or EVER)
    if period.short_breaks:
        return
    assessments = HealthAssessment.objects.standing().filter(period_of_care=period, refused_on=None)
    for assessment in _since(assessments, "held_on", since):
        kind, due_on = health_assessment_due(period, before=assessment.held_on or EVER)
        if kind == assessment.kind_id:
            yield assessment, due_on
    for check in _since(period.dentalchecks.standing().filter(refused_on=None), "checked_on", since):
        yield check, dental_check_due_on(period, before=check.checked_on or EVER)


def _since(rows: QuerySet[Kind], event: str, since: datetime.date) -> list[Kind]:
    return [row for row in rows if getattr(row, event) is None or getattr(row, event) >= since]
