"""The grammar of tolerances, case by case as councils print them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from reporting.judgement.targets import printed, rate
from reporting.models import Target
from tests.workforce.cast import clerk, small_authority


def target(kind: str, *, limit_is_inside: bool = True, last_month: str = "", **limits: float) -> Target:
    numbers = {name: Decimal(str(value)) for name, value in limits.items()}
    return Target(kind=kind, first_month="2018-04", last_month=last_month, limit_is_inside=limit_is_inside, **numbers)


@pytest.mark.parametrize(
    ("value", "colour"),
    [(91.9, "red"), (92, "amber"), (94.9, "amber"), (95, "green"), (100, "green")],
)
def test_high_is_good_92_amber_95_green(value: float, colour: str) -> None:
    assert rate(target("at_least", green=95, amber=92), Decimal(str(value)), "2019-03") == colour


@pytest.mark.parametrize(("value", "colour"), [(22.9, "green"), (23, "amber"), (25.9, "amber"), (26, "red")])
def test_low_is_good_under_23_green_26_and_more_red(value: float, colour: str) -> None:
    assert rate(target("at_most", green=23, amber=26, limit_is_inside=False), Decimal(str(value)), "2019-03") == colour


@pytest.mark.parametrize(
    ("value", "colour"), [(158.8, "green"), (163.8, "green"), (153.8, "green"), (163.9, "amber"), (173.9, "red")]
)
def test_within_5_of_a_centre_green_within_15_amber(value: float, colour: str) -> None:
    assert rate(target("around", centre=158.8, green=5, amber=15), Decimal(str(value)), "2019-03") == colour


@pytest.mark.parametrize(
    ("value", "colour"), [(14, "green"), (20, "green"), (20.5, "amber"), (13, "amber"), (21.5, "red"), (12.5, "red")]
)
def test_a_range_of_14_to_20_with_one_on_either_side_amber(value: float, colour: str) -> None:
    assert rate(target("within_range", low=14, high=20, amber=1), Decimal(str(value)), "2019-03") == colour


def test_a_range_may_have_an_upper_end_alone() -> None:
    upper = target("within_range", high=80)
    assert [rate(upper, Decimal(value), "2019-03") for value in (0, 80, 81)] == ["green", "green", "red"]
    assert printed(upper, "2019-03") == "up to 80"


@pytest.mark.parametrize(("month", "expected"), [("2018-04", "60"), ("2018-10", "75"), ("2019-04", "90"), ("2019-09", "90")])
def test_a_trajectory_moves_in_equal_steps_and_stays_at_its_end(month: str, expected: str) -> None:
    way = target("trajectory", begins_at=60, green=90, last_month="2019-04")
    assert printed(way, month) == expected
    assert rate(way, Decimal(expected), month) == "green"
    assert rate(way, Decimal(expected) - 1, month) == "red"


def test_a_target_without_bands_and_one_to_be_set_rate_nothing() -> None:
    assert rate(target("stated", green=375.5), Decimal(400), "2019-03") == ""
    assert rate(target("to_be_set"), Decimal(400), "2019-03") == ""
    assert printed(target("stated", green=375.5), "2019-03") == "375.5"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "given",
    [
        {"kind": "trajectory", "green": 90, "last_month": "2019-04"},
        {"kind": "trajectory", "green": 90, "begins_at": 60},
        {"kind": "trajectory", "begins_at": 60, "last_month": "2019-04"},
        {"kind": "at_least"},
        {"kind": "within_range"},
        {"kind": "around", "centre": 158.8},
        {"kind": "at_least", "green": 90, "last_month": "2018-03"},
    ],
)
def test_the_database_refuses_a_target_that_lacks_what_its_kind_needs(given: dict) -> None:
    unit = small_authority()["AUTH"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Target.objects.create(indicator="contacts_received", unit=unit, first_month="2018-04", recorded_by=clerk(), **given)
