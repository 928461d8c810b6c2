"""What several figures about child protection plans ask of the same rows."""

from __future__ import annotations

import numpy as np

from csc.measured import Measured
from csc.periods import NEVER
from protection.local_choices import NO, REVIEW_AFTER_BIRTH, YES
from protection.timescales import FIRST_REVIEW, LATER_REVIEW, PRE_BIRTH_FIRST_REVIEW, REPEAT_PLAN
from reporting.engine.rows import Rows


def had_an_earlier_plan(rows: Rows) -> np.ndarray:
    """A plan of this authority that began before, on record or stated as history from before the records."""
    began_before = rows.latest("cp_plans", "started_on", where="own", at=rows.started_on, before=True)
    return (rows.previous_plans_stated > 0) | (began_before > -NEVER)


def had_an_earlier_plan_anywhere(rows: Rows) -> np.ndarray:
    return had_an_earlier_plan(rows) | (rows.previous_plans_elsewhere > 0)


def within_two_years_of_another(rows: Rows) -> np.ndarray:
    """The plan before ended no more than 24 months before this one began; the anniversary counts."""
    return REPEAT_PLAN.statutory.in_time(rows.earlier_plan_ended_on, rows.started_on)


def last_review_on(rows: Rows) -> np.ndarray:
    """The last review of this plan held by the end of the period; LONG_AGO if none was."""
    return rows.latest("review_conferences", "held_on", by=("id", "plan"))


def review_overdue(rows: Rows) -> np.ndarray:
    """The next review's last day is over: three months from the conference (or soon after the birth), then six from the last."""
    never_held = last_review_on(rows) <= -NEVER
    return overdue_by(rows, FIRST_REVIEW, LATER_REVIEW) | (never_held & (due_after_birth(rows, rows.started_on) < rows.at))


def overdue_by(rows: Rows, first: Measured, later: Measured) -> np.ndarray:
    """The next review's last day is over by these clocks: one from the conference, one from the last review held."""
    last = last_review_on(rows)
    first_missed = first.overdue(rows.started_on, rows.at)
    later_missed = later.overdue(np.where(last > -NEVER, last, rows.started_on), rows.at)
    return np.where(last > -NEVER, later_missed, first_missed)


def due_after_birth(rows: Rows, plan_started_on: np.ndarray) -> np.ndarray:
    """The last day for the first review of a plan made before birth, where the authority counts it from the birth; else NEVER."""
    if REVIEW_AFTER_BIRTH.always(NO):
        return np.full(len(rows), NEVER)
    born_on = rows.of_child("born_on")
    counted = REVIEW_AFTER_BIRTH.by_day(born_on, lambda answer: answer == YES)
    return np.where(counted & (born_on > plan_started_on), PRE_BIRTH_FIRST_REVIEW.due_on(born_on), NEVER)


def last_seen_on(rows: Rows) -> np.ndarray:
    """The last day by the end of the period on which the child was seen on a completed visit under this plan."""
    return rows.latest("cp_visits", "visited_on", by=("id", "plan"), where="child_was_seen")


def seen_or_started_on(rows: Rows) -> np.ndarray:
    """From when the next visit is counted: the last one at which the child was seen, else the plan's start."""
    return np.maximum(last_seen_on(rows), rows.started_on)
