"""The national form: a vacancy covered by an agency worker is a vacancy."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AREA, TEAM, TEAM_TYPE
from reporting.catalogue.workforce._establishment import is_first_budget, registered, time_unknown, vacant_time
from reporting.catalogue.workforce._posts import FULL_TIME, REGISTERED, employed
from reporting.engine.rows import Rows
from reporting.indicators import LOW, Indicator, OpenAt, Share


def vacancies_and_own_staff(rows: Rows) -> np.ndarray:
    """One row for the vacancies of each unit, and one for each post that own staff hold."""
    return registered(rows) & np.where(rows.budgeted, is_first_budget(rows, REGISTERED), employed(rows))


def vacant(rows: Rows) -> np.ndarray:
    return np.where(rows.budgeted, vacant_time(rows), 0)


def vacant_or_in_post(rows: Rows) -> np.ndarray:
    return np.where(rows.budgeted, vacant_time(rows), rows.fte)


indicator = Indicator(
    key="vacancy_rate",
    family="vacancies",
    title="Social worker vacancy rate",
    why="Empty desks are other people's cases.",
    caveats="Social workers of every rank, as in the workforce census. Vacancies are found unit by unit, from its budget.",
    source="DfE, children's social work workforce; national framework",
    standard="vacant / (vacant + in post) [DfE], national framework",
    facts="establishment",
    basis=OpenAt("started_on", "ended_on"),
    counted="post",
    counts="Vacant FTE plus social workers in post FTE at the period end",
    marks="Vacant FTE, covered by agency or not",
    leaves_out="Agency workers",
    population=vacancies_and_own_staff,
    excluded={"contracted time not recorded": time_unknown},
    mark=vacant,
    weight=vacant_or_in_post,
    measure=Share(scale=FULL_TIME),
    polarity=LOW,
    breakdowns=(TEAM, TEAM_TYPE, AREA),
    figure_from="either",
    beyond=True,
    shows={"vacant": vacant, "vacant_or_in_post": vacant_or_in_post},
    reason="{vacant} of {vacant_or_in_post} hundredths of full time vacant",
)
