"""Runs several programs as one: when it ends, or is told to end, or one of them ends, all of them do."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType
from typing import Self

PATIENCE = 20  # seconds between asking a program to end and ending it; a worker finishes its task first


@dataclass
class Processes:
    """Programs by name, each leading a process group, so that what it started ends with it.

    A second Ctrl-C does not wait any longer.
    """

    environment: Mapping[str, str]
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    asked_to_stop: bool = False

    def __enter__(self) -> Self:
        for told in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(told, self._told)
        return self

    def __exit__(self, *exception: object) -> None:
        self.stop()

    def start(self, name: str, command: Sequence[str]) -> None:
        self.running[name] = subprocess.Popen(
            command, env=dict(self.environment), stdin=subprocess.DEVNULL, start_new_session=True
        )

    def run(self, programs: Mapping[str, Sequence[str]]) -> bool:
        """Run programs side by side to their ends; whether all succeeded. When one fails or we are told to stop, all end."""
        for name, command in programs.items():
            self.start(name, command)
        while not self.asked_to_stop:
            codes = [self.running[name].poll() for name in programs]
            if any(codes) or None not in codes:
                break
            time.sleep(0.1)
        self.stop()
        codes = [self.running.pop(name).returncode for name in programs]
        return not any(codes) and not self.asked_to_stop

    def ended(self) -> str | None:
        """The name of a program that has ended, if any has."""
        return next((name for name, process in self.running.items() if process.poll() is not None), None)

    def wait(self) -> int:
        """Until told to stop (0), or until one of the programs ends by itself (1)."""
        while not self.asked_to_stop:
            if name := self.ended():
                print(f"{name} ended with exit code {self.running[name].returncode}; stopping the others.", flush=True)
                return 1
            time.sleep(0.2)
        return 0

    def stop(self) -> None:
        """Ask every program to end, wait, and end what is still there, with everything it started."""
        for process in self.running.values():
            if process.poll() is None:
                process.terminate()
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and any(process.poll() is None for process in self.running.values()):
            time.sleep(0.1)
        for process in self.running.values():
            kill_group(process.pid)
            process.wait()

    def _told(self, number: int, frame: FrameType | None) -> None:
        if self.asked_to_stop and number == signal.SIGINT:
            for process in self.running.values():
                kill_group(process.pid)
        self.asked_to_stop = True


def kill_group(leader: int) -> None:
    """End whatever is left of the process group that `leader` led."""
    with contextlib.suppress(ProcessLookupError, PermissionError):  # Nothing is left of it.
        os.killpg(leader, signal.SIGKILL)
