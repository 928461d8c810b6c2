"""What the bar at the top of a child's pages says of care: looked after and on which ground, adoption, leaving care."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from csc.components import Tag
from csc.formats import lower_first
from csc.models import Child
from looked_after.models import (
    AdoptionPlan,
    CareLeaver,
    DeprivationOfLiberty,
    LegalStatus,
    PeriodOfCare,
    PrivateFosteringArrangement,
)
from workforce.sameness import keys_of


def period_in_force(child: Child, today: datetime.date) -> PeriodOfCare | None:
    """The period of care, short breaks included, in which the child is on a day."""
    return PeriodOfCare.objects.open_on(today).filter(child__in=keys_of(child)).order_by("-started_on").first()


def category_in_force(child: Child, today: datetime.date) -> CareLeaver | None:
    """The leaving care category the young person is in on a day."""
    rows = CareLeaver.objects.open_on(today).filter(child__in=keys_of(child))
    return rows.select_related("child", "eligibility", "personal_adviser").order_by("-started_on").first()


def tags_of(child: Child, today: datetime.date) -> Iterable[Tag]:
    """Looked after with the legal status, placed for adoption, deprived of liberty; a care leaver; privately fostered."""
    period = period_in_force(child, today)
    if period is not None:
        status = LegalStatus.objects.open_on(today).filter(period_of_care=period).select_related("status").first()
        ground = f": {lower_first(str(status.status))}" if status else ""
        yield Tag("Short breaks" if period.short_breaks else f"Looked after{ground}", "purple")
        if AdoptionPlan.objects.living_with_adopters_on(today).filter(period_of_care=period).exists():
            yield Tag("Placed for adoption", "blue")
    if DeprivationOfLiberty.objects.open_on(today).filter(child__in=keys_of(child)).exists():
        yield Tag("Deprived of liberty", "red")
    leaver = category_in_force(child, today)
    if leaver is not None and leaver in CareLeaver.objects.who_left_care():
        yield Tag("Care leaver", "turquoise")
    if PrivateFosteringArrangement.objects.open_on(today).filter(child__in=keys_of(child)).exists():
        yield Tag("Privately fostered", "orange")
