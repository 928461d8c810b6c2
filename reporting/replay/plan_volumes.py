"""Child protection plans by number (rows 5.1, 5.6 to 5.8, 5.11, 5.12, and what 5.14 and 5.15 divide by).

s(m) started, e(m) ended; of the s(m) those less than 7 days old at the month's end, and those older than
that but less than ten working days, apart:
    open(m) = open(m-1) + s(m) - e(m),   5.15 divides by open(m) - started in the last week of m,
    5.14 divides by open(m) - started in the last ten working days of m,
    sum of s over twelve months is what 5.7 allows of the population, sum of e what 5.8 allows.
Of two years or more: long(m) = long(m-1) + reached(m) - long ended(m), long(m)/open(m) = 5.11,
long ended(m)/e(m) = 5.12.
"""

from __future__ import annotations

from dataclasses import dataclass

from reporting.replay import flows
from reporting.replay.reading import Published
from reporting.replay.solving import Bound, Differences, Dropped, fit

USUAL_MONTHS = 10
"""How long plans last, where nothing else says so."""
MANY = 10**6
USUALLY_LONG = 0.016


@dataclass(frozen=True)
class Volumes:
    """Numbers by month: started, of those in the last week and in the working days before it, ended, open at the end."""

    started: dict[int, int]
    late: dict[int, int]
    fairly_late: dict[int, int]
    ended: dict[int, int]
    open: dict[int, int]


@dataclass(frozen=True)
class Long:
    """Plans of two years or more: open at every month's end, ended in the month, newly reaching two years in it."""

    open: dict[int, int]
    ended: dict[int, int]
    reached: dict[int, int]


def system(published: Published) -> Differences:
    """What the report says about numbers of plans."""
    window = published.window
    nodes = flows.totals("s", window) + flows.totals("e", window) + [(part, month) for part in "wt" for month in window]
    certain = flows.rising("e", window) + [Bound(("e", m), ("s", m), 0, MANY) for m in range(window.start - 1, window.stop)]
    for m in window:
        certain += [
            Bound(("s", m - 1), ("t", m), 0, MANY),
            Bound(("t", m), ("w", m), 0, MANY),
            Bound(("w", m), ("s", m), 0, MANY),
        ]
    certain += [Bound(("e", m), ("s", m - 1), 0, MANY) for m in window]
    stated = _open(published) + flows.rolling(published, "s", "5.7") + flows.rolling(published, "e", "5.8")
    for row in ("5.9", "5.10"):
        stated += flows.divided_by(published, "s", row, rolling_year=True)
    stated += flows.divided_by(published, "e", "5.12")
    for month in published.months:
        grown = published.denominator("5.15", month)
        if grown is not None:
            said = published.said("5.15", month)
            stated.append(Bound(("e", month), ("w", month), grown, grown, said, (("5.15", month),)))
        judged = published.denominator("5.14", month)
        if judged is not None:
            said = published.said("5.14", month)
            stated.append(Bound(("e", month), ("t", month), judged, judged, said, (("5.14", month),)))
    return flows.solve(published, nodes, certain, stated)


def is_settled(published: Published, known: Differences) -> bool:
    """Whether the report itself leaves no choice of how many start and end."""
    spans = [known.span((flow, month - 1), (flow, month)) for flow in "se" for month in published.window]
    return all(low == high for low, high in spans)


def _open(published: Published) -> list[Bound]:
    found = []
    for month in published.months:
        names = [name for name in ("5.1", "5.6") if published.cell(name, month)]
        count = published.count("5.1", month)
        count = published.count("5.6", month) if count is None else count
        if count is None:
            count = published.denominator("5.11", month)
            names = names or ["5.11"]
        cell = published.cell("5.6", month)
        if count is None and cell is not None and (span := published.numerators("5.6", month, published.population[month])):
            found.append(Bound(("e", month), ("s", month), *span, cell.label, (cell.key,)))
        if count is not None:
            cells = tuple((name, month) for name in [*names, "5.11"] if published.cell(name, month))
            found.append(Bound(("e", month), ("s", month), count, count, published.said(names[0], month), cells))
    return found


def open_ones(published: Published, known: Differences, stir: flows.Stir) -> dict[int, int]:
    """Plans open at every month's end that the report allows: before it about as many as at its beginning."""
    window = published.window
    spans = [known.span(("e", month), ("s", month)) for month in window]
    sure = [low for low, high in spans if low == high or low > 20]
    usual = sum(sure) / len(sure) if sure else 100
    opens: dict[int, int] = {}
    for month in reversed(range(window.start - 1, window.stop)):
        grown = published.denominator("5.15", month)
        near = usual if month >= published.first else opens[month + 1]

        def open_prints(size: int, month: int = month) -> bool:
            return published.possible(month, size, "5.11")

        wanted = stir(near) if grown is None else grown * (1 + 1 / (USUAL_MONTHS * 5))
        opens[month] = known.choose(("e", month), ("s", month), wanted, open_prints)
    return opens


