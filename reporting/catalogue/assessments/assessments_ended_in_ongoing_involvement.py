"""A plan, a further enquiry, or care."""

from reporting.breakdowns import AGE_BAND, AREA, ASSESSMENT_TYPE, ETHNICITY, GENDER, TEAM, WORKER
from reporting.catalogue.assessments import _kinds
from reporting.catalogue.assessments._outcomes import ONGOING, ended_in
from reporting.indicators import HIGH, During, Indicator, Share

indicator = Indicator(
    key="assessments_ended_in_ongoing_involvement",
    family="assessment_outcome",
    title="Completed assessments ending in ongoing involvement",
    why="Shows how many assessments led to help from social care.",
    caveats="Cleansing moves old cases between the groups: restated months must be seen as such.",
    source="Local setting: outcomes mapped to four groups that add up to all",
    standard="Outcome list mapped to four groups that add to 100% [local setting]",
    facts="assessments",
    basis=During("authorised_on"),
    counts="Assessments authorised in the period",
    marks="Those where the outcome is continuing social care work (plan, further enquiry, care)",
    population=_kinds.single,
    mark=ended_in(ONGOING),
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
    variants=_kinds.variants(),
    reason="authorised {authorised_on}, outcome {outcome}",
)
