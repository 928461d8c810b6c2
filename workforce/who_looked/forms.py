"""What a reviewer chooses and says."""

from __future__ import annotations

from django import forms

from csc.forms import Form
from csc.models import BreakGlass
from workforce.models import AccessReview
from workforce.who_looked.reads import Cause


class ReviewFilter(Form):
    """Which readings a reviewer looks at."""

    days = forms.TypedChoiceField(
        label="How far back",
        choices=[("1", "Yesterday and today"), ("7", "7 days"), ("31", "31 days")],
        coerce=int,
        required=False,
    )
    cause = forms.MultipleChoiceField(
        label="Why to look",
        choices=[(cause.value, cause.label) for cause in Cause],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reviewed = forms.MultipleChoiceField(
        label="Reviewed", choices=[("yes", "Show reviewed ones too")], required=False, widget=forms.CheckboxSelectMultiple
    )


class ReadingReviewForm(Form):
    """What was found about a reading."""

    outcome = forms.ChoiceField(label="What did you find?", choices=AccessReview.Outcome.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label="Note",
        required=False,
        help_text="Needed where there is a concern.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class OpeningReviewForm(Form):
    """Whether an emergency opening was justified."""

    outcome = forms.ChoiceField(label="Was it justified?", choices=BreakGlass.Outcome.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label="Note",
        required=False,
        help_text="Needed where it was not justified.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
