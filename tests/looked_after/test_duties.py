"""What is due, when it is done, and what is due next: visits, reviews, health, plans."""

from __future__ import annotations

import pytest
from django.utils import timezone

from csc.models import AuditEvent, Code
from looked_after import codes, services
from looked_after.due import due_dates
from looked_after.local_choices import PEP_OLDEST, PEP_YOUNGEST
from looked_after.models import (
    CarePlan,
    DentalCheck,
    EducationPlan,
    HealthAssessment,
    LookedAfterReview,
    LookedAfterVisit,
    PermanencePlan,
    PlacementPlan,
)
from tests.choices import answered
from tests.looked_after.cast import (
    ava,
    cease,
    clerk,
    code,
    day,
    fostered_by,
    legal,
    looked_after,
    move,
    refused,
    social_worker,
    team,
)
from tests.workforce.cast import allocation
from workforce.models import Unit

pytestmark = pytest.mark.django_db

INITIAL, REVIEW = "health_assessment_kind:initial", "health_assessment_kind:review"


def visit(period, visited: str, **facts) -> LookedAfterVisit:
    return services.record_visit(
        by=clerk(), period=period, worker=social_worker(), visited_on=day(visited), **{"child_seen": True, **facts}
    )


def review(period, held: str, took_part: str = "PN1") -> LookedAfterReview:
    return services.hold_review(
        by=clerk(),
        period=period,
        held_on=day(held),
        reviewing_officer=social_worker(),
        participation=code(f"review_participation:{took_part}"),
    )


def next_visit_due() -> str:
    return str(LookedAfterVisit.objects.planned().get().due_on)


def next_review_due() -> str:
    return str(LookedAfterReview.objects.booked().get().due_on)


def test_becoming_looked_after_on_10_january_2018_makes_due():
    looked_after()
    assert next_visit_due() == "2018-01-17"
    assert next_review_due() == "2018-02-07"  # 20 working days
    assert str(HealthAssessment.objects.get().due_on) == "2018-02-07"
    assert str(EducationPlan.objects.get().due_on) == "2018-02-07"
    assert str(CarePlan.objects.get().due_on) == "2018-01-24"  # 10 working days
    assert str(PlacementPlan.objects.get().due_on) == "2018-01-17"  # 5 working days
    assert str(DentalCheck.objects.get().due_on) == "2019-01-10"


def test_a_child_on_short_breaks_is_owed_visits_and_reviews_alone():
    looked_after(letters="V4")
    assert next_visit_due() == next_review_due() == "2018-04-10"  # 3 months
    for model in (HealthAssessment, DentalCheck, EducationPlan, CarePlan, PlacementPlan):
        assert not model.objects.exists()


@pytest.mark.parametrize(("born", "expected"), [("2016-01-11", 0), ("2016-01-10", 1), ("2000-01-11", 1)])
def test_an_education_plan_is_for_two_to_seventeen(born, expected):
    looked_after(ava(born=born))
    assert EducationPlan.objects.count() == expected


@pytest.mark.parametrize(
    ("youngest", "born", "expected"),
    [("3", "2015-01-11", 0), ("3", "2015-01-10", 1), ("0", "2018-01-10", 1), ("2", "2015-01-11", 1)],
)
def test_who_is_owed_an_education_plan_is_the_authoritys_own(youngest, born, expected):
    """Looked after from 10 January 2018, by the answer of that day; the form is offered by today's answer."""
    answered(PEP_YOUNGEST, ("2018-01-10", youngest))
    looked_after(ava(born=born))
    assert EducationPlan.objects.count() == expected


@pytest.mark.parametrize(("oldest", "expected"), [("17", 1), ("16", 0)])
def test_until_which_age_an_education_plan_is_owed_is_the_authoritys_own(oldest, expected):
    answered(PEP_OLDEST, ("2018-01-10", oldest))
    looked_after(ava(born="2001-01-10"))
    assert EducationPlan.objects.count() == expected


def test_a_visit_takes_the_place_of_the_one_that_was_due_and_six_weeks_run_from_it():
    period = looked_after()
    made = visit(period, "2018-01-16")
    assert str(made.due_on) == "2018-01-17"
    assert made.placement == period.placements.get()
    assert LookedAfterVisit.objects.count() == 2
    assert next_visit_due() == "2018-02-27"


def test_a_visit_is_recorded_when_it_is_typed_not_when_it_was_planned():
    period = looked_after()
    planned = LookedAfterVisit.objects.planned().get()
    LookedAfterVisit.objects.filter(pk=planned.pk).update(recorded_at=timezone.now() - timezone.timedelta(days=300))
    made = visit(period, "2018-01-16")
    assert made.pk == planned.pk
    assert timezone.now() - made.recorded_at < timezone.timedelta(minutes=1)


