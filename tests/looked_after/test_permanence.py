"""Adoption step by step, orders from care and not from care, and facts for the yearly return."""

from __future__ import annotations

import pytest

from looked_after import codes, services
from looked_after.adoption_timing import days_from_care_to_adopters, days_from_care_to_adopting_home, days_from_order_to_match
from looked_after.models import AdoptionPlan, LookedAfterReview, LookedAfterVisit, PeriodOfCare, PermanenceOrder
from tests.looked_after.cast import (
    ava,
    cease,
    ceased,
    clerk,
    code,
    day,
    fostered_by,
    kind,
    looked_after,
    move,
    refused,
    social_worker,
    team,
)

pytestmark = pytest.mark.django_db

CARE_PLAN = "reason_placement_change:CARPL"


def decided(period, on: str = "2018-03-01") -> AdoptionPlan:
    return services.decide_adoption(by=clerk(), period=period, decided_on=day(on))


def with_adopters(letters: str = "A6", carer_key: str = "F1") -> services.PlacementDetails:
    return services.PlacementDetails(placement_type=kind(letters), provider=code("placement_provider:PR1"), carer_key=carer_key)


def placed(plan: AdoptionPlan, on: str, details: services.PlacementDetails | None = None):
    return services.place_for_adoption(
        by=clerk(), plan=plan, details=details or with_adopters(), placed_on=day(on), reason=code(CARE_PLAN)
    )


def test_a_child_is_adopted():
    period = looked_after()
    plan = decided(period)
    services.record_placement_order(by=clerk(), plan=plan, ordered_on=day("2018-04-10"))
    services.match_with_adopters(by=clerk(), plan=plan, matched_on=day("2018-05-20"))
    home = placed(plan, "2018-06-04")
    assert (home.carer_key, home.placement_type_id) == ("F1", codes.ADOPTERS_BY_ORDER)
    services.make_adoption_order(by=clerk(), plan=plan, ordered_on=day("2018-11-02"), reason_ceased=ceased("E12"))
    period.refresh_from_db()
    assert (period.ended_on, period.reason_ceased_id) == (day("2018-11-02"), codes.ADOPTED_CONSENT_DISPENSED)
    assert PeriodOfCare.objects.ceased_to_permanence().get() == period
    assert not plan.adopted_by_foster_carer
    assert days_from_care_to_adopters(plan) == days_from_care_to_adopting_home(plan) == 145  # 10 January to 4 June
    assert days_from_order_to_match(plan) == 40  # 10 April to 20 May
    with refused("has been made"):
        services.match_with_adopters(by=clerk(), plan=plan, matched_on=day("2018-12-01"))


def test_the_foster_carer_adopts_and_the_day_the_child_came_to_them_is_kept():
    period = looked_after()
    move(period, fostered_by("H2"), "2018-02-01")
    services.start_temporary_stay(
        by=clerk(), period=period, placement_type=kind("T2"), started_on=day("2018-04-01"), carer_key="Camp"
    )
    services.return_from_temporary_stay(by=clerk(), period=period, returned_on=day("2018-04-08"))
    plan = decided(period)
    services.match_with_adopters(by=clerk(), plan=plan, matched_on=day("2018-05-20"))
    placed(plan, "2018-06-04", with_adopters("A5", "H2"))
    assert plan.adopted_by_foster_carer
    assert plan.foster_placement_on == day("2018-02-01")
    assert days_from_care_to_adopters(plan) == 145
    assert days_from_care_to_adopting_home(plan) == 22  # 10 January to 1 February


@pytest.mark.parametrize(("letters", "carer"), [("A5", "F1"), ("A3", "F1"), ("A6", "H1"), ("A4", "H1")])
def test_the_placement_type_says_whether_the_foster_carer_adopts(letters, carer):
    plan = decided(looked_after())
    services.match_with_adopters(by=clerk(), plan=plan, matched_on=day("2018-05-20"))
    with refused("present foster carer"):
        placed(plan, "2018-06-04", with_adopters(letters, carer))


