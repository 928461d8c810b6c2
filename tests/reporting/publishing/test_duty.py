"""The duty to publish: whatever dies or gets lost on the way, one publication comes of it, or a reason why not."""

from __future__ import annotations

import datetime
from unittest import mock

import pytest
from django.utils import timezone
from kombu.exceptions import OperationalError

from csc.models import AuditEvent
from reporting.models import Publication, PublishedFigure, Publishing, Restatement, Run
from reporting.publishing import duty, freezing, restating
from reporting.publishing.duty import ask_to_publish, sweep
from reporting.publishing.freezing import untouched
from reporting.scorecards import layout
from reporting.snapshots import duties
from reporting.snapshots.building import Hooks, ask_for_run, build
from tests.reporting.pages.conftest import LAST_DAY, MADE, Place, contact, run_figures
from tests.reporting.publishing.test_publishing import MARCH, SHARE, ask, issue

pytestmark = pytest.mark.django_db

POINTS = ["claimed", "assembled", "read", "written"]
"""In the order of publishing: from the claim to the last statement before the commit."""

LONG_AGO = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


class Killed(BaseException):
    """The worker is gone: nothing of csc's gets to handle it."""


def dying_at(point: str) -> Hooks:
    def at(reached: str) -> None:
        if reached == point:
            raise Killed(point)

    return Hooks(at)


def lease_runs_out() -> None:
    Publishing.objects.filter(state="running").update(lease_until=LONG_AGO)


def late_contact(place: Place) -> None:
    contact(place.children["Di"], place.units["T3"], datetime.date(2026, 3, 20), 9)


@pytest.mark.parametrize("point", POINTS)
def test_a_worker_that_dies_leaves_nothing_half_done_and_the_next_one_publishes(place: Place, point: str) -> None:
    asked = ask(place)
    with pytest.raises(Killed):
        sweep(hooks=dying_at(point))
    assert not Publication.objects.exists()
    assert not PublishedFigure.objects.exists()
    assert not AuditEvent.objects.filter(verb="publish_figures").exists()
    assert sweep() == [], "the lease of the dead worker is still running"
    lease_runs_out()
    assert sweep() == [asked]
    assert untouched(Publication.objects.get())
    asked.refresh_from_db()
    assert (asked.state, asked.attempts, asked.publication) == ("done", 2, Publication.objects.get())


def test_a_worker_that_dies_after_the_commit_leaves_nothing_to_do(place: Place) -> None:
    ask(place)
    with pytest.raises(Killed):
        sweep(hooks=dying_at("done"))
    assert Publication.objects.count() == 1
    lease_runs_out()
    assert sweep() == []
    assert Publication.objects.count() == 1


@pytest.mark.parametrize("point", POINTS[:-1])
def test_a_worker_thought_dead_that_comes_back_publishes_nothing(place: Place, point: str) -> None:
    """It was only slow: by the time it goes on, another has published."""
    asked = ask(place)
    taken: list[Publishing] = []

    def meanwhile(reached: str) -> None:
        if reached == point:
            lease_runs_out()
            taken.extend(sweep())

    assert sweep(hooks=Hooks(meanwhile)) == [asked]
    assert taken == [asked]
    assert Publication.objects.count() == AuditEvent.objects.filter(verb="publish_figures").count() == 1
    asked.refresh_from_db()
    assert (asked.state, asked.attempts) == ("done", 2)


def test_a_request_that_kills_every_worker_fails_after_three(place: Place) -> None:
    asked = ask(place)
    for _ in range(3):
        with pytest.raises(Killed):
            sweep(hooks=dying_at("read"))
        lease_runs_out()
    assert sweep() == []
    asked.refresh_from_db()
    assert asked.state == "failed"
    assert "begun 3 times and never finished" in asked.error


def test_an_error_is_tried_three_times_and_then_told_without_its_words(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: freezing.Freezing) -> None:
        raise ZeroDivisionError("a canary")

    monkeypatch.setattr(freezing.Freezing, "read_members", broken)
    asked = ask(place)
    for state in ("due", "due", "failed"):
        sweep()
        asked.refresh_from_db()
        assert asked.state == state
        assert "canary" not in asked.error
    assert asked.error == duty.UNEXPECTED
    monkeypatch.undo()
    assert issue(place).issue == 1, "it may be asked for again"


def test_a_lost_message_loses_nothing(place: Place, django_capture_on_commit_callbacks) -> None:
    """The broker is down when somebody asks: they are not told of it, and the next sweep publishes."""
    down = mock.patch("celery.app.task.Task.apply_async", side_effect=OperationalError("no broker"))
    with down as message, django_capture_on_commit_callbacks(execute=True):
        asked = ask(place)
    assert message.call_count == 1
    assert asked.state == "due"
    assert sweep() == [asked]


