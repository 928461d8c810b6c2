"""Which months figures are made for, and from which day the records can be relied on."""

from __future__ import annotations

import datetime
from collections import Counter
from statistics import median

from django.db.models import Count
from django.db.models.functions import TruncMonth

from contacts.models import Contact, Referral
from csc.periods import Month, add_months

LONGEST_SILENCE = 3
"""Months in a row that may be thin, in a small authority or a bad summer; more, and the record has not begun."""

LEAST_SHARE = 0.5
"""Of the middle month of the year that follows: a month with less is thin."""

FEWEST_TO_COMPARE = 20
"""Below so many contacts and referrals a month, chance alone makes months thin, so that any entry counts."""


def records_begin(today: datetime.date) -> datetime.date:
    """The first of the month since which the front door has been recorded; this month in an empty database.

    What happened earlier may be on record too, such as the referrals of cases that were running when
    records began, but not all of it: such months hold some rows, and far fewer than those after them.
    A first month that was recorded for some days only is thin as well and left out.
    """
    entries = _entries_by_month()
    begins: int | None = None
    counted: list[int] = []
    for month in sorted((number for number in entries if number <= Month.of(today).number), reverse=True):
        if begins is not None and begins - month > LONGEST_SILENCE + 1:
            break
        usual = median(counted[-12:]) if counted else 0
        if usual < FEWEST_TO_COMPARE or entries[month] >= LEAST_SHARE * usual:
            begins = month
            counted.append(entries[month])
    return today.replace(day=1) if begins is None else Month(begins).first


def _entries_by_month() -> Counter[int]:
    """Contacts and referrals by month number."""
    entries: Counter[int] = Counter()
    number_of = Count("pk")
    contacts = Contact.objects.annotate(month=TruncMonth("received_at")).values("month").annotate(entries=number_of).order_by()
    referrals = Referral.objects.annotate(month=TruncMonth("received_on")).values("month").annotate(entries=number_of).order_by()
    for first, number in (*contacts.values_list("month", "entries"), *referrals.values_list("month", "entries")):
        entries[Month.of(first).number] += number
    return entries


def months_to_make(today: datetime.date) -> tuple[str, str]:
    """From the first whole month on record to the last month that is over, as `2026-03`."""
    last = add_months(today.replace(day=1), -1)
    first = min(records_begin(today), last)
    return f"{first:%Y-%m}", f"{last:%Y-%m}"
