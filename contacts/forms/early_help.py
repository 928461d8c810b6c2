"""Early help: its start, its assessment, stepping up to social care, and its end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from django.db.models import QuerySet

from contacts import codes
from contacts.models import Contact, EarlyHelpAssessment, EarlyHelpEpisode, Referral
from contacts.services import (
    complete_early_help_assessment,
    end_early_help,
    start_early_help,
    start_early_help_assessment,
    step_down_to_early_help,
    step_up_early_help,
)
from csc.components import Fact
from csc.forms import CodeField, DateField
from csc.models import Child, SharedPart
from csc.permissions import Permission
from csc.prepared import Whether
from workforce.recording.steps import NextStep, Step, StepForm, StepModelForm, register

EARLY_HELP = "Early help"


class BeginEarlyHelp(Step):
    """What both ways into early help ask."""

    stage = EARLY_HELP
    done = "Early help started"
    for_siblings = True
    shared = frozenset({"started_on", "lead_agency", "lead_professional"})
    labels = {
        "started_on": "When did it start?",
        "lead_agency": "Which agency leads?",
        "lead_professional": "Who leads?",
        "reason": "What is early help to achieve for this child?",
        "consent": "Does the family agree?",
    }

    @classmethod
    def under_way(cls, child: Child) -> bool:
        return _has_an_episode(child)

    def prepare(self) -> None:
        self.fields["lead_agency"].required = self.fields["consent"].required = True

    @classmethod
    def next_steps(cls, record: EarlyHelpEpisode) -> Iterable[NextStep]:
        yield NextStep(StartEarlyHelpAssessment, record.child, record)


ASKED_AT_THE_START = ["started_on", "lead_agency", "lead_professional", "reason", "consent"]


@register
class StartEarlyHelp(BeginEarlyHelp, StepModelForm):
    """Early help begins, with the family's consent."""

    key = "start_early_help"
    title = "Start early help"
    permission = Permission.RECORD_CONTACTS

    class Meta:
        model = EarlyHelpEpisode
        fields = ASKED_AT_THE_START

    def perform(self, shared_part: SharedPart | None) -> EarlyHelpEpisode:
        contact = (
            Contact.objects.standing().filter(child=self.child, decided_outcome=codes.EARLY_HELP).order_by("-received_at").first()
        )
        return start_early_help(**self.hand.recording(self.child), shared_part=shared_part, contact=contact, **self.facts())


@register
class StepDownToEarlyHelp(BeginEarlyHelp, StepModelForm):
    """Social care ends its part and early help goes on."""

    key = "step_down_to_early_help"
    title = "Step down to early help"
    permission = Permission.AUTHORISE_WORK

    class Meta:
        model = EarlyHelpEpisode
        fields = ASKED_AT_THE_START

    def perform(self, shared_part: SharedPart | None) -> EarlyHelpEpisode:
        return step_down_to_early_help(**self.hand.recording(self.child), shared_part=shared_part, **self.facts())


class AboutEpisode(Step):
    """What the steps on an open episode share."""

    about = EarlyHelpEpisode
    stage = EARLY_HELP

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[EarlyHelpEpisode]:
        return _episodes(child)

    def in_view(self) -> list[Fact]:
        episode = cast(EarlyHelpEpisode, self.subject)
        return [Fact("Since", episode.started_on), Fact("Lead agency", episode.lead_agency), Fact("To achieve", episode.reason)]


@register
class StepUpEarlyHelp(AboutEpisode, StepForm):
    """Early help is not enough: the child is referred to social care, and early help ends."""

    key = "step_up_early_help"
    title = "Step up to social care"
    done = "Stepped up: a referral has been opened"
    permission = Permission.RECORD_CONTACTS

    stepped_up_on = DateField(label="When was it stepped up?", past=True)

    def perform(self, shared_part: SharedPart | None) -> Referral:
        return step_up_early_help(by=self.hand.by, episode=cast(EarlyHelpEpisode, self.subject), **self.facts())

    @classmethod
    def next_steps(cls, record: Referral) -> Iterable[NextStep]:
        from contacts.forms.referrals import DecideReferral

        yield NextStep(DecideReferral, record.child, record, record.due_on)


@register
class EndEarlyHelp(AboutEpisode, StepForm):
    """Early help ends for another reason than stepping up."""

    key = "end_early_help"
    title = "End early help"
    done = "Early help ended"
    ends = True

    ended_on = DateField(label="When did it end?", past=True)
    end_reason = CodeField(code_set="early_help_end_reason", label="Why did it end?")

    def perform(self, shared_part: SharedPart | None) -> EarlyHelpEpisode:
        return end_early_help(by=self.hand.by, episode=cast(EarlyHelpEpisode, self.subject), **self.facts())


@register
class StartEarlyHelpAssessment(AboutEpisode, StepForm):
    """An early help assessment is begun."""

    key = "start_early_help_assessment"
    title = "Start an early help assessment"
    done = "Early help assessment started"

    started_on = DateField(label="When did it start?", past=True)
    agency = CodeField(code_set="agency", label="Which agency assesses?")

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[EarlyHelpEpisode]:
        return _episodes(child).exclude(pk__in=_assessments(child).values("episode"))

    def perform(self, shared_part: SharedPart | None) -> EarlyHelpAssessment:
        episode = cast(EarlyHelpEpisode, self.subject)
        return start_early_help_assessment(**self.hand.recording(self.child), episode=episode, **self.facts())

    @classmethod
    def next_steps(cls, record: EarlyHelpAssessment) -> Iterable[NextStep]:
        yield NextStep(CompleteEarlyHelpAssessment, record.child, record)


@register
class CompleteEarlyHelpAssessment(StepModelForm):
    """An early help assessment is complete."""

    key = "complete_early_help_assessment"
    title = "Complete the early help assessment"
    stage = EARLY_HELP
    done = "Early help assessment completed"
    about = EarlyHelpAssessment
    labels = {"completed_on": "When was it completed?", "summary": "What was found, and what is planned?"}

    class Meta:
        model = EarlyHelpAssessment
        fields = ["completed_on", "summary"]

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[EarlyHelpAssessment]:
        return _assessments(child)

    def prepare(self) -> None:
        self.fields["completed_on"].required = self.fields["summary"].required = True

    def perform(self, shared_part: SharedPart | None) -> EarlyHelpAssessment:
        assessment = cast(EarlyHelpAssessment, self.subject)
        return complete_early_help_assessment(by=self.hand.by, assessment=assessment, **self.facts())


@Whether
def _has_an_episode(children: list[int]) -> QuerySet[EarlyHelpEpisode]:
    return EarlyHelpEpisode.objects.standing().filter(child__in=children, ended_on=None)


def _episodes(child: Child) -> QuerySet[EarlyHelpEpisode]:
    return EarlyHelpEpisode.objects.standing().filter(child=child, ended_on=None)


def _assessments(child: Child) -> QuerySet[EarlyHelpAssessment]:
    return EarlyHelpAssessment.objects.standing().filter(child=child, completed_on=None)