def test_steps_out_of_order_are_refused():
    period = looked_after()
    with refused("not looked after"):
        decided(period, "2018-01-09")
    plan = decided(period)
    with refused("decided already"):
        decided(period, "2018-04-01")
    with refused("follows the decision"):
        services.record_placement_order(by=clerk(), plan=plan, ordered_on=day("2018-02-28"))
    with refused("follows the decision"):
        services.match_with_adopters(by=clerk(), plan=plan, matched_on=day("2018-02-28"))
    with refused("Record the match first"):
        placed(plan, "2018-06-04")
    services.match_with_adopters(by=clerk(), plan=plan, matched_on=day("2018-05-20"))
    with refused("Record the match first"):
        placed(plan, "2018-05-19")
    with refused("A3 to A6"):
        placed(plan, "2018-06-04", fostered_by("H2"))
    with refused("follows the placement"):
        services.make_adoption_order(by=clerk(), plan=plan, ordered_on=day("2018-11-02"), reason_ceased=ceased("E12"))
    placed(plan, "2018-06-04")
    with refused("unopposed"):
        services.make_adoption_order(by=clerk(), plan=plan, ordered_on=day("2018-11-02"), reason_ceased=ceased("E4A"))


def test_a_decision_is_reversed_and_another_may_follow():
    period = looked_after()
    plan = decided(period)
    reason = code("adoption_decision_reversed:RD3")
    with refused("before it was made"):
        services.reverse_adoption_decision(by=clerk(), plan=plan, reversed_on=day("2018-02-28"), reason=reason)
    services.reverse_adoption_decision(by=clerk(), plan=plan, reversed_on=day("2018-09-01"), reason=reason)
    assert not AdoptionPlan.objects.open_on(day("2018-09-01")).exists()
    assert AdoptionPlan.objects.open_on(day("2018-08-31")).get() == plan
    assert decided(period, "2018-10-01").pk


def test_a_placement_that_broke_down_is_kept_and_the_search_begins_again():
    period = looked_after()
    plan = decided(period)
    services.match_with_adopters(by=clerk(), plan=plan, matched_on=day("2018-05-20"))
    placed(plan, "2018-06-04")
    with refused("how that placement ended"):
        services.reverse_adoption_decision(
            by=clerk(), plan=plan, reversed_on=day("2018-09-01"), reason=code("adoption_decision_reversed:RD1")
        )
    disruption = services.record_adoption_disruption(
        by=clerk(), plan=plan, ended_on=day("2018-08-01"), reason="The adopters withdrew."
    )
    assert (disruption.matched_on, disruption.placed_on) == (day("2018-05-20"), day("2018-06-04"))
    assert (plan.matched_on, plan.placed_on) == (None, None)
    assert not AdoptionPlan.objects.living_with_adopters_on(day("2018-07-01")).exists()
    services.match_with_adopters(by=clerk(), plan=plan, matched_on=day("2018-10-01"))


def test_once_placed_for_adoption_other_clocks_run():
    period = looked_after()
    services.hold_review(
        by=clerk(),
        period=period,
        held_on=day("2018-02-06"),
        reviewing_officer=social_worker(),
        participation=code("review_participation:PN1"),
    )
    plan = decided(period)
    services.match_with_adopters(by=clerk(), plan=plan, matched_on=day("2018-05-20"))
    placed(plan, "2018-06-04")
    assert LookedAfterVisit.objects.planned().get().due_on == day("2018-06-11")  # a week
    assert LookedAfterReview.objects.booked().get().due_on == day("2018-07-02")  # 4 weeks after placing


