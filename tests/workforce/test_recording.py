"""A step's page: nothing typed is lost, one press saves once, and only who may does."""

from __future__ import annotations

import re
import uuid

import pytest
from django.test import Client
from django.urls import reverse

from contacts.forms.front_door import DecideContact, RecordContact
from contacts.models import Contact
from csc.models import AccessLog, AuditEvent, Child, Draft, Family, FamilyMembership, SharedPart, Submission
from tests.workforce.cast import BEGINNING, allocation, child, clerk, somebody
from workforce.casework import withdraw
from workforce.models import Unit, Worker
from workforce.recording.steps import all_steps
from workforce.services.merging import merge_children

pytestmark = pytest.mark.django_db
WORRY = "A neighbour heard shouting on three nights."


@pytest.fixture
def worker(at_noon, wren: Worker) -> Worker:
    """Wren, on Wednesday 1 April 2026."""
    return wren


@pytest.fixture
def own(ada: Child) -> Child:
    """A child allocated to the worker."""
    return ada


@pytest.fixture
def browser(worker: Worker) -> Client:
    client = Client()
    client.force_login(worker.user)
    return client


def page_of(of: Child, step: str = RecordContact.key) -> str:
    return reverse("workforce:step", args=[of.uuid, step])


def typed(**more: str) -> dict[str, str]:
    return {
        "submission": str(uuid.uuid4()),
        "received_at_date": "30/3/2026",
        "received_at_time": "10:30",
        "method": "contact_method:phone",
        "source": "contact_source:1A",
        "reason": WORRY,
        "consent": "consent:obtained",
        **more,
    }


def test_a_contact_is_recorded_with_its_due_date_and_one_line_of_who_did_it(browser: Client, own: Child, worker: Worker) -> None:
    answer = browser.post(page_of(own), typed())
    contact = Contact.objects.get()
    assert (contact.child, contact.worker, contact.team.code, contact.reason) == (own, worker, "T1", WORRY)
    assert str(contact.due_on) == "2026-03-31"  # received on a Monday; one working day
    assert AuditEvent.objects.filter(verb="record_contact", record=contact.uuid).count() == 1
    following = browser.get(answer["Location"]).content.decode()
    assert "Contact recorded" in following
    assert "Recommend what should happen" in following
    assert "31 March 2026" in following


def test_the_same_press_sent_twice_saves_once(browser: Client, own: Child) -> None:
    words = typed()
    first, second = browser.post(page_of(own), words), browser.post(page_of(own), words)
    assert first["Location"] == second["Location"]
    assert (Contact.objects.count(), Submission.objects.count()) == (1, 1)


def test_words_typed_are_there_again_in_another_session(browser: Client, own: Child, worker: Worker) -> None:
    keep = reverse("workforce:keep_draft", args=[own.uuid, RecordContact.key, own.uuid])
    assert browser.post(keep, typed(received_at_date="not yet")).status_code == 200
    assert Contact.objects.count() == 0
    later = Client()
    later.force_login(worker.user)
    page = later.get(page_of(own)).content.decode()
    assert WORRY in page
    assert "not yet" in page
    assert "You had not finished" in page
    assert "There is a problem" not in page
    later.post(page_of(own), typed())
    assert Draft.objects.count() == 0


def test_a_refused_form_keeps_its_words(browser: Client, own: Child) -> None:
    answer = browser.post(page_of(own), typed(received_at_date="31/2/2026"))
    assert answer.status_code == 422
    assert "must be a real date" in answer.content.decode()
    assert WORRY in answer.content.decode()
    assert Draft.objects.get().words["reason"] == [WORRY]
    assert (Contact.objects.count(), Submission.objects.count()) == (0, 0)


def test_two_people_in_one_form_see_each_others_words(browser: Client, own: Child) -> None:
    colleague = somebody("Ben", own.allocation_set.get().team, "team_manager")
    other = Client()
    other.force_login(colleague.user)
    other.post(reverse("workforce:keep_draft", args=[own.uuid, RecordContact.key, own.uuid]), typed(reason="The school rang."))
    page = browser.get(page_of(own)).content.decode()
    assert "has been writing here too" in page
    assert "The school rang." in page


def test_what_was_not_asked_is_not_kept(browser: Client, own: Child) -> None:
    browser.post(page_of(own), typed(consent_override_reason="left over from an answer that was changed"))
    assert Contact.objects.get().consent_override_reason == ""


def test_what_is_asked_has_to_be_answered(browser: Client, own: Child) -> None:
    answer = browser.post(page_of(own), typed(consent="consent:overridden"))
    assert answer.status_code == 422
    assert "Why was it right to go ahead without consent?" in answer.content.decode()


