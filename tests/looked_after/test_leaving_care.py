"""Care leavers: category, pathway plan, contact around birthdays, home, activity, visits.

Ava here is born on 15 May 2000: 16 on 15 May 2016, 18 on 15 May 2018, 19 on 15 May 2019.
"""

from __future__ import annotations

import pytest

from looked_after import codes, services
from looked_after.models import (
    CareLeaver,
    CareLeaverAccommodation,
    CareLeaverContact,
    CareLeaverVisit,
    PathwayNeedsAssessment,
    PathwayPlan,
    PathwayPlanReview,
)
from tests.looked_after.cast import ava, cease, clerk, code, day, looked_after, refused, social_worker, team

pytestmark = pytest.mark.django_db

BORN = "2000-05-15"


def category(child, name: str, since: str, **facts) -> CareLeaver:
    return services.set_eligibility(
        by=clerk(),
        child=child,
        team=team(),
        eligibility=code(f"care_leaver_eligibility:{name}"),
        started_on=day(since),
        **facts,
    )


@pytest.fixture
def leaver() -> CareLeaver:
    """Looked after until her eighteenth birthday, former relevant from then."""
    period = looked_after(ava(born=BORN), started="2014-06-01")
    cease(period, "2018-05-15", "E5")
    return category(period.child, "Former Relevant", "2018-05-15")


def test_categories_follow_one_another():
    period = looked_after(ava(born=BORN), started="2014-06-01")
    category(period.child, "Eligible", "2016-05-15")
    cease(period, "2018-05-15", "E5")
    category(period.child, "Former Relevant", "2018-05-15")
    rows = CareLeaver.objects.order_by("started_on")
    assert [(row.eligibility.code, str(row.started_on), row.ended_on and str(row.ended_on)) for row in rows] == [
        ("Eligible", "2016-05-15", "2018-05-15"),
        ("Former Relevant", "2018-05-15", None),
    ]
    assert not CareLeaver.objects.supported_on(day("2018-05-14")).exists()  # still looked after
    assert CareLeaver.objects.supported_on(day("2018-05-15")).count() == 1


@pytest.mark.parametrize(
    ("name", "since", "words"),
    [
        ("Eligible", "2016-05-14", "begin at 16"),
        ("Relevant", "2016-06-01", "no longer looked after"),
        ("Former Relevant", "2018-05-14", "18 or over"),
        ("Eligible", "2018-05-15", "16 or 17"),
    ],
)
def test_a_category_fits_age_and_care(name, since, words):
    period = looked_after(ava(born=BORN), started="2014-06-01")
    with refused(words):
        category(period.child, name, since)


def test_a_relevant_child_has_left_care():
    period = looked_after(ava(born=BORN), started="2014-06-01")
    cease(period, "2017-02-01")
    with refused("still looked after"):
        category(period.child, "Eligible", "2017-02-01")
    assert category(period.child, "Relevant", "2017-02-01").pk


def test_the_end_of_support_is_a_row_of_its_own(leaver):
    category(leaver.child, "Former Relevant", "2019-01-01", supported=False)
    first = CareLeaver.objects.get(pk=leaver.pk)
    assert (first.ended_on, first.end_reason_id) == (day("2019-01-01"), codes.SUPPORT_CHANGED)
    assert CareLeaver.objects.supported_on(day("2018-12-31")).exists()
    assert not CareLeaver.objects.supported_on(day("2019-01-01")).exists()


def test_the_needs_assessment_is_due_three_months_after_becoming_eligible():
    period = looked_after(ava(born=BORN), started="2014-06-01")
    eligible = category(period.child, "Eligible", "2016-05-15")
    assert str(PathwayNeedsAssessment.objects.get().due_on) == "2016-08-15"
    done = services.complete_needs_assessment(by=clerk(), leaver=eligible, completed_on=day("2016-08-01"))
    assert str(done.due_on) == "2016-08-15"
    plan = services.complete_pathway_plan(by=clerk(), leaver=eligible, completed_on=day("2016-08-31"))
    assert str(PathwayPlanReview.objects.get().due_on) == "2017-02-28"
    services.hold_pathway_review(by=clerk(), plan=plan, held_on=day("2017-01-10"))
    assert str(PathwayPlanReview.objects.get(held_on=None).due_on) == "2017-07-10"
    with refused("not in force"):
        services.hold_pathway_review(by=clerk(), plan=plan, held_on=day("2016-08-30"))


def test_a_new_pathway_plan_takes_the_place_of_the_one_before(leaver):
    first = services.complete_pathway_plan(by=clerk(), leaver=leaver, completed_on=day("2018-06-01"))
    second = services.complete_pathway_plan(by=clerk(), leaver=leaver, completed_on=day("2018-12-01"))
    assert list(PathwayPlan.objects.current_on(day("2018-11-30"))) == [first]
    assert list(PathwayPlan.objects.current_on(day("2018-12-01"))) == [second]
    with refused("later plan"):
        services.complete_pathway_plan(by=clerk(), leaver=leaver, completed_on=day("2018-11-01"))


