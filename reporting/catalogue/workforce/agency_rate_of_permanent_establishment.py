"""One council's form: against the posts it is funded for, so that it may pass 100%."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AREA, TEAM, TEAM_TYPE
from reporting.catalogue.workforce._establishment import registered, time_unknown
from reporting.catalogue.workforce._posts import FULL_TIME, from_agency
from reporting.engine.rows import Rows
from reporting.indicators import LOW, Indicator, OpenAt, Share


def budgets_and_agency_posts(rows: Rows) -> np.ndarray:
    return registered(rows) & (rows.budgeted | from_agency(rows))


def time_by_agency(rows: Rows) -> np.ndarray:
    return np.where(rows.budgeted, 0, rows.fte)


def time_budgeted(rows: Rows) -> np.ndarray:
    return np.where(rows.budgeted, rows.fte, 0)


indicator = Indicator(
    key="agency_rate_of_permanent_establishment",
    family="agency",
    title="Agency social workers against permanent posts",
    why="How much of the work the council is funded for rests on people who may be gone next week.",
    caveats="Against budgeted posts, not against people: not the national rate, and it can pass 100%.",
    source="Local setting",
    standard="agency / permanent establishment [local setting]",
    facts="establishment",
    basis=OpenAt("started_on", "ended_on"),
    counted="post",
    counts="Permanent establishment of qualified social worker posts, FTE",
    marks="Agency qualified social workers, FTE",
    population=budgets_and_agency_posts,
    excluded={"contracted time not recorded": time_unknown},
    mark=time_by_agency,
    weight=time_budgeted,
    measure=Share(scale=FULL_TIME),
    polarity=LOW,
    breakdowns=(TEAM, TEAM_TYPE, AREA),
    figure_from="either",
    shows={"by_agency": time_by_agency, "budgeted_time": time_budgeted},
    reason="{by_agency} hundredths of full time by agency, {budgeted_time} budgeted",
)
