"""Heads, not full-time equivalents."""

from reporting.breakdowns import AREA, TEAM, TEAM_TYPE
from reporting.catalogue.workforce.caseload_median import children_held, holds_a_case
from reporting.indicators import LOW, Indicator, Mean, OpenAt

indicator = Indicator(
    key="caseload_average_per_worker",
    family="caseload",
    title="Average caseload per social worker",
    why="How many children stand behind one name.",
    caveats="Part-time workers pull it down: the form per full-time equivalent is fairer.",
    source="Local setting",
    facts="posts",
    basis=OpenAt("started_on", "ended_on"),
    counted="worker",
    counts="Social workers holding one case or more at the period end, heads",
    leaves_out="Workers with no case",
    population=holds_a_case,
    mark=children_held,
    measure=Mean(unit="children"),
    polarity=LOW,
    breakdowns=(
        TEAM,
        TEAM_TYPE,
        AREA,
    ),
    distinct="worker",
    shows={"children_held": children_held},
    figure_from="either",
    reason="{children_held} children held on {at}",
)
