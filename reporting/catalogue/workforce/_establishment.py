"""Posts budgeted against people in them. Rows are budgets and workers' posts; one budget of each unit carries its vacancies."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from reporting.catalogue.workforce._posts import REGISTERED, held, own_staff
from reporting.engine.rows import Pairs, Rows


def in_unit(rows: Rows) -> Pairs:
    """Every budget and post of the unit beside each budget; beside a worker's post nothing."""
    return rows.each("establishment", by=("budget_of", "team"))


def budgets(pairs: Pairs, roles: Sequence[str]) -> np.ndarray:
    """Which of the pairs are budgets for these groups of roles in force on the date."""
    return pairs.budgeted & held(pairs) & _of(pairs, roles)


def own_posts(pairs: Pairs, roles: Sequence[str]) -> np.ndarray:
    """Which of the pairs are posts of these roles that a social worker employed by the authority holds on the date."""
    spells = pairs._rows._frame.facts["employments"].spans("worker", "started_on", "ended_on", own_staff)
    employed = spells.holding(pairs.worker, pairs.at) >= 0
    return ~pairs.budgeted & pairs.qualified & employed & held(pairs) & _of(pairs, roles)


def _of(pairs: Pairs, roles: Sequence[str]) -> np.ndarray:
    return pairs._rows._frame.facts.codes.group_flags("post_role", roles)[pairs.post_role]


def is_first_budget(rows: Rows, roles: Sequence[str]) -> np.ndarray:
    """The first of the unit's budgets for these roles on the date: one row for each unit."""
    pairs = in_unit(rows)
    return pairs.min(pairs.id, budgets(pairs, roles), 0) == rows.id


def registered(rows: Rows) -> np.ndarray:
    """For or by a child and family social worker of any rank."""
    return rows.grouped("post_role", "post_role", *REGISTERED) & (rows.budgeted | rows.qualified)


def time_unknown(rows: Rows) -> np.ndarray:
    return ~rows.budgeted & (rows.fte < 0)


def vacant_time(rows: Rows) -> np.ndarray:
    """Of the unit, in hundredths of full time: budgeted less in post. More people than posts is no vacancy."""
    pairs = in_unit(rows)
    in_post = pairs.sum(np.maximum(pairs.fte, 0), own_posts(pairs, REGISTERED))
    return np.maximum(pairs.sum(pairs.fte, budgets(pairs, REGISTERED)) - in_post, 0)
