"""Doubts in child protection: each rule has a record it asks about, and one it leaves alone."""

from __future__ import annotations

import pytest

from assessments.models import CinPlan
from csc.doubts import rules_of
from protection import services
from protection.doubts import doubts
from protection.models import ProtectionPlan, Section47Enquiry, StrategyDiscussion
from tests.assessments.cast import assessment, case, close
from tests.assessments.cast import plan as child_in_need_plan
from tests.contacts.cast import accepted, bea, clerk, code, day, team
from tests.protection.cast import booked, complete, decide, discussion, end, enquiry, plan, review, visit

pytestmark = pytest.mark.django_db


def asked(record) -> set[tuple[str, str]]:
    return {(doubt.field, doubt.rule) for doubt in doubts(record)}


@pytest.mark.parametrize(
    ("agencies", "missing"),
    [
        ((), "the police, health, children's social care"),
        (("police", "social_care"), "health"),
        (("police", "school_nurse", "social_care"), None),
    ],
)
def test_a_discussion_without_an_agency_that_is_needed(agencies, missing):
    one = discussion(attendees=[services.Attendee(code(f"agency:{agency}")) for agency in agencies])
    said = [doubt.sentence for doubt in doubts(one) if doubt.rule == "csc-strategy-agencies"]
    assert said == (
        [f"Nobody is recorded as taking part from {missing}. Record who did, or say why they did not."] if missing else []
    )


@pytest.mark.parametrize(("died", "doubtful"), [("2019-03-18", False), ("2019-03-17", True)])
def test_a_discussion_after_death(died, doubtful):
    assert (("held_at", "csc-after-death") in asked(discussion(bea(died=died)))) is doubtful


@pytest.mark.parametrize("assessed", [True, False])
def test_2991q_an_enquiry_without_an_assessment(assessed):
    episode = case()
    if assessed:
        assessment(episode.child, referral=episode.referral)
    one = complete(enquiry(episode.child))
    assert (("completed_on", "2991Q") in asked(one)) is not assessed


@pytest.mark.parametrize(
    ("reason", "outcome", "doubtful"), [("RC8", "no_plan", True), ("RC7", "no_plan", False), ("RC8", None, False)]
)
def test_2990_a_conference_in_a_case_that_closed_after_assessment(reason, outcome, doubtful):
    episode = case()
    if outcome:
        held = booked(episode.child)
        complete(held.enquiry)
        decide(held, outcome=outcome, category=None)
    assert (("closure_reason", "2990") in asked(close(episode, "2019-06-01", reason))) is doubtful


@pytest.mark.parametrize(("due", "doubtful"), [("2019-04-06", True), ("2019-04-08", False)])
def test_8870q_a_conference_due_at_a_weekend(due, doubtful):
    one = enquiry()
    one.conference_due_on = day(due)
    assert (("conference_due_on", "8870Q") in asked(one)) is doubtful


def test_8675q_an_enquiry_long_past_its_conference():
    one = enquiry()
    assert ("conference_not_required", "8675Q") in asked(one)
    needless = complete(enquiry(), found="not_substantiated")
    assert ("conference_not_required", "8675Q") not in asked(needless)
    held = booked()
    decide(held)
    assert ("conference_not_required", "8675Q") not in asked(held.enquiry)


@pytest.mark.parametrize(("seen", "doubtful"), [(None, True), ("2019-03-18", False)])
def test_an_enquiry_complete_without_seeing_the_child(seen, doubtful):
    one = complete(enquiry(), child_seen_on=day(seen) if seen else None)
    assert (("child_seen_on", "csc-child-not-seen") in asked(one)) is doubtful


def test_8831_an_enquiry_after_no_further_action():
    one = accepted(bea())
    enquiry(one.child, referral=one)
    assert ("outcome", "8831") not in asked(one)
    one.outcome = code("referral_outcome:no_further_action")
    assert ("outcome", "8831") in asked(one)


@pytest.mark.parametrize(
    ("on", "reason", "doubtful"), [("2019-04-08", None, False), ("2019-04-09", None, True), ("2019-04-09", "complex", False)]
)
def test_a_late_conference_without_a_reason(on, reason, doubtful):
    one = booked()
    decide(one, on, late_reason=code(f"delay_reason:{reason}") if reason else None)
    assert (("late_reason", "csc-conference-late") in asked(one)) is doubtful


@pytest.mark.parametrize(("on", "doubtful"), [("2019-07-04", False), ("2019-07-05", True)])
def test_a_late_review_without_a_reason(on, doubtful):
    assert (("late_reason", "csc-review-late") in asked(review(plan(), on))) is doubtful


def _beside(started: str, ended: str | None) -> CinPlan:
    """A child in need plan of another system, beside the protection plan that began on 4 April 2019."""
    made = plan()
    return CinPlan.objects.create(
        recorded_by=clerk(), child=made.child, team=team(), started_on=day(started), ended_on=day(ended) if ended else None
    )


@pytest.mark.parametrize(
    ("started", "ended", "rule"),
    [
        ("2019-03-20", "2019-04-04", None),
        ("2019-03-20", "2019-04-05", "4016"),
        ("2019-05-01", None, "4017"),
    ],
)
def test_4016_and_4017_two_kinds_of_plan_at_once(started, ended, rule):
    found = {each[1] for each in asked(_beside(started, ended)) if each[0] == "started_on"}
    assert found == ({rule} if rule else set())


def test_4003_a_review_while_a_child_in_need_plan_is_open():
    beside = _beside("2019-05-01", "2019-08-01")
    made = ProtectionPlan.objects.get()
    assert ("held_on", "4003") in asked(review(made, "2019-07-01"))
    assert ("held_on", "4003") not in asked(review(made, "2019-08-01"))
    assert beside.ended_on == day("2019-08-01")


@pytest.mark.parametrize(("born", "doubtful"), [("2001-06-01", False), ("2001-05-31", True)])
def test_a_plan_beyond_18(born, doubtful):
    assert (("ended_on", "csc-plan-18") in asked(end(plan(bea(born=born)), "2019-06-01"))) is doubtful


def test_1105_a_plan_without_an_open_case():
    assert ("started_on", "1105") in asked(plan())
    assert ("started_on", "1105") not in asked(plan(case().child))


@pytest.mark.parametrize(("died", "doubtful"), [(None, True), ("2019-06-01", False)])
def test_ended_as_died_without_a_day(died, doubtful):
    made = plan(bea(died=died))
    assert (("end_reason", "csc-died") in asked(end(made, "2019-06-01", "died"))) is doubtful


@pytest.mark.parametrize(("place", "doubtful"), [("video", True), ("home", False)])
def test_seen_alone_by_video(place, doubtful):
    one = visit(plan(), "2019-04-11", place=code(f"visit_place:{place}"))
    assert (("seen_alone", "csc-alone-by-video") in asked(one)) is doubtful


@pytest.mark.parametrize("model", [StrategyDiscussion, Section47Enquiry, ProtectionPlan])
def test_every_rule_says_what_it_is(model):
    assert rules_of(model)
    assert all(rule.__doc__ for rule in rules_of(model))


def test_a_child_in_need_plan_of_its_own_time_is_no_doubt():
    assert not {each for each in asked(child_in_need_plan()) if each[1].startswith("401")}
