"""What `manage.py check --database default` makes sure of, beyond Django's own checks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

DURABLE = ("fsync", "synchronous_commit", "full_page_writes")


@register(Tags.database)
def commits_survive_a_power_cut(databases: Sequence[str] | None = None, **options: Any) -> list[CheckMessage]:
    """PostgreSQL may be told to forget what it has acknowledged; records of children must not be kept there."""
    if not settings.PRODUCTION:
        return []
    found: list[CheckMessage] = []
    for alias in databases or []:
        if connections[alias].vendor != "postgresql":
            found.append(
                Error(f"The database {alias!r} is not PostgreSQL; in production csc keeps its records there.", id="csc.E001")
            )
            continue
        with connections[alias].cursor() as cursor:
            for name in DURABLE:
                cursor.execute("SELECT current_setting(%s)", [name])
                if cursor.fetchone()[0] == "off":
                    hint = f"Remove {name} = off from postgresql.conf, or from the settings of this database or role."
                    found.append(
                        Error(f"PostgreSQL runs with {name} = off: it may lose what was saved.", hint=hint, id="csc.E002")
                    )
    return found
