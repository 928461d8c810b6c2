"""Workers who were here all month, and whether anybody sat down with them."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AREA, TEAM, TEAM_TYPE, WORKER
from reporting.catalogue.workforce._posts import social_work_post
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, Indicator, OpenDuring, Share


def all_month(rows: Rows, table: str) -> np.ndarray:
    """Whether one row of the table holds from the first day of the month to the last."""
    ended_on = rows.holding(table, by="worker", at=rows.since, take="ended_on")
    return rows.holding(table, by="worker", at=rows.since) & (ended_on > rows.at)


def here_all_month(rows: Rows) -> np.ndarray:
    """In a social work post with the authority throughout, and not away throughout."""
    return social_work_post(rows) & all_month(rows, "employments") & ~all_month(rows, "absences")


def supervised(rows: Rows) -> np.ndarray:
    return rows.count("supervisions", "held_on", by="worker") > 0


def last_supervised_on(rows: Rows) -> np.ndarray:
    return rows.latest("supervisions", "held_on", by="worker")


indicator = Indicator(
    key="workers_supervised_in_month",
    family="supervision",
    title="Social workers supervised in the month",
    why="Whoever carries children's fears needs somebody to put them down with.",
    caveats="Ten a year is the usual standard, so 83% in a month is all of them.",
    source="Local setting",
    standard="10 a year, so 83% in a month [local setting]",
    clock_by="due",
    facts="posts",
    basis=OpenDuring("started_on", "ended_on"),
    counted="worker",
    counts="Social workers in post for the whole month",
    marks="Those with a supervision meeting in the month",
    leaves_out="Absent all month; started or left in the month",
    population=here_all_month,
    mark=supervised,
    distinct="worker",
    measure=Share(),
    polarity=HIGH,
    breakdowns=(TEAM, TEAM_TYPE, AREA, WORKER),
    shows={"last_supervised_on": last_supervised_on},
    reason="last supervised {last_supervised_on}",
)
