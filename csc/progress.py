"""How far a long command has come and how long it will take: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import time
from typing import TextIO

BAR = 30
TERMINAL_SECONDS = 0.2
LOG_SECONDS = 10.0


class Progress:
    """A count towards a total that may become known late, shown while it grows.

        with Progress("Writing", sys.stderr, total=len(rows)) as progress:
            for row in rows:
                ...
                progress.advance()

    On a terminal one line is drawn again and again; into a file or a pipe a line is written at most
    every ten seconds, so that a log stays short.
    """

    def __init__(self, title: str, stream: TextIO, *, total: int = 0, unit: str = "rows") -> None:
        self.title, self.stream, self.total, self.unit = title, stream, total, unit
        self.done = 0
        self.on_terminal = stream.isatty()
        self._started = self._shown = time.monotonic()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, failure: type[BaseException] | None, *_: object) -> None:
        if failure is None:
            self._show(last=True)
        elif self.on_terminal:
            self.stream.write("\n")

    def expect(self, total: int) -> None:
        """Say how much there is to do; time runs from here."""
        self.total = total
        self._started = time.monotonic()

    def advance(self, by: int = 1) -> None:
        self.done += by
        if time.monotonic() - self._shown >= (TERMINAL_SECONDS if self.on_terminal else LOG_SECONDS):
            self._show()

    def _show(self, *, last: bool = False) -> None:
        self._shown = time.monotonic()
        if self.on_terminal:
            self.stream.write(f"\r\x1b[K{self.line()}" + ("\n" if last else ""))
        else:
            self.stream.write(f"{self.line()}\n")
        self.stream.flush()

    def line(self) -> str:
        """The line as it stands, such as `Writing  40%  412,000 of 1,030,000 rows, 0:52 left`."""
        elapsed = time.monotonic() - self._started
        if not self.total:
            return f"{self.title}  {self.done:,} {self.unit}, {_clock(elapsed)}"
        share = min(1.0, self.done / self.total)
        left = f"{_clock(elapsed / share - elapsed)} left" if 0 < share < 1 else f"{_clock(elapsed)}"
        bar = f"{'█' * round(share * BAR):░<{BAR}}  " if self.on_terminal else ""
        return f"{self.title}  {bar}{share:4.0%}  {self.done:,} of {self.total:,} {self.unit}, {left}"


def _clock(seconds: float) -> str:
    """Minutes and seconds, such as 0:52 or 12:05."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"
