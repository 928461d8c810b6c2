"""Who may open which child: a cast of characters, each in two lines."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth import get_user
from django.contrib.auth.models import AnonymousUser

from csc.models import Child, User
from csc.permissions import Permission
from tests.workforce.cast import NOON, allocation, child, clerk, grant, post, sees, somebody, worker
from workforce.access import (
    ChildNotVisible,
    can,
    children_visible_to,
    get_child,
    roles_of,
    units_in_reach,
    visible_among,
)
from workforce.models import Allocation, Unit
from workforce.pages import reader_of
from workforce.reach import Reader
from workforce.services import end_employment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

TODAY = datetime.date(2026, 4, 1)
YESTERDAY = TODAY - datetime.timedelta(days=1)


# ── Reach by post ────────────────────────────────────────────────────────────────────────────────


def test_the_allocated_worker_sees_the_child(wren, ada):
    assert sees(wren, ada)


def test_a_colleague_in_the_team_does_not(units, ada):
    assert not sees(somebody("Colm", units["T1"], "social_worker"), ada)


def test_the_team_manager_does(units, ada):
    assert sees(somebody("Tess", units["T1"], "team_manager"), ada)


def test_business_support_of_the_team_does(units, ada):
    assert sees(somebody("Bo", units["T1"], "business_support"), ada)


@pytest.mark.parametrize("role", ["social_worker", "team_manager", "business_support", "personal_adviser"])
def test_nobody_of_another_team_does(units, ada, role):
    assert not sees(somebody("Otis", units["T2"], role), ada)


def test_the_head_of_the_service_does_and_the_head_of_another_does_not(units, ada):
    assert sees(somebody("Hal", units["S1"], "head_of_service"), ada)
    assert not sees(somebody("Hope", units["S2"], "head_of_service"), ada)


@pytest.mark.parametrize(("unit_code", "role"), [("AUTH", "director"), ("AUTH", "conference_chair"), ("T3", "conference_chair")])
def test_the_authority_wide_roles_do_wherever_their_post_is(units, ada, unit_code, role):
    assert sees(somebody("Dee", units[unit_code], role), ada)


def test_an_authority_wide_role_reaches_a_child_nobody_holds(units):
    assert sees(somebody("Dee", units["AUTH"], "director"), child("Nell"))


@pytest.mark.parametrize("role", ["administrator", "scorecard_reader", "api_client"])
def test_roles_without_case_data_see_nobody_even_their_own_allocation(units, ada, role):
    without = somebody("Finn", units["AUTH"], role)
    allocation(ada, units["T1"], without, role="allocation_role:second_worker")
    assert not sees(without, ada)


def test_somebody_not_signed_in_sees_nobody(ada):
    assert not children_visible_to(AnonymousUser()).exists()
    with pytest.raises(ChildNotVisible):
        get_child(AnonymousUser(), ada.uuid, channel="test")


def test_an_account_without_a_post_sees_nobody(ada):
    assert not sees(worker("Nil"), ada)


def test_a_superuser_sees_nobody_without_a_post(ada):
    root = worker("Root")
    root.user.is_superuser = True
    root.user.save()
    assert not sees(root, ada)


def test_a_closed_account_sees_nobody_although_the_post_is_still_held(wren, ada):
    User.objects.filter(pk=wren.user.pk).update(is_active=False)
    assert wren.user.is_active
    assert not sees(wren, ada)


def test_a_role_that_reaches_nobody_reaches_nobody_under_any_right(units, ada):
    reader = somebody("Sid", units["AUTH"], "scorecard_reader")
    allocation(ada, units["T1"], reader, role="allocation_role:second_worker")
    grant(ada, reader, from_=NOON)
    assert not children_visible_to(reader.user, permission=Permission.READ_FIGURES).exists()


def test_a_role_csc_does_not_know_gives_nothing(units, ada):
    assert not sees(somebody("Odd", units["AUTH"], "grand_vizier"), ada)


def test_a_second_worker_and_a_personal_adviser_see_the_child_they_hold(units, ada):
    second, adviser = somebody("Sky", units["T2"], "social_worker"), somebody("Pia", units["T3"], "personal_adviser")
    allocation(ada, units["T2"], second, role="allocation_role:second_worker")
    allocation(ada, units["T3"], adviser, role="allocation_role:personal_adviser")
    assert sees(second, ada)
    assert sees(adviser, ada)


def test_a_supervisor_sees_the_children_of_a_student(units, wren):
    student, bea = somebody("Stu", units["T1"], "social_worker"), child("Bea")
    post(student, units["T1"], "", student_of=wren)
    allocation(bea, units["T1"], student, role="allocation_role:student")
    assert sees(wren, bea)


def test_a_child_who_waits_for_a_worker_is_the_whole_teams(units, wren):
    cal = child("Cal")
    allocation(cal, units["T1"])
    assert sees(wren, cal)
    assert not sees(somebody("Otis", units["T2"], "social_worker"), cal)


def test_an_analyst_lists_the_records_behind_a_figure_and_opens_none(units, ada, rex):
    analyst = somebody("Ann", units["AUTH"], "performance_analyst")
    assert not sees(analyst, ada)
    assert list(children_visible_to(analyst.user, permission=Permission.READ_MEMBERS)) == [ada]


def test_an_analyst_with_a_second_post_opens_what_that_post_reaches(units, ada):
    analyst = somebody("Ann", units["AUTH"], "performance_analyst")
    post(analyst, units["S1"], "business_support")
    assert sees(analyst, ada)
    assert not sees(analyst, child("Nell"))


# ── Dates: on the end day it no longer holds ─────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("started_on", "ended_on", "visible"),
    [
        (TODAY, None, True),
        (TODAY + datetime.timedelta(days=1), None, False),
        (YESTERDAY, TODAY + datetime.timedelta(days=1), True),
        (YESTERDAY, TODAY, False),
    ],
)
def test_the_worker_sees_the_child_on_the_days_of_the_allocation(units, wren, started_on, ended_on, visible):
    dot = child("Dot")
    allocation(dot, units["T1"], wren, from_=started_on, until=ended_on)
    assert sees(wren, dot) is visible


@pytest.mark.parametrize(
    ("ended_on", "visible"),
    [
        (TODAY, True),
        (datetime.date(2025, 4, 2), True),
        (datetime.date(2025, 4, 1), False),
    ],
)
def test_the_manager_reaches_what_the_team_let_go_of_within_365_days(units, ended_on, visible):
    dot = child("Dot")
    allocation(dot, units["T1"], somebody("Wim", units["T1"], "social_worker"), until=ended_on)
    assert sees(somebody("Tess", units["T1"], "team_manager"), dot) is visible


@pytest.mark.parametrize(
    ("from_", "until", "visible"),
    [(TODAY, None, True), (TODAY + datetime.timedelta(days=1), None, False), (YESTERDAY, TODAY, False)],
)
def test_a_post_reaches_from_its_first_day_until_its_last(units, ada, from_, until, visible):
    mover = worker("Mo")
    post(mover, units["T1"], "team_manager", from_=from_, until=until)
    assert sees(mover, ada) is visible


def test_a_withdrawn_allocation_reaches_nobody(units, wren):
    eve = child("Eve")
    allocation(eve, units["T1"], wren, state="withdrawn", withdrawn_reason="Wrong child")
    assert not sees(wren, eve)


def test_removing_the_allocation_bites_at_once(units, wren, ada):
    held = ada.allocation_set.get()
    held.ended_on = TODAY
    held.save()
    assert not sees(wren, ada)


def test_a_manager_reaches_the_children_of_a_closed_team_below(units):
    old = small_unit_closed_under(units["S1"])
    fay = child("Fay")
    allocation(fay, old, until=YESTERDAY)
    assert sees(somebody("Hal", units["S1"], "head_of_service"), fay)


def small_unit_closed_under(parent):
    from tests.workforce.cast import unit

    return unit("OLD", "team", parent, closed_on=TODAY)


# ── Leavers ──────────────────────────────────────────────────────────────────────────────────────


def test_a_leaver_loses_everything_at_once(units, wren, ada, client):
    client.force_login(wren.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert sees(wren, ada)
    assert get_user(client) == wren.user
    end_employment(by=clerk(), worker=wren, ended_on=TODAY)
    wren.user.refresh_from_db()
    assert not sees(wren, ada)
    assert roles_of(wren.user) == frozenset()
    assert not can(wren.user, Permission.READ_FIGURES)
    assert not units_in_reach(wren.user).exists()
    assert not get_user(client).is_authenticated


def test_a_leaver_whose_user_object_is_still_in_memory_has_lost_everything(wren, ada):
    in_memory = wren.user
    end_employment(by=clerk(), worker=wren, ended_on=TODAY)
    assert not children_visible_to(in_memory).exists()


# ── Rights and units ─────────────────────────────────────────────────────────────────────────────


def test_a_right_counts_only_where_the_post_that_holds_it_reaches(units, ada):
    both = somebody("Max", units["T2"], "team_manager")
    post(both, units["T1"], "social_worker")
    allocation(ada, units["T1"], both, role="allocation_role:second_worker")
    managed = child("Meg")
    allocation(managed, units["T2"])
    assert can(both.user, Permission.RECORD_WORK, ada)
    assert can(both.user, Permission.AUTHORISE_WORK, managed)
    assert can(both.user, Permission.AUTHORISE_WORK)
    assert not can(somebody("Sol", units["T1"], "social_worker").user, Permission.AUTHORISE_WORK)


def test_roles_are_those_of_the_day(units):
    mover = worker("Mo")
    post(mover, units["T1"], "social_worker", until=TODAY)
    post(mover, units["T2"], "team_manager", from_=TODAY)
    assert roles_of(mover.user) == {"team_manager"}
    assert roles_of(mover.user, YESTERDAY) == {"social_worker"}


@pytest.mark.parametrize(
    ("unit_code", "role", "codes"),
    [
        ("T1", "social_worker", {"T1"}),
        ("S1", "head_of_service", {"S1", "T1", "T2"}),
        ("AUTH", "scorecard_reader", {"AUTH", "S1", "S2", "T1", "T2", "T3"}),
        ("T3", "conference_chair", {"AUTH", "S1", "S2", "T1", "T2", "T3"}),
        ("AUTH", "administrator", set()),
    ],
)
def test_scorecards_reach_the_unit_of_the_post_and_those_below(units, unit_code, role, codes):
    assert {one.code for one in units_in_reach(somebody("Any", units[unit_code], role).user)} == codes


# ── Cost ─────────────────────────────────────────────────────────────────────────────────────────


def surround(reader, units, number: int) -> None:
    """Children of the reader's and of others in every team, every third restricted with a grant, and posts beside the first."""
    for at in range(number):
        one, other = child(f"Child {at}", restricted=at % 3 == 0), child(f"Other {at}")
        allocation(one, units[f"T{at % 3 + 1}"], reader)
        allocation(other, units[f"T{at % 3 + 1}"], worker("Wim", account=False))
        grant(one, reader, from_=NOON)
        post(reader, units[f"T{at % 3 + 1}"], "personal_adviser")


