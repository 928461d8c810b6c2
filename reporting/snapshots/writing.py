"""Writing series: staged under their run first, put in force by two statements in the run's last transaction."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection, models

from csc import bulk
from reporting.models import Run, Series, SeriesChange

Change = tuple[tuple[str, str, str, str, str], tuple | None, tuple | None]

_KEY = ("unit", "breakdown", "indicator", "variant", "band")
_PARTS = ("first_month", "numerators", "denominators", "values", "statuses", "versions")
_EMPTY = ("", b"", b"", b"", b"", b"")


STAGED_AT_ONCE = 2_000
"""Series written in one go: each is spelled out for the database first, in some five times its length."""


def stage_changes(run: Run, changes: Sequence[Change]) -> None:
    """Write what this run found different. Nobody reads it yet."""
    for first in range(0, len(changes), STAGED_AT_ONCE):
        _stage(run, changes[first : first + STAGED_AT_ONCE])


def _stage(run: Run, changes: Sequence[Change]) -> None:
    columns: dict[str, object] = {name: [key[at] for key, _, _ in changes] for at, name in enumerate(_KEY)}
    for at, name in enumerate(_PARTS):
        columns[name] = [(new or _EMPTY)[at] for _, _, new in changes]
        if name != "versions":
            columns[f"old_{name}"] = [(old or _EMPTY)[at] for _, old, _ in changes]
    columns["run"] = run.pk
    bulk.load(SeriesChange, columns, with_history=False)


def forget_changes(run: Run) -> None:
    """Throw away what an earlier attempt at this run had staged."""
    SeriesChange.objects.filter(run=run).delete()


def apply_changes(run: Run) -> None:
    """Put the staged series in force: replace those that changed, remove those that ended."""
    quote = connection.ops.quote_name
    series, change = (quote(model._meta.db_table) for model in (Series, SeriesChange))
    key = ", ".join(map(quote, _KEY))
    columns = ", ".join(quote(name) for name in (*_KEY, *_PARTS, "run_id"))
    replaced = ", ".join(f"{quote(name)} = excluded.{quote(name)}" for name in (*_PARTS, "run_id"))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {series} ({columns}) SELECT {columns} FROM {change} "  # noqa: S608  names come from the models
            f"WHERE run_id = %s AND first_month <> '' ORDER BY {key} "
            f"ON CONFLICT ({key}) DO UPDATE SET {replaced}",
            [run.pk],
        )
    ended = SeriesChange.objects.filter(run=run, first_month="")
    same = {name: models.OuterRef(name) for name in _KEY}
    Series.objects.filter(models.Exists(ended.filter(**same))).delete()
