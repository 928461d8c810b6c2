"""The verbs of assessment and of children in need: what each writes, when things are due, and what is refused."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from assessments import services
from assessments.models import Assessment, AssessmentFactor, CinEpisode, CinPlan, CinReview, CinVisit
from csc.due_dates import find_drift
from csc.local_standards import set_local_standard
from tests.assessments.cast import assessment, authorise, case, close, plan, visit
from tests.contacts.cast import accepted, bea, clerk, code, day, logged, manager, referral, refused, team
from tests.workforce.cast import allocation, worker
from workforce.casework import withdraw

pytestmark = pytest.mark.django_db

TOMORROW = timezone.localdate() + datetime.timedelta(days=1)


# ── The case ─────────────────────────────────────────────────────────────────────────────────────


def test_a_case_opens_with_its_referral_and_once():
    one = accepted(bea(), primary_need=code("primary_need:N1"))
    with logged("open_episode"):
        episode = services.open_episode(by=clerk(), referral=one)
    assert (episode.started_on, episode.primary_need_id) == (one.received_on, "primary_need:N1")
    with refused("referral", "already been opened"):
        services.open_episode(by=clerk(), referral=one)


def test_a_child_has_one_case_at_a_time():
    child = bea()
    first = case(child)
    again = accepted(child, "2019-06-01")
    with refused("started_on", "already open"):
        services.open_episode(by=clerk(), referral=again)
    with refused("ended_on", "before it opened"):
        close(first, "2019-03-13")
    close(first, "2019-06-01")
    assert services.open_episode(by=clerk(), referral=again).started_on == day("2019-06-01")


def test_a_case_does_not_open_before_its_referral_nor_from_one_that_led_to_nothing():
    one, nothing = accepted(bea()), accepted(bea(), outcome="no_further_action")
    with refused("started_on", "before the referral"):
        services.open_episode(by=clerk(), referral=one, started_on=day("2019-03-13"))
    with refused("referral", "No further action"):
        services.open_episode(by=clerk(), referral=nothing)


def test_closed_means_closed():
    child = bea()
    episode = case(child)
    one = assessment(child, referral=episode.referral)
    with refused("ended_on", "assessment is still open"):
        close(episode, "2019-06-01")
    authorise(one, "2019-05-01")
    with refused("ended_on", "authorised after this day"):
        close(episode, "2019-04-30")
    helped = plan(episode, "2019-05-01")
    with refused("ended_on", "plan is still open"):
        close(episode, "2019-06-01")
    services.end_cin_plan(by=clerk(), plan=helped, ended_on=day("2019-05-20"))
    with refused("ended_on", "plan ended after this day"):
        close(episode, "2019-05-19")
    with logged("close_episode"):
        close(episode, "2019-05-20")
    with refused("ended_on", "already closed"):
        close(episode, "2019-05-21")
    with refused("started_on", "not open on this day"):
        assessment(child, "2019-07-01", "updated", clock_started_on=day("2019-07-01"))
    with refused("started_on", "not open on this day"):
        plan(episode, "2019-05-20")


def test_a_case_does_not_close_tomorrow():
    episode = case()
    with refused("ended_on", "future"):
        close(episode, TOMORROW.isoformat())


def test_a_closure_made_in_error_is_undone_with_a_reason():
    episode = close(case(), "2019-06-01")
    with refused("reason", "opened again"):
        services.reopen_episode(by=clerk(), episode=episode, reason=" ")
    with logged("reopen_episode"):
        services.reopen_episode(by=clerk(), episode=episode, reason="Closed the wrong sibling")
    episode.refresh_from_db()
    assert (episode.ended_on, episode.closure_reason) == (None, None)
    assert episode.history.order_by("history_id").values_list("ended_on", "history_change_reason")[1:][0][0] == day("2019-06-01")
    with refused(None, "not closed"):
        services.reopen_episode(by=clerk(), episode=episode, reason="Again")


def test_a_case_cannot_go_on_when_the_child_has_come_back_since():
    child = bea()
    first = close(case(child), "2019-06-01")
    case(child, "2019-07-01")
    with refused("started_on", "already open"):
        services.reopen_episode(by=clerk(), episode=first, reason="Closed by mistake")


# ── Assessments ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("kind", "clock", "due"),
    [
        ("new", "2019-03-14", "2019-05-21"),  # 45 working days over Easter and the May bank holiday
        ("updated", "2019-03-14", "2019-05-21"),
        ("initial", "2012-03-14", "2012-03-28"),  # 10 working days
        ("core", "2012-03-14", "2012-05-04"),  # 35 working days over Easter
    ],
)
def test_an_assessment_is_due_by_the_clock_of_its_kind(kind, clock, due):
    with logged("start_assessment"):
        assert assessment(bea(), clock, kind, clock_started_on=day(clock)).due_on == day(due)


def test_an_assessment_belongs_to_the_open_case_and_runs_from_the_referral():
    episode = case()
    one = assessment(episode.child, "2019-03-20", referral=episode.referral)
    assert (one.episode, one.clock_started_on, one.due_on) == (episode, day("2019-03-14"), day("2019-05-21"))


def test_an_assessment_needs_a_start_for_its_clock():
    child, one = bea(), accepted(bea(), "2019-03-14")
    with refused("clock_started_on", "decided to assess"):
        assessment(child, referral=None)
    with refused("started_on", "before the referral"):
        assessment(one.child, "2019-03-13", referral=one)
    with refused("started_on", "referral or decision"):
        assessment(child, "2019-03-13", "updated", clock_started_on=day("2019-03-14"))
    with refused("started_on", "future"):
        assessment(child, TOMORROW.isoformat(), clock_started_on=day("2019-03-14"))
    assert not Assessment.objects.exists()


def test_a_referral_that_led_to_nothing_is_not_assessed():
    nothing = accepted(outcome="no_further_action")
    with refused("referral", "No further action"):
        assessment(nothing.child, referral=nothing)
    undecided = referral(bea())
    assert assessment(undecided.child, referral=undecided).pk


def test_one_assessment_at_a_time():
    child = bea()
    first = assessment(child, clock_started_on=day("2019-03-14"))
    with refused("started_on", "already open"):
        assessment(child, "2019-04-15", "updated", clock_started_on=day("2019-04-15"))
    authorise(first, "2019-05-01")
    with refused("started_on", "was open on this day"):
        assessment(child, "2019-04-15", "updated", clock_started_on=day("2019-04-15"))
    assert assessment(child, "2019-05-01", "updated", clock_started_on=day("2019-05-01")).pk


def test_no_assessment_after_death():
    with refused("started_on", "died on"):
        assessment(bea(died="2019-03-14"), clock_started_on=day("2019-03-14"))


def test_the_child_is_seen_alone_or_the_reason_told():
    one = assessment()
    with refused("not_alone_reason", "not seen alone"):
        services.record_child_seen(
            by=clerk(), assessment=one, child_seen_on=day("2019-03-20"), child_seen_alone=code("visit_alone:not_alone")
        )
    with refused("not_seen_reason", "why"):
        services.record_child_not_seen(by=clerk(), assessment=one, reason="")
    one.refresh_from_db()
    with logged("record_child_not_seen"):
        services.record_child_not_seen(by=clerk(), assessment=one, reason="In hospital abroad")
    with logged("record_child_seen"):
        services.record_child_seen(
            by=clerk(),
            assessment=one,
            child_seen_on=day("2019-03-20"),
            child_seen_alone=code("visit_alone:alone"),
            own_words="I like my gran's.",
        )
    one.refresh_from_db()
    assert (one.child_seen_on, one.not_seen_reason, one.own_words) == (day("2019-03-20"), "", "I like my gran's.")


def test_an_unborn_child_is_assessed_and_not_seen():
    one = assessment(bea(born=None, expected="2019-08-01"), clock_started_on=day("2019-03-14"))
    with refused("child_seen_on", "not born yet"):
        services.record_child_seen(by=clerk(), assessment=one, child_seen_on=day("2019-03-20"))


def test_factors_are_all_those_found_and_no_others():
    one = assessment()
    abuse, drugs = code("assessment_factor:3B"), code("assessment_factor:2B")
    with logged("record_factors"):
        services.record_factors(by=clerk(), assessment=one, factors=[abuse, drugs])
    with logged("record_factors"):
        services.record_factors(by=clerk(), assessment=one, factors=[abuse])
    assert [factor.factor_id for factor in one.factors.all()] == ["assessment_factor:3B"]
    assert AssessmentFactor.history.filter(history_type="-", factor_id="assessment_factor:2B").count() == 1
    with refused("factors", "stands alone"):
        services.record_factors(by=clerk(), assessment=one, factors=[abuse, code("assessment_factor:21")])
    with refused("factors", "not in use before 1 April 2021"):
        services.record_factors(by=clerk(), assessment=one, factors=[code("assessment_factor:24A")])
    authorise(one)
    with refused("reason", "Say why"):
        services.record_factors(by=clerk(), assessment=one, factors=[abuse, drugs])
    services.record_factors(by=clerk(), assessment=one, factors=[abuse, drugs], reason="Left out by mistake")
    assert one.factors.count() == 2


def test_a_manager_looks_on_the_way_and_sends_back():
    one = assessment()
    with refused("reviewed_on", "before it started"):
        services.record_checkpoint(by=clerk(), assessment=one, reviewed_on=day("2019-03-14"), decision="Go on")
    with logged("record_checkpoint"):
        services.record_checkpoint(by=clerk(), assessment=one, reviewed_on=day("2019-03-28"), decision="Go on")
    with refused(None, "not been finished"):
        services.send_back_assessment(by=clerk(), assessment=one, reason="See the father")
    with logged("finish_assessment"):
        services.finish_assessment(by=clerk(), assessment=one, finished_on=day("2019-04-20"), analysis="Safe with help")
    with logged("send_back_assessment"):
        services.send_back_assessment(by=clerk(), assessment=one, reason="See the father")
    assert one.finished_on is None
    assert one.history.order_by("-history_id").first().history_change_reason == "See the father"


@pytest.mark.parametrize(("authorised", "late"), [("2019-05-21", False), ("2019-05-22", True)])
def test_a_late_assessment_needs_a_reason_and_is_late_all_the_same(authorised, late):
    one = assessment()
    if late:
        with refused("delay_reason", "45 working days"):
            authorise(one, authorised)
        one.refresh_from_db()
        assert one.authorised_on is None
        authorise(one, authorised, delay_reason=code("delay_reason:complex"))
    else:
        with logged("authorise_assessment"):
            authorise(one, authorised)
    one.refresh_from_db()
    assert (one.authorised_on, one.finished_on, one.due_on) == (day(authorised), day(authorised), day("2019-05-21"))


def test_the_reason_for_delay_may_be_recorded_before():
    one = assessment()
    with logged("record_delay_reason"):
        services.record_delay_reason(by=clerk(), assessment=one, delay_reason=code("delay_reason:missing"))
    assert authorise(one, "2019-06-01").delay_reason_id == "delay_reason:missing"


def test_an_assessment_is_authorised_by_another_after_its_start_and_once():
    author = manager("Sam")
    one = assessment(worker=author)
    with refused("authorised_by", "other than the worker"):
        authorise(one, manager=author)
    with refused("authorised_on", "before it started"):
        authorise(one, "2019-03-14")
    one.refresh_from_db()
    services.finish_assessment(by=clerk(), assessment=one, finished_on=day("2019-04-20"))
    with refused("authorised_on", "before it was finished"):
        authorise(one, "2019-04-19")
    one.refresh_from_db()
    authorise(one, "2019-04-20")
    for verb in (authorise, lambda each: services.cancel_assessment(by=clerk(), assessment=each, reason="No")):
        with refused("authorised_on", "already authorised"):
            verb(one)


def test_an_assessment_without_a_start_is_not_authorised():
    """Such rows come from other systems."""
    one = Assessment.objects.create(recorded_by=clerk(), child=bea(), team=team(), kind=code("assessment_type:new"))
    with refused("started_on", "Give the day"):
        authorise(one)
    one.started_on = day("2019-03-15")
    one.save()
    assert authorise(one).authorised_on == day("2019-05-01")


def test_a_cancelled_assessment_makes_room_for_another():
    one = assessment()
    with refused("withdrawn_reason", "Say why"):
        services.cancel_assessment(by=clerk(), assessment=one, reason="")
    with logged("withdraw"):
        services.cancel_assessment(by=clerk(), assessment=one, reason="Opened for the wrong sibling")
    with refused(None, "withdrawn"):
        authorise(one)
    assert assessment(one.child, "2019-04-01", clock_started_on=day("2019-04-01")).pk


# ── Child in need plans ──────────────────────────────────────────────────────────────────────────


def test_a_plan_makes_a_visit_and_a_review_due():
    with logged("record_referral", "decide_referral", "open_episode", "start_cin_plan"):
        made = plan()
    assert made.visits.get().due_on == day("2019-05-31")  # 20 working days over two bank holidays
    assert made.reviews.get().due_on == day("2019-08-01")
    assert list(find_drift()) == []


def test_one_plan_at_a_time_and_within_the_case():
    episode = case()
    with refused("started_on", "not open on this day"):
        plan(episode, "2019-03-13")
    first = plan(episode, "2019-05-01")
    with refused("started_on", "1 May 2019", "still open"):
        plan(episode, "2019-06-01")
    with refused("ended_on", "before it started"):
        services.end_cin_plan(by=clerk(), plan=first, ended_on=day("2019-04-30"))
    first.refresh_from_db()
    services.end_cin_plan(by=clerk(), plan=first, ended_on=day("2019-06-01"))
    with refused("started_on", "until 1 June 2019"):
        plan(episode, "2019-05-31")
    assert plan(episode, "2019-06-01").pk


def test_the_end_of_a_plan_takes_what_was_due_with_it():
    made = plan()
    with logged("end_cin_plan"):
        services.end_cin_plan(by=clerk(), plan=made, ended_on=day("2019-06-01"), reason="Goals met")
    assert not CinVisit.objects.standing().exists()
    assert not CinReview.objects.standing().exists()
    with refused("ended_on", "already ended"):
        services.update_cin_plan(by=clerk(), plan=made, aims="More")


def test_a_plan_is_updated_and_keeps_what_it_was():
    made = plan(aims="School every day")
    with logged("update_cin_plan"):
        services.update_cin_plan(by=clerk(), plan=made, aims="School and breakfast")
    assert list(CinPlan.history.order_by("history_id").values_list("aims", flat=True)) == [
        "School every day",
        "School and breakfast",
    ]


def test_a_visit_takes_the_place_of_the_one_due_and_the_next_runs_from_it():
    made = plan()
    with logged("record_cin_visit"):
        first = visit(made, "2019-05-20")
    assert (first.due_on, first.visited_on) == (day("2019-05-31"), day("2019-05-20"))
    assert made.visits.planned().get().due_on == day("2019-06-18")
    assert list(find_drift()) == []


def test_a_visit_at_which_the_child_was_not_seen_moves_nothing():
    made = plan()
    visit(made, "2019-05-20", seen=False)
    assert made.visits.planned().get().due_on == day("2019-05-31")


def test_an_unfinished_visit_counts_when_it_is_finished():
    made = plan()
    one = visit(made, "2019-05-20", seen=None, finished=False)
    assert made.visits.planned().get().due_on == day("2019-05-31")
    with refused("child_seen", "whether the child was seen"):
        services.finish_cin_visit(by=clerk(), visit=one)
    one.refresh_from_db()
    with logged("finish_cin_visit"):
        services.finish_cin_visit(by=clerk(), visit=one, child_seen=True, seen_alone=code("visit_alone:alone"))
    assert made.visits.planned().get().due_on == day("2019-06-18")
    with refused(None, "already finished"):
        services.finish_cin_visit(by=clerk(), visit=one)


def test_a_visit_typed_after_a_later_one_changes_when_that_was_due():
    made = plan()
    later = visit(made, "2019-06-10")
    assert later.due_on == day("2019-05-31")
    visit(made, "2019-05-20")
    later.refresh_from_db()
    assert later.due_on == day("2019-06-18")
    assert made.visits.planned().get().due_on == day("2019-07-08")


def test_a_visit_not_made_leaves_the_child_due_to_be_seen():
    made = plan()
    with logged("record_cin_visit_not_done"):
        services.record_cin_visit_not_done(by=clerk(), plan=made, reason=code("visit_not_done_reason:no_access"))
    assert made.visits.planned().get().due_on == day("2019-05-31")
    assert made.visits.count() == 2


def test_a_visit_is_made_within_the_plan_by_today_and_alone_or_with_a_reason():
    made = plan()
    services.end_cin_plan(by=clerk(), plan=made, ended_on=day("2019-06-01"))
    with refused("visited_on", "not open on this day"):
        visit(made, "2019-04-30")
    with refused("visited_on", "not open on this day"):
        visit(made, "2019-06-02")
    assert visit(made, "2019-06-01").pk
    other = plan()
    with refused("visited_on", "future"):
        visit(other, TOMORROW.isoformat())
    with refused("not_alone_reason", "not seen alone"):
        visit(other, "2019-05-20", seen_alone=code("visit_alone:not_appropriate"))


def test_before_there_is_a_plan_a_visit_belongs_to_the_case():
    episode = case()
    with refused("visited_on", "case was not open"):
        visit(episode, "2019-03-13")
    made = visit(episode, "2019-03-20")
    assert (made.plan, made.due_on, made.child) == (None, None, episode.child)


def test_a_visit_belongs_to_the_team_that_held_the_child_on_the_day():
    made = plan()
    holder = worker("Wren")
    allocation(made.child, team("T2"), holder, from_=day("2019-05-10"), until=day("2019-05-25"))
    assert visit(made, "2019-05-20").team == team("T2")
    assert visit(made, "2019-05-28").team == team("T1")


def test_the_interval_is_that_of_the_team_that_held_the_child_when_it_began():
    """Twelve weeks and half a year in a team for disabled children, as elsewhere 20 working days and three months."""
    made = plan()
    disability = team("T2")
    disability.team_type = code("team_type:childrens_disability")
    disability.save()
    allocation(made.child, disability, worker("Wren"), from_=day("2019-05-10"), until=day("2019-08-25"))
    given = {"effective_from": day("2019-04-01"), "team_type": disability.team_type, "set_by": "Board", "reason": "Agreed"}
    set_local_standard(by=clerk(), clock="cin_visit", unit="week", limit=12, **given)
    set_local_standard(by=clerk(), clock="cin_review", unit="month", limit=6, **given)
    assert made.visits.planned().get().due_on == day("2019-05-31")  # the plan began in T1
    assert made.reviews.get(held_on=None).due_on == day("2019-08-01")

    visit(made, "2019-05-20")
    services.hold_cin_review(by=clerk(), plan=made, held_on=day("2019-07-10"))
    assert made.visits.planned().get().due_on == day("2019-08-12")
    assert made.reviews.get(held_on=None).due_on == day("2020-01-10")

    visit(made, "2019-08-28")  # back in T1
    assert made.visits.planned().get().due_on == day("2019-09-25")
    assert list(find_drift()) == []


def test_a_review_held_makes_the_next_due_from_its_day():
    made = plan()
    with logged("hold_cin_review"):
        first = services.hold_cin_review(by=clerk(), plan=made, held_on=day("2019-07-10"), plan_changed=True)
    assert first.due_on == day("2019-08-01")
    assert made.reviews.get(held_on=None).due_on == day("2019-10-10")
    with refused("held_on", "already recorded"):
        services.hold_cin_review(by=clerk(), plan=made, held_on=day("2019-07-10"))
    with refused("held_on", "not open on this day"):
        services.hold_cin_review(by=clerk(), plan=made, held_on=day("2019-04-30"))
    assert list(find_drift()) == []


def test_a_planned_row_counts_as_typed_when_it_happened(django_user_model):
    made = plan()
    CinVisit.objects.update(recorded_at=day_at_noon("2019-05-01"))
    other = django_user_model.objects.create_user("other")
    done = services.record_cin_visit(by=other, case=made, worker=manager(), visited_on=day("2019-05-20"), child_seen=False)
    assert done.recorded_by == other
    assert done.recorded_at.date() == timezone.now().date()


def day_at_noon(text: str) -> datetime.datetime:
    return datetime.datetime.combine(day(text), datetime.time(12), datetime.UTC)


def test_a_withdrawn_case_takes_no_plan():
    episode = case()
    withdraw(by=clerk(), record=episode, reason="Wrong child")
    with refused("episode", "withdrawn"):
        plan(episode)
    assert not CinEpisode.objects.standing().exists()
