"""Makes `.venv` and installs the locked packages into it: `python3 -m tools.install base|test|lint|e2e …`.

Runs on the operating system's Python with nothing installed. Every package is checked against the
hash in `requirements/`; pip's own configuration decides where packages come from. A set that is
installed already is recognised by the hash of its lock file and costs nothing.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST_PYTHON = (3, 11)


def main(sets: list[str]) -> int:
    if sys.version_info < OLDEST_PYTHON:
        return refuse(
            f"csc needs Python 3.11 or newer; this is {sys.version.split()[0]}. Run make with PYTHON=/path/to/python3.11."
        )
    environment = ROOT / ".venv"
    if not make_environment(environment):
        return 1
    return max((install(name, into=environment) for name in sets), default=0)


def make_environment(folder: Path) -> bool:
    """Whether `folder` holds a working virtual environment with pip, after making it if it was not there."""
    python = folder / "bin" / "python"
    if python.exists():
        if subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0:
            return True
        refuse(f"{folder} does not work any more (the checkout moved, or Python changed). Remove it and run again.")
        return False
    say(f"Making {folder.name} with Python {sys.version.split()[0]}")
    if importlib.util.find_spec("ensurepip"):
        return subprocess.run([sys.executable, "-m", "venv", folder], check=False).returncode == 0
    if importlib.util.find_spec("venv") and importlib.util.find_spec("pip"):  # Debian packs them apart.
        made = subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=False).returncode == 0
        pip = [sys.executable, "-m", "pip", "--quiet", "--python", str(python), "install", "pip"]
        return made and subprocess.run(pip, check=False).returncode == 0
    refuse("This Python cannot make virtual environments. On Debian and Ubuntu: sudo apt install python3-venv")
    return False


def install(name: str, *, into: Path) -> int:
    """Install the set `name` into the environment `into`; pip's exit code."""
    lock = ROOT / "requirements" / f"{name}.txt"
    stamp = into / f"csc-{name}.sha256"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return 0
    say(f"Installing the packages of {lock.relative_to(ROOT)} (the first time takes a minute or two)")
    began = time.monotonic()
    pip = [str(into / "bin" / "python"), "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    command = [*pip, "--require-hashes", "-r", str(lock)]
    done = subprocess.run(command, env={**os.environ, "PIP_ROOT_USER_ACTION": "ignore"}, check=False)
    if done.returncode == 0:
        stamp.write_text(wanted)
        say(f"Installed in {time.monotonic() - began:.0f} s")
    return done.returncode


def refuse(text: str) -> int:
    print(text, file=sys.stderr)
    return 1


def say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
