"""Rounding, statuses and bytes of cells."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.engine.cells import half_up, pack, pack_each, unpack


@pytest.mark.parametrize(
    ("numerator", "denominator", "decimals", "printed"),
    [
        (1, 2000, 1, 0.0),  # 0.0005
        (5, 10_000, 3, 0.001),  # 0.0005 is half-way: up
        (1, 20, 1, 0.1),  # 0.05: a binary fraction would round it down
        (57, 20, 1, 2.9),  # 2.85
        (285, 1000, 2, 0.29),
        (-1, 20, 1, -0.1),  # below nought the half goes away from nought, as people round
        (77_358, 1000, 1, 77.4),
        (2, 3, 0, 1.0),
    ],
)
def test_half_is_rounded_up(numerator: int, denominator: int, decimals: int, printed: float) -> None:
    assert half_up(np.array(numerator), np.array(denominator), decimals) == printed


def test_of_nought_there_is_no_value() -> None:
    assert np.isnan(half_up(np.array([0, 3]), np.array([0, 0]), 1)).all()


@given(st.integers(0, 10**7), st.integers(1, 10**6), st.integers(0, 2))
def test_rounding_agrees_with_decimal_arithmetic(numerator: int, denominator: int, decimals: int) -> None:
    from decimal import ROUND_HALF_UP, Decimal, localcontext

    with localcontext() as exact:
        exact.prec = 60
        wanted = (Decimal(numerator) / Decimal(denominator)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    assert Decimal(repr(float(half_up(np.array(numerator), np.array(denominator), decimals)))) == wanted


@given(st.lists(st.integers(-(2**31) + 1, 2**31 - 1), max_size=150))
def test_whole_numbers_take_four_bytes_each(numbers: list[int]) -> None:
    packed = pack(np.array(numbers, dtype=np.int64))
    assert len(packed) == 1 + 4 * len(numbers)
    assert unpack(packed).tolist() == numbers


def test_large_and_broken_numbers_and_nothing_survive() -> None:
    assert unpack(pack(np.array([2**40, -1]))).tolist() == [2**40, -1]
    back = unpack(pack(np.array([0.1, np.nan, 77.4])))
    assert back[0] == 0.1
    assert np.isnan(back[1])
    assert back[2] == 77.4
    assert unpack(pack(None)) is None
    with pytest.raises(ValueError, match="not a packed series"):
        unpack(b"xyz")


@pytest.mark.parametrize("numbers", [np.arange(24), np.arange(24) * 2**30, np.arange(24) / 7, np.zeros(24, dtype=np.uint8)])
def test_many_series_at_once_are_packed_like_one(numbers: np.ndarray) -> None:
    cube = numbers.reshape(2, 3, 4)
    assert pack_each(cube) == [pack(cube[unit, band]) for unit in range(2) for band in range(3)]
