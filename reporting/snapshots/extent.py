"""Which months figures are made for, and from which day the records can be relied on."""

from __future__ import annotations

import datetime

from django.db.models import Min

from contacts.models import Contact, Referral
from csc.periods import add_months


def records_begin(today: datetime.date) -> datetime.date:
    """The first of the month in which the front door's record begins; this month in an empty database.

    What happened earlier may be on record (a plan that was running), but not all of it.
    """
    firsts = [
        Contact.objects.aggregate(first=Min("received_at__date"))["first"],
        Referral.objects.aggregate(first=Min("received_on"))["first"],
    ]
    known = [first for first in firsts if first]
    return min(known).replace(day=1) if known else today.replace(day=1)


def months_to_make(today: datetime.date) -> tuple[str, str]:
    """From the first whole month on record to the last month that is over, as `2026-03`."""
    last = add_months(today.replace(day=1), -1)
    first = min(records_begin(today), last)
    return f"{first:%Y-%m}", f"{last:%Y-%m}"
