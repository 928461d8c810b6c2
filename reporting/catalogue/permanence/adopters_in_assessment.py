"""In stage one or in stage two; between them a family is in neither."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AREA, Cohorts
from reporting.engine.rows import Rows
from reporting.indicators import INFO, Count, Indicator, OpenAt


def in_stage_one(rows: Rows) -> np.ndarray:
    return (rows.stage_one_ended_on > rows.at) & (rows.stage_two_started_on > rows.at)


def in_stage_two(rows: Rows) -> np.ndarray:
    return rows.stage_two_started_on <= rows.at


def in_a_stage(rows: Rows) -> np.ndarray:
    return in_stage_one(rows) | in_stage_two(rows)


indicator = Indicator(
    key="adopters_in_assessment",
    family="adopters",
    title="Adopters being assessed",
    why="Families that may be there in half a year.",
    caveats="Often held by a regional agency: then the figure is supplied.",
    source="Statutory guidance on adoption: the two stages of assessment",
    standard="Two-stage assessment [statutory guidance]",
    facts="adopter_households",
    basis=OpenAt("stage_one_started_on", "ended_on"),
    counted="household",
    counts="Adopter households in stage 1 or stage 2 at the period end",
    population=in_a_stage,
    measure=Count(),
    polarity=INFO,
    breakdowns=(AREA, Cohorts("cohort", "Stage", cohorts=(("stage 1", in_stage_one), ("stage 2", in_stage_two)))),
    figure_from="either",
    reason="stage one from {stage_one_started_on}, stage two from {stage_two_started_on}",
)
