"""The control chart of one figure: what is more than chance, where limits begin anew, and where nothing may be read into it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from csc.charts import ProcessChart
from csc.components import Figure, State
from csc.periods import Month
from csc.spc import Rebase, xmr
from reporting.engine.cells import Status
from reporting.indicators import HIGH, LOW, MONTH, Count, Indicator, Share
from reporting.scorecards.course import Amount, Course
from reporting.scorecards.markup import figure

CHARTED = 36
"""Months on the control chart: limits need many."""

FEWEST = 2
"""Months with a figure below which nothing can be drawn."""

FEW_CASES = 10
"""A month that rests on fewer cases moves by whole tens of percent when one child does: no colour is chance's to give."""

FEW_EVENTS = 5
"""Counts that are usually below this jump from month to month by themselves."""


def process_chart(course: Course, month: Month) -> ProcessChart | None:
    """The chart of the months up to `month`, from the first that has a figure.

    None with too few months, and for figures whose window is longer than a month: neighbouring months
    share most of their cases, so that every change would look like a trend.
    """
    form = course.form
    if form.window is not MONTH:
        return None
    months = month.window(CHARTED)
    amounts = [course.at(each) for each in months]
    figures = [figure(form, amount) for amount in amounts]
    known = [place for place, each in enumerate(figures) if each.state == State.OK and each.value is not None]
    if len(known) < FEWEST:
        return None
    months, amounts, figures = months[known[0] :], amounts[known[0] :], figures[known[0] :]
    limits = xmr(
        _values(figures), rebase=rebased(form, months), floor=0, ceiling=100 if isinstance(form.measure, Share) else None
    )
    few = rests_on_few(form, amounts)
    return ProcessChart(
        "process",
        f"{form.title}: what is more than chance",
        [each.first for each in months],
        figures,
        limits,
        "" if few else {HIGH: "high", LOW: "low"}.get(form.polarity, ""),  # type: ignore[arg-type]
        note=few,
    )


def _values(figures: Sequence[Figure]) -> list[float | None]:
    return [each.value if each.state == State.OK else None for each in figures]


def rebased(form: Indicator, months: Sequence[Month]) -> list[Rebase]:
    """Limits begin anew in the first month that a later version of the definition made: it counts something else."""
    found = []
    versions = form.versions()
    for (_, until), (later, _) in pairwise(versions):
        at = next((place for place, month in enumerate(months) if until is not None and month.last > until), None)
        if at:
            note = next((each.note for each in form.earlier if each.until == until), "")
            found.append(Rebase(at, f"definition changed to version {later.version}{f': {note}' if note else ''}"))
    return found


def rests_on_few(form: Indicator, amounts: Sequence[Amount]) -> str:
    """Why no month is coloured better or worse; empty where the numbers are large enough to say."""
    known = [amount for amount in amounts if amount.status is Status.OK]
    if isinstance(form.measure, Count):
        counts = sorted(amount.value or 0 for amount in known)
        if counts and counts[len(counts) // 2] < FEW_EVENTS:
            return f"In most months there are fewer than {FEW_EVENTS}: no month is called better or worse."
        return ""
    bases = sorted(amount.denominator for amount in known if amount.denominator is not None)
    if bases and bases[len(bases) // 2] < FEW_CASES:
        return f"Most months rest on fewer than {FEW_CASES} cases: no month is called better or worse."
    return ""
