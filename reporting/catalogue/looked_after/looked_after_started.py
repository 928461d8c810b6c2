"""Periods of care, not children: the variant counts each child once."""

from __future__ import annotations

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, UASC
from reporting.catalogue.looked_after.looked_after_children import not_short_breaks
from reporting.indicators import INFO, Count, During, Indicator, Variant

CHILDREN = Variant("children", "each child once in the period, at the latest start (DfE form for benchmarks)", distinct="child")


indicator = Indicator(
    key="looked_after_started",
    family="looked_after_starts",
    title="Children starting to be looked after",
    why="New children to be a parent to.",
    caveats="A change of placement or legal status within one period is no new start.",
    source="Local setting: episodes; DfE counts each child once a year",
    standard="Episode form [local setting]; DfE counts each child once a year",
    facts="care_periods",
    basis=During("started_on"),
    counts="Periods of care started in the period",
    leaves_out="Short breaks; a change of placement or legal status within one period of care",
    population=not_short_breaks,
    measure=Count(),
    polarity=INFO,
    breakdowns=(
        AREA,
        TEAM,
        AGE_BAND,
        GENDER,
        ETHNICITY,
        UASC,
    ),
    variants=(CHILDREN,),
    reason="started {started_on}",
)