def test_a_special_guardianship_order_ends_care():
    period = looked_after()
    order = _guardianship(period.child, "2018-09-01", ceased("E46"))
    period.refresh_from_db()
    assert (order.from_care, order.period_of_care) == (True, period)
    assert (period.ended_on, period.reason_ceased_id) == (day("2018-09-01"), codes.GUARDIAN_FORMER_CARER_UNRELATED)


def test_the_reason_has_to_fit_the_order_and_nothing_is_kept_of_one_that_does_not():
    period = looked_after()
    with refused("belongs to this order"):
        _guardianship(period.child, "2018-09-01", ceased("E41"))
    with refused("belongs to this order"):
        _guardianship(period.child, "2018-09-01", None)
    assert not PermanenceOrder.objects.exists()


def _guardianship(child, on: str, reason) -> PermanenceOrder:
    return services.make_permanence_order(
        by=clerk(),
        child=child,
        team=team(),
        kind=code(codes.SPECIAL_GUARDIANSHIP_ORDER),
        ordered_on=day(on),
        reason_ceased=reason,
    )


def test_an_order_for_a_child_who_was_not_looked_after_is_counted_apart():
    team()
    assert not _guardianship(ava(), "2018-09-01", None).from_care
    left_long_ago = looked_after()
    cease(left_long_ago, "2018-05-01")
    assert not _guardianship(left_long_ago.child, "2018-09-01", None).from_care
    assert PermanenceOrder.objects.special_guardianship().count() == 2
    assert not PermanenceOrder.objects.from_care().exists()


def test_an_order_recorded_after_care_ended_by_it_belongs_to_that_period():
    period = looked_after()
    cease(period, "2018-09-01", "E46")
    assert _guardianship(period.child, "2018-09-01", ceased("E46")).from_care
    other = looked_after()
    cease(other, "2018-09-01", "E4A")
    with refused("Correct one of the two"):
        _guardianship(other.child, "2018-09-01", ceased("E46"))


def test_no_order_at_18_and_no_residence_order_after_its_time():
    team()
    with refused("already 18"):
        _guardianship(ava(born="2000-09-01"), "2018-09-01", None)
    with refused("was not in use"):
        services.make_permanence_order(
            by=clerk(), child=ava(), team=team(), kind=code(codes.RESIDENCE_ORDER), ordered_on=day("2014-04-22")
        )
    assert services.make_permanence_order(
        by=clerk(), child=ava(), team=team(), kind=code(codes.RESIDENCE_ORDER), ordered_on=day("2014-04-21")
    ).pk


def test_facts_of_the_past():
    period = looked_after()
    with refused("Leave the date empty"):
        services.record_previous_permanence(
            by=clerk(), period=period, permanence=code(codes.NEVER_PERMANENT_BEFORE), order_year=2015
        )
    services.record_previous_permanence(by=clerk(), period=period, permanence=code("previous_permanence:P2"), order_year=2015)
    with refused("under 10"):
        services.record_conviction(by=clerk(), child=ava(born="2008-03-02"), team=team(), convicted_on=day("2018-03-01"))
    assert services.record_conviction(by=clerk(), child=ava(born="2008-03-01"), team=team(), convicted_on=day("2018-03-01")).pk


def test_deprivation_of_liberty_orders_do_not_overlap():
    period = looked_after()
    facts = {"by": clerk(), "child": period.child, "team": team()}
    with refused("not looked after"):
        services.start_deprivation_of_liberty(**facts, started_on=day("2018-01-09"))
    order = services.start_deprivation_of_liberty(**facts, started_on=day("2018-03-01"))
    with refused("Two do not overlap"):
        services.start_deprivation_of_liberty(**facts, started_on=day("2018-04-01"))
    services.end_deprivation_of_liberty(by=clerk(), order=order, ended_on=day("2018-04-01"))
    services.start_deprivation_of_liberty(**facts, started_on=day("2018-04-01"))
    with refused("Two do not overlap"):
        services.start_deprivation_of_liberty(**facts, started_on=day("2018-02-01"))
