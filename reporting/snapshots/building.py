"""Recomputing every figure: read once, compute, write what differs, and switch over in one transaction."""

from __future__ import annotations

import datetime
import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from csc.limits import verdict
from csc.local_choices import current_choices
from csc.local_standards import current_standards
from csc.periods import day_number
from csc.working_days import current_calendar
from reporting import catalogue
from reporting.engine.cells import pack
from reporting.engine.evaluate import Engine
from reporting.engine.periods import Periods
from reporting.facts import ALL
from reporting.facts.load import open_facts
from reporting.indicators import Indicator
from reporting.models import Run, Series
from reporting.publishing.restating import restate
from reporting.snapshots import duties
from reporting.snapshots.extent import records_begin
from reporting.snapshots.writing import apply_changes, forget_changes, stage_changes

log = logging.getLogger(__name__)

Key = tuple[str, str, str, str, str]
Packed = tuple[str, bytes, bytes, bytes, bytes, bytes]
"""First month, numerators, denominators, values, statuses, versions."""


@dataclass
class Built:
    """Every series of one run in bytes, the indicators that have none, with the reason, and the digest of the local rules."""

    series: dict[Key, Packed]
    failed: dict[str, str]
    cells: int = 0
    local_rules: str = ""


class Hooks:
    """Points at which a run can be watched, and in tests killed. Each is called with its name."""

    def __init__(self, at: Callable[[str], None] = lambda point: None) -> None:
        self.at = at


def build(
    run: Run, *, hooks: Hooks | None = None, only: Sequence[str] = (), progress: Callable[[str], None] | None = None
) -> Run:
    """Make the figures of a claimed run and put them in force.

    Until the last transaction commits, the figures before it stand untouched; killed anywhere
    before, the run is taken up again when its lease ends.

    Raises:
        duties.LostLease: another worker has the run; nothing was changed.
    """
    hooks = hooks or Hooks()
    hooks.at("claimed")
    forget_changes(run)
    as_at = timezone.now()
    built = compute(run, only=only, hooks=hooks, progress=progress)
    hooks.at("computed")
    stands = standing(built.failed, only)
    changes = differences(stands, built.series)
    duties.hold(run)
    stage_changes(run, changes)
    hooks.at("staged")
    with transaction.atomic():
        _still_ours(run)
        apply_changes(run)
        hooks.at("applied")
        run.as_at, run.finished_at, run.state = as_at, timezone.now(), Run.State.DONE
        run.failed_indicators, run.definitions, run.local_rules = built.failed, definitions_digest(), built.local_rules
        run.digest = digest(standing([], []) if only or built.failed else built.series)
        run.counts = {"series": len(built.series), "cells": built.cells, "changed": len(changes)}
        run.token, run.lease_until, run.begun = None, None, {}
        run.save()
    hooks.at("done")
    restate(run)
    return run


def compute(
    run: Run, *, only: Sequence[str] = (), hooks: Hooks | None = None, progress: Callable[[str], None] | None = None
) -> Built:
    """Every series of the run's months. An indicator that fails is named and left out; the others go on.

    Records are read in one view of the database and computed on afterwards, so that saying "still
    alive" never waits for the reading and the reading never sees half of somebody's change.
    """
    hooks = hooks or Hooks()
    built = Built({}, duties.too_often(run))
    with current_calendar.pinned(), current_standards.pinned(), current_choices.pinned():
        built.local_rules = local_rules_digest()
        return _computed(run, built, only, hooks, progress)


