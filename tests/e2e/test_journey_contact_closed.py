"""A child nobody knew: found missing from the search, added, referred, assessed, and closed. Through the forms alone.

A duty worker and a manager sit at two screens, with their hands on the keys and no pointer. Everything happens yesterday
and today, because a browser's clock cannot be moved.
"""

from __future__ import annotations

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from assessments.models import Assessment, CinEpisode
from contacts.models import Contact, Referral
from csc.models import AuditEvent, Child, Draft, Submission, User
from tests.e2e.desk import PASSWORD, Desk, typed
from tests.e2e.hands import Keyboard
from tests.workforce.cast import small_authority, somebody
from workforce.models import Allocation

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

WORRY = "The school heard shouting at the gate, and Ivo would not say what had happened."


@pytest.fixture
def people(db: None) -> dict[str, User]:
    team = small_authority()["T1"]
    made = {"worker": somebody("Wren", team, "social_worker"), "manager": somebody("Mo", team, "team_manager")}
    return {name: one.user for name, one in made.items() if one.user is not None}


def test_from_a_contact_about_a_child_nobody_knew_to_the_closed_case(at_desk, people) -> None:
    worker, manager = at_desk(people["worker"], Keyboard), at_desk(people["manager"], Keyboard)
    ivo = add_whom_nobody_found(worker)
    take_the_contact(worker, ivo)
    worker.follow("Recommend what should happen")
    recommend(worker)
    decide(manager, ivo)
    open_referral(manager)
    allocate(manager, ivo)
    assess(worker, ivo)
    authorise(manager, ivo)
    close(manager, ivo)


def add_whom_nobody_found(desk: Desk) -> Child:
    """Adding is offered by a search that has been made, and takes over what was typed there."""
    desk.open(reverse("workforce:add_child"))
    assert desk.page.url.endswith(reverse("workforce:find")), "nobody is added without a search"
    desk.answer("Name or number", "Ivo Marlow")
    desk.press("Find")
    desk.no_barriers()
    assert "Nobody was found." in desk.text
    desk.press("Add a child")
    desk.no_barriers()
    assert desk.page.locator("[name=forename]").input_value() == "Ivo"
    desk.press("Add the child and record the contact")
    assert "Enter a date of birth" in desk.refused()
    assert not Child.objects.filter(forename="Ivo").exists()
    desk.answer("Date of birth", "4 5 2015")
    desk.press("Add the child and record the contact")
    desk.at("Record a contact")
    return Child.objects.get(forename="Ivo", surname="Marlow")


def take_the_contact(desk: Desk, ivo: Child) -> None:
    desk.press("Save and complete")
    assert "Answer the question “What is the worry, and what is asked for?”" in desk.refused()
    desk.answer("When did it arrive?", typed(1), "10:30")
    desk.answer("How did it come?", "Telephone call")
    desk.answer("Who got in touch?", "Schools")
    desk.answer("What is the worry, and what is asked for?", WORRY)
    desk.answer("Does the family know and agree?", "Obtained")
    desk.save("Contact recorded")
    contact = Contact.objects.get(child=ivo)
    assert (contact.reason, contact.state) == (WORRY, "complete")


def recommend(desk: Desk) -> None:
    desk.answer("What do you recommend?", "Referral to children's social care")
    desk.answer("Why?", "He has been seen afraid, twice.")
    desk.save("Recommendation recorded")
    assert "Decide on a contact" not in desk.text, "who recommends does not decide"


def decide(desk: Desk, ivo: Child) -> None:
    """Nobody holds the child yet, but the team has a contact to decide on: its manager needs no reason to open the record."""
    desk.begin(ivo, "Decide on a contact")
    assert WORRY in desk.text
    assert "He has been seen afraid, twice." in desk.text
    desk.press("Save the decision")
    assert "still holds" in desk.refused(), "a recommendation is confirmed or changed, not waved through"
    desk.tick("The answer to “What happens next?” still holds")
    desk.save("Contact decided", "Save the decision")


def open_referral(desk: Desk) -> None:
    desk.follow("Open the referral")
    desk.tick("The answer to “When was the referral received?” still holds")
    desk.answer("What is the child’s main need?", "Abuse or neglect")
    desk.save("Referral opened")
    desk.follow("Decide on a referral")
    desk.answer("What happens next?", "Assessment")
    desk.answer("Reason for the decision", "Shouting, and a child who is afraid to speak.")
    desk.save("Referral decided", "Save the decision")


def allocate(desk: Desk, ivo: Child) -> None:
    desk.begin(ivo, "Allocate the child")
    desk.answer("To which team?", "T1")
    desk.answer("To whom?", "Wren Example, T1")
    desk.answer("From which day?", typed(1))
    desk.save("Child allocated")
    assert Allocation.objects.get(child=ivo).worker.forename == "Wren"
    desk.begin(ivo, "Open the child’s case")
    desk.save("Case opened")


def assess(desk: Desk, ivo: Child) -> None:
    desk.begin(ivo, "Start an assessment")
    desk.save("Assessment started")
    desk.follow("Record that the child was seen, or why not")
    desk.answer("Was the child seen for this assessment?", "Yes")
    desk.answer("When was the child seen?", typed(0))
    desk.answer("Was the child seen alone?", "Seen alone")
    desk.answer("What did the child say, in their own words?", "I like it when Gran comes.")
    desk.save("Recorded whether the child was seen")
    desk.follow("Record the factors found")
    desk.hands.choose(desk.page.locator("main form input[type=checkbox]").first)
    desk.save("Factors recorded")
    desk.follow("Finish an assessment and send it for authorisation")
    desk.answer("What does it mean for the child?", "Frightened by one quarrel; Gran is there now.")
    desk.answer("What do you propose?", "No further action")
    desk.save("Assessment sent for authorisation", "Send for authorisation")