@pytest.mark.parametrize(
    ("unit_code", "role", "queries"),
    [("T1", "social_worker", 4), ("T1", "team_manager", 5), ("S1", "head_of_service", 5), ("AUTH", "director", 5)],
)
def test_the_number_of_queries_does_not_grow(units, django_assert_num_queries, unit_code, role, queries):
    reader = somebody("Qi", units[unit_code], role)
    for number in (1, 12):
        surround(reader, units, number)
        with django_assert_num_queries(queries):
            assert list(children_visible_to(reader.user))


def test_opening_a_record_costs_the_same_for_one_child_and_for_many(units, django_assert_num_queries):
    reader, one = somebody("Qi", units["T1"], "team_manager"), child("Ada")
    allocation(one, units["T1"])
    get_child(reader.user, one.uuid, channel="test")
    for number in (0, 12):
        surround(reader, units, number)
        with django_assert_num_queries(8):
            get_child(reader.user, one.uuid, channel="test")


def test_a_worker_opens_a_case_of_their_own_without_the_other_ways(wren, ada, django_assert_num_queries):
    get_child(wren.user, ada.uuid, channel="test")
    with django_assert_num_queries(7):  # posts, the child, students, the case, and three for the log
        assert get_child(wren.user, ada.uuid, channel="test") == ada


