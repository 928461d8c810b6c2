"""Dates and numbers as pages print them."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from csc import formats


def test_days():
    assert formats.day(datetime.date(2019, 4, 1)) == "1 April 2019"
    assert formats.short_day(datetime.date(2019, 4, 1)) == "1 Apr 2019"
    assert formats.month(datetime.date(2019, 4, 30)) == "Apr 2019"


def test_a_moment_is_told_in_englands_time():
    summer = datetime.datetime(2026, 6, 30, 23, 30, tzinfo=datetime.UTC)
    assert formats.moment(summer) == "1 July 2026 at 12:30am"
    assert formats.day(summer) == "1 July 2026"


@pytest.mark.parametrize(
    ("hour", "minute", "said"),
    [(0, 0, "midnight"), (0, 5, "12:05am"), (9, 0, "9am"), (12, 0, "midday"), (12, 30, "12:30pm"), (14, 5, "2:05pm")],
)
def test_times(hour, minute, said):
    assert formats.time(datetime.time(hour, minute)) == said


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        (7623, None, "7,623"),
        (0, None, "0"),
        (-4.5, None, "−4.5"),
        (3.0, None, "3"),
        (92.3, 1, "92.3"),
        (92.0, 1, "92.0"),
        (0.0, 1, "0.0"),
        (Decimal("1234567.5"), 2, "1,234,567.50"),
        (0.1 + 0.2, 1, "0.3"),  # a binary fraction's dust is not a decimal place
    ],
)
def test_numbers(value, decimals, printed):
    assert formats.number(value, decimals) == printed


@pytest.mark.parametrize(("value", "decimals"), [(92.35, 1), (0.5, 0)])
def test_a_number_is_never_rounded_in_printing(value, decimals):
    """Rounding half up is done once, where figures are made; a second rounding would make 0.45 into 1."""
    with pytest.raises(ValueError, match="rounded before"):
        formats.number(value, decimals)


@pytest.mark.parametrize(("count", "said"), [(0, "0 children"), (1, "1 child"), (1200, "1,200 children")])
def test_plurals(count, said):
    assert formats.plural(count, "child", "children") == said


@pytest.mark.parametrize(
    ("label", "within"),
    [("Date of birth", "date of birth"), ("NHS number", "NHS number"), ("I agree", "I agree"), ("", ""), ("Team", "team")],
)
def test_labels_within_sentences(label, within):
    assert formats.lower_first(label) == within
