"""Red, amber and green in words, in the grammar that councils print, and never at odds with the rating."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reporting.judgement.targets import rate
from reporting.models import Target
from reporting.scorecards.tolerances import Tolerances, tolerances

MONTH = "2026-03"


def target(kind: str, **limits: float | bool) -> Target:
    numbers = {name: Decimal(str(value)) if not isinstance(value, bool) else value for name, value in limits.items()}
    return Target(indicator="any", kind=kind, first_month="2025-04", **numbers)


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (target("at_least", green=95, amber=92), ("under 92%", "92% or more, under 95%", "95% or more")),
        (target("at_most", green=23, amber=26), ("over 26%", "26% or less, over 23%", "23% or less")),
        (target("at_most", green=23, amber=26, limit_is_inside=False), ("26% or more", "under 26%, 23% or more", "under 23%")),
        (target("at_least", green=90), ("under 90%", "", "90% or more")),
        (target("at_least", green=90, amber=90), ("under 90%", "", "90% or more")),
        (
            target("within_range", low=14, high=20, amber=1),
            ("over 1% outside the range", "up to 1% outside the range", "14 to 20"),
        ),
        (
            target("around", centre=158.8, green=5, amber=15),
            ("over 15% from 158.8%", "within 15% of 158.8%", "within 5% of 158.8%"),
        ),
        (target("stated", green=375.5), ("", "", "375.5%")),
        (target("to_be_set"), ("", "", "to be set")),
    ],
)
def test_the_bands_of_every_kind_of_target(made: Target, words: tuple[str, str, str]) -> None:
    assert tolerances(made, MONTH, "%") == Tolerances(*words)


def test_without_a_target_there_are_no_bands() -> None:
    assert tolerances(None, MONTH) == Tolerances()


@pytest.mark.parametrize(("value", "colour"), [("91.9", "red"), ("92", "amber"), ("94.9", "amber"), ("95", "green")])
def test_the_words_say_what_the_rating_does(value: str, colour: str) -> None:
    assert rate(target("at_least", green=95, amber=92), Decimal(value), MONTH) == colour
