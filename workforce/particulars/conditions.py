"""Disabilities and immigration status, as steps; and putting right what was recorded of a person with its dates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.db.models import QuerySet

from csc.components import Fact
from csc.formats import day as in_full
from csc.forms import CodeField, DateField
from csc.models import Child, Code, Disability, ImmigrationStatus, SharedPart
from csc.models.people import DatedFact
from workforce.family.asking import OnPeoplePage
from workforce.particulars.held import ever_held, facts_about
from workforce.particulars.person import ABOUT_THE_CHILD
from workforce.recording.steps import StepForm, register
from workforce.services.dated_facts import correct_fact, record_disabilities, record_immigration_status


class CorrectFact(OnPeoplePage, StepForm):
    """Dates of something known of the child put right, its end recorded, or the whole taken back as a mistake."""

    stage = ABOUT_THE_CHILD
    helpers = frozenset({"mistaken"})
    in_menu = False

    started_on = DateField(label="From", required=False, past=True)
    ended_on = DateField(label="Until", required=False, past=True, help_text="On this day it no longer holds.")
    mistaken = forms.BooleanField(
        label="It was never so",
        required=False,
        help_text="Recorded by mistake: it disappears from the record, and stays in its history.",
    )
    reason = forms.CharField(label="Why is it corrected or ended?", help_text="Kept with both versions.", max_length=500)

    @property
    def fact(self) -> DatedFact:
        return cast(DatedFact, self.subject)

    def prepare(self) -> None:
        self.initial.setdefault("started_on", self.fact.started_on)
        self.initial.setdefault("ended_on", self.fact.ended_on)

    def correction(self, changes: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """What the verb is told."""
        typed = self.cleaned_data
        dates = {"started_on": typed["started_on"], "ended_on": typed["ended_on"]}
        return {"changes": {**dates, **(changes or {})}, "reason": typed["reason"], "mistaken": typed["mistaken"]}


def said(fact: DatedFact) -> str:
    """What holds, and from when to when."""
    start = f" from {in_full(fact.started_on)}" if fact.started_on else ""
    return f"{fact.kind if isinstance(fact, Disability) else fact}{start}" + (
        f" to {in_full(fact.ended_on)}" if fact.ended_on else ""
    )


# ── Disability ───────────────────────────────────────────────────────────────────────────────────


class CodesField(forms.ModelMultipleChoiceField):
    """Several codes of one set, of those in force today."""

    def __init__(self, *, code_set: str, **options: Any) -> None:
        self.code_set = code_set
        super().__init__(queryset=Code.objects.in_set(code_set), widget=forms.CheckboxSelectMultiple, **options)


@register
class RecordDisabilities(OnPeoplePage, StepForm):
    """Which disabilities the child has, as the national returns code them; that there is none is an answer."""

    key = "record_disabilities"
    title = "Record disabilities, or that there is none"
    stage = ABOUT_THE_CHILD
    done = "Disabilities recorded"
    intro = "What is ticked is what is recorded now. What you untick ends on the day below."

    kinds = CodesField(code_set="disability", label="Which disabilities does the child have?")
    on = DateField(label="From which day?", past=True, help_text="For what is new, and for the end of what no longer holds.")

    @classmethod
    def fits(cls, child: Child) -> bool:
        return child.date_of_birth is not None and child.merged_into_id is None

    def prepare(self) -> None:
        held = set(self._held().values_list("kind", flat=True))
        field = cast(CodesField, self.fields["kinds"])
        in_set = Code.objects.in_set(field.code_set)
        field.queryset = in_set.in_force(self.hand.today) | in_set.filter(pk__in=held)  # type: ignore[assignment]
        self.initial.setdefault("kinds", list(held))
        self.initial.setdefault("on", self.hand.today)

    def _held(self) -> QuerySet[Disability]:
        return facts_about(Disability, self.child).filter(ended_on=None)

    def in_view(self) -> list[Fact]:
        known = [said(fact) for fact in self._held().select_related("kind")]
        return [Fact("Recorded now", "; ".join(known) or None)]

    def perform(self, shared_part: SharedPart | None) -> Child:
        return record_disabilities(by=self.hand.by, child=self.child, **self.facts())


@register
class CorrectDisability(CorrectFact):
    """The dates of a disability were wrong, or it was recorded by mistake."""

    key = "correct_disability"
    title = "Correct or end a disability"
    done = "Disability corrected"
    about = Disability

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[Disability]:
        return ever_held(Disability.objects.filter(person=child)).select_related("kind", "person")

    def in_view(self) -> list[Fact]:
        return [Fact("Disability", said(self.fact))]

    def perform(self, shared_part: SharedPart | None) -> Disability:
        return correct_fact(by=self.hand.by, fact=cast(Disability, self.subject), **self.correction())


# ── Immigration status ───────────────────────────────────────────────────────────────────────────


class StatusesField(forms.ModelMultipleChoiceField):
    """Statuses of the child that have no end yet."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=ImmigrationStatus.objects.none(), widget=forms.CheckboxSelectMultiple, **options)

    def label_from_instance(self, obj: Any) -> str:
        return said(obj)


@register
class RecordImmigrationStatus(OnPeoplePage, StepForm):
    """Immigration status from the day it was given, that of an unaccompanied child seeking asylum among them."""

    key = "record_immigration_status"
    title = "Record immigration status"
    stage = ABOUT_THE_CHILD
    done = "Immigration status recorded"

    status = CodeField(code_set="immigration_status", label="Which status?")
    started_on = DateField(label="From which day?", past=True, help_text="The day of the decision or, unaccompanied, of arrival.")
    replaces = StatusesField(
        label="Which of these does it take the place of?", required=False, help_text="They end on the same day."
    )

    @classmethod
    def fits(cls, child: Child) -> bool:
        return child.date_of_birth is not None and child.merged_into_id is None

    def prepare(self) -> None:
        held = facts_about(ImmigrationStatus, self.child).filter(ended_on=None).select_related("status")
        if not held:
            del self.fields["replaces"]
            return
        cast(StatusesField, self.fields["replaces"]).queryset = held
        self.initial.setdefault("replaces", [fact.pk for fact in held])

    def in_view(self) -> list[Fact]:
        known = [said(fact) for fact in facts_about(ImmigrationStatus, self.child).select_related("status")]
        return [Fact("Recorded until now", "; ".join(known) or None)]

    def perform(self, shared_part: SharedPart | None) -> ImmigrationStatus:
        return record_immigration_status(by=self.hand.by, child=self.child, **self.facts())


@register
class CorrectImmigrationStatus(CorrectFact):
    """The dates of a status were wrong, it has ended, or it was recorded by mistake."""

    key = "correct_immigration_status"
    title = "Correct or end an immigration status"
    done = "Immigration status corrected"
    about = ImmigrationStatus

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[ImmigrationStatus]:
        return ever_held(ImmigrationStatus.objects.filter(person=child)).select_related("status", "person")

    def in_view(self) -> list[Fact]:
        return [Fact("Status", said(self.fact))]

    def perform(self, shared_part: SharedPart | None) -> ImmigrationStatus:
        return correct_fact(by=self.hand.by, fact=cast(ImmigrationStatus, self.subject), **self.correction())
