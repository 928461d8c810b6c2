"""Visits to privately fostered children (rules.md T75 to T77)."""

from __future__ import annotations

import datetime

from csc.choice import Chosen
from csc.days import NEVER, Instants, When
from csc.periods import add_months
from csc.timescales import CORONAVIRUS, Basis, Clock, Limit, Weeks, WorkingDays, simple_clock

REGULATIONS = "Children (Private Arrangements for Fostering) Regulations 2005"
IN_FORCE = datetime.date(2005, 7, 1)


def _visit(key: str, title: str, limit: Limit, *, starts: str, regulation: str) -> Clock:
    return simple_clock(
        key=key,
        title=title,
        source=f"{REGULATIONS}, {regulation}",
        starts=starts,
        stops="Visit made and the child seen alone",
        limit=limit,
        warn=3 if isinstance(limit, WorkingDays) else 7,
        effective_from=IN_FORCE,
        basis=Basis.REG,
        relaxed=[CORONAVIRUS],
    )


PRIVATE_FOSTERING_FIRST_VISIT = _visit(
    "private_fostering_first_visit",
    "First visit to a privately fostered child",
    WorkingDays(7),
    starts="The authority was notified or became aware",
    regulation="regulations 4 and 7",
)
PRIVATE_FOSTERING_VISIT_FIRST_YEAR = _visit(
    "private_fostering_visit_first_year",
    "Visit to a privately fostered child in the first year",
    Weeks(6),
    starts="Last visit",
    regulation="regulation 8",
)
PRIVATE_FOSTERING_VISIT_LATER = _visit(
    "private_fostering_visit_later",
    "Visit to a privately fostered child after the first year",
    Weeks(12),
    starts="Last visit",
    regulation="regulation 8",
)

PRIVATE_FOSTERING_NOTICE = simple_clock(
    key="private_fostering_notice",
    title="Notice given of private fostering",
    source=f"{REGULATIONS}, regulation 3",
    starts="The authority was notified",
    stops="The child moved in",
    limit=Weeks(6),
    effective_from=IN_FORCE,
    basis=Basis.REG,
    at_least=True,
    note="At once where the arrangement begins sooner.",
)


def private_fostering_visit(*, aware_on: When, last_visit: When) -> Chosen:
    """The clock of the next visit, for one child or for columns. The year runs from when the authority became aware."""
    aware, last = Instants(aware_on), Instants(last_visit).days
    visited = (last >= aware.days) & (last < NEVER)
    in_first_year = last < add_months(aware.days, 12)
    return Chosen(
        (~visited, PRIVATE_FOSTERING_FIRST_VISIT, aware.days),
        (in_first_year, PRIVATE_FOSTERING_VISIT_FIRST_YEAR, last),
        (visited, PRIVATE_FOSTERING_VISIT_LATER, last),
        single=aware.single,
    )
