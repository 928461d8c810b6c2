"""What is recorded to protect a child, as steps: from the strategy discussion to the end of the plan, and the court."""

from importlib import import_module

JOURNEY = (
    "strategy",
    "enquiries",
    "bookings",
    "attendance",
    "conferences",
    "planning",
    "visits",
    "plans",
    "reviews",
    "emergencies",
    "court",
)
"""The modules in the order in which the menu of a child's record offers their steps."""

for name in JOURNEY:
    import_module(f"protection.forms.{name}")