@pytest.mark.parametrize("facts", [{"child_seen": False}, {"finished": False}, {"kind": codes.REVIEWING_OFFICER_VISIT}])
def test_only_a_finished_visit_of_the_social_worker_who_saw_the_child_answers_the_clock(facts):
    visit(looked_after(), "2018-01-16", **facts)
    assert next_visit_due() == "2018-01-17"


def test_a_visit_counts_from_when_it_is_finished():
    period = looked_after()
    made = visit(period, "2018-01-16", finished=False, child_seen=None)
    with refused("whether the child was seen"):
        services.finish_visit(by=clerk(), visit=made)
    made.child_seen = True
    services.finish_visit(by=clerk(), visit=made)
    assert next_visit_due() == "2018-02-27"
    with refused("already finished"):
        services.finish_visit(by=clerk(), visit=made)


def test_a_visit_not_made_leaves_the_child_due():
    period = looked_after()
    reason = code("visit_not_done_reason:" + _first("visit_not_done_reason"))
    missed = services.record_visit_not_made(by=clerk(), period=period, reason=reason)
    assert missed.not_done_reason == reason
    assert next_visit_due() == "2018-01-17"


def _first(code_set: str) -> str:
    return Code.objects.in_set(code_set).first().code


def test_a_visit_that_cannot_be():
    period = looked_after()
    with refused("not looked after"):
        visit(period, "2018-01-09")
    with refused("future"):
        visit(period, (timezone.localdate() + timezone.timedelta(days=1)).isoformat())
    with refused("not seen alone"):
        visit(period, "2018-01-16", seen_alone_id=codes.NOT_SEEN_ALONE)
    with refused("not seen alone"):
        visit(period, "2018-01-16", seen_alone_id=codes.NOT_APPROPRIATE_ALONE)


def test_a_misspelt_fact_is_an_error_and_never_lost():
    with pytest.raises(TypeError, match="childseen"):
        visit(looked_after(), "2018-01-16", childseen=True)


def test_after_a_year_in_a_permanent_placement_three_months():
    period = looked_after()
    services.make_permanent(by=clerk(), period=period, permanent_from=day("2018-03-01"))
    visit(period, "2019-01-09")
    assert next_visit_due() == "2019-02-20"  # made in the first year: six weeks
    visit(period, "2019-01-31")
    assert next_visit_due() == "2019-04-30"


def test_weekly_visits_with_a_temporarily_approved_carer_until_the_first_review():
    period = looked_after(details=fostered_by(letters="U3", approval=code(codes.TEMPORARILY_APPROVED)))
    visit(period, "2018-01-16")
    assert next_visit_due() == "2018-01-23"
    visit(period, "2018-02-05")
    review(period, "2018-02-07")
    visit(period, "2018-02-08")
    assert next_visit_due() == "2018-03-08"  # four weeks


def test_reviews_at_20_working_days_3_months_6_months_each_from_the_last_one_held():
    period = looked_after()
    first = review(period, "2018-02-06")
    assert str(first.due_on) == "2018-02-07"
    assert next_review_due() == "2018-05-06"
    review(period, "2018-05-10")  # late: the clock runs from this day
    assert next_review_due() == "2018-11-10"
    review(period, "2018-08-31")  # early
    assert next_review_due() == "2019-02-28"


def test_adjourned_and_cancelled_reviews_stay_due():
    period = looked_after()
    services.adjourn_review(by=clerk(), period=period, adjourned_on=day("2018-02-06"), reason="No interpreter.")
    assert next_review_due() == "2018-02-07"
    services.cancel_review(by=clerk(), period=period, cancelled_on=day("2018-02-07"), reason="The officer was ill.")
    assert next_review_due() == "2018-02-07"
    assert LookedAfterReview.objects.count() == 2


@pytest.mark.parametrize(
    ("born", "took_part", "words"),
    [
        ("2014-02-07", "PN1", "Under 4"),  # 3 on 6 February 2018
        ("2014-02-06", "PN0", "Under 4"),  # 4 on that day
        ("2014-02-06", None, "how the child took part"),
    ],
)
def test_taking_part_fits_the_age(born, took_part, words):
    period = looked_after(ava(born=born))
    with refused(words):
        services.hold_review(
            by=clerk(),
            period=period,
            held_on=day("2018-02-06"),
            reviewing_officer=social_worker(),
            participation=code(f"review_participation:{took_part}") if took_part else None,
        )


