"""What is asked before figures are published."""

from __future__ import annotations

from django import forms

from csc.forms import Form


class PublishForm(Form):
    """The commentary that goes with the figures. `issue` is the number the page announced: sending twice publishes once."""

    commentary = forms.CharField(
        label="Commentary",
        help_text=(
            "What moved, why, and what is done about it. It is frozen with the figures. "
            "Name no child and nothing by which a child could be known."
        ),
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    issue = forms.IntegerField(min_value=1, max_value=1000, widget=forms.HiddenInput)
