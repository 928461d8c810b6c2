"""Two-way contact: a letter without an answer is none, and whoever refuses stays in the denominator."""

from __future__ import annotations

import numpy as np

from csc.periods import LONG_AGO
from looked_after import codes
from looked_after.timescales import IN_TOUCH_INTERVAL
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, UASC, WORKER
from reporting.catalogue.care_leavers._cohort import COHORT, birthday_window, in_cohort, variants
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, Indicator, OpenAt, Share


def two_way(rows: Rows) -> np.ndarray:
    return rows.coded("in_touch", codes.IN_TOUCH)


def last_in_touch_on(rows: Rows) -> np.ndarray:
    return rows.latest("care_leaver_contacts", "contacted_on", where=two_way)


def in_touch(rows: Rows) -> np.ndarray:
    return rows.standards["clock"].in_time(last_in_touch_on(rows), rows.at)


def in_touch_around_birthday(rows: Rows) -> np.ndarray:
    """Two-way contact on any day of the birthday window."""
    first, last = birthday_window(rows)
    found = rows.latest("care_leaver_contacts", "contacted_on", where=two_way, at=last)
    return (found > LONG_AGO) & (found >= first)


indicator = Indicator(
    key="care_leavers_in_touch",
    family="care_leaver_outcomes",
    title="Care leavers in touch",
    why="Who is in touch can ask for help.",
    caveats="The age groups do not nest: 18 to 24 holds nobody of 17. In touch is not a visit.",
    source="DfE, SSDA903: in touch; the monthly interval is a local setting",
    standard="Interval for the monthly form [local setting], default 2 months; birthday window for the national form [DfE]",
    facts="care_leavers",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Care leavers in the cohort at the period end",
    marks="Those with two-way contact within the interval",
    leaves_out="Still looked after; died; returned home for 6 months; moved to another council",
    population=in_cohort,
    mark=in_touch,
    standards={"clock": IN_TOUCH_INTERVAL},
    measure=Share(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, WORKER, AGE_BAND, GENDER, ETHNICITY, UASC, COHORT),
    variants=variants(in_touch_around_birthday),
    shows={"last_in_touch_on": last_in_touch_on},
    reason="{eligibility}, last in touch {last_in_touch_on}",
)
