"""Every kind by default; new and updated ones apart as variants."""

from reporting.breakdowns import AGE_BAND, AREA, ASSESSMENT_TYPE, ETHNICITY, GENDER, TEAM, WORKER
from reporting.catalogue.assessments import _kinds
from reporting.indicators import INFO, Count, During, Indicator

indicator = Indicator(
    key="assessments_started",
    family="assessment_volume",
    title="Assessments started",
    why="Shows how many families began to be assessed, and so the work to come.",
    source="DfE, children in need census",
    facts="assessments",
    basis=During("started_on"),
    counts="Child and family assessments started in the period, one for each child",
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
    reason="started {started_on}, {kind}",
)
