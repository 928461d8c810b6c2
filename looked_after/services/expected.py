"""What is due next for a child, as rows that stand on the worklist with their due date.

Every due date comes from a clock (`looked_after.timescales`) and from the row that started it.
Each function finds what started the clock last and moves, or makes, the one row that waits; it may
be called at any time, and calling it twice changes nothing. Where no limit was in force when the
clock started, nothing is expected.
"""

from __future__ import annotations

import datetime

from django.db.models import Max

from csc.models import User
from looked_after import codes
from looked_after.due import (
    adviser_visit_due_on,
    dental_check_due_on,
    due_dates,
    health_assessment_due,
    pathway_assessment_due_on,
    review_due_on,
    visit_due_on,
)
from looked_after.local_choices import of_age_for_education_plan
from looked_after.models import (
    CareLeaver,
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
from looked_after.stays import stays_in_period
from looked_after.timescales import (
    CARE_PLAN,
    PATHWAY_REVIEW,
    PEP_FIRST,
    PLACEMENT_PLAN,
    private_fostering_visit,
)
from workforce.casework import save_record

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
    age = period.child.age_on(period.started_on)
    if of_age_for_education_plan(age, period.started_on) and not period.education_plans.held().exists():
        due_on = PEP_FIRST.due_on(period.started_on)
        expect(EducationPlan, period, by=by, due_on=due_on, not_yet={"held_on": None}, period_of_care=period)


# ── Reviews and visits ───────────────────────────────────────────────────────────────────────────


def expect_next_review(*, by: User, period: PeriodOfCare) -> None:
    """The review that comes next, unless care has ended."""
    if period.ended_on is None:
        due_on = review_due_on(period)
        expect(LookedAfterReview, period, by=by, due_on=due_on, not_yet=UNHELD_REVIEW, period_of_care=period)


def expect_next_visit(*, by: User, period: PeriodOfCare) -> None:
    """The social worker's visit that comes next, unless care has ended."""
    if period.ended_on is None:
        facts = {"period_of_care": period, "kind_id": codes.SOCIAL_WORKER_VISIT}
        expect(LookedAfterVisit, period, by=by, due_on=visit_due_on(period), not_yet=UNMADE_VISIT, **facts)


def correct_due_dates(*, period: PeriodOfCare, since: datetime.date) -> None:
    """Let the rows from `since` on carry the due dates that follow from what was recorded of earlier days.

    Called when something is recorded out of order: a visit typed after a later one, a review found missing.
    """
    for row, due_on in due_dates(period, since=since):
        if row.due_on != due_on:
            row.due_on = due_on
            save_record(row)


def expect_placement_plan(*, by: User, placement: Placement) -> None:
    """The plan of a placement with a new carer. The same carer under another type goes on with the plan there is."""
    period = placement.period_of_care
    stay = stays_in_period(period.placements.standing())[-1]
    if period.short_breaks or stay.started_on != placement.started_on:
        return
    due_on = PLACEMENT_PLAN.due_on(placement.started_on)
    expect(PlacementPlan, placement, by=by, due_on=due_on, not_yet={"agreed_on": None}, placement=placement)


# ── Health and education ─────────────────────────────────────────────────────────────────────────


def expect_next_health_assessment(*, by: User, period: PeriodOfCare) -> None:
    """The assessment that comes next, unless care has ended or is short breaks."""
    if period.ended_on is None and not period.short_breaks:
        kind, due_on = health_assessment_due(period)
        facts = {"period_of_care": period, "kind_id": kind}
        expect(HealthAssessment, period, by=by, due_on=due_on, not_yet=UNHELD_ASSESSMENT, **facts)


def expect_next_dental_check(*, by: User, period: PeriodOfCare) -> None:
    """The check that comes next, unless care has ended or is short breaks."""
    if period.ended_on is None and not period.short_breaks:
        due_on = dental_check_due_on(period)
        expect(DentalCheck, period, by=by, due_on=due_on, not_yet=UNMADE_CHECK, period_of_care=period)


# ── Leaving care ─────────────────────────────────────────────────────────────────────────────────


def expect_pathway_assessment(*, by: User, leaver: CareLeaver) -> None:
    """The needs assessment, three months from the day the young person first came into a category."""
    done = PathwayNeedsAssessment.objects.standing().filter(child=leaver.child, completed_on__isnull=False)
    if leaver.eligibility_id not in codes.OWED_A_PATHWAY_PLAN or done.exists():
        return
    due_on = pathway_assessment_due_on(leaver.child)
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
    expect(CareLeaverVisit, leaver, by=by, due_on=adviser_visit_due_on(leaver), not_yet=UNMADE_VISIT)


# ── Private fostering ────────────────────────────────────────────────────────────────────────────


def expect_private_fostering_visit(*, by: User, arrangement: PrivateFosteringArrangement) -> None:
    """The next visit; its intervals lengthen a year after the authority became aware."""
    seen = PrivateFosteringVisit.objects.child_seen().filter(arrangement=arrangement)
    last = seen.aggregate(last=Max("visited_on"))["last"]
    due_on = private_fostering_visit(aware_on=arrangement.became_aware_on, last_visit=last).due_on()
    expect(PrivateFosteringVisit, arrangement, by=by, due_on=due_on, not_yet=UNMADE_VISIT, arrangement=arrangement)
