"""Days on the way to adoption, as the adoption scorecards count them (A1, A10, A2).

All are whole calendar days between two dates, for one child who was adopted. The mean is taken by
whoever reports; none means that the child is not in that mean.
"""

from __future__ import annotations

from looked_after.models import AdoptionPlan


def days_from_care_to_adopters(plan: AdoptionPlan) -> int | None:
    """A1: from the start of the final period of care until the child moved in with the adoptive family."""
    if plan.placed_on is None:
        return None
    return (plan.placed_on - plan.period_of_care.started_on).days


def days_from_care_to_adopting_home(plan: AdoptionPlan) -> int | None:
    """A10: as A1, but where the foster carer adopted, until the child moved in with them to be fostered."""
    if plan.placed_on is not None and plan.adopted_by_foster_carer and plan.foster_placement_on:
        return (plan.foster_placement_on - plan.period_of_care.started_on).days
    return days_from_care_to_adopters(plan)


def days_from_order_to_match(plan: AdoptionPlan) -> int | None:
    """A2: from the placement order until the match; 0 when matched first.

    None without a placement order, and for a child who was never placed.
    """
    if plan.placement_order_on is None or plan.matched_on is None or plan.placed_on is None:
        return None
    return max((plan.matched_on - plan.placement_order_on).days, 0)
