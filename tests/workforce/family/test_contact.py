"""Whom to tell first, and whom it is not safe to contact: asked, kept with what was said before, and told before any number."""

from __future__ import annotations

import uuid

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from csc.models import Child, Person, Relationship
from tests.contacts.cast import code
from tests.workforce.cast import clerk
from tests.workforce.family.scenes import mara
from tests.workforce.family.test_relatives import ben, browser, page_of, people_page, typed  # noqa: F401 - fixtures
from workforce.family.contact import ways_to
from workforce.family.services import add_relative, change_person

pytestmark = pytest.mark.django_db

ADVICE = "Never ring her. He answers her telephone."
NUMBER = "01632 960001"


def not_safe(tie: Relationship) -> Relationship:
    """She said on the way out that he answers her telephone."""
    change_person(
        by=clerk(),
        person=tie.person,
        child=tie.other,
        changes={"contact_safety": "not_safe", "contact_advice": ADVICE},
        reason="She said so at school.",
    )
    tie.person.refresh_from_db()
    return tie


def child_page(browser: Client, of: Child) -> str:  # noqa: F811 - fixture
    return browser.get(reverse("workforce:child", args=[of.uuid])).content.decode()


def test_whoever_is_not_safe_to_contact_is_told_at_the_top_and_before_the_number(browser: Client, ada: Child) -> None:  # noqa: F811
    not_safe(mara(ada))
    told = f"Mara Lane (mother): NOT safe to contact: {ADVICE}"
    page = people_page(browser, ada)
    assert told in page
    assert f"NOT safe to contact: {ADVICE} {NUMBER}" in page.split(told, 1)[1]
    shown = child_page(browser, ada)
    assert shown.index("Before you make contact") < shown.index("How things stand")
    assert told in shown


def test_the_warning_is_of_the_person_and_holds_for_every_child_of_hers(
    browser: Client,  # noqa: F811
    ada: Child,
    ben: Child,  # noqa: F811
) -> None:
    tie = not_safe(mara(ada))
    add_relative(by=clerk(), child=ben, person=tie.person, kind=code("relationship:mother"))
    assert ADVICE in child_page(browser, ben)
    assert ADVICE in people_page(browser, ben)


def test_nothing_is_said_of_people_nobody_has_asked_about(browser: Client, ada: Child) -> None:  # noqa: F811
    mara(ada)
    page = people_page(browser, ada)
    assert NUMBER in page
    assert "Safe to contact" not in page
    assert "Before you make contact" not in child_page(browser, ada)


def test_the_next_of_kin_comes_first_and_then_who_holds_parental_responsibility(browser: Client, ada: Child) -> None:  # noqa: F811
    holder = mara(ada)
    Relationship.objects.filter(pk=holder.pk).update(parental_responsibility=True)
    form = typed(forename="Gwen", surname="Field", kind="relationship:grandparent", parental_responsibility="", next_of_kin="yes")
    assert browser.post(page_of(ada), form | {"phone": "01632 960555"}).status_code == 302
    shown = child_page(browser, ada)
    panel = shown[shown.index('id="reach"') : shown.index('id="workers"')]
    assert panel.index("Gwen Field") < panel.index("01632 960555") < panel.index("Mara Lane")
    assert "next of kin" in panel
    assert "Grandparent, next of kin" in people_page(browser, ada)


def test_advice_is_asked_of_those_for_whom_it_matters_and_of_nobody_else(browser: Client, ada: Child) -> None:  # noqa: F811
    refused = browser.post(page_of(ada), typed(contact_safety="with_care"))
    assert refused.status_code == 422
    assert "How and when to make contact" in refused.content.decode()
    assert browser.post(page_of(ada), typed(contact_safety="safe", contact_advice="Left over")).status_code == 302
    made = Person.objects.get(forename="Mara")
    assert (made.contact_safety, made.contact_advice) == ("safe", "")
    assert "Safe to contact" in people_page(browser, ada)


def test_the_database_keeps_no_warning_without_words(ada: Child) -> None:
    tie = mara(ada)
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.filter(pk=tie.person_id).update(contact_safety="not_safe")
    with pytest.raises(ValidationError, match="Say how and when"):
        change_person(by=clerk(), person=tie.person, child=ada, changes={"contact_safety": "not_safe"}, reason="She said so.")


def test_what_was_known_before_stays_with_its_reason(ada: Child) -> None:
    tie = not_safe(mara(ada))
    changes = {"contact_safety": "safe", "contact_advice": ""}
    change_person(by=clerk(), person=tie.person, child=ada, changes=changes, reason="He has moved away.")
    versions = list(tie.person.history.values_list("contact_safety", "contact_advice", "history_change_reason"))
    assert versions[:2] == [("safe", "", "He has moved away."), ("not_safe", ADVICE, "She said so at school.")]


def test_naming_her_for_another_child_does_not_take_the_warning_away(
    browser: Client,  # noqa: F811
    ada: Child,
    ben: Child,  # noqa: F811
) -> None:
    tie = not_safe(mara(ada))
    form = typed(known=str(tie.person.uuid), contact_safety="safe", submission=str(uuid.uuid4()))
    refused = browser.post(page_of(ben), form)
    assert refused.status_code == 422
    assert "is known of them already" in refused.content.decode()
    tie.person.refresh_from_db()
    assert tie.person.contact_safety == "not_safe"
    assert browser.post(page_of(ben), form | {"contact_safety": ""}).status_code == 302
    assert ADVICE in people_page(browser, ben)


def test_a_young_person_who_must_not_be_rung_is_told_on_their_own_page(browser: Client, ada: Child) -> None:  # noqa: F811
    Person.objects.filter(pk=ada.pk).update(phone="01632 960777", contact_safety="not_safe", contact_advice="Write to school.")
    assert "Ada Sample: NOT safe to contact: Write to school." in child_page(browser, ada)
    assert "How to reach the child NOT safe to contact: Write to school. 01632 960777" in people_page(browser, ada)


def test_a_restricted_relative_is_named_in_no_warning(browser: Client, ada: Child) -> None:  # noqa: F811
    tie = not_safe(mara(ada))
    Person.objects.filter(pk=tie.person_id).update(has_record=True, restricted=True, restricted_reason="A relative works here")
    for page in (child_page(browser, ada), people_page(browser, ada)):
        assert "Mara Lane" not in page
        assert ADVICE not in page


def test_words_typed_into_a_warning_are_shown_as_words(ada: Child) -> None:
    tie = mara(ada)
    tie.person.contact_safety, tie.person.contact_advice = "with_care", "<b>Ring</b> & wait"
    assert "Contact only as described: &lt;b&gt;Ring&lt;/b&gt; &amp; wait</strong>" in str(ways_to(tie.person))
