"""Steps on the record as a whole."""

from __future__ import annotations

from django import forms
from django.db import transaction
from django.utils import timezone

from csc.components import Fact
from csc.models import Child, SharedPart, User
from workforce.casework import keep
from workforce.models import CaseSummary, Unit, Worker
from workforce.recording.steps import StepForm, register


@transaction.atomic
def write_summary(*, by: User, child: Child, team: Unit, worker: Worker | None, text: str) -> CaseSummary:
    """Say in the worker's own words how things stand for a child today. Earlier summaries stay as they were.

    Raises:
        ValidationError: nothing was written.
    """
    summary = CaseSummary(recorded_by=by, child=child, team=team, worker=worker, written_on=timezone.localdate(), text=text)
    keep(summary, by=by, verb="write_summary")
    return summary


@register
class WriteSummary(StepForm):
    """How things stand, for whoever opens the record next."""

    key = "write_summary"
    title = "Write how things stand"
    stage = "Notes"
    done = "Summary written"
    intro = "Somebody who does not know the child reads this first: out of hours, on duty, or covering for you."

    text = forms.CharField(
        label="How do things stand?",
        help_text="What worries us, what goes well, what has to happen next, and what the child says.",
        widget=forms.Textarea(attrs={"rows": 12}),
    )

    def in_view(self) -> list[Fact]:
        newest = CaseSummary.objects.standing().filter(child=self.child).order_by("-written_on", "-pk").first()
        return [Fact(f"Last written {newest.written_on:%-d %B %Y}", newest.text)] if newest else []

    def perform(self, shared_part: SharedPart | None) -> CaseSummary:
        team = self.hand.team_for(self.child)
        return write_summary(by=self.hand.by, child=self.child, team=team, worker=self.hand.worker, **self.facts())
