"""Which nights are owed, and who holds one."""

from __future__ import annotations

import datetime

import pytest

from reporting.models import Run
from reporting.snapshots import duties

MONTHS = ("2025-01", "2026-02")
LONDON_NIGHT = datetime.datetime(2026, 3, 10, 4, 0, tzinfo=datetime.UTC)


def moment(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("now", "day"),
    [
        ("2026-03-10T03:00:00+00:00", "2026-03-09"),
        ("2026-03-10T02:59:00+00:00", "2026-03-08"),  # before three the night belongs to the day before
        ("2026-03-29T02:30:00+00:00", "2026-03-28"),  # the clocks went forward: it is half past three
        ("2026-10-25T02:30:00+00:00", "2026-10-23"),  # the clocks went back: it is half past two
        ("2028-03-01T04:00:00+00:00", "2028-02-29"),
    ],
)
def test_the_last_full_day_goes_by_the_local_clock(now: str, day: str) -> None:
    assert str(duties.last_full_day(moment(now))) == day


@pytest.mark.django_db
def test_a_new_installation_owes_last_night_alone() -> None:
    added = duties.owe_nightly_runs(LONDON_NIGHT, MONTHS)
    assert [str(run.for_day) for run in added] == ["2026-03-09"]


@pytest.mark.django_db
def test_a_machine_that_was_off_for_three_nights_owes_three_oldest_first() -> None:
    duties.owe_nightly_runs(LONDON_NIGHT, MONTHS)
    later = duties.owe_nightly_runs(LONDON_NIGHT + datetime.timedelta(days=3), MONTHS)
    assert [str(run.for_day) for run in later] == ["2026-03-10", "2026-03-11", "2026-03-12"]
    assert str(Run.objects.waiting(LONDON_NIGHT).first().for_day) == "2026-03-09"


@pytest.mark.django_db
def test_ringing_twice_or_turning_the_clock_back_owes_nothing_more() -> None:
    duties.owe_nightly_runs(LONDON_NIGHT, MONTHS)
    assert duties.owe_nightly_runs(LONDON_NIGHT, MONTHS) == []
    assert duties.owe_nightly_runs(LONDON_NIGHT - datetime.timedelta(hours=2), MONTHS) == []
    assert Run.objects.count() == 1


@pytest.mark.django_db
def test_one_of_two_workers_gets_the_run() -> None:
    (run,) = duties.owe_nightly_runs(LONDON_NIGHT, MONTHS)
    same = Run.objects.get(pk=run.pk)
    assert duties.claim(run, LONDON_NIGHT)
    assert not duties.claim(same, LONDON_NIGHT)


@pytest.mark.django_db
def test_a_silent_worker_loses_the_run_when_its_lease_is_over() -> None:
    (run,) = duties.owe_nightly_runs(LONDON_NIGHT, MONTHS)
    assert duties.claim(run, LONDON_NIGHT)
    other = Run.objects.get(pk=run.pk)
    assert duties.claim(other, LONDON_NIGHT + duties.LEASE + datetime.timedelta(seconds=1))
    with pytest.raises(duties.LostLease):
        duties.hold(run, beginning="contacts_received")


@pytest.mark.django_db
def test_an_indicator_that_stops_the_worker_three_times_is_left_out() -> None:
    (run,) = duties.owe_nightly_runs(LONDON_NIGHT, MONTHS)
    for _ in range(3):
        Run.objects.filter(pk=run.pk).update(state=Run.State.DUE)
        assert duties.claim(run, LONDON_NIGHT)
        duties.hold(run, beginning="contacts_received")
    assert duties.too_often(run) == {"contacts_received": "stopped the worker 3 times"}


@pytest.mark.django_db
def test_a_run_that_is_begun_too_often_with_nobody_to_blame_is_failed() -> None:
    (run,) = duties.owe_nightly_runs(LONDON_NIGHT, MONTHS)
    after = LONDON_NIGHT
    for _ in range(3):
        assert duties.claim(run, after)
        after += duties.LEASE + datetime.timedelta(seconds=1)
    assert [hopeless.pk for hopeless in duties.give_up_on_hopeless_runs(after)] == [run.pk]
    assert Run.objects.get(pk=run.pk).state == Run.State.FAILED


@pytest.mark.parametrize(
    ("kind", "for_day", "known"),
    [
        ("nightly", "2026-03-09", None),  # last night: as the records stand
        ("nightly", "2026-03-08", "2026-03-09T03:00:00+00:00"),  # a night made up for: as of the morning it belongs to
        ("nightly", "2025-07-01", "2025-07-02T03:00:00+01:00"),  # by the local clock
        ("asked_for", "2026-03-08", None),  # a person asks what is known now about an earlier day
    ],
)
def test_a_night_made_up_for_knows_what_had_been_typed_by_its_own_morning(kind: str, for_day: str, known: str | None) -> None:
    run = Run(kind=kind, for_day=datetime.date.fromisoformat(for_day))
    assert duties.knowledge_of(run, LONDON_NIGHT) == (moment(known) if known else None)
