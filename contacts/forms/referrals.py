"""Referrals: opened from a contact, decided by a manager, and the referrer told."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import cast

from django import forms
from django.db.models import QuerySet
from django.utils.timezone import localdate

from contacts import codes
from contacts.models import Contact, Referral
from contacts.services import decide_referral, open_referral, tell_referrer
from csc.components import Due, Fact
from csc.due_dates import left_until
from csc.forms import CodeField, DateField
from csc.models import Child, SharedPart
from csc.permissions import Permission
from workforce.recording.steps import Carried, NextStep, Reveal, StepForm, StepModelForm, all_steps, register
from workforce.worklist.notifications import tell

FRONT_DOOR = "Front door"


@register
class OpenReferral(StepModelForm):
    """The referral that a decided contact led to. What the contact says is taken over."""

    key = "open_referral"
    title = "Open the referral"
    stage = FRONT_DOOR
    done = "Referral opened"
    permission = Permission.RECORD_CONTACTS
    about = Contact
    labels = {
        "received_on": "When was the referral received?",
        "source": "Who referred the child?",
        "reason": "What is asked for?",
        "primary_need": "What is the child’s main need?",
    }
    hints = {"received_on": "The day the contact came. Re-referrals within 12 months are counted from it."}

    class Meta:
        model = Referral
        fields = ["received_on", "source", "reason", "primary_need"]

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[Contact]:
        led = Contact.objects.standing().filter(child=child, decided_outcome__group=codes.REFERRAL_LED)
        return led.exclude(referral__state="complete")

    def carried(self) -> dict[str, Carried]:
        contact = cast(Contact, self.subject)
        received_on = localdate(contact.received_at)
        return {"received_on": Carried(received_on, "the contact", received_on)}

    def prepare(self) -> None:
        contact = cast(Contact, self.subject)
        came = localdate(contact.received_at)
        self.take_over("reason", contact.reason, "the contact", came)
        same = contact.source_id.replace("contact_source:", "referral_source:")
        self.take_over("source", same, "the contact", came)

    def perform(self, shared_part: SharedPart | None) -> Referral:
        return open_referral(by=self.hand.by, contact=cast(Contact, self.subject), shared_part=shared_part, **self.facts())

    @classmethod
    def next_steps(cls, record: Referral) -> Iterable[NextStep]:
        yield NextStep(DecideReferral, record.child, record, record.due_on, "A manager decides within one working day.")


@register
class DecideReferral(StepForm):
    """The manager's decision on a referral."""

    key = "decide_referral"
    title = "Decide on a referral"
    stage = FRONT_DOOR
    done = "Referral decided"
    button = "Save the decision"
    permission = Permission.AUTHORISE_WORK
    about = Referral
    clears = ((Referral, "due_on"),)
    reveals = {"primary_need": Reveal("outcome", codes.ACCEPTING, required=True)}

    outcome = CodeField(code_set="referral_outcome", label="What happens next?")
    primary_need = CodeField(
        code_set="primary_need",
        label="What is the child’s main need?",
        help_text="The national return asks for it.",
    )
    decision_reason = forms.CharField(label="Reason for the decision", widget=forms.Textarea)

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[Referral]:
        return Referral.objects.awaiting_decision().filter(child=child)

    def prepare(self) -> None:
        referral = cast(Referral, self.subject)
        self.take_over("primary_need", referral.primary_need, "the referral", referral.received_on)

    def in_view(self) -> list[Fact]:
        referral = cast(Referral, self.subject)
        earlier = Referral.objects.in_year_before(referral.received_on).filter(child=self.child).count()
        facts = [
            Fact("Received", referral.received_on),
            Fact("From", referral.source),
            Fact("Reason", referral.reason),
            Fact("Referrals in the 12 months before", str(earlier)),
        ]
        if referral.due_on:
            facts.append(Fact("Decision due", Due(referral.due_on, left_until(referral.due_on, self.hand.today))))
        return facts

    def perform(self, shared_part: SharedPart | None) -> Referral:
        facts, referral = self.facts(), cast(Referral, self.subject)
        decided = decide_referral(
            by=self.hand.by,
            manager=self.hand.worker,
            referral=referral,
            outcome=facts["outcome"],
            reason=facts["decision_reason"],
            primary_need=facts["primary_need"],
        )
        tell(referral.worker, by=self.hand.by, child=self.child, what=f"A referral was decided: {decided.outcome}")
        return decided

    @classmethod
    def next_steps(cls, record: Referral) -> Iterable[NextStep]:
        opening = all_steps()["open_case"]  # of an app further left: its key never changes
        if opening.open_for(record.child).filter(pk=record.pk).exists():
            yield NextStep(opening, record.child, record, None, "Social care goes on with the child.")
        yield NextStep(TellReferrer, record.child, record, None, "Whoever referred the child is told what becomes of it.")


@register
class TellReferrer(StepForm):
    """Whoever referred the child was told what became of the referral."""

    key = "tell_referrer"
    title = "Record that the referrer was told"
    stage = FRONT_DOOR
    done = "Referrer told"
    permission = Permission.RECORD_CONTACTS
    about = Referral

    told_on = DateField(label="When were they told?", past=True)

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[Referral]:
        """Of the last year: nobody is told later than that, and a form for each old referral would hide the newest."""
        since = localdate() - datetime.timedelta(days=365)
        decided = Referral.objects.standing().filter(child=child, decided_at__isnull=False, referrer_told_on=None)
        return decided.filter(received_on__gte=since)

    def perform(self, shared_part: SharedPart | None) -> Referral:
        return tell_referrer(by=self.hand.by, referral=cast(Referral, self.subject), **self.facts())
