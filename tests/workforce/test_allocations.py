"""Giving, moving and letting go of children: nobody is ever left unheld by a move."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from csc.models import AuditEvent
from tests.workforce.cast import allocation, child, clerk, grant, post, small_authority, somebody, unit, worker
from workforce.codes import LEAD_SOCIAL_WORKER, PERSONAL_ADVISER, SECOND_WORKER, TRANSFER
from workforce.models import Allocation
from workforce.services import allocate_child, end_allocation, transfer_children

pytestmark = pytest.mark.django_db

MONDAY = datetime.date(2026, 3, 2)
TUESDAY = datetime.date(2026, 3, 3)
SUNDAY = datetime.date(2026, 3, 1)


@pytest.fixture
def units():
    return small_authority()


@pytest.fixture
def wren(units):
    return somebody("Wren", units["T1"], "social_worker")


@pytest.fixture
def colm(units):
    return somebody("Colm", units["T1"], "social_worker")


def holders(of, day) -> list[str]:
    """Who holds the child as social worker on the day: a worker's name, or the team's code while none is named."""
    held = Allocation.objects.open_on(day).leads().filter(child=of)
    return [one.worker.forename if one.worker else one.team.code for one in held]


def test_a_first_allocation_holds_from_its_day(units, wren):
    ada = child("Ada")
    allocate_child(by=clerk(), child=ada, team=units["T1"], worker=wren, on=MONDAY)
    assert (holders(ada, SUNDAY), holders(ada, MONDAY)) == ([], ["Wren"])


def test_a_second_ends_the_first_on_the_same_day_so_each_day_has_one_holder(units, wren, colm):
    ada = child("Ada")
    allocate_child(by=clerk(), child=ada, team=units["T1"], worker=wren, on=SUNDAY)
    allocate_child(by=clerk(), child=ada, team=units["T1"], worker=colm, on=TUESDAY, reason=TRANSFER)
    assert [holders(ada, day) for day in (SUNDAY, MONDAY, TUESDAY)] == [["Wren"], ["Wren"], ["Colm"]]
    assert Allocation.objects.get(worker=wren).end_reason_id == TRANSFER


def test_a_child_waits_in_the_teams_queue_until_a_worker_is_named(units, wren):
    ada = child("Ada")
    allocate_child(by=clerk(), child=ada, team=units["T1"], on=SUNDAY)
    assert list(Allocation.objects.open_on(SUNDAY).waiting().values_list("child", flat=True)) == [ada.pk]
    allocate_child(by=clerk(), child=ada, team=units["T1"], worker=wren, on=MONDAY)
    assert [holders(ada, day) for day in (SUNDAY, MONDAY)] == [["T1"], ["Wren"]]


def test_a_second_worker_stands_beside_the_social_worker(units, wren, colm):
    ada, dot = child("Ada"), somebody("Dot", units["T2"], "social_worker")
    allocate_child(by=clerk(), child=ada, team=units["T1"], worker=wren, on=MONDAY)
    allocate_child(by=clerk(), child=ada, team=units["T1"], worker=colm, role=SECOND_WORKER, on=MONDAY)
    allocate_child(by=clerk(), child=ada, team=units["T2"], worker=dot, role=SECOND_WORKER, on=MONDAY)
    assert Allocation.objects.open_on(MONDAY).filter(child=ada).count() == 3


def test_a_young_person_who_waits_for_an_adviser_stops_waiting_when_one_is_named(units):
    ada, pia = child("Ada"), somebody("Pia", units["T3"], "personal_adviser")
    allocate_child(by=clerk(), child=ada, team=units["T3"], role=PERSONAL_ADVISER, on=SUNDAY)
    allocate_child(by=clerk(), child=ada, team=units["T3"], worker=pia, role=PERSONAL_ADVISER, on=MONDAY)
    assert [list(Allocation.objects.open_on(day).values_list("worker", flat=True)) for day in (SUNDAY, MONDAY)] == [
        [None],
        [pia.pk],
    ]


def test_the_same_allocation_twice_is_refused(units, wren):
    ada = child("Ada")
    allocate_child(by=clerk(), child=ada, team=units["T1"], worker=wren, on=SUNDAY)
    with pytest.raises(ValidationError, match="already holds"):
        allocate_child(by=clerk(), child=ada, team=units["T1"], worker=wren, on=MONDAY)


def test_the_day_cannot_be_before_the_present_holders_first(units, wren, colm):
    ada = child("Ada")
    allocate_child(by=clerk(), child=ada, team=units["T1"], worker=wren, on=MONDAY)
    with pytest.raises(ValidationError, match="has held this child since 2 March 2026"):
        allocate_child(by=clerk(), child=ada, team=units["T1"], worker=colm, on=SUNDAY)
    assert holders(ada, MONDAY) == ["Wren"]


def test_the_social_worker_has_to_be_qualified_and_a_second_worker_need_not(units):
    helper = worker("Hew", qualified=False)
    post(helper, units["T1"], "social_worker")
    with pytest.raises(ValidationError, match="not a qualified social worker"):
        allocate_child(by=clerk(), child=child(), team=units["T1"], worker=helper, on=MONDAY)
    allocate_child(by=clerk(), child=child(), team=units["T1"], worker=helper, role=SECOND_WORKER, on=MONDAY)


@pytest.mark.parametrize(("until", "refused"), [(MONDAY, True), (TUESDAY, False)])
def test_the_worker_has_to_be_in_post_on_the_day(units, until, refused):
    leaver = worker("Lee")
    post(leaver, units["T1"], "social_worker", until=until)
    if refused:
        with pytest.raises(ValidationError, match="holds no post"):
            allocate_child(by=clerk(), child=child(), team=units["T1"], worker=leaver, on=MONDAY)
    else:
        allocate_child(by=clerk(), child=child(), team=units["T1"], worker=leaver, on=MONDAY)


@pytest.mark.parametrize(("closed_on", "refused"), [(MONDAY, True), (TUESDAY, False)])
def test_the_team_has_to_be_open_on_the_day(units, closed_on, refused):
    old = unit("OLD", "team", units["S1"], closed_on=closed_on)
    if refused:
        with pytest.raises(ValidationError, match="not open"):
            allocate_child(by=clerk(), child=child(), team=old, on=MONDAY)
    else:
        allocate_child(by=clerk(), child=child(), team=old, on=MONDAY)


def test_a_merged_record_is_not_allocated(units, wren):
    with pytest.raises(ValidationError, match="merged"):
        allocate_child(by=clerk(), child=child(merged_into=child()), team=units["T1"], worker=wren, on=MONDAY)


def test_a_restricted_child_goes_only_to_somebody_with_a_grant(units, wren):
    rex = child("Rex", restricted=True)
    with pytest.raises(ValidationError, match="not been named"):
        allocate_child(by=clerk(), child=rex, team=units["T1"], worker=wren, on=MONDAY)
    grant(rex, wren, from_=datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC))
    allocate_child(by=clerk(), child=rex, team=units["T1"], worker=wren, on=MONDAY)
    assert holders(rex, MONDAY) == ["Wren"]


def test_the_database_refuses_a_second_open_social_worker(units, wren, colm):
    ada = child("Ada")
    allocation(ada, units["T1"], wren)
    with pytest.raises(IntegrityError), transaction.atomic():
        allocation(ada, units["T2"], colm)
    allocation(ada, units["T2"], colm, until=MONDAY)
    allocation(ada, units["T2"], colm, state="withdrawn", withdrawn_reason="Wrong child")
    allocation(ada, units["T2"], colm, role=SECOND_WORKER)


# ── Many at once ─────────────────────────────────────────────────────────────────────────────────


def test_many_children_move_on_one_day_each_in_the_role_it_had(units, wren, colm):
    children = [child(f"Child {at}") for at in range(5)]
    for at, one in enumerate(children):
        allocation(one, units["T1"], wren, role=SECOND_WORKER if at == 4 else LEAD_SOCIAL_WORKER)
    moved = transfer_children(
        by=clerk(),
        allocations=Allocation.objects.filter(worker=wren),
        to_team=units["T2"],
        to_worker=colm,
        on=MONDAY,
        reason=TRANSFER,
    )
    assert [one.child_id for one in moved] == [one.pk for one in children]
    assert [holders(one, SUNDAY) for one in children] == [["Wren"]] * 4 + [[]]
    assert [holders(one, MONDAY) for one in children] == [["Colm"]] * 4 + [[]]
    assert Allocation.objects.open_on(MONDAY).get(child=children[4]).role_id == SECOND_WORKER
    assert not Allocation.objects.open_on(MONDAY).filter(worker=wren).exists()


def test_every_move_is_in_the_history_and_in_the_log(units, wren, colm):
    ada = child("Ada")
    old = allocation(ada, units["T1"], wren)
    (new,) = transfer_children(by=clerk(), allocations=[old], to_team=units["T1"], to_worker=colm, on=MONDAY)
    assert list(old.history.values_list("ended_on", flat=True)) == [MONDAY, None]
    assert new.history.get().history_user == clerk()
    assert AuditEvent.objects.get(verb="transfer_child").child == ada.uuid


def test_all_move_or_none_does(units, wren, colm):
    ada, bea = child("Ada"), child("Bea")
    allocation(ada, units["T1"], wren)
    allocation(bea, units["T1"], wren, from_=TUESDAY)
    with pytest.raises(ValidationError, match="Bea Sample: held only since 3 March 2026"):
        transfer_children(by=clerk(), allocations=wren_s(wren), to_team=units["T1"], to_worker=colm, on=MONDAY)
    assert holders(ada, MONDAY) == ["Wren"]


def wren_s(holder):
    return Allocation.objects.filter(worker=holder)


def test_the_cost_of_a_move_grows_by_the_log_alone(units, wren, django_assert_max_num_queries):
    for at in range(40):
        allocation(child(f"Child {at}"), units["T1"], wren)
    with django_assert_max_num_queries(20 + 40 * 5):
        transfer_children(by=clerk(), allocations=wren_s(wren), to_team=units["T2"], on=MONDAY)


# ── Letting go ───────────────────────────────────────────────────────────────────────────────────


def test_an_ended_allocation_holds_until_the_day_before(units, wren):
    ada = child("Ada")
    held = allocation(ada, units["T1"], wren)
    end_allocation(by=clerk(), allocation=held, ended_on=MONDAY)
    assert (holders(ada, SUNDAY), holders(ada, MONDAY)) == (["Wren"], [])
    with pytest.raises(ValidationError, match="already ended"):
        end_allocation(by=clerk(), allocation=held, ended_on=TUESDAY)


def test_it_cannot_end_before_it_started(units, wren):
    held = allocation(child(), units["T1"], wren, from_=MONDAY)
    with pytest.raises(ValidationError, match="since 2 March 2026"):
        end_allocation(by=clerk(), allocation=held, ended_on=SUNDAY)
