"""`make demo`: a made-up authority on this machine, served on http://localhost:8000 until Ctrl-C.

SQLite, a folder of files as the broker, one web server and one worker that also rings the schedule.
PORT chooses another port, DEMO_PROFILE and DEMO_SEED another authority. Everything it makes lies in
`var/demo`; removing that folder starts anew.
"""

from __future__ import annotations

import os
import socket
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from tools.processes import Processes

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60  # seconds for the web server to answer


def main() -> int:
    os.chdir(ROOT)
    port = int(os.environ.get("PORT") or 8000)
    if taken(port):
        print(f"Port {port} is in use, perhaps by another demo. Stop that, or choose another port: make demo PORT={port + 1}")
        return 1
    # Celery warns at length when the demo is run as root, as in a container.
    with Processes({**os.environ, "CSC_MODE": "demo", "PYTHONWARNINGS": "ignore:You're running the worker"}) as processes:
        # The styles need no database and the database no styles: each has a core to itself.
        if not processes.run({name: [sys.executable, "-m", name] for name in ("tools.assets", "tools.prepare_demo")}):
            return 0 if processes.asked_to_stop else 1
        processes.start("The web server", web_server(port))
        processes.start("The worker", worker())
        if not wait_until_served(port, processes):
            return 0 if processes.asked_to_stop else 1
        print(f"\ncsc is at http://localhost:{port} . Sign in as one of:\n", flush=True)
        print((ROOT / "var" / "demo" / "accounts.txt").read_text(encoding="utf-8"))
        print("Ctrl-C stops it.", flush=True)
        return processes.wait()


def web_server(port: int) -> list[str]:
    gunicorn = [sys.executable, "-m", "gunicorn", "csc.wsgi", f"--bind=127.0.0.1:{port}", "--workers=2", "--threads=4"]
    # Without the control socket gunicorn writes nothing into the home folder.
    return [*gunicorn, "--timeout=120", "--graceful-timeout=5", "--no-control-socket", "--log-level=warning"]


def worker() -> list[str]:
    """One worker that also rings the schedule (-B). In production they are two, see docs/deploy."""
    celery = [sys.executable, "-m", "celery", "-A", "csc", "--quiet", "worker", "-B", "--pool=solo", "--loglevel=warning"]
    return [*celery, "--without-gossip", "--without-mingle", "--hostname=demo@localhost"]


def taken(port: int) -> bool:
    with socket.socket() as connection:
        return connection.connect_ex(("127.0.0.1", port)) == 0


def wait_until_served(port: int, processes: Processes) -> bool:
    """Whether the site answers, once it does; false when a program ended first or somebody pressed Ctrl-C."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and not processes.asked_to_stop:
        if name := processes.ended():
            print(f"{name} did not start; its messages are above.")
            return False
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/", timeout=5):
                return True
        except urllib.error.HTTPError:
            return True
        except OSError:
            time.sleep(0.2)
    return False


if __name__ == "__main__":
    sys.exit(main())
