"""Starting, moving, being away and leaving."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from knox.models import AuthToken

from tests.workforce.cast import BEGINNING, allocation, child, clerk, post, small_authority, somebody, worker
from workforce.codes import WORKER_LEFT
from workforce.models import Allocation, Employment, Post, Worker
from workforce.services import (
    close_accounts_of_leavers,
    end_employment,
    end_post,
    record_absence,
    start_employment,
    start_post,
)

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2026, 4, 1)
TOMORROW = datetime.date(2026, 4, 2)
YESTERDAY = datetime.date(2026, 3, 31)


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(datetime.datetime(2026, 4, 1, 12, 0, tzinfo=datetime.UTC), tick=False) as traveller:
        yield traveller


@pytest.fixture
def units():
    return small_authority()


@pytest.fixture
def wren(units):
    return somebody("Wren", units["T1"], "social_worker")


# ── Starting ─────────────────────────────────────────────────────────────────────────────────────


def test_a_spell_that_was_awaited_begins(units):
    new = worker("Neo", employed=False)
    Employment.objects.create(recorded_by=clerk(), worker=new, due_to_start_on=TODAY)
    assert Employment.objects.due_to_start().count() == 1
    start_employment(by=clerk(), worker=new, started_on=TODAY, agency=False, recruitment_route="recruitment_route:overseas")
    spell = new.employments.get()
    assert (spell.started_on, spell.due_to_start_on, spell.recruitment_route_id) == (TODAY, TODAY, "recruitment_route:overseas")
    assert not Employment.objects.due_to_start().exists()


def test_a_worker_has_one_open_spell(wren):
    with pytest.raises(ValidationError):
        start_employment(by=clerk(), worker=wren, started_on=TODAY, agency=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Employment.objects.create(recorded_by=clerk(), worker=wren, started_on=TODAY)


def test_an_agency_worker_who_is_taken_on_ends_one_spell_and_starts_another(units):
    locum = worker("Lou", employed=False)
    start_employment(by=clerk(), worker=locum, started_on=BEGINNING, agency=True)
    locum.employments.update(ended_on=TODAY)
    start_employment(by=clerk(), worker=locum, started_on=TODAY, agency=False)
    assert [list(Employment.objects.open_on(day).values_list("agency", flat=True)) for day in (YESTERDAY, TODAY)] == [
        [True],
        [False],
    ]


@pytest.mark.parametrize("fte", [Decimal("0"), Decimal("2.01")])
def test_an_impossible_fte_is_refused(units, fte):
    with pytest.raises(ValidationError):
        start_post(by=clerk(), worker=worker("Fay"), unit=units["T1"], started_on=TODAY, role="social_worker", fte=fte)


def test_an_unknown_role_is_refused(units):
    with pytest.raises(ValidationError, match="There is no role king"):
        start_post(by=clerk(), worker=worker("Kim"), unit=units["T1"], started_on=TODAY, role="king")


def test_the_same_post_twice_is_refused(units):
    kim = worker("Kim")
    start_post(by=clerk(), worker=kim, unit=units["T1"], started_on=YESTERDAY, role="social_worker")
    with pytest.raises(ValidationError, match="already holds this post"):
        start_post(by=clerk(), worker=kim, unit=units["T1"], started_on=TODAY, role="social_worker")


def test_workers_in_post_on_a_day_are_counted_once(units, wren):
    post(wren, units["T2"], "social_worker", until=TODAY)
    assert list(Worker.objects.in_post_on(YESTERDAY)) == [wren]
    assert list(Worker.objects.in_unit_on([units["T2"].pk], YESTERDAY)) == [wren]
    assert list(Worker.objects.in_unit_on([units["T2"].pk], TODAY)) == []


def test_ending_one_post_keeps_the_other_and_the_children(units, wren):
    second = post(wren, units["T2"], "social_worker")
    allocation(child(), units["T2"], wren)
    end_post(by=clerk(), post=second, ended_on=TODAY)
    assert Post.objects.open_on(TODAY).get(worker=wren).unit == units["T1"]
    assert Allocation.objects.open_on(TODAY).filter(worker=wren).count() == 1
    with pytest.raises(ValidationError, match="already ended"):
        end_post(by=clerk(), post=second, ended_on=TOMORROW)


# ── Away ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("started_on", "ended_on", "refused"),
    [
        (datetime.date(2026, 3, 2), datetime.date(2026, 3, 9), False),
        (datetime.date(2026, 3, 2), datetime.date(2026, 3, 10), True),
        (datetime.date(2026, 3, 12), datetime.date(2026, 3, 13), True),
        (datetime.date(2026, 3, 16), None, False),
        (datetime.date(2026, 3, 15), None, True),
    ],
)
def test_two_absences_do_not_overlap(wren, started_on, ended_on, refused):
    sick = "workforce_absence_reason:SIC"
    record_absence(
        by=clerk(), worker=wren, reason=sick, started_on=datetime.date(2026, 3, 9), ended_on=datetime.date(2026, 3, 16)
    )
    if refused:
        with pytest.raises(ValidationError, match="away from 9 March 2026"):
            record_absence(by=clerk(), worker=wren, reason=sick, started_on=started_on, ended_on=ended_on)
    else:
        record_absence(by=clerk(), worker=wren, reason=sick, started_on=started_on, ended_on=ended_on)


# ── Leaving ──────────────────────────────────────────────────────────────────────────────────────


def test_leaving_today_closes_spell_posts_account_and_tokens(units, wren):
    AuthToken.objects.create(user=wren.user)
    end_employment(
        by=clerk(),
        worker=wren,
        ended_on=TODAY,
        leaving_reason="workforce_leaving_reason:1",
        destination="workforce_destination:3",
    )
    wren.user.refresh_from_db()
    spell = wren.employments.get()
    assert (spell.ended_on, spell.leaving_reason_id, spell.destination_id) == (
        TODAY,
        "workforce_leaving_reason:1",
        "workforce_destination:3",
    )
    assert not Post.objects.open_on(TODAY).filter(worker=wren).exists()
    assert not wren.user.is_active
    assert not wren.user.has_usable_password()
    assert not AuthToken.objects.exists()


def test_the_children_of_a_leaver_wait_in_the_queue_of_their_team(units, wren):
    ada, bea = child("Ada"), child("Bea")
    allocation(ada, units["T1"], wren)
    allocation(bea, units["T2"], wren)
    departure = end_employment(by=clerk(), worker=wren, ended_on=TODAY)
    assert departure.handed_over == []
    assert {(one.child, one.team.code, one.worker) for one in departure.waiting} == {(ada, "T1", None), (bea, "T2", None)}
    assert set(Allocation.objects.open_on(TODAY).waiting().values_list("child", flat=True)) == {ada.pk, bea.pk}
    assert set(Allocation.objects.open_on(YESTERDAY).values_list("worker", flat=True)) == {wren.pk}
    assert {one.end_reason_id for one in Allocation.objects.filter(worker=wren)} == {WORKER_LEFT}


def test_or_go_to_a_colleague(units, wren):
    ada, colm = child("Ada"), somebody("Colm", units["T1"], "social_worker")
    allocation(ada, units["T1"], wren)
    departure = end_employment(by=clerk(), worker=wren, ended_on=TODAY, hand_over_to=colm)
    assert departure.waiting == []
    assert Allocation.objects.open_on(TODAY).get(child=ada).worker == colm


def test_a_colleague_who_cannot_take_them_stops_the_whole_departure(units, wren):
    allocation(child(), units["T1"], wren)
    with pytest.raises(ValidationError, match="holds no post"):
        end_employment(by=clerk(), worker=wren, ended_on=TODAY, hand_over_to=worker("Out"))
    wren.user.refresh_from_db()
    assert wren.user.is_active
    assert Employment.objects.open_on(TODAY).filter(worker=wren).exists()


def test_an_allocation_and_a_post_still_to_come_do_not_hold_either(units, wren):
    ada = child("Ada")
    allocation(ada, units["T1"], wren, from_=TOMORROW)
    post(wren, units["T2"], "social_worker", from_=TOMORROW)
    end_employment(by=clerk(), worker=wren, ended_on=TODAY)
    for day in (TODAY, TOMORROW):
        assert not Post.objects.open_on(day).filter(worker=wren).exists()
        assert not Allocation.objects.open_on(day).filter(worker=wren).exists()
    assert Allocation.objects.open_on(TOMORROW).get(child=ada).worker is None


def test_leaving_tomorrow_keeps_the_account_until_the_morning(units, wren, at_noon):
    end_employment(by=clerk(), worker=wren, ended_on=TOMORROW)
    assert close_accounts_of_leavers(by=clerk(), on=TODAY) == 0
    wren.user.refresh_from_db()
    assert wren.user.is_active
    assert close_accounts_of_leavers(by=clerk(), on=TOMORROW) == 1
    wren.user.refresh_from_db()
    assert not wren.user.is_active
    assert close_accounts_of_leavers(by=clerk(), on=TOMORROW) == 0


def test_somebody_who_came_back_keeps_the_account(units, wren):
    wren.employments.update(ended_on=YESTERDAY)
    start_employment(by=clerk(), worker=wren, started_on=TODAY, agency=True)
    assert close_accounts_of_leavers(by=clerk(), on=TODAY) == 0


def test_nobody_leaves_twice(wren):
    end_employment(by=clerk(), worker=wren, ended_on=TODAY)
    with pytest.raises(ValidationError, match="no open spell"):
        end_employment(by=clerk(), worker=wren, ended_on=TODAY)
