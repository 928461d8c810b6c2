"""Section 17 and plans together, looked-after children left out unless on a plan."""

from reporting.breakdowns import AGE_BAND, AREA, DISABILITY, ETHNICITY, GENDER, TEAM, WORKER
from reporting.catalogue.cin._status import in_need_or_on_a_plan
from reporting.indicators import INFO, Count, Indicator, OpenAt

indicator = Indicator(
    key="cin_and_cp_open",
    family="children_in_need",
    title="Children in need including those on a plan",
    why="One published report prints it; kept so that its figures can be compared with themselves.",
    caveats="Printed elsewhere as DfE's definition, which it is not: looked-after children are missing.",
    source="Local setting: grouping by precedence",
    standard='Local grouping, though printed "as per DfE definition" [local setting]',
    facts="cin_episodes",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children counted in cin_open plus children on a child protection plan at the period end",
    population=in_need_or_on_a_plan,
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