@pytest.mark.parametrize(
    ("unit_code", "role"),
    [("T1", "social_worker"), ("T1", "team_manager"), ("AUTH", "conference_chair"), ("T3", "personal_adviser")],
)
def test_a_list_is_opened_by_the_rule_that_opens_one_record(units, wren, ada, rex, unit_code, role):
    reader = somebody("Qi", units[unit_code], role)
    surround(reader, units, 4)
    duplicate, far = child("Twin"), child("Far")
    allocation(duplicate, units["T1"], reader)
    Child.objects.filter(pk=duplicate.pk).update(merged_into=far.pk)
    everybody = list(Child.objects.all())
    asked = Reader(reader.user)
    one_by_one = {each.pk for each in everybody if Reader(reader.user).reach_of(each) is not None}
    assert asked.opens(everybody) == one_by_one
    assert far.pk in one_by_one
    assert rex.pk not in one_by_one
    assert visible_among(asked, everybody) == set(children_visible_to(reader.user))


def test_a_question_written_once_opens_nothing_longer_than_it_is_open(units, wren, ada, rex):
    """The same reader on the same day, asked at one moment after another."""
    tess = somebody("Tess", units["T1"], "team_manager")
    one, two = (NOON + datetime.timedelta(hours=hours) for hours in (1, 2))
    grant(rex, tess, from_=one, until=two)
    for hours, reach in ((0, None), (1, "grant"), (1.99, "grant"), (2, None)):
        at = NOON + datetime.timedelta(hours=hours)
        assert Reader(tess.user, now=at).reach_of_each([ada, rex]) == {ada.uuid: "team", rex.uuid: reach}
    Allocation.objects.filter(child=ada).update(team=units["T3"])
    assert Reader(tess.user).reach_of(ada) is None


