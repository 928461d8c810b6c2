"""Who of the family was last seen or spoken to: asked on a visit, kept once for several children, told on a page of each."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assessments.models import CinVisit
from csc.models import Child, Family, FamilyMembership, Person, Relationship, SharedPart
from looked_after.models import LookedAfterVisit
from protection.models import ProtectionVisit
from tests.contacts.cast import clerk, code, team
from tests.protection import cast as protecting
from tests.workforce import fuzz
from tests.workforce.cast import BEGINNING, NOON, allocation, child
from tests.workforce.test_every_step import said_of, set_scene, signed_in, typed_in
from workforce.casework import version_of
from workforce.child_record.last_seen import last_seen
from workforce.models import PersonSeen, Worker
from workforce.reach import Reader
from workforce.recording.correcting import correction_form
from workforce.recording.kinds import address_of_record
from workforce.recording.shared import rewrite_shared_words
from workforce.services.merging import merge_children

pytestmark = pytest.mark.django_db

VISITS = {
    "record_cin_visit": CinVisit,
    "record_case_visit": CinVisit,
    "record_protection_visit": ProtectionVisit,
    "record_looked_after_visit": LookedAfterVisit,
}


@pytest.fixture(autouse=True)
def first_of_april() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def person() -> Worker:
    return fuzz.everybody(team())


def relative(of: Child, forename: str, kind: str, **facts: Any) -> Person:
    number = f"P{Person.objects.count():06}"
    made = Person.objects.create(recorded_by=clerk(), local_id=number, forename=forename, surname="Sample", **facts)
    Relationship.objects.create(recorded_by=clerk(), person=made, other=of, kind=code(f"relationship:{kind}"))
    return made


def visited(browser: Client, played: fuzz.Played, person: Worker, **changes: Any) -> Any:
    answer = browser.post(played.address, typed_in(played, person) | changes)
    assert answer.status_code == 302, said_of(answer)
    return answer


def page_of(browser: Client, of: Child) -> str:
    return browser.get(reverse("workforce:people", args=[of.uuid])).content.decode()


@pytest.mark.parametrize("key", VISITS)
def test_whoever_is_ticked_on_a_visit_has_its_day_on_the_childs_page_and_is_named_on_its_record(person: Worker, key: str) -> None:
    played, browser = set_scene(key), signed_in(person)
    mother = relative(played.child, "Mary", "mother")
    father = relative(played.child, "Frank", "father")
    assert "Mary Sample (mother)" in browser.get(played.address).content.decode()
    visited(browser, played, person, people_seen=[str(mother.uuid)], others_seen="Lee, a friend")
    visit = VISITS[key].objects.filter(child=played.child, visited_on__isnull=False).latest("visited_on")
    found = last_seen(played.child)
    assert found[mother.pk].on == found[played.child.pk].on == visit.visited_on
    assert father.pk not in found
    record = browser.get(address_of_record(visit)).content.decode()
    assert "Also seen or spoken to" in record
    assert "Mary Sample; Lee, a friend" in record
    page = page_of(browser, played.child)
    assert f"{visit.visited_on:%-d %B %Y}</a>" in page


def test_the_latest_of_several_visits_is_told_and_one_withdrawn_is_not(person: Worker) -> None:
    plan = protecting.plan(protecting_child := child("Bea"), "2026-03-02")
    allocation(protecting_child, team())
    mother = relative(protecting_child, "Mary", "mother")
    days = {}
    for day, with_mother in (("2026-03-05", True), ("2026-03-12", True), ("2026-03-19", False)):
        visit = protecting.visit(plan, day)
        if with_mother:
            visit.shared_part = SharedPart.objects.create(recorded_by=clerk())
            PersonSeen.objects.create(recorded_by=clerk(), shared_part=visit.shared_part, person=mother)
            visit.save()
        days[day] = visit
    assert last_seen(protecting_child)[mother.pk].on == datetime.date(2026, 3, 12)
    days["2026-03-12"].state, days["2026-03-12"].withdrawn_reason = "withdrawn", "Another family"
    days["2026-03-12"].save()
    assert last_seen(protecting_child)[mother.pk].on == datetime.date(2026, 3, 5)
    assert last_seen(protecting_child)[protecting_child.pk].on == datetime.date(2026, 3, 19)


def siblings_on_plans() -> tuple[fuzz.Played, Child]:
    played = set_scene("record_protection_visit")
    sister = Child.objects.get(pk=set_scene("record_protection_visit").child.pk)
    family = Family.objects.create(recorded_by=clerk(), name="Sample", local_id="F1")
    for each in (played.child, sister):
        FamilyMembership.objects.create(recorded_by=clerk(), person=each, family=family, started_on=BEGINNING)
    return played, sister


def test_a_visit_to_two_children_names_the_mother_once_and_both_pages_tell_it(person: Worker) -> None:
    played, sister = siblings_on_plans()
    browser, mother = signed_in(person), relative(played.child, "Mary", "mother")
    Relationship.objects.create(recorded_by=clerk(), person=mother, other=sister, kind=code("relationship:mother"))
    alone = typed_in(played, person)
    once = {"visited_on", "place", "submission"}
    typed = {name: text for name, text in alone.items() if name in once}
    for each in (played.child, sister):
        typed |= {f"{each.uuid.hex}-{name}": text for name, text in alone.items() if name not in once}
    answer = browser.post(played.address, {**typed, "also": [str(sister.uuid)], "people_seen": [str(mother.uuid)]})
    assert answer.status_code == 302, said_of(answer)
    assert PersonSeen.objects.count() == 1
    assert ProtectionVisit.objects.filter(shared_part__people_seen__person=mother).count() == 2
    for each, other in ((played.child, sister), (sister, played.child)):
        found = last_seen(each)
        assert {mother.pk, other.pk} <= set(found), "the other child was seen on the same visit"
        assert "Mary Sample" in page_of(browser, each)


def test_who_is_restricted_is_neither_offered_nor_named(person: Worker) -> None:
    played, browser = set_scene("record_protection_visit"), signed_in(person)
    relative(played.child, "Mary", "mother")
    brother = child("Rex", restricted=True)
    Relationship.objects.create(recorded_by=clerk(), person=brother, other=played.child, kind=code("relationship:sibling"))
    assert "Rex" not in browser.get(played.address).content.decode()
    refused = browser.post(played.address, typed_in(played, person) | {"people_seen": [str(brother.uuid)]})
    assert refused.status_code == 422
    visited(browser, played, person, others_seen="An aunt")
    visit = ProtectionVisit.objects.filter(child=played.child, visited_on__isnull=False).latest("visited_on")
    PersonSeen.objects.create(recorded_by=clerk(), shared_part=visit.shared_part, person=brother)
    for address in (address_of_record(visit), reverse("workforce:people", args=[played.child.uuid])):
        assert "Rex" not in browser.get(address).content.decode()


def test_a_visit_on_which_nobody_else_was_seen_shares_nothing(person: Worker) -> None:
    played, browser = set_scene("record_protection_visit"), signed_in(person)
    visited(browser, played, person)
    assert SharedPart.objects.count() == PersonSeen.objects.count() == 0


def test_the_words_for_one_child_take_those_who_were_seen_with_them(person: Worker) -> None:
    played, sister = siblings_on_plans()
    mother = relative(played.child, "Mary", "mother")
    part = SharedPart.objects.create(recorded_by=clerk(), narrative="At home.")
    PersonSeen.objects.create(recorded_by=clerk(), shared_part=part, person=mother)
    protecting.visit(sister.protectionplan_set.get(), "2026-03-20", shared_part=part)
    visit = protecting.visit(played.subject, "2026-03-20", shared_part=part)
    own = rewrite_shared_words(by=clerk(), record=visit, text="At school.", everyone=False, reason="Different")
    assert own != part
    assert [row.person for row in own.people_seen.all()] == [mother]
    assert last_seen(played.child)[mother.pk].on == datetime.date(2026, 3, 20)


def test_a_visit_kept_under_a_merged_duplicate_tells_too(person: Worker) -> None:
    played, browser = set_scene("record_protection_visit"), signed_in(person)
    mother = relative(played.child, "Mary", "mother")
    visited(browser, played, person, people_seen=[str(mother.uuid)])
    stands = child("Beatrice")
    merge_children(by=clerk(), duplicate=played.child, into=stands, reason="Same NHS number")
    assert mother.pk in last_seen(Child.objects.get(pk=stands.pk))


def corrected(browser: Client, by: Worker, visit: Any, **changes: Any) -> Any:
    """Send the form that corrects a visit as it stands, but for `changes`."""
    address = reverse("workforce:correct", args=[visit.child.uuid, visit._meta.model_name, visit.uuid])
    form = correction_form(visit)(instance=visit, initial={"seen_version": version_of(visit)}, reader=Reader(by.user))
    sent: dict[str, Any] = {"for_whom": "this"}
    for name in form.fields:
        sent |= as_sent(name, form[name].value())
    return browser.post(address, sent | {"correction_reason": "She rang to say so"} | changes)


def as_sent(name: str, value: Any) -> dict[str, Any]:
    """What a browser sends for a field that is left as it is."""
    if isinstance(value, datetime.datetime):
        return {f"{name}_date": f"{timezone.localtime(value):%d/%m/%Y}", f"{name}_time": f"{timezone.localtime(value):%H:%M}"}
    if isinstance(value, list):
        return {name: [str(each) for each in value]}
    return {} if value is None else {name: str(value)}


def test_who_was_seen_is_corrected_with_a_reason_and_the_record_tells_what_it_said_before(person: Worker) -> None:
    played, browser = set_scene("record_protection_visit"), signed_in(person)
    mother, father = relative(played.child, "Mary", "mother"), relative(played.child, "Frank", "father")
    visited(browser, played, person, people_seen=[str(mother.uuid)], others_seen="Lee, a friend")
    visit = ProtectionVisit.objects.filter(child=played.child, visited_on__isnull=False).latest("visited_on")
    answer = corrected(browser, person, visit, people_seen=[str(father.uuid)], others_seen="")
    assert answer.status_code == 302, said_of(answer)
    assert father.pk in last_seen(played.child)
    assert mother.pk not in last_seen(played.child)
    record = browser.get(address_of_record(visit)).content.decode()
    changed = record[record.index("What was changed") :]
    assert changed.count("She rang to say so") == 3
    for line in (
        "<del>Mary Sample</del> → <ins>not recorded</ins>",
        "<del>Lee, a friend</del> → <ins>not recorded</ins>",
        "<del>not recorded</del> → <ins>Frank Sample</ins>",
    ):
        assert line in changed
    assert "nothing has been changed" in corrected(browser, person, visit).content.decode().lower()


def test_who_was_seen_is_corrected_for_one_child_or_for_all(person: Worker) -> None:
    played, sister = siblings_on_plans()
    browser, mother = signed_in(person), relative(played.child, "Mary", "mother")
    part = SharedPart.objects.create(recorded_by=clerk(), narrative="At home.")
    PersonSeen.objects.create(recorded_by=clerk(), shared_part=part, person=mother)
    own = protecting.visit(played.subject, "2026-03-20", shared_part=part)
    hers = protecting.visit(sister.protectionplan_set.get(), "2026-03-20", shared_part=part)
    answer = corrected(browser, person, own, people_seen=[], for_whom="this")
    assert answer.status_code == 302, said_of(answer)
    assert mother.pk not in last_seen(played.child)
    assert mother.pk in last_seen(sister)
    own.refresh_from_db()
    assert own.shared_part.narrative == "At home."
    hers.refresh_from_db()
    assert hers.shared_part == part


def test_whoever_is_hidden_from_the_one_who_corrects_stays_seen(person: Worker) -> None:
    played, browser = set_scene("record_protection_visit"), signed_in(person)
    mother, brother = relative(played.child, "Mary", "mother"), child("Rex", restricted=True)
    visited(browser, played, person, people_seen=[str(mother.uuid)])
    visit = ProtectionVisit.objects.filter(child=played.child, visited_on__isnull=False).latest("visited_on")
    PersonSeen.objects.create(recorded_by=clerk(), shared_part=visit.shared_part, person=brother)
    assert corrected(browser, person, visit, people_seen=[]).status_code == 302
    assert [row.person for row in PersonSeen.objects.filter(shared_part=visit.shared_part)] == [brother]


def test_a_correction_of_words_written_once_stands_on_the_record_with_both_versions(person: Worker) -> None:
    played, browser = set_scene("record_protection_visit"), signed_in(person)
    part = SharedPart.objects.create(recorded_by=clerk(), narrative="At home.")
    visit = protecting.visit(played.subject, "2026-03-20", shared_part=part)
    rewrite_shared_words(by=clerk(), record=visit, text="At school.", everyone=True, reason="Wrong place")
    record = browser.get(address_of_record(visit)).content.decode()
    assert "Wrong place" in record
    assert "<del>At home.</del> → <ins>At school.</ins>" in record