def test_a_message_carries_nothing(place: Place, django_capture_on_commit_callbacks) -> None:
    with mock.patch("celery.app.task.Task.apply_async") as message, django_capture_on_commit_callbacks(execute=True):
        ask(place)
    (sent,) = message.call_args_list
    assert sent.args == ()
    assert not {"args", "kwargs"} & sent.kwargs.keys()


def test_figures_that_changed_after_the_publisher_looked_are_not_published(place: Place) -> None:
    asked = ask(place)
    late_contact(place)
    run_figures()
    sweep()
    asked.refresh_from_db()
    assert (asked.state, asked.error) == ("failed", freezing.OTHER_FIGURES)
    assert not Publication.objects.exists()


@pytest.mark.parametrize("point", ["claimed", "assembled", "read"])
def test_figures_that_change_while_it_is_under_way_are_not_mixed_into_it(place: Place, point: str) -> None:
    asked = ask(place)

    def meanwhile(reached: str) -> None:
        if reached == point:
            late_contact(place)
            run_figures()

    sweep(hooks=Hooks(meanwhile))
    asked.refresh_from_db()
    assert (asked.state, asked.error) == ("failed", freezing.OTHER_FIGURES)
    assert not Publication.objects.exists()


def test_whoever_lost_the_right_to_publish_before_it_was_done_publishes_nothing(place: Place) -> None:
    asked = ask(place)
    place.people["director"].posts.update(ended_on=datetime.date(2026, 1, 1), started_on=datetime.date(2025, 1, 1))
    sweep()
    asked.refresh_from_db()
    assert asked.state == "failed"
    assert "may not publish" in asked.error
    assert not Publication.objects.exists()


def test_two_who_ask_for_the_same_issue_get_one(place: Place) -> None:
    assert ask(place) == ask(place, role="performance_analyst")
    assert AuditEvent.objects.filter(verb="ask_to_publish").count() == 1
    sweep()
    assert ask(place, role="performance_analyst") == Publication.objects.get()


def test_several_requests_are_done_in_one_sweep_and_one_that_fails_does_not_keep_the_others(place: Place) -> None:
    first = ask(place)
    second = ask_to_publish(
        by=place.people["director"].user, scorecard=layout.get("front_door"), unit="T1", period=MARCH, commentary="", issue=1
    )
    Publishing.objects.filter(pk=first.pk).update(scorecard="gone")
    assert sweep() == [first, second]
    assert Publication.objects.get().scorecard == "front_door"


class TestComparing:
    """What later figures say of a publication is owed until it is written down, whatever dies in between."""

    def restated(self) -> list[float]:
        rows = Restatement.objects.filter(figure__indicator=SHARE, figure__variant="")
        return list(rows.order_by("pk").values_list("new_value", flat=True))

    def test_a_worker_that_dies_between_the_switch_and_the_comparing(self, place: Place) -> None:
        issue(place)
        late_contact(place)
        run = ask_for_run(as_at=LAST_DAY, first_month="2026-01", last_month="2026-03")
        assert duties.claim(run, timezone.now())
        with pytest.raises(Killed):
            build(run, only=MADE, hooks=dying_at("done"))
        assert self.restated() == []
        sweep()
        assert self.restated() == [60.0]
        sweep()
        assert self.restated() == [60.0]

    def test_a_worker_that_dies_while_comparing_leaves_the_rest_to_the_next(
        self, place: Place, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        issue(place)
        issue(place, unit="T3")
        late_contact(place)
        compare, calls = restating.restatements_of, []

        def dying(publication: Publication, run: Run) -> list[Restatement]:
            calls.append(publication)
            if len(calls) == 2:
                raise Killed
            return compare(publication, run)

        monkeypatch.setattr(restating, "restatements_of", dying)
        with pytest.raises(Killed):
            run_figures()
        assert self.restated() == [60.0]
        monkeypatch.undo()
        sweep()
        assert self.restated() == [60.0], "the dead worker may still be at it"
        Run.objects.filter(state="done").exclude(lease_until=None).update(lease_until=LONG_AGO)
        sweep()
        assert self.restated() == [60.0, 50.0]

    def test_what_is_published_while_other_figures_come_into_force_is_compared_with_them(self, place: Place) -> None:
        """The run was compared before this publication could be seen."""
        issue(place)
        late_contact(place)
        run = run_figures()
        Restatement.objects.all().delete()
        run.refresh_from_db()
        Run.objects.filter(pk=run.pk).update(compared={})
        sweep()
        assert self.restated() == [60.0]

    def test_one_that_cannot_be_compared_is_named_and_tried_again_with_the_next_figures(
        self, place: Place, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        issued = issue(place)
        late_contact(place)

        def broken(publication: Publication, run: Run) -> list[Restatement]:
            raise KeyError("a definition that is gone")

        monkeypatch.setattr(restating, "restatements_of", broken)
        run = run_figures()
        run.refresh_from_db()
        assert run.compared == {str(issued.pk): "KeyError"}
        monkeypatch.undo()
        sweep()
        assert self.restated() == []
        run_figures()
        assert self.restated() == [60.0]
