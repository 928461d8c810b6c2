"""The most children one social worker holds: heads, not full-time equivalents."""

from reporting.breakdowns import AREA, TEAM, TEAM_TYPE
from reporting.catalogue.workforce.caseload_median import children_held, holds_a_case
from reporting.indicators import LOW, Indicator, Max, OpenAt

indicator = Indicator(
    key="caseload_maximum",
    family="caseload",
    title="Highest caseload of one social worker",
    why="One worker with too many children is many children with too little of a worker.",
    source="Local setting: ceilings by kind of team",
    standard="Ceilings by team type are a [local setting] (ROT green: under 22, under 18)",
    facts="posts",
    basis=OpenAt("started_on", "ended_on"),
    counted="worker",
    counts="Social workers holding one case or more at the period end, in the team types chosen",
    leaves_out="Teams left out by the title (children's disability)",
    population=holds_a_case,
    mark=children_held,
    measure=Max(unit="children"),
    polarity=LOW,
    breakdowns=(
        TEAM,
        TEAM_TYPE,
        AREA,
    ),
    distinct="worker",
    shows={"children_held": children_held},
    reason="{children_held} children held on {at}",
)
