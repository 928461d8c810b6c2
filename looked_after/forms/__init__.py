"""What is recorded of looked-after children, care leavers and privately fostered children, as steps.

Foster carer households, families of adopters and the directory of providers are no child's record
and are not recorded from a child's page.
"""

from looked_after.forms import (
    adoption,
    education,
    health,
    leaving_care,
    life_after_care,
    periods,
    permanence,
    placements,
    planning,
    plans,
    private_fostering,
    reviews,
    visits,
)

__all__ = [
    "adoption",
    "education",
    "health",
    "leaving_care",
    "life_after_care",
    "periods",
    "permanence",
    "placements",
    "planning",
    "plans",
    "private_fostering",
    "reviews",
    "visits",
]
