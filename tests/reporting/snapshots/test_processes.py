"""Real workers and beats, killed for good at every point of a night: the figures stay whole and one run ends the duty.

PostgreSQL and Redis are this file's own, since it crashes them.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import redis

from tests.reporting.snapshots.installation import Installation

pytestmark = [pytest.mark.postgres, pytest.mark.redis, pytest.mark.xdist_group("processes")]

POINTS = ["claimed", "read", "begun cp_plans_open", "computed", "half staged", "staged", "applied"]
"""In the order of a night: from the claim to the last statement before the commit."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with Installation(tmp_path_factory.mktemp("installation")) as installation:
        yield installation


@pytest.fixture
def csc(whole: Installation) -> Iterator[Installation]:
    """The installation with nothing running, an empty broker, and the figures of the records' last state in force."""
    redis.Redis.from_url(whole.redis.url).flushall()
    yield whole
    whole.kill_all()


def ended_well(csc: Installation, state: str, *, attempts: int) -> None:
    """One run for the night, begun so often, whose figures are those of an undisturbed run, byte for byte."""
    csc.wait("the night's run done", csc.done)
    assert csc.runs() == [("done", attempts, csc.digests[state])]
    assert csc.contents.setdefault(state, csc.figures()) == csc.figures()
    doubled = csc.ask(
        "select unit, breakdown, indicator, variant, band, count(*) from reporting_serieschange c "
        "join reporting_run r on r.id = c.run_id where r.kind = 'nightly' group by 1, 2, 3, 4, 5 having count(*) > 1"
    )
    assert doubled == []


def test_two_beats_and_two_workers_at_once_make_one_run(csc: Installation) -> None:
    state = csc.owe_tonight_again()
    for start in (csc.beat, csc.beat, csc.worker, csc.worker):
        start()
    ended_well(csc, state, attempts=1)


@pytest.mark.parametrize("point", POINTS)
def test_a_worker_killed_at_any_point_leaves_the_old_figures_whole_and_the_next_one_ends_the_run(
    csc: Installation, point: str
) -> None:
    before = csc.figures()
    state = csc.owe_tonight_again()
    csc.beat()
    doomed = csc.worker(stop_at=point)
    csc.wait_for_point()
    assert csc.figures() == before
    csc.worker()
    doomed.kill()
    assert csc.figures() == before
    ended_well(csc, state, attempts=2)
    assert csc.figures() != before


def test_a_worker_killed_after_the_switch_leaves_nothing_to_do(csc: Installation) -> None:
    state = csc.owe_tonight_again()
    csc.beat()
    doomed = csc.worker(stop_at="done")
    csc.wait_for_point()
    doomed.kill()
    changes = csc.ask("select count(*) from reporting_serieschange")
    csc.worker()
    broker = redis.Redis.from_url(csc.redis.url)
    csc.wait("the next sweep heard", lambda: broker.llen("csc-celery") == 0)
    ended_well(csc, state, attempts=1)
    assert csc.ask("select count(*) from reporting_serieschange") == changes


def test_a_broker_emptied_while_the_night_is_due_loses_nothing(csc: Installation) -> None:
    state = csc.owe_tonight_again()
    csc.beat()
    broker = redis.Redis.from_url(csc.redis.url)
    csc.wait("a ring in the broker", lambda: broker.llen("csc-celery") > 0)
    broker.flushall()
    csc.worker()
    ended_well(csc, state, attempts=1)


def test_a_broker_that_was_down_when_the_night_fell_due_loses_nothing(csc: Installation) -> None:
    csc.beat()
    csc.worker()
    csc.wait("worker and beat at work", lambda: csc.ask("select count(*) from django_celery_beat_periodictask")[0][0])
    csc.redis.crash()
    state = csc.owe_tonight_again()
    csc.redis.start()
    ended_well(csc, state, attempts=1)


@pytest.mark.parametrize("point", ["half staged", "applied"])
def test_a_database_that_crashed_in_the_middle_of_the_writing_comes_back_with_the_old_figures_and_is_finished(
    csc: Installation, point: str
) -> None:
    before = csc.figures()
    state = csc.owe_tonight_again()
    csc.beat()
    csc.worker(stop_at=point)
    csc.wait_for_point()
    csc.database.crash()
    csc.let_go_on()
    csc.database.start()
    csc.wait("the database back", lambda: csc.figures() == before)
    ended_well(csc, state, attempts=2)
