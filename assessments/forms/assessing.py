"""The worker's part of an assessment: begun, child seen, factors found, delay explained, finished."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from assessments import codes
from assessments.forms.common import (
    ALONE_HINT,
    ASSESSMENT,
    NOT_SEEN_ALONE,
    OWN_WORDS,
    OWN_WORDS_HINT,
    CodesField,
    case_is_open,
    step_named,
)
from assessments.forms.common import due_fact as due
from assessments.models import Assessment
from assessments.services import (
    finish_assessment,
    record_child_not_seen,
    record_child_seen,
    record_delay_reason,
    record_factors,
    start_assessment,
)
from contacts import codes as front_door
from contacts.models import Referral
from csc.components import Fact
from csc.forms import CodeField, DateField, YesNoField
from csc.models import Child, Code, SharedPart
from csc.periods import add_months
from csc.prepared import Whether
from workforce.recording.dated import DatedStep
from workforce.recording.steps import Carried, NextStep, Reveal, StepForm, StepModelForm, register

NOT_FROM_A_REFERRAL = (codes.STRATEGY_LED, codes.UPDATED)

FACTOR_HINTS = {
    "alcohol": "“Child” means that the child drinks; “parent” and “another person” mean that they do.",
    "drugs": "As for alcohol: whose misuse it is.",
    "domestic_abuse": "Who is abused: the child, a parent or carer, or somebody else in the home.",
    "mental_health": "Whose mental health the concern is about.",
    "learning_disability": "Whose disability it is. Tick it where it bears on the child’s needs.",
    "physical_disability_or_illness": "Whose disability or illness it is.",
    "young_carer": "The child cares for somebody, or does so in a way that harms.",
    "private_fostering": "The child lives for 28 days or more with somebody who is not a close relative.",
    "unaccompanied": "The child is alone in this country and has asked for asylum.",
    "missing": "The child goes missing.",
    "gangs": "The child is in a gang or at risk from one.",
    "unacceptable_behaviour": "Antisocial behaviour, offending or harm to others.",
    "neglect": "Concerns that were found, whether or not there will be a plan.",
    "none": "Only if nothing else is ticked.",
}
"""What a group of factors means, said at its first."""


@register
class StartAssessment(DatedStep, StepForm):
    """An assessment begins; its clock began with the referral, or with the decision to assess again."""

    key = "start_assessment"
    title = "Start an assessment"
    stage = ASSESSMENT
    done = "Assessment started"
    for_siblings = True
    shared = frozenset({"kind", "clock_started_on", "started_on"})
    reveals = {
        "referral": Reveal("kind", (codes.NEW,), required=True),
        "clock_started_on": Reveal("kind", NOT_FROM_A_REFERRAL, required=True),
    }
    today = ("started_on",)

    kind = CodeField(code_set="assessment_type", label="What led to it?", widget=forms.RadioSelect)
    referral = forms.ModelChoiceField(queryset=Referral.objects.none(), label="Which referral?", empty_label="Choose one")
    clock_started_on = DateField(
        label="When was it decided to assess, or the strategy discussion held?",
        help_text="The 45 working days run from this day.",
    )
    started_on = DateField(label="When did the assessment start?", help_text="The day work on it began.")

    @classmethod
    def fits(cls, child: Child) -> bool:
        return case_is_open(child) or _referrals(child).exists()

    @classmethod
    def under_way(cls, child: Child) -> bool:
        return _is_being_written(child)

    def prepare(self) -> None:
        super().prepare()
        referrals = _referrals(self.child)
        newest = referrals.first()
        kinds = codes.SINGLE if newest else NOT_FROM_A_REFERRAL
        cast(CodeField, self.fields["kind"]).queryset = Code.objects.filter(pk__in=kinds)
        cast(forms.ModelChoiceField, self.fields["referral"]).queryset = referrals
        if newest is not None:
            self.initial.setdefault("referral", newest)
            self.initial.setdefault("kind", codes.NEW)

    def perform(self, shared_part: SharedPart | None) -> Assessment:
        return start_assessment(**self.hand.recording(self.child), shared_part=shared_part, **self.facts())

    @classmethod
    def next_steps(cls, record: Assessment) -> Iterable[NextStep]:
        yield NextStep(ChildSeen, record.child, record, None, "The child has to be seen, and alone where that is right.")
        yield NextStep(FinishAssessment, record.child, record, record.due_on, "The manager’s authorisation is due by then.")


def _referrals(child: Child) -> QuerySet[Referral]:
    """Referrals that led to something and have no assessment yet, the newest first."""
    assessed = Assessment.objects.standing().filter(child=child, referral__isnull=False).values("referral")
    accepted = Referral.objects.standing().filter(child=child).exclude(outcome__group=front_door.NOT_ACCEPTED)
    return accepted.exclude(pk__in=assessed).order_by("-received_on", "-pk")


class UnderAssessment(DatedStep):
    """A step done to an assessment that is not authorised yet."""

    about = Assessment
    stage = ASSESSMENT

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[Assessment]:
        return Assessment.objects.standing().filter(child=child, authorised_on=None)

    @property
    def assessment(self) -> Assessment:
        return cast(Assessment, self.subject)

    def in_view(self) -> list[Fact]:
        assessment = self.assessment
        facts = [Fact("Kind", assessment.kind), Fact("Started", assessment.started_on)]
        return facts + due("Authorisation due", assessment.due_on, self.hand.today)


@register
class ChildSeen(UnderAssessment, StepForm):
    """Whether the child was seen for the assessment, alone or why not, and what the child said."""

    key = "record_child_seen_in_assessment"
    title = "Record that the child was seen, or why not"
    done = "Recorded whether the child was seen"
    helpers = frozenset({"seen"})
    reveals = {
        "child_seen_on": Reveal("seen", ("yes",), required=True),
        "child_seen_alone": Reveal("seen", ("yes",), required=True),
        "not_alone_reason": Reveal("child_seen_alone", NOT_SEEN_ALONE, required=True),
        "own_words": Reveal("seen", ("yes",)),
        "not_seen_reason": Reveal("seen", ("no",), required=True),
    }

    seen = YesNoField(label="Was the child seen for this assessment?")
    child_seen_on = DateField(label="When was the child seen?")
    child_seen_alone = CodeField(
        code_set="visit_alone", label="Was the child seen alone?", help_text=ALONE_HINT, widget=forms.RadioSelect
    )
    not_alone_reason = CodeField(code_set="visit_not_alone_reason", label="Why was the child not seen alone?")
    own_words = forms.CharField(label=OWN_WORDS, help_text=OWN_WORDS_HINT, required=False, widget=forms.Textarea)
    not_seen_reason = forms.CharField(
        label="Why will the child not be seen?",
        help_text="For example: the child is not born yet.",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def prepare(self) -> None:
        super().prepare()
        if self.assessment.own_words:
            self.initial.setdefault("own_words", self.assessment.own_words)

    def perform(self, shared_part: SharedPart | None) -> Assessment:
        facts, by = self.facts(), self.hand.by
        reason = facts.pop("not_seen_reason")
        if not self.cleaned_data["seen"]:
            return record_child_not_seen(by=by, assessment=self.assessment, reason=reason)
        return record_child_seen(by=by, assessment=self.assessment, **facts)

    @classmethod
    def next_steps(cls, record: Assessment) -> Iterable[NextStep]:
        yield NextStep(Factors, record.child, record, None, "The factors go to the national return.")
        yield from finishing(record)


class FactorsForm(DatedStep, StepForm):
    """The factors found, all of them at once."""

    about = Assessment
    stage = ASSESSMENT
    done = "Factors recorded"

    factors = CodesField(
        code_set="assessment_factor",
        label="What did the assessment find?",
        help_text="Tick all that apply. What you leave unticked is taken away. Helping services are planned from this.",
    )

    def prepare(self) -> None:
        super().prepare()
        assessment = cast(Assessment, self.subject)
        held = codes_of(assessment)
        field = cast(CodesField, self.fields["factors"])
        field.offer(assessment.authorised_on or assessment.started_on or self.hand.today, held)
        field.widget.hints = _hints(field.queryset or ())  # type: ignore[attr-defined]  # read by csc.forms.markup
        if held:
            self.initial.setdefault("factors", held)

    def perform(self, shared_part: SharedPart | None) -> Assessment:
        assessment = cast(Assessment, self.subject)
        record_factors(by=self.hand.by, assessment=assessment, **self.facts())
        return assessment

    @classmethod
    def next_steps(cls, record: Assessment) -> Iterable[NextStep]:
        return finishing(record)


def codes_of(assessment: Assessment) -> list[Code]:
    """The factors recorded of an assessment, in the order of the list."""
    return list(Code.objects.filter(pk__in=assessment.factors.values("factor")))


def _hints(factors: Iterable[Code]) -> dict[str, str]:
    """What a group means, at the first of its factors."""
    first: dict[str, str] = {}
    for factor in factors:
        first.setdefault(factor.group, factor.pk)
    return {key: FACTOR_HINTS[group] for group, key in first.items() if group in FACTOR_HINTS}


@register
class Factors(UnderAssessment, FactorsForm):
    """The factors found so far, carried from the assessment before where nothing was ticked yet."""

    key = "record_assessment_factors"
    title = "Record the factors found"

    def carried(self) -> dict[str, Carried]:
        before = Assessment.objects.standing().filter(child=self.child, authorised_on__isnull=False)
        last = before.exclude(pk=self.assessment.pk).order_by("authorised_on", "pk").last()
        if last is None or last.authorised_on is None or self.assessment.factors.exists():
            return {}
        still = [code for code in codes_of(last) if code.valid_to is None or code.valid_to >= self.hand.today]
        return {"factors": Carried(still, "the last assessment", last.authorised_on)} if still else {}


@register
class CorrectFactors(FactorsForm):
    """The factors of an assessment that was authorised, put right with a reason."""

    key = "correct_assessment_factors"
    title = "Correct the factors of a completed assessment"
    MONTHS = 12
    """How long after authorisation the page offers it."""

    reason = forms.CharField(label="Why do they change?", help_text="Kept with both versions.", max_length=500)

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[Assessment]:
        since = add_months(timezone.localdate(), -cls.MONTHS)
        return Assessment.objects.standing().filter(child=child, authorised_on__gte=since)

    def in_view(self) -> list[Fact]:
        return [Fact("Authorised", cast(Assessment, self.subject).authorised_on)]

    @classmethod
    def next_steps(cls, record: Assessment) -> Iterable[NextStep]:
        return ()


@register
class ExplainDelay(UnderAssessment, StepModelForm):
    """Why an assessment takes longer than it should, said before it is late or after."""

    key = "record_assessment_delay"
    title = "Say why an assessment takes longer"
    done = "Reason for the delay recorded"
    needed = ("delay_reason",)
    labels = {"delay_reason": "What holds it up?", "delay_note": "What is being done about it?"}
    hints = {"delay_reason": "It still counts as late. The reason shows whether the authority can do something about it."}

    class Meta:
        model = Assessment
        fields = ["delay_reason", "delay_note"]

    def prepare(self) -> None:
        super().prepare()
        for name in ("delay_reason", "delay_note"):
            self.initial.setdefault(name, getattr(self.assessment, name))

    def perform(self, shared_part: SharedPart | None) -> Assessment:
        return record_delay_reason(by=self.hand.by, assessment=self.assessment, **self.facts())

    @classmethod
    def next_steps(cls, record: Assessment) -> Iterable[NextStep]:
        return finishing(record)


@register
class FinishAssessment(UnderAssessment, StepModelForm):
    """The worker has finished, and sends it to the manager."""

    key = "finish_assessment"
    title = "Finish an assessment and send it for authorisation"
    done = "Assessment sent for authorisation"
    button = "Send for authorisation"
    clears = ((Assessment, "due_on"),)
    needed = ("finished_on", "outcome", "analysis")
    today = ("finished_on",)
    labels = {
        "finished_on": "When did you finish it?",
        "analysis": "What does it mean for the child?",
        "outcome": "What do you propose?",
        "delay_reason": "Why did it take longer?",
        "delay_note": "What should a reader know about the delay?",
    }
    hints = {
        "analysis": "What worries you, what is going well, what has to change, and by when.",
        "outcome": "The manager confirms this or decides otherwise.",
        "delay_reason": "The due date has passed. It counts as late, and the reason is counted too.",
    }

    class Meta:
        model = Assessment
        fields = ["finished_on", "analysis", "outcome", "delay_reason", "delay_note"]

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[Assessment]:
        return super().open_for(child).filter(finished_on=None)

    @classmethod
    def clears_row(cls, row: Assessment) -> bool:
        return row.finished_on is None

    def prepare(self) -> None:
        super().prepare()
        for name in ("analysis", "outcome", "delay_reason", "delay_note"):
            self.initial.setdefault(name, getattr(self.assessment, name))
        if self.assessment.due_on is None or self.assessment.due_on >= self.hand.today:
            del self.fields["delay_reason"], self.fields["delay_note"]
        else:
            self.fields["delay_reason"].required = True

    def in_view(self) -> list[Fact]:
        return [*super().in_view(), *so_far(self.assessment)]

    def perform(self, shared_part: SharedPart | None) -> Assessment:
        return finish_assessment(by=self.hand.by, assessment=self.assessment, **self.facts())

    @classmethod
    def next_steps(cls, record: Assessment) -> Iterable[NextStep]:
        why = "The manager reads it and decides."
        yield NextStep(step_named("authorise_assessment"), record.child, record, record.due_on, why)


def finishing(record: Assessment) -> Iterable[NextStep]:
    """An assessment that goes on is to be finished."""
    if record.finished_on is None and record.authorised_on is None:
        yield NextStep(FinishAssessment, record.child, record, record.due_on)


def so_far(assessment: Assessment) -> list[Fact]:
    """What a person who finishes or authorises an assessment has to have in view."""
    alone = f", {str(assessment.child_seen_alone).lower()}" if assessment.child_seen_alone else ""
    seen: Any = f"{assessment.child_seen_on:%-d %B %Y}{alone}" if assessment.child_seen_on else None
    factors = ", ".join(str(code) for code in codes_of(assessment))
    return [Fact("Child seen", seen or assessment.not_seen_reason or None), Fact("Factors found", factors)]


@Whether
def _is_being_written(children: list[int]) -> QuerySet[Assessment]:
    return Assessment.objects.standing().filter(child__in=children, authorised_on=None)
