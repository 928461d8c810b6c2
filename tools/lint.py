"""`make lint`: every check that runs no code of ours. All of them run, then the failures are counted."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def checks() -> dict[str, list[str]]:
    """The checks by name; each leaves every file as it is."""
    programs = Path(sys.executable).parent
    return {
        "style": [f"{programs}/ruff", "check", "."],
        "format": [f"{programs}/ruff", "format", "--check", "."],
        "types": [f"{programs}/mypy"],
        "import rules": [f"{programs}/lint-imports", "--no-logo"],
        "dependencies": [f"{programs}/deptry", "."],
        "missing migrations": [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"],
        "system check": [sys.executable, "manage.py", "check"],
    }


def main() -> int:
    failed = []
    for name, command in checks().items():
        began = time.monotonic()
        print(f"── {name}", flush=True)
        if subprocess.run(command, cwd=ROOT, env={**os.environ, "CSC_MODE": "test"}, check=False).returncode:
            failed.append(name)
        print(f"   {'failed' if name in failed else 'passed'} after {time.monotonic() - began:.0f} s", flush=True)
    print(f"{len(failed)} of {len(checks())} checks failed: {', '.join(failed)}" if failed else "All checks passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