def settled(
    published: Published, known: Differences, opens: dict[int, int], stir: flows.Stir, urgent: flows.Urgent
) -> tuple[Volumes, list[Dropped]]:
    """Numbers that the report allows beside the plans open, and what cannot be printed with them."""
    window = published.window
    ended, started = {}, {}
    flows.wish(known, helpful(published, known))

    def good(month: int, count: int) -> bool:
        if month < published.first:
            return count >= 0
        if not published.possible(month, count, "5.12"):
            return False
        return _young(published, known, month, opens[month] - opens[month - 1] + count) is not None

    for month in sorted(window, key=lambda each: (each < published.first, -urgent[each], each)):
        others = flows.linked(known, "e", month)

        def ended_prints(count: int, month: int = month, others: list[tuple[int, int]] = others) -> bool:
            return good(month, count) and all(good(other, count + more) for other, more in others)

        more = 1 + min(urgent[month], 4) / 2
        rate = more * stir(_rate(known, "e", published, opens[month] / USUAL_MONTHS))
        ended[month] = known.choose(("e", month - 1), ("e", month), rate, ended_prints)
    late, fairly_late = {}, {}
    for month in window:
        started[month] = known.choose(("s", month - 1), ("s", month), ended[month])
        young = _young(published, known, month, started[month])
        week, fortnight = young or (started[month] * 0.2, started[month] * 0.25)
        late[month] = known.choose(("w", month), ("s", month), week)
        fairly_late[month] = known.choose(("t", month), ("w", month), fortnight)
    return Volumes(started, late, fairly_late, ended, opens), _unprintable(published, opens, ended, late, fairly_late)


def helpful(published: Published, known: Differences) -> list[Bound]:
    """What numbers have to be if the shares beside them are to be printed."""
    return flows.printable(published, "e", "5.12") + _enough_young(published, known)


def _enough_young(published: Published, known: Differences) -> list[Bound]:
    """As many have to start in a month as must be too young for 5.14 and 5.15, so that these can be printed of the others."""
    found = []
    for month in published.months:
        size, most = known.span(("e", month), ("s", month))
        if size == most and (published.cell("5.14", month) or published.cell("5.15", month)):
            week = next((n for n in range(size) if published.possible(month, size - n, "5.15")), 0)
            both = next((n for n in range(week, size) if published.possible(month, size - n, "5.14")), week)
            found.append(Bound(("s", month - 1), ("s", month), both, MANY))
    return found


def _young(published: Published, known: Differences, month: int, started: int) -> tuple[int, int] | None:
    """Of so many started, how many in the last week and how many in the days before it, so that 5.14 and 5.15 can be printed."""
    size = known.span(("e", month), ("s", month))[0]
    least, most = known.span(("w", month), ("s", month))
    lowest, highest = known.span(("t", month), ("s", month))
    week, both = round(started * 0.2), round(started * 0.45)
    weeks = [n for n in range(max(0, least), min(most, started) + 1) if published.possible(month, size - n, "5.15")]
    totals = [n for n in range(max(0, lowest), min(highest, started) + 1) if published.possible(month, size - n, "5.14")]
    pairs = ((abs(n - week) + abs(total - both), n, total - n) for n in weeks for total in totals if total >= n)
    best = min(pairs, default=None)
    return best[1:] if best else None


def _unprintable(published: Published, opens: dict[int, int], ended: dict[int, int], *young: dict[int, int]) -> list[Dropped]:
    """Shares that no numerator prints of the numbers chosen."""
    late, fairly_late = young
    lost: list[Dropped] = []
    for month in published.months:
        grown = opens[month] - late[month]
        sizes = {"5.11": opens[month], "5.12": ended[month], "5.15": grown, "5.14": grown - fairly_late[month]}
        for row, size in sizes.items():
            lost += flows.unprintable(published, month, size, row)
    return lost


def _rate(known: Differences, flow: str, published: Published, otherwise: float) -> float:
    """A month's even share of the rolling years that are known."""
    sums = [known.span((flow, month - 12), (flow, month)) for month in published.months]
    sure = [(low + high) / 24 for low, high in sums if high <= 1.1 * low + 20]
    return sum(sure) / len(sure) if sure else otherwise


# ── Two years or more ────────────────────────────────────────────────────────────────────────────


def long_ones(published: Published, volumes: Volumes) -> tuple[Long, list[Dropped]]:
    """Plans of two years or more, and the cells that cannot hold beside the numbers chosen."""
    window = published.window
    nodes = [*flows.totals("r", window), *flows.totals("le", window)]
    certain = flows.rising("r", window)
    certain += [Bound(("le", m - 1), ("le", m), 0, volumes.ended[m], f"{volumes.ended[m]} ended") for m in window]
    certain += [Bound(("le", m), ("r", m), 0, volumes.open[m], f"{volumes.open[m]} open") for m in volumes.open]
    stated = flows.within(published, "le", "5.12", volumes.ended)
    for month in published.months:
        span = published.numerators("5.11", month, volumes.open[month])
        if span is not None and ("5.11", month) not in published.reasons:
            said = f"{published.said('5.11', month)} of {volumes.open[month]}"
            stated.append(Bound(("le", month), ("r", month), *span, said, (("5.11", month),)))
    known, lost = fit(Differences(nodes), certain, stated)
    long, ended, reached = {}, {}, {}
    for month in reversed(window):
        long[month] = known.choose(("le", month), ("r", month), USUALLY_LONG * volumes.open[month])
    for month in window:
        ended[month] = known.choose(("le", month - 1), ("le", month), 0)
        reached[month] = known.choose(("r", month - 1), ("r", month), 0)
    edge = window.start - 1
    long[edge] = known.choose(("le", edge), ("r", edge), 0)
    return Long(long, ended, reached), [each for each in lost if _printable(published, volumes, each)]


def _printable(published: Published, volumes: Volumes, lost: Dropped) -> bool:
    """Whether the cell could be printed by itself; what cannot is told of by `settled`."""
    row, month = lost.bound.cells[0]
    return published.possible(month, volumes.open[month] if row == "5.11" else volumes.ended[month], row)
