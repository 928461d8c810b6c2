"""To early help alone."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AGE_BAND, AREA, ASSESSMENT_TYPE, ETHNICITY, GENDER, TEAM, WORKER
from reporting.catalogue.assessments import _kinds
from reporting.engine.rows import Rows
from reporting.indicators import INFO, Count, During, Indicator

STEP_DOWN_TO_EARLY_HELP = "assessment_outcome:step_down_early_help"


def stepped_down_to_early_help(rows: Rows) -> np.ndarray:
    return _kinds.single(rows) & rows.coded("outcome", STEP_DOWN_TO_EARLY_HELP)


indicator = Indicator(
    key="assessments_ended_in_step_down_count",
    family="assessment_outcome",
    title="Assessments stepped down to Early Help",
    why="Set beside early help episodes that begin by step down, it shows what got lost between the two.",
    source="Local setting: outcomes mapped to four groups that add up to all",
    standard="Outcome list [local setting]",
    facts="assessments",
    basis=During("authorised_on"),
    counts="Assessments authorised in the period with the outcome step down to Early Help",
    population=stepped_down_to_early_help,
    measure=Count(),
    polarity=INFO,
    breakdowns=(
        AREA,
        TEAM,
        WORKER,
        ASSESSMENT_TYPE,
        AGE_BAND,
        GENDER,
        ETHNICITY,
    ),
    reason="authorised {authorised_on}, outcome {outcome}",
)
