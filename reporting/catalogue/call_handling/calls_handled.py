"""The other side of calls abandoned: typed in or imported, never derived."""

from reporting.breakdowns import TEAM
from reporting.indicators import HIGH, Indicator, Share, Supplied

indicator = Indicator(
    key="calls_handled",
    family="calls",
    title="Calls handled",
    why="A call that was answered is a worry that was heard.",
    caveats="100 less the share abandoned: where both are printed they must add up.",
    source="Supplied from the telephone system",
    basis=Supplied(),
    counted="call",
    counts="Calls offered to the front door in the period",
    marks="Calls answered",
    measure=Share(),
    polarity=HIGH,
    breakdowns=(TEAM,),
    figure_from="supplied",
)
