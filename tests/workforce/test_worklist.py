"""Whose children somebody answers for, and what is due for them by when."""

from __future__ import annotations

import datetime

import pytest

from contacts.models import Referral
from csc.due_dates import left_until
from csc.models import Child
from tests.workforce.cast import allocation, child, clerk, small_authority, somebody
from workforce.models import Unit
from workforce.reach import Reader
from workforce.services.merging import merge_children, undo_merge
from workforce.worklist.tasks import Worklist

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2026, 4, 1)  # a Wednesday; Good Friday is the 3rd, Easter Monday the 6th
NOON = datetime.datetime(2026, 4, 1, 12, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("due", "days"),
    [
        (datetime.date(2026, 4, 1), 0),
        (datetime.date(2026, 4, 2), 1),
        (datetime.date(2026, 4, 7), 2),  # over Easter
        (datetime.date(2026, 3, 31), -1),
        (datetime.date(2026, 3, 27), -3),
    ],
)
def test_days_left_are_working_days(due: datetime.date, days: int) -> None:
    assert left_until(due, TODAY) == days


def test_what_fell_due_on_saturday_is_overdue_on_sunday() -> None:
    assert left_until(datetime.date(2026, 3, 28), datetime.date(2026, 3, 29)) == -1


def referral(about: Child, team: Unit, due_on: datetime.date) -> None:
    """A referral that waits for its decision."""
    Referral.objects.create(
        child=about,
        team=team,
        received_on=datetime.date(2026, 3, 20),
        source_id="referral_source:1A",
        state="complete",
        due_on=due_on,
        recorded_by=clerk(),
    )


@pytest.fixture
def work():
    """Jo holds two children in T1, Kim one; a third child of T1 waits, and Jo's former child has moved to T3."""
    units = small_authority()
    jo, kim = somebody("Jo", units["T1"], "social_worker"), somebody("Kim", units["T1"], "social_worker")
    manager = somebody("Max", units["T1"], "team_manager")
    made = {name: child(name) for name in ("Ada", "Ben", "Cy", "Di", "Ed")}
    made["Ray"] = child("Ray", restricted=True)
    for name, team, to in (
        ("Ada", "T1", jo),
        ("Ben", "T1", jo),
        ("Cy", "T1", kim),
        ("Di", "T1", None),
        ("Ed", "T3", None),
        ("Ray", "T1", jo),
    ):
        allocation(made[name], units[team], to)
        referral(made[name], units[team], datetime.date(2026, 4, 9) if name == "Ben" else datetime.date(2026, 3, 31))
    return {"jo": jo, "kim": kim, "manager": manager, **made}


def of(worker) -> Worklist:
    return Worklist(Reader(worker.user, now=NOON), TODAY)


def test_a_worker_has_their_own_children_and_no_restricted_one_without_a_grant(work) -> None:
    assert [one.forename for one in of(work["jo"]).children] == ["Ada", "Ben"]


def test_a_manager_has_the_whole_team_those_who_wait_for_a_worker_too(work) -> None:
    assert [one.forename for one in of(work["manager"]).children] == ["Ada", "Ben", "Cy", "Di"]


def test_work_is_overdue_due_soon_or_due_later(work) -> None:
    mine = of(work["jo"])
    assert [(task.child.forename, task.left) for task in mine.overdue] == [("Ada", -1)]
    assert [(task.child.forename, task.left) for task in mine.soon] == [("Ben", 4)]
    assert mine.later == []


def test_beyond_ten_working_days_nothing_is_listed(work) -> None:
    Referral.objects.filter(child=work["Ben"]).update(due_on=datetime.date(2026, 4, 17))
    assert [task.left for task in of(work["jo"]).later] == [10]
    Referral.objects.filter(child=work["Ben"]).update(due_on=datetime.date(2026, 4, 20))
    assert of(work["jo"]).later == []


def merged(work, duplicate: str, into: str) -> Child:
    """`duplicate` as it is when both have been found to be one child."""
    return merge_children(by=clerk(), duplicate=work[duplicate], into=work[into], reason="Same NHS number")


def names_of(tasks) -> list[tuple[str, datetime.date]]:
    return [(task.child.forename, task.due_on) for task in tasks]


def test_what_is_due_under_a_duplicate_is_due_for_the_child_and_leaves_nobodys_list(work) -> None:
    merged(work, "Cy", into="Ada")
    late = datetime.date(2026, 3, 31)
    assert names_of(of(work["jo"]).overdue) == [("Ada", late), ("Ada", late)]
    assert names_of(of(work["kim"]).overdue) == [("Ada", late), ("Ada", late)]
    assert names_of(of(work["manager"]).overdue) == [("Ada", late), ("Ada", late), ("Di", late)]


def test_a_child_held_under_a_duplicate_alone_stands_on_the_list_once_by_the_name_that_stands(work) -> None:
    merged(work, "Ada", into="Ed")
    mine = of(work["jo"])
    assert [one.forename for one in mine.children] == ["Ben", "Ed"]
    assert names_of(mine.overdue) == [("Ed", datetime.date(2026, 3, 31))] * 2


def test_a_child_held_under_both_records_by_the_same_worker_is_one_row(work) -> None:
    merged(work, "Ben", into="Ada")
    mine = of(work["jo"])
    assert [held.child.forename for held in mine.allocations] == ["Ada"]
    assert [task.left for task in mine.tasks] == [-1, 4]


def test_a_merge_into_a_restricted_record_hides_the_duplicate_from_those_without_a_grant(work) -> None:
    merged(work, "Ada", into="Ray")
    assert [one.forename for one in of(work["jo"]).children] == ["Ben"]
    assert [task.child.forename for task in of(work["jo"]).tasks] == ["Ben"]


def test_after_the_merge_was_undone_each_has_their_own_again(work) -> None:
    undo_merge(by=clerk(), duplicate=merged(work, "Cy", into="Ada"), reason="Twins")
    assert names_of(of(work["jo"]).overdue) == [("Ada", datetime.date(2026, 3, 31))]
    assert names_of(of(work["kim"]).overdue) == [("Cy", datetime.date(2026, 3, 31))]
