"""Changing what is known of somebody from one day to another: never deleted, each version with its author and reason."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any, TypeVar

from django.core.exceptions import ValidationError

from csc.models import User
from csc.records import Record
from workforce.casework import save_record, say_why, set_facts, version_of
from workforce.refusals import refuse_blank

Kind = TypeVar("Kind", bound=Record)


def change(record: Kind, changes: Mapping[str, Any], *, by: User, reason: str, seen_version: int | None) -> tuple[Kind, set[str]]:
    """The record with `changes`, and the names of the fields that differ now. Call it within a transaction.

    `seen_version` is the version the person saw (`workforce.casework.version_of`); None where no form was open.

    Raises:
        ValidationError: no reason; nothing differs; somebody else changed it since; what the record may not say.
    """
    standing: Kind = type(record)._base_manager.select_for_update().get(pk=record.pk)
    if seen_version is not None and seen_version != version_of(standing):
        raise ValidationError("Somebody has changed this since you opened it. Start afresh to see what it says now.")
    refuse_blank(reason, "reason", "Say why it is changed.")
    before = copy.copy(standing)
    set_facts(standing, changes)
    fields = standing._meta.concrete_fields
    changed = {field.name for field in fields if getattr(before, field.attname) != getattr(standing, field.attname)}
    if not changed:
        raise ValidationError("Nothing was changed. Change what is wrong, or leave it as it is.")
    say_why(standing, by=by, reason=reason)
    save_record(standing)
    return standing, changed
