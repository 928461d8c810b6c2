"""Which bands of a breakdown are withheld with a small one, as a reader with pencil and paper would try to get it back."""

from __future__ import annotations

import numpy as np
import pytest

from reporting import catalogue
from reporting.engine.cells import Status, pack
from reporting.models import Run, Series
from reporting.scorecards.withholding import bands_shown
from reporting.suppression import further_bands

COUNT, SHARE = "contacts_received", "contacts_decided_within_1_working_day"


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ([40, 30, 20], ""),
        ([3, 30, 20], "02"),  # 53 - 30 - 20 would give the 3 back: the smallest other band goes with it
        ([3, 4, 20], "01"),  # together 7: no small number, and nobody knows how it divides
        ([1, 2, 20], "012"),  # together 3 would be a small number itself
        ([3, 0, 0], "0"),  # the whole is 3 and withheld by its own rule; nought points at nobody
        ([0, 40, 30], ""),
    ],
)
def test_a_hidden_band_does_not_follow_from_the_others(counts: list[int], hidden: str) -> None:
    numbers = np.array(counts).reshape(-1, 1)
    own = (numbers > 0) & (numbers <= 5)
    assert "".join(str(at) for at in np.flatnonzero(further_bands([numbers], own))) == hidden


def test_every_kind_of_count_is_looked_at() -> None:
    """Of 3 + 50 the numerators are fine and what is left of the denominators is not."""
    marked, left = np.array([[40], [30], [20]]), np.array([[2], [9], [50]])
    own = np.array([[True], [False], [False]])
    assert np.flatnonzero(further_bands([marked, left], own)).tolist() == [0, 1]


def store(key: str, bands: dict[str, tuple[int, int]], run: Run) -> None:
    """One month of the authority: (numerator, denominator) by band, "" the whole."""
    form = catalogue.get(key)
    for band, (numerator, denominator) in bands.items():
        share = form.measure.name == "share"
        Series.objects.create(
            indicator=key,
            unit="AUTH",
            breakdown="source" if band else "",
            band=band,
            first_month="2026-03",
            numerators=pack(np.array([numerator])),
            denominators=pack(np.array([denominator])) if share else b"",
            values=pack(np.array([numerator * 100 / denominator if share else float(numerator)])),
            statuses=pack(np.array([int(Status.OK)])),
            versions=pack(np.array([1])),
            run=run,
        )


@pytest.fixture
def run(db: None) -> Run:
    return Run.objects.create(kind="asked_for", for_day="2026-03-31", first_month="2026-03", last_month="2026-03")


def shown(key: str) -> set[str]:
    found = bands_shown("AUTH", catalogue.get(key), "source")
    return {band for band, course in found.items() if course.status[0] == Status.OK}


def test_what_is_left_of_a_share_is_hidden_with_the_band_that_would_give_it_back(run: Run) -> None:
    store(SHARE, {"": (98, 120), "police": (38, 40), "health": (40, 50), "public": (20, 30)}, run)
    assert shown(SHARE) == {"public"}


def test_bands_are_shown_where_nobody_can_be_told_apart(run: Run) -> None:
    store(SHARE, {"": (80, 120), "police": (30, 40), "health": (50, 80)}, run)
    assert shown(SHARE) == {"police", "health"}


def test_every_band_goes_where_the_whole_is_withheld(run: Run) -> None:
    store(SHARE, {"": (117, 120), "police": (40, 40), "health": (77, 80)}, run)
    assert shown(SHARE) == set()
