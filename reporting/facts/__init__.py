"""Facts: what the engine counts, read once from the records of every app."""

from reporting.facts import (  # noqa: F401  each import declares its tables
    all_visits,
    assessments,
    audits,
    front_door,
    looked_after,
    looked_after_life,
    people,
    protection,
    workforce,
)
from reporting.facts.tables import ALL, FactTable

__all__ = ["ALL", "FactTable"]
