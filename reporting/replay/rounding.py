"""Which whole numbers a printed figure can stand for. Printed figures are rounded half up."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from itertools import count


def printed_as(numerator: int, denominator: int, per: int, decimals: int) -> Decimal | None:
    """numerator / denominator x per, as printed; nothing for a denominator of 0."""
    if denominator == 0:
        return None
    tens = 10**decimals
    return Decimal((2 * numerator * per * tens + denominator) // (2 * denominator)).scaleb(-decimals)


def decimals_of(value: Decimal) -> int:
    """How many decimals a share or rate is printed with: one at least, for 100 stands for 100.0."""
    return max(1, -int(value.as_tuple().exponent))


def numerators(value: Decimal, denominator: int, per: int = 100) -> tuple[int, int] | None:
    """First and last numerator that print as `value`; nothing when none does."""
    tens = 10 ** decimals_of(value)
    shown = int(value * tens)
    low = max(0, -((-denominator * (2 * shown - 1)) // (2 * per * tens)))
    high = -((-denominator * (2 * shown + 1)) // (2 * per * tens)) - 1
    return (low, high) if low <= high else None


def between(value: Decimal, least: int, most: int, per: int = 100) -> tuple[int, int]:
    """Bounds on the numerators that print as `value` of a denominator from `least` to `most`; there may be none inside."""
    tens = 10 ** decimals_of(value)
    shown = int(value * tens)
    low = max(0, -((-least * (2 * shown - 1)) // (2 * per * tens)))
    return low, -((-most * (2 * shown + 1)) // (2 * per * tens)) - 1


@cache
def smallest(value: Decimal, per: int = 100) -> int:
    """The smallest denominator of which some whole number prints as `value`."""
    return next(size for size in count(1) if numerators(value, size, per))


def denominators(value: Decimal, numerator: int, per: int) -> tuple[int, int] | None:
    """First and last denominator under which `numerator` prints as `value`; nothing when none does."""
    tens = 10 ** decimals_of(value)
    shown = int(value * tens)
    if shown == 0:
        return (2 * per * tens * numerator + 1, 10**9)
    low = 2 * per * tens * numerator // (2 * shown + 1) + 1
    high = 2 * per * tens * numerator // (2 * shown - 1)
    return (low, high) if 0 < low <= high else None
