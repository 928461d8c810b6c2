"""Who is around a child: found before they are added, read from both ends, kept when it changes, hidden where it must be."""

from __future__ import annotations

import re
import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from assessments.forms.visits import RecordCaseVisit
from assessments.models import CinVisit
from csc.models import AuditEvent, Child, Family, FamilyMembership, Person, Relationship
from tests.assessments import cast
from tests.assessments.scenes import VISITED, referred
from tests.contacts.cast import code, day
from tests.workforce.cast import allocation, child, clerk, somebody
from tests.workforce.family.scenes import mara
from tests.workforce.fuzz import complaints
from workforce.family.services import add_person, add_relative, change_relationship
from workforce.models import Unit, Worker
from workforce.recording.siblings import sibling_keys

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(at_noon, wren: Worker) -> Client:
    """Wren's, on Wednesday 1 April 2026."""
    client = Client()
    client.force_login(wren.user)
    return client


@pytest.fixture
def ben(units, wren) -> Child:
    """Another child Wren holds; nobody has said yet that he is Ada's brother."""
    made = child("Ben")
    allocation(made, units["T1"], wren)
    return made


def page_of(of: Child, step: str = "add_relative", about: Any = None) -> str:
    if about is None:
        return reverse("workforce:step", args=[of.uuid, step])
    return reverse("workforce:step_about", args=[of.uuid, step, about.uuid])


def typed(**more: Any) -> dict[str, Any]:
    said = {"forename": "Mara", "surname": "Lane", "kind": "relationship:mother", "parental_responsibility": "yes"}
    return {"submission": str(uuid.uuid4()), **said, **more}


def people_page(browser: Client, of: Child) -> str:
    html = browser.get(reverse("workforce:people", args=[of.uuid])).content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_somebody_new_is_added_and_read_from_both_ends(browser: Client, ada: Child) -> None:
    answer = browser.post(page_of(ada), typed(phone="01632 960001", note="Next of kin."))
    assert answer.status_code == 302
    tie = Relationship.objects.get()
    assert (str(tie), tie.parental_responsibility, tie.person.local_id) == ("Mara Lane: Mother of Ada Sample", True, "P0000001")
    assert not tie.person.has_record
    assert "Mother: Next of kin." in people_page(browser, ada)
    assert "01632 960001" in people_page(browser, ada)
    seen_from_her = browser.get(reverse("workforce:people_around", args=[ada.uuid, tie.person.uuid])).content.decode()
    assert re.search(r"Ada Sample.*?>\s*Child\s*<", seen_from_her, re.DOTALL)
    assert AuditEvent.objects.filter(verb="add_relative", child=ada.uuid).count() == 1


def test_the_page_after_it_asks_where_they_live_and_leads_to_the_people(browser: Client, ada: Child) -> None:
    answer = browser.post(page_of(ada), typed())
    page = browser.get(answer["Location"]).content.decode()
    assert "Add the address of somebody in the network" in page
    assert reverse("workforce:people", args=[ada.uuid]) in page


def test_somebody_known_is_asked_about_before_a_second_person_is_made(browser: Client, ada: Child, ben: Child) -> None:
    known = mara(ada).person
    asked = browser.post(page_of(ben), typed(surname="Layne"))  # misheard
    assert asked.status_code == 422
    assert "Is it one of these people?" in asked.content.decode()
    assert "mother of Ada Sample" in asked.content.decode()
    assert not Relationship.objects.filter(other=ben).exists()
    assert browser.post(page_of(ben), typed(surname="Layne", known=str(known.uuid))).status_code == 302
    assert Relationship.objects.get(other=ben).person == known
    assert Person.objects.filter(has_record=False).count() == 1


def test_somebody_else_of_the_same_name_is_added_and_the_log_says_who_was_looked_at(
    browser: Client, ada: Child, ben: Child
) -> None:
    known = mara(ada).person
    assert browser.post(page_of(ben), typed(known="new")).status_code == 302
    assert Person.objects.filter(surname="Lane").count() == 2
    assert AuditEvent.objects.filter(verb="add_person").latest("pk").detail["not_these"] == [str(known.uuid)]


