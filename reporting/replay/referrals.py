"""Referrals (rows 1.REFERRALS, 1.5 to 1.8).

Volumes: x(m) referrals of month m, x(m-11) + ... + x(m) = rolling count of 1.5. Months before the report are
free; differences S(m) - S(m-1) = x(m) - x(m-12) settle them from the latest to the earliest.
Re-referrals: r(m) of x(m) with 0 <= r <= x; 1.7 bounds r(m), 1.8 bounds the sums of twelve.
A re-referral is the next referral of a child referred 2 to 11 months before and not otherwise since;
every other referral is about a child never referred before. For the months that come first, earlier
referrals are made outside every rolling year.
1.6 marks how many referrals of a month need an assessment (see `assessments`).
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from reporting.replay import flows, proving
from reporting.replay.draft import Case, Draft, month_of
from reporting.replay.reading import Published
from reporting.replay.solving import Differences, Dropped, fit

USUALLY_ASSESSED = 0.97
EARLIER_IN_A_MONTH = 12
MONTHS_BETWEEN = (10, 2)
"""A re-referral comes so many whole months after the referral before: at most and at least."""


def plan(published: Published, draft: Draft) -> dict[int, int]:
    """Every referral of the months covered; returns how many of each month need an assessment."""
    volumes, again = _numbers(published)
    contacts: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for made in draft.of("contact"):
        if made["decided_outcome"] == "contact_outcome:referral":
            contacts[month_of(made["on"])].append(made)
    _earlier(draft)
    waiting: dict[int, list[Case]] = defaultdict(list)
    for month in published.window:
        previous = _previous(draft, waiting, month, again[month])
        for at in range(volumes[month]):
            contact = contacts[month].pop() if contacts[month] else None
            before = previous[at] if at < len(previous) else None
            day = draft.weekday_of(month) if contact is None else contact["on"]
            waiting[month].append(refer(draft, day, contact, before))
    return {month: _assessed(published, month, volumes[month]) for month in published.window}


def _earlier(draft: Draft) -> None:
    """Referrals of the two years before every rolling year, so that what looks back two years has records to look at."""
    for month in range(draft.first - 36, draft.first - 12):
        for _ in range(EARLIER_IN_A_MONTH):
            refer(draft, draft.weekday_of(month))


def _numbers(published: Published) -> tuple[dict[int, int], dict[int, int]]:
    """Referrals of every month, and how many of them are re-referrals."""
    window = published.window
    stated = flows.monthly(published, "x", "1.REFERRALS", "1.6", "1.7") + flows.rolling(published, "x", "1.5")
    stated += flows.divided_by(published, "x", "1.8", rolling_year=True)
    system = flows.solve(published, flows.totals("x", window), flows.rising("x", window), stated)

    def prints(month: int, count: int) -> bool:
        return month < published.first or published.possible(month, count, "1.6", "1.7")

    def attempt(turn: int, urgent: flows.Urgent) -> tuple[tuple[dict[int, int], dict[int, int]], list[Dropped]]:
        known = system.copy()
        flows.wish(known, flows.printable(published, "x", "1.6", "1.7"))
        flows.settle_years(published, known, "x", urgent, "1.8")
        volumes = flows.settle(published, known, "x", window, prints, flows.stirred(turn), urgent)
        bare = [lost for month in published.months for lost in flows.unprintable(published, month, volumes[month], "1.6", "1.7")]
        certain = [flows.Bound(("r", month - 1), ("r", month), 0, volumes[month]) for month in window]
        shares = flows.within(published, "r", "1.7", volumes)
        shares += flows.within(published, "r", "1.8", flows.years(volumes, published.months), rolling_year=True)
        again, lost = fit(Differences(flows.totals("r", window)), certain, shares)
        return (volumes, flows.settle(published, again, "r", window)), bare + lost

    proving.repeats(published, system, "x", "1.7", "1.8")
    (volumes, again), lost = flows.search(published, attempt)
    spans = [system.span(("x", month - 1), ("x", month)) for month in window]
    flows.blame(published, lost, proven=all(low == high for low, high in spans))
    return volumes, again


def _previous(draft: Draft, waiting: dict[int, list[Case]], month: int, count: int) -> list[Case]:
    """Cases that come back in this month; where too few are known, made up before every rolling year."""
    most, least = MONTHS_BETWEEN
    known = [(earlier, case) for earlier in range(month - most, month - least + 1) for case in waiting[earlier]]
    step = max(1, len(known) // count) if count else 1
    chosen = known[::step][:count]
    for earlier, case in chosen:
        waiting[earlier].remove(case)
    outside = draft.first - 12
    lacking = count - len(chosen)
    if month - outside <= most:
        made = [refer(draft, draft.weekday_of(min(month - least, outside))) for _ in range(lacking)]
    else:
        late = [(month - 1, case) for case in waiting[month - 1]][:lacking]
        for earlier, case in late:
            waiting[earlier].remove(case)
        made = [case for _, case in late]
    return [case for _, case in chosen] + made


def refer(draft: Draft, day: int, contact: dict[str, Any] | None = None, before: Case | None = None) -> Case:
    """A referral and the case it opens: of the contact's child, of a child known before, or of a new one."""
    child = before.child if before else draft.child()
    if before:
        before.again_on = day
    if contact:
        contact["child"] = child
    source = contact["source"].partition(":")[2] if contact else ("2A", "6", "3A", "1A", "8")[int(draft.random.integers(5))]
    row = draft.add(
        "referral", child=child, on=day, contact=contact, received_on=day, decided_on=draft.calendar.add(day, 1),
        due_on=draft.calendar.add(day, 1), source=f"referral_source:{'8' if source == '5D' else source}",
        outcome="referral_outcome:section_17_service", primary_need=f"primary_need:N{int(draft.random.integers(1, 9))}",
        assessed=False,
    )  # fmt: skip
    row["case"] = draft.case(child, day, row)
    return row["case"]


def _assessed(published: Published, month: int, of: int) -> int:
    return published.near("1.6", month, of, USUALLY_ASSESSED)[1]
