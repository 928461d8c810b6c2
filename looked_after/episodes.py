"""SSDA903 episodes, derived from the legal statuses and placements of a period of care.

An episode is a stretch in which neither the legal status nor the placement changed. The return
asks for one row each; storing them would be a second copy of the same facts.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Sequence
from typing import TypeVar

from looked_after import codes
from looked_after.models import LegalStatus, PeriodOfCare, Placement

Span = TypeVar("Span", LegalStatus, Placement)


@dataclasses.dataclass(frozen=True, slots=True)
class Episode:
    """One row of the return's episode table; dates are half-open and consecutive rows share one.

    `legal_status` or `placement` is empty when the record has a gap, which is an error to mend and
    never one to hide. The reason for a change of placement sits on the episode that ends with it.
    """

    started_on: datetime.date
    ended_on: datetime.date | None
    legal_status: LegalStatus | None
    placement: Placement | None
    reason_new: str
    reason_ceased: str | None
    reason_placement_change: str | None


@dataclasses.dataclass(frozen=True, slots=True)
class _Situation:
    """What held from one day on."""

    legal_status: LegalStatus | None
    placement: Placement | None

    def reason_after(self, before: _Situation) -> str | None:
        """Why the return starts a new episode here (its code), or none if nothing it counts changed."""
        status_changed = _code(self.legal_status) != _code(before.legal_status)
        placement_changed = not same_placement(self.placement, before.placement)
        if not placement_changed:
            return codes.LEGAL_STATUS_CHANGED if status_changed else None
        if same_carer(self.placement, before.placement):
            return codes.LEGAL_STATUS_AND_PLACEMENT_CHANGED_SAME_CARER if status_changed else codes.PLACEMENT_CHANGED_SAME_CARER
        return codes.ALL_CHANGED if status_changed else codes.PLACEMENT_AND_CARER_CHANGED


def episodes_of(period: PeriodOfCare) -> list[Episode]:
    """The episodes of one period of care, first to last, from its standing records."""
    return derive_episodes(period, period.legal_statuses.standing(), period.placements.standing())


def derive_episodes(
    period: PeriodOfCare, legal_statuses: Iterable[LegalStatus], placements: Iterable[Placement]
) -> list[Episode]:
    """The episodes these legal statuses and placements make within the period.

    A second row of the same legal status (an interim care order made again) and a placement recorded
    in two rows with nothing changed between them start no episode.
    """
    statuses, homes = list(legal_statuses), list(placements)
    starts: list[tuple[datetime.date, str, _Situation]] = []
    for day in _days_of_change(period, [*statuses, *homes]):
        now = _Situation(_holding_on(statuses, day), _holding_on(homes, day))
        reason = now.reason_after(starts[-1][2]) if starts else codes.STARTED_CARE
        if reason:
            starts.append((day, reason, now))
    episodes = []
    for (day, reason, now), following in zip(starts, [*starts[1:], None], strict=True):
        moved = following is not None and not same_placement(now.placement, following[2].placement)
        episodes.append(
            Episode(
                started_on=day,
                ended_on=following[0] if following else period.ended_on,
                legal_status=now.legal_status,
                placement=now.placement,
                reason_new=reason,
                reason_ceased=codes.EPISODE_CONTINUES if following else period.reason_ceased_id,
                reason_placement_change=now.placement.reason_placement_change_id if moved and now.placement else None,
            )
        )
    return episodes


def same_placement(one: Placement | None, other: Placement | None) -> bool:
    """Nothing the return calls a placement differs: type, carer, provider, registration, address."""
    if one is None or other is None:
        return one is other
    names = ("placement_type_id", "carer_key", "provider_id", "urn", "postcode")
    return all(getattr(one, name) == getattr(other, name) for name in names)


def same_carer(one: Placement | None, other: Placement | None) -> bool:
    return one is not None and other is not None and one.carer_key == other.carer_key


def _code(status: LegalStatus | None) -> str | None:
    return status.status_id if status else None


def _days_of_change(period: PeriodOfCare, spans: Sequence[LegalStatus | Placement]) -> list[datetime.date]:
    """The period's first day, and each later day within it on which something starts or ends."""
    days = {span.started_on for span in spans} | {span.ended_on for span in spans if span.ended_on}
    within = {day for day in days if day > period.started_on and (period.ended_on is None or day < period.ended_on)}
    return sorted({period.started_on} | within)


def _holding_on(spans: Sequence[Span], day: datetime.date) -> Span | None:
    """The span that holds on `day`; of two that overlap by mistake, the one that started last."""
    holding = [span for span in spans if span.started_on <= day and (span.ended_on is None or span.ended_on > day)]
    return max(holding, key=lambda span: span.started_on, default=None)
