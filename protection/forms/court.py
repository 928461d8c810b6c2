"""Work before proceedings under the public law outline, and care proceedings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.db.models import QuerySet

from assessments.forms.common import case_is_open, due_fact
from csc.components import Fact
from csc.forms import CodeField, DateField, YesNoField
from csc.models import Child, SharedPart
from csc.permissions import Permission
from csc.prepared import Whether
from protection.forms.common import PROTECTION
from protection.models import CourtProceedings, PreProceedings
from protection.services import (
    end_pre_proceedings,
    hold_pre_proceedings_meeting,
    issue_proceedings,
    make_final_order,
    record_family_group_decision_making,
    record_hearing,
    send_letter_before_proceedings,
    start_pre_proceedings,
)
from workforce.recording.dated import DatedStep
from workforce.recording.openings import begins_under
from workforce.recording.steps import NextStep, StepForm, StepModelForm, register

DECIDED_TO_ISSUE = "pre_proceedings:issue"
OFFERED, HELD = "family_group_decision_making_offered_on", "family_group_decision_making_held_on"


@register
class StartPreProceedings(DatedStep, StepModelForm):
    """The legal gateway meeting decided to begin work before proceedings."""

    key = "start_pre_proceedings"
    title = "Begin pre-proceedings"
    stage = PROTECTION
    done = "Pre-proceedings begun"
    permission = Permission.AUTHORISE_WORK
    for_siblings = True
    shared = frozenset({"decided_on"})
    needed = ("notes",)
    labels = {"decided_on": "When was it decided?", "notes": "Why, and what has to change for this child?"}

    class Meta:
        model = PreProceedings
        fields = ["decided_on", "notes"]

    @classmethod
    def fits(cls, child: Child) -> bool:
        return case_is_open(child)

    @classmethod
    def under_way(cls, child: Child) -> bool:
        return _in_pre_proceedings(child)

    def perform(self, shared_part: SharedPart | None) -> PreProceedings:
        return start_pre_proceedings(**self.hand.recording(self.child), shared_part=shared_part, **self.facts())

    @classmethod
    def next_steps(cls, record: PreProceedings) -> Iterable[NextStep]:
        yield NextStep(SendLetter, record.child, record, None, "The parents have to know in writing what has to change.")
        yield NextStep(FamilyGroup, record.child, record)


class OpenPreProceedings(DatedStep):
    """A step done to pre-proceedings that go on."""

    about = PreProceedings
    stage = PROTECTION

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[PreProceedings]:
        return PreProceedings.objects.standing().filter(child=child, ended_on=None)

    @property
    def work(self) -> PreProceedings:
        return cast(PreProceedings, self.subject)

    def in_view(self) -> list[Fact]:
        work = self.work
        facts = [Fact("Decided", work.decided_on), Fact("Letter sent", work.letter_sent_on)]
        return [*facts, Fact("Meetings held", work.meetings_held or "None yet")]


@register
class SendLetter(OpenPreProceedings, StepForm):
    """The letter before proceedings went to the parents."""

    key = "send_letter_before_proceedings"
    title = "Record the letter before proceedings"
    done = "Letter before proceedings recorded"
    today = ("letter_sent_on",)

    letter_sent_on = DateField(label="When was the letter sent to the parents?")

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[PreProceedings]:
        return super().open_for(child).filter(letter_sent_on=None)

    def perform(self, shared_part: SharedPart | None) -> PreProceedings:
        return send_letter_before_proceedings(by=self.hand.by, work=self.work, sent_on=self.cleaned_data["letter_sent_on"])

    @classmethod
    def next_steps(cls, record: PreProceedings) -> Iterable[NextStep]:
        yield NextStep(HoldMeeting, record.child, record)


@register
class HoldMeeting(OpenPreProceedings, StepForm):
    """A meeting with the parents and their solicitors."""

    key = "hold_pre_proceedings_meeting"
    title = "Record a pre-proceedings meeting"
    done = "Pre-proceedings meeting recorded"

    held_on = DateField(label="When was the meeting held?")
    parents_represented = YesNoField(
        label="Did the parents have a solicitor?", help_text="They are entitled to one without cost.", required=False
    )

    def perform(self, shared_part: SharedPart | None) -> PreProceedings:
        return hold_pre_proceedings_meeting(by=self.hand.by, work=self.work, **self.facts())

    @classmethod
    def next_steps(cls, record: PreProceedings) -> Iterable[NextStep]:
        yield NextStep(EndPreProceedings, record.child, record)


@register
class FamilyGroup(OpenPreProceedings, StepForm):
    """Family group decision making, offered and held."""

    key = "record_family_group_decision_making"
    title = "Record family group decision making"
    done = "Family group decision making recorded"

    family_group_decision_making_offered_on = DateField(
        label="When was the family group meeting offered to the family?", required=False
    )
    family_group_decision_making_held_on = DateField(label="When did the family group meet?", required=False)

    def prepare(self) -> None:
        super().prepare()
        for name in (OFFERED, HELD):
            self.initial.setdefault(name, getattr(self.work, name))

    def perform(self, shared_part: SharedPart | None) -> PreProceedings:
        facts = self.facts()
        return record_family_group_decision_making(
            by=self.hand.by, work=self.work, offered_on=facts[OFFERED], held_on=facts[HELD]
        )


@register
class EndPreProceedings(OpenPreProceedings, StepModelForm):
    """It was decided to issue proceedings, or to step down."""

    key = "end_pre_proceedings"
    title = "End pre-proceedings"
    done = "Pre-proceedings ended"
    ends = True
    permission = Permission.AUTHORISE_WORK
    needed = ("ended_on", "outcome", "notes")
    labels = {"ended_on": "When was it decided that pre-proceedings end?", "outcome": "What was decided?", "notes": "Why?"}

    class Meta:
        model = PreProceedings
        fields = ["ended_on", "outcome", "notes"]
        widgets = {"outcome": forms.RadioSelect}

    def perform(self, shared_part: SharedPart | None) -> PreProceedings:
        facts = self.facts()
        facts["notes"] = "\n\n".join(filter(None, (self.work.notes, facts["notes"])))
        return end_pre_proceedings(by=self.hand.by, work=self.work, **facts)

    @classmethod
    def next_steps(cls, record: PreProceedings) -> Iterable[NextStep]:
        if record.outcome_id == DECIDED_TO_ISSUE and begins_under(IssueProceedings, record.child):
            yield NextStep(IssueProceedings, record.child, None, None, "The application has to be issued.")


@register
class IssueProceedings(DatedStep, StepModelForm):
    """The application for a care or supervision order was issued: the 26 weeks begin."""

    key = "issue_proceedings"
    title = "Record that care proceedings were issued"
    stage = PROTECTION
    done = "Care proceedings recorded"
    for_siblings = True
    shared = frozenset({"issued_on", "court_reference", "short_notice_reason"})
    labels = {
        "issued_on": "When was the application issued?",
        "court_reference": "What is the court’s case number?",
        "short_notice_reason": "Why was there no time for pre-proceedings?",
    }
    hints = {"issued_on": "The 26 weeks run from this day.", "short_notice_reason": "Only if there were none."}

    class Meta:
        model = CourtProceedings
        fields = ["issued_on", "court_reference", "short_notice_reason"]

    @classmethod
    def fits(cls, child: Child) -> bool:
        return case_is_open(child)

    @classmethod
    def under_way(cls, child: Child) -> bool:
        return _in_court(child)

    def perform(self, shared_part: SharedPart | None) -> CourtProceedings:
        return issue_proceedings(**self.hand.recording(self.child), shared_part=shared_part, **self.facts())

    @classmethod
    def next_steps(cls, record: CourtProceedings) -> Iterable[NextStep]:
        yield NextStep(RecordHearing, record.child, record)
        yield NextStep(MakeFinalOrder, record.child, record, record.due_on, "The court has 26 weeks.")


class UnderProceedings(DatedStep):
    """A step done to proceedings under way."""

    about = CourtProceedings
    stage = PROTECTION

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[CourtProceedings]:
        return CourtProceedings.objects.standing().filter(child=child, final_order_on=None)

    @property
    def proceedings(self) -> CourtProceedings:
        return cast(CourtProceedings, self.subject)

    def in_view(self) -> list[Fact]:
        facts = [Fact("Issued", self.proceedings.issued_on), Fact("Hearings", self.proceedings.hearings or "None yet")]
        return facts + due_fact("Final order due", self.proceedings.due_on, self.hand.today)


@register
class RecordHearing(UnderProceedings, StepForm):
    """One more hearing was held; hearings are counted."""

    key = "record_hearing"
    title = "Count a court hearing"
    done = "Hearing counted"
    helpers = frozenset({"sure"})

    sure = forms.BooleanField(
        label="One more hearing was held", help_text="What was said belongs into a case note; here hearings are counted."
    )

    def perform(self, shared_part: SharedPart | None) -> CourtProceedings:
        return record_hearing(by=self.hand.by, proceedings=self.proceedings)


@register
class MakeFinalOrder(UnderProceedings, StepForm):
    """The court made its final order, which ends the proceedings."""

    key = "make_final_order"
    title = "Record the final order"
    done = "Final order recorded"
    clears = ((CourtProceedings, "due_on"),)

    final_order_on = DateField(label="When was the final order made?")
    final_order = CodeField(
        code_set="legal_status",
        label="Which order was made?",
        help_text="Leave empty if the court made no order.",
        required=False,
    )

    def perform(self, shared_part: SharedPart | None) -> CourtProceedings:
        facts: dict[str, Any] = self.facts()
        return make_final_order(
            by=self.hand.by, proceedings=self.proceedings, ordered_on=facts["final_order_on"], order=facts["final_order"]
        )


@Whether
def _in_pre_proceedings(children: list[int]) -> QuerySet[PreProceedings]:
    return PreProceedings.objects.standing().filter(child__in=children, ended_on=None)


@Whether
def _in_court(children: list[int]) -> QuerySet[CourtProceedings]:
    return CourtProceedings.objects.standing().filter(child__in=children, final_order_on=None)
