"""Section 47 enquiries: the child seen, the outcome authorised."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.db.models import QuerySet

from assessments.forms.common import ALONE_HINT, NOT_SEEN_ALONE, OWN_WORDS, OWN_WORDS_HINT, due_fact, step_named
from csc.components import Fact
from csc.forms import YesNoField
from csc.models import Child, SharedPart
from csc.permissions import Permission
from protection import codes
from protection.forms.common import PROTECTION
from protection.models import InitialConference, Section47Enquiry
from protection.services import complete_enquiry, record_child_seen_in_enquiry
from workforce.recording.dated import DatedStep
from workforce.recording.steps import NextStep, Reveal, StepModelForm, register

SUBSTANTIATED = (codes.SUBSTANTIATED_CONTINUING_RISK, codes.SUBSTANTIATED_NO_CONTINUING_RISK)


class OpenEnquiry(DatedStep):
    """A step done to an enquiry under way."""

    about = Section47Enquiry
    stage = PROTECTION

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[Section47Enquiry]:
        return Section47Enquiry.objects.standing().filter(child=child, completed_on=None)

    @property
    def enquiry(self) -> Section47Enquiry:
        return cast(Section47Enquiry, self.subject)

    def in_view(self) -> list[Fact]:
        facts = [Fact("Enquiry started", self.enquiry.started_on), Fact("Led by", self.enquiry.worker)]
        return facts + due_fact("Conference due, if there is one", self.enquiry.conference_due_on, self.hand.today)


@register
class ChildSeenInEnquiry(OpenEnquiry, StepModelForm):
    """The child was seen for the enquiry, alone or why not, and what the child said."""

    key = "record_child_seen_in_enquiry"
    title = "Record that the child was seen in the enquiry"
    done = "Recorded that the child was seen"
    needed = ("child_seen_on", "child_seen_alone")
    reveals = {"not_alone_reason": Reveal("child_seen_alone", NOT_SEEN_ALONE, required=True)}
    labels = {
        "child_seen_on": "When was the child seen?",
        "child_seen_alone": "Was the child seen alone?",
        "not_alone_reason": "Why was the child not seen alone?",
        "own_words": OWN_WORDS,
    }
    hints = {"child_seen_alone": ALONE_HINT, "own_words": OWN_WORDS_HINT}

    class Meta:
        model = Section47Enquiry
        fields = ["child_seen_on", "child_seen_alone", "not_alone_reason", "own_words"]
        widgets = {"child_seen_alone": forms.RadioSelect}

    def prepare(self) -> None:
        super().prepare()
        for name in self.Meta.fields:
            self.initial.setdefault(name, getattr(self.enquiry, name))

    def perform(self, shared_part: SharedPart | None) -> Section47Enquiry:
        return record_child_seen_in_enquiry(by=self.hand.by, enquiry=self.enquiry, **self.facts())

    @classmethod
    def next_steps(cls, record: Section47Enquiry) -> Iterable[NextStep]:
        yield NextStep(CompleteEnquiry, record.child, record, record.conference_due_on, "If there is to be a conference.")


@register
class CompleteEnquiry(OpenEnquiry, StepModelForm):
    """The manager authorises what the enquiry found, and whether there will be a conference."""

    key = "complete_enquiry"
    title = "Complete a section 47 enquiry"
    done = "Section 47 enquiry completed"
    button = "Authorise the outcome"
    permission = Permission.AUTHORISE_WORK
    for_siblings = True
    shared = frozenset({"completed_on"})
    helpers = frozenset({"conference_needed"})
    needed = ("completed_on", "outcome", "analysis")
    today = ("completed_on",)
    reveals = {
        "category": Reveal("outcome", SUBSTANTIATED, required=True),
        "conference_needed": Reveal("outcome", (codes.SUBSTANTIATED_CONTINUING_RISK,), required=True),
        "conference_not_required_reason": Reveal("conference_needed", ("no",), required=True),
    }
    labels = {
        "completed_on": "When was the outcome authorised?",
        "outcome": "What did the enquiry find?",
        "analysis": "How was it found, and what does it mean for the child?",
        "category": "What kind of abuse or neglect?",
        "conference_not_required_reason": "Why is no conference needed although the risk continues?",
    }
    hints = {
        "outcome": "Continuing risk of significant harm leads to a child protection conference.",
        "category": "The conference decides about it again.",
        "conference_not_required_reason": "For example: the child has become looked after and is safe there.",
    }
    conference_needed = YesNoField(label="Will there be a child protection conference?", initial=True)

    class Meta:
        model = Section47Enquiry
        fields = ["completed_on", "outcome", "category", "conference_not_required_reason", "analysis"]
        widgets = {"outcome": forms.RadioSelect, "category": forms.RadioSelect}

    field_order = ["completed_on", "outcome", "category", "conference_needed", "conference_not_required_reason", "analysis"]

    def in_view(self) -> list[Fact]:
        enquiry = self.enquiry
        seen: Any = f"{enquiry.child_seen_on:%-d %B %Y}" if enquiry.child_seen_on else None
        if seen and enquiry.child_seen_alone:
            seen += f", {str(enquiry.child_seen_alone).lower()}"
        return [*super().in_view(), Fact("Child seen", seen), Fact("The child’s own words", enquiry.own_words)]

    def perform(self, shared_part: SharedPart | None) -> Section47Enquiry:
        part: dict[str, Any] = {"shared_part": shared_part} if shared_part else {}
        return complete_enquiry(by=self.hand.by, manager=self.hand.worker, enquiry=self.enquiry, **part, **self.facts())

    @classmethod
    def next_steps(cls, record: Section47Enquiry) -> Iterable[NextStep]:
        booked = InitialConference.objects.standing().filter(enquiry=record).exists()
        if not record.conference_not_required and not booked:
            why = "The conference has to be held by then: 15 working days from the strategy discussion."
            yield NextStep(step_named("book_initial_conference"), record.child, record, record.conference_due_on, why)
        plan = step_named("start_cin_plan")
        case = plan.open_for(record.child).first() if record.conference_not_required else None
        if case is not None:
            yield NextStep(plan, record.child, case, None, "If the family needs help.")
