"""Which months figures are made for, and from which day the records can be relied on."""

from __future__ import annotations

import datetime

from django.db.models.functions import TruncMonth

from contacts.models import Contact, Referral
from csc.periods import Month, add_months

LONGEST_SILENCE = 3
"""Months without a single contact or referral that a small authority may have; more, and the record has not begun."""


def records_begin(today: datetime.date) -> datetime.date:
    """The first of the month since which the front door has been recorded; this month in an empty database.

    What happened earlier may be on record too, such as the referral of a case that was running when
    records began, but not all of it: such rows stand alone among empty months.
    """
    months = {
        Month.of(first).number
        for rows in (
            Contact.objects.annotate(month=TruncMonth("received_at")).values_list("month", flat=True).distinct().order_by(),
            Referral.objects.annotate(month=TruncMonth("received_on")).values_list("month", flat=True).distinct().order_by(),
        )
        for first in rows
    }
    begins = None
    for month in sorted((number for number in months if number <= Month.of(today).number), reverse=True):
        if begins is not None and begins - month > LONGEST_SILENCE + 1:
            break
        begins = month
    return today.replace(day=1) if begins is None else Month(begins).first


def months_to_make(today: datetime.date) -> tuple[str, str]:
    """From the first whole month on record to the last month that is over, as `2026-03`."""
    last = add_months(today.replace(day=1), -1)
    first = min(records_begin(today), last)
    return f"{first:%Y-%m}", f"{last:%Y-%m}"
