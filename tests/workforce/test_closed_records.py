"""Records that are closed to most: restricted, outside reach, opened in an emergency, merged."""

from __future__ import annotations

import datetime
import uuid

import pytest
from django.core.exceptions import ValidationError

from csc.models import AccessLog, AuditEvent, BreakGlass, Person
from csc.permissions import ROLES, Permission
from tests.workforce.cast import NOON, allocation, child, grant, sees, somebody
from workforce.access import (
    ChildNotVisible,
    ReasonNeeded,
    break_glass,
    can,
    children_findable_by,
    children_visible_to,
    get_child,
    openable_among,
    see_notice,
)
from workforce.models import AccessNotice, ReasonedRead
from workforce.reach import Reader

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

TODAY = datetime.date(2026, 4, 1)
YESTERDAY = TODAY - datetime.timedelta(days=1)


# ── Restricted ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("unit_code", "role"),
    [("T1", "team_manager"), ("S1", "head_of_service"), ("AUTH", "director"), ("T1", "business_support")],
)
def test_a_restricted_child_is_invisible_to_every_reach_without_a_grant(units, wren, rex, unit_code, role):
    assert not sees(somebody("Any", units[unit_code], role), rex)
    assert not sees(wren, rex)


def test_a_restricted_child_is_in_no_count(units, rex, ada):
    assert children_visible_to(somebody("Dee", units["AUTH"], "director").user).count() == 1


def test_a_restricted_child_is_found_by_no_search(units, wren, rex):
    assert list(children_findable_by(wren.user).filter(forename="Rex")) == []


def test_a_restricted_child_answers_like_one_that_does_not_exist(wren, rex):
    with pytest.raises(ChildNotVisible) as hidden:
        get_child(wren.user, rex.uuid, channel="test", reason="I would like to look")
    with pytest.raises(ChildNotVisible) as absent:
        get_child(wren.user, uuid.uuid4(), channel="test", reason="I would like to look")
    assert str(hidden.value) == str(absent.value)
    assert type(hidden.value) is type(absent.value)


@pytest.mark.parametrize(
    ("starts", "ends", "visible"),
    [
        (NOON, None, True),
        (NOON + datetime.timedelta(seconds=1), None, False),
        (NOON - datetime.timedelta(days=9), NOON + datetime.timedelta(seconds=1), True),
        (NOON - datetime.timedelta(days=9), NOON, False),
    ],
)
def test_a_grant_opens_the_restricted_child_from_its_start_until_its_end(wren, rex, starts, ends, visible):
    grant(rex, wren, from_=starts, until=ends)
    assert sees(wren, rex) is visible


def test_a_grant_reaches_across_teams_and_only_the_person_named(units, rex):
    named, other = somebody("Gus", units["T3"], "social_worker"), somebody("Ola", units["T3"], "social_worker")
    grant(rex, named, from_=NOON)
    assert sees(named, rex)
    assert not sees(other, rex)


def test_a_grant_opens_nothing_to_a_role_without_case_data(units, rex):
    administrator = somebody("Abe", units["AUTH"], "administrator")
    grant(rex, administrator, from_=NOON)
    assert not sees(administrator, rex)


def test_a_refused_read_is_in_the_log(wren, rex):
    with pytest.raises(ChildNotVisible):
        get_child(wren.user, rex.uuid, channel="test")
    assert AuditEvent.objects.filter(verb="refuse_read", child=rex.uuid, actor=wren.user.uuid).count() == 1


# ── Need to know ─────────────────────────────────────────────────────────────────────────────────


def test_outside_reach_a_reason_is_asked_for(units, ada):
    with pytest.raises(ReasonNeeded) as asked:
        get_child(somebody("Colm", units["T1"], "social_worker").user, ada.uuid, channel="test")
    assert asked.value.uuid == ada.uuid


def test_blanks_are_no_reason(units, ada):
    with pytest.raises(ReasonNeeded):
        get_child(somebody("Colm", units["T1"], "social_worker").user, ada.uuid, channel="test", reason="   ")


