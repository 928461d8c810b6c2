"""Permanence and adoption (rules.md B.5)."""

from __future__ import annotations

from csc.timescales import CORONAVIRUS, Basis, Days, Months, Weeks, WorkingDays, local_clock, simple_clock

PERMANENCE_PLAN = local_clock(
    key="permanence_plan",
    title="Permanence plan made",
    source="Statutory guidance on care planning: by the second review, as local practice four months",
    starts="Became looked after",
    stops="Plan recorded",
    limit=Months(4),
    warn=28,
)

ADOPTION_DECISION = simple_clock(
    key="adoption_decision",
    title="Decision that a child should be placed for adoption",
    source="Adoption Agencies Regulations 2005 and the statutory guidance on adoption",
    starts="Panel's minutes, or referral to the decision maker",
    stops="Decision",
    limit=WorkingDays(7),
    warn=2,
    basis=Basis.REG,
    relaxed=[CORONAVIRUS],
)

ADOPTION_PLACEMENT = simple_clock(
    key="adoption_placement",
    title="Placed for adoption within 12 months of the decision",
    source="Department for Education, national indicator 61",
    starts="Decision that the child should be placed",
    stops="Placed for adoption, and still there when adopted",
    limit=Months(12),
    basis=Basis.DFE,
)

ADOPTION_ORDER = local_clock(
    key="adoption_order",
    title="Adoption order within 12 months of the decision",
    source="Local measure; not national indicator 61",
    starts="Decision that the child should be placed",
    stops="Adoption order",
    limit=Months(12),
)

ADOPTION_LIVING_TOGETHER = simple_clock(
    key="adoption_living_together",
    title="Lived with the adopters before they apply",
    source="Adoption and Children Act 2002 section 42",
    starts="Placed for adoption",
    stops="Adopters apply for the order",
    limit=Weeks(10),
    basis=Basis.STAT,
    at_least=True,
)

ADOPTION_APPEAL = simple_clock(
    key="adoption_appeal",
    title="Time to appeal against an adoption order",
    source="Family Procedure Rules 2010",
    starts="Adoption order",
    stops="Order can no longer be appealed",
    limit=Days(28),
    basis=Basis.REG,
    at_least=True,
    note="Sources say 21 or 28 days; a figure is final when the longer one has passed.",
)
