"""Moves, temporary stays, permanence of a placement, and the visiting regime that follows the facts."""

from __future__ import annotations

import datetime
import decimal

import pytest

from looked_after import codes, services
from looked_after.episodes import episodes_of
from looked_after.models import AdoptionPlan, LookedAfterVisit, Placement, PlacementPlan
from looked_after.stays import placements_in_year_to, stays_of
from tests.looked_after.cast import (
    ava,
    change_status,
    clerk,
    code,
    day,
    fostered_by,
    kind,
    looked_after,
    move,
    refused,
    social_worker,
    unaccompanied,
    with_parents,
)

pytestmark = pytest.mark.django_db


def spans(period) -> list[tuple[str, str, str, str | None]]:
    """Carer, type, start and end of each placement."""
    rows = period.placements.standing().order_by("started_on")
    return [(row.carer_key, row.placement_type.code, str(row.started_on), row.ended_on and str(row.ended_on)) for row in rows]


def regimes(period) -> list[tuple[str, str, str | None]]:
    rows = [row for home in period.placements.order_by("started_on") for row in home.visiting_regimes.order_by("started_on")]
    return [(row.regime.code, str(row.started_on), row.ended_on and str(row.ended_on)) for row in rows]


def stay_away(period, letters: str, started: str) -> Placement:
    return services.start_temporary_stay(
        by=clerk(), period=period, placement_type=kind(letters), started_on=day(started), carer_key="Elsewhere"
    )


def come_back(period, returned: str) -> Placement:
    return services.return_from_temporary_stay(by=clerk(), period=period, returned_on=day(returned))


def test_a_move_ends_one_placement_with_its_reason_and_starts_the_next_the_same_day():
    period = looked_after()
    move(period, fostered_by("H2"), "2018-03-01", "CREQB")
    assert spans(period) == [("H1", "U6", "2018-01-10", "2018-03-01"), ("H2", "U6", "2018-03-01", None)]
    left, current = period.placements.order_by("started_on")
    assert left.reason_placement_change_id == "reason_placement_change:CREQB"
    assert current.reason_placement_change_id is None
    assert regimes(period) == [("standard", "2018-01-10", "2018-03-01"), ("standard", "2018-03-01", None)]
    with refused("later day"):
        move(period, fostered_by("H3"), "2018-03-01")


def test_the_carer_of_a_placement_is_the_household_the_setting_or_the_one_named():
    assert looked_after(details=fostered_by("H7")).placements.get().carer_key == "H7"
    home = services.PlacementDetails(placement_type=kind("K2"), provider=code("placement_provider:PR4"), urn="SC123456")
    assert looked_after(details=home).placements.get().carer_key == "SC123456"
    assert looked_after(details=with_parents()).placements.get().carer_key == "parents"
    with refused("Name the carer"):
        looked_after(details=services.PlacementDetails(placement_type=kind("K2"), urn="XXXXXXX"))


@pytest.mark.parametrize("urn", ["123456", "SC12345", "SC1234567", "unknown"])
def test_an_ofsted_number_has_its_shape(urn):
    with refused("SC and six digits"):
        looked_after(details=services.PlacementDetails(placement_type=kind("K2"), urn=urn))


def test_only_a_parent_provides_a_placement_with_parents():
    with refused("Parent"):
        looked_after(details=services.PlacementDetails(placement_type=kind("P1"), provider=code("placement_provider:PR1")))
    with refused("Parent"):
        looked_after(details=fostered_by(provider=code("placement_provider:PR0")))


def test_independent_living_begins_at_16():
    details = services.PlacementDetails(placement_type=kind("H5"), carer_key="Flat 1")
    with refused("16 or over"):
        looked_after(ava(born="2002-01-11"), details=details)
    assert looked_after(ava(born="2002-01-10"), details=details).pk


@pytest.mark.parametrize(
    ("letters", "started", "allowed"),
    [("K3", "2023-10-27", False), ("K3", "2023-10-28", True), ("P2", "2023-10-28", False), ("P2", "2023-10-27", True)],
)
def test_supported_accommodation_took_the_place_of_independent_living_on_28_october_2023(letters, started, allowed):
    child, details = ava(born="2006-05-01"), services.PlacementDetails(placement_type=kind(letters), carer_key="House")
    if allowed:
        assert looked_after(child, started=started, details=details).pk
    else:
        with refused("was not in use"):
            looked_after(child, started=started, details=details)


