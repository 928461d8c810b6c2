"""What the bar at the top of a child's pages says of care: looked after and on which ground, adoption, leaving care."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.db.models import QuerySet

from csc.components import Tag
from csc.formats import lower_first
from csc.models import Child
from looked_after import codes
from looked_after.models import (
    AdoptionPlan,
    CareLeaver,
    DeprivationOfLiberty,
    LegalStatus,
    PeriodOfCare,
    PrivateFosteringArrangement,
)
from workforce.of_child import asked_of


@asked_of(PeriodOfCare)
def periods_in_force(children: list[int], today: datetime.date) -> QuerySet[PeriodOfCare]:
    """The period of care, short breaks included, in which the child is on a day."""
    return PeriodOfCare.objects.open_on(today).filter(child__in=children).order_by("-started_on")


@asked_of(LegalStatus)
def statuses_in_force(children: list[int], today: datetime.date) -> QuerySet[LegalStatus]:
    """The legal status on a day."""
    return LegalStatus.objects.open_on(today).filter(child__in=children).select_related("status").order_by("pk")


@asked_of(AdoptionPlan)
def plans_with_adopters(children: list[int], today: datetime.date) -> QuerySet[AdoptionPlan]:
    """Plans by which the child lives with adopters on a day."""
    return AdoptionPlan.objects.living_with_adopters_on(today).filter(child__in=children)


@asked_of(DeprivationOfLiberty)
def orders_against_liberty(children: list[int], today: datetime.date) -> QuerySet[DeprivationOfLiberty]:
    """Orders in force on a day that deprive the child of liberty."""
    return DeprivationOfLiberty.objects.open_on(today).filter(child__in=children)


@asked_of(CareLeaver)
def categories_in_force(children: list[int], today: datetime.date) -> QuerySet[CareLeaver]:
    """The leaving care category the young person is in on a day."""
    rows = CareLeaver.objects.open_on(today).filter(child__in=children)
    return rows.select_related("eligibility", "personal_adviser").order_by("-started_on")


@asked_of(PrivateFosteringArrangement)
def arrangements_in_force(children: list[int], today: datetime.date) -> QuerySet[PrivateFosteringArrangement]:
    """The private fostering arrangement that goes on, the one learnt of last first."""
    rows = PrivateFosteringArrangement.objects.open_on(today).filter(child__in=children)
    return rows.select_related("carer").order_by("-became_aware_on")


def tags_of(child: Child, today: datetime.date) -> Iterable[Tag]:
    """Looked after with the legal status, placed for adoption, deprived of liberty; a care leaver; privately fostered."""
    period = periods_in_force.first(child, today)
    if period is not None:
        status = next((row for row in statuses_in_force(child, today) if row.period_of_care_id == period.pk), None)
        ground = f": {lower_first(str(status.status))}" if status else ""
        yield Tag("Short breaks" if period.short_breaks else f"Looked after{ground}", "purple")
        if any(plan.period_of_care_id == period.pk for plan in plans_with_adopters(child, today)):
            yield Tag("Placed for adoption", "blue")
    if orders_against_liberty(child, today):
        yield Tag("Deprived of liberty", "red")
    leaver = categories_in_force.first(child, today)
    if leaver is not None and leaver.eligibility_id in codes.LEFT_CARE:
        yield Tag("Care leaver", "turquoise")
    if arrangements_in_force(child, today):
        yield Tag("Privately fostered", "orange")
