"""The numbers and papers others know a child by, as steps."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html

from csc.components import Fact
from csc.forms import CodeField, DateField
from csc.models import Child, Identifier, SharedPart
from workforce.family.asking import OnPeoplePage
from workforce.particulars.clash import NumberInUse, refuse_number_in_use, tell_of_clash
from workforce.particulars.conditions import CorrectFact
from workforce.particulars.held import ever_held
from workforce.particulars.known import LABELS
from workforce.particulars.numbers import ADOPTED_LINK, COLUMNS, FORMER_UPN, as_kept
from workforce.particulars.person import ABOUT_THE_CHILD, OfThePerson, why_corrected
from workforce.recording.steps import Step, StepForm, register
from workforce.services.dated_facts import correct_fact
from workforce.services.numbers import add_number, correct_own_numbers, number_facts


class AsksForANumber(Step):
    """Checks a number while it is typed into a form, so that whoever has to know of a clash is told although nothing is kept."""

    in_use: NumberInUse | None = None

    def check_number(self, kind: str, typed: str, field: str) -> None:
        """Put to the field what is wrong with a number."""
        try:
            number = as_kept(kind, typed, field)
            refuse_number_in_use(by=self.hand.by, child=self.child, kind=kind, number=number, field=field)
        except NumberInUse as clash:
            self.in_use = clash
            tell_of_clash(by=self.hand.by, clash=clash, child=self.child)
            self.add_error(None, clash)  # type: ignore[arg-type]  # it names its field
        except ValidationError as refused:
            self.add_error(None, refused)

    def in_view(self) -> list[Fact]:
        """The other record, where the reader may find it."""
        shown = self.in_use.shown if self.in_use else None
        if shown is None:
            return []
        address = reverse("workforce:child", args=[shown.uuid])
        return [Fact("The number is held by", format_html('<a class="govuk-link" href="{}">{}</a>', address, shown.full_name))]


@register
class AddNumber(AsksForANumber, OnPeoplePage, StepForm):
    """A number another organisation knows the child by, or a paper such as a passport."""

    key = "add_number"
    title = "Add a number or paper"
    stage = ABOUT_THE_CHILD
    done = "Number added"

    kind = CodeField(code_set="identifier_kind", label="What is it?")
    value = forms.CharField(label="Number", help_text="As it stands on the paper; blanks do not matter.", max_length=60)
    started_on = DateField(label="From", required=False, past=True, help_text="For a paper: the day it was issued.")
    ended_on = DateField(label="Until", required=False, help_text="For a paper: the day it runs out.")

    @classmethod
    def fits(cls, child: Child) -> bool:
        return child.merged_into_id is None

    def prepare(self) -> None:
        kinds = cast(CodeField, self.fields["kind"])
        kinds.queryset = kinds.queryset.exclude(pk=ADOPTED_LINK)  # type: ignore[union-attr]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("kind") and cleaned.get("value"):
            self.check_number(cleaned["kind"].pk, cleaned["value"], "value")
        return cleaned

    def perform(self, shared_part: SharedPart | None) -> Child | Identifier:
        return add_number(by=self.hand.by, child=self.child, **self.facts())


@register
class CorrectOwnNumbers(AsksForANumber, OfThePerson, StepForm):
    """The NHS number or the pupil number was wrong, or has been replaced."""

    key = "correct_own_numbers"
    title = "Correct the NHS or pupil number"
    done = "Numbers corrected"
    begins_with = tuple(COLUMNS.values())
    labels = LABELS

    nhs_number = forms.CharField(required=False, max_length=20, help_text="Ten figures.")
    upn = forms.CharField(
        required=False, max_length=20, help_text="A letter and twelve figures; a temporary one ends in a letter."
    )
    former_upn = forms.CharField(required=False, max_length=20, help_text="The number before this one.")
    reason = why_corrected()

    @classmethod
    def fits(cls, child: Child) -> bool:
        return super().fits(child) and any(getattr(child, column) for column in COLUMNS.values())

    def prepare(self) -> None:
        self.say_since_when()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for kind, column in COLUMNS.items():
            typed = cleaned.get(column)
            if typed and typed != getattr(self.child, column) and kind != FORMER_UPN:
                self.check_number(kind, typed, column)
        return cleaned

    def perform(self, shared_part: SharedPart | None) -> Child:
        return correct_own_numbers(by=self.hand.by, child=self.child, **self.facts())


@register
class CorrectNumber(AsksForANumber, CorrectFact):
    """A number or paper was wrong, is used no more, or has run out."""

    key = "correct_number"
    title = "Correct or end a number or paper"
    done = "Number corrected"
    about = Identifier

    value = forms.CharField(label="Number", max_length=60)

    field_order = ("value",)

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[Identifier]:
        return ever_held(Identifier.objects.filter(person=child).exclude(kind=ADOPTED_LINK)).select_related("kind")

    def prepare(self) -> None:
        super().prepare()
        self.fields["ended_on"].past = False  # type: ignore[attr-defined]
        self.initial.setdefault("value", self.number.value)

    @property
    def number(self) -> Identifier:
        return cast(Identifier, self.subject)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("value") and cleaned["value"] != self.number.value:
            self.check_number(self.number.kind_id, cleaned["value"], "value")
        return cleaned

    def in_view(self) -> list[Fact]:
        return [Fact("Kind", self.number.kind), *super().in_view()]

    def perform(self, shared_part: SharedPart | None) -> Identifier:
        changes = number_facts(self.hand.by, self.number, self.cleaned_data["value"])
        return correct_fact(by=self.hand.by, fact=self.number, **self.correction(changes))
