"""Columns, numbers and joins."""

from __future__ import annotations

import numpy as np
import pytest

from reporting.synthetic.dice import FamilyDice, between, choose, dice
from reporting.synthetic.rows import Ledger, Rows, last_at, repeated


def test_rows_keep_together() -> None:
    rows = Rows(child=np.array([2, 1, 2]), day=np.array([5, 9, 3])).sorted_by("child", "day")
    assert rows.child.tolist() == [1, 2, 2]
    assert rows.day.tolist() == [9, 3, 5]
    assert len(rows[rows.day > 4]) == 2


def test_columns_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="different lengths"):
        Rows(child=np.arange(2), day=np.arange(3))
    with pytest.raises(AttributeError, match="no column worker"):
        _ = Rows(child=np.arange(2)).worker


def test_a_row_keeps_its_number_and_what_was_written() -> None:
    ledger = Ledger()
    day = np.array([10, 20])
    assert ledger.add("visit", day=day).tolist() == [0, 1]
    day[0] = 99
    assert ledger.add("visit", day=np.array([30])).tolist() == [2]
    assert ledger.rows("visit").day.tolist() == [10, 20, 30]
    assert "review" not in ledger
    with pytest.raises(KeyError, match="review"):
        ledger.rows("review")


def test_copies_know_whose_they_are() -> None:
    owner, copy = repeated(np.array([2, 0, 3]))
    assert owner.tolist() == [0, 0, 2, 2, 2]
    assert copy.tolist() == [0, 1, 0, 1, 2]


@pytest.mark.parametrize(
    ("child", "day", "found"), [(1, 4, -1), (1, 5, 0), (1, 8, 0), (1, 9, 1), (2, 9, -1), (3, 100, 2), (4, 1, -1)]
)
def test_the_last_row_on_or_before_a_day(child: int, day: int, found: int) -> None:
    owner, days = np.array([1, 1, 3]), np.array([5, 9, 7])
    assert last_at(owner, days, np.array([child]), np.array([day])).tolist() == [found]


def test_weights_and_spreads() -> None:
    assert choose(np.array([0.0, 0.24, 0.26, 0.999]), [1, 2, 1]).tolist() == [0, 0, 1, 2]
    assert choose(np.array([0.5, 0.5]), np.array([[1, 0], [0, 1]])).tolist() == [0, 1]
    assert between(np.array([0.0, 0.5, 0.75, 1.0]), ((0, 10), (0.5, 20), (1, 100))).tolist() == [10, 20, 60, 100]


def test_dice_depend_on_seed_and_purpose_alone() -> None:
    def throw(seed: int, purpose: str) -> list[float]:
        return dice(seed, purpose).random(3).tolist()

    assert throw(1, "visits") == throw(1, "visits")
    assert throw(1, "visits") != throw(2, "visits")
    assert throw(1, "visits") != throw(1, "reviews")


def test_brothers_and_sisters_mostly_share_their_luck() -> None:
    event = np.repeat(np.arange(500), 2)
    draws = FamilyDice(dice(1, "test"), event, 500, shared=0.9).draw(np.arange(1000)).reshape(500, 2)
    together = (draws[:, 0] == draws[:, 1]).mean()
    assert 0.72 < together < 0.90
