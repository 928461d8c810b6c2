"""`make e2e`: the tests marked `e2e`, in a Chromium that the machine has. Downloads no browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def browser() -> str | None:
    """The browser to drive: CHROMIUM when given, else the first one found."""
    if given := os.environ.get("CHROMIUM"):
        return given
    return next(filter(None, map(shutil.which, NAMES)), str(MAC) if MAC.exists() else None)


def main(further: list[str]) -> int:
    chromium = browser()
    if chromium is None:
        print("No Chromium was found, so the browser tests did not run. Install chromium, or set CHROMIUM to a browser's path.")
        return 0
    command = [sys.executable, "-m", "pytest", "-q", "-m", "e2e", "tests/e2e", *further]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, "CHROMIUM": chromium}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
