"""The rest: another outcome, or none."""

from reporting.breakdowns import AGE_BAND, AREA, ASSESSMENT_TYPE, ETHNICITY, GENDER, TEAM, WORKER
from reporting.catalogue.assessments import _kinds
from reporting.catalogue.assessments._outcomes import other_or_not_recorded
from reporting.indicators import LOW, During, Indicator, Share

indicator = Indicator(
    key="assessments_ended_in_other_or_not_recorded",
    family="assessment_outcome",
    title="Completed assessments with another outcome or none recorded",
    why="A missing outcome is a recording fault, and a family whose next step nobody can see.",
    source="Local setting: outcomes mapped to four groups that add up to all",
    standard="Outcome list mapped to four groups that add to 100% [local setting]",
    facts="assessments",
    basis=During("authorised_on"),
    counts="Assessments authorised in the period",
    marks="Those where the outcome is another one or is missing",
    population=_kinds.single,
    mark=other_or_not_recorded,
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
    variants=_kinds.variants(),
    reason="authorised {authorised_on}, outcome {outcome}",
)
