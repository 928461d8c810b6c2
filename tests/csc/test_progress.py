"""What a long command shows of itself."""

from __future__ import annotations

import io

import pytest

from csc.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("csc.progress.time.monotonic", clock)
    return clock


def test_a_quarter_done_in_thirty_seconds_leaves_ninety(clock: Clock) -> None:
    progress = Progress("Writing", io.StringIO(), total=4000)
    clock.now += 30
    progress.done = 1000
    assert progress.line() == "Writing   25%  1,000 of 4,000 rows, 1:30 left"


def test_before_the_total_is_known_it_counts(clock: Clock) -> None:
    progress = Progress("Reading", io.StringIO(), unit="files")
    clock.now += 61
    progress.done = 12
    assert progress.line() == "Reading  12 files, 1:01"


def test_a_log_gets_a_line_every_ten_seconds_and_one_at_the_end(clock: Clock) -> None:
    log = io.StringIO()
    with Progress("Writing", log, total=100) as progress:
        for _ in range(100):
            clock.now += 0.25
            progress.advance()
    lines = log.getvalue().splitlines()
    assert lines == [
        "Writing   40%  40 of 100 rows, 0:15 left",
        "Writing   80%  80 of 100 rows, 0:05 left",
        "Writing  100%  100 of 100 rows, 0:25",
    ]


def test_a_terminal_gets_one_line_drawn_again(clock: Clock) -> None:
    terminal = Terminal()
    with Progress("Writing", terminal, total=2) as progress:
        clock.now += 1
        progress.advance()
        clock.now += 1
        progress.advance()
    drawn = terminal.getvalue()
    assert drawn.count("\n") == 1
    assert drawn.endswith("100%  2 of 2 rows, 0:02\n")
    assert drawn.startswith("\r\x1b[KWriting  ███████████████░")


def test_a_failure_shows_no_last_line(clock: Clock) -> None:
    log = io.StringIO()
    with pytest.raises(ZeroDivisionError), Progress("Writing", log, total=2):
        raise ZeroDivisionError
    assert log.getvalue() == ""


def test_time_runs_from_when_the_total_is_known(clock: Clock) -> None:
    progress = Progress("Writing", io.StringIO())
    clock.now += 100
    progress.expect(10)
    clock.now += 5
    progress.done = 5
    assert progress.line().endswith("0:05 left")
