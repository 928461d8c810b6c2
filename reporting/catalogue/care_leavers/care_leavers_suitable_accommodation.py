"""Suitability is judged home by home; no information counts as not suitable."""

from __future__ import annotations

import numpy as np

from looked_after import codes
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, UASC, WORKER
from reporting.catalogue.care_leavers._cohort import COHORT, birthday_window, in_cohort, supported, variants
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, Indicator, OpenAt, Share, Variant

NO_INFORMATION = "care_leaver_accommodation:0"


def in_suitable_home(rows: Rows) -> np.ndarray:
    """The home on the date, the one moved into last, is judged suitable."""
    return rows.holding("care_leaver_homes", take="suitable") == 1


def in_suitable_home_around_birthday(rows: Rows) -> np.ndarray:
    """The last home known in the birthday window is judged suitable."""
    _, last = birthday_window(rows)
    return rows.holding("care_leaver_homes", at=last, take="suitable") == 1


def in_neither(rows: Rows) -> np.ndarray:
    """The narrower test: a home that is known, neither prison nor bed and breakfast."""
    home = rows.holding("care_leaver_homes", take="accommodation")
    refused = rows._frame.facts.codes.flags((codes.IN_CUSTODY, codes.BED_AND_BREAKFAST, NO_INFORMATION))
    return (home > 0) & ~refused[home]


indicator = Indicator(
    key="care_leavers_suitable_accommodation",
    family="care_leaver_outcomes",
    title="Care leavers in suitable accommodation",
    why="Everything begins with a door of one's own to close.",
    caveats="No information counts as not suitable. Compare only with the same cohort, window and test.",
    source="DfE, SSDA903: accommodation of care leavers",
    standard="Suitability judged by risk, no information counts as not suitable [DfE]",
    facts="care_leavers",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Care leavers in the cohort at the period end",
    marks="Those whose latest accommodation is recorded suitable",
    leaves_out="Still looked after; died; returned home for 6 months; moved to another council",
    population=in_cohort,
    mark=in_suitable_home,
    measure=Share(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, WORKER, AGE_BAND, GENDER, ETHNICITY, UASC, COHORT),
    variants=variants(
        in_suitable_home_around_birthday,
        Variant(
            "not_prison_or_bed_and_breakfast",
            "suitable means any accommodation but prison or bed and breakfast",
            mark=in_neither,
        ),
        Variant(
            "leaving_care_team_not_prison_or_b_and_b",
            "young people the leaving care team supports at the date and any accommodation but prison or bed and breakfast",
            population=supported,
            mark=in_neither,
        ),
    ),
    shows={"age": lambda rows: rows.age()},
    reason="aged {age} on {at}, {eligibility}",
)
