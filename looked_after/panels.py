"""What looked-after work says on a child's page: where the child has lived."""

from __future__ import annotations

from django.utils.safestring import SafeString

from csc.formats import day as in_full
from csc.formats import plural
from csc.models import Child
from looked_after.models import Placement
from workforce.child_record.overview import counted_spells
from workforce.child_record.panels import Panel, register_panel
from workforce.reach import Reader
from workforce.sameness import keys_of


def placements_so_far(child: Child, reader: Reader) -> SafeString | None:
    """How many placements the child has had, and where, the latest first."""
    placements = Placement.objects.standing().filter(child__in=keys_of(child)).select_related("placement_type", "household")
    spells = list(placements.order_by("-started_on", "-pk"))
    if not spells:
        return None
    return counted_spells(plural(len(spells), "placement"), (_line(placement) for placement in spells))


def _line(placement: Placement) -> tuple[str, str, str]:
    where = placement.setting_name or (placement.household.name if placement.household else "")
    kind = str(placement.placement_type)
    begun = in_full(placement.started_on)
    span = f"since {begun}" if placement.ended_on is None else f"{begun} to {in_full(placement.ended_on)}"
    return where or kind, kind if where else "name not recorded", span


register_panel(Panel("placements", "Placements so far", order=70, build=placements_so_far))
