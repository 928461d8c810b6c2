"""An authority's own standards on top of the national clocks: read, checked, applied and set."""

from __future__ import annotations

import dataclasses
import itertools
import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction

from csc.days import as_date
from csc.limits import Days, Limit, Months, looser_example
from csc.models import LocalStandard, User
from csc.reference import Reference
from csc.timescales import Basis, Clock, Override, Timescale, get_clock

log = logging.getLogger(__name__)


_RULE = (
    "clock",
    "team_type_id",
    "unit",
    "limit",
    "counts_first_day",
    "cut_off",
    "settling",
    "effective_from",
    "effective_to",
)
"""The columns by which a standard changes what is due."""


class LocalStandards:
    """All rows, and the timelines worked out from them so far."""

    def __init__(self, rows: Iterable[LocalStandard]) -> None:
        self._rows: dict[str, list[LocalStandard]] = defaultdict(list)
        for row in rows:
            self._rows[row.clock].append(row)
        self._timelines: dict[tuple[str, str | None], Sequence[Timescale]] = {}

    def timeline_of(self, clock: Clock, team_type: str | None) -> Sequence[Timescale]:
        if (clock.key, team_type) not in self._timelines:
            rows = self._rows.get(clock.key, [])
            # Rows for every team first, so that those for one type of team are laid over them.
            kinds = [None] if team_type is None else [None, team_type]
            applying = [row for kind in kinds for row in rows if row.team_type_id == kind]
            self._timelines[clock.key, team_type] = _laid_over(clock.versions, applying)
        return self._timelines[clock.key, team_type]

    def team_types_of(self, clock: Clock) -> list[str]:
        """The types of team that have rows of their own for the clock."""
        return sorted({row.team_type_id for row in self._rows.get(clock.key, []) if row.team_type_id})

    def in_words(self) -> list[str]:
        """Every standard, in a fixed order: equal standards, equal words."""
        return sorted(":".join(str(getattr(row, name)) for name in _RULE) for rows in self._rows.values() for row in rows)


current_standards = Reference("local_standards", lambda: LocalStandards(LocalStandard.objects.order_by("effective_from")))


def reset_standards() -> None:
    """Read the local standards again the next time a clock is asked."""
    current_standards.reset()


def timeline_of(clock: Clock, team_type: str | None = None) -> Sequence[Timescale]:
    """The clock's versions with the local standards in force, for every team or for one type of team."""
    return current_standards().timeline_of(clock, team_type)


def refusal(standard: LocalStandard) -> str | None:
    """Why the standard may not be set, as a sentence that states the national limit and its source; none if it may."""
    try:
        clock = get_clock(standard.clock)
        standard.as_limit()
    except KeyError:
        return f"There is no clock called {standard.clock}."
    except ValueError as error:
        return str(error)
    begins, after = standard.span
    concerned = [version for version in clock.versions if version.span[0] < after and version.span[1] > begins]
    if not concerned:
        return f"“{clock.title}” does not run for anything that starts on or after {standard.effective_from:%-d %B %Y}."
    return next(filter(None, (_looser(version, standard) for version in concerned)), None)


MONTHS_IN_DAYS: dict[int, Limit] = {3: Days(91), 6: Days(183)}
"""Months of guidance as some authorities count them: 13 weeks, and half a year (rules.md X7)."""


def refusal_of_team_type(standard: LocalStandard) -> str | None:
    """Why the standard may not be of one type of team, as a sentence; none if it may, or is of every team."""
    try:
        latest = get_clock(standard.clock).latest
    except KeyError:
        return None
    if standard.team_type_id is None or latest.by_team:
        return None
    return f"“{latest.title}” runs alike in every team. Leave the type of team empty."


def readings_of(version: Timescale) -> list[Limit]:
    """How the limit of guidance may be read as well. An Act and regulations mean months of the calendar, and nothing else."""
    months = version.limit.number if isinstance(version.limit, Months) and version.basis is Basis.SG else None
    return [reading for number, reading in MONTHS_IN_DAYS.items() if number == months and not version.at_least]


def _looser(version: Timescale, standard: LocalStandard) -> str | None:
    if version.override is Override.ANY:
        return None
    proposed = standard.as_limit()
    if any(looser_example(proposed, reading) is None for reading in readings_of(version)):
        return None
    pair = (version.limit, proposed) if version.at_least else (proposed, version.limit)
    example = looser_example(*pair)
    if example is None:
        return None
    started, *due = example
    local_due, national_due = reversed(due) if version.at_least else due
    return (
        f"A local standard may be stricter than the national one, not looser. “{version.title}” has a limit of {version.limit} "
        f"({version.source}). With {proposed}, a clock that starts on {started:%-d %B %Y} would be due on "
        f"{local_due:%-d %B %Y} instead of {national_due:%-d %B %Y}."
    )


def _laid_over(versions: Sequence[Timescale], rows: Sequence[LocalStandard]) -> Sequence[Timescale]:
    """The versions, cut at every day on which a local standard begins or ends, with the last row of each stretch applied."""
    if not rows:
        return versions
    spans = [version.span for version in versions] + [row.span for row in rows]
    cuts = sorted({day for span in spans for day in span})
    pieces = []
    for begins, ends in itertools.pairwise(cuts):
        national = next((version for version in versions if _covers(version, begins)), None)
        if national is None:
            continue
        local = next((row for row in reversed(rows) if _covers(row, begins)), None)
        pieces.append(
            dataclasses.replace(
                national if local is None else _applied(national, local),
                effective_from=as_date(begins),
                effective_to=as_date(ends),
            )
        )
    return tuple(pieces)


def _applied(national: Timescale, row: LocalStandard) -> Timescale:
    """The national version under a local limit. A row that came in looser by another door changes nothing."""
    if _looser(national, row) is not None:
        log.error(
            "The local standard of %s from %s is looser than the national one and is ignored.", row.clock, row.effective_from
        )
        return national
    return dataclasses.replace(
        national,
        limit=row.as_limit(),
        basis=Basis.LOCAL,
        source=f"Local standard set by {row.set_by}",
        settling=national.settling if row.settling is None else row.settling,
    )


def _covers(each: Timescale | LocalStandard, day: int) -> bool:
    return each.span[0] <= day < each.span[1]


@transaction.atomic
def set_local_standard(*, by: User, clock: str, **facts: Any) -> LocalStandard:
    """Set this authority's limit for a clock from a day on. `facts` are the other columns of LocalStandard.

    Due dates that are kept in columns follow in the same transaction.

    Raises:
        ValidationError: looser than the national limit, or not a standard a clock could follow.
    """
    from csc.audit import record_event
    from csc.due_dates import correct_drift

    standard = LocalStandard(recorded_by=by, clock=clock, **facts)
    standard.full_clean()
    standard.save()
    record_event(by=by, verb="set_local_standard", record=standard, reason=standard.reason, clock=clock)
    reset_standards()
    transaction.on_commit(reset_standards)
    correct_drift(reason=f"Local standard for {clock} from {standard.effective_from:%-d %B %Y}")
    return standard
