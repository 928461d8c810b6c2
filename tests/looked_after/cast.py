"""A looked-after child and those around them: one short call each, plausible by default.

Ava was born on 1 May 2010 and became looked after on 10 January 2018.
"""

from __future__ import annotations

import contextlib
import datetime
import itertools
from collections.abc import Iterator

import pytest
from django.core.exceptions import ValidationError

from csc.models import AuditEvent, Child, Code, ImmigrationStatus
from looked_after import services
from looked_after.models import FosterCarerHousehold, LegalStatus, PeriodOfCare, Placement
from tests.workforce.cast import clerk, small_authority, worker
from workforce.models import Unit, Worker

CARE_BEGAN = datetime.date(2018, 1, 10)
_numbers = itertools.count(1)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def code(key: str) -> Code:
    return Code.objects.get(pk=key)


def legal(letters: str) -> Code:
    return code(f"legal_status:{letters}")


def kind(letters: str) -> Code:
    return code(f"placement_type:{letters}")


def ceased(letters: str) -> Code:
    return code(f"reason_episode_ceased:{letters}")


def team() -> Unit:
    return Unit.objects.filter(code="T1").first() or small_authority()["T1"]


def social_worker(name: str = "Sam") -> Worker:
    return worker(name, account=False)


def ava(*, born: str | None = "2010-05-01", **facts) -> Child:
    return Child.objects.create(
        recorded_by=clerk(),
        local_id=f"LAC{next(_numbers):05}",
        forename="Ava",
        surname="Sample",
        date_of_birth=day(born) if born else None,
        has_record=True,
        **facts,
    )


def unaccompanied(child: Child) -> None:
    ImmigrationStatus.objects.create(
        recorded_by=clerk(), person_id=child.pk, status_id="immigration_status:uasc", started_on=day("2017-12-01")
    )


def household(local_id: str = "H1", **facts) -> FosterCarerHousehold:
    known = FosterCarerHousehold.objects.filter(local_id=local_id).first()
    return known or FosterCarerHousehold.objects.create(
        recorded_by=clerk(), local_id=local_id, approved_on=day("2015-01-01"), **facts
    )


def period_of_care(child: Child | None = None, *, started: str = "2018-01-10", ended: str | None = None, **facts) -> PeriodOfCare:
    """A bare period of care, without status and placement."""
    return PeriodOfCare.objects.create(
        **{
            "recorded_by": clerk(),
            "child": child or ava(),
            "team": team(),
            "started_on": day(started),
            "ended_on": day(ended) if ended else None,
            "reason_ceased_id": "reason_episode_ceased:E4A" if ended else None,
            **facts,
        }
    )


def legal_status(period: PeriodOfCare, *, started: str = "2018-01-10", ended: str | None = None, letters: str = "C2", **facts):
    return LegalStatus.objects.create(
        recorded_by=clerk(),
        child=period.child,
        team=period.team,
        period_of_care=period,
        status_id=f"legal_status:{letters}",
        started_on=day(started),
        ended_on=day(ended) if ended else None,
        **facts,
    )


def placement(period: PeriodOfCare, *, started: str = "2018-01-10", ended: str | None = None, letters: str = "U6", **facts):
    return Placement.objects.create(
        **{
            "recorded_by": clerk(),
            "child": period.child,
            "team": period.team,
            "period_of_care": period,
            "placement_type_id": f"placement_type:{letters}",
            "carer_key": "H1",
            "started_on": day(started),
            "ended_on": day(ended) if ended else None,
            **facts,
        }
    )


def fostered_by(local_id: str = "H1", *, letters: str = "U6", **facts) -> services.PlacementDetails:
    """A foster placement with one household of the authority's own."""
    return services.PlacementDetails(
        **{
            "placement_type": kind(letters),
            "provider": code("placement_provider:PR1"),
            "household": household(local_id),
            **facts,
        }
    )


def with_parents(**facts) -> services.PlacementDetails:
    return services.PlacementDetails(placement_type=kind("P1"), provider=code("placement_provider:PR0"), **facts)


def looked_after(
    child: Child | None = None,
    *,
    started: str = "2018-01-10",
    letters: str = "C2",
    details: services.PlacementDetails | None = None,
    **facts,
) -> PeriodOfCare:
    """A child who became looked after the way a worker records it."""
    return services.start_period_of_care(
        by=clerk(),
        child=child or ava(),
        team=team(),
        started_on=day(started),
        legal_status=legal(letters),
        placement=details or fostered_by(),
        **facts,
    )


def change_status(period: PeriodOfCare, letters: str, started: str) -> LegalStatus:
    return services.change_legal_status(by=clerk(), period=period, status=legal(letters), started_on=day(started))


def move(period: PeriodOfCare, details: services.PlacementDetails, moved: str, why: str = "CARPL") -> Placement:
    return services.move_placement(
        by=clerk(), period=period, details=details, moved_on=day(moved), reason=code(f"reason_placement_change:{why}")
    )


def cease(period: PeriodOfCare, ended: str, letters: str = "E4A") -> PeriodOfCare:
    return services.end_period_of_care(by=clerk(), period=period, ended_on=day(ended), reason_ceased=ceased(letters))


@contextlib.contextmanager
def refused(*words: str) -> Iterator[None]:
    """The verb is refused in a sentence that has these words, and nothing it began is left behind."""
    before = AuditEvent.objects.count()
    with pytest.raises(ValidationError) as error:
        yield
    said = " ".join(error.value.messages)
    assert all(word in said for word in words), said
    assert AuditEvent.objects.count() == before