def test_no_distance_for_an_unaccompanied_child():
    child = ava()
    unaccompanied(child)
    with refused("Leave the distance empty"):
        looked_after(child, details=fostered_by(distance_miles=decimal.Decimal("3.5")))
    assert looked_after(child, details=fostered_by()).placements.get().distance_miles is None
    assert looked_after(
        details=fostered_by(distance_miles=decimal.Decimal("3.5"))
    ).placements.get().distance_miles == decimal.Decimal("3.5")


def test_a_holiday_is_a_row_of_its_own_and_no_second_placement():
    period = looked_after()
    stay_away(period, "T3", "2018-08-01")
    come_back(period, "2018-08-15")
    assert spans(period) == [
        ("H1", "U6", "2018-01-10", "2018-08-01"),
        ("Elsewhere", "T3", "2018-08-01", "2018-08-15"),
        ("H1", "U6", "2018-08-15", None),
    ]
    assert not period.placements.filter(reason_placement_change__isnull=False).exists()
    stays = stays_of(Placement.objects.of_looked_after().filter(child=period.child).select_related("period_of_care"))
    assert placements_in_year_to(stays, day("2018-12-31")) == 1
    assert [episode.reason_new.split(":")[1] for episode in episodes_of(period)] == ["S", "P", "P"]


def test_a_visit_before_a_holiday_still_counts_after_it():
    period = looked_after()
    services.record_visit(by=clerk(), period=period, worker=social_worker(), visited_on=day("2018-07-25"), child_seen=True)
    stay_away(period, "T3", "2018-08-01")
    come_back(period, "2018-08-15")
    assert LookedAfterVisit.objects.planned().get().due_on == day(
        "2018-09-05"
    )  # 6 weeks after 25 July, not a week after 15 August
    move(period, fostered_by("H2"), "2018-08-20")
    assert LookedAfterVisit.objects.planned().get().due_on == day("2018-08-27")  # a new placement: within a week


@pytest.mark.parametrize(("letters", "longest"), [("T1", 42), ("T3", 21), ("T4", 7)])
def test_how_long_a_temporary_stay_may_last(letters, longest):
    period, began = looked_after(), day("2018-06-01")
    stay_away(period, letters, "2018-06-01")
    with refused(f"at most {longest} days"):
        come_back(period, (began + datetime.timedelta(days=longest + 1)).isoformat())
    assert come_back(period, (began + datetime.timedelta(days=longest)).isoformat()).carer_key == "H1"


def test_two_carer_holidays_in_a_year():
    period = looked_after()
    for start, end in [("2018-02-01", "2018-02-08"), ("2018-06-01", "2018-06-08")]:
        stay_away(period, "T3", start)
        come_back(period, end)
    with refused("two such stays"):
        stay_away(period, "T3", "2019-01-31")
    stay_away(period, "T3", "2019-02-01")  # a year after the first


def test_a_temporary_stay_stands_alone():
    period = looked_after()
    with refused("temporary type"):
        stay_away(period, "U6", "2018-03-01")
    stay_away(period, "T1", "2018-03-01")
    with refused("already on a temporary stay"):
        stay_away(period, "T2", "2018-03-05")
    with refused("on a temporary stay"):
        move(period, fostered_by("H2"), "2018-03-05")
    come_back(period, "2018-03-09")
    with refused("not on a temporary stay"):
        come_back(period, "2018-03-10")
    breaks = looked_after(letters="V4")
    with refused("short breaks"):
        stay_away(breaks, "T2", "2018-03-05")


def test_a_stay_from_which_the_child_will_not_return_was_a_move():
    period = looked_after()
    stay_away(period, "T4", "2018-03-01")
    services.recode_temporary_stay(
        by=clerk(), period=period, details=fostered_by("H2"), reason=code("reason_placement_change:CREQO")
    )
    assert spans(period) == [("H1", "U6", "2018-01-10", "2018-03-01"), ("H2", "U6", "2018-03-01", None)]
    assert period.placements.order_by("started_on")[0].reason_placement_change_id == "reason_placement_change:CREQO"
    assert regimes(period)[-1] == ("standard", "2018-03-01", None)


