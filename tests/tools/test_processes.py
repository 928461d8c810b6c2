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


RUNNER = """
import os, sys
from tools.processes import Processes
with Processes(os.environ) as together:
    print(together.run({command: ["sh", "-c", command] for command in sys.argv[1:]}))
"""


def run_side_by_side(*commands: str) -> tuple[str, float]:
    """What `run` answers, and after how many seconds."""
    began = time.monotonic()
    done = subprocess.run([sys.executable, "-c", RUNNER, *commands], capture_output=True, text=True, check=True)
    return done.stdout.strip(), time.monotonic() - began


def test_programs_run_side_by_side_have_succeeded_when_the_last_of_them_has(tmp_path):
    last = tmp_path / "last"
    assert run_side_by_side("true", f"sleep 0.5; touch {last}")[0] == "True"
    assert last.exists()


def test_when_one_of_those_run_side_by_side_fails_the_others_are_ended_at_once():
    answer, seconds = run_side_by_side("false", "exec sleep 60")
    assert answer == "False"
    assert seconds < 20
