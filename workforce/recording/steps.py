"""A step: one thing a practitioner records, as one form.

An app declares its steps in `forms.py` and says `@register` over each; page, draft, worklist link,
menu of the child's record and test of rights follow from the declaration:

    @register
    class VisitOnPlan(StepModelForm):
        key = "protection_visit"
        title = "Record a child protection visit"
        stage = "Child protection"
        done = "Child protection visit recorded"
        about = ProtectionPlan

        class Meta:
            model = ProtectionVisit
            fields = ["visited_on", "child_seen", "seen_alone", "own_words"]

        def perform(self, shared_part):
            return record_protection_visit(by=self.hand.by, plan=self.subject, worker=self.hand.worker, **self.facts())

The form checks what was typed; the verb of `services.py` checks what is possible, and its sentences
come back to the fields they name.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.boundfield import BoundField
from django.utils.module_loading import autodiscover_modules

from csc.addresses import page_address
from csc.components import Fact
from csc.formats import day as in_full
from csc.formats import lower_first
from csc.forms import DateField, Form, ModelForm, MomentField
from csc.forms.base import day_typed
from csc.forms.fields import Days, answer_to
from csc.models import Child, SharedPart
from csc.permissions import Permission
from workforce.recording.hand import Hand
from workforce.records import CaseRecord

FAMILY_WORDS = "family_words"
"""The field for what is written once about several children."""


@dataclass(frozen=True)
class Reveal:
    """A field that is asked for only when the field `on` holds one of `values`: keys of codes, "yes" or "no".

    Hidden, it holds nothing, whatever the browser sent; shown and `required`, it has to be answered.
    """

    on: str
    values: tuple[str, ...]
    required: bool = False


@dataclass(frozen=True)
class Carried:
    """A value that is known already: where from, and since when. It is confirmed or changed, never asked anew."""

    value: Any
    source: str
    on: datetime.date


@dataclass(frozen=True)
class NextStep:
    """What follows from what was just recorded, with the day it is due."""

    step: type[Step]
    child: Child
    subject: models.Model | None = None
    due_on: datetime.date | None = None
    why: str = ""

    @property
    def href(self) -> str:
        return address_of(self.step, self.child, self.subject)


@dataclass(frozen=True)
class Line:
    """One field of a form on its page, with the condition under which it is asked."""

    field: BoundField
    reveal: Reveal | None = None
    reveal_name: str = ""

    @property
    def reveal_values(self) -> str:
        return " ".join(self.reveal.values) if self.reveal else ""


class Step(forms.BaseForm):
    """Mixin of all step forms. `key` never changes: it names the address, the draft and the menu entry."""

    key: ClassVar[str]
    title: ClassVar[str]
    stage: ClassVar[str]
    done: ClassVar[str]
    button: ClassVar[str] = "Save and complete"
    intro: ClassVar[str] = ""
    permission: ClassVar[Permission] = Permission.RECORD_WORK
    about: ClassVar[type[models.Model] | None] = None
    """What the step is done to; None when it begins something new about the child."""
    clears: ClassVar[tuple[tuple[type[models.Model], str], ...]] = ()
    """The due dates this step clears, as model and column, so that a row of a worklist leads here."""
    ends: ClassVar[bool] = False
    """Whether it ends or closes what it is about: after a child's death what is still open is listed by these steps."""
    for_siblings: ClassVar[bool] = False
    shared: ClassVar[frozenset[str]] = frozenset()
    """Fields asked once when several children are recorded together; all others are asked for each child."""
    added: ClassVar[frozenset[str]] = frozenset()
    """Fields that `prepare` adds, since they depend on the child, such as the people around them."""
    reveals: ClassVar[dict[str, Reveal]] = {}
    ahead: ClassVar[frozenset[str]] = frozenset()
    """Fields of days that may be ahead of today, such as that of a meeting which is booked."""
    dated_by: ClassVar[dict[str, str]] = {}
    """The date, by name, whose day says which codes a field offers, where it is not the first date the form asks for."""
    helpers: ClassVar[frozenset[str]] = frozenset()
    """Fields that steer the form and are no facts of the record."""
    unseen: ClassVar[frozenset[str]] = frozenset()
    """Fields whose words, while they are a draft, nobody but their writer is shown, such as those of an address."""
    in_menu: ClassVar[bool] = True
    """Whether the child's menu offers it; a step about one of many small things is offered beside each of them instead."""

    cleaned_data: dict[str, Any]

    def __init__(
        self,
        *args: Any,
        child: Child,
        hand: Hand,
        subject: models.Model | None = None,
        several: bool = False,
        first: bool = True,
        **kwargs: Any,
    ) -> None:
        self.child, self.hand, self.subject, self.several, self.first = child, hand, subject, several, first
        self.known = self.carried()
        kwargs["initial"] = {name: carried.value for name, carried in self.known.items()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        for name, reveal in self.reveals.items():
            if reveal.required:
                self.fields[name].required = False
        for name, carried in self.known.items():
            self._ask_to_confirm(name, carried)
        self.prepare()

    # ── What an app says ─────────────────────────────────────────────────────────────────────────

    @classmethod
    def open_for(cls, child: Child) -> models.QuerySet:
        """The records of `child` this step can be done to now. To be said by every step that is `about` something."""
        assert cls.about is not None  # noqa: S101 - a step about nothing is never asked
        return cls.about._default_manager.filter(child=child)

    @classmethod
    def fits(cls, child: Child) -> bool:
        """Whether a step about nothing is offered for this child now."""
        return True

    @classmethod
    def under_way(cls, child: Child) -> bool:
        """Whether what a step about nothing would begin is open already, and is not begun twice."""
        return False

    @classmethod
    def clears_row(cls, row: Any) -> bool:
        """Whether it is this step that clears the due date of `row`, where several steps lead there one after the other."""
        return True

    def prepare(self) -> None:
        """Adjust fields to the child and the subject: narrower choices, other hints."""

    def carried(self) -> dict[str, Carried]:
        """What is known already of the fields, by name."""
        return {}

    def take_over(self, name: str, value: Any, source: str, on: datetime.date) -> None:
        """Begin a field with what is known already, saying where it is from and since when. For `prepare`, where what is
        known often changes with the step, so that a tick that it still holds would be one press too many."""
        if value in (None, ""):
            return
        self.initial.setdefault(name, value)
        field = self.fields[name]
        field.help_text = f"{field.help_text} From {source}, {in_full(on)}.".strip()

    def in_view(self) -> list[Fact]:
        """Facts the person needs beside the form, such as the day something is due."""
        return []

    def perform(self, shared_part: SharedPart | None) -> models.Model:
        """Call the verb with `facts()`; returns what was recorded. ValidationErrors go back to the fields they name."""
        raise NotImplementedError

    @classmethod
    def next_steps(cls, record: Any) -> Iterable[NextStep]:
        """What follows from `record`, the most urgent first."""
        return ()

    @classmethod
    def kept_at(cls, record: Any, child: Child) -> str:
        """The address of the page that shows what was recorded; empty where no page does."""
        is_case_record = isinstance(record, CaseRecord)
        return page_address("workforce:record", child.uuid, str(record._meta.model_name), record.uuid) if is_case_record else ""

    @classmethod
    def brings_about(cls, record: Any) -> Iterable[models.Model]:
        """Records made with `record`, such as the plan a conference decides on: what is doubtful in them is asked too."""
        return ()

    # ── What the page takes ──────────────────────────────────────────────────────────────────────

    def facts(self) -> dict[str, Any]:
        """What was typed, by name, without what only steers the form."""
        steering = self.helpers | {_confirmation(name) for name in self.known} | {FAMILY_WORDS}
        return {name: value for name, value in self.cleaned_data.items() if name not in steering}

    def add_prefix(self, field_name: str) -> str:
        """The name in the page: with several children, the child's own fields carry the child."""
        if self.several and field_name not in self.asked_once:
            return f"{self.child.uuid.hex}-{field_name}"
        return field_name

    @property
    def needed_when_asked(self) -> frozenset[str]:
        """Fields that are not always asked and, where they are, may not stay empty: their labels do not call them optional."""
        return frozenset(name for name, reveal in self.reveals.items() if reveal.required)

    @property
    def asked_once(self) -> frozenset[str]:
        return self.shared | {FAMILY_WORDS} | {_confirmation(name) for name in self.shared}

    def code_days(self, name: str) -> Days:
        day = self.code_day(name)
        return day, day

    def code_day(self, name: str) -> datetime.date:
        """The day of what is recorded, as it was typed: codes retired since are offered for it, later ones are not."""
        dates = (each for each, field in self.fields.items() if isinstance(field, DateField | MomentField))
        dated_by = self.dated_by.get(name) or next((each for each in dates if each not in self.ahead), None)
        return (day_typed(self, dated_by) if dated_by else None) or self.hand.today

    def own_lines(self) -> Iterator[Line]:
        """The fields asked for this child; all of them when the child is alone."""
        return (line for line in self._lines() if not self.several or line.field.name not in self.asked_once)

    def shared_lines(self) -> Iterator[Line]:
        """The fields asked once for several children."""
        return (line for line in self._lines() if self.several and line.field.name in self.asked_once)

    def _lines(self) -> Iterator[Line]:
        asked_with = {_confirmation(name): name for name in self.known}
        for field in self:
            reveal = self.reveals.get(asked_with.get(field.name, field.name))
            yield Line(field, reveal, self[reveal.on].html_name if reveal else "")

    # ── Checking ─────────────────────────────────────────────────────────────────────────────────

    def clean(self) -> dict[str, Any]:
        super().clean()
        for name, reveal in self.reveals.items():
            self._settle(name, reveal)
        for name, carried in self.known.items():
            self._check_confirmed(name, carried)
        return self.cleaned_data

    def _settle(self, name: str, reveal: Reveal) -> None:
        """Empty what was not asked; insist on what was."""
        errors: dict[str, Any] = self.errors
        if as_key(self.cleaned_data.get(reveal.on)) not in reveal.values:
            errors.pop(name, None)
            column_type = self.fields[name]
            self.cleaned_data[name] = "" if isinstance(column_type, forms.CharField) else None
            if isinstance(column_type, forms.BooleanField):
                self.cleaned_data[name] = False
        elif reveal.required and name not in errors and self.cleaned_data.get(name) in (None, "", []):
            self.add_error(name, self.fields[name].error_messages["required"])

    def _ask_to_confirm(self, name: str, carried: Carried) -> None:
        label = f"{answer_to(str(self.fields[name].label))} still holds"
        hint = f"From {carried.source}, {in_full(carried.on)}. Tick it, or change the answer above."
        self.fields[_confirmation(name)] = forms.BooleanField(required=False, label=label, help_text=hint)
        order: list[str] = []
        for each in self.fields:
            if each not in order:
                order.append(each)
            if each == name:
                order.append(_confirmation(name))
        self.order_fields(order)

    def _check_confirmed(self, name: str, carried: Carried) -> None:
        unchanged = _as_typed(self.cleaned_data.get(name)) == _as_typed(carried.value)
        if unchanged and not self.cleaned_data.get(_confirmation(name)):
            label = lower_first(answer_to(str(self.fields[name].label)))
            self.add_error(_confirmation(name), f"Tick that {label} still holds, or change it")

    # ── Several children ─────────────────────────────────────────────────────────────────────────

    def ask_family_words(self, label: str) -> None:
        """Ask for what is written once, before all other fields."""
        field = forms.CharField(label=label, required=False, widget=forms.Textarea(attrs={"rows": 6}))
        self.fields = {FAMILY_WORDS: field, **self.fields}

    def has_family_part(self) -> bool:
        """Whether something was said that belongs to the family, even where the step is done for one child alone."""
        return False

    def write_family_part(self, part: SharedPart) -> None:
        """Keep what belongs to the family with the part that the children share. Asked of the first form alone."""


def take_refusal(form: forms.BaseForm, refused: ValidationError) -> None:
    """Put the sentences of a verb to the fields they name; those of fields that are not asked here, above the form."""
    if not hasattr(refused, "error_dict"):
        form.add_error(None, ValidationError(refused.messages))
        return
    for name, errors in refused.error_dict.items():
        for error in errors:
            form.add_error(name if name in form.fields else None, ValidationError(error.messages))


class StepForm(Step, Form):
    """A step whose fields are its own."""


class StepModelForm(Step, ModelForm):
    """A step whose fields are columns of a model. The verb makes and checks the record, not the form."""

    def _post_clean(self) -> None:
        """Nothing: the form keeps no instance of its own."""


_steps: dict[str, type[Step]] = {}


def register(step: type[Step]) -> type[Step]:
    """Add a step. Raises ValueError when its key is taken by another."""
    if _steps.get(step.key, step) is not step:
        raise ValueError(f"there is a step {step.key!r} already")
    _steps[step.key] = step
    return step


def all_steps() -> dict[str, type[Step]]:
    """Every step of every app, by key."""
    _discover()
    return _steps


def step_that_clears(model: type[models.Model], column: str, row: models.Model | None = None) -> type[Step] | None:
    """The step a worklist leads to from a due date: of several, the one whose turn it is for this `row`."""
    steps = (step for step in all_steps().values() if (model, column) in step.clears)
    return next((step for step in steps if row is None or step.clears_row(row)), None)


def subject_for(step: type[Step], row: Any) -> models.Model | None:
    """What a step is done to so that it clears the due date of `row`: the row itself, or what the row belongs to."""
    about = step.about
    if about is None or isinstance(row, about):
        return row if about else None
    named = next((field.name for field in row._meta.fields if field.related_model is about), None)
    return getattr(row, named) if named else step.open_for(_holder_of(row)).order_by("-pk").first()


def _holder_of(row: Any) -> Child:
    """The record that holds a row: a list may have put the child a duplicate was merged into in its place."""
    child: Child = row.child
    return child if child.pk == row.child_id else Child.objects.get(pk=row.child_id)


def address_of(step: type[Step], child: Child, subject: models.Model | None = None) -> str:
    """Where a step is done for a child and, where it is about something, to that."""
    if subject is None:
        return page_address("workforce:step", child.uuid, step.key)
    return page_address("workforce:step_about", child.uuid, step.key, subject.uuid)  # type: ignore[attr-defined]


def as_key(value: Any) -> str:
    """How a condition names a value: a code by its key, yes and no by their words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, models.Model):
        return str(value.pk)
    return "" if value is None else str(value)


def _as_typed(value: Any) -> Any:
    """A value for comparison: browsers send the lines of a text with other ends than they were given."""
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value


def _confirmation(name: str) -> str:
    return f"{name}_holds"


@cache
def _discover() -> None:
    autodiscover_modules("forms")
