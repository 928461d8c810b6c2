"""Facts of a looked-after child's health, education and permanence, of carers, and of life after care."""

from __future__ import annotations

import numpy as np

from looked_after.models import (
    AdopterAssessment,
    AdoptionDisruption,
    AdoptionPlan,
    CareLeaver,
    CareLeaverAccommodation,
    CareLeaverActivity,
    CareLeaverContact,
    CareLeaverVisit,
    DentalCheck,
    EducationPlan,
    FosterAssessment,
    FosterCarerHousehold,
    HealthAssessment,
    PathwayNeedsAssessment,
    PathwayPlan,
    PathwayPlanReview,
    PermanenceOrder,
    PermanencePlan,
    StrengthsAndDifficulties,
)
from reporting.engine.columns import Answer, CodeNumber, Day, Flag, Key, Number
from reporting.engine.rows import Rows
from reporting.facts.tables import FactTable, case, declare, record
from reporting.facts.visits import VISIT, VISIT_DERIVED

HEALTH_ASSESSMENTS = declare(
    FactTable(
        name="health_assessments",
        one_row_per="health assessment of a looked-after child",
        model=HealthAssessment,
        columns=case(
            care_period=Key("period_of_care"),
            kind=CodeNumber(),
            held_on=Day(),
            report_received_on=Day(),
            refused_on=Day(),
        ),
    )
)

DENTAL_CHECKS = declare(
    FactTable(
        name="dental_checks",
        one_row_per="dental check made or refused",
        model=DentalCheck,
        columns=case(care_period=Key("period_of_care"), checked_on=Day(), refused_on=Day()),
    )
)

SDQS = declare(
    FactTable(
        name="sdqs",
        one_row_per="strengths and difficulties questionnaire",
        model=StrengthsAndDifficulties,
        columns=case(care_period=Key("period_of_care"), completed_on=Day(), score=Number(empty=-1)),
        derived={"has_score": (Flag(label="Has a score"), lambda rows: rows.score >= 0)},
    )
)

EDUCATION_PLANS = declare(
    FactTable(
        name="education_plans",
        one_row_per="personal education plan meeting",
        model=EducationPlan,
        columns=case(care_period=Key("period_of_care"), due_on=Day(), held_on=Day(), agreed_on=Day()),
    )
)

PERMANENCE_PLANS = declare(
    FactTable(
        name="permanence_plans",
        one_row_per="permanence option in a care plan",
        model=PermanencePlan,
        columns=case(care_period=Key("period_of_care"), option=CodeNumber(), agreed_on=Day(), ended_on=Day()),
    )
)

PERMANENCE_ORDERS = declare(
    FactTable(
        name="permanence_orders",
        one_row_per="special guardianship, child arrangements or residence order",
        model=PermanenceOrder,
        columns=case(kind=CodeNumber(), ordered_on=Day(), from_care=Flag(), care_period=Key("period_of_care")),
    )
)


def closed_on(rows: Rows) -> np.ndarray:
    """The end of the plan: the adoption order, or the decision that the child should not be placed after all."""
    return np.minimum(rows.ordered_on, rows.reversed_on)


ADOPTIONS = declare(
    FactTable(
        name="adoption_plans",
        one_row_per="plan that a child should be adopted",
        model=AdoptionPlan,
        columns=case(
            care_period=Key("period_of_care"),
            decided_on=Day(),
            consent_on=Day(),
            placement_order_on=Day(),
            matched_on=Day(),
            placed_on=Day(),
            ordered_on=Day(),
            reversed_on=Day(),
            by_foster_carer=Answer("adopted_by_foster_carer"),
            foster_placement_on=Day(),
            harder_to_place=CodeNumber(),
        ),
        derived={"closed_on": (Day(label="Adopted, or plan given up"), closed_on)},
    )
)

ADOPTION_DISRUPTIONS = declare(
    FactTable(
        name="adoption_disruptions",
        one_row_per="match withdrawn or adoptive placement broken down",
        model=AdoptionDisruption,
        columns=case(plan=Key(), matched_on=Day(), placed_on=Day(), ended_on=Day()),
    )
)