@pytest.mark.parametrize(("team", "standing"), [("T1", ReasonedRead.Standing.OWN_TEAM), ("T3", ReasonedRead.Standing.OTHER_TEAM)])
def test_with_a_reason_the_record_opens_is_logged_and_the_worker_told(units, wren, ada, team, standing):
    colm = somebody("Colm", units[team], "social_worker")
    assert get_child(colm.user, ada.uuid, channel="child page", reason="Covering for Wren") == ada
    read = AccessLog.objects.get(actor=colm.user.uuid)
    assert (read.child, read.reach, read.reason, read.channel) == (ada.uuid, "reason", "Covering for Wren", "child page")
    notice = AccessNotice.objects.get()
    assert (notice.told, notice.reasoned_read.standing, notice.seen_at) == (wren, standing, None)


def test_a_reason_holds_for_twelve_hours_and_is_given_once(units, ada, at_noon):
    colm = somebody("Colm", units["T1"], "social_worker")
    get_child(colm.user, ada.uuid, channel="test", reason="Covering for Wren")
    at_noon.move_to(NOON + datetime.timedelta(hours=11, minutes=59))
    assert sees(colm, ada)
    assert ReasonedRead.objects.count() == 1
    at_noon.move_to(NOON + datetime.timedelta(hours=12))
    assert not sees(colm, ada)


def test_a_reason_holds_for_the_rest_of_the_same_request(units, ada):
    reader = Reader(somebody("Colm", units["T1"], "social_worker").user)
    assert not can(reader, Permission.RECORD_WORK, ada)
    get_child(reader, ada.uuid, channel="test", reason="Covering for Wren")
    assert can(reader, Permission.RECORD_WORK, ada)


def test_a_reason_opens_the_record_to_nobody_else(units, ada):
    get_child(somebody("Colm", units["T1"], "social_worker").user, ada.uuid, channel="test", reason="Covering for Wren")
    assert not sees(somebody("Otis", units["T1"], "social_worker"), ada)


def test_where_no_worker_is_named_the_manager_is_told(units):
    cal, tess = child("Cal"), somebody("Tess", units["T1"], "team_manager")
    allocation(cal, units["T1"])
    get_child(somebody("Otis", units["T2"], "social_worker").user, cal.uuid, channel="test", reason="Family moved")
    assert AccessNotice.objects.get().told == tess


def test_of_a_child_nobody_holds_nobody_is_told_and_the_reason_says_so(units, wren):
    get_child(wren.user, child("Nell").uuid, channel="test", reason="New contact")
    assert ReasonedRead.objects.get().standing == ReasonedRead.Standing.NOT_HELD
    assert not AccessNotice.objects.exists()


def test_a_role_that_may_not_give_reasons_is_not_asked_for_one(units, ada):
    with pytest.raises(ChildNotVisible) as refused:
        get_child(somebody("Bo", units["T2"], "business_support").user, ada.uuid, channel="test", reason="Let me in")
    assert not isinstance(refused.value, ReasonNeeded)


def test_a_search_finds_by_name_whom_a_reason_would_open(units, ada):
    assert ada in children_findable_by(somebody("Otis", units["T2"], "social_worker").user)
    assert ada not in children_findable_by(somebody("Abe", units["AUTH"], "administrator").user)


@pytest.mark.parametrize("role", [role.key for role in ROLES.values() if Permission.RECORD_CONTACTS in role.permissions])
def test_whoever_may_begin_a_record_finds_every_child_who_has_one_but_for_the_restricted(units, ada, rex, role):
    somebody_else = somebody("Bo", units["T3"], role)
    assert set(children_findable_by(somebody_else.user)) == {ada}


def test_to_find_is_not_to_open(units, ada):
    bo = somebody("Bo", units["T3"], "business_support")
    assert openable_among(bo.user, [ada]) == set()
    assert not sees(bo, ada)
    assert openable_among(somebody("Otis", units["T3"], "social_worker").user, [ada]) == {ada.pk}