def test_a_telephone_number_that_was_not_known_is_kept_of_somebody_who_was(browser: Client, ada: Child, ben: Child) -> None:
    known = mara(ada, phone="").person
    browser.post(page_of(ben), typed(known=str(known.uuid), phone="01632 960009"))
    known.refresh_from_db()
    assert known.phone == "01632 960009"
    assert known.history.count() == 2


def test_nobody_is_linked_twice(browser: Client, ada: Child) -> None:
    tie = mara(ada)
    again = browser.post(page_of(ada), typed(known=str(tie.person.uuid), kind="relationship:step_parent"))
    assert again.status_code == 422
    assert "They are linked already" in again.content.decode()
    assert Relationship.objects.count() == 1


# ── Brothers and sisters ─────────────────────────────────────────────────────────────────────────


def test_siblings_are_linked_once_and_one_contact_is_then_recorded_for_both(browser: Client, ada: Child, ben: Child) -> None:
    linked = browser.post(page_of(ada), typed(forename="Ben", surname="Sample", kind="relationship:sibling", known=str(ben.uuid)))
    assert linked.status_code == 302
    assert Relationship.objects.count() == 1
    assert (sibling_keys(ada, day("2026-04-01")), sibling_keys(ben, day("2026-04-01"))) == ({ben.pk}, {ada.pk})
    assert "Brother or sister" in people_page(browser, ada)
    assert "Brother or sister" in people_page(browser, ben)
    contact = {
        "submission": str(uuid.uuid4()),
        "also": str(ben.uuid),
        "received_at_date": "30/3/2026",
        "received_at_time": "10:30",
        "method": "contact_method:phone",
        "source": "contact_source:1A",
        "family_words": "Shouting at night.",
    }
    for each in (ada, ben):
        contact |= {f"{each.uuid.hex}-reason": f"About {each.forename}.", f"{each.uuid.hex}-consent": "consent:obtained"}
    assert browser.post(page_of(ada, "record_contact"), contact).status_code == 302
    parts = {each.contact_set.get().shared_part_id for each in (ada, ben)}
    assert len(parts) == 1


def test_a_visit_to_brothers_and_sisters_named_in_a_form_is_recorded_once_for_both(
    browser: Client, ada: Child, ben: Child
) -> None:
    cases = {each: cast.case(referral=referred(each)) for each in (ada, ben)}
    linked = typed(forename="Ben", surname="Sample", kind="relationship:twin", known=str(ben.uuid))
    assert browser.post(page_of(ada), linked).status_code == 302
    visit = {"submission": str(uuid.uuid4()), "also": str(ben.uuid), "family_words": "Both were at home."}
    for name, answer in VISITED.items():
        once = name in RecordCaseVisit.shared
        visit |= {name if once else f"{each.uuid.hex}-{name}": answer for each in (ada, ben)}
    answer = browser.post(page_of(ada, "record_case_visit", cases[ada]), visit)
    assert answer.status_code == 302, complaints(answer)
    visits = CinVisit.objects.filter(visited_on=day("2026-03-24"))
    assert {each.child_id for each in visits} == {ada.pk, ben.pk}
    assert {each.shared_part.narrative for each in visits} == {"Both were at home."}


def test_a_third_full_sibling_joins_the_family_and_is_the_sibling_of_all(ada: Child, ben: Child) -> None:
    cas = child("Cas")
    for one, other in ((ada, ben), (ben, cas)):
        add_relative(by=clerk(), child=one, person=other, kind=code("relationship:sibling"))
    assert sibling_keys(ada, day("2026-04-01")) == {ben.pk, cas.pk}
    assert list(Family.objects.values_list("local_id", "name")) == [("F0000001", "Sample family")]
    assert {str(each.started_on) for each in FamilyMembership.objects.all()} == {"2015-05-01"}  # born that day


def test_a_half_sibling_is_a_sibling_of_the_one_named_alone(ada: Child, ben: Child) -> None:
    cas = child("Cas")
    add_relative(by=clerk(), child=ada, person=ben, kind=code("relationship:sibling"))
    add_relative(by=clerk(), child=ben, person=cas, kind=code("relationship:half_sibling"))
    assert sibling_keys(cas, day("2026-04-01")) == {ben.pk}
    assert sibling_keys(ada, day("2026-04-01")) == {ben.pk}


