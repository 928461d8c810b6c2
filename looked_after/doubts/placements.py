"""Doubts about where a child lives: kind of placement, provider, Ofsted number, distance."""

from __future__ import annotations

from collections.abc import Iterator

from csc.doubts import Doubt, register
from csc.formats import day as in_full
from looked_after import codes
from looked_after.models import DeprivationOfLiberty, Placement, PlacementProvider

NOBODY_REGISTERS = "XXXXXXX"

WITHOUT_NUMBER = codes.TEMPORARY | {
    f"placement_type:{letters}" for letters in ("P1", "P2", "P3", "R1", "R2", "R5", "Z1", "Z11", "Z12", "Z13", "Z14")
}
"""Kinds of placement that have no Ofsted number (rules 218 and 222)."""

NOT_BY_OTHER_PUBLIC = codes.FOSTERING | codes.PLACED_FOR_ADOPTION | {codes.SECURE_HOME, codes.CHILDRENS_HOME}
NOT_OWN = {codes.HOSPITAL_OR_NURSING, codes.YOUNG_OFFENDER_INSTITUTION}

YOUNGEST = {
    codes.YOUNG_OFFENDER_INSTITUTION: (10, "372"),
    codes.RESIDENTIAL_SCHOOL: (4, "373"),
    codes.RESIDENTIAL_EMPLOYMENT: (14, "374"),
}
"""From which age a child can be in such a placement, and the rule that asks."""

FAR = 350
"""Miles from home beyond which the return asks (rule 454)."""

EXPECTED_WHEN_DEPRIVED = {codes.CHILDRENS_HOME, "placement_type:Z12", "placement_type:Z13"}


@register(Placement)
def too_young_for_it(placement: Placement) -> Iterator[Doubt]:
    """372, 373, 374: youth custody under 10, a residential school under 4, residential employment under 14."""
    age = placement.child.age_on(placement.started_on)
    youngest, rule = YOUNGEST.get(placement.placement_type_id, (0, ""))
    if age is not None and age < youngest:
        sentence = f"The child was {age} when this placement began; it is for children of {youngest} or over. Check both."
        yield Doubt("placement_type", sentence, rule)


@register(Placement)
def without_provider(placement: Placement) -> Iterator[Doubt]:
    """526: who provides a placement is not recorded."""
    if placement.provider_id is None and not placement.is_temporary:
        yield Doubt("provider", "Say who provides the placement: the return asks for it.", "526")


@register(Placement)
def provider_of_temporary_stay(placement: Placement) -> Iterator[Doubt]:
    """213: a temporary stay has no provider."""
    if placement.provider_id is not None and placement.is_temporary:
        yield Doubt("provider", "A temporary stay has no provider. Leave it empty.", "213")


@register(Placement)
def provider_cannot_provide_it(placement: Placement) -> Iterator[Doubt]:
    """527 and 529: own provision of a hospital or custody; fostering, adoption or homes by other public organisations."""
    kind, provider = placement.placement_type_id, placement.provider_id
    if provider == codes.OWN_PROVISION and kind in NOT_OWN:
        yield Doubt("provider", "The council itself provides no such placement. Check who provides it.", "527")
    if provider == codes.OTHER_PUBLIC_PROVIDES and kind in NOT_BY_OTHER_PUBLIC:
        yield Doubt("provider", "Other public organisations provide no such placement. Check who provides it.", "529")


@register(Placement)
def own_provision_elsewhere(placement: Placement) -> Iterator[Doubt]:
    """1015: the authority's own home outside its own area."""
    elsewhere = placement.in_area is False and placement.provider_id == codes.OWN_PROVISION
    families = codes.FOSTERING | codes.PLACED_FOR_ADOPTION
    if elsewhere and placement.placement_type_id not in families and not placement.period_of_care.short_breaks:
        yield Doubt("in_area", "The council’s own provision is recorded outside its own area. Check provider and area.", "1015")


@register(Placement)
def ofsted_number(placement: Placement) -> Iterator[Doubt]:
    """218 and 222: an Ofsted number that is missing, or one where there is none."""
    kind = placement.placement_type_id
    number = placement.urn or (placement.household.agency_urn if placement.household else "")
    by_own_carers = kind in codes.FOSTERING | codes.PLACED_FOR_ADOPTION and placement.provider_id == codes.OWN_PROVISION
    if not number and kind not in WITHOUT_NUMBER and not by_own_carers:
        sentence = "Give the Ofsted number, or XXXXXXX when Ofsted does not register it: the return asks for it."
        yield Doubt("urn", sentence, "218")
    if placement.urn and placement.urn != NOBODY_REGISTERS and kind in WITHOUT_NUMBER:
        yield Doubt("urn", "A placement of this kind has no Ofsted number. Check the kind, or leave the number empty.", "222")


