"""What the steps of assessment and child protection share: days that have happened, visits, what is in view and what follows."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.utils import timezone

from assessments.models import CinEpisode, CinPlan
from assessments.obstacles import refuse_obstacles
from csc.components import Due, Fact
from csc.due_dates import left_until
from csc.forms import YesNoField
from csc.forms.fields import Days, code_label, refuse_out_of_force
from csc.models import Child, Code
from csc.prepared import Whether
from workforce.models import Unit, Worker
from workforce.recording.dated import DatedStep
from workforce.recording.people_seen import FAMILY_SEEN, AsksWhoWasSeen
from workforce.recording.steps import NextStep, Reveal, Step, StepModelForm, all_steps, step_that_clears, subject_for
from workforce.records import CaseRecord

ASSESSMENT = "Assessment"
CHILD_IN_NEED = "Child in need"

OWN_WORDS = "What did the child say, in their own words?"
OWN_WORDS_HINT = "Write what was said, or how a child who does not use words showed it. The child may read this one day."
NOT_SEEN_ALONE = ("visit_alone:not_alone", "visit_alone:not_appropriate")
"""The answers to "seen alone" that need a reason."""
ALONE_HINT = "There are good reasons not to, such as a child of two months. Say which, and it will not read as a fault."
FINISHED_LABEL = "Is your record of the visit finished?"
FINISHED_HINT = "Only a finished visit counts. If you choose no, you can finish it from the child’s page."


class CodesField(forms.ModelMultipleChoiceField):
    """Several codes of one set, as boxes to tick; the answer is a list in the order of the set."""

    def __init__(self, *, code_set: str, **options: Any) -> None:
        options.setdefault("widget", forms.CheckboxSelectMultiple)
        super().__init__(queryset=Code.objects.in_set(code_set), **options)
        self.code_set = code_set
        self.days: Days | None = None

    def offer(self, on: datetime.date, held: Iterable[Code] = (), without: Iterable[str] = ()) -> None:
        """Leave what is in force on a day, and what is `held` even if it is retired; `without` names keys to leave out."""
        in_set = Code.objects.in_set(self.code_set)
        kept = in_set.in_force(on) | in_set.filter(pk__in=[code.pk for code in held])
        self.days = on, on
        self.queryset = kept.exclude(pk__in=list(without))

    def label_from_instance(self, obj: Any) -> str:
        return code_label(obj)

    def _check_values(self, value: Any) -> Any:
        try:
            return super()._check_values(value)  # type: ignore[misc]
        except ValidationError:
            refuse_out_of_force(self.code_set, value, self.days)
            raise

    def clean(self, value: Any) -> Any:
        return list(super().clean(value))


def leave_out(field: Any, key: str) -> None:
    """Take one code out of a list, because it is recorded in another way."""
    field.queryset = field.queryset.exclude(pk=key)


# ── Visits ───────────────────────────────────────────────────────────────────────────────────────


class VisitForm(AsksWhoWasSeen, DatedStep, StepModelForm):
    """What is asked of every visit: who was seen, the child alone or why not, the bedroom, and the child's own words."""

    for_siblings = True
    shared = frozenset({"visited_on", "place"}) | FAMILY_SEEN
    needed = ("child_seen", "place")
    helpers = frozenset({"finished"}) | FAMILY_SEEN
    reveals: ClassVar[dict[str, Reveal]] = {
        "seen_alone": Reveal("child_seen", ("yes",), required=True),
        "not_alone_reason": Reveal("seen_alone", NOT_SEEN_ALONE, required=True),
        "not_alone_context": Reveal("seen_alone", NOT_SEEN_ALONE),
        "own_words": Reveal("child_seen", ("yes",)),
    }
    labels = {
        "visited_on": "When did you visit?",
        "place": "Where was the visit?",
        "child_seen": "Was the child seen?",
        "seen_alone": "Was the child seen alone?",
        "not_alone_reason": "Why was the child not seen alone?",
        "not_alone_context": "What should a reader know about this?",
        "bedroom_seen": "Did you see where the child sleeps?",
        "own_words": OWN_WORDS,
        "narrative": "What did you see and do, and what do you make of it?",
        "finished": FINISHED_LABEL,
    }
    hints = {
        "seen_alone": ALONE_HINT,
        "not_alone_context": "For example: he is two months old, and was awake in his mother’s arms.",
        "own_words": OWN_WORDS_HINT,
        "child_seen": "Only a visit at which the child was seen counts, and moves the next one on.",
    }
    finished = YesNoField(initial=True, help_text=FINISHED_HINT)

    class Meta:
        fields = [
            "visited_on",
            "place",
            "child_seen",
            "seen_alone",
            "not_alone_reason",
            "not_alone_context",
            "bedroom_seen",
            "own_words",
            "narrative",
        ]
        widgets = {"seen_alone": forms.RadioSelect}

    def prepare(self) -> None:
        super().prepare()
        self.fields["visited_on"].required = True


