"""Steps played as a person does it, with plausible answers and with any text at all.

A `Scene` says in which state a child is, what is typed, and which lines of the log follow. `rows` counts
what the database holds, so that a refused form can be shown to have written nothing.
"""

from __future__ import annotations

import contextlib
import dataclasses
import os
import re
import uuid
from collections.abc import Callable, Iterator
from typing import Any

from django import forms
from django.apps import apps
from django.db import connection, models, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import strategies as st

from csc.forms import DateField, MomentField, YesNoField
from csc.models import AuditEvent, Child, Person, Relationship, SharedPart, Submission
from csc.permissions import ROLES, Permission
from tests.workforce.cast import BEGINNING, post, somebody
from workforce.models import NameKey, NamePart, NameWord, SupervisionAction, Unit, Worker
from workforce.reach import Reader
from workforce.recording.hand import Hand
from workforce.recording.steps import Step, address_of, all_steps

EXAMPLES = int(os.environ.get("CSC_FORM_EXAMPLES", "4"))
"""How often each form is sent anything at all: a few times in the suite, `CSC_FORM_EXAMPLES=200` times for those with time."""


@dataclasses.dataclass(frozen=True)
class Scene:
    """A state, which returns the child or the record the step is done to; what is typed; the verbs that are logged."""

    setting: Callable[[], Any]
    typed: dict[str, str | list[str]]
    verbs: tuple[str, ...]


@dataclasses.dataclass(frozen=True)
class Played:
    """A scene that is set: the step, the child, what it is done to, and its address."""

    step: type[Step]
    child: Child
    subject: Any
    address: str


def steps_of(app: str) -> dict[str, type[Step]]:
    """The steps an app declares, by key."""
    return {key: step for key, step in all_steps().items() if step.__module__.startswith(f"{app}.")}


def whose(found: Any) -> Person:
    """The child a step is done for, from what its scene returns. Of two people who are related it is the second."""
    if isinstance(found, Person):
        return found
    if isinstance(found, Relationship):
        return found.other
    return found.supervision.child if isinstance(found, SupervisionAction) else getattr(found, "child", None) or found.person


def set_scene(key: str, scene: Scene) -> Played:
    step, found = all_steps()[key], scene.setting()
    child = Child.objects.get(pk=whose(found).pk)
    subject = None if step.about is None else found
    return Played(step, child, subject, address_of(step, child, subject))


def everybody(team: Unit) -> Worker:
    """One person who manages the team and chairs conferences: may do every step."""
    person = somebody("Max", team, "team_manager")
    post(person, team, "conference_chair", from_=BEGINNING)
    return person


def browser_without(permission: Permission, team: Unit) -> Client:
    """A browser of somebody who reads the children of the team and may not do what `permission` says."""
    roles = ("director", "conference_chair", "team_manager")
    role = next(role for role in roles if permission not in ROLES[role].permissions)
    client = Client()
    client.force_login(somebody("Rae", team, role).user)
    return client


def menu_of(child: Child) -> str:
    """What may be recorded of a child now: the part that the child's page fetches."""
    return reverse("workforce:menu", args=[child.uuid])


def typed_in(played: Played, scene: Scene, person: Worker) -> dict[str, Any]:
    """What the scene types, as a browser sends it: “*” is the first choice offered, “police:came” the row of an agency."""
    form = form_of(played, person)
    typed: dict[str, Any] = {"submission": str(uuid.uuid4())}
    for name, text in scene.typed.items():
        agency, _, column = name.rpartition(":")
        if agency:
            rows = {row.agency.code: key for key, row in form.rows.items()}
            typed[f"{column}_{rows[agency]}"] = text
        else:
            typed[name] = _first(form.fields[name]) if text == "*" else text
    return typed


def _first(field: Any) -> str:
    return next(str(value) for value, _ in field.choices if str(value))


def press(client: Client, played: Played, typed: dict[str, Any]) -> Any:
    """One press of the button, with a key of its own."""
    return client.post(played.address, {"submission": str(uuid.uuid4()), **typed})


