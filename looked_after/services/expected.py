"""What is due next for a child, as rows that stand on the worklist with their due date.

Every due date comes from a clock (`looked_after.timescales`) and from the row that started it.
Each function finds what started the clock last and moves, or makes, the one row that waits; it may
be called at any time, and calling it twice changes nothing. Where no limit was in force when the
clock started, nothing is expected.
"""

from __future__ import annotations

import datetime

from django.db.models import Max, Min

from csc.models import User
from looked_after import codes
from looked_after.models import (
    CareLeaver,
    CareLeaverAccommodation,
    CareLeaverVisit,
    CarePlan,
    DentalCheck,
    EducationPlan,
    HealthAssessment,
    LookedAfterReview,
    LookedAfterVisit,
    PathwayNeedsAssessment,
    PathwayPlan,
    PathwayPlanReview,
    PeriodOfCare,
    Placement,
    PlacementPlan,
    PrivateFosteringArrangement,
    PrivateFosteringVisit,
)
from looked_after.services.common import expect
from looked_after.stays import Stay, stays_in_period
from looked_after.timescales import (
    ADVISER_VISIT,
    CARE_PLAN,
    DENTAL_CHECK,
    INITIAL_HEALTH_ASSESSMENT,
    PATHWAY_ASSESSMENT,
    PATHWAY_REVIEW,
    PEP_FIRST,
    PLACEMENT_PLAN,
    adviser_visit,
    health_review,
    next_review,
    next_visit,
    private_fostering_visit,
)

PEP_AGES = range(2, 18)
"""Ages at which a personal education plan is made: from nursery to the eighteenth birthday."""

UNMADE_VISIT = {"visited_on": None, "not_done_reason": None}
UNMADE_CHECK = {"checked_on": None, "refused_on": None}
UNHELD_REVIEW = {"held_on": None, "cancelled_on": None}
UNHELD_ASSESSMENT = {"held_on": None, "refused_on": None}


def expect_first_duties(*, by: User, period: PeriodOfCare) -> None:
    """What becoming looked after (or being so again, after a mistaken end) makes due, beyond visits.

    Health, education and care plan are duties to looked-after children; a child on short breaks has
    the reviews and visits alone (regulation 48).
    """
    expect_next_review(by=by, period=period)
    if period.short_breaks:
        return
    expect_next_health_assessment(by=by, period=period)
    expect_next_dental_check(by=by, period=period)
    if not period.care_plans.agreed().exists():
        due_on = CARE_PLAN.due_on(period.started_on)
        expect(CarePlan, period, by=by, due_on=due_on, not_yet={"agreed_on": None}, period_of_care=period)
    if period.child.age_on(period.started_on) in PEP_AGES and not period.education_plans.held().exists():
        due_on = PEP_FIRST.due_on(period.started_on)
        expect(EducationPlan, period, by=by, due_on=due_on, not_yet={"held_on": None}, period_of_care=period)


# ── Reviews and visits ───────────────────────────────────────────────────────────────────────────


def expect_next_review(*, by: User, period: PeriodOfCare) -> None:
    """The next review, under the adoption regulations from the placing for adoption on."""
    if period.ended_on is not None:
        return
    held = sorted(period.reviews.held().values_list("held_on", flat=True))
    plan = period.adoption_plans.standing().filter(ordered_on=None, reversed_on=None).first()
    placed_on = plan.placed_on if plan else None
    authority = min(filter(None, (plan.placement_order_on, plan.consent_on)), default=None) if plan else None
    due_on = next_review(
        began=period.started_on,
        last_held=held[-1] if held else None,
        number_held=len(held),
        authority_from=authority,
        placed_on=placed_on,
        number_held_since_placed=sum(day >= placed_on for day in held) if placed_on else 0,
        short_breaks=period.short_breaks,
    ).due_on()
    expect(LookedAfterReview, period, by=by, due_on=due_on, not_yet=UNHELD_REVIEW, period_of_care=period)


def expect_next_visit(*, by: User, period: PeriodOfCare) -> None:
    """The social worker's next visit, under the regime of the placement the child is in or will return to."""
    if period.ended_on is not None:
        return
    stay = _current_stay(period)
    regime, regime_from = _regime_in(stay)
    adoptive = regime == codes.REGIME_ADOPTION
    placed_on = regime_from if adoptive else stay.started_on
    seen = LookedAfterVisit.objects.by_social_worker().child_seen().filter(period_of_care=period)
    reviews = period.reviews.held().filter(held_on__gte=placed_on) if adoptive else period.reviews.held()
    due_on = next_visit(
        regime,
        placed_on=placed_on,
        regime_from=regime_from,
        last_visit=seen.aggregate(last=Max("visited_on"))["last"],
        review_held=reviews.aggregate(first=Min("held_on"))["first"],
    ).due_on()
    expect(
        LookedAfterVisit,
        period,
        by=by,
        due_on=due_on,
        not_yet=UNMADE_VISIT,
        period_of_care=period,
        kind_id=codes.SOCIAL_WORKER_VISIT,
    )


def _current_stay(period: PeriodOfCare) -> Stay:
    """The time with the present carer: a temporary stay or a change of paperwork does not start the first week again."""
    return stays_in_period(period.placements.standing())[-1]


