"""What the steps on the people around a child have in common."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.db import models
from django.urls import reverse

from csc.models import Child
from workforce.casework import version_of
from workforce.recording.steps import Step

STAGE = "Family and network"


class OnPeoplePage(Step):
    """A step whose record is seen on the page of the people around the child, and which keeps no words of a visit."""

    stage = STAGE

    @classmethod
    def kept_at(cls, record: Any, child: Child) -> str:
        return reverse("workforce:people", args=[child.uuid])

    def ask_family_words(self, label: str) -> None:
        """Nothing: who belongs to whom, and who lives where, is no account of what was seen."""


class ChangesARow(OnPeoplePage):
    """A form that begins with what a row says, and says why it is changed. Needs the fields `reason` and `seen_version`."""

    in_menu = False
    columns: ClassVar[tuple[str, ...]] = ()
    helpers = frozenset({"reason", "seen_version"})

    def __init__(self, *args: Any, child: Child, subject: models.Model | None = None, **kwargs: Any) -> None:
        assert subject is not None  # noqa: S101 - a step about something is never made without it
        self.row = self.row_of(subject, child)
        seen = {name: getattr(self.row, name) for name in self.columns if name not in self.withheld()}
        kwargs["initial"] = seen | {"seen_version": version_of(self.row)} | (kwargs.get("initial") or {})
        super().__init__(*args, child=child, subject=subject, **kwargs)

    def row_of(self, subject: Any, child: Child) -> Any:
        """The row that is changed: what the step is about, unless a step says otherwise."""
        return subject

    def withheld(self) -> frozenset[str]:
        """Columns the form does not show: left empty, they stay as they are."""
        return frozenset()

    def changes(self) -> dict[str, Any]:
        """What was typed into the row's columns."""
        facts = self.facts()
        kept = {name for name in self.withheld() if facts.get(name) in ("", None)}
        return {name: facts[name] for name in self.columns if name not in kept}

    def because(self) -> dict[str, Any]:
        """The reason, and the version of the row that the person saw."""
        return {"reason": self.cleaned_data["reason"], "seen_version": self.cleaned_data["seen_version"]}


def why_field() -> forms.CharField:
    """The reason of a change."""
    return forms.CharField(
        label="Why is it changed or ended?",
        help_text="Kept with what it said before.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def version_field() -> forms.IntegerField:
    return forms.IntegerField(label="Version", required=False, widget=forms.HiddenInput)
