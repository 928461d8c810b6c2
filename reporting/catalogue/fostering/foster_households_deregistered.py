"""Approval ended, whether by the household or by the council."""

from reporting.breakdowns import AREA
from reporting.catalogue.fostering.foster_households import own
from reporting.indicators import INFO, Count, During, Indicator

indicator = Indicator(
    key="foster_households_deregistered",
    family="foster_households",
    title="Foster carer households deregistered",
    why="Homes that are there no more, for good reasons and for bad.",
    caveats="The last stock, plus those approved, less these, must be this stock.",
    source="Local setting: the fostering register",
    facts="foster_households",
    basis=During("ended_on"),
    counted="household",
    counts="Foster carer households whose approval ended in the period",
    leaves_out="Agency carers",
    population=own,
    measure=Count(),
    polarity=INFO,
    breakdowns=(AREA,),
    figure_from="either",
    reason="approved {approved_on}, ended {ended_on}, {end_reason}",
)
