"""Foster carer households, adopters, providers, and private fostering."""

from __future__ import annotations

import pytest

from csc.models import Code, Person
from looked_after import services
from looked_after.models import (
    AdopterAssessment,
    FosterAssessment,
    FosterCarerHousehold,
    PlacementProvider,
    PrivateFosteringArrangement,
    PrivateFosteringVisit,
)
from tests.looked_after.cast import ava, clerk, code, day, fostered_by, looked_after, move, refused, social_worker, team

pytestmark = pytest.mark.django_db


def first_of(code_set: str) -> Code:
    return Code.objects.in_set(code_set).first()


def person(number: int) -> Person:
    return Person.objects.create(recorded_by=clerk(), local_id=f"P{number}", surname="Example")


def test_a_household_is_assessed_approved_and_deregistered():
    assessment = services.start_foster_assessment(by=clerk(), local_id="H5", started_on=day("2018-01-05"), name="The Examples")
    assert not FosterCarerHousehold.objects.approved_on_day(day("2018-03-01")).exists()
    assert FosterAssessment.objects.under_way_on(day("2018-03-01")).count() == 1
    with refused("already under way"):
        services.start_foster_assessment(by=clerk(), local_id="H5", started_on=day("2018-02-05"))
    services.complete_foster_assessment(
        by=clerk(),
        assessment=assessment,
        completed_on=day("2018-05-01"),
        outcome=code("foster_assessment_outcome:" + first_of("foster_assessment_outcome").code),
        approval=code("foster_approval:mainstream"),
    )
    home = FosterCarerHousehold.objects.get()
    assert list(FosterCarerHousehold.objects.approved_on_day(day("2018-05-01"))) == [home]
    assert not FosterCarerHousehold.objects.approved_on_day(day("2018-04-30")).exists()
    with refused("already approved"):
        services.approve_household(
            by=clerk(), household=home, approval=code("foster_approval:mainstream"), approved_on=day("2018-06-01")
        )
    services.end_household_approval(
        by=clerk(), household=home, ended_on=day("2019-02-01"), end_reason=first_of("foster_end_reason")
    )
    assert not FosterCarerHousehold.objects.approved_on_day(day("2019-02-01")).exists()
    assert FosterCarerHousehold.objects.approved_on_day(day("2019-01-31")).exists()


def test_a_household_with_children_does_not_close():
    period = looked_after(details=fostered_by("H8"))
    home = FosterCarerHousehold.objects.get()
    with refused("still placed"):
        services.end_household_approval(
            by=clerk(), household=home, ended_on=day("2018-03-01"), end_reason=first_of("foster_end_reason")
        )
    move(period, fostered_by("H9"), "2018-03-01")
    services.end_household_approval(
        by=clerk(), household=home, ended_on=day("2018-03-01"), end_reason=first_of("foster_end_reason")
    )


def test_a_household_of_an_agency_is_not_counted_as_our_own():
    services.start_foster_assessment(by=clerk(), local_id="H6", started_on=day("2018-01-05"), own=False, agency_urn="SC123456")
    home = FosterCarerHousehold.objects.get()
    services.approve_household(
        by=clerk(), household=home, approval=code("foster_approval:mainstream"), approved_on=day("2018-02-01")
    )
    assert not FosterCarerHousehold.objects.approved_on_day(day("2018-03-01")).exists()


def test_an_assessment_on_hold_is_still_under_way():
    assessment = services.start_foster_assessment(by=clerk(), local_id="H5", started_on=day("2018-01-05"))
    FosterAssessment.objects.filter(pk=assessment.pk).update(on_hold_from=day("2018-02-01"), on_hold_to=day("2018-03-01"))
    on_hold = FosterAssessment.objects.on_hold_on
    assert [on_hold(day(text)).count() for text in ("2018-01-31", "2018-02-01", "2018-02-28", "2018-03-01")] == [0, 1, 1, 0]
    assert FosterAssessment.objects.under_way_on(day("2018-02-15")).exists()


def test_adopters_pass_through_two_stages():
    couple = [person(1), person(2)]
    family = services.record_adopters(
        by=clerk(), family_id="F1", people=couple, enquired_on=day("2018-01-01"), stage_one_started_on=day("2018-02-01")
    )
    assert family.adopters.count() == 2
    assert AdopterAssessment.objects.in_stage_one_on(day("2018-02-01")).exists()
    services.record_adopters(
        by=clerk(),
        family_id="F1",
        people=couple,
        stage_one_ended_on=day("2018-04-01"),
        stage_two_started_on=day("2018-04-01"),
        approved_on=day("2018-08-01"),
    )
    assert family.adopters.count() == AdopterAssessment.objects.count() + 1 == 2
    in_two = AdopterAssessment.objects.in_stage_two_on
    assert [in_two(day(text)).count() for text in ("2018-03-31", "2018-04-01", "2018-07-31", "2018-08-01")] == [0, 1, 1, 0]
    assert not AdopterAssessment.objects.in_stage_one_on(day("2018-04-01")).exists()
    with refused("one person or two"):
        services.record_adopters(by=clerk(), family_id="F2", people=[])


def test_the_directory_holds_each_provider_once():
    services.record_provider(by=clerk(), urn=" sc123456 ", name="Anytown Lodge", registered_on=day("2015-01-01"))
    services.record_provider(by=clerk(), urn="SC123456", name="Anytown Lodge", closed_on=day("2019-01-01"))
    lodge = PlacementProvider.objects.with_urn("SC123456").get()
    assert lodge.closed_on == day("2019-01-01")
    assert PlacementProvider.objects.registered_on_day(day("2018-12-31")).exists()
    assert not PlacementProvider.objects.registered_on_day(day("2019-01-01")).exists()


def privately_fostered(aware: str = "2018-01-10") -> PrivateFosteringArrangement:
    return services.record_private_fostering(by=clerk(), child=ava(), team=team(), became_aware_on=day(aware))


def test_private_fostering_visits():
    arrangement = privately_fostered()
    assert str(PrivateFosteringVisit.objects.get().due_on) == "2018-01-19"  # 7 working days
    facts = {"by": clerk(), "arrangement": arrangement, "worker": social_worker(), "child_seen": True}
    services.record_private_fostering_visit(**facts, visited_on=day("2018-01-18"))
    assert str(PrivateFosteringVisit.objects.planned().get().due_on) == "2018-03-01"  # 6 weeks
    services.record_private_fostering_visit(**facts, visited_on=day("2019-01-10"))  # the year since we became aware is over
    assert str(PrivateFosteringVisit.objects.planned().get().due_on) == "2019-04-04"  # 12 weeks
    with refused("not known"):
        services.record_private_fostering_visit(**facts, visited_on=day("2018-01-09"))
    services.end_private_fostering(by=clerk(), arrangement=arrangement, ended_on=day("2019-02-01"))
    assert not PrivateFosteringVisit.objects.planned().exists()
    assert not PrivateFosteringArrangement.objects.open_on(day("2019-02-01")).exists()
    assert PrivateFosteringArrangement.objects.open_on(day("2019-01-31")).exists()


def test_private_fostering_is_not_care_and_happens_once_at_a_time():
    arrangement = privately_fostered()
    with refused("already open"):
        services.record_private_fostering(by=clerk(), child=arrangement.child, team=team(), became_aware_on=day("2018-02-01"))
    period = looked_after()
    with refused("looked-after child"):
        services.record_private_fostering(by=clerk(), child=period.child, team=team(), became_aware_on=day("2018-02-01"))