def test_a_review_that_cannot_be():
    period = looked_after()
    review(period, "2018-02-06")
    with refused("already recorded"):
        review(period, "2018-02-06")
    with refused("not looked after"):
        review(period, "2018-01-09")


def test_minutes_follow_the_review():
    held = review(looked_after(), "2018-02-06")
    assert held in LookedAfterReview.objects.without_minutes()
    with refused("Minutes follow"):
        services.record_minutes(by=clerk(), review=held, recorded_on=day("2018-02-05"))
    services.record_minutes(by=clerk(), review=held, recorded_on=day("2018-02-20"), decisions="Stay with the carers.")
    assert not LookedAfterReview.objects.without_minutes().exists()


def assess(period, kind: str, held: str) -> HealthAssessment:
    return services.record_health_assessment(by=clerk(), period=period, kind=code(kind), held_on=day(held))


def next_health() -> tuple[str, str]:
    row = HealthAssessment.objects.standing().get(held_on=None, refused_on=None)
    return row.kind_id, str(row.due_on)


@pytest.mark.parametrize(
    ("born", "due"),
    [
        ("2016-05-01", "2018-07-30"),  # 1: six months
        ("2013-06-01", "2019-01-30"),  # turns 5 before the six months are over
        ("2010-05-01", "2019-01-30"),  # 7: twelve months
    ],
)
def test_the_review_assessment_goes_by_age(born, due):
    period = looked_after(ava(born=born))
    initial = assess(period, INITIAL, "2018-01-30")
    assert str(initial.due_on) == "2018-02-07"
    assert next_health() == (REVIEW, due)
    with refused("initial assessment"):
        assess(period, INITIAL, "2018-02-01")


def test_a_refusal_keeps_its_reason_and_leaves_the_assessment_due():
    period = looked_after()
    with refused("Say why"):
        services.record_health_refusal(by=clerk(), period=period, kind=code(INITIAL), refused_on=day("2018-02-01"), reason="")
    services.record_health_refusal(
        by=clerk(), period=period, kind=code(INITIAL), refused_on=day("2018-02-01"), reason="Did not want to."
    )
    assert HealthAssessment.objects.refused().count() == 1
    assert next_health() == (INITIAL, "2018-02-07")


def test_the_report_follows_the_assessment():
    initial = assess(looked_after(), INITIAL, "2018-01-30")
    with refused("follows its assessment"):
        services.record_health_report(by=clerk(), assessment=initial, received_on=day("2018-01-29"))
    services.record_health_report(by=clerk(), assessment=initial, received_on=day("2018-02-12"))


def test_checks_and_questionnaires():
    period = looked_after()
    services.record_dental_check(by=clerk(), period=period, checked_on=day("2018-03-01"))
    assert str(DentalCheck.objects.get(checked_on=None).due_on) == "2019-03-01"
    services.record_immunisations(by=clerk(), period=period, checked_on=day("2018-03-01"), up_to_date=False)
    with refused("under 5"):
        services.record_development_check(by=clerk(), period=period, checked_on=day("2018-03-01"), up_to_date=True)
    with refused("Help was recorded"):
        services.record_substance_misuse(
            by=clerk(), period=period, checked_on=day("2018-03-01"), misuse_found=False, intervention_offered=True
        )
    scored = {"by": clerk(), "period": period, "completed_on": day("2018-03-01")}
    assert services.record_strengths_and_difficulties(**scored, score=17).score == 17
    for score in (-1, 41):
        with refused("between 0 and 40"):
            services.record_strengths_and_difficulties(**scored, score=score)
    with refused("the reason there is none"):
        services.record_strengths_and_difficulties(**scored)


def test_versions_of_the_care_plan_follow_one_another():
    period = looked_after()
    first = services.agree_care_plan(by=clerk(), period=period, agreed_on=day("2018-01-20"), plan="To live with the carers.")
    assert str(first.due_on) == "2018-01-24"
    second = services.agree_care_plan(by=clerk(), period=period, agreed_on=day("2018-02-06"))
    first.refresh_from_db()
    assert first.ended_on == second.agreed_on
    assert list(CarePlan.objects.current_on(day("2018-02-05"))) == [first]
    assert list(CarePlan.objects.current_on(day("2018-02-06"))) == [second]
    with refused("later version"):
        services.agree_care_plan(by=clerk(), period=period, agreed_on=day("2018-02-05"))