def test_a_parent_is_added_to_all_of_a_sibling_group_in_one_press(browser: Client, ada: Child, ben: Child) -> None:
    add_relative(by=clerk(), child=ada, person=ben, kind=code("relationship:sibling"))
    form = typed(also=str(ben.uuid))
    del form["parental_responsibility"]
    form |= {f"{ada.uuid.hex}-parental_responsibility": "yes", f"{ben.uuid.hex}-parental_responsibility": "no"}
    page = browser.post(page_of(ada), {**form, "action": "siblings"}).content.decode()
    assert "What was said or seen about the whole family" not in page
    assert browser.post(page_of(ada), form).status_code == 302
    mother = Person.objects.get(surname="Lane")
    held = {tie.other.forename: tie.parental_responsibility for tie in Relationship.objects.filter(person=mother)}
    assert held == {"Ada": True, "Ben": False}


def test_siblings_who_are_none_after_all_leave_the_family_too(browser: Client, ada: Child, ben: Child) -> None:
    tie = add_relative(by=clerk(), child=ada, person=ben, kind=code("relationship:sibling"))
    form = {"submission": str(uuid.uuid4()), "kind": "relationship:sibling", "ended_on": "1/4/2026", "reason": "Mistaken."}
    ended = browser.post(page_of(ada, "change_relationship", tie), form)
    assert "They are still kept as one family" in browser.get(ended["Location"]).content.decode()
    assert sibling_keys(ben, day("2026-04-01")) == {ada.pk}
    membership = FamilyMembership.objects.get(person=ada)
    left = {"submission": str(uuid.uuid4()), "ended_on": "1/4/2026", "reason": "Mistaken."}
    assert browser.post(page_of(ada, "leave_family", membership), left).status_code == 302
    assert sibling_keys(ben, day("2026-04-01")) == set()
    assert sibling_keys(ada, day("2026-04-01")) == set()


def test_brothers_whom_an_import_named_both_ways_are_no_brothers_after_one_change(ada: Child, ben: Child) -> None:
    facts: dict[str, Any] = {"recorded_by": clerk(), "kind_id": "relationship:half_sibling"}
    tie = Relationship.objects.create(person=ada, other=ben, **facts)
    Relationship.objects.create(person=ben, other=ada, **facts)
    change_relationship(by=clerk(), tie=tie, changes={"ended_on": day("2026-03-30")}, reason="Mistaken.")
    assert sibling_keys(ada, day("2026-04-01")) == set()
    assert {str(each.ended_on) for each in Relationship.objects.all()} == {"2026-03-30"}


# ── What becomes of it ───────────────────────────────────────────────────────────────────────────


def test_a_relationship_that_ended_is_kept_with_its_reason_and_no_longer_shown(browser: Client, ada: Child) -> None:
    tie = mara(ada, "parents_partner")
    form = {
        "submission": str(uuid.uuid4()),
        "kind": "relationship:parents_partner",
        "ended_on": "30/3/2026",
        "reason": "Moved out.",
    }
    assert browser.post(page_of(ada, "change_relationship", tie), form).status_code == 302
    tie.refresh_from_db()
    assert str(tie.ended_on) == "2026-03-30"
    assert tie.history.latest().history_change_reason == "Moved out."
    assert "Mara Lane" not in people_page(browser, ada)
    assert AuditEvent.objects.filter(verb="end_relationship", reason="Moved out.").count() == 1


def test_two_who_change_a_relationship_at_once_do_not_undo_one_another(browser: Client, ada: Child) -> None:
    tie = mara(ada)
    page = browser.get(page_of(ada, "change_relationship", tie)).content.decode()
    found = re.search(r'name="seen_version" value="(\d+)"', page)
    assert found
    change_relationship(by=clerk(), tie=tie, changes={"note": "Ring after four."}, reason="She said so.")
    form = {"submission": str(uuid.uuid4()), "kind": "relationship:father", "reason": "Wrong.", "seen_version": found.group(1)}
    late = browser.post(page_of(ada, "change_relationship", tie), form)
    assert late.status_code == 422
    assert "Somebody has changed this since you opened it" in late.content.decode()
    tie.refresh_from_db()
    assert (tie.kind_id, tie.note) == ("relationship:mother", "Ring after four.")


