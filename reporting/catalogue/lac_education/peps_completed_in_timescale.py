"""The first against twenty working days, later ones against the day they were due."""

from __future__ import annotations

import numpy as np

from csc.periods import LONG_AGO, NEVER
from looked_after.timescales import PEP_FIRST
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, UASC
from reporting.catalogue.lac_education._education import of_age
from reporting.catalogue.looked_after._reviews import of_a_child_looked_after
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, During, Indicator, Share


def of_a_child_owed_a_plan(rows: Rows) -> np.ndarray:
    return of_a_child_looked_after(rows) & of_age(rows)


def is_first(rows: Rows) -> np.ndarray:
    """No plan was agreed earlier in this period of care."""
    return rows.latest("education_plans", "agreed_on", by="care_period", at=rows.agreed_on, before=True) == LONG_AGO


def in_time(rows: Rows) -> np.ndarray:
    first = rows.standards["first"].in_time(rows.of("care_periods", "started_on", by="care_period"), rows.agreed_on)
    return np.where(is_first(rows), first, rows.agreed_on <= rows.due_on)


def due_day_missing(rows: Rows) -> np.ndarray:
    return ~is_first(rows) & (rows.due_on == NEVER)


indicator = Indicator(
    key="peps_completed_in_timescale",
    family="lac_pep",
    title="Personal education plans completed on time",
    why="A plan that comes after the term is no help in it.",
    caveats="Counts plans completed: those never made are in the share reviewed this term.",
    source="Promoting the education of looked-after children (statutory guidance), as local practice",
    standard="First plan 20 working days from becoming looked after, then each term [local setting]",
    clock_by="done",
    facts="education_plans",
    basis=During("agreed_on"),
    counts="Personal education plans completed in the period",
    marks="Those completed by their due date",
    leaves_out="Children outside the ages in the local setting (by default 2 to 17); short breaks",
    population=of_a_child_owed_a_plan,
    excluded={"no due date recorded": due_day_missing},
    mark=in_time,
    standards={"first": PEP_FIRST},
    measure=Share(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, AGE_BAND, GENDER, ETHNICITY, UASC),
    reason="due {due_on}, completed {agreed_on}",
)