def adopter_assessment_ended_on(rows: Rows) -> np.ndarray:
    """Approved, left, or stage two over, whichever came first."""
    return np.minimum(np.minimum(rows.approved_on, rows.left_on), rows.stage_two_ended_on)


ADOPTERS = declare(
    FactTable(
        name="adopter_households",
        one_row_per="family on its way to approval as adopters",
        model=AdopterAssessment,
        where={},
        columns=record(
            stage_one_started_on=Day(),
            stage_one_ended_on=Day(),
            stage_two_started_on=Day(),
            stage_two_ended_on=Day(),
            approved_on=Day(),
            left_on=Day(),
        ),
        derived={"ended_on": (Day(label="Assessment over"), adopter_assessment_ended_on)},
        child="",
        worker="",
    )
)

FOSTER_HOUSEHOLDS = declare(
    FactTable(
        name="foster_households",
        one_row_per="household approved to foster",
        model=FosterCarerHousehold,
        where={},
        columns=record(
            own=Flag(),
            approval=CodeNumber(),
            relative_or_friend=Flag(),
            approved_on=Day(),
            ended_on=Day(),
            end_reason=CodeNumber(),
        ),
        child="",
        worker="",
    )
)

FOSTER_ASSESSMENTS = declare(
    FactTable(
        name="foster_assessments",
        one_row_per="assessment of a household that may foster",
        model=FosterAssessment,
        where={},
        columns=record(
            household=Key(),
            started_on=Day(),
            on_hold_from=Day(),
            on_hold_to=Day(),
            completed_on=Day(),
        ),
        child="",
        worker="",
    )
)

CARE_LEAVERS = declare(
    FactTable(
        name="care_leavers",
        one_row_per="legal category of a young person leaving care, from one date to another",
        model=CareLeaver,
        columns=case(
            eligibility=CodeNumber(),
            started_on=Day(),
            ended_on=Day(),
            end_reason=CodeNumber(),
            supported=Flag(),
            personal_adviser=Key(),
        ),
    )
)

CARE_LEAVER_CONTACTS = declare(
    FactTable(
        name="care_leaver_contacts",
        one_row_per="contact, or attempt at contact, with a care leaver",
        model=CareLeaverContact,
        columns=case(contacted_on=Day(), in_touch=CodeNumber(), birthday_age=Number(empty=-1)),
    )
)

CARE_LEAVER_HOMES = declare(
    FactTable(
        name="care_leaver_homes",
        one_row_per="accommodation of a care leaver",
        model=CareLeaverAccommodation,
        columns=case(accommodation=CodeNumber(), suitable=Answer(), started_on=Day(), ended_on=Day()),
    )
)

CARE_LEAVER_ACTIVITIES = declare(
    FactTable(
        name="care_leaver_activities",
        one_row_per="main activity of a care leaver",
        model=CareLeaverActivity,
        columns=case(activity=CodeNumber(), started_on=Day(), ended_on=Day()),
    )
)

CARE_LEAVER_VISITS = declare(
    FactTable(
        name="care_leaver_visits",
        one_row_per="personal adviser's visit",
        model=CareLeaverVisit,
        columns=case(**VISIT),
        derived=VISIT_DERIVED,
    )
)

PATHWAY_NEEDS = declare(
    FactTable(
        name="pathway_needs_assessments",
        one_row_per="assessment of needs for a pathway plan",
        model=PathwayNeedsAssessment,
        columns=case(due_on=Day(), completed_on=Day()),
    )
)

PATHWAY_PLANS = declare(
    FactTable(
        name="pathway_plans",
        one_row_per="pathway plan",
        model=PathwayPlan,
        columns=case(completed_on=Day(), ended_on=Day()),
    )
)

PATHWAY_REVIEWS = declare(
    FactTable(
        name="pathway_reviews",
        one_row_per="review of a pathway plan",
        model=PathwayPlanReview,
        columns=case(plan=Key(), held_on=Day()),
    )
)
