"""New homes: the stock at the start, and these, less those deregistered, make the stock at the end."""

from reporting.breakdowns import AREA
from reporting.catalogue.fostering.foster_households import own
from reporting.indicators import HIGH, Count, During, Indicator

indicator = Indicator(
    key="foster_households_approved",
    family="foster_households",
    title="Foster carer households approved",
    why="Every new household is a home that was not there.",
    caveats="Two record systems give two numbers: take it from the fostering register.",
    source="Local setting: the fostering register",
    facts="foster_households",
    basis=During("approved_on"),
    counted="household",
    counts="Foster carer households approved in the period",
    leaves_out="Agency carers",
    population=own,
    measure=Count(),
    polarity=HIGH,
    breakdowns=(AREA,),
    figure_from="either",
    reason="approved {approved_on}",
)
