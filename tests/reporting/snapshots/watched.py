"""csc's Celery as installed, but for what a test needs: it can be stopped at a named point, its lease is short, it rings
often, and it makes a few indicators instead of all.

With STOP_AT and STOP_FOLDER in the environment, a run that comes to the point STOP_AT leaves the file `reached` in the
folder and waits for the file `go on`. Nothing in csc knows of it: the points are those of `building.Hooks`, and
`half staged`, which lies between two writes of one step.

    python -m tests.reporting.snapshots.watched

starts workers and beats as it is told on its input, one JSON object in a line, and answers with the number of each
process. They are the programs `celery worker` and `celery beat`, begun in copies of this process, so that a test does not
wait for every one of them to read all of csc again.
"""

from __future__ import annotations

import datetime
import json
import os
import signal
import sys
import time
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from csc.celery import app, ring  # noqa: E402 - apps have to be set up first
from reporting import catalogue  # noqa: E402 - apps have to be set up first
from reporting.indicators import Indicator  # noqa: E402 - apps have to be set up first
from reporting.snapshots import building, duties, nightly  # noqa: E402 - apps have to be set up first

LONGEST_WAIT = 60
"""Seconds a run waits at its point before it gives the test up."""

LEASE = datetime.timedelta(seconds=3)

FEW = ("contacts_received", "contacts_decided_within_1_working_day", "referrals_received", "assessments_open", "cp_plans_open")

_stage_all = building.stage_changes


def at(point: str) -> None:
    """Stop here if this is the point."""
    if point != os.environ.get("STOP_AT"):
        return
    folder = Path(os.environ["STOP_FOLDER"])
    (folder / "reached").touch()
    until = time.monotonic() + LONGEST_WAIT
    while not (folder / "go on").exists() and time.monotonic() < until:
        time.sleep(0.05)


def stage_in_two(run: building.Run, changes: Sequence) -> None:
    """What differs, written in two halves with a point between them."""
    half = len(changes) // 2
    _stage_all(run, changes[:half])
    at("half staged")
    _stage_all(run, changes[half:])


def a_few(only: Sequence[str]) -> Iterable[Indicator]:
    return [catalogue.get(key) for key in FEW]


def arrange() -> None:
    """Put the above in place, in this process."""
    duties.LEASE = LEASE
    building._chosen = a_few
    building.stage_changes = stage_in_two
    nightly.sweep = partial(nightly.sweep, hooks=building.Hooks(at))
    ring("runs nobody holds", task="reporting.tasks.sweep_runs", at=datetime.timedelta(seconds=1), expires=50)


def start(command: Sequence[str], environment: dict[str, str], log: str) -> int:
    """`celery` with these arguments in a process group of its own; its number."""
    child = os.fork()
    if child:
        return child
    os.setsid()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.environ.update(environment)
    output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (1, 2):
        os.dup2(output, stream)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.argv = ["celery", *command]
    try:
        app.start(argv=list(command))
    finally:
        os._exit(0)


if __name__ == "__main__":
    arrange()
    app.loader.import_default_modules()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # Nobody here waits for those that end.
    for line in sys.stdin:
        sys.stdout.write(f"{start(**json.loads(line))}\n")
        sys.stdout.flush()
