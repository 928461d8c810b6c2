"""How dates and numbers are written on pages, in files and in messages: one way each."""

from __future__ import annotations

import datetime
from decimal import Decimal

from django.utils import timezone

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


_DUST = tuple(10.0 ** -(decimals + 3) for decimals in range(10))
"""By how much a value of so many places may miss them: what binary fractions leave behind, never half a place."""


def day(date: datetime.date) -> str:
    """`1 April 2019`; a moment is written as its day in England."""
    date = _local(date)
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def short_day(date: datetime.date) -> str:
    """`1 Apr 2019`, for tables."""
    date = _local(date)
    return f"{date.day} {MONTHS[date.month - 1][:3]} {date.year}"


def month(date: datetime.date) -> str:
    """`Apr 2019`, for the heading of a column or the axis of a chart."""
    return f"{MONTHS[date.month - 1][:3]} {date.year}"


def time(moment: datetime.datetime | datetime.time) -> str:
    """`2:30pm`, `9am`, `midday`, `midnight`, as people say it."""
    if isinstance(moment, datetime.datetime):
        moment = timezone.localtime(moment).time() if timezone.is_aware(moment) else moment.time()
    if (moment.hour, moment.minute) == (0, 0):
        return "midnight"
    if (moment.hour, moment.minute) == (12, 0):
        return "midday"
    minutes = f":{moment.minute:02}" if moment.minute else ""
    return f"{(moment.hour - 1) % 12 + 1}{minutes}{'am' if moment.hour < 12 else 'pm'}"


def moment(at: datetime.datetime) -> str:
    """`1 April 2019 at 2:30pm`, in England's time."""
    return f"{day(at)} at {time(at)}"


def number(value: float | Decimal, decimals: int | None = None) -> str:
    """`7,623`, `-4.5`: thousands separated, a real minus sign, `decimals` places when given.

    A value is printed, not rounded: rounding half up is the engine's (`reporting.engine`), and a
    value with more places than `decimals` raises ValueError rather than being rounded differently here.
    """
    if isinstance(value, int):
        shown = f"{value:,}" if not decimals else f"{value:,.{decimals}f}"
    elif decimals is None:
        shown = f"{value:,.10f}".rstrip("0").rstrip(".")
    else:
        shown = f"{value:,.{decimals}f}"
        exact = float(value)
        if abs(round(exact, decimals) - exact) > _DUST[min(decimals, 9)]:
            raise ValueError(f"{value} has more than {decimals} decimal places; it has to be rounded before it is printed")
    return shown.replace("-", "−") if value < 0 else shown


def plural(count: int, one: str, many: str | None = None) -> str:
    """`1 child`, `3 children`, `0 visits`."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def lower_first(text: str) -> str:
    """`text` to follow other words: "Date of birth" becomes "date of birth", but "NHS number" and "I agree" stay."""
    first, second = text[:1], text[1:2]
    return text if second.isupper() or not second.isalpha() else first.lower() + text[1:]


def _local(date: datetime.date) -> datetime.date:
    if isinstance(date, datetime.datetime):
        return timezone.localtime(date).date() if timezone.is_aware(date) else date.date()
    return date
