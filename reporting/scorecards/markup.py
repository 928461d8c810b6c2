"""The rows of a scorecard as ready strings: a page prints two thousand cells, and a template asked for each is ten times slower.

Everything that is not a component is escaped here.
"""

from __future__ import annotations

from functools import cache
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString

from csc import formats
from csc.components import Figure, Rag, Trend
from csc.periods import Month
from reporting.engine.cells import Status
from reporting.indicators import Indicator
from reporting.judgement.targets import RED
from reporting.models import Benchmark
from reporting.scorecards.assemble import Assembled, Movement, ScorecardRow, measured_as, period_basis, unit_sign
from reporting.scorecards.course import Amount
from reporting.scorecards.structure import GOOD

BENCHMARKS = tuple(Benchmark.Kind)
ARROWS = {"up": "up", "down": "down", "across": "level", "": "none"}
_TEXT, _NUMBER = '<td class="govuk-table__cell">', '<td class="govuk-table__cell govuk-table__cell--numeric">'
_END = "</td>"
_EMPTY = f"{_NUMBER}{Figure().__html__()}{_END}"


def figure(form: Indicator, amount: Amount | None, *, parts_shown: bool = False) -> Figure:
    """An amount as the component that prints it; None where no figure exists by its nature."""
    if amount is None:
        return Figure()
    share = amount.denominator is not None and form.measure.name == "share"
    return Figure(
        amount.value,
        amount.status.code,
        form.measure.decimals,
        unit_sign(form),
        amount.numerator if share else None,
        amount.denominator if share else None,
        parts_shown,
    )


def headings(assembled: Assembled) -> list[tuple[str, str]]:
    """(title, kind) of each column; kind is "text" or "number"."""
    return [
        ("Indicator", "text"),
        ("Good performance is", "text"),
        ("Data note", "text"),
        *((formats.month(month.first), "number") for month in assembled.months),
        (f"Year to date {assembled.month.financial_year_name}", "number"),
        ("Period", "text"),
        ("Month on month", "text"),
        ("Year on year", "text"),
        ("Rating in month", "text"),
        ("Rating for the year", "text"),
        ("Red", "text"),
        ("Amber", "text"),
        ("Target, green", "text"),
        *((april.financial_year_name, "number") for april in assembled.years),
        *((kind.label, "number") for kind in BENCHMARKS),
    ]


def rows(assembled: Assembled) -> list[tuple[str, list[SafeString]]]:
    """Section titles with the markup of their rows."""
    query = urlencode({"unit": assembled.unit, "period": str(assembled.month)})
    return [(title, [SafeString(_row(row, query)) for row in found]) for title, found in assembled.sections]


def together(assembled: Assembled) -> list[tuple[str, SafeString]]:
    """Section titles with all their rows as one piece of markup."""
    return [(title, SafeString("\n".join(found))) for title, found in rows(assembled)]


def red_rows(assembled: Assembled) -> list[dict[str, str]]:
    """The figures rated red in the month: `title`, `href`, `figure`, `target`, and where it went (`moved`), as text."""
    query = urlencode({"unit": assembled.unit, "period": str(assembled.month)})
    return [
        {
            "title": row.line.title,
            "href": indicator_address(row.line.form, query),
            "figure": f"{formats.number(row.months[-1].value or 0, row.line.form.measure.decimals)}{unit_sign(row.line.form)}",
            "target": row.tolerances.green,
            "moved": {"better": "better than the month before", "worse": "worse than the month before"}.get(
                row.month_on_month.performance, ""
            ),
        }
        for row in assembled.rows
        if row.rag_month == RED
    ]


def _row(row: ScorecardRow, query: str) -> str:
    form = row.line.form
    parts = [
        '<tr class="govuk-table__row">',
        _heading(row, query),
        f"{_TEXT}{GOOD[form.polarity]}{_END}{_TEXT}{measured_as(form)}{_END}",
    ]
    parts += [_cell(form, amount) for amount in (*row.months, row.year_to_date)]
    parts.append(f"{_TEXT}{period_basis(form)}{_END}")
    parts.append(f"{_TEXT}{_trend(row.month_on_month, 'on the month before')}{_END}")
    parts.append(f"{_TEXT}{_trend(row.year_on_year, 'on the year before')}{_END}")
    parts.append(f"{_TEXT}{_rag(row.rag_month)}{_END}{_TEXT}{_rag(row.rag_year)}{_END}")
    bands = row.tolerances
    parts += [f"{_TEXT}{escape(words)}{_END}" for words in (bands.red, bands.amber, bands.green)]
    parts += [_cell(form, amount) for amount in row.years]
    parts += [_benchmark(form, row.benchmarks.get(kind), row) for kind in BENCHMARKS]
    parts.append("</tr>")
    return "".join(parts)


def _heading(row: ScorecardRow, query: str) -> str:
    line = row.line
    number = f'<span class="csc-scorecard__number">{escape(line.number)}</span> ' if line.number else ""
    return (
        '<th scope="row" class="govuk-table__header">'
        f'{number}<a class="govuk-link" href="{escape(indicator_address(line.form, query))}">{escape(line.title)}</a></th>'
    )


def indicator_address(form: Indicator, query: str) -> str:
    """The indicator's page for the same unit and period."""
    variant = f"variant={form.variant}&" if form.variant else ""
    return f"{reverse('reporting:indicator', args=[form.key])}?{variant}{query}"


def _cell(form: Indicator, amount: Amount | None) -> str:
    return _EMPTY if amount is None else f"{_NUMBER}{figure(form, amount).__html__()}{_END}"


def _benchmark(form: Indicator, benchmark: Benchmark | None, row: ScorecardRow) -> str:
    if benchmark is None:
        return _EMPTY
    value = Amount(Status.OK, value=float(benchmark.value))
    newest = max(each.year for each in row.benchmarks.values())
    year = "" if benchmark.year == newest else f" ({benchmark.year})"
    return f"{_NUMBER}{_plain(form, value)}{year}{_END}"


def _plain(form: Indicator, amount: Amount) -> str:
    """A published value with the places it was published with."""
    return f"{formats.number(amount.value or 0)}{unit_sign(form)}"


def _trend(moved: Movement, since: str) -> str:
    return _trend_markup(ARROWS[moved.direction], moved.performance or "none", since)


@cache
def _trend_markup(direction: str, performance: str, since: str) -> str:
    return Trend(direction, performance, since).__html__()  # type: ignore[arg-type]


@cache
def _rag(rating: str) -> str:
    """A rating; where there is none an empty cell, which is read out as such."""
    return Rag(rating).__html__() if rating else '<span class="govuk-visually-hidden">Not rated</span>'  # type: ignore[arg-type]


@cache
def month_choices(first: str, last: str) -> list[tuple[str, str]]:
    """(value, words) of every month, the latest first."""
    months = Month.range(Month.parse(first), Month.parse(last))
    return [(str(month), f"{formats.MONTHS[month.first.month - 1]} {month.first.year}") for month in reversed(months)]
