"""Assessed, and nothing followed."""

from reporting.breakdowns import AGE_BAND, AREA, ASSESSMENT_TYPE, ETHNICITY, GENDER, TEAM, WORKER
from reporting.catalogue.assessments import _kinds
from reporting.catalogue.assessments._outcomes import NO_FURTHER_ACTION, ended_in
from reporting.indicators import INFO, During, Indicator, Share

indicator = Indicator(
    key="assessments_ended_in_no_further_action",
    family="assessment_outcome",
    title="Completed assessments ending in no further action",
    why="A high share asks whether the front door sends the right families to assessment.",
    source="Local setting: outcomes mapped to four groups that add up to all",
    standard="Outcome list mapped to four groups that add to 100% [local setting]",
    facts="assessments",
    basis=During("authorised_on"),
    counts="Assessments authorised in the period",
    marks="Those where the outcome is no further action",
    population=_kinds.single,
    mark=ended_in(NO_FURTHER_ACTION),
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
