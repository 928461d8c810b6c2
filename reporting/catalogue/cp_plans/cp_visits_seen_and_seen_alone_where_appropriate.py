"""Every visit the law or a plan asks for, not only child protection: seen, and alone unless a reason says why not."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AGE_BAND, AREA, CATEGORY_OF_ABUSE, ETHNICITY, GENDER, TEAM, VISIT_TYPE, WORKER
from reporting.catalogue.cp_plans._visits import completed_and_born, seen_alone_or_excused
from reporting.engine.rows import Rows
from reporting.facts.all_visits import CHILD_IN_NEED
from reporting.indicators import HIGH, During, Indicator, Share


def statutory_visit(rows: Rows) -> np.ndarray:
    """To a child on a plan or looked after; a child in need is visited by local standard alone."""
    return completed_and_born(rows) & (rows.visit_type != CHILD_IN_NEED)


def not_recorded(rows: Rows) -> np.ndarray:
    """Nobody wrote whether the child was seen, or whether alone."""
    return (rows.child_seen < 0) | ((rows.child_seen == 1) & (rows.seen_alone == 0))


def category_on_the_day(rows: Rows) -> np.ndarray:
    """The category of the plan the child was on that day; not recorded for a child on none."""
    return rows.holding("cp_plans", where="own", at=rows.visited_on, take="latest_category")


indicator = Indicator(
    key="cp_visits_seen_and_seen_alone_where_appropriate",
    family="cp_seen_alone",
    title="Visits with the child seen, and seen alone where appropriate",
    why="Some things a child can only say alone, and some children cannot be spoken with alone.",
    caveats="Two facts in one row. Visits where it was not recorded whether the child was seen alone are listed beside it.",
    source="Local setting",
    standard="100% [local setting]",
    facts="visits",
    basis=During("visited_on"),
    counts="Statutory visits completed in the period",
    marks="Those with the child seen and either seen alone or not alone with an accepted reason",
    leaves_out="Unborn children; not recorded is shown apart",
    population=statutory_visit,
    excluded={"not recorded whether seen, or seen alone": not_recorded},
    mark=seen_alone_or_excused,
    measure=Share(),
    polarity=HIGH,
    breakdowns=(
        AREA,
        TEAM,
        WORKER,
        AGE_BAND,
        GENDER,
        ETHNICITY,
        CATEGORY_OF_ABUSE.on(category_on_the_day),
        VISIT_TYPE,
    ),
    reason="visited {visited_on}, {seen_alone}, {not_alone_reason}",
)
