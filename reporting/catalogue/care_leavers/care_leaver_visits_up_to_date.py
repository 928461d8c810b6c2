"""In person: every two months, and within seven days of a move."""

from __future__ import annotations

import numpy as np

from csc.periods import LONG_AGO
from looked_after.timescales import adviser_visit
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, UASC, WORKER
from reporting.catalogue.care_leavers._cohort import COHORT, in_cohort
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, Indicator, OpenAt, Share


def last_visit_on(rows: Rows) -> np.ndarray:
    return rows.latest("care_leaver_visits", "visited_on", where="child_was_seen")


def moved_on(rows: Rows) -> np.ndarray:
    """The day the young person moved into the present home; NEVER where none is known."""
    return rows.holding("care_leaver_homes", take="started_on")


def visited_in_time(rows: Rows) -> np.ndarray:
    """Visited, and the next visit is not overdue."""
    last = last_visit_on(rows)
    return (last > LONG_AGO) & ~adviser_visit(last_visit=last, moved_on=moved_on(rows)).overdue(rows.at)


indicator = Indicator(
    key="care_leaver_visits_up_to_date",
    family="care_leaver_visits",
    title="Care leavers with an up to date visit",
    why="Somebody has to see the flat, and who is in it.",
    caveats="Visits in person only: being in touch is another figure. Never visited counts as not visited from the first day.",
    source="Care Leavers (England) Regulations 2010, regulation 8",
    standard="2 months between adviser visits; 7 days after a move [statutory]",
    clock_by="due",
    facts="care_leavers",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Care leavers in the cohort at the period end",
    marks="Those visited in person by the adviser within the interval",
    leaves_out="Still looked after; died; returned home for 6 months; moved to another council",
    population=in_cohort,
    mark=visited_in_time,
    measure=Share(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, WORKER, AGE_BAND, GENDER, ETHNICITY, UASC, COHORT),
    shows={"last_visit_on": last_visit_on, "moved_on": moved_on},
    reason="last visited {last_visit_on}, moved in {moved_on}",
)
