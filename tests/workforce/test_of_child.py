"""What a page asks of a child's records: of the kinds there are, once, and never in another child's place."""

from __future__ import annotations

import datetime

import pytest
from django.db.models import QuerySet

from contacts.models import CaseNote
from csc.models import Child
from tests.workforce.cast import allocation, child
from tests.workforce.test_chronology import note
from workforce.models import Allocation, CaseSummary, Unit
from workforce.of_child import asked_of, first_under, kinds_held_of, kinds_of

pytestmark = pytest.mark.django_db


@asked_of(CaseNote)
def notes(children: list[int], until: datetime.date) -> QuerySet[CaseNote]:
    return CaseNote.objects.filter(child__in=children, happened_at__date__lte=until).order_by("-happened_at")


@asked_of(CaseSummary)
def summaries(children: list[int]) -> QuerySet[CaseSummary]:
    return CaseSummary.objects.filter(child__in=children)


@first_under
def note_under_the_same_hand(allocations: list[int], until: datetime.date) -> QuerySet[CaseNote]:
    held = Allocation.objects.filter(pk__in=allocations)
    rows = CaseNote.objects.filter(team__in=held.values("team"), happened_at__date__lte=until)
    return rows.order_by("-happened_at")


MAY, JUNE = datetime.date(2024, 5, 31), datetime.date(2024, 6, 30)


@pytest.fixture
def ben() -> Child:
    return child("Ben")


def anew(child: Child) -> Child:
    """The same child as another request reads them."""
    return Child.objects.get(pk=child.pk)


def test_the_kinds_a_child_has_are_found_whatever_their_state(ada, ben, units):
    assert kinds_of(anew(ada)) == {Allocation}
    note(ada, units["T1"], "2024-05-02", "One")
    CaseNote.objects.update(state="draft")
    assert kinds_of(anew(ada)) == {Allocation, CaseNote}
    assert CaseNote not in kinds_of(anew(ben))
    assert kinds_held_of([ben.pk, ada.pk]) == {Allocation, CaseNote}
    assert kinds_held_of([]) == frozenset()


def test_nothing_is_asked_of_a_kind_the_child_has_none_of(ada, django_assert_num_queries):
    child = anew(ada)
    kinds_of(child)
    with django_assert_num_queries(0):
        assert notes(child, JUNE) == []
        assert summaries.first(child) is None


def test_a_question_is_answered_once_for_a_request_and_names_the_child_at_hand(ada, units, django_assert_num_queries):
    for day in ("2024-05-02", "2024-06-03"):
        note(ada, units["T1"], day, "Seen")
    child = anew(ada)
    kinds_of(child)
    with django_assert_num_queries(2):
        assert [each.happened_at.month for each in notes(child, MAY)] == [5]
        assert [each.happened_at.month for each in notes(child, JUNE)] == [6, 5]
        assert all(each.child is child for each in notes(child, JUNE))
        assert notes.first(child, JUNE) == notes(child, JUNE)[0]


def test_another_request_and_another_child_are_asked_anew(ada, ben, units):
    note(ada, units["T1"], "2024-05-02", "One")
    assert len(notes(anew(ada), JUNE)) == 1
    note(ada, units["T1"], "2024-05-03", "Two")
    note(ben, units["T1"], "2024-05-03", "Of Ben")
    assert [each.child_id for each in notes(anew(ada), JUNE)] == [ada.pk] * 2
    assert [each.child_id for each in notes(anew(ben), JUNE)] == [ben.pk]


def test_records_under_a_duplicate_are_found_and_keep_their_own_child(ada, ben, units):
    note(ben, units["T1"], "2024-05-03", "Under the duplicate")
    Child.objects.filter(pk=ben.pk).update(merged_into=ada.pk)
    found = notes.first(anew(ada), JUNE)
    assert found is not None
    assert found.child == ben


def test_the_first_under_a_record_is_asked_anew_each_time(ada, ben, units: dict[str, Unit]):
    held = Allocation.objects.select_related("child").get(child=ada)
    elsewhere = allocation(ben, units["T2"])
    first = note(ada, units["T1"], "2024-05-02", "One")
    assert note_under_the_same_hand(held, JUNE) == first
    second = note(ada, units["T1"], "2024-06-03", "Two")
    assert note_under_the_same_hand(held, JUNE) == second
    assert note_under_the_same_hand(held, MAY) == first
    assert note_under_the_same_hand(held, JUNE).child is held.child
    assert note_under_the_same_hand(elsewhere, JUNE) is None
