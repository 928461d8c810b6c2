"""One figure by area, age, source and so on: bands as rows, months as columns."""

from __future__ import annotations

from csc.components import Column, Figure, Table
from csc.formats import month as month_name
from csc.models import Code
from csc.periods import Month
from reporting.breakdowns import Breakdown, ByCode, ByMany, ByUnit
from reporting.engine.codebook import NOT_RECORDED
from reporting.indicators import Indicator
from reporting.scorecards.course import Course
from reporting.scorecards.markup import figure
from reporting.scorecards.stored import bands
from workforce.models import Unit

MONTHS = 6


def table(form: Indicator, breakdown: Breakdown, unit: str, month: Month) -> Table:
    """The stored bands of one breakdown. Bands in which nothing ever happened are left out, as they are not stored."""
    found = bands(unit, form, breakdown.key)
    names = labels(breakdown)
    order = {band: place for place, band in enumerate(dict.fromkeys([*names, *found]))}
    months = month.window(MONTHS)
    rows = [
        [names.get(band) or in_words(band), *_figures(course, months, month)]
        for band, course in sorted(found.items(), key=lambda item: (item[0] == NOT_RECORDED, order[item[0]]))
    ]
    columns = [
        Column(breakdown.title),
        *(Column(month_name(each.first), kind="number") for each in months),
        Column(f"Year to date {month.financial_year_name}", kind="number"),
    ]
    return Table(
        f"By {breakdown.title.lower()}", columns, rows, noun=("band", "bands"), wide=True, empty="Nothing to show for this unit."
    )


def _figures(course: Course, months: list[Month], month: Month) -> list[Figure]:
    return [figure(course.form, amount) for amount in (*(course.at(each) for each in months), course.year_to_date(month))]


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
