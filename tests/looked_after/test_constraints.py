"""What the database itself refuses, whoever writes, and what it has to let through."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from csc.models import Code
from looked_after.models import (
    AdopterAssessment,
    AdoptionDisruption,
    AdoptionPlan,
    CareLeaver,
    CareLeaverActivity,
    CareLeaverContact,
    CarePlan,
    DentalCheck,
    EducationPlan,
    FosterAssessment,
    FosterCarerHousehold,
    HealthAssessment,
    ImmunisationCheck,
    LookedAfterReview,
    LookedAfterVisit,
    PathwayPlan,
    PermanenceOrder,
    PermanencePlan,
    PreviousPermanence,
    PrivateFosteringArrangement,
    StrengthsAndDifficulties,
    SubstanceMisuseCheck,
)
from tests.looked_after.cast import ava, clerk, day, household, legal_status, period_of_care, placement, team

pytestmark = pytest.mark.django_db


def refused(name: str, write, **facts) -> None:
    """The database refuses the row; where it says by which constraint (PostgreSQL always), it is the one meant."""
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        write(**facts)
    said = str(error.value)
    assert name in said or said.startswith("UNIQUE constraint failed"), said


def in_period(model):
    """Writes rows of `model` in one period of care; days may be given as text."""
    period = period_of_care()

    def write(**facts):
        facts = {key: day(value) if key.endswith("_on") and value else value for key, value in facts.items()}
        return model.objects.create(
            recorded_by=clerk(), child=period.child, team=period.team, **{"period_of_care": period, **facts}
        )

    return write


def of_child(model):
    child = ava()

    def write(**facts):
        facts = {key: day(value) if key.endswith("_on") and value else value for key, value in facts.items()}
        return model.objects.create(recorded_by=clerk(), child=child, team=team(), **facts)

    return write


def test_one_open_period_of_care_for_a_child():
    child = ava()
    period_of_care(child)
    refused("care_one_open_for_each_child", period_of_care, child=child, started="2018-06-01")
    period_of_care(child, started="2016-01-01", ended="2016-06-01")
    period_of_care(child, started="2018-06-01", state="withdrawn", withdrawn_reason="Typed twice.")
    period_of_care(child, started="2018-06-01", state="draft")
    period_of_care(started="2018-06-01")


def test_care_ends_after_it_began_and_with_a_reason():
    refused("care_ends_after_start", period_of_care, started="2018-01-10", ended="2018-01-09")
    refused("care_ends_with_reason", period_of_care, reason_ceased_id="reason_episode_ceased:E4A")
    refused("care_ends_for_good", lambda: _ended_with("reason_episode_ceased:X1"))
    period_of_care(started="2018-01-10", ended="2018-01-10")


def _ended_with(reason: str) -> None:
    period = period_of_care()
    period.ended_on, period.reason_ceased_id = day("2018-02-01"), reason
    period.save()


def test_one_open_legal_status_and_one_from_each_day():
    period = period_of_care()
    legal_status(period, started="2018-01-10", ended="2018-03-01", letters="V2")
    legal_status(period, started="2018-03-01")
    refused("legal_status_one_open_in_period", legal_status, period=period, started="2018-05-01")
    refused("legal_status_one_from_each_day", legal_status, period=period, started="2018-03-01", ended="2018-04-01")
    refused("legal_status_ends_after_start", legal_status, period=period, started="2018-02-10", ended="2018-02-01")


def test_one_open_placement_with_a_carer_and_a_reason_only_at_its_end():
    period = period_of_care()
    placement(period, ended="2018-03-01", reason_placement_change_id="reason_placement_change:CARPL")
    placement(period, started="2018-03-01")
    refused("placement_one_open_in_period", placement, period=period, started="2018-05-01")
    refused("placement_one_from_each_day", placement, period=period, started="2018-03-01", ended="2018-04-01")
    refused("placement_ends_after_start", placement, period=period, started="2018-02-10", ended="2018-02-01")
    other = period_of_care()
    refused("placement_change_reason_at_end", placement, period=other, reason_placement_change_id="reason_placement_change:CARPL")
    refused("placement_has_carer_key", placement, period=other, carer_key="")
    refused("placement_distance_not_negative", placement, period=other, distance_miles=-1)
    refused("placement_permanent_after_start", placement, period=other, permanent_from=day("2018-01-09"))


def test_reviews_are_held_or_cancelled_and_one_waits():
    write = in_period(LookedAfterReview)
    write(due_on="2018-02-07")
    refused("lac_review_one_next_in_period", write, due_on="2018-05-07")
    write(held_on="2018-02-07", participation_id="review_participation:PN1")
    write(cancelled_on="2018-02-07", cancelled_reason="The officer was ill.")
    refused("lac_review_held_or_cancelled", write, held_on="2018-03-07", cancelled_on="2018-03-07", cancelled_reason="Both")
    refused("lac_review_cancelled_with_reason", write, cancelled_on="2018-03-07")
    refused("lac_review_adjourned_with_reason", write, held_on="2018-03-07", adjourned_on="2018-03-01")
    refused(
        "lac_review_participation_only_when_held",
        write,
        cancelled_on="2018-03-07",
        cancelled_reason="Ill",
        participation_id="review_participation:PN1",
    )


def test_one_visit_of_each_kind_waits():
    write = in_period(LookedAfterVisit)
    write(kind_id="looked_after_visit_kind:social_worker", due_on="2018-01-17")
    write(kind_id="looked_after_visit_kind:reviewing_officer", due_on="2018-01-17")
    write(kind_id="looked_after_visit_kind:social_worker", visited_on="2018-01-15")
    write(kind_id="looked_after_visit_kind:social_worker", not_done_reason_id=_any_code("visit_not_done_reason"))
    refused("lac_visit_one_next_of_each_kind", write, kind_id="looked_after_visit_kind:social_worker", due_on="2018-02-17")


def _any_code(code_set: str) -> str:
    return Code.objects.in_set(code_set).first().pk


def test_health_is_done_or_refused_with_a_reason():
    write = in_period(HealthAssessment)
    initial = {"kind_id": "health_assessment_kind:initial"}
    write(**initial, held_on="2018-02-01", report_received_on="2018-02-10")
    write(**initial, refused_on="2018-02-01", refusal_reason="Did not want to go.")
    refused("health_held_or_refused", write, **initial, held_on="2018-02-01", refused_on="2018-02-01", refusal_reason="No")
    refused("health_refused_with_reason", write, **initial, refused_on="2018-02-01")
    refused("health_report_after_assessment", write, **initial, held_on="2018-02-01", report_received_on="2018-01-31")
    refused("health_report_only_when_held", write, **initial, report_received_on="2018-01-31")
    refused("dentalcheck_refused_with_reason", in_period(DentalCheck), refused_on="2018-02-01")
    refused("immunisation_check_has_answer", in_period(ImmunisationCheck), checked_on="2018-02-01")
    misuse = in_period(SubstanceMisuseCheck)
    misuse(checked_on="2018-02-01", misuse_found=True, intervention_received=False)
    refused("substance_misuse_help_for_misuse", misuse, checked_on="2018-02-01", misuse_found=False, intervention_received=True)


def test_a_questionnaire_has_a_score_or_a_reason():
    write = in_period(StrengthsAndDifficulties)
    write(completed_on="2018-02-01", score=0)
    write(completed_on="2018-02-01", score=40)
    write(completed_on="2018-02-01", no_score_reason_id="sdq_reason:SDQ2")
    refused("sdq_score_or_reason", write, completed_on="2018-02-01")
    refused("sdq_score_or_reason", write, completed_on="2018-02-01", score=3, no_score_reason_id="sdq_reason:SDQ2")
    refused("sdq_score_0_to_40", write, completed_on="2018-02-01", score=41)


def test_plans_are_agreed_in_order():
    education = in_period(EducationPlan)
    education(held_on="2018-02-01", agreed_on="2018-02-01")
    refused("pep_agreed_after_meeting", education, held_on="2018-02-01", agreed_on="2018-01-31")
    refused("pep_agreed_only_when_held", education, agreed_on="2018-01-31")
    care_plan = in_period(CarePlan)
    care_plan(agreed_on="2018-02-01")
    care_plan(due_on="2018-02-01")
    refused("care_plan_one_current_in_period", care_plan, agreed_on="2018-03-01")
    permanence = in_period(PermanencePlan)
    permanence(option_id="permanence_plan:LTFOST18", agreed_on="2018-02-01")
    permanence(option_id="permanence_plan:ADOPTION", agreed_on="2018-02-01", principal=False)
    refused("permanence_plan_one_principal", permanence, option_id="permanence_plan:RETURNEV", agreed_on="2018-02-01")
    refused(
        "permanence_plan_option_once", permanence, option_id="permanence_plan:ADOPTION", agreed_on="2018-02-01", principal=False
    )


ADOPTION = {
    "decided_on": "2018-03-01",
    "placement_order_on": "2018-04-01",
    "matched_on": "2018-05-01",
    "placed_on": "2018-06-01",
    "applied_on": "2018-08-10",
    "ordered_on": "2018-10-01",
}


@pytest.mark.parametrize(
    ("constraint", "changed"),
    [
        ("adoption_placement_order_after_decision", {"placement_order_on": "2018-02-28"}),
        ("adoption_matched_after_decision", {"matched_on": "2018-02-28"}),
        ("adoption_placed_after_match", {"placed_on": "2018-04-30"}),
        ("adoption_applied_after_placing", {"applied_on": "2018-05-31"}),
        ("adoption_ordered_after_application", {"ordered_on": "2018-08-09"}),
        ("adoption_ordered_after_placing", {"applied_on": None, "ordered_on": "2018-05-31"}),
        ("adoption_placed_if_matched", {"matched_on": None}),
        ("adoption_ordered_if_placed", {"placed_on": None, "applied_on": None}),
        (
            "adoption_ordered_or_reversed",
            {"reversed_on": "2018-11-01", "reversed_reason_id": "adoption_decision_reversed:RD1"},
        ),
        ("adoption_reversed_with_reason", {"ordered_on": None, "reversed_on": "2018-11-01"}),
        ("adoption_decided_after_panel", {"panel_on": "2018-03-02"}),
        ("adoption_by_one_or_two", {"number_of_adopters": 3}),
    ],
)
def test_the_dates_of_an_adoption_stand_in_order(constraint, changed):
    refused(constraint, in_period(AdoptionPlan), **{**ADOPTION, **changed})


def test_an_adoption_may_be_matched_before_the_order_and_all_on_one_day():
    write = in_period(AdoptionPlan)
    write(**{**ADOPTION, "placement_order_on": "2018-05-15"})
    write(**dict.fromkeys(ADOPTION, "2018-03-01"))


def test_one_adoption_plan_stands():
    write = in_period(AdoptionPlan)
    write(decided_on="2018-03-01")
    refused("adoption_one_plan_standing", write, decided_on="2018-04-01")
    write(decided_on="2018-01-20", reversed_on="2018-02-20", reversed_reason_id="adoption_decision_reversed:RD1")


def test_a_disruption_keeps_its_own_order():
    period = period_of_care()
    plan = AdoptionPlan.objects.create(
        recorded_by=clerk(), child=period.child, team=period.team, period_of_care=period, decided_on=day("2018-03-01")
    )
    facts = {"recorded_by": clerk(), "child": period.child, "team": period.team, "plan": plan}
    refused(
        "adoption_disruption_ends_after_placing",
        AdoptionDisruption.objects.create,
        **facts,
        matched_on=day("2018-04-01"),
        placed_on=day("2018-05-01"),
        ended_on=day("2018-04-15"),
    )


def test_an_order_from_care_names_its_period():
    write = in_period(PermanenceOrder)
    sgo = {"kind_id": "permanence_order:special_guardianship", "ordered_on": "2018-09-01"}
    write(**sgo, from_care=True)
    write(**sgo, from_care=False, period_of_care=None)
    refused("permanence_order_from_its_care", write, **sgo, from_care=True, period_of_care=None)
    refused("permanence_order_from_its_care", write, **sgo, from_care=False)


@pytest.mark.parametrize(
    ("constraint", "parts"),
    [
        (None, {}),
        (None, {"order_year": 2009}),
        (None, {"order_year": 2009, "order_month": 12, "order_day": 31}),
        ("previous_permanence_day_of_a_month", {"order_year": 2009, "order_day": 3}),
        ("previous_permanence_month_of_a_year", {"order_month": 3}),
        ("previous_permanence_month", {"order_year": 2009, "order_month": 13}),
        ("previous_permanence_day", {"order_year": 2009, "order_month": 1, "order_day": 32}),
    ],
)
def test_the_date_of_an_old_order_may_be_partly_known(constraint, parts):
    facts = {"permanence_id": "previous_permanence:P2", **parts}
    if constraint:
        refused(constraint, in_period(PreviousPermanence), **facts)
    else:
        in_period(PreviousPermanence)(**facts)


def test_care_leaver_facts_follow_one_another():
    leaver = of_child(CareLeaver)
    leaver(eligibility_id="care_leaver_eligibility:Relevant", started_on="2026-06-01")
    refused(
        "care_leaver_one_open_for_each_child",
        leaver,
        eligibility_id="care_leaver_eligibility:Former Relevant",
        started_on="2028-05-01",
    )
    activity = of_child(CareLeaverActivity)
    activity(activity_id="care_leaver_activity:F2", started_on="2026-06-01")
    refused("leaver_activity_one_open", activity, activity_id="care_leaver_activity:G5", started_on="2026-09-01")
    contact = of_child(CareLeaverContact)
    yes = {"in_touch_id": "care_leaver_in_touch:YES", "contacted_on": "2029-05-01"}
    contact(**yes, birthday_age=19)
    contact(**yes)
    refused("leaver_contact_one_for_each_birthday", contact, **yes, birthday_age=19)
    refused("leaver_contact_birthday_17_to_25", contact, **yes, birthday_age=16)
    pathway = of_child(PathwayPlan)
    pathway(completed_on="2026-09-01")
    refused("pathway_plan_one_current", pathway, completed_on="2026-10-01")
    refused("pathway_plan_ended_if_completed", pathway, ended_on="2026-10-01")


def test_households_and_adopters():
    approved = {"recorded_by": clerk(), "approved_on": day("2018-01-01")}
    refused(
        "household_ended_with_reason", FosterCarerHousehold.objects.create, **approved, local_id="A", ended_on=day("2019-01-01")
    )
    refused(
        "household_ends_after_approval",
        FosterCarerHousehold.objects.create,
        **approved,
        local_id="B",
        ended_on=day("2017-12-31"),
        end_reason_id=_any_code("foster_end_reason"),
    )
    home = household()
    FosterAssessment.objects.create(recorded_by=clerk(), household=home, started_on=day("2018-01-01"))
    refused(
        "foster_assessment_one_open_of_household",
        FosterAssessment.objects.create,
        recorded_by=clerk(),
        household=home,
        started_on=day("2018-02-01"),
    )
    refused(
        "adopters_stage_two_after_stage_one",
        AdopterAssessment.objects.create,
        recorded_by=clerk(),
        family_id="F1",
        stage_one_ended_on=day("2018-02-01"),
        stage_two_started_on=day("2018-01-31"),
    )


def test_one_private_fostering_arrangement_at_a_time():
    write = of_child(PrivateFosteringArrangement)
    write(became_aware_on="2018-01-01", ended_on="2018-05-01")
    write(became_aware_on="2018-06-01")
    refused("private_fostering_one_open_for_each_child", write, became_aware_on="2018-07-01")
    refused("private_fostering_ends_after_awareness", write, became_aware_on="2018-07-01", ended_on="2018-06-30")
