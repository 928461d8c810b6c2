"""What is recorded at the front door, as steps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet

from contacts import codes
from contacts.models import Contact
from contacts.services import decide_contact, recommend_outcome, record_contact
from csc.components import Due, Fact
from csc.due_dates import left_until
from csc.forms import CodeField
from csc.models import Child, SharedPart
from csc.permissions import Permission
from workforce.recording.steps import NextStep, Reveal, Step, StepForm, StepModelForm, register

FRONT_DOOR = "Front door"


@register
class RecordContact(StepModelForm):
    """A message about a child, as it arrived."""

    key = "record_contact"
    title = "Record a contact"
    stage = FRONT_DOOR
    done = "Contact recorded"
    permission = Permission.RECORD_CONTACTS
    for_siblings = True
    shared = frozenset({"received_at", "method", "source", "referrer_name", "referrer_role", "referrer_phone"})
    reveals = {"consent_override_reason": Reveal("consent", (codes.CONSENT_OVERRIDDEN,), required=True)}
    labels = {
        "received_at": "When did it arrive?",
        "method": "How did it come?",
        "source": "Who got in touch?",
        "referrer_name": "Their name",
        "referrer_role": "Their role",
        "referrer_phone": "Their telephone number",
        "reason": "What is the worry, and what is asked for?",
        "consent": "Does the family know and agree?",
        "consent_override_reason": "Why was it right to go ahead without consent?",
    }
    hints = {"received_at": "When the call or message came, not when you typed it."}

    class Meta:
        model = Contact
        fields = [
            "received_at",
            "method",
            "source",
            "referrer_name",
            "referrer_role",
            "referrer_phone",
            "reason",
            "consent",
            "consent_override_reason",
        ]

    def prepare(self) -> None:
        self.fields["reason"].required = True

    def perform(self, shared_part: SharedPart | None) -> Contact:
        hand = self.hand
        team = hand.team_for(self.child)
        return record_contact(
            by=hand.by, child=self.child, team=team, worker=hand.worker, shared_part=shared_part, **self.facts()
        )

    @classmethod
    def next_steps(cls, record: Contact) -> Iterable[NextStep]:
        yield NextStep(RecommendOutcome, record.child, record, record.due_on, "The decision is due by the end of this day.")


class AboutContact(Step):
    """What the two steps on an undecided contact share."""

    about = Contact
    stage = FRONT_DOOR

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[Contact]:
        return Contact.objects.awaiting_decision().filter(child=child)

    def in_view(self) -> list[Fact]:
        contact: Any = self.subject
        facts = [
            Fact("Received", contact.received_at),
            Fact("From", contact.source),
            Fact("Reason", contact.reason),
            Fact("Consent", contact.consent),
        ]
        if contact.due_on:
            facts.append(Fact("Decision due", Due(contact.due_on, left_until(contact.due_on, self.hand.today))))
        return facts


@register
class RecommendOutcome(AboutContact, StepForm):
    """What the worker who took the contact thinks should happen."""

    key = "recommend_contact_outcome"
    title = "Recommend what should happen"
    done = "Recommendation recorded"
    permission = Permission.RECORD_CONTACTS

    outcome = CodeField(code_set="contact_outcome", label="What do you recommend?")
    reason = forms.CharField(label="Why?", widget=forms.Textarea)

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[Contact]:
        return Contact.objects.awaiting_recommendation().filter(child=child)

    def perform(self, shared_part: SharedPart | None) -> Contact:
        return recommend_outcome(by=self.hand.by, worker=self.hand.worker, contact=self.subject, **self.facts())  # type: ignore[arg-type]

    @classmethod
    def next_steps(cls, record: Contact) -> Iterable[NextStep]:
        yield NextStep(DecideContact, record.child, record, record.due_on)


@register
class DecideContact(AboutContact, StepForm):
    """The manager's decision, which stops the clock."""

    key = "decide_contact"
    title = "Decide on a contact"
    done = "Contact decided"
    button = "Save the decision"
    permission = Permission.AUTHORISE_WORK
    clears = ((Contact, "due_on"),)

    outcome = CodeField(code_set="contact_outcome", label="What happens next?")
    reason = forms.CharField(
        label="Reason for the decision",
        help_text="Needed when it differs from what was recommended.",
        required=False,
        widget=forms.Textarea,
    )

    def in_view(self) -> list[Fact]:
        contact: Any = self.subject
        recommended = [Fact("Recommended", contact.recommended_outcome), Fact("Because", contact.recommendation_reason)]
        return [*super().in_view(), *(recommended if contact.recommended_outcome else [])]

    def perform(self, shared_part: SharedPart | None) -> Contact:
        return decide_contact(by=self.hand.by, manager=self.hand.worker, contact=self.subject, **self.facts())  # type: ignore[arg-type]
