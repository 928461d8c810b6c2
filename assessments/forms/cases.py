"""A child's case: opened from a referral, closed when nothing is left to do, opened again when it was closed by mistake."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from django import forms
from django.db.models import QuerySet

from assessments.forms.assessing import StartAssessment
from assessments.forms.common import CHILD_IN_NEED, case_is_open
from assessments.models import Assessment, CinEpisode, CinPlan
from assessments.services import close_episode, open_episode, reopen_episode
from assessments.timescales import ASSESSMENT
from contacts import codes as front_door
from contacts.models import Referral
from csc.components import Fact
from csc.forms import CodeField, DateField
from csc.models import Child, SharedPart
from csc.permissions import Permission
from workforce.recording.dated import DatedStep
from workforce.recording.openings import begins_under
from workforce.recording.steps import NextStep, StepForm, register


@register
class OpenCase(DatedStep, StepForm):
    """A case opens from an accepted referral; a child has one open case at a time."""

    key = "open_case"
    title = "Open the child’s case"
    stage = CHILD_IN_NEED
    done = "Case opened"
    about = Referral

    started_on = DateField(label="From which day?", help_text="As a rule the day of the referral.")
    primary_need = CodeField(code_set="primary_need", label="What is the main need?", help_text="Goes to the national return.")

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[Referral]:
        cases = CinEpisode.objects.standing().filter(child=child)
        accepted = Referral.objects.standing().filter(child=child).exclude(outcome__group=front_door.NOT_ACCEPTED)
        if case_is_open(child):
            return accepted.none()
        return accepted.exclude(pk__in=cases.filter(referral__isnull=False).values("referral"))

    def prepare(self) -> None:
        super().prepare()
        referral = cast(Referral, self.subject)
        self.initial.setdefault("started_on", referral.received_on)
        self.take_over("primary_need", referral.primary_need, "the referral", referral.received_on)

    def in_view(self) -> list[Fact]:
        referral = cast(Referral, self.subject)
        return [Fact("Referral received", referral.received_on), Fact("From", referral.source), Fact("Reason", referral.reason)]

    def perform(self, shared_part: SharedPart | None) -> CinEpisode:
        return open_episode(by=self.hand.by, referral=cast(Referral, self.subject), **self.facts())

    @classmethod
    def next_steps(cls, record: CinEpisode) -> Iterable[NextStep]:
        if record.referral is not None and begins_under(StartAssessment, record.child):
            due_on = ASSESSMENT.due_on(record.referral.received_on)
            yield NextStep(StartAssessment, record.child, None, due_on, "It has to be authorised by then.")


class OfCase(DatedStep):
    """A step done to the case that is open."""

    about = CinEpisode
    stage = CHILD_IN_NEED

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[CinEpisode]:
        return CinEpisode.objects.standing().filter(child=child, ended_on=None)

    @property
    def case(self) -> CinEpisode:
        return cast(CinEpisode, self.subject)

    def in_view(self) -> list[Fact]:
        return [Fact("Case opened", self.case.started_on), Fact("Main need", self.case.primary_need)]


@register
class CloseCase(OfCase, StepForm):
    """The case closes: nothing may still be open under it."""

    key = "close_case"
    title = "Close the child’s case"
    done = "Case closed"
    ends = True
    button = "Close the case"
    permission = Permission.AUTHORISE_WORK
    today = ("ended_on",)

    ended_on = DateField(label="On which day does it close?")
    closure_reason = CodeField(
        code_set="cin_closure_reason", label="Why does it close?", help_text="Goes to the national return."
    )

    def in_view(self) -> list[Fact]:
        return [*super().in_view(), Fact("Still open", still_open(self.case) or "Nothing")]

    def perform(self, shared_part: SharedPart | None) -> CinEpisode:
        return close_episode(by=self.hand.by, episode=self.case, **self.facts())


def still_open(case: CinEpisode) -> str:
    """What of assessment and of help to a child in need has to end before the case can close."""
    assessments = Assessment.objects.standing().filter(child=case.child, authorised_on=None)
    plans = CinPlan.objects.standing().filter(child=case.child, ended_on=None)
    found = [f"assessment started {row.started_on:%-d %B %Y}" for row in assessments if row.started_on]
    found += [f"child in need plan of {row.started_on:%-d %B %Y}" for row in plans]
    return ", ".join(found)


@register
class ReopenCase(DatedStep, StepForm):
    """A closure made in error is undone. A child who comes back has a new referral and a new case."""

    key = "reopen_case"
    title = "Undo the closing of a case"
    stage = CHILD_IN_NEED
    done = "Case opened again"
    about = CinEpisode
    permission = Permission.AUTHORISE_WORK
    intro = "Only for a case that was closed by mistake. A child who comes back has a new referral and a new case."

    reason = forms.CharField(label="Why was it wrong to close it?", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[CinEpisode]:
        cases = CinEpisode.objects.standing().filter(child=child)
        last = cases.order_by("-started_on", "-pk").values_list("pk", flat=True)[:1]
        return cases.filter(pk__in=list(last), ended_on__isnull=False)

    def in_view(self) -> list[Fact]:
        case = cast(CinEpisode, self.subject)
        return [Fact("Opened", case.started_on), Fact("Closed", case.ended_on), Fact("Because", case.closure_reason)]

    def perform(self, shared_part: SharedPart | None) -> CinEpisode:
        return reopen_episode(by=self.hand.by, episode=cast(CinEpisode, self.subject), **self.facts())
