"""The test suite, twice: on SQLite, then on PostgreSQL with Redis.

    python -m tools.run_tests [--only sqlite|postgres] [pytest's own arguments]

The second pass uses TEST_DATABASE_URL and TEST_REDIS_URL where they are given and starts servers of
its own where they are not. What only a real PostgreSQL or Redis can show carries the marker
`postgres` or `redis` and is selected for that pass alone.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

from tools.services import CannotStart, Postgres, Redis

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=["sqlite", "postgres"])
    chosen, further = parser.parse_known_args()
    codes = []
    if chosen.only != "postgres":
        codes.append(run("SQLite", "not postgres and not redis and not e2e", further, {}))
    if chosen.only != "sqlite":
        try:
            with ExitStack() as running:
                codes.append(run("PostgreSQL and Redis", "not e2e", further, services(running)))
        except CannotStart as problem:
            print(f"\n{problem}", file=sys.stderr)
            codes.append(1)
    return max(codes)


def services(running: ExitStack) -> dict[str, str]:
    """Where the database and Redis of the second pass are; what had to be started ends with `running`."""
    return {
        "DATABASE_URL": os.environ.get("TEST_DATABASE_URL") or running.enter_context(Postgres()).url,
        "REDIS_URL": os.environ.get("TEST_REDIS_URL") or running.enter_context(Redis()).url,
    }


def run(title: str, selection: str, further: list[str], services: dict[str, str]) -> int:
    """One pass of pytest over the tests of `selection`; its exit code."""
    print(f"\n── Tests on {title} " + "─" * (70 - len(title)), flush=True)
    began = time.monotonic()
    environment = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REDIS_URL"}}
    pytest = [sys.executable, "-m", "pytest", "-q", "-n", "auto", "--dist", "worksteal", "--durations=10", "-m", selection]
    done = subprocess.run([*pytest, *further], cwd=ROOT, env={**environment, **services}, check=False)
    print(f"── {title}: exit {done.returncode} after {time.monotonic() - began:.0f} s", flush=True)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
