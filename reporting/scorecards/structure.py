"""A scorecard as plain data: what the API sends, what a publication keeps, and the way back to what a page prints.

The page and the JSON are made from the one `Assembled`, so that they cannot say different things.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import Any

from csc.periods import Month
from reporting import catalogue
from reporting.engine.cells import Status
from reporting.models import Benchmark, Run
from reporting.scorecards.assemble import Assembled, Movement, ScorecardRow, measured_as, period_basis
from reporting.scorecards.course import Amount
from reporting.scorecards.layout import Line, Scorecard
from reporting.scorecards.tolerances import Tolerances

GOOD = {"high": "High", "low": "Low", "within_range": "Within range", "info": "Information"}
"""Polarity as it is printed."""

STATUSES = {status.code: status for status in Status}


def as_data(made: Assembled) -> dict[str, Any]:
    """The scorecard as JSON. Months and years are named by their first month, `2026-03`."""
    return {
        "key": made.scorecard.key,
        "title": made.scorecard.title,
        "about": made.scorecard.about,
        "unit": made.unit,
        "period": str(made.month),
        "months": [str(month) for month in made.months],
        "years": [str(april) for april in made.years],
        "run": made.run.pk,
        "computed_at": made.run.read_at,
        "data_complete_to": made.run.for_day,
        "waiting": list(made.scorecard.waiting),
        "sections": [{"title": title, "rows": [_row(row) for row in rows]} for title, rows in made.sections],
    }


def _row(row: ScorecardRow) -> dict[str, Any]:
    line, form = row.line, row.line.form
    return {
        "number": line.number,
        "title": line.title,
        "indicator": form.key,
        "variant": form.variant,
        "breakdown": line.breakdown,
        "band": line.band,
        "measure_unit": form.measure.unit,
        "good_performance_is": GOOD[form.polarity],
        "data_note": measured_as(form),
        "months": [_amount(amount) for amount in row.months],
        "year_to_date": None if row.year_to_date is None else _amount(row.year_to_date),
        "period_note": period_basis(form),
        "month_on_month": {"direction": row.month_on_month.direction, "performance": row.month_on_month.performance},
        "year_on_year": {"direction": row.year_on_year.direction, "performance": row.year_on_year.performance},
        "rag_month": row.rag_month,
        "rag_year": row.rag_year,
        "red": row.tolerances.red,
        "amber": row.tolerances.amber,
        "green": row.tolerances.green,
        "years": [_amount(amount) for amount in row.years],
        "benchmarks": {
            kind: {"year": benchmark.year, "value": float(benchmark.value)} for kind, benchmark in row.benchmarks.items()
        },
    }


def _amount(amount: Amount) -> dict[str, Any]:
    return {
        "status": amount.status.code,
        "numerator": amount.numerator,
        "denominator": amount.denominator,
        "value": amount.value,
    }


def from_data(data: dict[str, Any], run: Run) -> Assembled:
    """What was assembled when the data were made. KeyError where an indicator is no longer in the catalogue."""
    rows = [(part["title"], _read_row(part["title"], row)) for part in data["sections"] for row in part["rows"]]
    sections = tuple((title, tuple(row for _, row in those)) for title, those in groupby(rows, lambda each: each[0]))
    lines = tuple(row.line for _, row in rows)
    return Assembled(
        scorecard=Scorecard(data["key"], data["title"], data["about"], lines, tuple(data["waiting"])),
        unit=data["unit"],
        month=Month.parse(data["period"]),
        months=tuple(Month.parse(month) for month in data["months"]),
        years=tuple(Month.parse(april) for april in data["years"]),
        sections=sections,
        run=run,
    )


def _read_row(section: str, row: dict[str, Any]) -> ScorecardRow:
    form = catalogue.get(row["indicator"]).form(row["variant"])
    return ScorecardRow(
        line=Line(section, row["number"], form, row["title"], row["breakdown"], row["band"]),
        months=tuple(_read_amount(amount) for amount in row["months"]),
        year_to_date=None if row["year_to_date"] is None else _read_amount(row["year_to_date"]),
        month_on_month=Movement(**row["month_on_month"]),
        year_on_year=Movement(**row["year_on_year"]),
        rag_month=row["rag_month"],
        rag_year=row["rag_year"],
        tolerances=Tolerances(row["red"], row["amber"], row["green"]),
        years=tuple(_read_amount(amount) for amount in row["years"]),
        benchmarks={
            kind: Benchmark(kind=kind, year=each["year"], value=Decimal(str(each["value"])))
            for kind, each in row["benchmarks"].items()
        },
    )


def _read_amount(amount: dict[str, Any]) -> Amount:
    return Amount(STATUSES[amount["status"]], amount["numerator"], amount["denominator"], amount["value"])


def as_lines(made: Assembled) -> tuple[list[str], Iterator[dict[str, Any]]]:
    """(column names, one line for each row) as a spreadsheet takes it: values, or the reason why there is none."""
    months, years = [str(month) for month in made.months], [april.financial_year_name for april in made.years]
    kinds = list(Benchmark.Kind.values)
    columns = [
        *("section", "number", "indicator", "variant", "breakdown", "band", "title", "good_performance_is", "data_note"),
        *months,
        *("year_to_date", "period_note", "month_on_month", "year_on_year", "rag_month", "rag_year", "red", "amber", "green"),
        *years,
        *kinds,
    ]

    def lines() -> Iterator[dict[str, Any]]:
        for title, rows in made.sections:
            for row in rows:
                data = _row(row)
                yield {
                    **data,
                    "section": title,
                    **dict(zip(months, map(_told, row.months), strict=True)),
                    "year_to_date": "" if row.year_to_date is None else _told(row.year_to_date),
                    "month_on_month": row.month_on_month.direction,
                    "year_on_year": row.year_on_year.direction,
                    **dict(zip(years, map(_told, row.years), strict=True)),
                    **{kind: data["benchmarks"].get(kind, {}).get("value", "") for kind in kinds},
                }

    return columns, lines()


def _told(amount: Amount) -> float | str:
    return amount.status.code if amount.value is None else amount.value
