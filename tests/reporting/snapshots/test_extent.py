"""Where the record of an authority begins: at its first full month, not at the oldest case it still holds."""

from __future__ import annotations

import datetime

import pytest

from csc.periods import Month
from reporting.snapshots import extent

TODAY = datetime.date(2026, 4, 10)


def begins(monkeypatch: pytest.MonkeyPatch, entries: dict[str, int]) -> str:
    """The month in which records begin, when so many contacts and referrals came in each month."""
    numbers = {Month.parse(month).number: number for month, number in entries.items()}
    monkeypatch.setattr(extent, "_entries_by_month", lambda: numbers)
    return f"{extent.records_begin(TODAY):%Y-%m}"


def steady(first: str, last: str, entries: int) -> dict[str, int]:
    return {str(month): entries for month in Month.range(Month.parse(first), Month.parse(last))}


def test_referrals_of_cases_that_were_running_already_do_not_begin_the_record(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = steady("2021-01", "2023-12", 70) | steady("2024-01", "2026-03", 500)
    assert begins(monkeypatch, entries) == "2024-01"


def test_a_first_month_of_which_only_the_last_days_were_recorded_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    assert begins(monkeypatch, {"2023-12": 160} | steady("2024-01", "2026-03", 500)) == "2024-01"


@pytest.mark.parametrize(("thin", "first"), [(3, "2024-01"), (4, "2025-05")])
def test_up_to_three_thin_months_in_a_row_break_nothing(monkeypatch: pytest.MonkeyPatch, thin: int, first: str) -> None:
    entries = steady("2024-01", "2026-03", 500)
    for month in [f"2025-{number:02d}" for number in range(1, 5)][-thin:]:
        entries[month] = 10
    assert begins(monkeypatch, entries) == first


def test_an_authority_that_grows_year_by_year_keeps_its_early_years(monkeypatch: pytest.MonkeyPatch) -> None:
    entries: dict[str, int] = {}
    for year, number in ((2021, 100), (2022, 160), (2023, 260), (2024, 420), (2025, 680)):
        entries |= steady(f"{year}-01", f"{year}-12", number)
    assert begins(monkeypatch, entries) == "2021-01"


def test_in_a_small_authority_any_entry_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = steady("2025-01", "2026-03", 9) | {"2025-03": 1, "2025-01": 1}
    assert begins(monkeypatch, entries) == "2025-01"


def test_an_empty_database_begins_this_month(monkeypatch: pytest.MonkeyPatch) -> None:
    assert begins(monkeypatch, {}) == "2026-04"
