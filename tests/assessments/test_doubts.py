"""Doubts about assessments and children in need: each rule has a record it asks about, and one it leaves alone."""

from __future__ import annotations

import pytest

from assessments import services
from assessments.doubts import doubts
from assessments.models import Assessment, CinEpisode, CinPlan, CinVisit
from csc.doubts import rules_of
from tests.assessments.cast import assessment, authorise, case, close, plan, visit
from tests.contacts.cast import accepted, bea, clerk, code, day, referral, team

pytestmark = pytest.mark.django_db


def asked(record) -> set[tuple[str, str]]:
    return {(doubt.field, doubt.rule) for doubt in doubts(record)}


@pytest.mark.parametrize(
    ("reason", "died", "doubtful"), [("RC2", None, True), ("RC2", "2019-06-01", False), ("RC7", None, False)]
)
def test_8585q_closed_as_died_without_a_day(reason, died, doubtful):
    episode = close(case(bea(died=died)), "2019-06-01", reason)
    assert (("closure_reason", "8585Q") in asked(episode)) is doubtful


@pytest.mark.parametrize(("reason", "assessed", "doubtful"), [("RC8", False, True), ("RC8", True, False), ("RC7", False, False)])
def test_8825q_closed_after_an_assessment_that_was_not(reason, assessed, doubtful):
    episode = case()
    if assessed:
        authorise(assessment(episode.child, referral=episode.referral))
    assert (("closure_reason", "8825Q") in asked(close(episode, "2019-06-01", reason))) is doubtful


@pytest.mark.parametrize(("born", "doubtful"), [("1994-03-14", True), ("1994-03-15", False)])
def test_8775q_over_25(born, doubtful):
    assert (("started_on", "8775Q") in asked(case(bea(born=born)))) is doubtful


def test_8610_a_case_has_a_need():
    assert ("primary_need", "8610") in asked(case())
    needed = accepted(bea(), primary_need=code("primary_need:N1"))
    assert ("primary_need", "8610") not in asked(case(referral=needed))


def test_8820_a_referral_while_the_case_is_open():
    episode = case()
    assert ("received_on", "8820") in asked(referral(episode.child, "2019-04-01"))
    assert ("received_on", "8820") not in asked(episode.referral)
    close(episode, "2019-04-02")
    assert ("received_on", "8820") not in asked(referral(episode.child, "2019-04-02"))


def test_8831_an_assessment_after_no_further_action():
    one = accepted(bea())
    assessment(one.child, referral=one)
    assert ("outcome", "8831") not in asked(one)
    one.outcome = code("referral_outcome:no_further_action")
    assert ("outcome", "8831") in asked(one)


def test_8897q_complete_without_factors():
    one = assessment()
    assert ("authorised_on", "8897Q") not in asked(one)
    assert ("authorised_on", "8897Q") in asked(authorise(one))
    services.record_factors(by=clerk(), assessment=one, factors=[code("assessment_factor:3B")], reason="Left out")
    assert ("authorised_on", "8897Q") not in asked(one)


@pytest.mark.parametrize(
    ("factor", "rules"),
    [("18A", {("factors", "8945Q")}), ("19A", {("factors", "8950Q")}), ("18B", set()), ("19C", set())],
)
def test_8945q_and_8950q_abuse_by_nobody_in_particular(factor, rules):
    one = assessment(bea(), "2021-03-15", clock_started_on=day("2021-03-15"))
    services.record_factors(by=clerk(), assessment=one, factors=[code(f"assessment_factor:{factor}")])
    assert {each for each in asked(one) if each[0] == "factors"} == rules


@pytest.mark.parametrize(("outcome", "doubtful"), [("cin_plan", True), ("no_further_action", False)])
def test_8873q_no_factors_and_work_goes_on(outcome, doubtful):
    one = assessment()
    services.record_factors(by=clerk(), assessment=one, factors=[code("assessment_factor:21")])
    assert (("outcome", "8873Q") in asked(authorise(one, outcome=outcome))) is doubtful


def test_8863q_one_assessment_beside_another():
    """Rows of another system: the verbs would have refused the second."""
    first = assessment(clock_started_on=day("2019-03-14"))
    facts = {"recorded_by": clerk(), "child": first.child, "team": team(), "kind": code("assessment_type:updated")}
    second = Assessment.objects.create(**facts, started_on=day("2019-04-01"), clock_started_on=day("2019-04-01"))
    assert ("started_on", "8863Q") in asked(second)
    assert ("started_on", "8863Q") not in asked(first)


@pytest.mark.parametrize(
    ("facts", "doubtful"),
    [({}, True), ({"child_seen_on": day("2019-03-20")}, False), ({"not_seen_reason": "Abroad"}, False)],
)
def test_complete_without_a_word_on_seeing_the_child(facts, doubtful):
    assert (("child_seen_on", "csc-child-not-seen") in asked(authorise(assessment(**facts)))) is doubtful


@pytest.mark.parametrize(
    ("seen", "doubtful"), [("2019-03-13", True), ("2019-03-14", False), ("2019-05-01", False), ("2019-05-02", True)]
)
def test_seen_outside_the_assessment(seen, doubtful):
    one = authorise(assessment(child_seen_on=day(seen)), "2019-05-01")
    assert (("child_seen_on", "csc-seen-outside") in asked(one)) is doubtful


@pytest.mark.parametrize(("started", "doubtful"), [("2019-03-21", False), ("2019-03-22", True)])
def test_started_more_than_a_week_after_the_referral(started, doubtful):
    assert (("started_on", "csc-started-late") in asked(assessment(started=started))) is doubtful


@pytest.mark.parametrize(("ended", "doubtful"), [("2019-05-01", True), ("2019-05-02", False)])
def test_4012q_a_plan_of_no_day(ended, doubtful):
    one = services.end_cin_plan(by=clerk(), plan=plan(started="2019-05-01"), ended_on=day(ended))
    assert (("ended_on", "4012Q") in asked(one)) is doubtful


@pytest.mark.parametrize(("ended", "doubtful"), [("2019-06-01", False), ("2019-06-02", True)])
def test_4009q_a_plan_that_ends_after_death(ended, doubtful):
    one = plan(case(bea(died="2019-06-01")))
    services.end_cin_plan(by=clerk(), plan=one, ended_on=day(ended))
    assert (("ended_on", "4009Q") in asked(one)) is doubtful


@pytest.mark.parametrize(("place", "doubtful"), [("video", True), ("home", False)])
def test_seen_alone_by_video(place, doubtful):
    one = visit(plan(), "2019-05-20", place=code(f"visit_place:{place}"))
    assert (("seen_alone", "csc-alone-by-video") in asked(one)) is doubtful


@pytest.mark.parametrize("model", [CinEpisode, Assessment, CinPlan, CinVisit])
def test_every_rule_says_what_it_is(model):
    assert rules_of(model)
    assert all(rule.__doc__ for rule in rules_of(model))
