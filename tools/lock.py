"""`make locks`: the exact versions and hashes of every package, worked out from pyproject.toml.

The files are for every platform and for Python 3.11 and later; they name no place packages come from.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SETS = {
    "base": ["pyproject.toml", "--extra=pdf"],
    "test": ["pyproject.toml", "--extra=pdf", "--group=test"],
    "lint": ["pyproject.toml", "--extra=pdf", "--group=test", "--group=lint"],
    "e2e": ["pyproject.toml", "--extra=pdf", "--group=test", "--group=e2e"],
    "node": ["--group=node"],
}
OPTIONS = ["--universal", "--python-version=3.11", "--generate-hashes", "--no-header", "--no-annotate", "--quiet"]


def main() -> int:
    uv = shutil.which("uv") or shutil.which("uv", path=str(ROOT / ".venv" / "bin"))
    if uv is None:
        print("uv is not installed. Run: .venv/bin/pip install uv", file=sys.stderr)
        return 1
    for name, sources in SETS.items():
        lock = ROOT / "requirements" / f"{name}.txt"
        subprocess.run([uv, "pip", "compile", *sources, *OPTIONS, f"--output-file={lock}"], cwd=ROOT, check=True)
        if re.search(r"(?m)^\s*--(?!hash)|://", lock.read_text(encoding="utf-8")):
            print(
                f"{lock} names a place packages come from; uv's configuration on this machine has put it there.", file=sys.stderr
            )
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
