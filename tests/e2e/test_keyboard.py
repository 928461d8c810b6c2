"""A form filled and sent without a pointer: Tab, letters, Space and Enter. The journeys are made with the keys alone, too."""

from __future__ import annotations

import pytest
from django.urls import reverse

from contacts.models import Contact
from tests.e2e.desk import Desk, typed
from tests.workforce.cast import allocation, child, small_authority, somebody

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

WORRY = "The school heard shouting at the gate."
FURTHEST = 80
"""Presses of Tab before a field counts as out of reach of the keyboard."""


class Keyboard:
    """Hands on the keys. Nothing here knows a pointer, and focus moves by Tab alone."""

    def __init__(self, desk: Desk) -> None:
        self.page = desk.page

    def to(self, name: str, value: str | None = None, *, within: int = FURTHEST) -> Keyboard:
        for _ in range(within):
            self.page.keyboard.press("Tab")
            at = self.page.evaluate("[document.activeElement.name, document.activeElement.value]")
            if at[0] == name and value in (None, at[1]):
                assert self.focus_shows(), f"nobody sees that {name} has the focus"
                return self
        raise AssertionError(f"{within} presses of Tab do not lead to {name}")

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def focus_shows(self) -> bool:
        """An outline, a ring or another ground: something tells where the focus is."""
        return self.page.evaluate(
            """() => {
                const style = getComputedStyle(document.activeElement);
                return style.outlineStyle !== "none" || style.boxShadow !== "none";
            }"""
        )


def test_a_contact_is_recorded_from_the_keyboard_alone(at_desk) -> None:
    team = small_authority()["T1"]
    wren, ivo = somebody("Wren", team, "social_worker"), child("Ivo")
    allocation(ivo, team, wren)
    desk = at_desk(wren.user)
    desk.open(reverse("workforce:step", args=[ivo.uuid, "record_contact"]))
    keys = Keyboard(desk)
    keys.to("received_at_date").type(typed(1))
    keys.to("received_at_time").type("10:30")
    keys.to("method").type("Tele")
    keys.to("source").type("Scho")
    keys.to("referrer_name").type("Mrs Ahmed")
    keys.to("reason").type(WORRY)
    keys.to("consent").type("Over")
    keys.to("consent_override_reason", within=1).type("Asking could have put Ivo at risk.")
    keys.to("action", "save").press("Enter")
    desk.at("Contact recorded")
    contact = Contact.objects.get(child=ivo)
    assert (contact.reason, contact.referrer_name) == (WORRY, "Mrs Ahmed")
    assert (contact.method_id, contact.source_id) == ("contact_method:phone", "contact_source:2A")
    assert contact.consent_override_reason == "Asking could have put Ivo at risk."


def test_a_box_is_ticked_and_a_button_pressed_with_the_space_bar(at_desk) -> None:
    team = small_authority()["T1"]
    wren, ivo = somebody("Wren", team, "social_worker"), child("Ivo")
    allocation(ivo, team, wren)
    desk = at_desk(wren.user)
    desk.open(reverse("workforce:step", args=[ivo.uuid, "write_case_note"]))
    keys = Keyboard(desk)
    keys.to("significant").press("Space")
    assert desk.page.locator("[name=significant]").is_checked()
    keys.to("significance").type("His first day at the new school.")
    keys.to("action", "save").press("Space")
    assert "There is a problem" in desk.refused()
    assert desk.page.evaluate("document.activeElement.classList.contains('govuk-error-summary')"), "errors are told at once"
    keys.press("Tab")
    keys.press("Enter")
    assert desk.page.evaluate("document.activeElement.name") == "kind", "the first error leads to its field"
