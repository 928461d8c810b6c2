"""Complete means authorised by the manager."""

from reporting.breakdowns import AGE_BAND, AREA, ASSESSMENT_OUTCOME, ASSESSMENT_TYPE, ETHNICITY, GENDER, TEAM, WORKER
from reporting.catalogue.assessments import _kinds
from reporting.indicators import INFO, Count, During, Indicator

indicator = Indicator(
    key="assessments_completed",
    family="assessment_volume",
    title="Assessments completed",
    why="Every share of completed assessments is a share of these.",
    caveats="An assessment the worker has finished and nobody has authorised is not complete.",
    source="DfE, children in need census",
    standard="Complete = authorised by the manager [DfE]",
    facts="assessments",
    basis=During("authorised_on"),
    counts="Child and family assessments authorised in the period",
    leaves_out="Finished by the worker but not authorised by the manager",
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
        ASSESSMENT_OUTCOME,
    ),
    variants=_kinds.variants(),
    reason="authorised {authorised_on}, {kind}",
)
