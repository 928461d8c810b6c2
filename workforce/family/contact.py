"""Whether somebody can be reached without putting them at risk: how it is asked, and how it is said wherever a number stands.

An abuser may read messages, answer the telephone or open letters. The warning is of the person and holds for every
child they belong to. It stands in words before the number it is about, so that nobody reads the one without the other.
"""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from csc.components.govuk import govuk
from csc.forms import YesNoField
from csc.forms.markup import NOT_RECORDED
from csc.models import ContactSafety, Person
from workforce.recording.steps import Reveal

CONTACT = ("contact_safety", "contact_advice")
SAFETY_HINT = "Ask wherever there may be abuse. Somebody else may read messages, answer the telephone or open letters."
ADVICE_HINT = "For example: ring on school days between 9 and 12, withhold the number, leave no message. He reads her texts."
ASKED_WITH_SAFETY = {"contact_advice": Reveal("contact_safety", tuple(ContactSafety.described()), required=True)}
"""How to make contact is asked of those for whom it matters, and has to be said of them."""

WARNINGS = {
    ContactSafety.NOT_SAFE: "NOT safe to contact",
    ContactSafety.WITH_CARE: "Contact only as described",
}


def safety_field() -> forms.ChoiceField:
    """The question, which may stay without an answer where nobody has asked."""
    return forms.ChoiceField(
        label="Is it safe to contact them?",
        help_text=SAFETY_HINT,
        choices=[("", NOT_RECORDED), *ContactSafety.choices],
        widget=forms.RadioSelect,
        required=False,
    )


def advice_field() -> forms.CharField:
    return forms.CharField(
        label="How and when to make contact, and what not to do",
        help_text=ADVICE_HINT,
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def next_of_kin_field() -> YesNoField:
    return YesNoField(
        label="Are they next of kin?", help_text="To be told first when something happens to the child.", required=False
    )


def warning_of(person: Person) -> str:
    """What has to be known before somebody is contacted; empty where it is safe or nobody has asked."""
    said = WARNINGS.get(ContactSafety(person.contact_safety)) if person.contact_safety else None
    return f"{said}: {person.contact_advice}" if said else ""


def ways_to(person: Person) -> SafeString | None:
    """How to reach somebody: the warning first, then the numbers. None where neither is known."""
    lines = [format_html("<strong>{}</strong>", warning)] if (warning := warning_of(person)) else []
    if person.contact_safety == ContactSafety.SAFE:
        lines.append(format_html("{}", ContactSafety.SAFE.label))
    if ways := ", ".join(way for way in (person.phone, person.email) if way):
        lines.append(format_html("{}", ways))
    return format_html_join(SafeString("<br>"), "{}", ((line,) for line in lines)) if lines else None


def warnings_of(people: Iterable[tuple[Person, str]]) -> SafeString | None:
    """The warnings of several people, each with what they are to the child, as no page may hide them."""
    found = [(person, relation, warning_of(person)) for person, relation in people]
    texts = [
        f"{person.full_name}{f' ({relation.lower()})' if relation else ''}: {warning}"
        for person, relation, warning in found
        if warning
    ]
    shown = ((govuk("warning-text", text=text, iconFallbackText="Warning"),) for text in texts)
    return format_html_join("", "{}", shown) if texts else None
