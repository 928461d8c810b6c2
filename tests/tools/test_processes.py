"""Ctrl-C leaves nothing running."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

STUBBORN = """
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("up", flush=True)
time.sleep(600)
"""
PARENT = f"""
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", {STUBBORN!r}])
print(child.pid, flush=True)
child.wait()
"""
SUPERVISOR = f"""
import os, sys
from tools import processes
processes.PATIENCE = 1
with processes.Processes(os.environ) as together:
    together.start("The parent", [sys.executable, "-c", {PARENT!r}])
    together.start("The other", ["sleep", sys.argv[1]])
    sys.exit(together.wait())
"""


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "Z" not in subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout


def supervise(other_lasts: float) -> tuple[subprocess.Popen[str], int]:
    """The supervisor, and the process id of a grandchild that ignores SIGTERM."""
    supervisor = subprocess.Popen([sys.executable, "-c", SUPERVISOR, str(other_lasts)], stdout=subprocess.PIPE, text=True)
    assert supervisor.stdout is not None
    grandchild = int(supervisor.stdout.readline())
    assert supervisor.stdout.readline() == "up\n"
    return supervisor, grandchild


def gone_within(pid: int, seconds: float) -> bool:
    until = time.monotonic() + seconds
    while alive(pid) and time.monotonic() < until:
        time.sleep(0.05)
    return not alive(pid)


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_told_to_stop_it_ends_every_program_and_what_those_started(told):
    supervisor, grandchild = supervise(other_lasts=600)
    supervisor.send_signal(told)
    assert supervisor.wait(20) == 0
    assert gone_within(grandchild, 5)


def test_when_one_program_ends_by_itself_the_others_end_and_it_counts_as_a_failure():
    supervisor, grandchild = supervise(other_lasts=0.5)
    assert supervisor.wait(20) == 1
    assert gone_within(grandchild, 5)