@register(Placement)
def unlike_the_directory(placement: Placement) -> Iterator[Doubt]:
    """219, 221, 224, 227, 228, 1008: what Ofsted's register says of the number."""
    if not placement.urn or placement.urn == NOBODY_REGISTERS or not PlacementProvider.objects.exists():
        return
    known = PlacementProvider.objects.with_urn(placement.urn).first()
    if known is None:
        yield Doubt("urn", "This Ofsted number is not in the directory. Check it for slips.", "1008")
        return
    in_families = placement.placement_type_id in codes.FOSTERING | codes.PLACED_FOR_ADOPTION
    if known.placement_type_id and known.placement_type_id != placement.placement_type_id and not in_families:
        yield Doubt("placement_type", f"{known.name} is registered as “{known.placement_type}”. Check kind and number.", "219")
    if known.postcode and placement.postcode and not in_families and not _same_postcode(known.postcode, placement.postcode):
        yield Doubt("postcode", f"The postcode differs from that of {known.name} in the directory. Check it.", "221")
    if known.provider_id and placement.provider_id and known.provider_id != placement.provider_id:
        yield Doubt("provider", f"The directory has “{known.provider}” for {known.name}. Check who provides it.", "224")
    if known.registered_on and placement.started_on < known.registered_on:
        sentence = f"{known.name} was registered on {in_full(known.registered_on)}, after the placement began. Check the number."
        yield Doubt("urn", sentence, "227")
    if known.closed_on and (placement.ended_on or placement.started_on) > known.closed_on:
        yield Doubt("urn", f"{known.name} closed on {in_full(known.closed_on)}. Check the number and the dates.", "228")


def _same_postcode(one: str, other: str) -> bool:
    return one.replace(" ", "").upper() == other.replace(" ", "").upper()


@register(Placement)
def far_from_home(placement: Placement) -> Iterator[Doubt]:
    """454: more than 350 miles from home."""
    if placement.distance_miles is not None and placement.distance_miles > FAR:
        sentence = f"{placement.distance_miles.normalize():f} miles is more than {FAR}. Check the distance."
        yield Doubt("distance_miles", sentence, "454")


@register(Placement)
def asked_of_no_short_break(placement: Placement) -> Iterator[Doubt]:
    """384, 398: long-term fostering or a distance under an agreed series of short breaks."""
    if not placement.period_of_care.short_breaks:
        return
    if placement.placement_type_id in codes.LONG_TERM_FOSTERING:
        yield Doubt("placement_type", "A child on short breaks is in no long-term foster placement. Check the kind.", "384")
    if placement.distance_miles is not None:
        yield Doubt("distance_miles", "The distance is not asked for short breaks. Leave it empty.", "398")


@register(Placement)
def adopters_without_order(placement: Placement) -> Iterator[Doubt]:
    """408: placed for adoption under an order, while the legal status is no placement order."""
    under_order = placement.placement_type_id in (codes.ADOPTERS_BY_ORDER, codes.ADOPTERS_BY_ORDER_FOSTER_CARER)
    status = placement.period_of_care.legal_statuses.open_on(placement.started_on).first()
    if under_order and status is not None and status.status_id not in codes.FREED_FOR_ADOPTION:
        sentence = f"The legal status is “{status.status}”, no placement order. Record it, or choose placement by consent."
        yield Doubt("placement_type", sentence, "408")


@register(Placement)
def adopting_carers_did_not_foster(placement: Placement) -> Iterator[Doubt]:
    """336: placed for adoption with the present foster carers, without having been fostered just before."""
    if placement.placement_type_id not in codes.ADOPTIVE_WITH_FOSTER_CARER:
        return
    before = placement.period_of_care.placements.lasting().filter(started_on__lt=placement.started_on)
    last = before.order_by("-started_on").first()
    if last is None or last.placement_type_id not in codes.FOSTERING:
        yield Doubt("placement_type", "The child was not fostered just before. Check the kind of placement.", "336")


@register(Placement)
def admitted_to_custody_under_ten(placement: Placement) -> Iterator[Doubt]:
    """234: a child under 10 who moved because of custody."""
    before = placement.period_of_care.placements.standing().filter(ended_on=placement.started_on)
    age = placement.child.age_on(placement.started_on)
    if age is not None and age < 10 and before.filter(reason_placement_change=codes.ADMITTED_TO_CUSTODY).exists():
        yield Doubt("started_on", "A child under 10 is not taken into custody. Check why the placement ended.", "234")


@register(DeprivationOfLiberty)
def unexpected_where_deprived_of_liberty(order: DeprivationOfLiberty) -> Iterator[Doubt]:
    """709: a child deprived of liberty in a placement of an unexpected kind. Not asked again when the order ends."""
    if order.ended_on is not None:
        return
    homes = Placement.objects.of_looked_after().filter(child=order.child)
    home = homes.open_on(order.started_on).select_related("placement_type").first()
    if home is not None and home.placement_type_id not in EXPECTED_WHEN_DEPRIVED:
        sentence = f"The child is in “{home.placement_type}”, where such an order is not expected. Check the placement."
        yield Doubt("started_on", sentence, "709")
