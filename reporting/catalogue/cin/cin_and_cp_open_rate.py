"""The same children for every 10,000 of the area."""

from reporting.breakdowns import AREA
from reporting.catalogue.cin._status import in_need_or_on_a_plan
from reporting.indicators import LOW, Indicator, OpenAt, Rate

indicator = Indicator(
    key="cin_and_cp_open_rate",
    family="children_in_need",
    title="Children in need including those on a plan, per 10,000 children",
    why="Comparable with itself over the years.",
    caveats="National figures include looked-after children: never set this beside them without saying so.",
    source="Local setting; ONS mid-year estimates",
    standard="per 10,000 children aged 0-17, one decimal [DfE]",
    facts="cin_episodes",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children counted in cin_and_cp_open",
    population=in_need_or_on_a_plan,
    measure=Rate(),
    polarity=LOW,
    breakdowns=(AREA,),
    distinct="child",
    reason="open since {started_on}",
)
