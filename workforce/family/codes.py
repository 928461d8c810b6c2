"""The codes that the recording of a family depends on."""

PROFESSIONAL = "relationship:professional"
FULL_SIBLINGS = frozenset({"relationship:sibling", "relationship:twin"})
"""Brothers and sisters who have both parents in common, and so are one family with each other's brothers and sisters."""

NO_FIXED_ABODE = "address_kind:no_fixed_abode"
WHEREABOUTS_UNKNOWN = "address_kind:unknown"
NOWHERE = frozenset({NO_FIXED_ABODE, WHEREABOUTS_UNKNOWN})
"""Kinds of address of which there are neither lines nor a postcode."""

HOMES = frozenset({"address_kind:home", "address_kind:refuge"}) | NOWHERE
PLACEMENTS = frozenset({"address_kind:placement"})
"""A child in care keeps the home it came from, from which distances are measured: a placement takes the place of a placement."""


def one_at_a_time(kind: str) -> frozenset[str]:
    """The kinds of address of which somebody has one at a time, `kind` among them; none where any number may hold."""
    return next((group for group in (HOMES, PLACEMENTS) if kind in group), frozenset())
