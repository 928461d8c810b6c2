"""Looked-after children (rows 6.1 to 6.7 and 6.9).

    stock(m) = stock(m-1) + started(m) - ceased(m),
    permanence(m) >= guardianship(m) + adoption(m), each a share of ceased(m),
    special guardianship orders(m) = those of children ceasing by them + orders made in private law.
Where stock, starts and ends contradict each other, the figure on which fewest others rest gives way:
the starts, since ends are the denominator of three shares and the stock is printed as a rate too.
"""

from __future__ import annotations

from collections import deque
from itertools import pairwise
from typing import Any

from reporting.replay import flows
from reporting.replay.draft import Child, Draft, first_day, last_day
from reporting.replay.reading import Published
from reporting.replay.solving import Bound, Differences, Dropped, fit

REASONS = {
    "adoption": ("E11", "E12"),
    "guardianship": ("E45", "E46", "E47", "E48"),
    "arrangements": ("E41",),
    "other": ("E4A", "E4B", "E8"),
}
SHARES = {"6.5": ("adoption", "guardianship", "arrangements"), "6.7": ("guardianship",), "6.9": ("adoption",)}
LEGAL_STATUSES = ("legal_status:V2", "legal_status:C1", "legal_status:C2", "legal_status:C2")
FEWEST_DAYS = 20


def plan(published: Published, draft: Draft) -> None:
    """Every period of care, with its legal status, its end and the orders made."""
    months = published.months
    started, ceased, before, known = _volumes(published)
    inside: deque[dict[str, Any]] = deque()
    for at in range(before):
        month = months.start - 1 - (at * 30) // max(before, 1)
        inside.appendleft(_start(draft, draft.weekday(first_day(month), last_day(month) - FEWEST_DAYS)))
    for month in months:
        endings = _reasons(published, month, ceased[month], known[month])
        orders = published.count("6.6", month)
        for _ in range(started[month]):
            inside.append(_start(draft, draft.weekday_of(month)))
        for reason in draft.shuffled([kind for kind, count in endings.items() for _ in range(count)]):
            row = inside.popleft()
            order = reason == "guardianship" and orders != 0
            earliest = min(max(first_day(month), row["on"] + 1), last_day(month))
            _end(draft, row, draft.weekday(earliest, last_day(month)), reason, order)
            orders = orders - 1 if order and orders is not None else orders
        for _ in range(orders or 0):
            _order(draft, draft.child(), draft.weekday_of(month), None)


def _volumes(published: Published) -> tuple[dict[int, int], dict[int, int], int, dict[int, bool]]:
    """How many start and cease in every month and are there before the first; and whether the report says how many cease."""
    months = published.months
    stated = flows.monthly(published, "end", "6.4", "6.5", "6.7", "6.9") + flows.monthly(published, "start", "6.3")
    for month in months:
        names = [name for name in ("6.1", "6.2") if published.cell(name, month)]
        count = published.count("6.1", month)
        count = published.count("6.2", month) if count is None else count
        if count is None and names and (span := published.numerators("6.2", month, published.population[month])):
            stated.append(Bound(("end", month), ("start", month), *span, published.said("6.2", month), (("6.2", month),)))
        if count is not None:
            cells = tuple((name, month) for name in names)
            stated.append(Bound(("end", month), ("start", month), count, count, published.said(names[0], month), cells))
    nodes = flows.totals("start", months) + flows.totals("end", months)
    certain = flows.rising("start", months) + flows.rising("end", months)
    certain += [Bound(("end", month), ("start", month), 0, 10**6) for month in range(months.start - 1, months.stop)]
    certain += [Bound(("end", month), ("start", month - 1), 0, 10**6) for month in months]
    system = flows.solve(published, nodes, certain, stated)
    spans = {month: system.span(("end", month - 1), ("end", month)) for month in months}
    flows.wish(system, flows.printable(published, "end", *SHARES))
    ceased = flows.settle(published, system, "end", months, lambda month, size: not _kinds(published, month, size)[1])
    started = flows.settle(published, system, "start", months)
    ends, starts = ("end", months.start - 1), ("start", months.start - 1)
    before = system.choose(ends, starts, system.span(ends, starts)[0])
    return started, ceased, before, {month: low == high for month, (low, high) in spans.items()}


def _reasons(published: Published, month: int, size: int, known: bool) -> dict[str, int]:
    """Why care ended, for each kind of reason how often."""
    system, lost = _kinds(published, month, size)
    flows.blame(published, lost, proven=known)
    usual = {"adoption": 0.1 * size, "guardianship": 0.12 * size, "arrangements": 0.06 * size, "other": size}
    return {v: system.choose(u, v, usual[v]) for u, v in pairwise(["", *REASONS])}


def _kinds(published: Published, month: int, size: int) -> tuple[Differences, list[Dropped]]:
    """The four kinds lie one after another on a line, so that permanence is its first three."""
    nodes = ["", *REASONS]
    certain = [Bound(u, v, 0, size) for u, v in pairwise(nodes)]
    certain.append(Bound("", "other", size, size, f"{size} ceased in {flows.label(month)}"))
    places = {"6.5": ("", "arrangements"), "6.7": ("adoption", "guardianship"), "6.9": ("", "adoption")}
    stated = []
    for name, (u, v) in places.items():
        span = published.numerators(name, month, size)
        if span is not None:
            stated.append(Bound(u, v, *span, f"{published.said(name, month)} of {size}", ((name, month),)))
    return fit(Differences(nodes), certain, stated)


def _start(draft: Draft, day: int) -> dict[str, Any]:
    child = draft.child()
    case = draft.case(child, day)
    case.settled = case.in_care = True
    status = LEGAL_STATUSES[int(draft.random.integers(len(LEGAL_STATUSES)))]
    row = draft.add(
        "care", child=child, on=day, started_on=day, ended_on=None, reason_ceased=None, primary_need="primary_need:N1"
    )
    legal = draft.add("legal_status", child=child, on=day, period_of_care=row, status=status, started_on=day, ended_on=None)
    row["case"], row["legal"] = case, legal
    return row


def _end(draft: Draft, row: dict[str, Any], day: int, reason: str, order: bool) -> None:
    codes = REASONS[reason]
    row["ended_on"] = row["legal"]["ended_on"] = row["case"].ended_on = day
    row["reason_ceased"] = f"reason_episode_ceased:{codes[int(draft.random.integers(len(codes)))]}"
    if order:
        _order(draft, row["child"], day, row)


def _order(draft: Draft, child: Child, day: int, care: dict[str, Any] | None) -> None:
    draft.add(
        "permanence_order", child=child, on=day, kind="permanence_order:special_guardianship", applied_on=day - 120,
        ordered_on=day, from_care=care is not None, period_of_care=care,
    )  # fmt: skip
