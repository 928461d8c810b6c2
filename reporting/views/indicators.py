"""Indicators: the list of all with a search, and the page of one."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from csc.components import Link, Table, TabLink, TabLinks
from csc.permissions import Permission
from reporting import catalogue
from reporting.breakdowns import Breakdown
from reporting.indicators import MONTH, Indicator
from reporting.judgement.targets import TargetBook
from reporting.models import Benchmark
from reporting.scorecards.assemble import yardsticks
from reporting.scorecards.layout import STAGE_TITLES
from reporting.scorecards.stored import bands as stored_bands
from reporting.scorecards.stored import courses, key_of, keys_of
from reporting.scorecards.withholding import bands_shown, families_of, withhold
from reporting.views import bands
from reporting.views.asking import Which, which
from reporting.views.definition import definition
from reporting.views.history import History
from workforce.pages import requires
from workforce.reach import Reader


@require_GET
@requires(Permission.READ_FIGURES)
def index(request: HttpRequest) -> HttpResponse:
    """All indicators by stage, or those whose title, definition or key holds every word searched for."""
    words = request.GET.get("q", "").strip()[:100]
    found = [each for each in catalogue.all_indicators().values() if matches(each, words)]
    stages = [(STAGE_TITLES[stage], [each for each in found if each.stage == stage]) for stage in catalogue.STAGES]
    context = {"q": words, "stages": [(title, those) for title, those in stages if those], "count": len(found)}
    return render(request, "reporting/indicators.html", context)


def matches(indicator: Indicator, words: str) -> bool:
    """Whether every word occurs somewhere in what the indicator says of itself."""
    text = " ".join((indicator.key, indicator.title, indicator.counts, indicator.marks, STAGE_TITLES[indicator.stage])).lower()
    return all(word in text for word in words.lower().split())


def form_asked_for(key: str, variant: str) -> tuple[Indicator, Indicator]:
    """(the indicator, its form in the variant). Http404 when there is none."""
    try:
        indicator = catalogue.get(key)
        return indicator, indicator.form(variant)
    except KeyError as unknown:
        raise Http404("There is no such indicator, or no such variant of it.") from unknown


@require_GET
@requires(Permission.READ_FIGURES)
def indicator(request: HttpRequest, key: str) -> HttpResponse:
    """One indicator at one unit: definition, months, years, charts, and by what it is broken down."""
    whole, form = form_asked_for(key, request.GET.get("variant", ""))
    asked = which(request)
    context = {
        "indicator": whole,
        "shown": form,
        "definition": definition(whole, form),
        "breadcrumbs": [Link("Indicators", reverse("reporting:indicators"))],
        "asked": asked,
        "variants": _variants(request, whole, form) if whole.variants else None,
    }
    if asked is not None:
        context |= _figures(request, whole, form, asked)
    return render(request, "reporting/indicator.html", context)


def _variants(request: HttpRequest, whole: Indicator, form: Indicator) -> TabLinks:
    """The forms of the indicator, as links that keep unit and month."""
    links = []
    for key, label in [("", "As defined"), *((each.key, bands.in_words(each.key)) for each in whole.variants)]:
        links.append(TabLink(label, _address(request, variant=key, breakdown=""), key == form.variant))
    return TabLinks(links, "Forms of this indicator")


def _address(request: HttpRequest, **changes: str) -> str:
    query = {name: request.GET[name] for name in ("unit", "period", "variant", "breakdown") if name in request.GET} | changes
    return f"?{urlencode({name: value for name, value in query.items() if value})}"


def _figures(request: HttpRequest, whole: Indicator, form: Indicator, asked: Which) -> dict[str, object]:
    unit = asked.unit.code
    found = courses(unit, keys_of([form]) if asked.small_numbers else families_of([form]), asked.run.first_month)
    if not asked.small_numbers:
        found = withhold(found)
    records = _records(request.reader, form, asked)  # type: ignore[attr-defined]
    benchmarks = yardsticks(Benchmark.objects.latest_of([form.key]), form)
    history = History(found[key_of(form)], unit, asked.month, TargetBook.of([form.key]), benchmarks, records)
    offered = [each for each in form.breakdowns if each.stored]
    chosen = next((each for each in offered if each.key == request.GET.get("breakdown")), offered[0] if offered else None)
    links = [TabLink(each.title, _address(request, breakdown=each.key), each is chosen) for each in offered]
    return {
        "headline": history.headline(),
        "table": history.table(),
        "charts": history.charts(),
        "overlapping": form.window is not MONTH,
        "breakdown_links": TabLinks(links, "Breakdowns") if links else None,
        "breakdown": _breakdown(form, chosen, asked, records) if chosen else None,
    }


def _breakdown(form: Indicator, chosen: Breakdown, asked: Which, records: str) -> Table:
    """The bands of one breakdown; each figure leads to its records where the reader has lists."""
    unit = asked.unit.code
    found = stored_bands(unit, form, chosen.key) if asked.small_numbers else bands_shown(unit, form, chosen.key)
    return bands.table(form, chosen, found, asked.month, records)


def _records(reader: Reader, form: Indicator, asked: Which) -> str:
    """The address of the list behind the figures of this unit, to which a month is added; empty where the reader has none."""
    if not form.facts or not reader.units(Permission.READ_MEMBERS).filter(pk=asked.unit.pk).exists():
        return ""
    query = {"unit": asked.unit.code} | ({"variant": form.variant} if form.variant else {})
    return f"{reverse('reporting:records', args=[form.key])}?{urlencode(query)}"
