"""Whatever happens to a run on the way, the figures in force are whole and the same in the end."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.utils import timezone

from contacts.models import Contact
from reporting.catalogue import get
from reporting.engine.cells import unpack
from reporting.models import Run, Series, SeriesChange
from reporting.snapshots import building, duties, nightly
from reporting.snapshots.building import Hooks, ask_for_run, build

UNTIL = datetime.date(2026, 3, 31)
MONTHS = {"first_month": "2025-10", "last_month": "2026-03"}

POINTS = ["claimed", "read", "begun contacts_received", "begun cp_plans_open", "computed", "staged", "applied"]


class Killed(BaseException):
    """The process is gone: nothing that catches ordinary failures sees it."""


def killer(point: str) -> Callable[[str], None]:
    def at(name: str) -> None:
        if name == point:
            raise Killed(point)

    return at


@pytest.fixture
def authority(db: None) -> None:
    call_command("make_authority", profile="tiny", seed=3, until=UNTIL, verbosity=0)


def claimed(as_at: datetime.date = UNTIL) -> Run:
    run = ask_for_run(as_at=as_at, **MONTHS)
    assert duties.claim(run, timezone.now())
    return run


def figures() -> dict:
    return building.standing([], [])


@pytest.mark.usefixtures("authority")
def test_the_same_records_give_the_same_digest_and_nothing_to_write() -> None:
    first = build(claimed())
    again = build(claimed())
    assert first.digest == again.digest
    assert first.counts["changed"] == first.counts["series"] > 500
    assert again.counts["changed"] == 0


@pytest.mark.usefixtures("authority")
def test_only_what_differs_is_written_and_it_equals_a_fresh_rebuild() -> None:
    build(claimed())
    late = Contact.objects.order_by("received_at").last()
    late.pk, late.uuid = None, "11111111-1111-4111-8111-111111111111"
    late.received_at = datetime.datetime(2026, 2, 10, 9, tzinfo=datetime.UTC)
    late.recommended_outcome = late.recommended_at = late.recommended_by = None
    late.decided_outcome = late.decided_at = late.decided_by = None
    late.save()
    night = build(claimed())
    assert 0 < night.counts["changed"] < night.counts["series"] / 2
    stood = figures()
    Series.objects.all().delete()
    assert build(claimed()).digest == night.digest
    assert figures() == stood


@pytest.mark.usefixtures("authority")
@pytest.mark.parametrize("point", POINTS)
def test_killed_anywhere_the_old_figures_stand_and_the_next_sweep_ends_the_run(
    point: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    clean = build(claimed()).digest
    Series.objects.filter(indicator="contacts_received").update(numerators=b"")
    before = figures()
    run = claimed()
    with pytest.raises(Killed):
        build(run, hooks=Hooks(killer(point)))
    assert figures() == before

    monkeypatch.setattr(duties, "owe_nightly_runs", lambda now, months: [])
    assert nightly.sweep() == []  # the dead worker's lease is still running
    Run.objects.filter(pk=run.pk).update(lease_until=datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC))
    (done,) = nightly.sweep()
    assert done.digest == clean
    assert SeriesChange.objects.filter(run=run).values(
        "unit", "breakdown", "indicator", "variant", "band"
    ).distinct().count() == (SeriesChange.objects.filter(run=run).count())


@pytest.mark.usefixtures("authority")
def test_an_indicator_that_fails_is_named_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = build(claimed())

    def broken(rows: object) -> None:
        raise ZeroDivisionError("a definition with a fault")

    monkeypatch.setattr(building.Engine, "figures", _failing_for("cp_plans_open", building.Engine.figures))
    run = build(claimed())
    assert run.failed_indicators == {"cp_plans_open": "ZeroDivisionError: a definition with a fault"}
    assert not run.complete
    kept = Series.objects.filter(indicator="cp_plans_open")
    assert kept.exists()  # last night's figures, until the definition is mended
    assert run.counts["series"] == whole.counts["series"] - kept.count()


def _failing_for(key: str, figures: Callable) -> Callable:
    def fail(engine: building.Engine, form: object, *args: object) -> object:
        if getattr(form, "key", "") == key:
            raise ZeroDivisionError("a definition with a fault")
        return figures(engine, form, *args)

    return fail


@pytest.mark.usefixtures("authority")
def test_a_run_that_another_worker_took_changes_nothing() -> None:
    build(claimed())
    before = figures()
    run = claimed()
    Run.objects.filter(pk=run.pk).update(token="22222222-2222-4222-8222-222222222222")
    with pytest.raises(duties.LostLease):
        build(run)
    assert figures() == before


@pytest.mark.usefixtures("authority")
def test_the_command_says_what_it_made_and_check_finds_it_in_order(capsys: pytest.CaptureFixture) -> None:
    call_command("build_snapshot", as_at=UNTIL, first="2026-01", last="2026-03", only=["contacts_received"])
    assert "2026-01 to 2026-03" in capsys.readouterr().out
    assert get("contacts_received").key in Series.objects.values_list("indicator", flat=True).distinct()


@pytest.mark.django_db
def test_a_night_made_up_for_counts_what_was_known_then() -> None:
    """A contact that somebody withdrew on the morning after still counts in the night before."""
    call_command("make_authority", profile="tiny", seed=3, until=UNTIL, with_history=True, verbosity=0)
    late = Contact.objects.order_by("received_at").last()
    assert late is not None
    late.state, late.withdrawn_reason = "withdrawn", "Typed twice"
    late.save()
    now_known = build(claimed())
    night = Run.objects.create(kind="nightly", for_day=UNTIL, **MONTHS)
    assert duties.claim(night, timezone.now())
    build(night)
    assert night.failed_indicators == {}
    assert night.digest != now_known.digest

    def received() -> int:
        (row,) = Series.objects.filter(indicator="contacts_received", variant="", unit="AUTH", breakdown="")
        numbers = unpack(row.numerators)
        assert numbers is not None
        return int(numbers.sum())

    then = received()
    build(claimed())
    assert received() == then - 1