def test_a_new_telephone_number_holds_for_every_child_and_the_old_one_is_kept(browser: Client, ada: Child, ben: Child) -> None:
    tie = mara(ada)
    add_relative(by=clerk(), child=ben, person=tie.person, kind=code("relationship:mother"))
    form = {
        "submission": str(uuid.uuid4()),
        "forename": "Mara",
        "surname": "Lane",
        "phone": "01632 960777",
        "reason": "She rang.",
    }
    assert browser.post(page_of(ada, "change_relatives_details", tie), form).status_code == 302
    assert "01632 960777" in people_page(browser, ben)
    assert list(tie.person.history.values_list("phone", flat=True)) == ["01632 960777", "01632 960001"]


def test_a_professional_is_shown_with_how_to_reach_them(browser: Client, ada: Child) -> None:
    form = {"submission": str(uuid.uuid4()), "forename": "Nora", "surname": "Field", "role": "Health visitor"}
    form |= {"organisation": "Quay Surgery", "phone": "01632 960003", "email": "nora@example.org"}
    assert browser.post(page_of(ada, "add_professional"), form).status_code == 302
    page = people_page(browser, ada)
    assert "Nora Field Health visitor, Quay Surgery 01632 960003, nora@example.org" in page
    tie = Relationship.objects.get()
    gone = {**form, "submission": str(uuid.uuid4()), "note": "Health visitor", "ended_on": "1/4/2026", "reason": "Retired."}
    assert browser.post(page_of(ada, "change_professional", tie), gone).status_code == 302
    assert "Nora Field" not in people_page(browser, ada)


# ── Who is not disclosed ─────────────────────────────────────────────────────────────────────────


def test_a_restricted_child_is_not_asked_about_and_a_stranger_s_parents_are_not(browser: Client, ada: Child, units) -> None:
    child("Zoe", restricted=True)
    mara(child("Eli"))  # of a child nobody of this team holds
    page = browser.post(page_of(ada), typed(forename="Zoe", surname="Sample", kind=""))
    assert "record C" not in page.content.decode()
    assert "Is it one of these people?" not in browser.post(page_of(ada), typed(kind="")).content.decode()


def test_a_child_of_another_team_is_named_as_a_search_names_them(browser: Client, ada: Child, units) -> None:
    eli = child("Eli")
    allocation(eli, units["T3"])
    page = browser.post(page_of(ada), typed(forename="Eli", surname="Sample", kind="relationship:sibling"))
    assert f"record {eli.local_id}" in page.content.decode()


def test_a_restricted_relative_can_neither_be_read_nor_changed_through_the_child(browser: Client, ada: Child, units) -> None:
    zoe = child("Zoe", restricted=True)
    tie = add_relative(by=clerk(), child=ada, person=zoe, kind=code("relationship:sibling"))
    for step in ("change_relationship", "change_relatives_details", "add_relatives_address"):
        assert browser.get(page_of(ada, step, tie)).status_code == 404
    assert "Zoe" not in people_page(browser, ada)


def test_who_may_only_read_sees_no_way_to_change(ada: Child, units, at_noon) -> None:
    mara(ada)
    reading = Client()
    reading.force_login(somebody("Dee", Unit.objects.get(code="AUTH"), "director").user)
    page = people_page(reading, ada)
    assert "Mara Lane" in page
    assert "Add somebody to the family network" not in page
    assert "Details of Mara Lane" not in page


def test_somebody_with_a_record_keeps_their_particulars_there(browser: Client, ada: Child, ben: Child) -> None:
    add_relative(by=clerk(), child=ada, person=ben, kind=code("relationship:sibling"))
    tie = Relationship.objects.get()
    assert browser.get(page_of(ada, "change_relationship", tie)).status_code == 200
    assert browser.get(page_of(ada, "change_relatives_details", tie)).status_code == 404


def test_a_person_added_gets_the_number_after_the_highest(ada: Child) -> None:
    Person.objects.create(recorded_by=clerk(), local_id="P0000041", surname="Old")
    assert add_person(by=clerk(), child=ada, surname="New").local_id == "P0000042"
