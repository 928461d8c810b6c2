"""The manager's part of an assessment: looked at on its way, sent back, authorised, cancelled."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.db.models import QuerySet

from assessments.forms.assessing import UnderAssessment, finishing, so_far
from assessments.forms.common import step_named
from assessments.models import Assessment
from assessments.services import authorise_assessment, cancel_assessment, record_checkpoint, send_back_assessment
from assessments.timescales import CIN_PLAN, FIRST_CHECKPOINT, SECOND_CHECKPOINT, THIRD_CHECKPOINT
from csc.components import Fact
from csc.forms import CodeField, DateField
from csc.models import Child, SharedPart
from csc.permissions import Permission
from workforce.recording.steps import Carried, NextStep, StepForm, register

CHECKPOINTS = (FIRST_CHECKPOINT, SECOND_CHECKPOINT, THIRD_CHECKPOINT)
LEADS_TO_PLAN = "assessment_outcome:cin_plan"
LEADS_TO_STRATEGY = ("assessment_outcome:strategy_discussion", "assessment_outcome:section_47")
CLOSES = ("no_further_action", "step_down")
"""The groups of outcomes after which nothing is left to do."""


@register
class Checkpoint(UnderAssessment, StepForm):
    """A manager's look at an assessment on its way."""

    key = "record_assessment_checkpoint"
    title = "Look at an assessment on its way"
    done = "Look at the assessment recorded"
    permission = Permission.AUTHORISE_WORK
    today = ("reviewed_on",)

    reviewed_on = DateField(label="When did you look at it?")
    decision = forms.CharField(
        label="What is to happen next?", help_text="For example: see the father before Friday.", widget=forms.Textarea
    )

    def in_view(self) -> list[Fact]:
        return [*super().in_view(), *so_far(self.assessment)]

    def perform(self, shared_part: SharedPart | None) -> Assessment:
        done, began = self.assessment.checkpoints.count(), self.assessment.clock_started_on
        due_on = CHECKPOINTS[done].due_on(began) if began and done < len(CHECKPOINTS) else None
        return record_checkpoint(by=self.hand.by, assessment=self.assessment, due_on=due_on, **self.facts()).assessment

    @classmethod
    def next_steps(cls, record: Assessment) -> Iterable[NextStep]:
        return finishing(record)


class FinishedAssessment(UnderAssessment):
    """A step done to an assessment the worker has sent."""

    permission = Permission.AUTHORISE_WORK

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[Assessment]:
        return Assessment.objects.awaiting_authorisation().filter(child=child)

    def in_view(self) -> list[Fact]:
        sent = [Fact("Finished", self.assessment.finished_on), Fact("By", self.assessment.worker)]
        return [*super().in_view(), *sent, *so_far(self.assessment), Fact("Analysis", self.assessment.analysis)]


@register
class SendBack(FinishedAssessment, StepForm):
    """Not authorised yet: the worker goes on, and the clock has never stopped."""

    key = "send_back_assessment"
    title = "Send an assessment back"
    done = "Assessment sent back"
    button = "Send back"

    reason = forms.CharField(label="What is still to be done?", widget=forms.Textarea)

    def perform(self, shared_part: SharedPart | None) -> Assessment:
        return send_back_assessment(by=self.hand.by, assessment=self.assessment, **self.facts())

    @classmethod
    def next_steps(cls, record: Assessment) -> Iterable[NextStep]:
        return finishing(record)


@register
class Authorise(FinishedAssessment, StepForm):
    """The manager's word, which stops the clock."""

    key = "authorise_assessment"
    title = "Authorise an assessment"
    done = "Assessment authorised"
    button = "Authorise"
    clears = ((Assessment, "due_on"),)
    today = ("authorised_on",)

    authorised_on = DateField(label="When did you authorise it?")
    outcome = CodeField(code_set="assessment_outcome", label="What happens now?")
    delay_reason = CodeField(
        code_set="delay_reason",
        label="Why did it take longer?",
        help_text="The due date has passed. It counts as late, and the reason is counted too.",
    )

    @classmethod
    def clears_row(cls, row: Assessment) -> bool:
        return row.finished_on is not None

    def carried(self) -> dict[str, Carried]:
        sent = self.assessment
        if sent.finished_on is None or sent.outcome is None:
            return {}
        return {"outcome": Carried(sent.outcome, "what the worker proposed", sent.finished_on)}

    def prepare(self) -> None:
        super().prepare()
        due_on = self.assessment.due_on
        if due_on is None or due_on >= self.hand.today:
            del self.fields["delay_reason"]
        else:
            self.initial.setdefault("delay_reason", self.assessment.delay_reason)
            # Whether it was late is told by the day it is authorised, which may be before today.
            self.fields["delay_reason"].required = False

    def perform(self, shared_part: SharedPart | None) -> Assessment:
        return authorise_assessment(by=self.hand.by, manager=self.hand.worker, assessment=self.assessment, **self.facts())

    @classmethod
    def next_steps(cls, record: Assessment) -> Iterable[NextStep]:
        case = record.episode
        if record.outcome_id in LEADS_TO_STRATEGY:
            yield NextStep(step_named("hold_strategy_discussion"), record.child, None, None, "The assessment led to this.")
        if case is None or case.ended_on is not None or record.outcome is None:
            return
        if record.outcome_id == LEADS_TO_PLAN:
            plan_due = CIN_PLAN.due_on(case.started_on)
            yield NextStep(step_named("start_cin_plan"), record.child, case, plan_due, "The plan has to be agreed by then.")
        if record.outcome.group in CLOSES:
            yield NextStep(step_named("close_case"), record.child, case, None, "Nothing more is to be done.")


@register
class Cancel(UnderAssessment, StepForm):
    """The assessment will not be completed, or should never have been started."""

    key = "cancel_assessment"
    title = "Cancel an assessment"
    done = "Assessment cancelled"
    button = "Cancel the assessment"
    permission = Permission.WITHDRAW_RECORDS
    intro = "The assessment leaves every list and every figure. It stays to be read, with the reason."

    reason = forms.CharField(
        label="Why is it cancelled?",
        help_text="For example: started for the wrong child.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def perform(self, shared_part: SharedPart | None) -> Assessment:
        return cancel_assessment(by=self.hand.by, assessment=self.assessment, **self.facts())