def _regime_in(stay: Stay) -> tuple[str, datetime.date]:
    """The regime in force in a stay and since when, through rows that only repeat it."""
    placements = Placement.objects.lasting().filter(period_of_care=stay.period_of_care, started_on__gte=stay.started_on)
    regimes = [
        row
        for placement in placements.order_by("started_on")
        for row in placement.visiting_regimes.standing().order_by("started_on")
    ]
    since = regimes[-1]
    for row in reversed(regimes):
        if row.regime_id != since.regime_id:
            break
        since = row
    return since.regime_id, since.started_on


def expect_placement_plan(*, by: User, placement: Placement) -> None:
    """The plan of a placement with a new carer. The same carer under another type goes on with the plan there is."""
    period = placement.period_of_care
    if period.short_breaks or _current_stay(period).started_on != placement.started_on:
        return
    due_on = PLACEMENT_PLAN.due_on(placement.started_on)
    expect(PlacementPlan, placement, by=by, due_on=due_on, not_yet={"agreed_on": None}, placement=placement)


# ── Health and education ─────────────────────────────────────────────────────────────────────────


def expect_next_health_assessment(*, by: User, period: PeriodOfCare) -> None:
    """The initial assessment until one was held, then the review assessment the child's age asks for."""
    if period.ended_on is not None or period.short_breaks:
        return
    last = period.health_assessments.held().aggregate(last=Max("held_on"))["last"]
    if last is None:
        kind, due_on = codes.INITIAL_HEALTH_ASSESSMENT, INITIAL_HEALTH_ASSESSMENT.due_on(period.started_on)
    else:
        kind = codes.REVIEW_HEALTH_ASSESSMENT
        due_on = health_review(last_held=last, born=period.child.date_of_birth).due_on()
    expect(HealthAssessment, period, by=by, due_on=due_on, not_yet=UNHELD_ASSESSMENT, period_of_care=period, kind_id=kind)


def expect_next_dental_check(*, by: User, period: PeriodOfCare) -> None:
    """A check within the interval from the last one or, without one, from becoming looked after."""
    if period.ended_on is not None or period.short_breaks:
        return
    last = period.dentalchecks.made().aggregate(last=Max("checked_on"))["last"]
    due_on = DENTAL_CHECK.due_on(last or period.started_on)
    expect(DentalCheck, period, by=by, due_on=due_on, not_yet=UNMADE_CHECK, period_of_care=period)


# ── Leaving care ─────────────────────────────────────────────────────────────────────────────────


def expect_pathway_assessment(*, by: User, leaver: CareLeaver) -> None:
    """The needs assessment, three months from the day the young person first came into a category."""
    done = PathwayNeedsAssessment.objects.standing().filter(child=leaver.child, completed_on__isnull=False)
    if leaver.eligibility_id not in codes.OWED_A_PATHWAY_PLAN or done.exists():
        return
    first = CareLeaver.objects.standing().filter(child=leaver.child, eligibility_id__in=codes.OWED_A_PATHWAY_PLAN)
    due_on = PATHWAY_ASSESSMENT.due_on(first.aggregate(first=Min("started_on"))["first"])
    expect(PathwayNeedsAssessment, leaver, by=by, due_on=due_on, not_yet={"completed_on": None})


def expect_pathway_review(*, by: User, plan: PathwayPlan) -> None:
    """Six months from the last review of this plan or, before the first, from its completion."""
    last = plan.reviews.held().aggregate(last=Max("held_on"))["last"]
    due_on = PATHWAY_REVIEW.due_on(last or plan.completed_on)
    expect(PathwayPlanReview, plan, by=by, due_on=due_on, not_yet={"held_on": None}, plan=plan)


def expect_adviser_visit(*, by: User, leaver: CareLeaver) -> None:
    """The personal adviser's next visit, for those who have left care and are supported."""
    if leaver.ended_on is not None or not leaver.supported or leaver.eligibility_id == codes.ELIGIBLE:
        return
    visits = CareLeaverVisit.objects.child_seen().filter(child=leaver.child)
    homes = CareLeaverAccommodation.objects.never_ended().filter(child=leaver.child)
    last = visits.aggregate(last=Max("visited_on"))["last"]
    moved_on = homes.aggregate(last=Max("started_on"))["last"]
    due_on = adviser_visit(last_visit=last, moved_on=moved_on).due_on() or ADVISER_VISIT.due_on(leaver.started_on)
    expect(CareLeaverVisit, leaver, by=by, due_on=due_on, not_yet=UNMADE_VISIT)


# ── Private fostering ────────────────────────────────────────────────────────────────────────────


def expect_private_fostering_visit(*, by: User, arrangement: PrivateFosteringArrangement) -> None:
    """The next visit; its intervals lengthen a year after the authority became aware."""
    seen = PrivateFosteringVisit.objects.child_seen().filter(arrangement=arrangement)
    last = seen.aggregate(last=Max("visited_on"))["last"]
    due_on = private_fostering_visit(aware_on=arrangement.became_aware_on, last_visit=last).due_on()
    expect(PrivateFosteringVisit, arrangement, by=by, due_on=due_on, not_yet=UNMADE_VISIT, arrangement=arrangement)