def siblings(worker: Worker, *names: str) -> list[Child]:
    family = Family.objects.create(recorded_by=clerk(), name="Okafor", local_id="F1")
    made = [child(name) for name in names]
    for each in made:
        FamilyMembership.objects.create(recorded_by=clerk(), person=each, family=family, started_on=BEGINNING)
        allocation(each, Unit.objects.get(code="T1"), worker)
    return made


def test_one_contact_about_two_children_is_two_records_that_share_what_was_written_once(browser: Client, worker: Worker) -> None:
    amara, ben = siblings(worker, "Amara", "Ben")
    form = typed(also=str(ben.uuid), family_words="Shouting at night.")
    del form["reason"]
    form |= {f"{amara.uuid.hex}-reason": "She hides.", f"{amara.uuid.hex}-consent": "consent:obtained"}
    blank = browser.post(page_of(amara), form)
    assert blank.status_code == 422
    assert Contact.objects.count() == 0
    form |= {f"{ben.uuid.hex}-reason": "He answers back.", f"{ben.uuid.hex}-consent": "consent:refused"}
    browser.post(page_of(amara), form)
    told = {contact.child: (contact.reason, contact.consent_id) for contact in Contact.objects.all()}
    assert told == {amara: ("She hides.", "consent:obtained"), ben: ("He answers back.", "consent:refused")}
    assert SharedPart.objects.get().narrative == "Shouting at night."
    assert {contact.shared_part for contact in Contact.objects.all()} == {SharedPart.objects.get()}
    assert AccessLog.objects.filter(child=ben.uuid).exists()


def test_a_child_out_of_reach_is_not_offered_as_a_sibling(browser: Client, worker: Worker) -> None:
    amara, ben = siblings(worker, "Amara", "Ben")
    ben.allocation_set.all().delete()
    assert str(ben.uuid) not in browser.get(page_of(amara)).content.decode()
    browser.post(page_of(amara), typed(also=str(ben.uuid)))
    assert set(Contact.objects.values_list("child", flat=True)) == {amara.pk}


def test_a_worker_does_not_decide(browser: Client, own: Child) -> None:
    browser.post(page_of(own), typed())
    address = reverse("workforce:step_about", args=[own.uuid, DecideContact.key, Contact.objects.get().uuid])
    assert browser.get(address).status_code == 403


def test_a_decided_contact_is_decided_once_and_says_so(browser: Client, own: Child) -> None:
    browser.post(page_of(own), typed())
    contact = Contact.objects.get()
    manager = Client()
    manager.force_login(somebody("Mo", contact.team, "team_manager").user)
    address = reverse("workforce:step_about", args=[own.uuid, DecideContact.key, contact.uuid])
    decision = {"decided_outcome": "contact_outcome:no_further_action", "decision_reason": "Advice given."}
    assert manager.post(address, decision | {"submission": str(uuid.uuid4())}).status_code == 302
    assert manager.post(address, decision | {"submission": str(uuid.uuid4())}).status_code == 404


def test_a_record_of_another_child_is_not_reached_through_ones_own(browser: Client, own: Child, worker: Worker) -> None:
    browser.post(page_of(own), typed())
    second, contact = child("Shaw"), Contact.objects.get()
    allocation(second, contact.team, worker)
    for name in ("record", "correct"):
        assert browser.get(reverse(f"workforce:{name}", args=[second.uuid, "contact", contact.uuid])).status_code == 404


def correction(browser: Client, contact: Contact) -> tuple[str, dict[str, str]]:
    """The address of the form and what it holds when it is opened."""
    address = reverse("workforce:correct", args=[contact.child.uuid, "contact", contact.uuid])
    page = browser.get(address).content.decode()
    seen = re.search(r'name="seen_version"[^>]*value="(\d+)"', page)
    assert seen is not None
    held = {
        "received_at_date": "30/3/2026",
        "received_at_time": "10:30",
        "method": "contact_method:phone",
        "source": "contact_source:1A",
        "reason": WORRY,
        "consent": "consent:obtained",
        "seen_version": seen[1],
        "correction_reason": "Typed wrongly.",
    }
    return address, held


def test_a_correction_keeps_both_versions_and_moves_the_due_date(browser: Client, own: Child) -> None:
    browser.post(page_of(own), typed())
    address, held = correction(browser, Contact.objects.get())
    assert browser.post(address, held | {"received_at_date": "27/3/2026"}).status_code == 302
    contact = Contact.objects.get()
    assert str(contact.due_on) == "2026-03-30"  # received on a Friday
    page = browser.get(reverse("workforce:record", args=[own.uuid, "contact", contact.uuid])).content.decode()
    assert "Typed wrongly." in page
    assert "30 March 2026" in page
    assert "27 March 2026" in page