def complaints(answer: Any) -> Any:
    """What a refused form says, for the message of a test that fails."""
    found = re.findall(r'class="(?:govuk-error-message|csc-doubts)".*?</(?:p|div)>', answer.content.decode(), flags=re.DOTALL)
    return answer.status_code, [" ".join(re.sub(r"<[^>]+>|class=[^>]*>", " ", each).split()) for each in found]


def logged_since(before: int) -> list[str]:
    """The verbs logged after the line `before`, in order."""
    return list(AuditEvent.objects.filter(pk__gt=before).order_by("pk").values_list("verb", flat=True))


def last_line() -> int:
    return AuditEvent.objects.order_by("pk").values_list("pk", flat=True).last() or 0


def rows(*labels: str) -> dict[str, int]:
    """How many rows the tables of these apps hold, histories included, with the log, the presses and the shared words.

    The index of names is left out: it is derived, and a form that looks for somebody mends it.
    """
    counted: list[type[models.Model]] = [AuditEvent, Submission, SharedPart]
    for label in labels:
        counted += apps.get_app_config(label).get_models()
    tables = sorted(
        {model._meta.db_table for model in counted if not model._meta.proxy and model not in {NameKey, NamePart, NameWord}}
    )
    with connection.cursor() as cursor:  # One statement, for it is asked after each of thousands of presses.
        cursor.execute(" UNION ALL ".join(f"SELECT '{table}', count(*) FROM {table}" for table in tables))
        return dict(cursor.fetchall())


class _Undone(Exception):
    """Ends a trial."""


@contextlib.contextmanager
def undone() -> Iterator[None]:
    """Whatever is written within is taken back, so that every trial begins with the same records."""
    with contextlib.suppress(_Undone), transaction.atomic():
        yield
        raise _Undone


# ── Any text at all ──────────────────────────────────────────────────────────────────────────────

ANY_TEXT = st.text(max_size=40) | st.sampled_from(["", " ", "\x00", "<b>", "' or 1=1", "9" * 30, "-1", "None", "yes", "on", "🙂"])
LONG = st.sampled_from(["x" * 301, "word " * 600, "\r\n" * 50])
DATES = st.dates().map(lambda day: f"{day.day}/{day.month}/{day.year}") | st.sampled_from(
    [
        "today",
        "yesterday",
        "tomorrow",
        "31/3/2026",
        "1/3/2026",
        "16/3/2026",
        "1 4",
        "30/2/2026",
        "0/0/0",
        "1/1/0001",
        "31/12/9999",
    ]
)
TIMES = st.times().map(lambda time: f"{time:%H:%M}") | st.sampled_from(["noon", "9", "25:00", "1.30am"])


def form_of(played: Played, person: Worker) -> Any:
    """The empty form of a scene, to know its fields as they are offered."""
    hand = Hand(Reader(person.user))
    return played.step(child=played.child, hand=hand, subject=played.subject)


def answers_to(form: Any) -> st.SearchStrategy[dict[str, Any]]:
    """Answers of any kind for every field: often one that is offered, often a plausible date, often neither, or nothing."""
    given: dict[str, st.SearchStrategy[Any]] = {}
    for name, field in form.fields.items():
        if isinstance(field, MomentField):
            given[f"{name}_date"], given[f"{name}_time"] = DATES | ANY_TEXT, TIMES | ANY_TEXT
        elif isinstance(field, DateField):
            given[name] = DATES | ANY_TEXT
        elif isinstance(field, YesNoField):
            given[name] = st.sampled_from(["yes", "no"]) | ANY_TEXT
        elif isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField):
            given[name] = st.lists(_offered(field) | ANY_TEXT, max_size=4)
        elif isinstance(field, forms.ChoiceField):
            given[name] = _offered(field) | ANY_TEXT
        elif isinstance(field, forms.BooleanField):
            given[name] = st.sampled_from(["on", ""]) | ANY_TEXT
        else:
            given[name] = ANY_TEXT | LONG
    return st.fixed_dictionaries({}, optional=given)


def _offered(field: Any) -> st.SearchStrategy[str]:
    keys = [str(value) for value, _ in field.choices if str(value)]
    return st.sampled_from(keys) if keys else st.just("")
