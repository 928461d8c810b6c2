"""Removing every record of a demo or a test database, so that another authority can be made in it."""

from __future__ import annotations

from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import connection, transaction

from csc.models import BankHoliday, Code, CodeSet

OUR_APPS = ("csc", "workforce", "contacts", "assessments", "protection", "looked_after", "audits", "reporting")
KEPT = (BankHoliday, Code, CodeSet)
"""Reference data, which is the same for every authority."""


class NotADemo(Exception):
    """Records are removed in demo and test mode only."""


@transaction.atomic
def clear() -> None:
    """Empty every table of ours but the reference data, with what hangs on them, and start their numbering anew.

    All users go too, with their sessions, tokens and second factors.

    Raises:
        NotADemo: this installation may hold real records.
    """
    if settings.CSC_MODE not in ("demo", "test"):
        raise NotADemo("Records are removed in demo and test mode only.")
    models = [model for label in OUR_APPS for model in apps.get_app_config(label).get_models(include_auto_created=True)]
    tables = sorted(
        {model._meta.db_table for model in models if model._meta.managed and not model._meta.proxy and model not in KEPT}
    )
    with connection.cursor() as cursor:
        for statement in connection.ops.sql_flush(no_style(), tables, reset_sequences=True, allow_cascade=True):
            cursor.execute(statement)
