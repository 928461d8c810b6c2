"""The latest score of each child in the year; a lower one is better."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, UASC
from reporting.catalogue.lac_health._health import BY, a_year_in_care
from reporting.engine.rows import Rows
from reporting.indicators import LOW, ROLLING_12, Indicator, Mean, OpenAt

YOUNGEST, OLDEST = 4, 16


def scored_in_the_year(rows: Rows) -> np.ndarray:
    """A year in care, aged 4 to 16, with a score in the 12 months."""
    of_age = (rows.age() >= YOUNGEST) & (rows.age() <= OLDEST)
    return a_year_in_care(rows) & of_age & (rows.count("sdqs", "completed_on", by=BY, where="has_score") > 0)


def latest_score(rows: Rows) -> np.ndarray:
    return rows.latest("sdqs", "completed_on", by=BY, where="has_score", take="score")


indicator = Indicator(
    key="lac_sdq_average_score",
    family="lac_wellbeing",
    title="Average strengths and difficulties score",
    why="How children in care are, in themselves: 17 and more is a cause for concern.",
    caveats="Only of children with a score: print beside it how many had one.",
    source="DfE, SSDA903 and children's social care national framework",
    standard="Yearly, ages 4 to 16 [DfE], national framework",
    facts="care_periods",
    basis=OpenAt("started_on", "ended_on"),
    window=ROLLING_12,
    counted="child",
    counts="Children looked after for 12 months or more, aged 4 to 16, with a score in the 12 months",
    marks="Latest score",
    leaves_out="Short breaks",
    population=scored_in_the_year,
    mark=latest_score,
    measure=Mean(unit="points"),
    polarity=LOW,
    breakdowns=(AREA, TEAM, AGE_BAND, GENDER, ETHNICITY, UASC),
    beyond=True,
    shows={"latest_score": latest_score},
    reason="score {latest_score}",
)
