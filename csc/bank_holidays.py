"""Bank holidays of England as data: loaded for years at a time, and one by one when a new one is announced."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

import holidays
from django.db import transaction

from csc.days import EPOCH
from csc.models import BankHoliday
from csc.working_days import reset_calendar

FIRST_YEAR = 2000
YEARS_AHEAD = 5
SOURCE = f"holidays {holidays.__version__}, GB-ENG"
SATURDAY = 5


@dataclass(frozen=True)
class Loaded:
    """What a load did. `unknown` are rows the list does not hold: added by hand, or moved since they were loaded."""

    first_year: int
    last_year: int
    added: list[BankHoliday] = field(default_factory=list)
    unknown: list[BankHoliday] = field(default_factory=list)


def in_england(first_year: int, last_year: int) -> dict[datetime.date, str]:
    """Bank holidays that fall on Monday to Friday, substitute days included, from the `holidays` package."""
    listed = holidays.country_holidays("GB", subdiv="ENG", years=range(first_year, last_year + 1))
    return {day: name for day, name in sorted(listed.items()) if day.weekday() < SATURDAY}


@transaction.atomic
def load_bank_holidays(*, on: datetime.date, years_ahead: int = YEARS_AHEAD) -> Loaded:
    """Add what is missing from 2000 to `years_ahead` years after `on`. Repeating it changes nothing; nothing is taken away.

    Due dates of open work follow when a day was added.
    """
    first, last = FIRST_YEAR, on.year + years_ahead
    listed = in_england(first, last)
    held = {row.day: row for row in BankHoliday.objects.filter(day__year__gte=first, day__year__lte=last)}
    added = [BankHoliday(day=day, name=name, source=SOURCE) for day, name in listed.items() if day not in held]
    BankHoliday.objects.bulk_create(added)
    if added:
        _follow(reason="Bank holidays loaded" if held else "")
    return Loaded(first, last, added, [row for day, row in held.items() if day not in listed])


@transaction.atomic
def add_bank_holiday(*, day: datetime.date, name: str, source: str) -> int:
    """Add one day that was announced, and move the due dates of open work. Returns how many moved.

    Raises:
        ValueError: a weekend, or a day that is in the list already.
    """
    if day.weekday() >= SATURDAY:
        raise ValueError(f"{day:%-d %B %Y} is a {day:%A}, which is not a working day anyway. Add the substitute day instead.")
    if BankHoliday.objects.filter(day=day).exists():
        raise ValueError(f"{day:%-d %B %Y} is already a bank holiday.")
    BankHoliday.objects.create(day=day, name=name, source=source)
    return _follow(reason=f"Bank holiday added: {name}, {day:%-d %B %Y}")


def _follow(*, reason: str) -> int:
    """Let this process see the new days at once and, where there is open work, its due dates as well."""
    from csc.due_dates import correct_drift

    reset_calendar()
    transaction.on_commit(reset_calendar)
    return correct_drift(reason=reason) if reason else 0


def years_left(today: datetime.date) -> float:
    """How many years of bank holidays are loaded beyond `today`; below one, it is time to load more."""
    last = BankHoliday.objects.order_by("-day").values_list("day", flat=True).first() or EPOCH
    return (datetime.date(last.year, 12, 31) - today).days / 365.25
