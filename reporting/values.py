"""Figures as rows: what the API answers, the `values` command prints and a page draws.

Stored figures are used where the run in force holds them; what it does not hold (other months, a
breakdown for one team) is counted from the records by the same engine.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from django.utils import timezone

from csc import periods as days
from csc.days import as_date
from reporting import catalogue
from reporting.engine.cells import TOTAL, Status, denominator_scale_of, has_denominator, scale_of, unpack
from reporting.engine.evaluate import Engine
from reporting.engine.periods import LEAD, Periods
from reporting.engine.units import Axis
from reporting.facts.load import open_facts
from reporting.indicators import HIGH, INFO, LOW, Indicator, Polarity
from reporting.judgement.targets import TargetBook
from reporting.models import Run, Series
from reporting.snapshots.extent import records_begin

Numbers = TypeVar("Numbers", np.ndarray, None)


@dataclass(frozen=True)
class Value:
    """One figure of one month. The order of the fields is the order of the columns (design, section 8)."""

    indicator: str
    variant: str
    definition_version: int
    period: str
    period_start: datetime.date
    period_end: datetime.date
    unit: str
    breakdown: str
    band: str
    numerator: int | float | None
    denominator: int | float | None
    value: float | None
    measure_unit: str
    status: str
    target: str
    rag: str
    direction: str
    performance_direction: str
    run: int | None
    computed_at: datetime.datetime
    data_complete_to: datetime.date


COLUMNS = tuple(field.name for field in dataclasses.fields(Value))


@dataclass(frozen=True)
class Asked:
    """Which figures somebody wants. Months are `2026-03`, both included; no indicators means all of them."""

    first: str
    last: str
    unit: str
    indicators: Sequence[str] = ()
    variant: str | None = None
    breakdown: str = TOTAL
    band: str | None = None

    def forms(self) -> Iterator[Indicator]:
        """The definitions asked for, in every variant unless one is named.

        Raises:
            KeyError: an indicator or variant that does not exist.
        """
        for key in self.indicators or catalogue.all_indicators():
            indicator = catalogue.get(key)
            yield from indicator.forms() if self.variant is None else [indicator.form(self.variant)]


@dataclass(frozen=True)
class _Line:
    """One series over the months asked for, one month before them included for the direction of travel."""

    form: Indicator
    band: str
    numerator: np.ndarray
    denominator: np.ndarray | None
    value: np.ndarray
    status: np.ndarray
    version: np.ndarray


def values(asked: Asked) -> Iterator[Value]:
    """The figures asked for, by indicator, variant, band and month.

    Raises:
        KeyError: an indicator, variant, unit or breakdown that does not exist.
    """
    run = Run.objects.current()
    stored = run is not None and run.first_month <= asked.first and asked.last <= run.last_month
    lines = list(_stored(asked)) if stored else []
    if not lines:
        run, lines = None, list(_counted(asked))
    known = _Known(
        run=run.pk if run else None,
        computed_at=run.read_at if run else timezone.now(),
        complete_to=run.for_day if run else timezone.localdate() - datetime.timedelta(days=1),
    )
    periods = _periods(asked)
    book = TargetBook.of([line.form.key for line in lines])
    for line in lines:
        yield from _rows(asked, line, periods, book, known)


def _periods(asked: Asked, **options: Any) -> Periods:
    """The months asked for and the one before."""
    (year, month), last = _parts(asked.first), _parts(asked.last)
    before = (year, month - 1) if month > 1 else (year - 1, 12)
    return Periods.months(before, last, **options)


def _parts(month: str) -> tuple[int, int]:
    year, _, number = month.partition("-")
    return int(year), int(number)


def _stored(asked: Asked) -> Iterator[_Line]:
    """From the figures in force."""
    forms = {(form.key, form.variant): form for form in asked.forms()}
    rows = Series.objects.filter(unit=asked.unit, breakdown=asked.breakdown, indicator__in={key for key, _ in forms})
    if asked.band is not None:
        rows = rows.filter(band=asked.band)
    columns = ("indicator", "variant", "band", "first_month", "numerators", "denominators", "values", "statuses", "versions")
    found: dict[tuple[str, str], list[_Line]] = {}
    labels = _periods(asked).labels
    for indicator, variant, band, first_month, *packed in rows.values_list(*columns).order_by("band"):
        form = forms.get((indicator, variant))
        if form is None:
            continue
        parts: list[Any] = [unpack(part) for part in packed]  # only denominators may be None
        skip = _months_between(first_month, labels[0])
        numerator, denominator, value, status, version = (_cut(part, skip, len(labels)) for part in parts)
        found.setdefault((indicator, variant), []).append(_Line(form, band, numerator, denominator, value, status, version))
    for key in forms:
        yield from found.get(key, [])


def _months_between(first: str, then: str) -> int:
    (year, month), (later_year, later_month) = _parts(first), _parts(then)
    return (later_year - year) * 12 + later_month - month


def _cut(numbers: Numbers, skip: int, count: int) -> Numbers:
    """`count` months from the `skip`th on; a month before the first is not available (nought, status included)."""
    if numbers is None:
        return None
    if skip < 0:
        numbers, skip = np.concatenate([np.zeros(-skip, dtype=numbers.dtype), numbers]), 0
    return numbers[skip : skip + count]


def _counted(asked: Asked) -> Iterator[_Line]:
    """From the records, by the engine."""
    forms = list(asked.forms())
    today = timezone.localdate()
    known_to = today - datetime.timedelta(days=1)
    tables = sorted({form.facts for form in forms if form.facts})
    with open_facts(as_at=known_to, tables=tables) as facts:
        periods = _periods(asked, as_at=known_to, terms=facts.terms)
        engine = Engine(facts, periods, history_from=days.day_number(records_begin(today)))
        engine.stored = Axis(facts.units, np.arange(len(facts.units)) == facts.units.find(asked.unit))
        for form in forms:
            breakdowns = [each for each in form.breakdowns if each.key == asked.breakdown]
            if asked.breakdown and not breakdowns:
                if asked.indicators:
                    raise KeyError(f"{form.key} has no breakdown {asked.breakdown!r}")
                continue
            figures = engine.figures(form, breakdowns)
            cells, values_ = figures.cells[asked.breakdown], figures.values(asked.breakdown)
            place = cells.units.index(asked.unit)
            for at, band in enumerate(cells.bands):
                if asked.band not in (None, band):
                    continue
                cube = cells.cube
                denominator = cube.denominator[place, at] if has_denominator(form) else None
                shown = values_[place, at], cells.status[place, at], figures.version
                yield _Line(form, band, cube.numerator[place, at], denominator, *shown)


@dataclass(frozen=True)
class _Known:
    """Where the figures come from, and up to when the records were read."""

    run: int | None
    computed_at: datetime.datetime
    complete_to: datetime.date


def _date(day: int) -> datetime.date:
    date = as_date(int(day))
    assert date is not None  # noqa: S101 - the ends of a period are days of the calendar
    return date


def _rows(asked: Asked, line: _Line, periods: Periods, book: TargetBook, known: _Known) -> Iterator[Value]:
    form = line.form
    scale, whole = float(scale_of(form)), float(denominator_scale_of(form))
    since = periods.since(form.window)[LEAD:]
    ends = periods.at[LEAD:]
    for at, period in list(enumerate(periods.labels))[1:]:
        status = Status(int(line.status[at]))
        told = status in (Status.OK, Status.NO_CASES)
        value = float(line.value[at]) if status is Status.OK and not np.isnan(line.value[at]) else None
        before = float(line.value[at - 1]) if line.status[at - 1] == Status.OK and not np.isnan(line.value[at - 1]) else None
        moved = direction(before, value)
        rating = book.rate(form, asked.unit, period, value) if asked.breakdown == TOTAL else None
        yield Value(
            indicator=form.key,
            variant=form.variant,
            definition_version=int(line.version[at]) or form.version,
            period=period,
            period_start=_date(since[at]) if since[at] > days.LONG_AGO else _date(ends[at]).replace(day=1),
            period_end=_date(ends[at]),
            unit=asked.unit,
            breakdown=asked.breakdown,
            band=line.band,
            numerator=_printed(line.numerator[at], scale) if told else None,
            denominator=_printed(line.denominator[at], whole) if told and line.denominator is not None else None,
            value=value,
            measure_unit=form.measure.unit,
            status=status.code,
            target=rating.target if rating else "",
            rag=rating.colour if rating else "",
            direction=moved,
            performance_direction=performance(moved, form.polarity),
            run=known.run,
            computed_at=known.computed_at,
            data_complete_to=known.complete_to,
        )


def _printed(number: float, scale: float) -> int | float:
    """In the measure's own unit: whole where it is whole."""
    shown = number / scale
    return int(shown) if float(shown).is_integer() else round(float(shown), 4)


def direction(before: float | None, now: float | None) -> str:
    """Where the printed number went since the period before: up, down, across, or nothing to compare."""
    if before is None or now is None:
        return ""
    return "across" if now == before else "up" if now > before else "down"


def performance(moved: str, polarity: Polarity) -> str:
    """Whether that is better or worse; a number that only informs is neither."""
    if moved in ("", "across") or polarity not in (HIGH, LOW):
        return "same" if moved == "across" and polarity is not INFO else ""
    return "better" if (moved == "up") == (polarity is HIGH) else "worse"


def unit_of_authority() -> str:
    """The code of the unit at the top of the tree."""
    from workforce.models import Unit

    return Unit.objects.filter(kind="authority").order_by("code").values_list("code", flat=True)[0]


def as_texts(rows: Iterable[Value]) -> Iterator[list[str]]:
    """Rows as CSV cells: ISO dates, nothing for what there is not."""
    for row in rows:
        yield [_as_text(cell) for cell in dataclasses.astuple(row)]


def _as_text(cell: object) -> str:
    if cell is None:
        return ""
    return cell.isoformat() if isinstance(cell, datetime.date) else str(cell)
