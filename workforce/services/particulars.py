"""What is known of a child as a person, changed with a version kept of what was known before: particulars, birth, death."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from csc.audit import record_event
from csc.formats import day as in_full
from csc.formats import lower_first
from csc.models import Child, Code, User
from workforce.casework import check_facts, let_due_dates_follow, save_record, say_why, set_facts
from workforce.particulars.known import LABELS, as_known_at, held_by, keep_first_version, key_of
from workforce.refusals import refuse_blank
from workforce.worklist.notifications import tell_holder

PARTICULARS = (
    "forename",
    "surname",
    "known_as",
    "sex",
    "gender_identity",
    "ethnicity",
    "first_language",
    "interpreter_needed",
    "religion",
    "nationality",
    "phone",
    "email",
    "contact_safety",
    "contact_advice",
    "upn_unknown_reason",
)
"""What `record_particulars` changes. Birth, death and numbers have verbs of their own."""

NOTHING_CHANGED = "Nothing was changed. Change what is different now, or leave the record as it is."


@transaction.atomic
def record_particulars(*, by: User, child: Child, seen_at: datetime.datetime | None = None, **facts: Any) -> Child:
    """Change what is different now. What was known before stays as a version, so that a former name still finds the child.

    With `seen_at`, the moment at which the writer saw the particulars, only what they changed is written, and what
    somebody else has changed since is left alone.

    Raises:
        ValidationError: nothing was changed; by field, both have changed the same; or what a particular may not be.
        TypeError: a name that is no particular.
    """
    if unknown := facts.keys() - set(PARTICULARS):
        raise TypeError(f"no particulars of a child: {', '.join(sorted(unknown))}")
    standing = standing_child(child)
    seen = as_known_at(standing, seen_at)
    mine = {name: value for name, value in facts.items() if key_of(value) != held_by(seen, name)}
    for name, value in mine.items():
        if held_by(standing, name) not in (held_by(seen, name), key_of(value)):
            now = getattr(standing, name)
            label = lower_first(LABELS[name])
            said = f"“{now}”" if now not in (None, "") else "nothing"
            raise ValidationError({name: f"Somebody has changed {label} to {said} since you opened this. Check which is right."})
    return write_child(standing, by=by, verb="record_particulars", changes=mine)


@transaction.atomic
def record_birth(
    *,
    by: User,
    child: Child,
    date_of_birth: datetime.date,
    sex: Code,
    forename: str,
    surname: str,
    date_of_birth_estimated: bool = False,
) -> Child:
    """The child has been born. The expected date stays in the versions; clocks that run from birth begin.

    Raises:
        ValidationError: born already, or a day that has not come; nothing was written.
    """
    standing = standing_child(child)
    if standing.date_of_birth is not None:
        born = in_full(standing.date_of_birth)
        raise ValidationError({"date_of_birth": f"The birth is recorded already, on {born}. Correct that date instead."})
    changes = {
        "date_of_birth": date_of_birth,
        "date_of_birth_estimated": date_of_birth_estimated,
        "expected_on": None,
        "sex": sex,
        "forename": forename,
        "surname": surname,
    }
    return write_child(standing, by=by, verb="record_birth", changes=changes)


@transaction.atomic
def correct_birth(*, by: User, child: Child, date_of_birth: datetime.date, date_of_birth_estimated: bool, reason: str) -> Child:
    """Put the date of birth right, or make an estimated one a known one. Due dates that run from it follow.

    Raises:
        ValidationError: not born yet; nothing changed; no reason; or what the records of the child do not allow.
    """
    standing = standing_child(child)
    if standing.is_unborn:
        raise ValidationError("The birth has not been recorded. Record the birth instead.")
    refuse_blank(reason, "reason", "Say how the date of birth became known, or what was wrong with it.")
    changes = {"date_of_birth": date_of_birth, "date_of_birth_estimated": date_of_birth_estimated}
    return write_child(standing, by=by, verb="correct_birth", changes=changes, reason=reason)


@transaction.atomic
def change_expected_date(*, by: User, child: Child, expected_on: datetime.date, reason: str = "") -> Child:
    """The birth is expected on another day, as after a scan.

    Raises:
        ValidationError: born already, or nothing changed.
    """
    standing = standing_child(child)
    if standing.date_of_birth is not None:
        raise ValidationError({"expected_on": "The child is born. Correct the date of birth instead."})
    return write_child(standing, by=by, verb="change_expected_date", changes={"expected_on": expected_on}, reason=reason)


@transaction.atomic
def record_death(*, by: User, child: Child, died_on: datetime.date, how_known: str) -> Child:
    """The child has died. Nothing is closed by it: each plan and case is ended by whoever answers for it.

    `how_known` is kept with the version that says so. The child's worker is told.

    Raises:
        ValidationError: recorded already, before birth, or a day that has not come; nothing was written.
    """
    standing = standing_child(child)
    if standing.died_on is not None:
        raise ValidationError(
            {"died_on": f"The death is recorded already, on {in_full(standing.died_on)}. Correct that date instead."}
        )
    refuse_blank(how_known, "how_known", "Say how this is known.")
    written = write_child(standing, by=by, verb="record_death", changes={"died_on": died_on}, reason=how_known)
    tell_holder(by=by, child=written, what="The death of a child you hold has been recorded")
    return written


@transaction.atomic
def correct_death(*, by: User, child: Child, died_on: datetime.date | None, reason: str) -> Child:
    """Put the day of death right; without a day, the child has not died and it was recorded by mistake.

    Raises:
        ValidationError: no death is recorded; nothing changed; no reason; or a day that cannot be.
    """
    standing = standing_child(child)
    if standing.died_on is None:
        raise ValidationError("No death is recorded of this child.")
    refuse_blank(reason, "reason", "Say what was wrong.")
    written = write_child(standing, by=by, verb="correct_death", changes={"died_on": died_on}, reason=reason)
    tell_holder(by=by, child=written, what="What was recorded of a death has been corrected")
    return written


def standing_child(child: Child) -> Child:
    """The child as the database has it now, which nobody else changes meanwhile."""
    return Child.objects.select_for_update().get(pk=child.pk)


def write_child(child: Child, *, by: User, verb: str, changes: Mapping[str, Any], reason: str = "") -> Child:
    """Change columns of a child: checked, kept as a version with its author and reason, and logged. Due dates follow.

    Raises:
        ValidationError: nothing changed, or what the child may not be.
    """
    changed = {name for name, value in changes.items() if key_of(value) != held_by(child, name)}
    if not changed:
        raise ValidationError(NOTHING_CHANGED)
    keep_first_version(child)
    set_facts(child, changes)
    check_facts(child)
    say_why(child, by=by, reason=reason)
    save_record(child)
    if changed & {"date_of_birth", "expected_on"}:
        let_due_dates_follow(child, by=by, reason=reason or "The date of birth became known")
    record_event(by=by, verb=verb, record=child, child=child, reason=reason, fields=changed)
    return child
