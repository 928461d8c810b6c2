"""Started and not authorised at the end of the period."""

from reporting.breakdowns import AGE_BAND, AREA, ASSESSMENT_TYPE, ETHNICITY, GENDER, TEAM, WORKER
from reporting.catalogue.assessments import _kinds
from reporting.indicators import INFO, Count, Indicator, OpenAt

indicator = Indicator(
    key="assessments_open",
    family="assessments_open",
    title="Assessments open",
    why="The work in hand, and what may be late next month.",
    source="DfE, children in need census",
    facts="assessments",
    basis=OpenAt("started_on", "authorised_on"),
    counts="Assessments started and not authorised at the period end",
    population=_kinds.single,
    measure=Count(),
    polarity=INFO,
    breakdowns=(
        AREA,
        TEAM,
        WORKER,
        ASSESSMENT_TYPE,
        AGE_BAND,
        GENDER,
        ETHNICITY,
    ),
    variants=_kinds.variants(),
    reason="started {started_on}",
)
