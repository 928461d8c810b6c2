"""DfE's count: every open episode of need, whatever the child's status."""

from reporting.breakdowns import AREA
from reporting.indicators import INFO, Indicator, OpenAt, Rate

indicator = Indicator(
    key="children_in_need_rate",
    family="children_in_need",
    title="Children in need per 10,000 children (DfE)",
    why="The figure England compares: need in the area, not only section 17.",
    caveats=(
        "Includes children on a plan, looked after, care leavers with services and those awaiting assessment. Those aged "
        "18 or over are in the count and not in the population."
    ),
    source="DfE, children in need census; ONS mid-year estimates",
    standard="per 10,000 children aged 0-17, one decimal [DfE]",
    facts="cin_episodes",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts=(
        "Children with an open episode of need: section 17, on a plan, looked after, care leavers receiving services, and "
        "those awaiting assessment"
    ),
    leaves_out="Contacts and Early Help only",
    measure=Rate(),
    polarity=INFO,
    breakdowns=(AREA,),
    distinct="child",
    reason="open since {started_on}",
)
