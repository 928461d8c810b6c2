"""What is typed to find somebody, and to add somebody who was not found."""

from __future__ import annotations

from typing import Any

from django import forms

from csc.forms import DateInput, Form, ModelForm
from csc.models import Child
from workforce.search.people import Born, NotADate


class FindForm(Form):
    """A name or a number, and a date of birth as far as it is known."""

    mark_optional = False
    words = forms.CharField(
        label="Name or number",
        help_text="Part of a name will do, spelt as it sounds. Or the NHS number, the pupil number, or ours.",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    born = forms.CharField(
        label="Date of birth, or part of it",
        help_text="For example 1/5/2015, 5/2015 or 2015.",
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "govuk-input--width-10"}),
    )

    def clean_born(self) -> Born | None:
        try:
            return Born.parse(self.cleaned_data["born"])
        except NotADate:
            raise forms.ValidationError("Date of birth must be a year, a month and year, or a date, like 5/2015") from None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("words", "").strip() and not cleaned.get("born"):
            self.add_error("words", "Enter a name, a number or a date of birth")
        return cleaned


class WordsForm(Form):
    """Words to find inside records."""

    mark_optional = False
    words = forms.CharField(
        label="Words in records",
        help_text="In notes, decisions, plans and the child’s own words. All of them have to be there.",
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class AddChildForm(ModelForm):
    """A child who has no record yet. As much as is known; the rest follows."""

    labels = {
        "known_as": "Known as, if something else",
        "date_of_birth": "Date of birth",
        "date_of_birth_estimated": "The date of birth is an estimate",
        "expected_on": "Expected date of birth, if the child is not born yet",
        "nhs_number": "NHS number",
        "upn": "Unique pupil number",
    }
    hints = {"forename": "Leave empty for an unborn child without a name.", "nhs_number": "Ten figures."}

    class Meta:
        model = Child
        fields = [
            "forename",
            "surname",
            "known_as",
            "date_of_birth",
            "date_of_birth_estimated",
            "expected_on",
            "sex",
            "ethnicity",
            "nhs_number",
            "upn",
        ]
        widgets = {"date_of_birth": DateInput(calendar=False)}

    def _post_clean(self) -> None:
        """Nothing: the verb makes and checks the record."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("date_of_birth") and cleaned.get("expected_on"):
            self.add_error("expected_on", "A child is born or expected: give one of the two dates")
        if number := cleaned.get("nhs_number"):
            cleaned["nhs_number"] = number.replace(" ", "")
        return cleaned
