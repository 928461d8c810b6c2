"""How long a visit waits to be on the record: it shows before the share of visits falls."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AREA, TEAM, VISIT_TYPE, WORKER
from reporting.engine.rows import Rows
from reporting.indicators import LOW, During, Indicator, Median


def days_to_record(rows: Rows) -> np.ndarray:
    return rows.days_to_record


def recorded_before_made(rows: Rows) -> np.ndarray:
    return rows.completed_on < rows.visited_on


indicator = Indicator(
    key="visit_recording_lag_days",
    family="visit_recording",
    title="Days from visit to record (median)",
    why="What is written weeks later is neither there for whoever is on duty tonight, nor exact.",
    caveats="By the day the record was finished: what is still unfinished is not here, but in the visits that seem late.",
    source="Local setting",
    standard="none; target is a [local setting]",
    clock_by="done",
    facts="visits",
    basis=During("completed_on"),
    counts="Visits recorded in the period",
    marks="Days between the visit and its record",
    leaves_out="Visits imported with no recording date",
    excluded={"recorded before it was made": recorded_before_made},
    mark=days_to_record,
    measure=Median(unit="days"),
    polarity=LOW,
    breakdowns=(AREA, TEAM, WORKER, VISIT_TYPE),
    beyond=True,
    reason="visited {visited_on}, on the record {completed_on}: {days_to_record} days",
)