class FinishVisitForm(DatedStep, StepModelForm):
    """The rest of the record of a visit that was made; what was written then is there already."""

    reveals = VisitForm.reveals
    labels = VisitForm.labels
    hints = VisitForm.hints
    needed = ("child_seen",)
    button = "Finish the record"

    class Meta:
        fields = [name for name in VisitForm.Meta.fields if name not in ("visited_on", "place")]
        widgets = VisitForm.Meta.widgets

    def prepare(self) -> None:
        super().prepare()
        for name in self.Meta.fields:
            self.initial.setdefault(name, getattr(self.subject, name))

    def code_day(self, name: str) -> datetime.date:
        visit: Any = self.subject
        return visit.visited_on or self.hand.today

    def in_view(self) -> list[Fact]:
        visit: Any = self.subject
        return [Fact("Visited", visit.visited_on), Fact("Where", visit.place)]


# ── Who ──────────────────────────────────────────────────────────────────────────────────────────


def workers_of(team: Unit, today: datetime.date, *more: Worker | None) -> QuerySet[Worker]:
    """Those who hold a post in the team today, and any others that are named."""
    named = [worker.pk for worker in more if worker is not None]
    in_team = Worker.objects.in_unit_on([team.pk], today).values("pk")
    return Worker.objects.filter(models.Q(pk__in=in_team) | models.Q(pk__in=named)).order_by("surname", "forename", "pk")


# ── What is in view, and what follows ────────────────────────────────────────────────────────────


def due_fact(label: str, due_on: datetime.date | None, today: datetime.date) -> list[Fact]:
    """A day something is due, with how far off it is; nothing where there is no such day."""
    return [Fact(label, Due(due_on, left_until(due_on, today)))] if due_on else []


def follows(row: CaseRecord | None, why: str) -> Iterable[NextStep]:
    """The step that clears the due date of a row which waits."""
    step = step_that_clears(type(row), "due_on", row) if row is not None else None
    if row is not None and step is not None:
        yield NextStep(step, row.child, subject_for(step, row), row.due_on, why)  # type: ignore[attr-defined]


def stands_in_the_way(verb: str, child: Child) -> bool:
    """Whether another part of the child's record holds against a verb today, so that it is not offered."""
    try:
        refuse_obstacles(verb, child, timezone.localdate(), "child")
    except ValidationError:
        return True
    return False


@Whether
def case_is_open(children: list[int]) -> QuerySet[CinEpisode]:
    """Whether social care works with the child: a case is open now."""
    return CinEpisode.objects.standing().filter(child__in=children, ended_on=None)


@Whether
def has_a_plan(children: list[int]) -> QuerySet[CinPlan]:
    """Whether a child in need plan of the child is open now."""
    return CinPlan.objects.standing().filter(child__in=children, ended_on=None)


def step_named(key: str) -> type[Step]:
    """A step that comes later on the journey, or from an app further left, and is not imported: its key never changes."""
    return all_steps()[key]
