"""One figure by area, age, source and so on: bands as rows, months as columns."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.http import urlencode

from csc.components import Cell, Column, Figure, Table
from csc.formats import month as month_name
from csc.models import Code
from csc.periods import Month
from reporting.breakdowns import Breakdown, ByCode, ByMany, ByUnit
from reporting.engine.codebook import NOT_RECORDED
from reporting.indicators import Indicator
from reporting.scorecards.course import Course
from reporting.scorecards.markup import figure
from workforce.models import Unit

MONTHS = 6


def table(form: Indicator, breakdown: Breakdown, found: Mapping[str, Course], month: Month, records: str = "") -> Table:
    """The bands of one breakdown. Bands in which nothing ever happened are left out, as they are not stored.

    `records` is the address of the list behind the whole figure, to which band and month are added; empty
    for readers without lists.
    """
    names = labels(breakdown)
    order = {band: place for place, band in enumerate(dict.fromkeys([*names, *found]))}
    months = month.window(MONTHS)
    rows = [
        [names.get(band) or in_words(band), *_figures(course, months, month), *_records(breakdown, band, course, month, records)]
        for band, course in sorted(found.items(), key=lambda item: (item[0] == NOT_RECORDED, order[item[0]]))
    ]
    columns = [
        Column(breakdown.title),
        *(Column(month_name(each.first), kind="number") for each in months),
        Column(f"Year to date {month.financial_year_name}", kind="number"),
        *([Column("Records")] if records else []),
    ]
    return Table(
        f"By {breakdown.title.lower()}", columns, rows, noun=("band", "bands"), wide=True, empty="Nothing to show for this unit."
    )


def _figures(course: Course, months: list[Month], month: Month) -> list[Figure]:
    return [figure(course.form, amount) for amount in (*(course.at(each) for each in months), course.year_to_date(month))]


def _records(breakdown: Breakdown, band: str, course: Course, month: Month, records: str) -> list[object]:
    """The way to the records of the band in the month chosen; nothing to go to where nobody was counted."""
    if not records:
        return []
    amount = course.at(month)
    if not (amount.denominator if amount.denominator is not None else amount.numerator):
        return [""]
    query = urlencode({"period": str(month), "breakdown": breakdown.key, "band": band})
    return [Cell(f"Records of {month_name(month.first)}", href=f"{records}&{query}")]


def labels(breakdown: Breakdown) -> dict[str, str]:
    """The words for each band, in printing order; a band that is not in it is its own name."""
    if isinstance(breakdown, ByUnit):
        return dict(Unit.objects.filter(kind=breakdown.kind).order_by("code").values_list("code", "name"))
    if isinstance(breakdown, ByMany) or (isinstance(breakdown, ByCode) and breakdown.by == "code"):
        return dict(Code.objects.filter(code_set=breakdown.code_set).order_by("order", "code").values_list("code", "label"))
    if isinstance(breakdown, ByCode):
        groups = Code.objects.filter(code_set=breakdown.code_set).order_by("order", "code").values_list("group", "code", "label")
        return {group or code: in_words(group) if group else label for group, code, label in groups}
    return {}


def in_words(band: str) -> str:
    """`not_recorded` as people read it."""
    words = band.replace("_", " ")
    return words[:1].upper() + words[1:]