def test_the_same_carer_under_another_type_is_no_second_placement():
    period = looked_after()
    services.change_placement_status(by=clerk(), period=period, placement_type=kind("U4"), changed_on=day("2018-06-01"))
    assert spans(period) == [("H1", "U6", "2018-01-10", "2018-06-01"), ("H1", "U4", "2018-06-01", None)]
    assert period.placements.order_by("started_on")[0].reason_placement_change_id == codes.STATUS_OF_PLACEMENT_CHANGED
    assert [episode.reason_new.split(":")[1] for episode in episodes_of(period)] == ["S", "T"]
    stays = stays_of(Placement.objects.of_looked_after().select_related("period_of_care"))
    assert placements_in_year_to(stays, day("2018-12-31")) == 1
    assert PlacementPlan.objects.standing().count() == 1  # the plan goes on with the carer


@pytest.mark.parametrize(
    ("letters", "facts", "status", "expected"),
    [
        ("U6", {}, "C2", "standard"),
        ("U6", {"approval": "full"}, "C2", "standard"),
        ("U3", {"approval": "regulation_24"}, "C1", "temporary_approval"),
        ("P1", {}, "C1", "interim_order_with_parent"),
        ("P1", {"approval": "regulation_19"}, "C1", "interim_order_with_parent"),
        ("P1", {"approval": "regulation_19"}, "C2", "parent_before_assessment"),
        ("P1", {}, "C2", "full_order_with_parent"),
        ("R5", {}, "J1", "others_arrange"),
        ("U6", {}, "V4", "short_breaks"),
    ],
)
def test_the_regime_follows_the_facts(letters, facts, status, expected):
    approval = {"approval": code(f"placement_approval:{facts['approval']}")} if facts else {}
    details = services.PlacementDetails(placement_type=kind(letters), carer_key="Somebody", **approval)
    assert regimes(looked_after(ava(born="2006-05-01"), details=details, letters=status)) == [(expected, "2018-01-10", None)]


def test_a_full_order_at_home_changes_the_regime_that_day():
    period = looked_after(details=with_parents(), letters="C1")
    change_status(period, "C2", "2018-06-01")
    assert regimes(period) == [
        ("interim_order_with_parent", "2018-01-10", "2018-06-01"),
        ("full_order_with_parent", "2018-06-01", None),
    ]
    assert LookedAfterVisit.objects.planned().get().due_on == day("2018-06-08")  # within a week of the order


def test_a_placement_becomes_permanent():
    period = looked_after()
    services.make_permanent(by=clerk(), period=period, permanent_from=day("2018-09-01"))
    assert regimes(period) == [("standard", "2018-01-10", "2018-09-01"), ("permanent", "2018-09-01", None)]
    stay_away(period, "T2", "2018-10-01")
    back = come_back(period, "2018-10-08")
    assert back.permanent_from == day("2018-10-08")
    assert regimes(period)[-1] == ("permanent", "2018-10-08", None)
    with refused("began later"):
        services.make_permanent(by=clerk(), period=period, permanent_from=day("2018-10-07"))


def test_lighter_visits_are_agreed_and_only_in_long_term_fostering():
    lighter, agreed = code(codes.REGIME_LONG_TERM_FOSTERING), "Ava, 14, asked for it; agreed with her officer."
    short_term = looked_after()
    with refused("long-term foster"):
        services.set_visiting_regime(by=clerk(), period=short_term, regime=lighter, started_on=day("2018-06-01"), reason=agreed)
    period = looked_after(details=fostered_by(letters="U4"))
    with refused("Say who agreed"):
        services.set_visiting_regime(by=clerk(), period=period, regime=lighter, started_on=day("2018-06-01"), reason="")
    services.set_visiting_regime(by=clerk(), period=period, regime=lighter, started_on=day("2018-06-01"), reason=agreed)
    assert regimes(period)[-1] == ("long_term_fostering", "2018-06-01", None)


def test_nobody_is_placed_for_adoption_without_a_decision_and_a_match():
    period = looked_after()
    adopters = services.PlacementDetails(placement_type=kind("A6"), carer_key="F1", provider=code("placement_provider:PR1"))
    with refused("decision"):
        move(period, adopters, "2018-06-01")
    plan = AdoptionPlan.objects.create(
        recorded_by=clerk(), child=period.child, team=period.team, period_of_care=period, decided_on=day("2018-03-01")
    )
    with refused("match"):
        move(period, adopters, "2018-06-01")
    plan.matched_on = day("2018-05-01")
    plan.save()
    assert move(period, adopters, "2018-06-01").pk
    assert regimes(period)[-1][0] == "adoption"
