"""No further action and step down together."""

from reporting.breakdowns import AGE_BAND, AREA, ASSESSMENT_TYPE, ETHNICITY, GENDER, TEAM, WORKER
from reporting.catalogue.assessments import _kinds
from reporting.catalogue.assessments._outcomes import NO_FURTHER_ACTION, STEP_DOWN, ended_in
from reporting.indicators import LOW, During, Indicator, Share

indicator = Indicator(
    key="assessments_ended_in_case_closure",
    family="assessment_outcome",
    title="Completed assessments ending in case closure",
    why="Set beside DfE's closures after assessment, it asks whether thresholds are right.",
    caveats="Closure as one report has it: no further action plus step down.",
    source="DfE's closures of children found not in need after assessment, nearly",
    standard='Near to the DfE "not in need after assessment" closures [DfE]',
    facts="assessments",
    basis=During("authorised_on"),
    counts="Assessments authorised in the period",
    marks="Those after which social care closes the case (no further action or step down)",
    population=_kinds.single,
    mark=ended_in(NO_FURTHER_ACTION, STEP_DOWN),
    measure=Share(),
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
    reason="authorised {authorised_on}, outcome {outcome}",
)
