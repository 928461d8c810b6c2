"""Opening and closing units: a reorganisation never rewrites last year's tree."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csc.audit import record_event
from csc.models import User
from workforce.models import Allocation, Post, Unit


@transaction.atomic
def open_unit(
    *,
    by: User,
    code: str,
    name: str,
    kind: str,
    opened_on: datetime.date,
    parent: Unit | None = None,
    team_type: str | None = None,
) -> Unit:
    """Open a unit under its parent. `team_type` is the key of a code and belongs to teams alone."""
    if parent is not None and not parent.is_open_on(opened_on):
        raise ValidationError({"parent": f"{parent} is not open on {opened_on:%-d %B %Y}."})
    unit = Unit(recorded_by=by, code=code, name=name, kind=kind, parent=parent, team_type_id=team_type, opened_on=opened_on)
    unit.full_clean()
    unit.save()
    record_event(by=by, verb="open_unit", record=unit)
    return unit


@transaction.atomic
def close_unit(*, by: User, unit: Unit, closed_on: datetime.date, succeeded_by: Unit | None = None) -> Unit:
    """Close a unit that holds nothing any more.

    Raises:
        ValidationError: a child is still held there, a post still there, or a unit below it open on that day.
    """
    children = Allocation.objects.open_on(closed_on).filter(team=unit).count()
    posts = Post.objects.open_on(closed_on).filter(unit=unit).count()
    below = Unit.objects.open_on(closed_on).filter(parent=unit).count()
    problems = [
        sentence
        for count, sentence in (
            (children, f"{children} allocations are still with {unit}. Transfer them first."),
            (posts, f"{posts} posts are still in {unit}. End or move them first."),
            (below, f"{below} units below {unit} are still open. Close them first."),
        )
        if count
    ]
    if problems:
        raise ValidationError(problems)
    unit.closed_on, unit.succeeded_by = closed_on, succeeded_by
    unit.full_clean()
    unit.save()
    record_event(by=by, verb="close_unit", record=unit)
    return unit
