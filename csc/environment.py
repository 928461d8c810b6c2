"""Reads environment variables and, when one is missing or wrong, says in whole sentences what to do."""

from __future__ import annotations

import os
import secrets
import textwrap
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

MODES = ("demo", "production", "test")


class Environment(environ.Env):
    """django-environ with one addition: a variable that must be given explains itself when it is not."""

    def required(self, name: str, *, purpose: str, example: str) -> str:
        """The text of `name`.

        Raises ImproperlyConfigured, with what the variable is for and an example, when it is absent or empty.
        """
        value = os.environ.get(name, "").strip()
        if not value:
            raise ImproperlyConfigured(
                paragraph(
                    f"The environment variable {name} is not set, and csc does not start in production mode without it. "
                    f"{purpose} An example: {name}={example}. "
                    "The variables of a production installation are listed, with their meaning, in docs/deploy/csc.env.example; "
                    "to try csc on one machine with made-up data, run `make demo`, which needs none of them."
                )
            )
        return value

    def whole_number(self, name: str, default: int, *, at_least: int = 0) -> int:
        """`name` as a whole number not below `at_least`; raises ImproperlyConfigured otherwise."""
        text = os.environ.get(name, "").strip()
        if not text:
            return default
        if not text.isdecimal() or int(text) < at_least:
            raise ImproperlyConfigured(
                paragraph(
                    f"The environment variable {name} reads {text!r}, but it has to be a whole number of {at_least} or more. "
                    f"Correct it, or leave it out: csc then uses {default}."
                )
            )
        return int(text)

    def yes_or_no(self, name: str, *, default: bool) -> bool:
        """`name` as a switch. A word that is neither yes nor no is an error, never silently a no."""
        text = os.environ.get(name, "").strip().lower()
        if not text:
            return default
        if text in {"yes", "true", "on", "1"}:
            return True
        if text in {"no", "false", "off", "0"}:
            return False
        raise ImproperlyConfigured(
            paragraph(
                f"The environment variable {name} reads {text!r}, but it is a switch: write yes or no. "
                f"Leave it out, and csc uses {'yes' if default else 'no'}."
            )
        )

    def one_of(self, name: str, choices: tuple[str, ...], *, default: str) -> str:
        """`name` as one of `choices`; raises ImproperlyConfigured for any other word."""
        text = os.environ.get(name, "").strip().lower() or default
        if text in choices:
            return text
        raise ImproperlyConfigured(
            paragraph(
                f"The environment variable {name} reads {text!r}, but it has to be one of {', '.join(choices)}. "
                f"Leave it out, and csc uses {default}."
            )
        )

    def database(self, name: str, *, default: str) -> dict[str, Any]:
        """The connection described by the URL in `name`; only SQLite and PostgreSQL are supported."""
        url = os.environ.get(name, "").strip() or default
        try:
            described = self.db_url_config(url)
        except (ValueError, KeyError, ImproperlyConfigured):
            described = {}
        if described.get("ENGINE") not in {"django.db.backends.sqlite3", "django.db.backends.postgresql"}:
            raise ImproperlyConfigured(
                paragraph(
                    f"The environment variable {name} is not the address of a database csc can use. It has to be a PostgreSQL "
                    "address such as postgres://csc:password@db.example.org:5432/csc (in which special characters of the "
                    "password are written in percent notation), or an SQLite file such as sqlite:////srv/csc/csc.sqlite3 with "
                    "four strokes before an absolute path. The value is not repeated here because it may hold a password."
                )
            )
        return described


def mode() -> str:
    """Which of the three ways csc runs: `demo` (one machine, made-up data), `production` or `test`.

    Without CSC_MODE it is the demo, unless variables of a server are present: an installation that
    forgot CSC_MODE must not come up with the demo's relaxed cookies.
    """
    chosen = os.environ.get("CSC_MODE", "").strip()
    if chosen in MODES:
        return chosen
    if chosen:
        raise ImproperlyConfigured(
            paragraph(f"The environment variable CSC_MODE reads {chosen!r}, but it has to be demo, production or test.")
        )
    of_a_server = [name for name in ("SECRET_KEY", "DATABASE_URL", "REDIS_URL", "ALLOWED_HOSTS") if os.environ.get(name)]
    if of_a_server:
        raise ImproperlyConfigured(
            paragraph(
                f"{' and '.join(of_a_server)} {'is' if len(of_a_server) == 1 else 'are'} set, but CSC_MODE is not. "
                "Set CSC_MODE=production on a server that holds real records: only then are encrypted connections, the second "
                "factor at sign-in and protected cookies enforced. Set CSC_MODE=demo to try csc with made-up data on one machine."
            )
        )
    return "demo"


def kept_secret(path: Path) -> str:
    """A random secret kept in the file `path`, made on first use and readable by its owner alone.

    For demo and test only: in production the secret is given from outside.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(64), encoding="ascii")
        try:
            os.link(draft, path)  # Fails when another process was first: then that one's secret holds for both.
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text(encoding="ascii")


def paragraph(text: str) -> str:
    """`text` as a block that reads well at the end of a traceback."""
    return "\n\n" + textwrap.fill(text, width=100, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False) + "\n"
