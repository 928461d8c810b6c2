"""Doubts about life after care."""

from __future__ import annotations

from collections.abc import Iterator

from csc.doubts import Doubt, register
from csc.formats import day as in_full
from looked_after import codes
from looked_after.models import CareLeaverAccommodation, CareLeaverContact


@register(CareLeaverAccommodation)
def foyer_before_eighteen(home: CareLeaverAccommodation) -> Iterator[Doubt]:
    """347: in a foyer before 18."""
    age = home.child.age_on(home.started_on)
    if home.accommodation_id == codes.FOYER and age is not None and age < 18:
        yield Doubt("accommodation", f"The young person was {age}; a foyer takes nobody under 18. Check where they live.", "347")


@register(CareLeaverContact)
def in_touch_after_death(contact: CareLeaverContact) -> Iterator[Doubt]:
    """348: an answer other than “died” for somebody recorded as having died before."""
    if contact.in_touch_id == codes.DIED_SINCE:
        return
    before = CareLeaverContact.objects.standing().filter(child=contact.child, contacted_on__lt=contact.contacted_on)
    told = before.filter(in_touch=codes.DIED_SINCE).order_by("contacted_on").first()
    if told is not None:
        sentence = f"On {in_full(told.contacted_on)} it was recorded that the young person had died. Check both."
        yield Doubt("in_touch", sentence, "348")
