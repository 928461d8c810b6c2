"""Comes from the telephone system: typed in or imported, never derived."""

from reporting.breakdowns import TEAM
from reporting.indicators import LOW, Indicator, Share, Supplied

indicator = Indicator(
    key="calls_abandoned",
    family="calls",
    title="Calls abandoned",
    why="A caller who gives up may be a child or a neighbour who will not call again.",
    caveats="A weekly series from telephony: a month is the sum of its weeks by day.",
    source="Supplied from the telephone system",
    standard="none printed; 5% used in the text [local setting]",
    basis=Supplied(),
    counted="call",
    counts="Calls offered to the front door in the period",
    marks="Calls abandoned before an answer",
    measure=Share(),
    polarity=LOW,
    breakdowns=(TEAM,),
    figure_from="supplied",
)
