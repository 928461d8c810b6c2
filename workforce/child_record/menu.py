"""What may be recorded for a child now: the steps of every app that fit, under the stages of the journey."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.db.models import IntegerField, Value
from django.utils.text import capfirst

from csc.components import Link
from csc.models import Child
from workforce.access import can
from workforce.reach import Reader
from workforce.recording.kinds import kinds
from workforce.recording.steps import Step, address_of, all_steps
from workforce.records import CaseRecord

STAGES = (
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


def _offered(child: Child, reader: Reader) -> Iterator[tuple[str, Link]]:
    allowed: dict[str, bool] = {}
    there = kinds_recorded_of(child)
    for step in all_steps().values():
        if step.about is not None and issubclass(step.about, CaseRecord) and step.about not in there:
            continue
        if step.permission not in allowed:
            allowed[step.permission] = can(reader, step.permission, child)
        if allowed[step.permission]:
            yield from ((step.stage, link) for link in _links(step, child))


def kinds_recorded_of(child: Child) -> set[type[CaseRecord]]:
    """The kinds of case record the child has any of, in one query: a step on a plan is not asked for where there is no plan."""
    models = list(kinds().values())
    parts = [
        model._base_manager.filter(child=child).order_by().values_list(Value(number, IntegerField()))
        for number, model in enumerate(models)
    ]
    return {models[number] for (number,) in parts[0].union(*parts[1:])}


def _links(step: type[Step], child: Child) -> Iterator[Link]:
    if step.about is None:
        if step.fits(child):
            yield Link(step.title, address_of(step, child))
        return
    subjects = list(step.open_for(child)[:20])
    for subject in subjects:
        if getattr(subject, "child_id", None) == child.pk:
            subject.child = child  # its name often has the child's in it, which is known
        which = f": {capfirst(str(subject))}" if len(subjects) > 1 else ""
        yield Link(f"{step.title}{which}", address_of(step, child, subject))


def _place(stage: str) -> int:
    return STAGES.index(stage) if stage in STAGES else len(STAGES)
