"""Facts of assessment and of children in need."""

from __future__ import annotations

from assessments.models import Assessment, AssessmentFactor, CinEpisode, CinPlan, CinReview, CinVisit
from reporting.engine.columns import CodeNumber, Day, Flag, Key
from reporting.facts.tables import FactTable, case, declare, record
from reporting.facts.visits import VISIT, VISIT_DERIVED

ASSESSMENTS = declare(
    FactTable(
        name="assessments",
        one_row_per="assessment of one child",
        model=Assessment,
        columns=case(
            kind=CodeNumber(),
            referral=Key(),
            episode=Key(),
            clock_started_on=Day(label="Start of the guidance clock"),
            started_on=Day(),
            child_seen_on=Day(),
            finished_on=Day(),
            authorised_on=Day(),
            outcome=CodeNumber(),
        ),
    )
)

ASSESSMENT_FACTORS = declare(
    FactTable(
        name="assessment_factors",
        one_row_per="factor found at an assessment",
        model=AssessmentFactor,
        where={"assessment__state": "complete"},
        columns=record(child=Key("assessment__child"), assessment=Key(), factor=CodeNumber()),
        child="assessment__child_id",
        worker="",
    )
)

CIN_EPISODES = declare(
    FactTable(
        name="cin_episodes",
        one_row_per="time a child is open to social care",
        model=CinEpisode,
        columns=case(
            referral=Key(),
            started_on=Day(),
            ended_on=Day(),
            primary_need=CodeNumber(),
            closure_reason=CodeNumber(),
        ),
    )
)

CIN_PLANS = declare(
    FactTable(
        name="cin_plans",
        one_row_per="child in need plan",
        model=CinPlan,
        columns=case(episode=Key(), started_on=Day(), ended_on=Day()),
    )
)

CIN_REVIEWS = declare(
    FactTable(
        name="cin_reviews",
        one_row_per="review of a child in need plan",
        model=CinReview,
        columns=case(plan=Key(), due_on=Day(), held_on=Day(), plan_changed=Flag()),
    )
)

CIN_VISITS = declare(
    FactTable(
        name="cin_visits",
        one_row_per="visit to a child in need",
        model=CinVisit,
        columns=case(plan=Key(), **VISIT),
        derived=VISIT_DERIVED,
    )
)