def test_only_the_worker_told_marks_a_notice_as_seen(units, wren, ada):
    colm = somebody("Colm", units["T1"], "social_worker")
    get_child(colm.user, ada.uuid, channel="test", reason="Covering for Wren")
    notice = AccessNotice.objects.get()
    with pytest.raises(ChildNotVisible):
        see_notice(by=colm.user, notice=notice)
    assert see_notice(by=wren.user, notice=notice).seen_at == NOON


def test_the_access_log_says_how_each_reader_stood(units, wren, ada):
    readers = [
        (wren, "allocated"),
        (somebody("Tess", units["T1"], "team_manager"), "team"),
        (somebody("Hal", units["S1"], "head_of_service"), "service"),
        (somebody("Dee", units["AUTH"], "director"), "authority"),
    ]
    for reader, reach in readers:
        get_child(reader.user, ada.uuid, channel="test")
        assert AccessLog.objects.get(actor=reader.user.uuid).reach == reach


# ── Break-glass ──────────────────────────────────────────────────────────────────────────────────


def test_breaking_glass_opens_a_restricted_child_for_four_hours(units, rex, at_noon):
    night = somebody("Nia", units["T3"], "social_worker")
    assert break_glass(by=night.user, number=rex.local_id, reason="Police at the door") == rex
    assert sees(night, rex)
    at_noon.move_to(NOON + datetime.timedelta(hours=3, minutes=59, seconds=59))
    assert sees(night, rex)
    at_noon.move_to(NOON + datetime.timedelta(hours=4))
    assert not sees(night, rex)


def test_breaking_glass_is_told_logged_and_waits_for_review(units, wren, rex):
    night = somebody("Nia", units["T3"], "social_worker")
    break_glass(by=night.user, number=str(rex.uuid), reason="Police at the door")
    assert AccessNotice.objects.get().told == wren
    assert BreakGlass.objects.awaiting_review().get().reason == "Police at the door"
    assert AuditEvent.objects.get(verb="break_glass").child == rex.uuid


def test_a_holder_who_breaks_glass_is_not_told_of_herself_but_the_manager_is(units, wren, rex):
    tess = somebody("Tess", units["T1"], "team_manager")
    break_glass(by=wren.user, number=rex.local_id, reason="Police at the door")
    assert AccessNotice.objects.get().told == tess


def test_breaking_glass_needs_a_reason_the_right_and_a_closed_record(units, wren, rex, ada):
    with pytest.raises(ValidationError):
        break_glass(by=wren.user, number=rex.local_id, reason=" ")
    with pytest.raises(ChildNotVisible):
        break_glass(by=somebody("Bo", units["T1"], "business_support").user, number=rex.local_id, reason="Curious")
    with pytest.raises(ValidationError):
        break_glass(by=wren.user, number=ada.local_id, reason="Mine anyway")
    with pytest.raises(ChildNotVisible):
        break_glass(by=wren.user, number="C999999", reason="Nobody")


# ── Merged ───────────────────────────────────────────────────────────────────────────────────────


def test_a_merged_record_is_in_no_list_and_its_uuid_leads_to_the_one_that_stands(units, wren, ada):
    twin, older = child("Ada", merged_into=ada), child("Ada")
    Person.objects.filter(pk=older.pk).update(merged_into=twin)
    allocation(twin, units["T1"], wren)
    assert get_child(wren.user, twin.uuid, channel="test") == ada
    assert get_child(wren.user, older.uuid, channel="test") == ada
    for reader in (wren, somebody("Dee", units["AUTH"], "director")):
        assert list(children_visible_to(reader.user)) == [ada]
        assert list(children_findable_by(reader.user)) == [ada]


def test_a_record_merged_into_a_restricted_one_does_not_lead_to_it(units, rex):
    twin = child("Rex", merged_into=rex)
    with pytest.raises(ChildNotVisible):
        get_child(somebody("Dee", units["AUTH"], "director").user, twin.uuid, channel="test")


def test_a_person_without_a_record_of_their_own_cannot_be_opened(units):
    mother = child("Mother")
    Person.objects.filter(pk=mother.pk).update(has_record=False)
    with pytest.raises(ChildNotVisible):
        get_child(somebody("Dee", units["AUTH"], "director").user, mother.uuid, channel="test")
