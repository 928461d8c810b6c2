"""The whole rebuild against its floor (the same reading and writing, nothing computed); the night; a live figure; memory."""

from __future__ import annotations

import datetime
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from reporting import catalogue
from reporting.bench.growth import growth
from reporting.facts import ALL
from reporting.facts.live import live_engine
from reporting.facts.load import open_facts
from reporting.models import Run, Series, SeriesChange
from reporting.snapshots import building, duties
from reporting.snapshots.extent import months_to_make
from reporting.snapshots.writing import apply_changes, stage_changes
from reporting.values import unit_of_authority
from workforce.models import Unit
from workforce.models.units import UnitKind

LIVE = "cp_visits_within_14_days"


def seconds(work: Callable[[], Any]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


class Rebuild:
    """One authority's rebuild, in the parts that are compared. Nothing of it is kept: writes are rolled back, runs removed.

    Reading and computing happen as in a real night, outside any transaction of ours, so that two
    connections share the reading where the database can.
    """

    def __init__(self, as_at: datetime.date | None = None) -> None:
        self.day = as_at or timezone.localdate() - datetime.timedelta(days=1)
        self.first, self.last = months_to_make(self.day + datetime.timedelta(days=1))
        self.made: dict[building.Key, building.Packed] = {}
        self.rows = 0

    def read(self) -> None:
        """Every fact table, in one view of the database."""
        with open_facts(as_at=self.day, tables=ALL) as facts:
            self.rows = sum(len(facts[name]) for name in ALL)

    @contextmanager
    def _claimed(self) -> Iterator[Run]:
        run = building.ask_for_run(as_at=self.day, first_month=self.first, last_month=self.last)
        duties.claim(run, timezone.now())
        try:
            yield run
        finally:
            run.delete()

    def _write(self, run: Run, before: dict[building.Key, building.Packed], *, into_empty: bool = False) -> None:
        with transaction.atomic():
            if into_empty:
                Series.objects.all()._raw_delete(Series.objects.db)
            stage_changes(run, building.differences(before, self.made))
            apply_changes(run)
            transaction.set_rollback(True)

    def floor(self) -> None:
        """Read everything and write figures made earlier: what no engine can be faster than."""
        with self._claimed() as run:
            self.read()
            self._write(run, {}, into_empty=True)

    def full(self) -> None:
        """Read, compute and write every figure into empty tables."""
        with self._claimed() as run:
            self.made = building.compute(run).series
            self._write(run, {}, into_empty=True)

    def night(self) -> None:
        """Read, compute, compare with the figures in force and write what differs."""
        with self._claimed() as run:
            self.made = building.compute(run).series
            self._write(run, building.standing([], []))

    def live(self) -> None:
        """One indicator for one team as of now, with the rows behind it, from the records and not from what is stored."""
        team = Unit.objects.filter(kind=UnitKind.TEAM).order_by("code").values_list("code", flat=True).first()
        form, unit = catalogue.get(LIVE), team or unit_of_authority()
        with live_engine(form, unit, day=self.day) as engine:
            engine.figures(form, [])
            engine.members(form, unit, engine.periods.labels[-1])


def measure(pairs: int) -> dict[str, Any]:
    """Every ratio, from `pairs` alternating runs of each side."""
    rebuild = Rebuild()
    rebuild.full()  # once unmeasured: imports, caches of the database, and figures for the floor to write
    sides: dict[str, list[float]] = {"floor": [], "full": [], "night": [], "read": [], "live": []}
    for _ in range(pairs):
        for name, times in sides.items():
            times.append(seconds(getattr(rebuild, name)))
    median = {name: statistics.median(times) for name, times in sides.items()}
    return {
        "database": connection.vendor,
        "python": sys.version.split()[0],
        "indicators": len(catalogue.all_indicators()),
        "months": f"{rebuild.first} to {rebuild.last}",
        "fact_rows": rebuild.rows,
        "series": len(rebuild.made),
        "cells": sum((len(packed[4]) - 1) // 4 for packed in rebuild.made.values()),
        "pairs": pairs,
        **growth(rebuild.day, rebuild.first, rebuild.last),
        "P1_full_to_floor": round(median["full"] / median["floor"], 2),
        "P2_compute_to_read": round((median["full"] - median["floor"]) / median["read"], 2),
        "P3_night_to_full": round(median["night"] / median["full"], 2),
        "P4_live_indicator_ms": round(1000 * median["live"]),
        "P6_peak_memory_mb": peak_memory(),
        "seconds": {name: round(value, 2) for name, value in median.items()},
        "staged_left_behind": SeriesChange.objects.filter(run__state=Run.State.RUNNING).count(),
    }


def peak_memory() -> int | None:
    """The most memory a fresh process needs for one whole rebuild, in MB; unknown where the system does not tell."""
    program = (
        "import django; django.setup()\n"
        "from reporting.bench.rebuild import Rebuild\n"
        "Rebuild().full()\n"
        "lines = open('/proc/self/status').read().splitlines()\n"
        "print(next(line.split()[1] for line in lines if line.startswith('VmHWM')))\n"
    )
    if not Path("/proc/self/status").exists():
        return None
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603
    return round(int(done.stdout.split()[-1]) / 1024)


def as_json(figures: dict[str, Any]) -> str:
    return json.dumps(figures, indent=2)
