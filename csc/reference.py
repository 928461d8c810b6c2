"""Reference data that every request needs and hardly ever changes: read once, kept by the process for a while."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Generic, TypeVar

from django.conf import settings

T = TypeVar("T")


class Reference(Generic[T]):
    """A value made by `read`, kept until `reset` or until it is REFERENCE_DATA_SECONDS old.

    The age limit is for the other processes: a bank holiday added at one of them reaches all within
    that time. `pinned` holds one value for the length of a run, so that every figure of it is made
    with the same one.
    """

    def __init__(self, name: str, read: Callable[[], T]) -> None:
        self._read = read
        self._kept: tuple[float, T] | None = None
        self._pinned: ContextVar[T | None] = ContextVar(name, default=None)

    def __call__(self) -> T:
        pinned = self._pinned.get()
        if pinned is not None:
            return pinned
        kept = self._kept
        if kept is None or time.monotonic() - kept[0] > settings.REFERENCE_DATA_SECONDS:
            return self.keep(self._read())
        return kept[1]

    def keep(self, value: T) -> T:
        """Keep `value` as if it had just been read."""
        self._kept = (time.monotonic(), value)
        return value

    def reset(self) -> None:
        """Forget the value; the next call reads it again."""
        self._kept = None

    @contextmanager
    def pinned(self, value: T | None = None) -> Iterator[T]:
        """Use `value` (by default the present one) inside the block, whatever is reset or grows old meanwhile."""
        value = self() if value is None else value
        token = self._pinned.set(value)
        try:
            yield value
        finally:
            self._pinned.reset(token)
