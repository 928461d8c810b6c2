"""Doubts about what the return asks of adoptions."""

from __future__ import annotations

from collections.abc import Iterator

from csc.doubts import Doubt, register
from looked_after.models import AdoptionPlan

ONE = frozenset({"adopter_sex:M1", "adopter_sex:F1"})
SAME_GENDER = frozenset({"adopter_sex:MM", "adopter_sex:FF"})
WOMAN_AND_MAN = frozenset({"adopter_sex:MF"})

FITTING = {
    "adopter_legal_status:L0": (ONE, "514"),
    "adopter_legal_status:L11": (WOMAN_AND_MAN, "520"),
    "adopter_legal_status:L12": (SAME_GENDER, "524"),
    "adopter_legal_status:L2": (SAME_GENDER | WOMAN_AND_MAN, "519"),
    "adopter_legal_status:L3": (WOMAN_AND_MAN, "517"),
    "adopter_legal_status:L4": (SAME_GENDER, "518"),
}
"""Who the adopters can be under each legal status, and the rule that asks."""


@register(AdoptionPlan)
def adopters_do_not_fit_together(plan: AdoptionPlan) -> Iterator[Doubt]:
    """514, 517 to 520 and 524: the adopters' legal status and who they are."""
    fitting, rule = FITTING.get(plan.adopter_legal_status_id or "", (frozenset(), ""))
    if rule and plan.adopter_sex_id is not None and plan.adopter_sex_id not in fitting:
        sentence = f"“{plan.adopter_sex}” does not fit “{plan.adopter_legal_status}”. Check both."
        yield Doubt("adopter_legal_status", sentence, rule)


@register(AdoptionPlan)
def number_of_adopters(plan: AdoptionPlan) -> Iterator[Doubt]:
    """511: two adopters recorded as one man or one woman; and the other way round."""
    if plan.number_of_adopters is None or plan.adopter_sex_id is None:
        return
    if (plan.number_of_adopters == 1) != (plan.adopter_sex_id in ONE):
        yield Doubt("number_of_adopters", f"“{plan.adopter_sex}” does not fit the number of adopters. Check both.", "511")


@register(AdoptionPlan)
def adopted_on_the_day_of_the_match(plan: AdoptionPlan) -> Iterator[Doubt]:
    """582: the order was made on the day of the match."""
    if plan.ordered_on is not None and plan.ordered_on == plan.matched_on:
        yield Doubt("ordered_on", "The child was matched and adopted on one day. Check both dates.", "582")