def test_permanence_options_may_run_in_parallel_with_one_principal():
    period = looked_after()
    agreed = {"by": clerk(), "period": period}
    services.agree_permanence_plan(**agreed, option=code(codes.PLAN_RETURN_HOME), agreed_on=day("2018-03-01"))
    services.agree_permanence_plan(
        **agreed, option=code(codes.PLAN_LONG_TERM_FOSTERING), agreed_on=day("2018-03-01"), principal=False
    )
    with refused("in the plan already"):
        services.agree_permanence_plan(**agreed, option=code(codes.PLAN_RETURN_HOME), agreed_on=day("2018-04-01"))
    services.agree_permanence_plan(**agreed, option=code(codes.PLAN_ADOPTION), agreed_on=day("2018-05-01"))
    in_force = PermanencePlan.objects.current_on(day("2018-05-01"))
    assert {(plan.option_id, plan.principal) for plan in in_force} == {
        (codes.PLAN_ADOPTION, True),
        (codes.PLAN_LONG_TERM_FOSTERING, False),
    }
    assert PermanencePlan.objects.current_on(day("2018-04-30")).principal().get().option_id == codes.PLAN_RETURN_HOME


def test_an_education_plan_is_agreed_at_or_after_its_meeting():
    period = looked_after()
    plan = services.hold_education_plan_meeting(by=clerk(), period=period, held_on=day("2018-02-01"), school="Anytown School")
    assert (str(plan.due_on), plan.agreed_on) == ("2018-02-07", None)
    with refused("at or after its meeting"):
        services.agree_education_plan(by=clerk(), plan=plan, agreed_on=day("2018-01-31"))
    services.agree_education_plan(by=clerk(), plan=plan, agreed_on=day("2018-02-01"), quality=code("pep_quality:good"))


def test_a_record_belongs_to_the_team_that_held_the_child_that_day():
    period = looked_after()
    later = Unit.objects.get(code="T3")
    allocation(period.child, team(), from_=day("2018-01-10"), until=day("2018-06-01"))
    allocation(period.child, later, from_=day("2018-06-01"))
    assert visit(period, "2018-05-31").team == team()
    assert visit(period, "2018-06-01").team == later
    assert services.change_legal_status(by=clerk(), period=period, status=legal("E1"), started_on=day("2018-06-02")).team == later
    assert period.team == team()


def test_every_verb_leaves_its_line_in_the_log():
    period = looked_after()
    visit(period, "2018-01-16")
    review(period, "2018-02-06")
    event = AuditEvent.objects.filter(verb="hold_review").get()
    assert (event.app, event.model, event.child) == ("looked_after", "lookedafterreview", period.child.uuid)


def test_what_is_typed_late_and_out_of_order_gets_the_date_it_was_due_on():
    period = looked_after()
    visit(period, "2018-01-16")
    april = visit(period, "2018-04-03")
    assert (str(april.due_on), next_visit_due()) == ("2018-02-27", "2018-05-15")
    march = visit(period, "2018-03-01")  # typed after the one of April
    april.refresh_from_db()
    assert (str(march.due_on), str(april.due_on), next_visit_due()) == ("2018-02-27", "2018-04-12", "2018-05-15")
    review(period, "2018-02-06")
    november = review(period, "2018-11-10")
    assert str(november.due_on) == "2018-05-06"
    may = review(period, "2018-05-03")
    november.refresh_from_db()
    assert (str(may.due_on), str(november.due_on), next_review_due()) == ("2018-05-06", "2018-11-03", "2019-05-10")


def test_what_is_typed_after_care_ended_still_has_its_due_date():
    period = looked_after()
    cease(period, "2018-05-10")
    assert str(visit(period, "2018-01-18").due_on) == "2018-01-17"
    assert str(review(period, "2018-02-06").due_on) == "2018-02-07"
    assert str(assess(period, INITIAL, "2018-01-30").due_on) == "2018-02-07"
    assert not LookedAfterVisit.objects.planned().exists()
    assert not LookedAfterReview.objects.booked().exists()


def test_every_due_date_kept_is_the_one_that_follows_from_the_record():
    period = looked_after(details=fostered_by(letters="U3", approval=code(codes.TEMPORARILY_APPROVED)))
    for day_seen in ("2018-01-15", "2018-01-22", "2018-02-01"):
        visit(period, day_seen)
    review(period, "2018-02-06")
    move(period, fostered_by("H2"), "2018-03-01")
    for day_seen in ("2018-03-01", "2018-04-20"):
        visit(period, day_seen)
    review(period, "2018-05-04")
    assess(period, INITIAL, "2018-02-05")
    services.record_dental_check(by=clerk(), period=period, checked_on=day("2018-03-09"))
    kept = list(due_dates(period))
    assert len(kept) == 5 + 1 + 2 + 1 + 1 + 1 + 1 + 1  # visits, reviews, health assessments, dental checks: done and next
    assert [row.due_on for row, _ in kept] == [due_on for _, due_on in kept]