def test_two_corrections_that_cross_lose_nothing(browser: Client, own: Child) -> None:
    browser.post(page_of(own), typed())
    contact = Contact.objects.get()
    address, held = correction(browser, contact)
    browser.post(address, held | {"reason": "The first correction."})
    crossed = browser.post(address, held | {"reason": "The second correction."})
    page = crossed.content.decode()
    assert crossed.status_code == 422
    assert "The first correction." in page
    assert "The second correction." in page
    assert Contact.objects.get().reason == "The first correction."
    seen = re.search(r'name="seen_version"[^>]*value="(\d+)"', page)
    assert seen is not None
    browser.post(address, held | {"reason": "Both together.", "seen_version": seen[1]})
    assert Contact.objects.get().reason == "Both together."


def test_every_step_says_what_its_page_needs() -> None:
    for key, step in all_steps().items():
        assert re.fullmatch(r"[a-z][a-z0-9_]*", key)
        assert all((step.title, step.stage, step.done, step.__doc__)), key
        assert set(step.reveals) <= set(step.base_fields), key
        assert {reveal.on for reveal in step.reveals.values()} <= set(step.base_fields), key
        assert step.shared <= set(step.base_fields) | step.added, key


@pytest.fixture
def undecided(browser: Client, own: Child) -> tuple[Client, str, dict[str, str]]:
    """A manager with half a decision on a contact typed in, and where."""
    browser.post(page_of(own), typed())
    contact = Contact.objects.get()
    manager = Client()
    manager.force_login(somebody("Mo", contact.team, "team_manager").user)
    words = {"decided_outcome": "contact_outcome:no_further_action", "decision_reason": "The school keeps an eye on it."}
    manager.post(reverse("workforce:keep_draft", args=[own.uuid, DecideContact.key, contact.uuid]), words)
    return manager, reverse("workforce:step_about", args=[own.uuid, DecideContact.key, contact.uuid]), words


def test_words_typed_for_what_was_withdrawn_meanwhile_are_shown_to_their_writer_and_to_nobody_else(undecided) -> None:
    manager, address, words = undecided
    withdraw(by=clerk(), record=Contact.objects.get(), reason="Recorded about the wrong child")
    for answer in (manager.get(address), manager.post(address, words | {"decision_reason": "Both schools keep an eye on it."})):
        assert answer.status_code == 404
        assert "is not open for this record any more" in answer.content.decode()
    assert "Both schools keep an eye on it." in manager.get(address).content.decode()
    colleague = Client()
    colleague.force_login(somebody("Max", Contact.objects.get().team, "team_manager").user)
    assert "keep an eye" not in colleague.get(address).content.decode()
    assert manager.post(address, {"action": "discard"}).status_code == 302
    assert not Draft.objects.exists()
    assert Contact.objects.get().decided_at is None


def test_what_is_no_record_of_this_child_has_no_page_that_keeps_words(undecided, own: Child) -> None:
    manager, address, words = undecided
    elsewhere = address.replace(str(Contact.objects.get().uuid), str(uuid.uuid4()))
    Draft.objects.all().delete()
    answer = manager.post(elsewhere, words)
    assert answer.status_code == 404
    assert "What you had typed" not in answer.content.decode()
    assert not Draft.objects.exists()


def test_words_typed_about_a_record_that_was_merged_meanwhile_are_there_under_the_one_that_stands(browser, own, worker) -> None:
    stands = child("Amara")
    allocation(stands, Unit.objects.get(code="T1"), worker)
    browser.post(reverse("workforce:keep_draft", args=[own.uuid, RecordContact.key, own.uuid]), typed(reason="She hides."))
    merge_children(by=clerk(), duplicate=own, into=stands, reason="Same NHS number")
    shown = browser.get(page_of(own), follow=True).content.decode()
    assert "She hides." in shown
    browser.post(page_of(stands), typed(reason="She hides at night.") | {"submission": str(uuid.uuid4())})
    assert Contact.objects.get().reason == "She hides at night."
    assert not Draft.objects.exists()


@pytest.mark.parametrize("action", ["save", "later"])
def test_more_text_than_can_be_kept_comes_back_and_nothing_breaks(browser: Client, own: Child, action: str) -> None:
    words = "a" * 450_000
    answer = browser.post(page_of(own), typed(reason=words, received_at_date="31/2/2026") | {"action": action})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Contact.objects.exists()
