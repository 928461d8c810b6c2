"""Moments as the engine holds them: whole minutes in universal time, which fit a column of int32."""

from __future__ import annotations

import numpy as np

from csc.days import MINUTE, Instants, as_moment
from csc.periods import NEVER

NEVER_AT = NEVER * 24 * 60
"""The moment of what has not happened, in minutes."""


def as_clock_time(minutes: np.ndarray) -> np.ndarray:
    """Moments as clocks take them."""
    return minutes.astype(np.int64).astype("datetime64[m]")


def local_day(minutes: np.ndarray) -> np.ndarray:
    """The day in England on which each moment fell; NEVER stays NEVER."""
    return Instants(as_clock_time(minutes)).days


def local_text(minutes: int) -> str:
    """`3 March 2026, 14:05` in English time; "not yet" for NEVER_AT."""
    moment = as_moment(int(minutes) * MINUTE)
    return "not yet" if moment is None else f"{moment.day} {moment:%B %Y, %H:%M}"
