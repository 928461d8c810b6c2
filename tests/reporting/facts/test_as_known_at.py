"""Facts as they had been typed by a past moment."""

from __future__ import annotations

import datetime

import pytest

from csc.days import LONDON
from csc.models import Child, User
from csc.periods import NEVER, day_number
from looked_after.models import PeriodOfCare
from reporting.facts.load import end_of, open_facts
from workforce.models import Unit

TODAY = datetime.date(2026, 4, 1)
REASON = "reason_episode_ceased:E4A"


def at(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=LONDON)


@pytest.fixture
def record(db: None):
    by = User.objects.create(username="typist")
    team = Unit.objects.create(code="AUTH", name="Council", kind="authority", opened_on=TODAY, recorded_by=by)

    def typed(name: str, when: str, **facts: object) -> PeriodOfCare:
        child = Child.objects.create(local_id=name, surname=name, has_record=True, recorded_by=by)
        period = PeriodOfCare(child=child, team=team, recorded_by=by, recorded_at=at(when), **facts)
        period._history_date = at(when)
        period.save()
        return period

    return typed


def known_at(moment: datetime.datetime | None) -> dict[int, int]:
    """Key to last day of every period of care that counts, as known at the moment; none for now."""
    with open_facts(as_at=TODAY, as_known_at=moment) as facts:
        table = facts["care_periods"]
        return dict(zip(table["id"].tolist(), table["ended_on"].tolist(), strict=True))


def test_an_end_typed_late_is_not_known_before(record) -> None:
    period = record("Ava", "2026-01-05 10:00", started_on=datetime.date(2026, 1, 4))
    period.ended_on, period.reason_ceased_id = datetime.date(2026, 2, 1), REASON
    period._history_date = at("2026-03-10 09:00")
    period.save()
    assert known_at(at("2026-01-05 09:59")) == {}
    assert known_at(at("2026-01-05 10:00")) == {period.id: NEVER}
    assert known_at(end_of(datetime.date(2026, 3, 9))) == {period.id: NEVER}
    assert known_at(end_of(datetime.date(2026, 3, 10))) == {period.id: day_number(datetime.date(2026, 2, 1))}
    assert known_at(None) == {period.id: day_number(datetime.date(2026, 2, 1))}


def test_a_record_withdrawn_later_counted_until_then(record) -> None:
    period = record("Ben", "2026-01-05 10:00", started_on=datetime.date(2026, 1, 4))
    period.state, period.withdrawn_reason = "withdrawn", "Wrong child"
    period._history_date = at("2026-02-01 09:00")
    period.save()
    assert list(known_at(at("2026-01-31 12:00"))) == [period.id]
    assert known_at(at("2026-02-01 12:00")) == {}


def test_a_record_deleted_later_was_there_and_is_not(record) -> None:
    period = record("Cal", "2026-01-05 10:00", started_on=datetime.date(2026, 1, 4))
    key = period.id
    period._history_date = at("2026-02-01 09:00")
    period.delete()
    assert list(known_at(at("2026-01-31 12:00"))) == [key]
    assert known_at(at("2026-02-01 12:00")) == {}


def test_a_record_of_which_no_version_was_kept_is_known_from_when_it_was_typed(record) -> None:
    period = record("Dee", "2026-01-05 10:00", started_on=datetime.date(2026, 1, 4))
    PeriodOfCare.history.all().delete()
    assert known_at(at("2026-01-05 09:00")) == {}
    assert list(known_at(at("2026-01-05 11:00"))) == [period.id]
