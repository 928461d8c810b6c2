"""What every step can be done to for a child now, found together: for the menu, which asks all hundred and fifty of them.

Each step says for itself what it can be done to (`Step.open_for`). Where that rests on whose record it is and on nothing
else of the child, as with most steps, it is put into SQL once for a day (`csc.prepared`) and asked in one union with
all the others. A step that looks at the child's age, or at the database, before it answers is asked by itself.
"""

from __future__ import annotations

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any, NoReturn

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import IntegerField, QuerySet, Value
from django.utils import timezone

from csc.models import Child
from csc.prepared import PreparedUnion
from workforce.of_child import Kinds, kinds_of
from workforce.recording.steps import Step, all_steps
from workforce.records import CaseRecord
from workforce.sameness import records_of

Found = dict[str, list[uuid.UUID]]


def open_to(steps: Iterable[type[Step]], child: Child) -> Found:
    """What each of the steps that are about something can be done to now, by the step's key; a step without any is left out."""
    kinds, today = kinds_of(child), timezone.localdate()
    asked = [step for step in steps if step.about is not None and _may_have(step.about, kinds)]
    wanted = {step.key for step in asked}
    numbers = [number for number, key in enumerate(_together()) if key in wanted]
    found: Found = defaultdict(list)
    for held in records_of(child):
        for number, record in _open([held.pk], numbers, today):
            found[_together()[number]].append(record)
        for step in asked:
            if step.key not in _together():
                found[step.key] += step.open_for(held).values_list("uuid", flat=True)
    return {key: records for key, records in found.items() if records}


def _may_have(about: type[Any], kinds: Kinds) -> bool:
    """Whether the child can have a record of this model. What is part of another record, such as an action, is looked for."""
    return not issubclass(about, CaseRecord) or about in kinds


@PreparedUnion
def _open(number: int, children: list[int], today: datetime.date) -> QuerySet[Any, Any]:
    """What the step of this number can be done to. `today` is what the step reads of the clock, and part of the question."""
    rows = _asked_of_a_key(all_steps()[_together()[number]], children[0])
    return rows.order_by().annotate(step_number=Value(number, IntegerField())).values_list("step_number", "uuid")


# ── Which steps can be asked together ────────────────────────────────────────────────────────────


class LooksFurtherError(Exception):
    """A step wanted to know more than whose record it is."""


def _asked_of_a_key(step: type[Step], key: int) -> QuerySet[Any, Any]:
    """What a step can be done to for the child of this key, of whom nothing else is known.

    Raises:
        LooksFurtherError: the step read something of the child, or something else, before it answered.
    """
    with connection.execute_wrapper(_refuse):
        return step.open_for(Child.from_db(DEFAULT_DB_ALIAS, ["id"], [key]))


def _refuse(*args: Any) -> NoReturn:
    raise LooksFurtherError


@cache
def _together() -> tuple[str, ...]:
    """Keys of the steps that can be asked together; the place of a step among them is its number."""
    return tuple(step.key for step in all_steps().values() if step.about is not None and _rests_on_the_key(step))


def _rests_on_the_key(step: type[Step]) -> bool:
    try:
        _asked_of_a_key(step, 0)
    except LooksFurtherError:
        return False
    return True
