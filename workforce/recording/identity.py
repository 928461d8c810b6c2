"""Whose record a page is about, the same on every page: name, number, age, and what must not be overlooked."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable

from django.urls import reverse

from csc.components import Fact, IdentityBar, Tag
from csc.formats import day as in_full
from csc.formats import plural
from csc.models import Child

TagsOf = Callable[[Child, datetime.date], Iterable[Tag]]
_tags: list[TagsOf] = []


def register_tags(tags_of: TagsOf) -> TagsOf:
    """Let an app add warnings and states, such as "On a child protection plan". Call it in `ready()`."""
    if tags_of not in _tags:
        _tags.append(tags_of)
    return tags_of


def identity_bar(child: Child, today: datetime.date) -> IdentityBar:
    """Name, number, birth and age, with what every app says of the child today."""
    if child.date_of_birth is None and child.expected_on is not None:
        birth = Fact("Unborn", f"expected {in_full(child.expected_on)}")
    else:
        birth = Fact("Born", born(child, today))
    facts = [Fact("Number", child.local_id), birth]
    if child.known_as:
        facts.append(Fact("Known as", child.known_as))
    tags = [tag for tags_of in _tags for tag in tags_of(child, today)]
    if child.restricted:
        tags.insert(0, Tag("Restricted record", "red"))
    if child.died_on:
        tags.insert(0, Tag(f"Died {in_full(child.died_on)}", "grey"))
    return IdentityBar(name_of(child), facts, tags, reverse("workforce:child", args=[child.uuid]))


def name_of(child: Child) -> str:
    """The name a person reads: an unborn child often has a surname alone."""
    return child.full_name or child.local_id


def born(child: Child, today: datetime.date) -> str:
    """Date of birth with the age today, or the day an unborn child is expected."""
    if child.date_of_birth is None:
        return f"Unborn, expected {in_full(child.expected_on)}" if child.expected_on else ""
    age = child.age_on(today)
    about = "about " if child.date_of_birth_estimated else ""
    if age is None:
        return about + in_full(child.date_of_birth)
    if age < 2:
        months = (today.year - child.date_of_birth.year) * 12 + today.month - child.date_of_birth.month
        months -= today.day < child.date_of_birth.day
        return f"{about}{in_full(child.date_of_birth)} ({plural(months, 'month')} old)"
    return f"{about}{in_full(child.date_of_birth)} ({plural(age, 'year')} old)"
