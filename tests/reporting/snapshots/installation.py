"""An installation for the process tests: PostgreSQL, Redis, and real workers and beats that can be killed.

Nothing here imports csc: what happened is read from the database, as a person with `psql` would.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import psycopg
import redis

from tools.processes import kill_group
from tools.services import Postgres, Redis

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 60  # seconds to wait for anything; a machine under load needs some of them
SERIES = "unit, breakdown, indicator, variant, band, first_month, numerators, denominators, values, statuses, versions"


@dataclass(frozen=True)
class Process:
    """A program in a process group of its own."""

    number: int

    def kill(self) -> None:
        """Without a word, with whatever it started: what a power cut does."""
        kill_group(self.number)


@dataclass
class Installation(AbstractContextManager["Installation"]):
    """Everything that runs, and what is known of the records."""

    folder: Path
    database: Postgres = field(default_factory=Postgres)
    redis: Redis = field(default_factory=Redis)
    processes: list[Process] = field(default_factory=list)
    late: list[int] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)
    contents: dict[str, str] = field(default_factory=dict)

    def __enter__(self) -> Self:
        with ExitStack() as started:
            started.enter_context(self.database)
            started.enter_context(self.redis)
            self._starter = subprocess.Popen(
                [sys.executable, "-m", "tests.reporting.snapshots.watched"],
                cwd=ROOT,
                env=self.environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                start_new_session=True,
            )
            started.callback(self._starter.kill)
            self._prepare()
            self._services = started.pop_all()
        self.contents["without"] = self.figures()
        return self

    def __exit__(self, *exception: object) -> None:
        self.kill_all()
        self._services.close()
        self._starter.wait(PATIENCE)

    def _prepare(self) -> None:
        prepared = subprocess.run(
            [sys.executable, "-m", "tests.reporting.snapshots.prepare"],
            cwd=ROOT,
            env=self.environment(),
            capture_output=True,
            text=True,
            timeout=3 * PATIENCE,
            check=False,
        )
        if prepared.returncode:
            raise RuntimeError(prepared.stderr[-3_000:])
        facts = json.loads(prepared.stdout.splitlines()[-1])
        self.late, self.digests = facts["late"], facts["digests"]

    def environment(self, **more: str) -> dict[str, str]:
        own = {"DATABASE_URL": self.database.url, "REDIS_URL": self.redis.url, "CSC_VAR_DIR": str(self.folder / "var")}
        return {**os.environ, "CSC_MODE": "test", "DJANGO_SETTINGS_MODULE": "tests.settings", **own, **more}

    # --- programs

    def worker(self, *, stop_at: str = "") -> Process:
        """A Celery worker with one child, which stops at a named point if told so."""
        folder = self.folder / "point"
        if stop_at:
            folder.mkdir(exist_ok=True)
            for name in ("reached", "go on"):
                (folder / name).unlink(missing_ok=True)
        quick = ["--pool=prefork", "--concurrency=1", "--without-gossip", "--without-mingle", "--without-heartbeat"]
        name = f"worker{len(self.processes)}"
        return self._start(name, "worker", f"--hostname={name}@%h", *quick, STOP_AT=stop_at, STOP_FOLDER=str(folder))

    def beat(self) -> Process:
        return self._start(f"beat{len(self.processes)}", "beat", "--max-interval=1", "--pidfile=")

    def _start(self, name: str, program: str, *options: str, **environment: str) -> Process:
        told = {
            "command": [program, "--loglevel=WARNING", *options],
            "environment": environment,
            "log": str(self.folder / f"{name}.log"),
        }
        assert self._starter.stdin
        assert self._starter.stdout
        print(json.dumps(told), file=self._starter.stdin, flush=True)
        self.processes.append(Process(int(self._starter.stdout.readline())))
        return self.processes[-1]

    def kill_all(self) -> None:
        for process in self.processes:
            process.kill()
        self.processes.clear()

    def wait(self, what: str, happened: Callable[[], Any]) -> Any:
        """Until it has happened; a failure that ends with what the programs said."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with suppress(psycopg.OperationalError, redis.ConnectionError):
                if answer := happened():
                    return answer
            time.sleep(0.1)
        logs = "\n".join(f"{log.name}:\n{log.read_text()[-1_500:]}" for log in sorted(self.folder.glob("*.log")))
        raise AssertionError(f"waited {PATIENCE} s and did not see: {what}\n{logs}")

    def wait_for_point(self) -> None:
        self.wait("the worker at its point", (self.folder / "point" / "reached").exists)

    def let_go_on(self) -> None:
        (self.folder / "point" / "go on").touch()

    # --- what is in the database

    @contextmanager
    def sql(self) -> Iterator[psycopg.Connection]:
        with psycopg.connect(self.database.url, autocommit=True, connect_timeout=5) as link:
            yield link

    def ask(self, statement: str, *values: Any) -> list[tuple]:
        with self.sql() as link:
            return link.execute(statement, values).fetchall()  # type: ignore[arg-type]

    def figures(self) -> str:
        """One digest of every figure in force, byte for byte, whichever run wrote it."""
        total = hashlib.sha256()
        for row in self.ask(f"select {SERIES} from reporting_series order by unit, breakdown, indicator, variant, band"):
            total.update(repr(row).encode())
        return total.hexdigest()

    def runs(self) -> list[tuple[str, int, str]]:
        """Of every run that was owed for a night: its state, how often it was begun, and its digest."""
        return self.ask("select state, attempts, digest from reporting_run where kind = 'nightly' order by id")

    def done(self) -> bool:
        return [state for state, *_ in self.runs()] == ["done"]

    def owe_tonight_again(self) -> str:
        """Change the records, so that every figure to come differs from those in force, and forget that the night was done.

        Returns the state of the records: "with" or "without" the late contacts.
        """
        with self.sql() as link:
            (was,) = link.execute("select state from contacts_contact where id = %s", [self.late[0]]).fetchone() or ("",)
            state, reason = ("complete", "") if was == "withdrawn" else ("withdrawn", "Typed twice")
            link.execute(
                "update contacts_contact set state = %s, withdrawn_reason = %s where id = any(%s)", [state, reason, self.late]
            )
            link.execute("update reporting_run set kind = 'asked_for' where kind = 'nightly'")
        return "with" if state == "complete" else "without"
