"""Text boxes for dates and times. Plain text on purpose: browsers' own date boxes refuse what people paste."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.utils import timezone

from csc.forms.dates import as_typed, time_as_typed

DATE_HINT = "For example, 27\u00a03\u00a02019"
TIME_HINT = "For example, 2:30pm"


class DateInput(forms.TextInput):
    """One box for a date. `calendar` adds a button that opens a calendar; leave it off for dates people know by heart."""

    def __init__(self, attrs: dict[str, Any] | None = None, *, calendar: bool = True) -> None:
        super().__init__({"autocomplete": "off", **(attrs or {})})
        self.calendar = calendar

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, datetime.datetime):
            value = timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
        return as_typed(value) if isinstance(value, datetime.date) else super().format_value(value)


class TimeInput(forms.TextInput):
    """One box for a time of day."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        return time_as_typed(value) if isinstance(value, datetime.time) else super().format_value(value)


class MomentInput(forms.MultiWidget):
    """A date and a time side by side, sent as `<name>_date` and `<name>_time`."""

    def __init__(self, attrs: dict[str, Any] | None = None, *, calendar: bool = True) -> None:
        super().__init__({"date": DateInput(calendar=calendar), "time": TimeInput()}, attrs)

    def decompress(self, value: datetime.datetime | None) -> list[datetime.date | datetime.time | None]:
        if value is None:
            return [None, None]
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        return [local.date(), local.time()]

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_date" if id_ else id_
