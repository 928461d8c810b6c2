"""Since when something is known of a person, from whom, and what was said before."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.db import models
from django.utils import timezone

from csc.models import Child, Person
from workforce.recording.kinds import in_words

LABELS = {
    "forename": "Forename",
    "surname": "Surname",
    "known_as": "Known as",
    "date_of_birth": "Date of birth",
    "date_of_birth_estimated": "Date of birth is an estimate",
    "expected_on": "Expected date of birth",
    "died_on": "Date of death",
    "sex": "Sex",
    "gender_identity": "Gender identity",
    "ethnicity": "Ethnicity",
    "first_language": "First language",
    "interpreter_needed": "An interpreter is needed",
    "religion": "Religion or belief",
    "nationality": "Nationality",
    "phone": "Telephone",
    "email": "E-mail address",
    "contact_safety": "Is it safe to contact them?",
    "contact_advice": "How and when to make contact, and what not to do",
    "nhs_number": "NHS number",
    "upn": "Unique pupil number",
    "former_upn": "Former unique pupil number",
    "upn_unknown_reason": "Why there is no unique pupil number",
}
"""What is known of a child as a person, in the words of forms and pages."""


@dataclass(frozen=True)
class Since:
    """From when a value is known, and who wrote it."""

    on: datetime.date
    by: str

    def __str__(self) -> str:
        return f"since {self.on:%-d %B %Y}, from {self.by}"


@dataclass(frozen=True)
class Changed:
    """One thing that was changed of a person."""

    at: datetime.datetime
    by: str
    what: str
    before: object
    now: object
    reason: str


def versions_of_child(child: Person) -> list[Any]:
    """Every version of a child, the newest first. Those written as a person and as a child are kept in two tables."""
    histories = (model.history.filter(id=child.pk).select_related("history_user") for model in (Person, Child))  # type: ignore[attr-defined]
    found = [version for history in histories for version in history]
    return sorted(found, key=lambda version: (version.history_date, version.history_id), reverse=True)


def keep_first_version(child: Child) -> None:
    """Before the first change, keep what was known until then: a bulk load leaves records without a version behind."""
    if not versions_of_child(child):
        Child.history.bulk_history_create(  # type: ignore[attr-defined]
            [child], default_date=child.recorded_at, default_user=child.recorded_by, default_change_reason=""
        )


def as_known_at(child: Child, moment: datetime.datetime | None) -> Any:
    """The version of a child that a person saw at a moment; the child as it is where nothing has been changed since."""
    versions = versions_of_child(child) if moment is not None else []
    return next((version for version in versions if version.history_date <= moment), versions[-1] if versions else child)


def known_since(child: Child, names: Iterable[str]) -> dict[str, Since]:
    """Of each column that holds something: since when it has held this, and from whom."""
    versions = versions_of_child(child)
    found = {}
    for name in names:
        column = _column(name)
        held = getattr(child, column)
        if held in (None, "", False):
            continue
        since = Since(timezone.localdate(child.recorded_at), str(child.recorded_by))
        for version in versions:
            if getattr(version, column) != held:
                break
            since = Since(timezone.localdate(version.history_date), str(version.history_user or "csc"))
        found[name] = since
    return found


def changes_of(child: Child) -> list[Changed]:
    """What was changed of a child as a person, the newest first."""
    versions = versions_of_child(child)
    return [change for new, old in pairwise(versions) for change in _changes(old, new)]


def _changes(old: Any, new: Any) -> Iterator[Changed]:
    for name, label in LABELS.items():
        if getattr(old, _column(name)) != getattr(new, _column(name)):
            before, now = _shown(old, name), _shown(new, name)
            yield Changed(new.history_date, str(new.history_user or "csc"), label, before, now, new.history_change_reason or "")


def _shown(version: Any, name: str) -> object:
    field = Person._meta.get_field(name)
    value = getattr(version, name)
    if value is None or value == "":
        return None
    return str(value) if isinstance(field, models.ForeignKey) else in_words(field, value)  # type: ignore[arg-type]


def _column(name: str) -> str:
    return str(Person._meta.get_field(name).attname)  # type: ignore[union-attr]


def key_of(value: object) -> object:
    """A value for comparison: a record by its key."""
    return value.pk if isinstance(value, models.Model) else value


def held_by(version: models.Model, name: str) -> object:
    """What a version, or the record itself, holds in a column; a code by its key."""
    return getattr(version, version._meta.get_field(name).attname)  # type: ignore[union-attr]
