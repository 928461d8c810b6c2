"""Rules that a record of a child in need must keep, as the statutory returns check them (errors, not queries).

Each takes times a child is open to social care and answers how often the child's records break it on the date.
Source: DfE, children in need census and SSDA903: validation rules, in our own words.
"""

from __future__ import annotations

import numpy as np

from csc.periods import NEVER
from looked_after import codes
from reporting.engine.rows import Rows


def no_ethnicity(rows: Rows) -> np.ndarray:
    """Not obtained and refused are answers; nothing is none."""
    return rows.of_child("ethnicity") == 0


def no_sex(rows: Rows) -> np.ndarray:
    return rows.of_child("sex") == 0


def no_birth(rows: Rows) -> np.ndarray:
    """Neither a date of birth nor an expected one."""
    return (rows.of_child("born_on") == NEVER) & (rows.of_child("expected_on") == NEVER)


def no_primary_need(rows: Rows) -> np.ndarray:
    return rows.primary_need == 0


def open_twice(rows: Rows) -> np.ndarray:
    """Two cases of one child open on one day."""
    return rows.holding_count("cin_episodes") > 1


def opened_before_referral(rows: Rows) -> np.ndarray:
    received_on = rows.of("referrals", "received_on", by="referral")
    return (received_on < NEVER) & (received_on > rows.started_on)


def assessments_out_of_order(rows: Rows) -> np.ndarray:
    """Begun before the case, or authorised before begun."""
    each = rows.each("assessments", by=("id", "episode"))
    return each.count((each.started_on < each.my("started_on")) | (each.authorised_on < each.started_on))


def enquiries_without_outcome(rows: Rows) -> np.ndarray:
    """Completed since the case began, and nobody wrote what came of it."""
    each = rows.each("s47_enquiries")
    since_then = (each.started_on >= each.my("started_on")) & (each.completed_on <= each.at)
    return each.count(since_then & (each.outcome == 0))


def conferences_before_enquiry(rows: Rows) -> np.ndarray:
    each = rows.each("initial_conferences")
    since_then = (each.held_on >= each.my("started_on")) & (each.held_on <= each.at)
    return each.count(since_then & (each.clock_started_on < NEVER) & (each.held_on < each.clock_started_on))


def plan_without_category(rows: Rows) -> np.ndarray:
    return rows.holding("cp_plans") & (rows.holding("cp_plans", take="initial_category") == 0)


def section_20_at_home(rows: Rows) -> np.ndarray:
    """Accommodated by agreement, and placed with the parents who agreed."""
    book = rows._frame.facts.codes
    by_agreement = book.flags((codes.SECTION_20,))[rows.holding("legal_statuses", take="status")]
    return by_agreement & book.flags((codes.WITH_PARENTS,))[rows.holding("placements", take="placement_type")]


RULES = {
    "ethnic group missing": no_ethnicity,
    "sex missing": no_sex,
    "date of birth missing": no_birth,
    "primary need missing": no_primary_need,
    "two cases open at once": open_twice,
    "case opened before its referral": opened_before_referral,
    "assessment out of order": assessments_out_of_order,
    "enquiry completed without outcome": enquiries_without_outcome,
    "conference before its enquiry": conferences_before_enquiry,
    "plan without category of abuse": plan_without_category,
    "section 20 with parents": section_20_at_home,
}
"""What is wrong, in words, and how it is found."""


def errors(rows: Rows) -> np.ndarray:
    """How many rules the child's records break, each as often as it is broken."""
    total = np.zeros(len(rows), dtype=np.int64)
    for broken in RULES.values():
        total += broken(rows)
    return total
