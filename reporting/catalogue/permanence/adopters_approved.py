"""Households; typed in where a regional agency holds them."""

from reporting.breakdowns import AREA
from reporting.indicators import HIGH, Count, During, Indicator

indicator = Indicator(
    key="adopters_approved",
    family="adopters",
    title="Adopters approved",
    why="Families for children who wait.",
    caveats="Often held by a regional agency: then the figure is supplied.",
    source="Local setting: the adoption agency's register",
    facts="adopter_households",
    basis=During("approved_on"),
    counted="household",
    counts="Adopter households approved in the period",
    measure=Count(),
    polarity=HIGH,
    breakdowns=(AREA,),
    figure_from="either",
    reason="approved {approved_on}",
)
