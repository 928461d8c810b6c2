"""The tree of units, and opening and closing them."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.workforce.cast import allocation, child, clerk, small_authority, somebody, unit
from workforce.models import Unit
from workforce.services import close_unit, end_allocation, open_unit
from workforce.tree import UnitTree

pytestmark = pytest.mark.django_db

MARCH = datetime.date(2026, 3, 1)
APRIL = datetime.date(2026, 4, 1)


@pytest.fixture
def units():
    return small_authority()


def codes(found) -> set[str]:
    return {one.code for one in found}


def test_the_tree_is_walked_both_ways(units):
    assert codes(units["AUTH"].descendants()) == {"S1", "S2", "T1", "T2", "T3"}
    assert codes(units["S1"].descendants()) == {"T1", "T2"}
    assert codes(units["T3"].ancestors()) == {"AUTH", "S2"}
    assert codes(units["T3"].descendants()) == set()


@pytest.mark.parametrize(("on", "expected"), [(MARCH, {"T1", "T2", "OLD"}), (APRIL, {"T1", "T2"}), (None, {"T1", "T2", "OLD"})])
def test_a_closed_team_is_below_its_service_until_the_day_it_closed(units, on, expected):
    unit("OLD", "team", units["S1"], closed_on=APRIL)
    assert codes(units["S1"].descendants(on)) == expected


def test_the_whole_organisation_is_the_authority_and_nothing_less(units):
    tree = UnitTree.load()
    assert tree.covers_everything(tree.below([units["AUTH"].pk]))
    assert not tree.covers_everything(tree.below([units["S1"].pk, units["S2"].pk]))
    assert not UnitTree({}).covers_everything(set())


def test_a_second_authority_is_not_covered_by_the_first(units):
    unit("NEXT", "authority")
    tree = UnitTree.load()
    assert not tree.covers_everything(tree.below([units["AUTH"].pk]))


@pytest.mark.parametrize(
    ("kind", "has_parent", "allowed"),
    [("authority", False, True), ("authority", True, False), ("team", True, True), ("team", False, False)],
)
def test_only_the_authority_has_no_parent(units, kind, has_parent, allowed):
    def make():
        return unit("NEW", kind, units["AUTH"] if has_parent else None)

    if allowed:
        assert make().pk
    else:
        with pytest.raises(IntegrityError), transaction.atomic():
            make()


def test_a_team_type_belongs_to_a_team(units):
    opened = open_unit(
        by=clerk(), code="T9", name="Duty", kind="team", parent=units["S1"], opened_on=MARCH, team_type="team_type:duty"
    )
    assert opened.team_type.label == "Duty"
    with pytest.raises(ValidationError):
        open_unit(
            by=clerk(), code="S9", name="South", kind="area", parent=units["AUTH"], opened_on=MARCH, team_type="team_type:duty"
        )


def test_a_unit_does_not_open_under_a_closed_one(units):
    old = unit("OLD", "service", units["AUTH"], closed_on=MARCH)
    with pytest.raises(ValidationError, match="not open on 1 March 2026"):
        open_unit(by=clerk(), code="T9", name="Duty", kind="team", parent=old, opened_on=MARCH)


def test_a_unit_closes_when_it_holds_nothing_any_more(units):
    somebody("Wren", units["T3"], "social_worker")
    held = allocation(child(), units["T3"])
    with pytest.raises(ValidationError) as refused:
        close_unit(by=clerk(), unit=units["T3"], closed_on=APRIL)
    assert refused.value.messages == [
        "1 allocations are still with T3. Transfer them first.",
        "1 posts are still in T3. End or move them first.",
    ]
    end_allocation(by=clerk(), allocation=held, ended_on=APRIL)
    units["T3"].posts.update(ended_on=APRIL)
    close_unit(by=clerk(), unit=units["T3"], closed_on=APRIL, succeeded_by=units["T1"])
    assert codes(Unit.objects.open_on(MARCH).teams()) == {"T1", "T2", "T3"}
    assert codes(Unit.objects.open_on(APRIL).teams()) == {"T1", "T2"}
    assert list(units["T1"].predecessors.all()) == [units["T3"]]


def test_a_service_does_not_close_over_an_open_team(units):
    with pytest.raises(ValidationError, match="2 units below S1 are still open"):
        close_unit(by=clerk(), unit=units["S1"], closed_on=APRIL)
