"""Bringing published benchmarks in: all of them or none, and the same files twice change nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from django.db import transaction

from csc.audit import record_event
from csc.models import User
from reporting import catalogue
from reporting.judgement.benchmarks.reading import Problem, Published, read
from reporting.judgement.benchmarks.sources import Source
from reporting.judgement.comparators import comparators
from reporting.models import Benchmark

Key = tuple[str, str, str, int]
"""Indicator, variant, kind, year."""


@dataclass
class Imported:
    """What came of it. `without` are indicators csc does not define yet, `unused` files in which no yardstick stands."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)
    without: set[str] = field(default_factory=set)
    unused: list[str] = field(default_factory=list)


def import_benchmarks(*, by: User, files: Sequence[Path], authority: str = "", dry_run: bool = False) -> Imported:
    """Read the files together, compute the comparators of every year in them, and keep them.

    `authority` is the council's own three-figure code, by which its neighbours are found; without it
    there is England and the top quartile alone. With one problem anywhere nothing is written.
    """
    published = Published()
    for path in files:
        read(path, published)
    if authority and published.neighbours and authority not in published.neighbours:
        published.problems.append(Problem("neighbours", 0, f"The authority {authority} is not in the table of neighbours."))
    done = Imported(problems=published.problems, unused=published.unused)
    wanted = _wanted(published, authority, done)
    if done.problems:
        return done
    with transaction.atomic():
        _keep(by, wanted, done)
        if dry_run:
            transaction.set_rollback(True)
        elif done.added or done.changed:
            record_event(by=by, verb="import_benchmarks", files=len(files), added=done.added, changed=done.changed)
    return done


def _wanted(published: Published, authority: str, done: Imported) -> dict[Key, tuple[Decimal, str]]:
    """Value and source of every comparator the files make."""
    known = catalogue.all_indicators()
    wanted: dict[Key, tuple[Decimal, str]] = {}
    for source, year in sorted(published.authorities.keys() | published.england.keys(), key=_in_order):
        if source.indicator not in known:
            done.without.add(source.indicator)
            continue
        england = published.england.get((source, year))
        values = published.authorities.get((source, year), {})
        found = comparators(
            values,
            _as_returned(published.neighbours.get(authority, ()), values),
            england,
            known[source.indicator].polarity,
            silent=published.silent[source, year],
        )
        for kind, value in found.items():
            wanted[source.indicator, source.variant, kind.value, year] = (value, f"DfE statistics: {published.files[source]}")
    return wanted


def _as_returned(codes: Sequence[str], values: Mapping[str, Decimal]) -> list[str]:
    """The codes under which these authorities returned their figures: two may have returned one together."""
    together = {code: key for key in values for code in key.split(" / ")}
    return [together.get(code, code) for code in codes]


def _in_order(key: tuple[Source, int]) -> tuple[str, str, int]:
    return key[0].indicator, key[0].variant, key[1]


def _keep(by: User, wanted: dict[Key, tuple[Decimal, str]], done: Imported) -> None:
    indicators = {key[0] for key in wanted}
    standing = {
        (each.indicator, each.variant, each.kind, each.year): each for each in Benchmark.objects.filter(indicator__in=indicators)
    }
    for key, (value, source) in wanted.items():
        before = standing.get(key)
        if before is None:
            indicator, variant, kind, year = key
            Benchmark.objects.create(
                indicator=indicator, variant=variant, kind=kind, year=year, value=value, source=source, recorded_by=by
            )
            done.added += 1
        elif before.value != value or before.source != source:
            before.value, before.source, before.recorded_by = value, source, by
            before.save()
            done.changed += 1
        else:
            done.unchanged += 1
