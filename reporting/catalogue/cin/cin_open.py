"""Section 17 alone: precedence decides, looked after first, plan second."""

from reporting.breakdowns import AGE_BAND, AREA, DISABILITY, ETHNICITY, GENDER, TEAM, WORKER
from reporting.catalogue.cin._status import in_need_only
from reporting.indicators import INFO, Count, Indicator, OpenAt

indicator = Indicator(
    key="cin_open",
    family="children_in_need",
    title="Children in need, open (not on a plan, not looked after)",
    why="Children helped without a plan or care order, and easily forgotten between the two.",
    caveats="Not DfE's count of children in need: see children_in_need_rate.",
    source="Local setting: grouping by precedence",
    standard="Local grouping [local setting]",
    facts="cin_episodes",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children open under section 17 at the period end who are neither on a child protection plan nor looked after",
    population=in_need_only,
    measure=Count(),
    polarity=INFO,
    breakdowns=(
        AREA,
        TEAM,
        WORKER,
        AGE_BAND,
        GENDER,
        ETHNICITY,
        DISABILITY,
    ),
    distinct="child",
    reason="open since {started_on}",
)
