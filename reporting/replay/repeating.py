"""Plans that repeat an earlier one (rows 5.9 and 5.10), by number.

Of s(m) plans that start, a(m) repeat an earlier one and b(m) one that ended within two years:
    0 <= b(m) <= a(m) <= s(m),   sums of twelve of a within 5.10, of b within 5.9.
The rolling years of s are settled before its months are. So b is found first, then a that is nowhere less,
then s that is nowhere less than a.
"""

from __future__ import annotations

from dataclasses import dataclass

from reporting.replay import flows
from reporting.replay.reading import Published
from reporting.replay.solving import Bound, Differences, Dropped, fit

USUALLY_EVER, USUALLY_RECENT = 0.19, 0.06


@dataclass(frozen=True)
class Repeats:
    """By month, how many plans repeat an earlier one, and how many one of the two years before."""

    ever: dict[int, int]
    recent: dict[int, int]


def foreseen(published: Published, known: Differences) -> Repeats:
    """Repeats that the rolling years allow, before it is settled how many plans start in a month; as many will start."""
    window = published.window
    most = {month: known.span(("s", month - 1), ("s", month))[1] for month in window}
    spans = {month: known.span(("s", month - 12), ("s", month)) for month in published.months}
    sizes = {month: low for month, (low, high) in spans.items() if low == high}
    usual = sum(sizes.values()) / len(sizes) / 12 if sizes else 0
    repeats, _ = _fitted(published, sizes, most, dict.fromkeys(window, usual), None)
    floors = [Bound(("s", month - 1), ("s", month), repeats.ever[month], flows.MANY) for month in window]
    if sizes:
        flows.wish(known, sorted(floors, key=lambda bound: -bound.low))
    return repeats


def numbers(published: Published, started: dict[int, int], near: Repeats) -> tuple[Repeats, list[Dropped]]:
    """Repeats among the plans that start, like those foreseen if they still do; and what cannot hold."""
    return _fitted(published, flows.years(started, published.months), started, started, near)


def _fitted(
    published: Published, sizes: dict[int, int], most: dict[int, int], usual: dict, near: Repeats | None
) -> tuple[Repeats, list[Dropped]]:
    window = published.window
    least = dict.fromkeys(window, 0)
    wanted = near.recent if near else _wanted(published, "5.9", USUALLY_RECENT, usual)
    recent, lost = _numbers(published, "5.9", sizes, (least, most), wanted)
    wanted = near.ever if near else _wanted(published, "5.10", USUALLY_EVER, usual)
    ever, more = _numbers(published, "5.10", sizes, (recent, most), wanted)
    return Repeats(ever, recent), lost + more


def _wanted(published: Published, row: str, otherwise: float, usual: dict) -> dict[int, float]:
    shares = [float(cell.value) / 100 for cell in published.of(row) if cell.value is not None]
    share = sum(shares) / len(shares) if shares else otherwise
    return {month: share * usual[month] for month in published.window}


def _numbers(
    published: Published, row: str, sizes: dict[int, int], limits: tuple[dict[int, int], dict[int, int]], wanted: dict
) -> tuple[dict[int, int], list[Dropped]]:
    window, (least, most) = published.window, limits
    certain = [Bound(("a", m - 1), ("a", m), least[m], max(least[m], most[m]), f"{most[m]} in {flows.label(m)}") for m in window]
    stated = flows.within(published, "a", row, sizes, rolling_year=True)
    system, lost = fit(Differences(flows.totals("a", window)), certain, stated)
    return {m: system.choose(("a", m - 1), ("a", m), wanted[m]) for m in window}, lost
