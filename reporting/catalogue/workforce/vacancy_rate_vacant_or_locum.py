"""One council's form: posts without somebody of its own in them, locum or nobody."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AREA, TEAM, TEAM_TYPE
from reporting.catalogue.workforce._establishment import budgets, in_unit, is_first_budget, own_posts
from reporting.catalogue.workforce._posts import SOCIAL_WORKERS
from reporting.engine.rows import Rows
from reporting.indicators import LOW, Indicator, OpenAt, Share


def one_row_for_each_unit(rows: Rows) -> np.ndarray:
    return rows.budgeted & is_first_budget(rows, SOCIAL_WORKERS)


def posts_budgeted(rows: Rows) -> np.ndarray:
    pairs = in_unit(rows)
    return pairs.sum(pairs.headcount, budgets(pairs, SOCIAL_WORKERS))


def vacant_or_locum(rows: Rows) -> np.ndarray:
    """Posts of the unit that nobody of its own holds; more people than posts is none."""
    pairs = in_unit(rows)
    return np.maximum(posts_budgeted(rows) - pairs.distinct("worker", own_posts(pairs, SOCIAL_WORKERS)), 0)


def heads_not_budgeted(rows: Rows) -> np.ndarray:
    """A budget in money and time alone says nothing of posts."""
    pairs = in_unit(rows)
    return pairs.any(budgets(pairs, SOCIAL_WORKERS) & (pairs.headcount < 0))


indicator = Indicator(
    key="vacancy_rate_vacant_or_locum",
    family="vacancies",
    title="Social worker posts vacant or covered by locums",
    why="Posts in which nobody means to stay.",
    caveats="Posts, not full-time equivalents, and locums count as vacancies: reads higher than the national rate.",
    source="Local setting",
    standard="vacant or locum-covered / budgeted headcount [local setting]",
    facts="establishment",
    basis=OpenAt("started_on", "ended_on"),
    counted="post",
    counts="Budgeted posts for social workers and senior social workers",
    marks="Those vacant or covered by a locum",
    population=one_row_for_each_unit,
    excluded={"posts are not budgeted by heads": heads_not_budgeted},
    mark=vacant_or_locum,
    weight=posts_budgeted,
    measure=Share(),
    polarity=LOW,
    breakdowns=(TEAM, TEAM_TYPE, AREA),
    figure_from="either",
    shows={"vacant_or_locum": vacant_or_locum, "posts_budgeted": posts_budgeted},
    reason="{vacant_or_locum} of {posts_budgeted} posts without own staff",
)