def test_a_replaced_plan_is_no_longer_due_a_review(leaver):
    services.complete_pathway_plan(by=clerk(), leaver=leaver, completed_on=day("2018-06-01"))
    services.complete_pathway_plan(by=clerk(), leaver=leaver, completed_on=day("2018-10-01"))
    assert [str(row.due_on) for row in PathwayPlanReview.objects.standing()] == ["2019-04-01"]


@pytest.mark.parametrize(
    ("contacted", "allowed"),
    [("2019-02-14", False), ("2019-02-15", True), ("2019-06-15", True), ("2019-06-16", False)],
)
def test_the_window_around_the_nineteenth_birthday(leaver, contacted, allowed):
    facts = {"by": clerk(), "leaver": leaver, "in_touch": code(codes.IN_TOUCH), "birthday_age": 19}
    if allowed:
        assert services.record_care_leaver_contact(**facts, contacted_on=day(contacted)).pk
        with refused("already recorded"):
            services.record_care_leaver_contact(**facts, contacted_on=day("2019-05-15"))
    else:
        with refused("between 15 February 2019 and 15 June 2019"):
            services.record_care_leaver_contact(**facts, contacted_on=day(contacted))


def test_other_contacts_have_no_window(leaver):
    for key in (codes.IN_TOUCH, codes.REFUSES_CONTACT):
        services.record_care_leaver_contact(by=clerk(), leaver=leaver, contacted_on=day("2018-09-01"), in_touch=code(key))
    assert CareLeaverContact.objects.two_way().count() == 1
    assert not CareLeaverContact.objects.for_birthdays().exists()


def home(leaver, letters: str, since: str, suitable: bool | None = True) -> CareLeaverAccommodation:
    return services.record_accommodation(
        by=clerk(),
        leaver=leaver,
        accommodation=code(f"care_leaver_accommodation:{letters}"),
        started_on=day(since),
        suitable=suitable,
    )


@pytest.mark.parametrize("letters", ["X", "S"])
def test_custody_and_no_fixed_abode_are_never_suitable(leaver, letters):
    with refused("never suitable"):
        home(leaver, letters, "2018-06-01")
    assert home(leaver, letters, "2018-06-01", suitable=False).pk


def test_staying_with_the_former_foster_carer_begins_at_18():
    period = looked_after(ava(born=BORN), started="2014-06-01")
    cease(period, "2017-08-01")
    relevant = category(period.child, "Relevant", "2017-08-01")
    with refused("begins at 18"):
        home(relevant, "Z", "2017-08-01")


def test_a_visit_is_due_within_a_week_of_a_move_and_two_months_after_the_last(leaver):
    assert str(CareLeaverVisit.objects.planned().get().due_on) == "2018-07-15"
    home(leaver, "U", "2018-06-01")
    assert str(CareLeaverVisit.objects.planned().get().due_on) == "2018-06-08"
    made = services.record_adviser_visit(
        by=clerk(), leaver=leaver, worker=social_worker("Pat"), visited_on=day("2018-06-05"), child_seen=True
    )
    assert str(made.due_on) == "2018-06-08"
    assert str(CareLeaverVisit.objects.planned().get().due_on) == "2018-08-05"
    home(leaver, "W", "2018-07-01", suitable=False)
    assert str(CareLeaverVisit.objects.planned().get().due_on) == "2018-07-08"


def test_homes_and_activities_follow_one_another(leaver):
    first = home(leaver, "U", "2018-06-01")
    home(leaver, "W", "2018-09-01", suitable=False)
    first.refresh_from_db()
    assert first.ended_on == day("2018-09-01")
    with refused("later day"):
        home(leaver, "U", "2018-09-01")
    study = services.record_activity(
        by=clerk(), leaver=leaver, activity=code("care_leaver_activity:F2"), started_on=day("2018-09-03")
    )
    services.record_activity(by=clerk(), leaver=leaver, activity=code("care_leaver_activity:G5"), started_on=day("2019-01-07"))
    study.refresh_from_db()
    assert study.ended_on == day("2019-01-07")


def test_when_services_end_nothing_stays_due(leaver):
    services.complete_pathway_plan(by=clerk(), leaver=leaver, completed_on=day("2018-06-01"))
    services.end_leaving_care(
        by=clerk(), leaver=leaver, ended_on=day("2019-01-01"), end_reason=code("care_leaver_end_reason:not_wanted")
    )
    assert not CareLeaverVisit.objects.planned().exists()
    assert not PathwayPlanReview.objects.standing().filter(held_on=None).exists()
    assert not PathwayNeedsAssessment.objects.standing().filter(completed_on=None).exists()
    with refused("already ended"):
        services.end_leaving_care(
            by=clerk(), leaver=leaver, ended_on=day("2019-02-01"), end_reason=code("care_leaver_end_reason:not_wanted")
        )