def _computed(run: Run, built: Built, only: Sequence[str], hooks: Hooks, progress: Callable[[str], None] | None) -> Built:
    with open_facts(as_at=run.for_day, as_known_at=duties.knowledge_of(run, timezone.now()), tables=ALL) as facts:
        hooks.at("read")
    engine = Engine(facts, _periods(run, facts.terms), history_from=day_number(records_begin(run.for_day)))
    for indicator in _chosen(only):
        if indicator.key in built.failed:
            continue
        duties.hold(run, beginning=indicator.key)
        hooks.at(f"begun {indicator.key}")
        try:
            made = {key: packed for form in indicator.forms() for key, packed in _series(engine, form, run.first_month)}
        except Exception as failure:  # one definition must not stop the others; it is named on the run
            log.exception("indicator %s failed", indicator.key)
            built.failed[indicator.key] = f"{type(failure).__name__}: {failure}"
            made = {}
        built.series |= made
        duties.hold(run, finished=indicator.key)
        if progress:
            progress(indicator.key)
    built.cells = sum((len(packed[4]) - 1) // 4 for packed in built.series.values())
    return built


def _series(engine: Engine, form: Indicator, first_month: str) -> Iterator[tuple[Key, Packed]]:
    figures = engine.figures(form)
    versions = pack(figures.version.astype(int))
    for (unit, breakdown, band), parts in figures.packed():
        yield (unit, breakdown, form.key, form.variant, band), (first_month, *parts, versions)


def _periods(run: Run, terms: Sequence[tuple[int, int]]) -> Periods:
    return Periods.months(_year_and_month(run.first_month), _year_and_month(run.last_month), as_at=run.for_day, terms=terms)


def _year_and_month(label: str) -> tuple[int, int]:
    year, month = label.split("-")
    return int(year), int(month)


def _chosen(only: Sequence[str]) -> Iterable[Indicator]:
    return [catalogue.get(key) for key in only] if only else catalogue.all_indicators().values()


def standing(failed: Iterable[str], only: Sequence[str]) -> dict[Key, Packed]:
    """The figures now in force, of the indicators this run makes."""
    kept = Series.objects.exclude(indicator__in=list(failed))
    kept = kept.filter(indicator__in=only) if only else kept
    columns = ("first_month", "numerators", "denominators", "values", "statuses", "versions")
    rows = kept.values_list("unit", "breakdown", "indicator", "variant", "band", *columns).iterator(chunk_size=5000)
    return {tuple(row[:5]): (row[5], *(bytes(part) for part in row[6:])) for row in rows}


def differences(old: dict[Key, Packed], new: dict[Key, Packed]) -> list[tuple[Key, Packed | None, Packed | None]]:
    """What changes: (key, before, after), in key order; None where there was or is nothing."""
    keys = sorted(old.keys() | new.keys())
    return [(key, old.get(key), new.get(key)) for key in keys if old.get(key) != new.get(key)]


def digest(series: dict[Key, Packed]) -> str:
    """One digest for all figures: the same figures give the same digest, whatever was done to make them."""
    total = hashlib.sha256()
    for key in sorted(series):
        total.update("\x1f".join(key).encode())
        for part in series[key]:
            total.update(part.encode() if isinstance(part, str) else part)
    return total.hexdigest()


def definitions_digest() -> str:
    """One digest for which definitions, in which version, made the figures."""
    named = ";".join(f"{indicator.key}:{indicator.version}" for indicator in catalogue.all_indicators().values())
    return hashlib.sha256(named.encode()).hexdigest()


def local_rules_digest() -> str:
    """One digest for the authority's own standards and choices, as this run reads them, and for the verdict on lateness."""
    said = [verdict().value, *current_standards().in_words(), *current_choices().in_words()]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def _still_ours(run: Run) -> None:
    """Lock the run's row and make sure that nobody took it while we computed."""
    held = Run.objects.select_for_update().filter(pk=run.pk, token=run.token, state=Run.State.RUNNING)
    if not held.exists():
        raise duties.LostLease(f"{run} was taken by another worker")


def ask_for_run(*, as_at: datetime.date, first_month: str, last_month: str) -> Run:
    """Write down a run somebody asked for; it is claimed and built like any other."""
    return Run.objects.create(kind=Run.Kind.ASKED_FOR, for_day=as_at, first_month=first_month, last_month=last_month)
