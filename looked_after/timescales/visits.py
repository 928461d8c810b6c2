"""Visits to looked-after children: one rule for each visiting regime (rules.md T46, B.4a; regulation 28).

The first week starts again with every new placement; a change of legal status alone does not start
it again, except where the visit belongs to the order (a full order at home) or to the arrangement
(somebody else decides where the child lives).
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import numpy as np

from csc.choice import Chosen
from csc.days import NEVER, Instants, When
from csc.periods import add_months
from csc.timescales import CORONAVIRUS, Basis, Clock, Limit, Months, Override, Weeks, simple_clock
from looked_after import codes
from looked_after.timescales.plans import CARE_PLANNING, IN_FORCE
from looked_after.timescales.reviews import ADOPTION_AGENCIES

REGULATION_28 = f"{CARE_PLANNING}, regulation 28"


def _visit(
    key: str,
    title: str,
    limit: Limit,
    *,
    starts: str = "Last visit at which the child was seen",
    source: str = REGULATION_28,
    since: datetime.date | None = IN_FORCE,
    basis: Basis = Basis.REG,
    note: str = "",
) -> Clock:
    return simple_clock(
        key=key,
        title=title,
        source=source,
        starts=starts,
        stops="Visit made and the child seen",
        limit=limit,
        warn=2 if limit == Weeks(1) else 7,
        effective_from=since,
        basis=basis,
        override=Override.ANY if basis is Basis.LOCAL else Override.STRICTER,
        relaxed=[CORONAVIRUS],
        note=note,
    )


FIRST_VISIT = _visit(
    "lac_first_visit", "First visit in a placement", Weeks(1), starts="Placement began (or the order, or the change)"
)
WEEKLY_VISIT = _visit("lac_weekly_visit", "Weekly visit until the first review", Weeks(1))
VISIT = _visit(
    "lac_visit", "Visit to a looked-after child", Weeks(6), note="Some councils visit every four weeks until a permanent match."
)
FOUR_WEEKLY_VISIT = _visit(
    "lac_four_weekly_visit", "Visit under temporary approval, or under an interim order at home, after the first review", Weeks(4)
)
PERMANENT_VISIT = _visit(
    "lac_permanent_visit",
    "Visit in a placement meant to last to 18, after its first year",
    Months(3),
    note="Not for every placement of more than a year: only where it is meant to last until the child is 18.",
)
LONG_TERM_FOSTERING_VISIT = _visit(
    "lac_long_term_fostering_visit",
    "Visit in a long-term foster placement, after its first year",
    Months(6),
    source="Care Planning and Fostering (Miscellaneous Amendments) (England) Regulations 2015 (SI 2015/495)",
    since=datetime.date(2015, 4, 1),
    note="With the agreement of a child of sufficient understanding.",
)
OTHERS_ARRANGE_VISIT = _visit(
    "lac_others_arrange_visit", "Visit where somebody else decides where the child lives, after the first year", Months(3)
)
VISIT_ON_REQUEST = _visit(
    "lac_visit_on_request",
    "Visit asked for by the child or the carer, or after a concern",
    Weeks(1),
    starts="Request received or concern known",
    source=f"{REGULATION_28}(7): when reasonably requested",
)
ADOPTION_FIRST_VISIT = _visit(
    "adoption_first_visit",
    "First visit after placing for adoption",
    Weeks(1),
    starts="Placed for adoption",
    source=ADOPTION_AGENCIES,
    since=None,
)
ADOPTION_WEEKLY_VISIT = _visit(
    "adoption_weekly_visit",
    "Weekly visit after placing for adoption, until the first review",
    Weeks(1),
    source=ADOPTION_AGENCIES,
    since=None,
)
ADOPTION_VISIT = _visit(
    "adoption_visit",
    "Visit to a child placed for adoption, after the first review",
    Weeks(6),
    source=f"Local standard; {ADOPTION_AGENCIES}, leaves it to the review",
    since=None,
    basis=Basis.LOCAL,
)
SHORT_BREAKS_FIRST_VISIT = _visit(
    "short_breaks_first_visit",
    "First visit to a child on short breaks",
    Months(3),
    starts="First day actually placed",
    source=f"{CARE_PLANNING}, regulations 28 and 48",
)
SHORT_BREAKS_LATER_VISIT = _visit(
    "short_breaks_later_visit",
    "Later visit to a child on short breaks",
    Months(6),
    source=f"{CARE_PLANNING}, regulations 28 and 48",
)


@dataclass(frozen=True)
class VisitingRule:
    """What one regime asks for: a first visit, perhaps weekly ones until a review, then an interval by year.

    `own_start` says that the first week runs from the regime's own first day where that is later
    than the placement's.
    """

    first: Clock = FIRST_VISIT
    until_review: Clock | None = None
    first_year: Clock = VISIT
    afterwards: Clock = VISIT
    own_start: bool = False


VISITING: dict[str, VisitingRule] = {
    codes.REGIME_STANDARD: VisitingRule(),
    codes.REGIME_PERMANENT: VisitingRule(afterwards=PERMANENT_VISIT),
    codes.REGIME_LONG_TERM_FOSTERING: VisitingRule(afterwards=LONG_TERM_FOSTERING_VISIT),
    codes.REGIME_PARENT_BEFORE_ASSESSMENT: VisitingRule(until_review=WEEKLY_VISIT),
    codes.REGIME_TEMPORARY_APPROVAL: VisitingRule(
        until_review=WEEKLY_VISIT, first_year=FOUR_WEEKLY_VISIT, afterwards=FOUR_WEEKLY_VISIT
    ),
    codes.REGIME_INTERIM_ORDER_WITH_PARENT: VisitingRule(
        until_review=WEEKLY_VISIT, first_year=FOUR_WEEKLY_VISIT, afterwards=FOUR_WEEKLY_VISIT
    ),
    codes.REGIME_FULL_ORDER_WITH_PARENT: VisitingRule(own_start=True),
    codes.REGIME_OTHERS_ARRANGE: VisitingRule(afterwards=OTHERS_ARRANGE_VISIT, own_start=True),
    codes.REGIME_ADOPTION: VisitingRule(
        first=ADOPTION_FIRST_VISIT, until_review=ADOPTION_WEEKLY_VISIT, first_year=ADOPTION_VISIT, afterwards=ADOPTION_VISIT
    ),
    codes.REGIME_SHORT_BREAKS: VisitingRule(
        first=SHORT_BREAKS_FIRST_VISIT, first_year=SHORT_BREAKS_LATER_VISIT, afterwards=SHORT_BREAKS_LATER_VISIT
    ),
}
"""The rule of each visiting regime, by the key of its code."""


def next_visit(regime: str, *, placed_on: When, regime_from: When, last_visit: When, review_held: When) -> Chosen:
    """The clock of the next visit under one regime, for one child or for columns of day numbers.

    Args:
        regime: the key of the visiting regime in force.
        placed_on: the day the placement began.
        regime_from: the day the regime began in it.
        last_visit: the last visit at which the child was seen, or nothing; one before the placement counts for nothing.
        review_held: the first review since the child became looked after (or was placed for adoption), or nothing.

    An interval belongs to the year in which the visit that began it was made, counted from the
    start of the placement.
    """
    rule = VISITING[regime]
    began = Instants(placed_on)
    first_day = np.maximum(began.days, Instants(regime_from).days) if rule.own_start else began.days
    last = Instants(last_visit).days
    seen = (last >= first_day) & (last < NEVER)
    in_first_year = last < add_months(began.days, 12)
    options = [(~seen, rule.first, first_day)]
    if rule.until_review is not None:
        # A week that ended before the review was held was owed in full; one that the review cut short is owed no more.
        options.append((rule.until_review.due_on(last) <= Instants(review_held).days, rule.until_review, last))
    return Chosen(*options, (in_first_year, rule.first_year, last), (~in_first_year, rule.afterwards, last), single=began.single)
