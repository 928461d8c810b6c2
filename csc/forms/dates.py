"""Dates and times as people type them: "1 4 2019", "01/04/19", "1 April 2019", "2.30pm".

The day comes first, as it does in England: 4/5/2019 is 4 May, and 4/23/2019 is no date at all.
Only text is read here; `csc.forms.fields` puts the problem into a sentence that names the field.
"""

from __future__ import annotations

import datetime
import enum
import re

EARLIEST_YEAR, LATEST_YEAR = 1900, 2199
YEARS_AHEAD = 10
"""A year of two figures is the latest such year that is no more than this far ahead: typed in 2026, 36 is 2036 and 37 is 1937."""

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b(?:\s+of\b)?")
_ONLY_DATES_HAVE = re.compile(r"[0-9a-z\s,./–-]+\Z")
_WORD = re.compile(r"[0-9]+|[a-z]+")
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?\Z")
_CLOCK_WITHOUT_COLON = re.compile(r"([01]\d|2[0-3])([0-5]\d)\Z")


class Problem(enum.StrEnum):
    """What is wrong with the text, so that the message can say what to change."""

    NOT_REAL = "not_real"
    NO_DAY = "no_day"
    NO_YEAR = "no_year"
    YEAR_LENGTH = "year_length"
    YEAR_RANGE = "year_range"
    WRONG_WEEKDAY = "wrong_weekday"


class NotADate(ValueError):
    """The text is no date. `problem` says which part is wrong or missing."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.value)
        self.problem = problem


class NotATime(ValueError):
    """The text is no time of day."""


def parse_date(text: str, *, today: datetime.date) -> datetime.date:
    """The date that `text` means, seen from `today`. Raises NotADate.

    Read are day, month and year with anything usual between them or nothing (010419, 01042019),
    months by name or its beginning, ISO dates, a weekday in front, and the words today, yesterday
    and tomorrow.
    """
    text = " ".join(text.lower().split())
    near = {"today": 0, "yesterday": -1, "tomorrow": 1}
    if text in near:
        return today + datetime.timedelta(days=near[text])
    text = _ORDINAL.sub("", text)
    if not _ONLY_DATES_HAVE.match(text):
        raise NotADate(Problem.NOT_REAL)
    words = _WORD.findall(text)
    weekday = _named(words[0], WEEKDAYS) if len(words) > 1 else None
    day, month, year = _parts(words if weekday is None else words[1:])
    date = _real(day, month, _year(year, today))
    if weekday is not None and date.weekday() != weekday:
        raise NotADate(Problem.WRONG_WEEKDAY)
    return date


def parse_time(text: str) -> datetime.time:
    """The time of day that `text` means: "14:30", "2.30pm", "1430", "9am", "noon". Raises NotATime.

    A number alone ("9") is refused, because it may be morning or evening.
    """
    text = " ".join(text.lower().split())
    if text in {"noon", "midday", "12 noon", "12noon"}:
        return datetime.time(12)
    if without_colon := _CLOCK_WITHOUT_COLON.match(text):
        return datetime.time(int(without_colon[1]), int(without_colon[2]))
    match = _TIME.match(text)
    if match is None or (match[2] is None and match[3] is None):
        raise NotATime(text)
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").replace(".", "")
    if half:
        if not 1 <= hour <= 12:
            raise NotATime(text)
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59:
        raise NotATime(text)
    return datetime.time(hour, minute)


def as_typed(date: datetime.date) -> str:
    """`date` the way it is offered for correction in a text box: 1/4/2019."""
    return f"{date.day}/{date.month}/{date.year}"


def time_as_typed(time: datetime.time) -> str:
    """`time` the way it is offered for correction: 14:30."""
    return f"{time:%H:%M}"


def _parts(words: list[str]) -> tuple[int, int, str]:
    """Day, month and year of the words of a date, the year still as typed."""
    names = [word for word in words if word.isalpha()]
    numbers = [word for word in words if not word.isalpha()]
    if names:
        month = _named(names[0], MONTHS)
        if len(names) > 1 or month is None or len(numbers) > 2:
            raise NotADate(Problem.NOT_REAL)
        if len(numbers) < 2:
            raise NotADate(Problem.NO_DAY if not numbers or len(numbers[0]) == 4 else Problem.NO_YEAR)
        day, year = numbers if len(numbers[0]) != 4 else reversed(numbers)
        return int(day), month + 1, year
    if len(numbers) == 1 and len(numbers[0]) in (6, 8):
        numbers = [numbers[0][:2], numbers[0][2:4], numbers[0][4:]]
    if len(numbers) == 2:
        raise NotADate(Problem.NO_DAY if len(numbers[1]) == 4 else Problem.NO_YEAR)
    if len(numbers) != 3:
        raise NotADate(Problem.NOT_REAL)
    day, month_number, year = numbers if len(numbers[0]) != 4 else reversed(numbers)
    return int(day), int(month_number), year


def _named(word: str, names: tuple[str, ...]) -> int | None:
    """The place in `names` of the one that begins with `word`, which has three letters at least."""
    return next((place for place, name in enumerate(names) if len(word) >= 3 and name.startswith(word)), None)


def _year(text: str, today: datetime.date) -> int:
    if len(text) == 4:
        return int(text)
    if len(text) != 2:
        raise NotADate(Problem.YEAR_LENGTH)
    latest = today.year + YEARS_AHEAD
    year = latest - latest % 100 + int(text)
    return year if year <= latest else year - 100


def _real(day: int, month: int, year: int) -> datetime.date:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise NotADate(Problem.YEAR_RANGE)
    try:
        return datetime.date(year, month, day)
    except ValueError:
        raise NotADate(Problem.NOT_REAL) from None
