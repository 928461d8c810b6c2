"""Out of a post of social worker or senior social worker, and out of the council."""

from reporting.breakdowns import AREA, TEAM, TEAM_TYPE
from reporting.catalogue.workforce._moves import left
from reporting.indicators import INFO, Count, During, Indicator

indicator = Indicator(
    key="social_workers_left",
    family="starters_leavers",
    title="Social workers leaving",
    why="Each worker who goes is a goodbye for every child they held.",
    caveats="A quarter is the sum of its months, not their mean. In the month of the first day gone.",
    source="Local setting",
    facts="workforce_moves",
    basis=During("moved_on"),
    counted="worker",
    counts="Social workers and senior social workers who left in the period",
    leaves_out="Agency; moves inside the council",
    population=left,
    measure=Count(),
    polarity=INFO,
    breakdowns=(TEAM, TEAM_TYPE, AREA),
    figure_from="either",
    reason="left {moved_on}, {post_role}",
)
