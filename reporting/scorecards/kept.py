"""Ready rows of scorecards, kept between requests: they change with the run, the targets and the benchmarks alone.

What is kept is found by all of these, and by whether small numbers are in it, so that nothing has
to be thrown away by hand. Without the cache every page is made anew: slower, and the same.
"""

from __future__ import annotations

import hashlib
import logging
from collections import Counter
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache import cache
from django.db.models import Count, Max, Value
from django.utils.safestring import SafeString
from rest_framework.renderers import JSONRenderer

from csc.periods import Month
from reporting.models import Benchmark, Run, Target
from reporting.scorecards import markup
from reporting.scorecards.assemble import Assembled, assemble
from reporting.scorecards.layout import Scorecard
from reporting.scorecards.structure import as_data

log = logging.getLogger(__name__)

LASTS = 24 * 60 * 60
"""Seconds; a run lasts about a day."""

Ready = dict[str, Any]
"""`headings`, `sections` of ready rows, `states`: why cells show no figure, and `ratings` with their `red` rows."""

Judged = tuple[tuple[str, int, int | None], ...]
"""What tells one state of targets and benchmarks from another: of each table that has rows, how many and the last."""

Made = TypeVar("Made")


def ready(scorecard: Scorecard, run: Run, unit: str, month: Month, *, small_numbers: bool) -> Ready:
    """What a page prints of the scorecard, from the cache where it is there."""
    found = _kept("page", _printed, judged_by(), scorecard, run, unit, month, small_numbers=small_numbers)
    return found | {"sections": [(title, SafeString(rows)) for title, rows in found["sections"]]}


def as_json(scorecard: Scorecard, run: Run, unit: str, month: Month, *, judged: Judged, small_numbers: bool) -> bytes:
    """The same scorecard as an API sends it (`structure.as_data`), kept in the same way. `judged` is what `judged_by` gave."""
    return _kept("json", _sent, judged, scorecard, run, unit, month, small_numbers=small_numbers)


def _kept(
    form: str,
    make: Callable[[Assembled], Made],
    judged: Judged,
    scorecard: Scorecard,
    run: Run,
    unit: str,
    month: Month,
    *,
    small_numbers: bool,
) -> Made:
    lines = [(line.number, line.title, *line.key) for line in scorecard.lines]
    name = _name(form, scorecard.key, lines, run.pk, run.finished_at, run.digest, unit, month, small_numbers, judged)
    found: Made | None = _look_up(name)
    if found is None:
        found = make(assemble(scorecard, run, unit, month, small_numbers=small_numbers))
        _keep(name, found)
    return found


def _sent(made: Assembled) -> bytes:
    body: bytes = JSONRenderer().render(as_data(made))
    return body


def _printed(made: Assembled) -> Ready:
    return {
        "headings": markup.headings(made),
        "sections": [(title, "\n".join(rows)) for title, rows in markup.rows(made)],
        "states": sorted(status.code for status in made.states),
        "ratings": Counter(row.rag_month for row in made.rows if row.rag_month),
        "red": markup.red_rows(made),
    }


def judged_by() -> Judged:
    """The state of targets and benchmarks now, in one query: a changed row is a new version, a row taken away leaves fewer."""
    tables: tuple[Any, ...] = (Target.objects, Target.history, Benchmark.objects, Benchmark.history)
    first, *others = (
        table.order_by()
        .values(table=Value(table.model._meta.db_table))
        .annotate(count=Count("pk"), last=Max("pk"))
        .values_list("table", "count", "last")
        for table in tables
    )
    return tuple(sorted(first.union(*others, all=True)))


def _name(*parts: object) -> str:
    return "scorecard:" + hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()


def _look_up(name: str) -> Any:
    try:
        return cache.get(name)
    except Exception:  # a page of figures does not depend on the cache being there
        log.warning("the cache cannot be read; the scorecard is made anew", exc_info=True)
        return None


def _keep(name: str, made: object) -> None:
    try:
        cache.set(name, made, LASTS)
    except Exception:  # as above
        log.warning("the cache cannot be written", exc_info=True)