def authorise(desk: Desk, ivo: Child) -> None:
    desk.begin(ivo, "Authorise an assessment")
    assert "Gran is there now." in desk.text
    desk.tick("The answer to “What happens now?” still holds")
    desk.save("Assessment authorised", "Authorise")
    assessment = Assessment.objects.get(child=ivo)
    assert (assessment.child_seen_alone_id, assessment.factors.count()) == ("visit_alone:alone", 1)
    assert assessment.authorised_on is not None


def close(desk: Desk, ivo: Child) -> None:
    desk.follow("Close the child’s case")
    desk.answer("Why does it close?", "Case closed after assessment, no further action")
    desk.save("Case closed", "Close the case")
    case = CinEpisode.objects.get(child=ivo)
    assert case.ended_on is not None
    assert case.closure_reason_id == "cin_closure_reason:RC8"
    verbs = ["record_contact", "decide_contact", "record_referral", "decide_referral", "authorise_assessment", "close_episode"]
    for verb in verbs:
        assert AuditEvent.objects.filter(verb=verb, child=ivo.uuid).count() == 1, verb
    assert Referral.objects.get(child=ivo).outcome_id == "referral_outcome:assessment"
    assert not Draft.objects.exists(), "what was saved leaves no draft behind"


def test_words_are_there_again_after_the_browser_died_half_way(at_desk, people) -> None:
    first = at_desk(people["worker"])
    ivo = add_whom_nobody_found(first)
    first.answer("When did it arrive?", typed(1), "10:30")
    first.answer("How did it come?", "Telephone call")
    first.answer("What is the worry, and what is asked for?", WORRY)
    first.page.get_by_text("Your words are kept").wait_for()
    first.page.context.close()
    second = at_desk(people["worker"])
    second.open(reverse("workforce:step", args=[ivo.uuid, "record_contact"]))
    assert "You had not finished this form." in second.text
    assert second.page.locator("[name=reason]").input_value() == WORRY
    assert second.page.locator("[name=received_at_time]").input_value() == "10:30"
    assert not Contact.objects.exists()
    second.answer("Who got in touch?", "Schools")
    second.answer("Does the family know and agree?", "Obtained")
    second.save("Contact recorded")
    assert (Contact.objects.get().reason, Draft.objects.count()) == (WORRY, 0)
    assert Contact.objects.get().child == ivo


def test_a_form_sent_thrice_is_one_contact(at_desk, people) -> None:
    """The same form arrives once by a slow connection, and twice by an impatient hand."""
    desk = at_desk(people["worker"])
    add_whom_nobody_found(desk)
    desk.answer("When did it arrive?", typed(1), "10:30")
    desk.answer("How did it come?", "Telephone call")
    desk.answer("Who got in touch?", "Schools")
    desk.answer("What is the worry, and what is asked for?", WORRY)
    desk.answer("Does the family know and agree?", "Obtained")
    sent = desk.page.evaluate(
        """async () => {
            const form = document.querySelector("form[data-draft]");
            return (await fetch(location.href, { method: "POST", body: new FormData(form) })).status;
        }"""
    )
    assert sent == 200
    desk.page.get_by_role("button", name="Save and complete").dblclick()
    desk.at("Contact recorded")
    assert (Contact.objects.count(), Submission.objects.count()) == (1, 1)
    assert AuditEvent.objects.filter(verb="record_contact").count() == 1


def test_words_typed_after_the_session_ended_are_sent_once_somebody_has_signed_in_again(at_desk, people) -> None:
    """The session ends while the form is open; what is typed and sent then stays on the page until it can be kept."""
    desk = at_desk(people["worker"])
    add_whom_nobody_found(desk)
    desk.answer("When did it arrive?", typed(1), "10:30")
    desk.answer("How did it come?", "Telephone call")
    desk.answer("Who got in touch?", "Schools")
    desk.answer("Does the family know and agree?", "Obtained")
    desk.page.get_by_text("Your words are kept").wait_for()
    Session.objects.all().delete()
    desk.answer("What is the worry, and what is asked for?", WORRY)
    desk.page.get_by_text("Your words are not being kept").wait_for()
    desk.page.get_by_role("button", name="Save and complete").click()
    desk.page.wait_for_timeout(1000)
    assert desk.page.locator("[name=reason]").input_value() == WORRY
    assert not Contact.objects.exists()
    tab = desk.page.context.new_page()
    tab.goto(desk.page.url.partition("/children/")[0] + "/accounts/login/")
    tab.locator("[name=login]").fill(people["worker"].username)
    tab.locator("[name=password]").fill(PASSWORD)
    tab.locator("main form button[type=submit]").first.click()
    tab.wait_for_url(lambda url: "/accounts/login/" not in url)
    tab.close()
    desk.page.get_by_role("button", name="Save and complete").click()
    desk.at("Contact recorded")
    assert (Contact.objects.get().reason, Draft.objects.count()) == (WORRY, 0)
