"""Contacts: what arrived, what the worker recommends, and what the manager decides."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from django import forms
from django.db.models import QuerySet
from django.utils.timezone import localdate

from contacts import codes
from contacts.forms.early_help import StartEarlyHelp
from contacts.forms.referrals import OpenReferral
from contacts.models import Contact
from contacts.services import decide_contact, hand_over_out_of_hours, recommend_outcome, record_contact
from csc.components import Due, Fact
from csc.due_dates import left_until
from csc.formats import lower_first
from csc.forms import CodeField
from csc.models import Child, SharedPart
from csc.permissions import Permission
from workforce.recording.steps import Carried, NextStep, Reveal, Step, StepForm, StepModelForm, register
from workforce.worklist.notifications import tell

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
        return record_contact(**self.hand.recording(self.child), shared_part=shared_part, **self.facts())

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
        contact = cast(Contact, self.subject)
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

    recommended_outcome = CodeField(code_set="contact_outcome", label="What do you recommend?")
    recommendation_reason = forms.CharField(label="Why?", widget=forms.Textarea)

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[Contact]:
        return Contact.objects.awaiting_recommendation().filter(child=child)

    def perform(self, shared_part: SharedPart | None) -> Contact:
        facts = self.facts()
        return recommend_outcome(
            by=self.hand.by,
            worker=self.hand.worker,
            contact=cast(Contact, self.subject),
            outcome=facts["recommended_outcome"],
            reason=facts["recommendation_reason"],
        )

    @classmethod
    def next_steps(cls, record: Contact) -> Iterable[NextStep]:
        yield NextStep(DecideContact, record.child, record, record.due_on, "A manager decides.")


@register
class DecideContact(AboutContact, StepForm):
    """The manager's decision, which stops the clock."""

    key = "decide_contact"
    title = "Decide on a contact"
    done = "Contact decided"
    button = "Save the decision"
    permission = Permission.AUTHORISE_WORK
    clears = ((Contact, "due_on"),)

    decided_outcome = CodeField(code_set="contact_outcome", label="What happens next?")
    decision_reason = forms.CharField(
        label="Reason for the decision",
        help_text="Needed when it differs from what was recommended.",
        required=False,
        widget=forms.Textarea,
    )

    def carried(self) -> dict[str, Carried]:
        contact = cast(Contact, self.subject)
        if contact.recommended_outcome is None or contact.recommended_at is None:
            return {}
        source = f"the recommendation of {contact.recommended_by}"
        return {"decided_outcome": Carried(contact.recommended_outcome, source, localdate(contact.recommended_at))}

    def in_view(self) -> list[Fact]:
        contact = cast(Contact, self.subject)
        recommended = [Fact("Recommended", contact.recommended_outcome), Fact("Because", contact.recommendation_reason)]
        return [*super().in_view(), *(recommended if contact.recommended_outcome else [])]

    def perform(self, shared_part: SharedPart | None) -> Contact:
        facts, contact = self.facts(), cast(Contact, self.subject)
        decided = decide_contact(
            by=self.hand.by,
            manager=self.hand.worker,
            contact=contact,
            outcome=facts["decided_outcome"],
            reason=facts["decision_reason"],
        )
        what = f"A contact you took was decided: {lower_first(str(decided.decided_outcome))}"
        tell(contact.recommended_by or contact.worker, by=self.hand.by, child=self.child, what=what)
        return decided

    @classmethod
    def next_steps(cls, record: Contact) -> Iterable[NextStep]:
        outcome = record.decided_outcome
        if outcome is not None and outcome.group == codes.REFERRAL_LED:
            yield NextStep(OpenReferral, record.child, record, None, "The decision leads to a referral.")
        if outcome is not None and outcome.pk == codes.EARLY_HELP:
            yield NextStep(StartEarlyHelp, record.child, None, None, "The decision leads to early help.")


@register
class HandOverOutOfHours(StepForm):
    """What the out-of-hours team did, and what the day team has to do."""

    key = "hand_over_out_of_hours"
    title = "Hand over to the day team"
    stage = FRONT_DOOR
    done = "Handed over"
    permission = Permission.RECORD_CONTACTS
    about = Contact

    action_taken = forms.CharField(label="What was done, and what has to be done next?", widget=forms.Textarea)

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[Contact]:
        return Contact.objects.awaiting_decision().filter(child=child, out_of_hours__isnull=True)

    def perform(self, shared_part: SharedPart | None) -> Contact:
        contact = cast(Contact, self.subject)
        hand_over_out_of_hours(by=self.hand.by, contact=contact, **self.facts())
        return contact
