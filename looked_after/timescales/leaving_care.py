"""Leaving care: the pathway plan, the personal adviser's visits, being in touch (rules.md T70 to T73)."""

from __future__ import annotations

import datetime
from typing import Any, overload

import numpy as np

from csc.choice import Chosen
from csc.days import NEVER, Array, Instants, When
from csc.periods import add_months
from csc.timescales import Basis, Days, Months, local_clock, simple_clock
from looked_after.timescales.plans import CARE_PLANNING, IN_FORCE

CARE_LEAVERS = "Care Leavers (England) Regulations 2010"

PATHWAY_ASSESSMENT = simple_clock(
    key="pathway_assessment",
    title="Assessment of needs for the pathway plan",
    source=f"{CARE_PLANNING}, regulation 42",
    starts="16th birthday, or the later day of becoming eligible",
    stops="Assessment completed",
    limit=Months(3),
    warn=28,
    effective_from=IN_FORCE,
    basis=Basis.REG,
)

PATHWAY_REVIEW = simple_clock(
    key="pathway_review",
    title="Pathway plan reviewed",
    source=f"{CARE_LEAVERS}, regulation 7",
    starts="Plan completed; then the last review held",
    stops="Review held",
    limit=Months(6),
    warn=28,
    effective_from=IN_FORCE,
    basis=Basis.REG,
    note="Sooner when the young person or the adviser asks.",
)

ADVISER_VISIT = simple_clock(
    key="adviser_visit",
    title="Personal adviser's visit",
    source=f"{CARE_LEAVERS}, regulation 8",
    starts="Last visit",
    stops="Visit made",
    limit=Months(2),
    warn=10,
    effective_from=IN_FORCE,
    basis=Basis.REG,
)

ADVISER_VISIT_AFTER_MOVE = simple_clock(
    key="adviser_visit_after_move",
    title="Personal adviser's visit after a move",
    source=f"{CARE_LEAVERS}, regulation 8",
    starts="Moved into new accommodation",
    stops="Visit made",
    limit=Days(7),
    warn=2,
    effective_from=IN_FORCE,
    basis=Basis.REG,
)

IN_TOUCH_INTERVAL = local_clock(
    key="in_touch_interval",
    title="In touch with a care leaver",
    source="Local standard for the monthly figure",
    starts="Last two-way contact",
    stops="Two-way contact",
    limit=Months(2),
    warn=10,
)

IN_TOUCH_BIRTHDAY = simple_clock(
    key="in_touch_birthday",
    title="In touch around a birthday",
    source="Department for Education, SSDA903: from 3 months before the birthday to 1 month after",
    starts="Birthday, from 17 to 21",
    stops="Two-way contact",
    limit=Months(1),
    warn=14,
    basis=Basis.DFE,
    note="One answer for each birthday, in the year in which the birthday falls.",
)
IN_TOUCH_MONTHS_BEFORE = 3


@overload
def in_touch_window(birthday: datetime.date) -> tuple[datetime.date, datetime.date]: ...
@overload
def in_touch_window(birthday: Array) -> tuple[Array, Array]: ...
def in_touch_window(birthday: datetime.date | Array) -> tuple[Any, Any]:
    """The first and the last day on which contact answers for a birthday, both included."""
    return add_months(birthday, -IN_TOUCH_MONTHS_BEFORE), IN_TOUCH_BIRTHDAY.statutory.due_on(birthday)


def adviser_visit(*, last_visit: When, moved_on: When = None) -> Chosen:
    """The clock of the personal adviser's next visit: within 7 days of a move, else two months after the last.

    After a move without a visit since, the earlier of the two counts.
    """
    last, moved = Instants(last_visit), Instants(moved_on).days
    after_move = (moved < NEVER) & ((last.days < moved) | (last.days >= NEVER))
    sooner = ADVISER_VISIT_AFTER_MOVE.due_on(moved) < ADVISER_VISIT.due_on(last.days)
    return Chosen(
        (after_move & sooner, ADVISER_VISIT_AFTER_MOVE, moved),
        (np.ones(len(last), dtype=bool), ADVISER_VISIT, last.days),
        single=last.single,
    )
