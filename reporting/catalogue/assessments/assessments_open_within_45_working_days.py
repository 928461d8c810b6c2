"""Open work, not completed work: age 45 exactly is inside."""

from assessments.timescales import ASSESSMENT
from reporting.breakdowns import AGE_BAND, AREA, ASSESSMENT_TYPE, ETHNICITY, GENDER, TEAM, WORKER
from reporting.catalogue.assessments import _kinds
from reporting.catalogue.assessments._open import start_not_recorded, within_the_limit
from reporting.indicators import HIGH, Indicator, OpenAt, Share

indicator = Indicator(
    key="assessments_open_within_45_working_days",
    family="assessments_open",
    title="Open assessments still within 45 working days",
    why="Shows whether the families waiting now are still within the time they were promised.",
    caveats="Never on one line with the completed share: one looks at finished work, the other at what waits.",
    source="Working Together to Safeguard Children (statutory guidance)",
    standard="45 working days, same clock start as assessments_completed_within_45_working_days [statutory guidance]",
    clock_by="due",
    facts="assessments",
    basis=OpenAt("started_on", "authorised_on"),
    counts="Assessments open at the period end",
    marks="Those no more than 45 working days old",
    leaves_out="Start of the clock not recorded (listed)",
    population=_kinds.single,
    mark=within_the_limit,
    standards={"clock": ASSESSMENT.statutory},
    measure=Share(),
    polarity=HIGH,
    breakdowns=(
        AREA,
        TEAM,
        WORKER,
        ASSESSMENT_TYPE,
        AGE_BAND,
        GENDER,
        ETHNICITY,
    ),
    excluded={"start not recorded": start_not_recorded},
    reason="clock started {clock_started_on}",
)
