"""An installation with the documented variables is safe, and every variable is documented."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = (ROOT / "docs" / "deploy" / "csc.env.example").read_text(encoding="utf-8")
SET = dict(re.findall(r"(?m)^([A-Z_]+)=(.*)$", EXAMPLE))
OPTIONAL = dict(re.findall(r"(?m)^#([A-Z_]+)=(.*)$", EXAMPLE))


def check(tmp_path: Path, **changes: str | None) -> subprocess.CompletedProcess[str]:
    variables = SET | {"CSC_VAR_DIR": str(tmp_path), "SECRET_KEY": "k" * 40 + "0123456789abcdefghij"} | changes
    environment = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "TMPDIR"}}
    environment |= {name: value for name, value in variables.items() if value is not None}
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_the_documented_installation_has_no_warning(tmp_path):
    done = check(tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_documented_defaults_are_accepted_as_they_stand(tmp_path):
    done = check(tmp_path, **{name: value for name, value in OPTIONAL.items() if value})
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", sorted(set(SET) - {"CSC_MODE", "CSC_VAR_DIR", "EMAIL_FROM"}))
def test_without_a_required_variable_it_does_not_start_and_says_which(tmp_path, name):
    done = check(tmp_path, **{name: None})
    assert done.returncode != 0
    assert f"The environment variable {name} is not set" in " ".join(done.stderr.split())


def test_a_weak_secret_is_noticed(tmp_path):
    done = check(tmp_path, SECRET_KEY="short")
    assert done.returncode != 0
    assert "security.W009" in done.stderr


def test_every_variable_that_the_settings_read_is_documented():
    settings = (ROOT / "csc" / "settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r"env\.\w+\(\s*\"([A-Z_]+)\"", settings))
    assert len(read) > 15
    assert read | {"CSC_MODE"} == set(SET) | set(OPTIONAL)
