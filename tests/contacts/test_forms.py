"""What the forms of the front door ask, and when."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from contacts import codes
from contacts.models import Referral
from csc.models import AuditEvent, Code
from tests.contacts import cast
from tests.contacts.cast import day, team
from tests.contacts.scenes import girl, referred
from tests.workforce.cast import NOON, allocation, somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser() -> Any:
    with time_machine.travel(NOON, tick=False):
        client = Client()
        client.force_login(somebody("Mo", team(), "team_manager").user)
        yield client


def step(key: str, of: Referral) -> str:
    return reverse("workforce:step_about", args=[of.child.uuid, key, of.uuid])


def sent(**more: str) -> dict[str, str]:
    return {"submission": str(uuid.uuid4()), **more}


def test_the_outcomes_with_which_social_care_goes_on_are_those_of_the_group() -> None:
    group = Code.objects.filter(code_set="referral_outcome", group=codes.ACCEPTED)
    assert set(group.values_list("pk", flat=True)) == set(codes.ACCEPTING)


def test_a_referral_that_goes_on_is_not_decided_without_its_main_need(browser: Client) -> None:
    """Rule 8610 of the return: asked where it can still be answered, not left to whoever makes the return."""
    referral = referred()
    decision = {"outcome": "referral_outcome:assessment", "decision_reason": "She is afraid."}
    answer = browser.post(step("decide_referral", referral), sent(**decision))
    assert answer.status_code == 422
    assert "Answer the question “What is the child’s main need?”" in answer.content.decode()
    assert browser.post(step("decide_referral", referral), sent(**decision, primary_need="primary_need:N4")).status_code == 302
    assert Referral.objects.get().primary_need_id == "primary_need:N4"


def test_a_referral_that_ends_needs_none_and_keeps_the_one_it_has(browser: Client) -> None:
    referral = referred()
    Referral.objects.update(primary_need="primary_need:N1")
    decision = {"outcome": "referral_outcome:no_further_action", "decision_reason": "Advice given."}
    assert browser.post(step("decide_referral", referral), sent(**decision)).status_code == 302
    assert Referral.objects.get().primary_need_id == "primary_need:N1"


def test_a_doubt_is_asked_by_the_step_that_raised_it_and_by_no_later_one(browser: Client) -> None:
    """The referral was let stand without a main need; telling the referrer neither changes that nor asks again."""
    referral = cast.accepted(girl(), "2026-03-02")
    assert browser.post(step("tell_referrer", referral), sent(told_on="3/3/2026")).status_code == 302
    assert not AuditEvent.objects.filter(verb="let_doubt_stand").exists()


def test_a_doubt_a_step_raises_is_asked(browser: Client) -> None:
    """A referral on a day after the child died."""
    child = girl()
    child.died_on = day("2026-03-20")
    child.save()
    contact = cast.decide(cast.contact(child, "2026-03-31 10:00"), "referral", "2026-03-31 16:00")
    address = reverse("workforce:step_about", args=[child.uuid, "open_referral", contact.uuid])
    form = sent(received_on="31/3/2026", received_on_holds="on", source="referral_source:2A", reason="Siblings.")
    answer = browser.post(address, form)
    assert answer.status_code == 422
    assert "Check this before it is saved" in answer.content.decode()
    assert not Referral.objects.exists()
    assert browser.post(address, form | {"doubts_stand": "It is about the siblings."}).status_code == 302
    assert AuditEvent.objects.filter(verb="let_doubt_stand", reason="It is about the siblings.").count() == 1


@pytest.mark.parametrize(("outcome", "offered"), [("assessment", True), ("no_further_action", False)])
def test_opening_the_case_is_offered_after_a_referral_that_is_accepted(browser: Client, outcome: str, offered: bool) -> None:
    referral = referred()
    decision = {"outcome": f"referral_outcome:{outcome}", "decision_reason": "She is afraid.", "primary_need": "primary_need:N4"}
    answer = browser.post(step("decide_referral", referral), sent(**decision))
    page = browser.get(answer["Location"]).content.decode()
    assert (step("open_case", referral) in page) is offered


def test_what_is_taken_over_says_where_it_is_from_and_of_which_day(browser: Client) -> None:
    one = cast.decide(cast.contact(reason="She is afraid to go home."))
    allocation(one.child, team())
    opening = browser.get(reverse("workforce:step_about", args=[one.child.uuid, "open_referral", one.uuid])).content.decode()
    assert "She is afraid to go home." in opening
    assert opening.count("From the contact, 14 March 2019.") >= 2  # the reason, and who got in touch
    need = Code.objects.get(pk="primary_need:N1")
    referral = cast.referral(one.child, contact=one, primary_need=need)
    deciding = browser.get(step("decide_referral", referral)).content.decode()
    assert "From the referral, 14 March 2019." in deciding
