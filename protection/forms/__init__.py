"""What is recorded to protect a child, as steps: from the strategy discussion to the end of the plan, and the court."""

from protection.forms import attendance, bookings, conferences, court, emergencies, enquiries, plans, reviews, strategy, visits

__all__ = [
    "attendance",
    "bookings",
    "conferences",
    "court",
    "emergencies",
    "enquiries",
    "plans",
    "reviews",
    "strategy",
    "visits",
]
