"""What steps can be done to for a child whose records may partly lie under duplicates merged since.

A merge moves nothing (`workforce.sameness`): a plan made under a duplicate is held there, so its visits, its
reviews and its end are recorded there too, and undoing the merge gives each record back whole. A page
asks here which of a child's records a step belongs to; the step itself knows only that one.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from itertools import chain, islice

from django.db.models import Model

from csc.models import Child
from workforce.recording.steps import Step
from workforce.sameness import records_of

Opening = tuple[Child, Model]
"""Something a step can be done to, after the record of the child that holds it."""


def openings(step: type[Step], child: Child, most: int = 20) -> list[Opening]:
    """What a step about something can be done to now: of the record that stands first, then of the duplicates."""
    return list(islice(chain.from_iterable(_openings(step, held, most) for held in records_of(child)), most))


def opening(step: type[Step], child: Child, key: uuid.UUID) -> Opening | None:
    """The one thing of that uuid, if the step can be done to it now."""
    return next(((held, row) for held in records_of(child) for row in step.open_for(held).filter(uuid=key)[:1]), None)


def newest_opening(step: type[Step], child: Child) -> Opening | None:
    """The newest thing a step can be done to, of the first record that has any."""
    return next(((held, row) for held in records_of(child) for row in step.open_for(held).order_by("-pk")[:1]), None)


def begins_under(step: type[Step], child: Child) -> Child | None:
    """The record under which a step that is about nothing yet is offered: the one that stands, where it fits there.

    None where it fits nowhere, or where what it would begin is under way under any of them.
    """
    held = records_of(child)
    if any(step.under_way(each) for each in held):
        return None
    return next((each for each in held if step.fits(each)), None)


def _openings(step: type[Step], held: Child, most: int) -> Iterator[Opening]:
    for row in step.open_for(held)[:most]:
        if getattr(row, "child_id", None) == held.pk:
            row.child = held  # type: ignore[attr-defined]  # its name often has the child's in it, which is known
        yield held, row
