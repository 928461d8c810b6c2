"""Where a looked-after child is and on what ground, in words for pages. A confidential address is masked here, once."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from csc.components import Fact
from csc.models import Address, Child
from csc.prepared import Prepared
from looked_after.models import LegalStatus, PeriodOfCare, Placement
from workforce.of_child import first_under
from workforce.sameness import keys_of

MASKED = "Confidential address"


class Whereabouts:
    """The status and placement of a period of care as they stand now, or as they were when it ended."""

    def __init__(self, period: PeriodOfCare) -> None:
        self.period = period

    @cached_property
    def legal_status(self) -> LegalStatus | None:
        status: LegalStatus | None = _newest_status(self.period)
        return status

    @cached_property
    def placement(self) -> Placement | None:
        placement: Placement | None = _newest_placement(self.period)
        return placement

    @cached_property
    def masked(self) -> bool:
        """Whether an address of the child that holds now is confidential: then nothing may lead to where the child is."""
        return address_is_confidential(self.period.child)

    @property
    def who_and_where(self) -> str:
        """Kind of placement, the carers or the place, and how far from home; without the last two where they are masked."""
        placement = self.placement
        if placement is None:
            return ""
        if self.masked:
            return f"{placement.placement_type} ({MASKED.lower()})"
        return "; ".join(str(part) for part in (placement.placement_type, _home(placement), _distance(placement)) if part)

    def facts(self) -> list[Fact]:
        since = f"{self.period.started_on:%-d %B %Y}"
        until = f" until {self.period.ended_on:%-d %B %Y}" if self.period.ended_on else ""
        return [
            Fact("Looked after", f"since {since}" if not until else f"{since}{until}"),
            Fact("Legal status", _from(self.legal_status, self.legal_status and self.legal_status.status)),
            Fact("Placement", _from(self.placement, self.who_and_where)),
        ]


def address_is_confidential(child: Child) -> bool:
    """Whether any address of the child that has not ended is confidential."""
    return bool(_confidential_addresses(keys_of(child)))


@first_under
def _newest_status(periods: list[int]) -> QuerySet[LegalStatus]:
    rows = LegalStatus.objects.standing().filter(period_of_care__in=periods)
    return rows.select_related("status").order_by("-started_on")


@first_under
def _newest_placement(periods: list[int]) -> QuerySet[Placement]:
    rows = Placement.objects.standing().filter(period_of_care__in=periods)
    return rows.select_related("placement_type", "provider", "household").order_by("-started_on")


@Prepared
def _confidential_addresses(people: list[int]) -> QuerySet[Any, Any]:
    return Address.objects.filter(person__in=people, ended_on=None, confidential=True).values_list("pk")


LEADS_HOME = ("home_postcode", "postcode", "setting_name", "household", "distance_miles")


def mask_home(record: PeriodOfCare | Placement) -> tuple[str, ...]:
    """The columns that lead to where the child is, of a child whose address is confidential; none of any other child."""
    return LEADS_HOME if address_is_confidential(record.child) else ()


def _home(placement: Placement) -> str:
    return placement.setting_name or (str(placement.household) if placement.household else "")


def _distance(placement: Placement) -> str:
    if placement.distance_miles is None:
        return ""
    return f"{placement.distance_miles.normalize():f} miles from home"


def _from(row: LegalStatus | Placement | None, words: object) -> str | None:
    return f"{words}, from {row.started_on:%-d %B %Y}" if row is not None and words else None
