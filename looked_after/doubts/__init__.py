"""What is unlikely of looked-after children and care leavers: the rules of the SSDA903 return that one record can break.

Each carries the rule's number. Rules that compare years, files or children are not asked here, nor
are those that the verbs refuse outright.
"""

from looked_after.doubts import adoption, health, leaving_care, periods, placements

__all__ = ["adoption", "health", "leaving_care", "periods", "placements"]
