"""How old the open work is, in bands; the last two bands are past the limit."""

from __future__ import annotations

import numpy as np

from csc.periods import NEVER
from csc.working_days import current_calendar
from reporting.breakdowns import AREA, DAYS_OPEN_BAND, TEAM, WORKER
from reporting.catalogue.assessments import _kinds
from reporting.engine.rows import Rows
from reporting.indicators import INFO, Distribution, Indicator, OpenAt


def working_days_open(rows: Rows) -> np.ndarray:
    """Working days from the start of the guidance clock to the date; -1 where that start is not recorded."""
    open_for = current_calendar().count(rows.clock_started_on, rows.at)
    return np.where(rows.clock_started_on < NEVER, open_for, -1)


DAYS_OPEN = DAYS_OPEN_BAND.on(working_days_open)

indicator = Indicator(
    key="assessments_open_by_days_open",
    family="assessments_open",
    title="Open assessments by time open",
    why="Shows late work before it is finished: what is about to pass the limit can still be helped.",
    caveats="Open work, not completed work: never on one line with the completed share.",
    source="Local setting: the bands; the limit of 45 working days is statutory guidance",
    standard="Bands are a [local setting]; the top two start after 45 working days",
    clock_by="due",
    facts="assessments",
    basis=OpenAt("started_on", "authorised_on"),
    counts="Assessments open at the period end",
    population=_kinds.single,
    marks="Assessments in each band of working days open",
    measure=Distribution(over=DAYS_OPEN),
    polarity=INFO,
    breakdowns=(DAYS_OPEN, AREA, TEAM, WORKER),
    shows={"working_days_open": working_days_open},
    version=2,
    reason="started {started_on}, open for {working_days_open} working days at {at}",
)
