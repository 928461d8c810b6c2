"""What is known of a child as a person, and the birth, as steps."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.utils import timezone

from csc.components import Fact
from csc.formats import day as in_full
from csc.forms import CodeField, DateField, DateInput
from csc.models import Child, SharedPart
from workforce.family.asking import OnPeoplePage
from workforce.family.contact import ADVICE_HINT, ASKED_WITH_SAFETY, SAFETY_HINT
from workforce.particulars.known import LABELS, known_since
from workforce.recording.steps import NextStep, Step, StepForm, StepModelForm, register
from workforce.services.particulars import PARTICULARS, change_expected_date, correct_birth, record_birth, record_particulars

ABOUT_THE_CHILD = "The child"


def why_corrected() -> forms.CharField:
    """The reason of a correction."""
    return forms.CharField(
        label="Why is it corrected?",
        help_text="Kept with both versions.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def stands_alone(child: Child) -> bool:
    """Particulars belong to the record that stands: those of a merged duplicate are what somebody once took them for."""
    return child.merged_into_id is None


class OfThePerson(OnPeoplePage, Step):
    """A step about the child as a person. It begins with what is known, which `begins_with` names."""

    stage = ABOUT_THE_CHILD
    begins_with: tuple[str, ...] = ()

    def __init__(self, *args: Any, child: Child, **kwargs: Any) -> None:
        known = {name: getattr(child, name) for name in self.begins_with}
        kwargs["initial"] = known | (kwargs.get("initial") or {})
        super().__init__(*args, child=child, **kwargs)

    @classmethod
    def fits(cls, child: Child) -> bool:
        return stands_alone(child)

    def say_since_when(self) -> None:
        """Under each answer that is known: since when, and from whom."""
        for name, since in known_since(self.child, self.begins_with).items():
            hint = self.fields[name].help_text
            self.fields[name].help_text = f"{hint} Known {since}.".strip()


@register
class RecordParticulars(OfThePerson, StepModelForm):
    """A name, a telephone number, a language that is different now, or known at last."""

    key = "record_particulars"
    title = "Change particulars"
    done = "Particulars changed"
    intro = (
        "Everything stands as it is known now. Change what is different and leave the rest. "
        "A former name stays with the record, and still finds it."
    )
    helpers = frozenset({"opened_at"})
    begins_with = PARTICULARS
    labels = LABELS
    hints = {
        "known_as": "The name the child goes by, if it is another.",
        "first_language": "Sign language is one too.",
        "phone": "The child’s own.",
        "email": "The child’s own.",
        "contact_safety": SAFETY_HINT,
        "contact_advice": ADVICE_HINT,
        "upn_unknown_reason": "Only where no pupil number is recorded. Goes to the national returns.",
    }

    reveals = ASKED_WITH_SAFETY

    opened_at = forms.CharField(label="Opened at", required=False, max_length=40, widget=forms.HiddenInput)

    class Meta:
        model = Child
        fields = PARTICULARS

    def prepare(self) -> None:
        self.initial["opened_at"] = timezone.now().isoformat()
        self.say_since_when()
        if self.child.upn and self.child.upn_unknown_reason_id is None:
            del self.fields["upn_unknown_reason"]

    def perform(self, shared_part: SharedPart | None) -> Child:
        seen_at = _moment(self.cleaned_data["opened_at"])
        return record_particulars(by=self.hand.by, child=self.child, seen_at=seen_at, **self.facts())


@register
class RecordBirth(OfThePerson, StepForm):
    """An unborn child has been born."""

    key = "record_birth"
    title = "Record the birth"
    done = "Birth recorded"
    begins_with = ("forename", "surname")
    labels = LABELS

    date_of_birth = DateField(past=True, widget=DateInput(calendar=False))
    date_of_birth_estimated = forms.BooleanField(required=False, help_text="The day is not known exactly.")
    forename = forms.CharField(required=False, max_length=100, help_text="Leave empty if the child has no name yet.")
    surname = forms.CharField(max_length=100)
    sex = CodeField(code_set="sex")

    @classmethod
    def fits(cls, child: Child) -> bool:
        return child.is_unborn and stands_alone(child)

    def in_view(self) -> list[Fact]:
        expected = self.child.expected_on
        return [Fact("Expected", in_full(expected) if expected else None)]

    def perform(self, shared_part: SharedPart | None) -> Child:
        return record_birth(by=self.hand.by, child=self.child, **self.facts())

    @classmethod
    def next_steps(cls, record: Child) -> list[NextStep]:
        return [NextStep(RecordParticulars, record, why="Ethnicity, language and religion, when the family has told you.")]


@register
class ChangeExpectedDate(OfThePerson, StepForm):
    """The birth is expected on another day."""

    key = "change_expected_date"
    title = "Change the expected date of birth"
    done = "Expected date changed"
    begins_with = ("expected_on",)
    labels = LABELS

    expected_on = DateField()
    reason = forms.CharField(
        label="How is it known?", required=False, max_length=500, help_text="For example: the scan of today."
    )

    @classmethod
    def fits(cls, child: Child) -> bool:
        return child.is_unborn and stands_alone(child)

    def prepare(self) -> None:
        self.say_since_when()

    def perform(self, shared_part: SharedPart | None) -> Child:
        return change_expected_date(by=self.hand.by, child=self.child, **self.facts())


@register
class CorrectBirth(OfThePerson, StepForm):
    """The date of birth was wrong, or an estimate that is known now."""

    key = "correct_birth"
    title = "Correct the date of birth"
    done = "Date of birth corrected"
    begins_with = ("date_of_birth", "date_of_birth_estimated")
    labels = LABELS

    date_of_birth = DateField(past=True, widget=DateInput(calendar=False))
    date_of_birth_estimated = forms.BooleanField(required=False, help_text="The day is not known exactly.")
    reason = forms.CharField(
        label="How is it known now, or what was wrong?",
        help_text="For example: seen on the birth certificate. Kept with both versions.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    @classmethod
    def fits(cls, child: Child) -> bool:
        return not child.is_unborn and stands_alone(child)

    def prepare(self) -> None:
        self.say_since_when()

    def perform(self, shared_part: SharedPart | None) -> Child:
        return correct_birth(by=self.hand.by, child=self.child, **self.facts())


def _moment(text: str) -> datetime.datetime | None:
    """The moment at which a form was opened, as it came back; None where that cannot be read."""
    try:
        found = datetime.datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if timezone.is_aware(found) else None
