"""The words in which a column is asked for, so that correcting a record asks what recording it asked.

Nothing is written down twice: the words are those of the steps that record the kind, found by what
their `perform` returns and, for forms of a model, by their `Meta.model`.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import models
from django.utils.text import capfirst

from workforce.recording.steps import Step, all_steps

BARE = frozenset(
    {"by", "day", "for", "from", "how", "in", "not", "of", "on", "since", "this", "what", "when", "where", "which", "whom", "why"}
)
"""Words of which a question is made that only its form's title completes: “Why?”, “From which day?”."""


@dataclass(frozen=True)
class Question:
    """How a form asks for a column, with its hint."""

    label: str
    hint: str = ""

    @property
    def bare(self) -> bool:
        """Whether it says nothing beside the record's other questions, having been asked under the title of a step."""
        return BARE.issuperset(re.findall(r"\w+", self.label.lower().split("?")[0]))


def question_for(column: models.Field) -> Question:
    """The question of the step that begins such records; else of those done to them; else the column's own name.

    Steps of one sort that ask differently, as for the start of a placement, each ask about their own
    occasion: a record does not tell which it was, so the column's own name is used, as it is where
    the question is bare.
    """
    begun, done = steps_for(column.model)
    for steps in (begun, done):
        asked = list(dict.fromkeys(_asked(steps, column.name)))
        labels = {question.label for question in asked}
        if len(labels) == 1 and not asked[0].bare:
            return asked[0]
        if asked:
            break
    return Question(capfirst(str(column.verbose_name)), str(column.help_text))


def _asked(steps: tuple[type[Step], ...], name: str) -> Iterator[Question]:
    for step in steps:
        field = getattr(step, "base_fields", {}).get(name)
        if field is not None and name not in step.helpers:
            label = getattr(step, "labels", {}).get(name, field.label)
            hint = getattr(step, "hints", {}).get(name, field.help_text)
            yield Question(str(label), str(hint))


@cache
def steps_for(model: type[models.Model]) -> tuple[tuple[type[Step], ...], tuple[type[Step], ...]]:
    """The steps that record a `model`: those that do not begin with one, and those done to one that is there already."""
    own = [step for step in all_steps().values() if _records(step, model)]
    return tuple(step for step in own if step.about is not model), tuple(step for step in own if step.about is model)


def _records(step: type[Step], model: type[models.Model]) -> bool:
    """Whether what the step records is a `model`; one that names only the base of several kinds has to be about `model`."""
    recorded = _recorded_by(step)
    return recorded is model or (step.about is model and issubclass(model, recorded))


def _recorded_by(step: type[Step]) -> type[Any]:
    meta: Any = getattr(step, "_meta", None)
    if meta is not None:
        return meta.model
    hinted = typing.get_type_hints(step.perform).get("return")
    return hinted if isinstance(hinted, type) else type(None)
