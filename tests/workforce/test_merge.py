"""Two records of one child: read as one, counted once, and two again when that was wrong."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from csc.models import AuditEvent, Child
from tests.workforce.cast import NOON, allocation, child, clerk, sees, somebody
from tests.workforce.test_chronology import note
from workforce.access import get_child
from workforce.caseloads import caseloads_in
from workforce.casework import holder_on
from workforce.child_record.events import moments_of
from workforce.models import AccessNotice
from workforce.reach import Reader
from workforce.sameness import same_child
from workforce.search.people import find_children
from workforce.services.merging import merge_children, undo_merge

pytestmark = pytest.mark.django_db


@pytest.fixture
def max_(units):
    return somebody("Max", units["T1"], "team_manager")


@pytest.fixture
def browser(max_) -> Client:
    client = Client()
    client.force_login(max_.user)
    return client


@pytest.fixture
def twin(units):
    """A second record of Ada, held by team T2."""
    made = child("Adah")
    allocation(made, units["T2"], somebody("Tom", units["T2"], "social_worker"))
    return made


def merged(twin: Child, ada: Child) -> Child:
    return merge_children(by=clerk(), duplicate=twin, into=ada, reason="Same NHS number")


def test_both_records_are_read_as_one_and_every_address_of_the_duplicate_leads_to_the_other(browser, ada, twin, units) -> None:
    written = note(twin, units["T2"], "2024-05-02", "Under the duplicate")
    merged(twin, ada)
    assert "Under the duplicate" in browser.get(reverse("workforce:chronology", args=[ada.uuid])).content.decode()
    assert "Under the duplicate" in browser.get(reverse("workforce:chronology", args=[twin.uuid])).content.decode()
    for key in (ada.uuid, twin.uuid):
        assert browser.get(reverse("workforce:record", args=[key, "casenote", written.uuid])).status_code == 200


def test_undoing_it_leaves_both_records_as_they_were(ada, twin, units) -> None:
    note(twin, units["T2"], "2024-05-02", "Under the duplicate")
    before = [(moment.record, moment.child) for moment in moments_of([ada.pk, twin.pk])]
    merged(twin, ada)
    assert same_child(ada) == [ada.pk, twin.pk]
    undo_merge(by=clerk(), duplicate=twin, reason="Two cousins")
    assert same_child(ada) == [ada.pk]
    assert [(moment.record, moment.child) for moment in moments_of([ada.pk, twin.pk])] == before
    twin.refresh_from_db()
    assert twin.merged_into is None


def test_who_did_it_and_why_is_kept_both_times(ada, twin) -> None:
    merged(twin, ada)
    undo_merge(by=clerk(), duplicate=twin, reason="Two cousins")
    events = AuditEvent.objects.filter(child=ada.uuid, record=twin.uuid).order_by("pk")
    assert [(event.verb, event.reason, event.actor_name) for event in events] == [
        ("merge_children", "Same NHS number", "clerk"),
        ("undo_merge", "Two cousins", "clerk"),
    ]
    assert twin.history.first().history_change_reason == "Two cousins"


def test_the_worker_of_the_duplicate_does_not_lose_the_child(units, ada) -> None:
    tom, twin = somebody("Tom", units["T2"], "social_worker"), child("Adah")
    allocation(twin, units["T2"], tom)
    assert not sees(tom, ada)
    merged(twin, ada)
    assert sees(tom, ada)
    undo_merge(by=clerk(), duplicate=twin, reason="Two cousins")
    assert not sees(tom, ada)


def test_the_manager_of_the_duplicates_team_does_not_lose_the_child(units, ada, twin) -> None:
    other = somebody("Mia", units["T2"], "team_manager")
    assert not sees(other, ada)
    merged(twin, ada)
    assert sees(other, ada)


def test_a_search_finds_the_child_once(units, ada, twin, max_) -> None:
    assert len(find_children(Reader(max_.user), "Sample")) == 2
    merged(twin, ada)
    assert [found.person for found in find_children(Reader(max_.user), "Sample")] == [ada.pk]


def test_whatever_the_duplicate_was_known_by_finds_the_child_once(units, max_, ada, twin) -> None:
    Child.objects.filter(pk=twin.pk).update(nhs_number="9990000018", forename="Philippa", surname="Okonkwo")
    twin.refresh_from_db()
    merged(twin, ada)
    reader = Reader(max_.user)
    for typed in (twin.local_id, "999 000 0018", "Philippa Okonkwo", "Phillipa Okonkwo"):
        assert [found.person for found in find_children(reader, typed)] == [ada.pk], typed
    assert [found.why for found in find_children(reader, "Okonkwo")] == ["name on a duplicate record"]
    undo_merge(by=clerk(), duplicate=twin, reason="Two cousins")
    assert [found.person for found in find_children(Reader(max_.user), "Okonkwo")] == [twin.pk]


def test_a_duplicate_of_a_restricted_child_finds_nothing(max_, rex, twin) -> None:
    merged(twin, rex)
    for typed in (twin.local_id, "Adah"):
        assert find_children(Reader(max_.user), typed) == []


def test_who_holds_the_child_under_the_duplicate_is_named_in_the_search(browser, units, wren) -> None:
    stands, duplicate = child("Zadie"), child("Zaide")
    allocation(duplicate, units["T1"], wren)
    merged(duplicate, stands)
    html = browser.post(reverse("workforce:find"), {"words": "Zadie"}).content.decode()
    assert "Wren Example, T1" in html


def test_whoever_holds_the_child_under_the_duplicate_is_told_who_opened_the_record(units, wren) -> None:
    stands, duplicate = child("Zadie"), child("Zaide")
    allocation(duplicate, units["T1"], wren)
    merged(duplicate, stands)
    get_child(somebody("Otis", units["T2"], "social_worker").user, stands.uuid, channel="test", reason="Family moved")
    assert AccessNotice.objects.get().told == wren


def test_a_child_held_under_both_records_by_one_worker_is_one_case(units, wren, ada) -> None:
    duplicate = child("Adah")
    allocation(duplicate, units["T1"], wren)
    assert [each.children for each in caseloads_in([units["T1"].pk], NOON.date())] == [2]
    merged(duplicate, ada)
    assert [each.children for each in caseloads_in([units["T1"].pk], NOON.date())] == [1]


def test_what_happens_under_a_duplicate_is_done_by_whoever_holds_the_child(units, wren, ada) -> None:
    duplicate = child("Adah")
    case = note(duplicate, units["T2"], "2024-05-02", "Under the duplicate")
    assert holder_on(case, NOON.date()) == (units["T2"], None)
    merged(duplicate, ada)
    case.child.refresh_from_db()
    assert holder_on(case, NOON.date()) == (units["T1"], wren)


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ("itself", "the record you are on"),
        ("merged", "already been merged"),
        ("into_merged", "already been merged"),
        ("others_in_it", "Merge the other way round"),
        ("restricted", "The duplicate is restricted"),
        ("no_reason", "Say how you know"),
    ],
)
def test_what_cannot_be_merged(units, ada, twin, rex, case, said) -> None:
    third = child("Third")
    duplicate, into, reason = twin, ada, "Same child"
    if case == "itself":
        duplicate = ada
    if case == "merged":
        merged(twin, third)
    if case == "into_merged":
        merged(ada, third)
    if case == "others_in_it":
        merged(third, twin)
    if case == "restricted":
        duplicate = rex
    if case == "no_reason":
        reason = " "
    with pytest.raises(ValidationError) as refused:
        merge_children(by=clerk(), duplicate=duplicate, into=into, reason=reason)
    assert said in " ".join(refused.value.messages)


def test_undoing_is_refused_while_another_child_has_the_same_nhs_number(ada, twin) -> None:
    Child.objects.filter(pk=twin.pk).update(nhs_number="9990000018")
    merged(twin, ada)
    Child.objects.filter(pk=ada.pk).update(nhs_number="9990000018")
    with pytest.raises(ValidationError):
        undo_merge(by=clerk(), duplicate=twin, reason="Two cousins")


def test_the_page_shows_both_before_it_merges_and_merges_none_that_was_not_shown(browser, units, ada, wren) -> None:
    one, other = child("Adah"), child("Someone else")
    for each in (one, other):
        allocation(each, units["T1"], wren)
    address = reverse("workforce:merge", args=[ada.uuid])
    words = {"number": one.local_id, "reason": "Same NHS number"}
    compared = browser.post(address, words)
    assert "These are one child" in compared.content.decode()
    assert Child.objects.filter(merged_into__isnull=False).count() == 0
    browser.post(address, {**words, "number": other.local_id, "confirmed": str(one.uuid)})
    assert Child.objects.filter(merged_into__isnull=False).count() == 0
    assert browser.post(address, {**words, "confirmed": str(one.uuid)}).status_code == 302
    one.refresh_from_db()
    assert one.merged_into_id == ada.pk
    undo = reverse("workforce:undo_merge", args=[ada.uuid, one.uuid])
    assert undo in browser.get(reverse("workforce:child", args=[ada.uuid])).content.decode()
    assert browser.post(undo, {"reason": "Two cousins"}).status_code == 302
    one.refresh_from_db()
    assert one.merged_into is None


def test_a_restricted_duplicate_out_of_sight_is_no_number_that_exists(browser, ada, rex) -> None:
    for number in (rex.local_id, "C9999999"):
        answer = browser.post(reverse("workforce:merge", args=[ada.uuid]), {"number": number, "reason": "Same child"})
        assert answer.status_code == 422
        assert "There is no record with this number that you may merge" in answer.content.decode()
        assert "Rex" not in answer.content.decode()


def test_only_a_manager_merges(units, ada, wren) -> None:
    client = Client()
    client.force_login(wren.user)
    assert client.get(reverse("workforce:merge", args=[ada.uuid])).status_code == 403
    assert "Merge a duplicate" not in client.get(reverse("workforce:child", args=[ada.uuid])).content.decode()
