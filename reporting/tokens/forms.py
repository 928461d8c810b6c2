"""What is asked before a token is issued."""

from __future__ import annotations

from typing import Any

from django import forms

from csc.forms import DateField, Form
from csc.permissions import Permission
from reporting.tokens.issuing import SCOPES, holders


class IssueTokenForm(Form):
    """Who it is for, what for, what it may read and how long. Figures with small numbers withheld it may always read."""

    to = forms.ModelChoiceField(
        holders().none(),
        label="Who is it for?",
        empty_label="Choose an account",
        help_text="An account of an API client, a scorecard reader or a performance analyst.",
        error_messages={"required": "Choose who the token is for", "invalid_choice": "Choose who the token is for"},
    )
    purpose = forms.CharField(
        label="What is it for?",
        help_text="For example: the regional data set, fetched every Monday.",
        max_length=200,
        error_messages={"required": "Enter what the token is for"},
    )
    permissions = forms.MultipleChoiceField(
        label="What may it read besides figures?",
        required=False,
        choices=[(one.value, label) for one, label in SCOPES.items() if one is not Permission.READ_FIGURES],
        widget=forms.CheckboxSelectMultiple,
    )
    last_day = DateField(
        label="Last day it is good for",
        help_text="At most a year from today.",
        future=True,
        error_messages={"required": "Enter the last day it is good for"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = holders()  # type: ignore[attr-defined]

    def clean_permissions(self) -> list[Permission]:
        return [Permission(one) for one in self.cleaned_data["permissions"]]
