"""Periods of care that ended; closing one never rewrites another."""

from __future__ import annotations

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, REASON_CEASED, TEAM, UASC
from reporting.catalogue.looked_after.looked_after_children import not_short_breaks
from reporting.indicators import HIGH, Count, During, Indicator, Variant

CHILDREN = Variant("children", "each child once in the period, at the latest end (DfE form)", distinct="child")


indicator = Indicator(
    key="looked_after_ceased",
    family="looked_after_ends",
    title="Children ceasing to be looked after",
    why="Children who went home, were adopted, found a guardian or turned 18.",
    source="Local setting: episodes",
    standard="Episode form [local setting]",
    facts="care_periods",
    basis=During("ended_on"),
    counts="Periods of care ended in the period",
    leaves_out="Short breaks",
    population=not_short_breaks,
    measure=Count(),
    polarity=HIGH,
    breakdowns=(
        AREA,
        TEAM,
        AGE_BAND,
        GENDER,
        ETHNICITY,
        UASC,
        REASON_CEASED,
    ),
    variants=(CHILDREN,),
    reason="ended {ended_on}, {reason_ceased}",
)
