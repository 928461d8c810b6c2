"""What the endpoints send, made from definitions, publications and the rows behind a figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from csc.periods import Month, add_months
from reporting.api.withholding import hide
from reporting.behind import Seen
from reporting.catalogue.published import rows_served_by
from reporting.facts import ALL
from reporting.indicators import Indicator
from reporting.models import PublishedFigure
from reporting.values import Asked, Value


def definition(found: Indicator) -> dict[str, Any]:
    """Everything a reader of the figure needs to know of it."""
    return {
        "key": found.key,
        "title": found.title,
        "stage": found.stage,
        "family": found.family,
        "measure": found.measure.name,
        "unit": found.measure.unit,
        "basis": found.printed_basis,
        "clock_by": found.clock_by,
        "counted": found.counted,
        "counts": found.counts,
        "marks": found.marks,
        "leaves_out": found.leaves_out,
        "standard": found.standard,
        "source": found.source,
        "why": found.why,
        "caveats": found.caveats,
        "polarity": str(found.polarity),
        "breakdowns": [breakdown.key for breakdown in found.breakdowns],
        "variants": {variant.key: variant.meaning for variant in found.variants},
        "version": found.version,
        "owner": found.owner,
        "review_by": found.review_by,
        "figure_from": found.figure_from,
        "published_rows": [
            {"report": row.report, "row": row.row, "title": row.title, "variant": row.variant, "part": row.part}
            for row in rows_served_by(found.key)
        ],
    }


def published(asked: Asked, *, small_numbers: bool) -> list[Value]:
    """Frozen figures, of the latest issue of each month; months that were never published are absent.

    What is withheld from readers without the right to small numbers was decided when it was published.
    """
    figures = PublishedFigure.objects.filter(
        indicator__in=asked.indicators,
        variant=asked.variant or "",
        unit=asked.unit,
        breakdown=asked.breakdown,
        period__range=(asked.first, asked.last),
    ).select_related("publication__run")
    figures = figures.defer("members", "publication__page", "publication__page_withheld")
    latest = {
        (figure.period, figure.band): figure for figure in figures.order_by("publication__issue", "publication__published_at")
    }
    forms = {form.key: form for form in asked.forms()}
    rows = [(figure, _frozen(figure, forms[figure.indicator])) for _, figure in sorted(latest.items())]
    return [row if small_numbers or not figure.withheld else hide(row) for figure, row in rows]


def _frozen(figure: PublishedFigure, form: Indicator) -> Value:
    month = Month.parse(figure.period)
    months_back = 11 if form.basis_name == "rolling_12_months" else 0
    return Value(
        indicator=figure.indicator,
        variant=figure.variant,
        definition_version=figure.definition_version,
        period=figure.period,
        period_start=add_months(month.first, -months_back),
        period_end=month.last,
        unit=figure.unit,
        breakdown=figure.breakdown,
        band=figure.band,
        numerator=_whole(figure.numerator),
        denominator=_whole(figure.denominator),
        value=figure.value,
        measure_unit=form.measure.unit,
        status=figure.status,
        target=figure.target,
        rag=figure.rag,
        direction="",
        performance_direction="",
        run=figure.publication.run_id,
        computed_at=figure.publication.published_at,
        data_complete_to=figure.publication.run.for_day,
    )


def _whole(number: float | None) -> float | int | None:
    """A number as the figures in force are sent: whole where it is whole."""
    return int(number) if number is not None and number.is_integer() else number


MEMBER_COLUMNS = ("table", "record", "child", "pseudonym", "unit", "marked", "reason")


def members(seen: Sequence[Seen]) -> list[dict[str, Any]]:
    """The rows behind a figure as they are sent.

    Rows that are not about a child (workers, posts, meetings) have none. Where the reader may list children and
    open none, a child has a pseudonym alone, and the record no identifier that could be looked up elsewhere.
    """
    records = _uuids([one.row for one in seen if one.child or not one.row.child])
    return [
        {
            "table": one.row.table,
            "record": records.get((one.row.table, one.row.id)),
            "child": one.child.uuid if one.child else None,
            "pseudonym": one.name if one.row.child and not one.child else None,
            "unit": one.row.unit,
            "marked": one.row.marked,
            "reason": one.row.reason,
        }
        for one in seen
    ]


def _uuids(rows: list[Any]) -> dict[tuple[str, int], Any]:
    """The lasting identifier of each record, one query for each table."""
    found: dict[tuple[str, int], Any] = {}
    for table in {row.table for row in rows}:
        keys = [row.id for row in rows if row.table == table]
        found |= {(table, key): uuid for key, uuid in ALL[table].uuids(keys).items()}
    return found
