"""Children missing: reported, found, and what they tell of it afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.timezone import localdate

from contacts.models import MissingEpisode, ReturnInterview
from contacts.services import (
    answer_return_interview,
    hold_return_interview,
    offer_return_interview,
    record_police_report,
    record_return,
    record_return_interview_not_held,
    report_missing,
)
from csc.components import Fact
from csc.forms import CodeField, MomentField, YesNoField
from csc.models import Child, SharedPart
from csc.permissions import Permission
from csc.prepared import Whether
from workforce.recording.steps import NextStep, Step, StepForm, StepModelForm, register
from workforce.worklist.notifications import tell_holder

MISSING = "Missing and exploitation"


@register
class ReportMissing(StepModelForm):
    """A child is missing, or away without leave."""

    key = "report_missing"
    title = "Report a child missing"
    stage = MISSING
    done = "Child reported missing"
    permission = Permission.RECORD_CONTACTS
    for_siblings = True
    shared = frozenset({"kind", "started_at", "missing_from", "reported_to_police_at"})
    labels = {
        "kind": "Is it known where the child is?",
        "started_at": "Since when?",
        "missing_from": "Where from?",
        "reported_to_police_at": "When were the police told?",
        "circumstances": "What is known, and what might have led to it?",
    }

    class Meta:
        model = MissingEpisode
        fields = ["kind", "started_at", "missing_from", "reported_to_police_at", "circumstances"]

    @classmethod
    def under_way(cls, child: Child) -> bool:
        return _is_missing(child)

    def perform(self, shared_part: SharedPart | None) -> MissingEpisode:
        episode = report_missing(**self.hand.recording(self.child), shared_part=shared_part, **self.facts())
        tell_holder(by=self.hand.by, child=self.child, what="Reported missing")
        return episode

    @classmethod
    def next_steps(cls, record: MissingEpisode) -> Iterable[NextStep]:
        if record.reported_to_police_at is None:
            yield NextStep(RecordPoliceReport, record.child, record, None, "The police are not told yet.")
        yield NextStep(RecordReturn, record.child, record)


class AboutMissing(Step):
    """What the steps on an open missing episode share."""

    about = MissingEpisode
    stage = MISSING
    permission = Permission.RECORD_CONTACTS

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[MissingEpisode]:
        return MissingEpisode.objects.still_missing().filter(child=child)

    def in_view(self) -> list[Fact]:
        episode = cast(MissingEpisode, self.subject)
        return [
            Fact("Missing since", episode.started_at),
            Fact("From", episode.missing_from),
            Fact("Known", episode.circumstances),
        ]


@register
class RecordPoliceReport(AboutMissing, StepForm):
    """The police were told that the child is missing."""

    key = "record_police_report"
    title = "Record that the police were told"
    done = "Report to the police recorded"

    reported_at = MomentField(label="When were the police told?", past=True)

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[MissingEpisode]:
        return super().open_for(child).filter(reported_to_police_at=None)

    def perform(self, shared_part: SharedPart | None) -> MissingEpisode:
        return record_police_report(by=self.hand.by, episode=cast(MissingEpisode, self.subject), **self.facts())


@register
class RecordReturn(AboutMissing, StepForm):
    """The child is back. The 72 hours for the return interview begin."""

    key = "record_return"
    title = "Record the child’s return"
    done = "Return recorded"

    ended_at = MomentField(label="When was the child back?", past=True)
    circumstances = forms.CharField(label="How did the child come back?", required=False, widget=forms.Textarea)

    def perform(self, shared_part: SharedPart | None) -> ReturnInterview:
        interview = record_return(by=self.hand.by, episode=cast(MissingEpisode, self.subject), **self.facts())
        tell_holder(by=self.hand.by, child=self.child, what="Back after being missing: offer a return interview")
        return interview

    @classmethod
    def next_steps(cls, record: ReturnInterview) -> Iterable[NextStep]:
        due = localdate(record.due_at) if record.due_at else None
        yield NextStep(OfferReturnInterview, record.child, record, due, "Within 72 hours of the return.")


class AboutInterview(Step):
    """What the steps on a return interview that is not settled share."""

    about = ReturnInterview
    stage = MISSING

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[ReturnInterview]:
        return ReturnInterview.objects.standing().filter(child=child, held_at=None, not_held_reason=None)

    def in_view(self) -> list[Fact]:
        interview = cast(ReturnInterview, self.subject)
        return [Fact("Back since", interview.episode.ended_at), Fact("Interview due", interview.due_at)]


@register
class OfferReturnInterview(AboutInterview, StepForm):
    """The child was offered a return interview."""

    key = "offer_return_interview"
    title = "Record the offer of a return interview"
    done = "Offer recorded"

    offered_at = MomentField(label="When was it offered?", past=True)
    accepted = YesNoField(label="Did the child accept?", required=False)

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[ReturnInterview]:
        return super().open_for(child).filter(offered_at=None)

    def perform(self, shared_part: SharedPart | None) -> ReturnInterview:
        facts, interview = self.facts(), cast(ReturnInterview, self.subject)
        offered = offer_return_interview(by=self.hand.by, interview=interview, offered_at=facts["offered_at"])
        if facts["accepted"] is not None:
            answer_return_interview(by=self.hand.by, interview=offered, accepted=facts["accepted"])
        return offered

    @classmethod
    def next_steps(cls, record: ReturnInterview) -> Iterable[NextStep]:
        due = localdate(record.due_at) if record.due_at else None
        yield NextStep(HoldReturnInterview, record.child, record, due)


@register
class HoldReturnInterview(AboutInterview, StepModelForm):
    """The return interview was held."""

    key = "hold_return_interview"
    title = "Record a return interview"
    done = "Return interview recorded"
    clears = ((ReturnInterview, "due_at"),)
    labels = {
        "held_at": "When was it held?",
        "independent_person": "Who held it?",
        "own_words": "What did the child say, in their own words?",
        "findings": "What was learned, and what follows from it?",
    }
    hints = {"independent_person": "Somebody independent of the child’s carers and of the decisions about the child."}

    class Meta:
        model = ReturnInterview
        fields = ["held_at", "independent_person", "own_words", "findings"]

    def prepare(self) -> None:
        self.fields["held_at"].required = self.fields["findings"].required = True

    def perform(self, shared_part: SharedPart | None) -> ReturnInterview:
        return hold_return_interview(by=self.hand.by, interview=cast(ReturnInterview, self.subject), **self.facts())


@register
class ReturnInterviewNotHeld(AboutInterview, StepForm):
    """There will be no return interview, and why."""

    key = "return_interview_not_held"
    title = "Record that no return interview is held"
    done = "Recorded that no interview is held"

    not_held_reason = CodeField(code_set="return_interview_not_held_reason", label="Why is none held?")

    def perform(self, shared_part: SharedPart | None) -> ReturnInterview:
        facts: dict[str, Any] = self.facts()
        interview = cast(ReturnInterview, self.subject)
        return record_return_interview_not_held(by=self.hand.by, interview=interview, reason=facts["not_held_reason"])


@Whether
def _is_missing(children: list[int]) -> QuerySet[MissingEpisode]:
    return MissingEpisode.objects.still_missing().filter(child__in=children)
