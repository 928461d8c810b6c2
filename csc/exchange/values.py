"""How each kind of value is written in a file, and read back exactly as it was.

Dates are ISO, moments ISO in UTC, truth values true and false, an empty cell is no value. Text
that a spreadsheet would take for a formula gets an apostrophe in front, and so does text that
begins with one, so that reading can take it off again without a doubt.
"""

from __future__ import annotations

import datetime
import decimal
import json
import re
import uuid
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

# The wide forms of the signs are calculated too.
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
DAY = re.compile(r"\d{4}-\d\d-\d\d\Z", re.ASCII)
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)\Z", re.ASCII)
IDENTIFIER = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z", re.ASCII)
TIME = re.compile(r"\d\d:\d\d:\d\d(\.\d{1,6})?\Z", re.ASCII)
WHOLE = re.compile(r"-?\d{1,19}\Z", re.ASCII)
NUMBER = re.compile(r"-?\d{1,30}(\.\d{1,30})?\Z", re.ASCII)


class CellError(ValueError):
    """A cell that cannot be taken: `rule` says what is wanted, `advice` what to do about it."""

    def __init__(self, rule: str, advice: str) -> None:
        super().__init__(rule)
        self.rule = rule
        self.advice = advice


# ── Writing ──────────────────────────────────────────────────────────────────────────────────────


def write_text(value: str) -> str:
    return f"'{value}" if value.startswith("'") or FORMULA.match(value) else value


def write_moment(value: datetime.datetime) -> str:
    return value.astimezone(datetime.UTC).isoformat()


def write_time(value: datetime.time) -> str:
    return value.isoformat()


def write_json(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def write_truth(value: bool) -> str:
    return "true" if value else "false"


def write_number(value: decimal.Decimal) -> str:
    return format(value, "f")


# ── Reading ──────────────────────────────────────────────────────────────────────────────────────


def read_text(text: str) -> str:
    if "\0" in text:
        raise CellError("text without the NUL character", "Remove the NUL character; no database keeps it.")
    if not text.startswith("'") and FORMULA.match(text):
        raise CellError(
            "text that a spreadsheet would calculate begins with an apostrophe",
            "Put an apostrophe in front of the text, as an export does, or correct it if it is not meant.",
        )
    return unescaped(text)


def unescaped(text: str) -> str:
    """The text as it was before `write_text`."""
    return text.removeprefix("'")


def read_day(text: str) -> datetime.date:
    if not DAY.match(text):
        raise CellError("a date written year-month-day", "Write the date like 2024-03-31.")
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise CellError("a day that exists", "There is no such day in the calendar. Correct it.") from None


def read_moment(text: str) -> datetime.datetime:
    if not MOMENT.match(text):
        raise CellError(
            "a date and time with its time zone", "Write it like 2024-03-31T09:30:00+00:00, in UTC or with its own offset."
        )
    try:
        return datetime.datetime.fromisoformat(text).astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        raise CellError("a moment that exists", "There is no such day or time of day. Correct it.") from None


def read_time(text: str) -> datetime.time:
    if not TIME.match(text):
        raise CellError("a time of day", "Write it like 17:30:00.")
    try:
        return datetime.time.fromisoformat(text)
    except ValueError:
        raise CellError("a time of day that exists", "There is no such time. Correct it.") from None


def read_json(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        raise CellError("JSON", "Copy the cell from the export unchanged.") from None


def read_truth(text: str) -> bool:
    if text not in ("true", "false"):
        raise CellError("true or false", "Write true or false, or leave the cell empty where that is allowed.")
    return text == "true"


def read_whole(text: str) -> int:
    if not WHOLE.match(text):
        raise CellError("a whole number", "Write digits only.")
    return int(text)


def read_number(text: str) -> decimal.Decimal:
    if not NUMBER.match(text):
        raise CellError("a number", "Write digits with a point, like 0.6.")
    return decimal.Decimal(text)


def read_key(text: str) -> str:
    """An identifier that is only looked up, and so stays text."""
    if not IDENTIFIER.match(text):
        raise CellError("an identifier of 32 hexadecimal digits in five groups", "Copy the identifier from the export unchanged.")
    return text


def read_uuid(text: str) -> uuid.UUID:
    return uuid.UUID(read_key(text))


KINDS: list[tuple[type[models.Field], str, Callable[[Any], str], Callable[[str], Any]]] = [
    (models.BooleanField, "true or false", write_truth, read_truth),
    (models.DateTimeField, "moment", write_moment, read_moment),
    (models.DateField, "date", datetime.date.isoformat, read_day),
    (models.TimeField, "time of day", write_time, read_time),
    (models.UUIDField, "identifier", str, read_uuid),
    (models.DecimalField, "number", write_number, read_number),
    (models.IntegerField, "whole number", str, read_whole),
    (models.JSONField, "JSON", write_json, read_json),
    (models.CharField, "text", write_text, read_text),
    (models.TextField, "text", write_text, read_text),
]


def kind_of(field: models.Field) -> tuple[str, Callable[[Any], str], Callable[[str], Any]]:
    """What a field's values are called, how one is written and how it is read.

    Raises:
        TypeError: the field is of a type no file can hold yet.
    """
    for kind, name, write, read in KINDS:
        if isinstance(field, kind):
            return name, write, read
    raise TypeError(f"{field} is a {type(field).__name__}, which csc.exchange cannot write to a file yet")


def choices_of(field: models.Field) -> frozenset[Any] | None:
    """The values a field may hold, where it lists them; an empty one among them where the field may be blank."""
    if not field.choices:
        return None
    return frozenset(choice for choice, _ in field.flatchoices) | (frozenset([""]) if field.blank else frozenset())


def check(field: models.Field, value: Any, choices: frozenset[Any] | None) -> None:
    """Refuse what the field itself would refuse: other choices, longer text, numbers out of range."""
    if choices is not None and value not in choices:
        listed = ", ".join(str(choice) for choice, _ in field.flatchoices)
        raise CellError(f"one of {listed}", "Use one of the values listed, as spelled there.")
    if value == "":
        return
    for validator in field.validators:
        try:
            validator(value)
        except ValidationError as refused:
            raise CellError(" ".join(refused.messages), "Correct the value.") from None
