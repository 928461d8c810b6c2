"""Shares that no whole number prints of the count stated beside them: contradictions that need no search."""

from __future__ import annotations

from reporting.replay.reading import PER, Published
from reporting.replay.rounding import decimals_of, numerators, printed_as

DIVIDED_BY = {
    "1.2": "1.1",
    "1.4": "1.1",
    "1.6": "1.REFERRALS",
    "1.7": "1.REFERRALS",
    "2.2": "2.4",
    "2.5": "2.4",
    "2.6": "2.4",
    "2.7": "2.4",
    "2.8": "2.4",
    "2.2U": "2.4U",
    "3.5": "3.4",
    "3.6": "3.4",
    "3.7": "3.4",
    "3.8": "3.4",
    "5.11": "5.1",
    "6.5": "6.4",
    "6.7": "6.4",
    "6.9": "6.4",
}
"""The count that a share divides by."""


def name(published: Published) -> None:
    """Give every such share its reason: what the numerators on either side would print."""
    for share, whole in DIVIDED_BY.items():
        for cell in published.of(share):
            size = published.count(whole, cell.month)
            if size is None or cell.value is None or cell.denominator is not None:
                continue
            if not size or numerators(cell.value, size) is None:
                near = int(cell.value * size / PER["share"])
                around = [(n, printed_as(n, size, PER["share"], decimals_of(cell.value))) for n in (near, near + 1)]
                shown = " and ".join(f"{n} is {printed}" for n, printed in around if printed is not None)
                said = f"{cell.label}, {published.said(whole, cell.month)}: no whole number of {size} prints so"
                published.cannot(share, cell.month, said + (f" ({shown})" if shown else ""))
