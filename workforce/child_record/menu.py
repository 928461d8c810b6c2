"""What may be recorded for a child now: the steps of every app that fit, under the stages of the journey."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.text import capfirst

from csc.addresses import page_address
from csc.components import Link
from csc.models import Child
from workforce.access import can
from workforce.reach import Reader
from workforce.recording.offered import open_to
from workforce.recording.openings import begins_under, openings
from workforce.recording.steps import Step, address_of, all_steps

STAGES = (
    "Family and network",
    "Front door",
    "Early help",
    "Missing and exploitation",
    "Assessment",
    "Child in need",
    "Child protection",
    "Looked after",
    "Placement",
    "Health and education",
    "Plans and permanence",
    "Leaving care",
    "Allocation and supervision",
    "Notes",
)
"""The order of the menu. A stage that is not named here comes last."""


@dataclass(frozen=True)
class Group:
    """The steps of one stage."""

    title: str
    links: list[Link]


def menu_for(child: Child, reader: Reader) -> list[Group]:
    """What the reader may record for `child` now. A step about a plan is offered once for each plan it can be done to."""
    offered = sorted(_offered(child, reader), key=lambda pair: (_place(pair[0]), pair[0]))
    return [Group(stage, [link for _, link in pairs]) for stage, pairs in groupby(offered, key=lambda pair: pair[0])]


def may_record(child: Child, reader: Reader) -> bool:
    """Whether there is any step that the reader may take for `child`, whatever fits today."""
    return any(can(reader, permission, child) for permission in {step.permission for step in all_steps().values()})


def _offered(child: Child, reader: Reader) -> Iterator[tuple[str, Link]]:
    permissions = {step.permission for step in all_steps().values()}
    allowed = {permission for permission in permissions if can(reader, permission, child)}
    steps = [step for step in all_steps().values() if step.in_menu and step.permission in allowed]
    found = open_to(steps, child)
    for step in steps:
        yield from ((step.stage, link) for link in _links(step, child, found.get(step.key, [])))


def _links(step: type[Step], child: Child, subjects: list[uuid.UUID]) -> Iterator[Link]:
    """The way to a step: one for each thing it can be done to, named where there are several."""
    if step.about is None:
        if begins_under(step, child) is not None:
            yield Link(step.title, address_of(step, child))
    elif len(subjects) == 1:
        yield Link(step.title, page_address("workforce:step_about", child.uuid, step.key, subjects[0]))
    elif subjects:
        for _, subject in openings(step, child):
            yield Link(f"{step.title}: {capfirst(str(subject))}", address_of(step, child, subject))


def _place(stage: str) -> int:
    return STAGES.index(stage) if stage in STAGES else len(STAGES)
