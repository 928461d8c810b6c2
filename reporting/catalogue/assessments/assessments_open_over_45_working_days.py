"""The necessary partner of the completed share; the list behind it is the daily work list."""

from assessments.timescales import ASSESSMENT
from reporting.breakdowns import AGE_BAND, AREA, ASSESSMENT_TYPE, ETHNICITY, GENDER, TEAM, WORKER
from reporting.catalogue.assessments import _kinds
from reporting.catalogue.assessments._open import open_too_long, past_the_limit
from reporting.indicators import LOW, Count, Indicator, OpenAt

indicator = Indicator(
    key="assessments_open_over_45_working_days",
    family="assessments_open",
    title="Open assessments already past 45 working days",
    why="Late work must not vanish by staying open.",
    source="Working Together to Safeguard Children (statutory guidance)",
    standard="45 working days, same clock start as the completed share [statutory guidance]",
    clock_by="due",
    facts="assessments",
    basis=OpenAt("started_on", "authorised_on"),
    counts="Assessments open at the period end and more than 45 working days old",
    population=open_too_long,
    standards={"clock": ASSESSMENT.statutory},
    measure=Count(),
    polarity=LOW,
    breakdowns=(
        AREA,
        TEAM,
        WORKER,
        ASSESSMENT_TYPE,
        AGE_BAND,
        GENDER,
        ETHNICITY,
    ),
    variants=_kinds.variants(past_the_limit),
    reason="clock started {clock_started_on}",
)
