"""Ready rows of scorecards, kept between requests: they change with the run, the targets and the benchmarks alone.

What is kept is found by all of these, and by whether small numbers are in it, so that nothing has
to be thrown away by hand. Without the cache every page is made anew: slower, and the same.
"""

from __future__ import annotations

import hashlib
import logging
from collections import Counter
from collections.abc import Callable
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Max
from django.utils.safestring import SafeString

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


def ready(scorecard: Scorecard, run: Run, unit: str, month: Month, *, small_numbers: bool) -> Ready:
    """What a page prints of the scorecard, from the cache where it is there."""
    found = _kept("page", _printed, scorecard, run, unit, month, small_numbers=small_numbers)
    return found | {"sections": [(title, SafeString(rows)) for title, rows in found["sections"]]}


def data(scorecard: Scorecard, run: Run, unit: str, month: Month, *, small_numbers: bool) -> Ready:
    """The same scorecard as an API gives it (`structure.as_data`), kept in the same way."""
    return _kept("data", as_data, scorecard, run, unit, month, small_numbers=small_numbers)


def _kept(
    form: str, make: Callable[[Assembled], Ready], scorecard: Scorecard, run: Run, unit: str, month: Month, *, small_numbers: bool
) -> Ready:
    lines = [(line.number, line.title, *line.key) for line in scorecard.lines]
    name = _name(form, scorecard.key, lines, run.pk, run.finished_at, run.digest, unit, month, small_numbers, *judged_by())
    found = _look_up(name)
    if found is None:
        found = make(assemble(scorecard, run, unit, month, small_numbers=small_numbers))
        _keep(name, found)
    return found


def _printed(made: Assembled) -> Ready:
    return {
        "headings": markup.headings(made),
        "sections": [(title, "\n".join(rows)) for title, rows in markup.rows(made)],
        "states": sorted(status.code for status in made.states),
        "ratings": Counter(row.rag_month for row in made.rows if row.rag_month),
        "red": markup.red_rows(made),
    }


def judged_by() -> tuple[object, ...]:
    """What tells one state of targets and benchmarks from another: how many there are, and their last change."""
    marks: list[object] = []
    for model in (Target, Benchmark):
        marks += model.objects.aggregate(count=Count("pk"), last=Max("pk")).values()
        marks += model.history.aggregate(changed=Max("history_id")).values()
    return tuple(marks)


def _name(*parts: object) -> str:
    return "scorecard:" + hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()


def _look_up(name: str) -> Ready | None:
    try:
        return cache.get(name)
    except Exception:  # a page of figures does not depend on the cache being there
        log.warning("the cache cannot be read; the scorecard is made anew", exc_info=True)
        return None


def _keep(name: str, made: Ready) -> None:
    try:
        cache.set(name, made, LASTS)
    except Exception:  # as above
        log.warning("the cache cannot be written", exc_info=True)
