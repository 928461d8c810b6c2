"""How things stand: what the worker wrote last, and what has been recorded since."""

from __future__ import annotations

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from csc.models import Child
from workforce.child_record.events import Moment, history_of
from workforce.child_record.overview import address_of_moment, facts_now
from workforce.models import CaseSummary
from workforce.of_child import asked_of
from workforce.reach import Reader
from workforce.recording.kinds import address_of_record

MOST = 8
"""Changes listed under a summary; the chronology has all of them, and the number is said."""


def summary_panel(child: Child, reader: Reader) -> SafeString | None:
    """The newest summary with its day and author, what was recorded after it, and the facts the records give by themselves."""
    newest = _summaries.first(child)
    facts = facts_now(child, reader)
    since = recorded_since(child, newest) if newest else []
    if newest is None and facts is None:
        return None
    if newest:
        newest.child = child
    context = {
        "newest": newest,
        "address": address_of_record(newest) if newest else "",
        "facts": facts,
        "since": [(moment, address_of_moment(child, moment)) for moment in since[:MOST]],
        "count": len(since),
        "child": child,
    }
    return SafeString(render_to_string("workforce/child_record/summary.html", context))


@asked_of(CaseSummary)
def _summaries(children: list[int]) -> QuerySet[CaseSummary]:
    """The newest of them."""
    written = CaseSummary.objects.standing().filter(child__in=children)
    return written.select_related("recorded_by").order_by("-written_on", "-pk")[:1]


def recorded_since(child: Child, summary: CaseSummary) -> list[Moment]:
    """What was recorded after the summary, the newest first, whenever it happened: an old event typed late is news too."""
    return [moment for moment in history_of(child) if moment.recorded_at > summary.recorded_at and moment.record != summary.uuid]
