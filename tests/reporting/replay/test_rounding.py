"""What a printed figure can stand for."""

from decimal import Decimal

import pytest

from reporting.replay.rounding import between, denominators, numerators, printed_as, smallest


@pytest.mark.parametrize(
    ("value", "denominator", "expected"),
    [
        ("28.6", 14, (4, 4)),
        ("28.6", 15, None),  # 4 of 15 is 26.7, 5 of 15 is 33.3
        ("0.0", 3000, (0, 1)),  # 1 of 3000 prints 0.0
        ("100.0", 3000, (2999, 3000)),  # 2999 of 3000 prints 100.0
        ("12.5", 8, (1, 1)),
        ("100", 3000, (2999, 3000)),  # one decimal, printed or not
        ("6.3", 16, (1, 1)),  # 6.25 rounds half up
        ("6.2", 16, None),
        ("78.49", 10_000, (7849, 7849)),
    ],
)
def test_the_numerators_that_print_a_share(value: str, denominator: int, expected: tuple[int, int] | None) -> None:
    found = numerators(Decimal(value), denominator)
    assert (found and (found[0], min(found[1], denominator))) == expected


@pytest.mark.parametrize("denominator", [1, 7, 8, 40, 333, 2000])
def test_numerators_are_exactly_those_that_print_so(denominator: int) -> None:
    shown = {n: printed_as(n, denominator, 100, 1) for n in range(denominator + 1)}
    for value in set(shown.values()):
        assert value is not None
        span = numerators(value, denominator)
        assert span is not None
        low, high = span
        assert [n for n in shown if shown[n] == value] == list(range(low, min(high, denominator) + 1))


def test_the_populations_under_which_a_rate_prints() -> None:
    span = denominators(Decimal("107.3"), 607, 10_000)
    assert span is not None
    low, high = span
    assert printed_as(607, low, 10_000, 1) == printed_as(607, high, 10_000, 1) == Decimal("107.3")
    assert printed_as(607, low - 1, 10_000, 1) == Decimal("107.4")
    assert printed_as(607, high + 1, 10_000, 1) == Decimal("107.2")


@pytest.mark.parametrize(("value", "least"), [("50.0", 2), ("33.3", 3), ("14.3", 7), ("97.0", 33), ("0.0", 1), ("100.0", 1)])
def test_the_smallest_number_of_which_a_share_is_printed(value: str, least: int) -> None:
    assert smallest(Decimal(value)) == least
    assert all(numerators(Decimal(value), size) is None for size in range(1, least))


def test_numerators_of_a_denominator_known_within_bounds() -> None:
    """20.0 % of 10 is 2, of 30 is 6; of 11 to 14 nothing prints so, and bounds remain."""
    assert between(Decimal("20.0"), 10, 30) == (2, 6)
    assert between(Decimal("20.0"), 10, 10) == (2, 2)
    low, high = between(Decimal("20.0"), 11, 11)
    assert low > high