def test_a_unit_put_under_another_is_reached_the_same_day(units, ada):
    hope = somebody("Hope", units["S2"], "head_of_service")
    assert Reader(hope.user).reach_of(ada) is None
    Unit.objects.filter(pk=units["T1"].pk).update(parent=units["S2"])
    assert Reader(hope.user).reach_of(ada) == "service"


def test_one_request_has_one_reader(wren, ada, rf, django_user_model):
    request = rf.get("/")
    request.user = wren.user
    reader = reader_of(request)
    assert reader_of(request) is reader is request.reader
    request.user = django_user_model.objects.create(username="other")
    assert reader_of(request) is not reader


def test_a_reader_made_for_a_request_reads_its_posts_once(units, wren, ada, django_assert_num_queries):
    reader = Reader(wren.user)
    assert children_visible_to(reader).count() == 1
    with django_assert_num_queries(1):
        assert can(reader, Permission.RECORD_WORK)
        assert list(children_visible_to(reader)) == [ada]


def test_how_a_reader_stands_to_a_whole_list_is_one_question(units, wren, ada, rex, django_assert_num_queries):
    tess, far = somebody("Tess", units["T1"], "team_manager"), child("Far")
    allocation(far, units["T3"])
    own = child("Own")
    allocation(own, units["T1"], tess)
    reader = Reader(tess.user)
    assert reader.reach_of(ada) == "team"
    with django_assert_num_queries(1):
        stands = reader.reach_of_each([ada, rex, far, own])
    assert stands == {ada.uuid: "team", rex.uuid: None, far.uuid: None, own.uuid: "allocated"}
