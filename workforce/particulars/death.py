"""The death of a child, and what is left to be closed by those who answer for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from csc.components import Fact
from csc.formats import day as in_full
from csc.forms import DateField, YesNoField
from csc.models import Child, SharedPart
from csc.permissions import Permission
from workforce.access import can
from workforce.family.asking import OnPeoplePage
from workforce.particulars.known import LABELS
from workforce.particulars.person import ABOUT_THE_CHILD, stands_alone, why_corrected
from workforce.reach import Reader
from workforce.recording.identity import name_of
from workforce.recording.openings import openings
from workforce.recording.steps import NextStep, Reveal, StepForm, all_steps, register
from workforce.services.particulars import correct_death, record_death


def left_to_close(child: Child) -> Iterator[NextStep]:
    """The step for each plan, case and allocation of the child that is still open."""
    for step in all_steps().values():
        if step.ends:
            for held, subject in openings(step, child):
                yield NextStep(step, held, subject, why=str(subject))


@register
class RecordDeath(OnPeoplePage, StepForm):
    """A child has died."""

    key = "record_death"
    title = "Record that the child has died"
    stage = ABOUT_THE_CHILD
    done = "The death has been recorded"
    button = "Save"
    permission = Permission.RECORD_DEATH
    intro = (
        "This closes nothing by itself. Whoever answers for a plan or a case ends it, and what is due stays on the worklists "
        "until then. The child’s worker is told."
    )
    labels = LABELS

    died_on = DateField(past=True)
    how_known = forms.CharField(
        label="How is this known?",
        help_text="For example: the hospital rang on the same day. Kept with the date.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    @classmethod
    def fits(cls, child: Child) -> bool:
        return child.died_on is None and child.date_of_birth is not None and stands_alone(child)

    def in_view(self) -> list[Fact]:
        born = self.child.date_of_birth
        return [Fact("Born", in_full(born) if born else None), Fact("Open today", _listed(self.child))]

    def perform(self, shared_part: SharedPart | None) -> Child:
        return record_death(by=self.hand.by, child=self.child, **self.facts())

    @classmethod
    def next_steps(cls, record: Child) -> Iterator[NextStep]:
        return left_to_close(record)


@register
class CorrectDeath(OnPeoplePage, StepForm):
    """The day of death was wrong, or the child has not died."""

    key = "correct_death"
    title = "Correct what is recorded of the death"
    stage = ABOUT_THE_CHILD
    done = "Corrected"
    permission = Permission.RECORD_DEATH
    helpers = frozenset({"mistaken"})
    reveals = {"died_on": Reveal("mistaken", ("no",), required=True)}
    labels = LABELS

    mistaken = YesNoField(label="Was it recorded by mistake, and the child is alive?")
    died_on = DateField(past=True)
    reason = why_corrected()

    @classmethod
    def fits(cls, child: Child) -> bool:
        return child.died_on is not None and stands_alone(child)

    def prepare(self) -> None:
        self.initial.setdefault("died_on", self.child.died_on)

    def perform(self, shared_part: SharedPart | None) -> Child:
        return correct_death(by=self.hand.by, child=self.child, **self.facts())


def death_panel(child: Child, reader: Reader) -> SafeString | None:
    """At the top of the page of a child who has died: the day, and what is still to be closed."""
    if child.died_on is None:
        return None
    age = child.age_on(child.died_on)
    at = f", aged {age}" if age else ""
    said = format_html('<p class="govuk-body">{} died on {}{}.</p>', name_of(child), in_full(child.died_on), at)
    links: list[Any] = [
        (step.href, step.step.title, step.why) if can(reader, step.step.permission, child) else ("", step.step.title, step.why)
        for step in left_to_close(child)
    ]
    if not links:
        return said
    items = format_html_join("", "<li>{}</li>", ((_line(*link),) for link in links))
    return format_html(
        '{}<p class="govuk-body">Still open, until it is closed by whoever answers for it:</p>'
        '<ul class="govuk-list govuk-list--bullet">{}</ul>',
        said,
        items,
    )


def _line(href: str, title: str, what: str) -> SafeString:
    if not href:
        return format_html("{}", what)
    return format_html('{}: <a class="govuk-link" href="{}">{}</a>', what, href, title)


def _listed(child: Child) -> SafeString | None:
    found = [(step.why,) for step in left_to_close(child)]
    if not found:
        return None
    return format_html('<ul class="govuk-list govuk-list--bullet">{}</ul>', format_html_join("", "<li>{}</li>", found))
