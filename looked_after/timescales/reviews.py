"""Reviews of looked-after children, and which of the clocks runs for the next one (rules.md T42 to T47, B.4b)."""

from __future__ import annotations

import datetime

import numpy as np

from csc.choice import Chosen
from csc.days import LONG_AGO, NEVER, Array, Instants, When
from csc.timescales import CORONAVIRUS, Basis, Clock, Limit, Months, Weeks, WorkingDays, simple_clock
from looked_after.timescales.plans import CARE_PLANNING, IN_FORCE

ADOPTION_AGENCIES = "Adoption Agencies Regulations 2005, regulation 36"


def _review(
    key: str, title: str, limit: Limit, *, starts: str, source: str, since: datetime.date | None = IN_FORCE, note: str = ""
) -> Clock:
    return simple_clock(
        key=key,
        title=title,
        source=source,
        starts=starts,
        stops="Review held and completed",
        limit=limit,
        warn=10,
        effective_from=since,
        basis=Basis.REG,
        relaxed=[CORONAVIRUS],
        note=note,
    )


REGULATION_33 = f"{CARE_PLANNING}, regulation 33"

FIRST_REVIEW = _review(
    "lac_first_review",
    "First review of a looked-after child",
    WorkingDays(20),
    starts="Became looked after",
    source=f"{REGULATION_33}(1)",
    note="Not due for a child who leaves care before the 20th working day.",
)
SECOND_REVIEW = _review(
    "lac_second_review",
    "Second review of a looked-after child",
    Months(3),
    starts="First review held",
    source=f"{REGULATION_33}(2)",
)
LATER_REVIEW = _review(
    "lac_later_review",
    "Later review of a looked-after child",
    Months(6),
    starts="Last review held",
    source=f"{REGULATION_33}(2)",
    note="Earlier if the reviewing officer asks for it, or a visit raises concern for the child's welfare.",
)
SHORT_BREAKS_FIRST_REVIEW = _review(
    "short_breaks_first_review",
    "First review of a child on short breaks",
    Months(3),
    starts="First day actually placed",
    source=f"{CARE_PLANNING}, regulation 48",
)
SHORT_BREAKS_LATER_REVIEW = _review(
    "short_breaks_later_review",
    "Later review of a child on short breaks",
    Months(6),
    starts="Last review held",
    source=f"{CARE_PLANNING}, regulation 48",
)
LONG_TERM_FOSTERING_MEETING = _review(
    "long_term_fostering_meeting",
    "Review meeting for a child in a long-term foster placement",
    Months(12),
    starts="Last review meeting",
    source="Care Planning and Fostering (Miscellaneous Amendments) (England) Regulations 2015 (SI 2015/495)",
    since=datetime.date(2015, 4, 1),
    note="With the child's agreement; reviews themselves still fall due every six months.",
)
AUTHORITY_TO_PLACE_REVIEW = _review(
    "authority_to_place_review",
    "Review of a child who may be placed for adoption and is not placed yet",
    Months(3),
    starts="Authority to place: placement order or consent",
    source=ADOPTION_AGENCIES,
    since=None,
)
ADOPTION_FIRST_REVIEW = _review(
    "adoption_first_review",
    "First review after placing for adoption",
    Weeks(4),
    starts="Placed for adoption",
    source=ADOPTION_AGENCIES,
    since=None,
)
ADOPTION_SECOND_REVIEW = _review(
    "adoption_second_review",
    "Second review after placing for adoption",
    Months(3),
    starts="First review after placing",
    source=ADOPTION_AGENCIES,
    since=None,
)
ADOPTION_LATER_REVIEW = _review(
    "adoption_later_review",
    "Later review of a child placed for adoption",
    Months(6),
    starts="Last review held",
    source=ADOPTION_AGENCIES,
    since=None,
)


def next_review(
    *,
    began: When,
    last_held: When,
    number_held: Array | int,
    authority_from: When = None,
    placed_on: When = None,
    number_held_since_placed: Array | int = 0,
    short_breaks: Array | bool = False,
) -> Chosen:
    """The clock of the next review, for one child or for columns of day numbers.

    Args:
        began: the day the child became looked after, or of the first stay of short breaks.
        last_held: the last review held in this period of care, or nothing.
        number_held: how many were held.
        authority_from: the placement order or consent, while the child may be placed for adoption.
        placed_on: the adoptive placement that stands. From then on only the adoption clocks run.
        number_held_since_placed: how many reviews were held on or after `placed_on`.
        short_breaks: whether the child is on a series of short breaks.

    With authority to place and no review since, the earlier of that clock and the usual one counts.
    """
    start = Instants(began)
    first_day, none_held = start.days, np.equal(number_held, 0)
    held = np.where(none_held, LONG_AGO, Instants(last_held).days)
    authorised, placed = Instants(authority_from).days, Instants(placed_on).days
    is_placed, breaks = placed < NEVER, np.asarray(short_breaks, dtype=bool)
    usual = (
        (breaks & none_held, SHORT_BREAKS_FIRST_REVIEW, first_day),
        (breaks, SHORT_BREAKS_LATER_REVIEW, held),
        (none_held, FIRST_REVIEW, first_day),
        (np.equal(number_held, 1), SECOND_REVIEW, held),
        (~none_held, LATER_REVIEW, held),
    )
    awaited = (authorised < NEVER) & (held < authorised) & ~breaks
    sooner = AUTHORITY_TO_PLACE_REVIEW.due_on(authorised) < Chosen(*usual, single=False).due_on()
    return Chosen(
        (is_placed & np.equal(number_held_since_placed, 0), ADOPTION_FIRST_REVIEW, placed),
        (is_placed & np.equal(number_held_since_placed, 1), ADOPTION_SECOND_REVIEW, held),
        (is_placed, ADOPTION_LATER_REVIEW, held),
        (awaited & sooner, AUTHORITY_TO_PLACE_REVIEW, authorised),
        *usual,
        single=start.single,
    )
