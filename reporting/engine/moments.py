"""Moments as minutes in universal time, and the English day and time on which they fall."""

from __future__ import annotations

import datetime
from functools import cache
from zoneinfo import ZoneInfo

import numpy as np

from reporting.engine.columns import NEVER_AT
from reporting.engine.days import NEVER

LONDON = ZoneInfo("Europe/London")
_DAY = 24 * 60


@cache
def _changes() -> tuple[np.ndarray, np.ndarray]:
    """The minutes at which British clocks change, 1972 to 2080, and the minutes ahead of universal time from then on."""
    at, ahead = [], []
    known = None
    hour = datetime.datetime(1972, 1, 1, tzinfo=datetime.UTC)
    while hour.year < 2080:
        offset = hour.astimezone(LONDON).utcoffset()
        if offset != known:
            known = offset
            at.append(int(hour.timestamp()) // 60)
            ahead.append(int(offset.total_seconds()) // 60)
        # Clocks change only on Sundays at 1 am universal time; every other day is skipped whole.
        hour += datetime.timedelta(hours=1 if hour.weekday() == 6 and hour.hour < 2 else 24 - hour.hour)
    return np.array(at), np.array(ahead)


def local_day(minutes: np.ndarray) -> np.ndarray:
    """The day in England of each moment; NEVER stays NEVER."""
    return np.where(minutes >= NEVER_AT, NEVER, _local(minutes) // _DAY).astype(np.int32)


def local_text(minutes: np.int64) -> str:
    """`3 March 2026, 14:05` in English time; "not yet" for NEVER_AT."""
    if minutes >= NEVER_AT:
        return "not yet"
    moment = datetime.datetime(1970, 1, 1) + datetime.timedelta(minutes=int(_local(np.array([minutes]))[0]))
    return f"{moment.day} {moment:%B %Y, %H:%M}"


def _local(minutes: np.ndarray) -> np.ndarray:
    at, ahead = _changes()
    place = np.searchsorted(at, minutes, side="right") - 1
    return minutes + np.where(place >= 0, ahead[np.maximum(place, 0)], 0)
