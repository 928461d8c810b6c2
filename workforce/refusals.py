"""What cannot be so of any child, refused in words that say what to do; each app adds what cannot be so of its records.

Only the impossible is refused. What is merely unlikely is a doubt (`csc.doubts`), which may stand.
"""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from csc.formats import day as in_full
from csc.formats import lower_first
from csc.models import Child, Code
from workforce.records import CaseRecord, RecordState

LONGEST_BEFORE_BIRTH = datetime.timedelta(weeks=40)
"""How long before its birth a child can be known about (children in need census, rule 8606)."""

NOT_SEEN_ALONE = ("visit_alone:not_alone", "visit_alone:not_appropriate")
"""Answers about a visit that need a reason."""

NUMBERS = {"person_nhs_number_once": "nhs_number"}
"""Constraints by which a number belongs to one person, with its field."""

NUMBER_NOT_KEPT = "This number cannot be kept. Check it. If it is right, leave it empty and save without it."
"""Says the same whoever has the number: a child the reader can find, a grown-up, or a restricted record nobody may learn of."""

When = datetime.date | datetime.datetime | None


def day_of(when: datetime.date | datetime.datetime) -> datetime.date:
    """The day, in England, of a day or a moment."""
    return timezone.localdate(when) if isinstance(when, datetime.datetime) else when


def refuse_future(when: When, field: str) -> None:
    if isinstance(when, datetime.datetime) and when > timezone.now():
        raise ValidationError({field: "This time is in the future. Record what happens when it has happened."})
    if when is not None and day_of(when) > timezone.localdate():
        raise ValidationError({field: "This day is in the future. Record what happens when it has happened."})


def refuse_before_known(child: Child, when: When, field: str) -> None:
    """An unborn child can be known about and helped, for no more than 40 weeks before the birth."""
    born = child.date_of_birth or child.expected_on
    if when is None or born is None or born - day_of(when) <= LONGEST_BEFORE_BIRTH:
        return
    event = "date of birth" if child.date_of_birth else "expected date of birth"
    raise ValidationError({field: f"This is more than 40 weeks before the {event}, {in_full(born)}. Check both dates."})


def refuse_before_birth(child: Child, when: When, field: str) -> None:
    """For what can only happen to a child who has been born."""
    if when is None:
        return
    if child.date_of_birth is None and child.expected_on is not None:
        raise ValidationError({field: "The child is not born yet. Record the date of birth first."})
    if child.date_of_birth is not None and day_of(when) < child.date_of_birth:
        raise ValidationError({field: f"The child was not born until {in_full(child.date_of_birth)}. Check both dates."})


def refuse_after_death(child: Child, when: When, field: str) -> None:
    if when is not None and child.died_on is not None and day_of(when) > child.died_on:
        raise ValidationError({field: f"The child died on {in_full(child.died_on)}. Check both dates."})


def refuse_order(start: When, end: When, field: str, sentence: str) -> None:
    """Refuse an `end` before its `start`; days and moments compare by day unless both are moments."""
    if start is None or end is None:
        return
    both = isinstance(start, datetime.datetime) and isinstance(end, datetime.datetime)
    if (end < start) if both else (day_of(end) < day_of(start)):
        raise ValidationError({field: sentence})


def refuse_code_not_in_use(record: models.Model, field: str, when: When) -> None:
    """A code can be given only for days on which the returns had it."""
    if when is None or getattr(record, f"{field}_id") is None:
        return
    code: Code = getattr(record, field)
    day = day_of(when)
    if (code.valid_from and day < code.valid_from) or (code.valid_to and day > code.valid_to):
        raise ValidationError({field: f"“{code.label}” was not in use on {in_full(day)}. Choose the code of that time."})


def refuse_blank(text: str, field: str, sentence: str) -> None:
    if not text.strip():
        raise ValidationError({field: sentence})


def refuse_unless_standing(record: CaseRecord, field: str = "") -> None:
    """Nothing more is done to a record that was withdrawn, or is still a draft."""
    if record.state == RecordState.COMPLETE:
        return
    kind = lower_first(str(record._meta.verbose_name))
    happened = "has been withdrawn" if record.state == RecordState.WITHDRAWN else "is still a draft"
    sentence = f"This {kind} {happened}. Choose one that stands, or record it anew."
    raise ValidationError({field: sentence} if field else sentence)


def refuse_other_child(record: CaseRecord | None, child: Child, field: str) -> None:
    if record is not None and record.child_id != child.pk:
        raise ValidationError({field: f"This {lower_first(str(record._meta.verbose_name))} is about another child."})


def refuse_seen_without_answers(seen_alone: str | None, reason: str | None) -> None:
    """Whether a child was seen alone is told, or the reason why not."""
    if seen_alone in NOT_SEEN_ALONE and not reason:
        raise ValidationError({"not_alone_reason": "Say why the child was not seen alone."})


# ── The database's own rules, in words ───────────────────────────────────────────────────────────


def in_words(constraint: models.BaseConstraint, record: models.Model) -> ValidationError:
    """What a constraint of the database refuses, by the field to mend where there is one.

    A service has usually refused it before, in better words; this is for corrections and for two
    people who save at once. A constraint that has words of its own is told in them.
    """
    own_words = constraint.violation_error_message
    if own_words and own_words != constraint.default_violation_error_message:
        return ValidationError(own_words)
    if isinstance(constraint, models.CheckConstraint) and isinstance(constraint.condition, Q):
        ordered = _order(constraint.condition)
        if ordered:
            field, start = ordered
            return ValidationError({field: f"{_label(record, field)} cannot be before {lower_first(_label(record, start))}."})
        apart = _kept_together(constraint.condition)
        if apart:
            missing = next((name for name in apart if getattr(record, name) is None), apart[0])
            listed = ", ".join(lower_first(_label(record, name)) for name in apart)
            return ValidationError({missing: f"These belong together: {listed}. Give all of them or none."})
    if isinstance(constraint, models.UniqueConstraint) and constraint.name in NUMBERS:
        return ValidationError({NUMBERS[constraint.name]: NUMBER_NOT_KEPT})
    if isinstance(constraint, models.UniqueConstraint):
        kind = lower_first(str(record._meta.verbose_name))
        return ValidationError(f"There is another {kind} like this one, or still open. Look at that one first.")
    return ValidationError(f"This cannot be so: {constraint.name.replace('_', ' ')}.")


def _order(condition: Q) -> tuple[str, str] | None:
    """The end and the start of a rule such as `ended_on >= started_on`."""
    for child in condition.children:
        if isinstance(child, tuple) and isinstance(child[1], F):
            field, _, comparison = child[0].rpartition("__")
            if comparison in ("gte", "gt"):
                return field, child[1].name  # type: ignore[attr-defined]  # what F() was given
    return None


def _kept_together(condition: Q) -> list[str]:
    """The fields of a rule that wants all of them or none."""
    branches = [child for child in condition.children if isinstance(child, Q)]
    if len(branches) != 2:
        return []
    named = [
        [str(pair[0]).removesuffix("__isnull") for pair in branch.children if isinstance(pair, tuple)] for branch in branches
    ]
    return named[0] if named[0] == named[1] else []


def _label(record: models.Model, field: str) -> str:
    return str(record._meta.get_field(field).verbose_name).capitalize()  # type: ignore[union-attr]
