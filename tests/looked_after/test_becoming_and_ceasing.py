"""Becoming looked after, changing legal status, ceasing: what is written and what is refused."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from contacts.models import MissingEpisode
from csc.models import AuditEvent
from looked_after import codes, services
from looked_after.models import AdoptionPlan, LookedAfterReview, LookedAfterVisit, PeriodOfCare
from tests.looked_after.cast import (
    ava,
    cease,
    ceased,
    change_status,
    clerk,
    code,
    day,
    fostered_by,
    legal,
    looked_after,
    move,
    refused,
    team,
    with_parents,
)

pytestmark = pytest.mark.django_db


def test_a_child_becomes_looked_after():
    period = looked_after(letters="V2", primary_need=code("primary_need:N1"))
    status, placement = period.legal_statuses.get(), period.placements.get()
    assert (period.started_on, period.ended_on, period.short_breaks) == (day("2018-01-10"), None, False)
    assert (status.status_id, status.started_on) == (codes.SECTION_20, day("2018-01-10"))
    assert (placement.placement_type_id, placement.carer_key, placement.started_on) == (
        codes.FOSTER_OTHER,
        "H1",
        day("2018-01-10"),
    )
    assert placement.visiting_regimes.get().regime_id == codes.REGIME_STANDARD
    verbs = set(AuditEvent.objects.values_list("verb", flat=True))
    assert {"start_period_of_care", "start_legal_status", "place_child"} <= verbs


@pytest.mark.parametrize(
    ("born", "started", "words"),
    [
        (None, "2018-01-10", "unborn"),
        ("2018-01-11", "2018-01-10", "was not born"),
        ("2000-01-10", "2018-01-10", "already 18"),  # the eighteenth birthday itself
    ],
)
def test_who_cannot_become_looked_after(born, started, words):
    child = ava(born=born, **({} if born else {"expected_on": day("2018-03-01")}))
    with refused(words):
        looked_after(child, started=started)


def test_the_day_before_the_eighteenth_birthday_a_child_still_can():
    assert looked_after(ava(born="2000-01-11"), started="2018-01-10").pk


def test_born_on_29_february_is_18_on_1_march():
    assert looked_after(ava(born="2000-02-29"), started="2018-02-28").pk
    with refused("already 18"):
        looked_after(ava(born="2000-02-29"), started="2018-03-01")


def test_nobody_becomes_looked_after_tomorrow():
    tomorrow = (timezone.localdate() + datetime.timedelta(days=1)).isoformat()
    with refused("future"):
        looked_after(ava(born="2020-01-01"), started=tomorrow)


def test_one_period_at_a_time_and_none_on_the_day_the_last_ended():
    child = ava()
    first = looked_after(child)
    with refused("already looked after"):
        looked_after(child, started="2018-06-01")
    cease(first, "2018-05-10")
    with refused("this very day"):
        looked_after(child, started="2018-05-10")
    with refused("until 10 May 2018"):
        looked_after(child, started="2018-04-01")
    assert looked_after(child, started="2018-05-11").pk


@pytest.mark.parametrize(("letters", "words"), [("J1", "under 10"), ("J2", "under 10"), ("J3", "under 10")])
def test_a_child_under_ten_is_not_remanded(letters, words):
    with refused(words):
        looked_after(ava(born="2008-01-11"), letters=letters)
    assert looked_after(ava(born="2008-01-10"), letters=letters).pk


def test_a_child_at_home_under_section_20_is_not_looked_after():
    with refused("section 20"):
        looked_after(letters="V2", details=with_parents())
    period = looked_after(letters="C2", details=with_parents())
    with refused("section 20"):
        change_status(period, "V2", "2018-06-01")


@pytest.mark.parametrize("letters", ["T0", "T1", "T2", "T3", "T4"])
def test_a_temporary_stay_does_not_begin_care(letters):
    with refused("temporary stay"):
        looked_after(details=fostered_by(letters=letters))


def test_short_breaks_are_a_period_of_their_own():
    period = looked_after(letters="V4")
    assert period.short_breaks
    assert not PeriodOfCare.objects.looked_after_on(day("2018-01-10")).exists()
    with refused("separate periods"):
        change_status(period, "V2", "2018-02-01")
    care = looked_after(letters="V2")
    with refused("separate periods"):
        change_status(care, "V3", "2018-02-01")


def test_legal_statuses_follow_one_another():
    period = looked_after(letters="V2")
    change_status(period, "C1", "2018-02-01")
    change_status(period, "C2", "2018-05-01")
    found = [(row.status_id[-2:], str(row.started_on), row.ended_on and str(row.ended_on)) for row in period.legal_statuses.all()]
    assert found == [("V2", "2018-01-10", "2018-02-01"), ("C1", "2018-02-01", "2018-05-01"), ("C2", "2018-05-01", None)]
    with refused("already"):
        change_status(period, "C2", "2018-06-01")
    with refused("from 1 May 2018"):
        change_status(period, "E1", "2018-05-01")


@pytest.mark.parametrize(
    ("letters", "longest"),
    [("L1", 3), ("L2", 21), ("L3", 7)],
)
def test_emergency_powers_last_no_longer_than_the_law_lets_them(letters, longest):
    last = day("2018-01-10") + datetime.timedelta(days=longest)
    period = looked_after(letters=letters)
    with refused(f"at most {longest} days"):
        change_status(period, "C1", (last + datetime.timedelta(days=1)).isoformat())
    with refused(f"at most {longest} days"):
        cease(period, (last + datetime.timedelta(days=1)).isoformat())
    assert change_status(period, "C1", last.isoformat()).pk


def test_care_ends_and_everything_open_in_it_ends_with_it():
    period = looked_after()
    cease(period, "2018-05-10")
    status, placement = period.legal_statuses.get(), period.placements.get()
    assert {period.ended_on, status.ended_on, placement.ended_on, placement.visiting_regimes.get().ended_on} == {
        day("2018-05-10")
    }
    assert placement.reason_placement_change_id is None
    assert not LookedAfterVisit.objects.planned().exists()
    assert not LookedAfterReview.objects.booked().exists()
    assert LookedAfterReview.objects.get().withdrawn_reason
    assert not PeriodOfCare.objects.looked_after_on(day("2018-05-10")).exists()
    assert PeriodOfCare.objects.looked_after_on(day("2018-05-09")).exists()


def test_ending_a_period_rewrites_no_earlier_one():
    child = ava()
    first = looked_after(child, letters="V2")
    change_status(first, "C1", "2018-02-01")
    move(first, fostered_by("H2"), "2018-03-01")
    cease(first, "2018-05-10")
    before = _dates(first)
    second = looked_after(child, started="2018-09-01")
    cease(second, "2018-12-01", "E13")
    assert _dates(first) == before


def _dates(period: PeriodOfCare) -> list[tuple]:
    period.refresh_from_db()
    rows = [*period.legal_statuses.order_by("pk"), *period.placements.order_by("pk")]
    return [(period.started_on, period.ended_on, period.reason_ceased_id), *((row.started_on, row.ended_on) for row in rows)]


def test_an_end_that_cannot_be():
    period = looked_after(ava(born="2000-06-01"))
    with refused("before it began"):
        cease(period, "2018-01-09")
    with refused("eighteenth birthday, 1 June 2018"):
        cease(period, "2018-06-02")
    with refused("not an end of care"):
        cease(period, "2018-05-01", "X1")
    with refused("Staying put"):
        cease(period, "2018-05-31", "E17")
    with refused("order"):
        cease(period, "2018-05-31", "E11")
    cease(period, "2018-06-01", "E17")
    with refused("has ended"):
        cease(period, "2018-05-01")


def test_care_does_not_end_before_something_recorded_in_it():
    period = looked_after()
    move(period, fostered_by("H2"), "2018-03-01")
    with refused("1 March 2018"):
        cease(period, "2018-02-01")


def test_care_does_not_end_on_a_temporary_stay():
    period = looked_after()
    services.start_temporary_stay(
        by=clerk(), period=period, placement_type=code(codes.TEMPORARY_HOSPITAL), started_on=day("2018-03-01"), carer_key="Ward"
    )
    with refused("temporary stay"):
        cease(period, "2018-03-10")


def test_a_missing_child_ceases_for_no_stated_reason():
    period = looked_after()
    MissingEpisode.objects.create(
        recorded_by=clerk(),
        child=period.child,
        team=team(),
        kind_id="missing_type:M",
        started_at=datetime.datetime(2018, 4, 1, tzinfo=datetime.UTC),
    )
    with refused("missing"):
        cease(period, "2018-05-01", "E4B")
    cease(period, "2018-05-01", "E8")


def test_a_short_break_of_18_days_is_no_short_break():
    child = ava()
    period = looked_after(child, letters="V3", started="2018-01-10")
    with refused("17 days"):
        cease(period, "2018-01-28")
    cease(period, "2018-01-27")


def test_seventy_five_days_of_short_breaks_in_a_year_and_no_more():
    child = ava()
    for start, end in [("2018-01-10", "2018-01-27"), ("2018-03-01", "2018-03-18"), ("2018-05-01", "2018-05-18")]:
        cease(looked_after(child, letters="V3", started=start), end)  # 17 days each, 51
    cease(looked_after(child, letters="V3", started="2018-07-01"), "2018-07-18")  # 68
    fifth = looked_after(child, letters="V3", started="2018-09-01")
    with refused("76 days"):
        cease(fifth, "2018-09-09")
    cease(fifth, "2018-09-08")  # 75
    cease(looked_after(child, letters="V3", started="2019-02-01"), "2019-02-08")  # the first stay is more than a year ago


def test_a_period_ended_by_mistake_goes_on_as_if_it_had_not():
    period = looked_after()
    cease(period, "2018-05-10")
    with refused("Say why"):
        services.reopen_period_of_care(by=clerk(), period=period, reason=" ")
    services.reopen_period_of_care(by=clerk(), period=period, reason="Wrong child.")
    assert period.ended_on is None
    assert period.placements.never_ended().count() == period.legal_statuses.never_ended().count() == 1
    assert period.placements.get().visiting_regimes.never_ended().count() == 1
    assert LookedAfterReview.objects.booked().count() == LookedAfterVisit.objects.planned().count() == 1
    assert AuditEvent.objects.filter(verb="reopen_period_of_care", reason="Wrong child.").exists()


def test_a_period_is_not_reopened_under_a_later_one():
    child = ava()
    first = looked_after(child)
    cease(first, "2018-05-10")
    looked_after(child, started="2018-09-01")
    with refused("again since"):
        services.reopen_period_of_care(by=clerk(), period=first, reason="Wrong child.")


def test_a_child_who_was_never_looked_after_leaves_every_list():
    period = looked_after()
    services.withdraw_period_of_care(by=clerk(), period=period, reason="Recorded on the wrong sibling.")
    assert not PeriodOfCare.objects.standing().exists()
    assert not period.placements.standing().exists()
    assert not period.legal_statuses.standing().exists()
    assert not period.reviews.standing().exists()
    assert not period.placements.get().visiting_regimes.standing().exists()
    assert looked_after(period.child, started="2018-02-01").pk


def test_adoption_ends_care_from_a_placement_with_the_adopters():
    period = looked_after()
    AdoptionPlan.objects.create(
        recorded_by=clerk(),
        child=period.child,
        team=period.team,
        period_of_care=period,
        decided_on=day("2018-02-01"),
        matched_on=day("2018-03-01"),
        placed_on=day("2018-04-01"),
        ordered_on=day("2018-10-01"),
    )
    with refused("not placed with adopters"):
        services.end_period_of_care(by=clerk(), period=period, ended_on=day("2018-10-01"), reason_ceased=ceased("E12"))


def test_a_code_of_another_set_is_refused():
    with refused("placement_type:U6"):
        services.start_period_of_care(
            by=clerk(),
            child=ava(),
            team=team(),
            started_on=day("2018-01-10"),
            legal_status=code(codes.FOSTER_OTHER),
            placement=fostered_by(),
        )
    assert legal("C2").pk == codes.FULL_CARE_ORDER
