"""To early help or to another agency."""

from reporting.breakdowns import AGE_BAND, AREA, ASSESSMENT_TYPE, ETHNICITY, GENDER, TEAM, WORKER
from reporting.catalogue.assessments import _kinds
from reporting.catalogue.assessments._outcomes import STEP_DOWN, ended_in
from reporting.indicators import INFO, During, Indicator, Share

indicator = Indicator(
    key="assessments_ended_in_step_down",
    family="assessment_outcome",
    title="Completed assessments ending in step down to Early Help or another agency",
    why="The family is helped without social care.",
    source="Local setting: outcomes mapped to four groups that add up to all",
    standard="Outcome list mapped to four groups that add to 100% [local setting]",
    facts="assessments",
    basis=During("authorised_on"),
    counts="Assessments authorised in the period",
    marks="Those where the outcome is step down to Early Help or another agency",
    population=_kinds.single,
    mark=ended_in(STEP_DOWN),
    measure=Share(),
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
    reason="authorised {authorised_on}, outcome {outcome}",
)
