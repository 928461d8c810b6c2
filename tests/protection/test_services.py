"""The verbs of enquiries and conferences: what each writes, when things are due, and what is refused."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from assessments.models import CinPlan
from csc.due_dates import find_drift
from csc.models import AuditEvent
from protection import services
from protection.models import ConferenceMeeting, CoreGroup, InitialConference, ProtectionPlan, ReviewConference
from tests.assessments.cast import case, close
from tests.assessments.cast import plan as child_in_need_plan
from tests.contacts.cast import accepted, at, bea, clerk, code, day, logged, manager, refused, team
from tests.protection.cast import booked, complete, decide, discussion, end, enquiry, plan, review
from workforce.casework import withdraw

pytestmark = pytest.mark.django_db

TOMORROW = timezone.localdate() + datetime.timedelta(days=1)


# ── Strategy discussions and enquiries ───────────────────────────────────────────────────────────


def test_a_discussion_keeps_who_took_part():
    agencies = [services.Attendee(code("agency:police"), "PC Ash", "Officer"), services.Attendee(code("agency:health_visitor"))]
    with logged("hold_strategy_discussion"):
        one = discussion(attendees=agencies)
    with logged("record_strategy_attendance"):
        services.record_strategy_attendance(by=clerk(), discussion=one, agency=code("agency:social_care"))
    assert set(one.attendances.values_list("agency__code", "name")) == {
        ("police", "PC Ash"),
        ("health_visitor", ""),
        ("social_care", ""),
    }
    with refused("agency", "already recorded"):
        services.record_strategy_attendance(by=clerk(), discussion=one, agency=code("agency:police"), name="PC Ash")


@pytest.mark.parametrize(
    ("started", "due"),
    [
        ("2019-03-18", "2019-04-08"),  # 15 working days
        ("2019-04-05", "2019-04-30"),  # over Easter
        ("2019-03-16", "2019-04-05"),  # a Saturday: Monday is day 1
    ],
)
def test_an_enquiry_starts_with_its_discussion_and_a_conference_is_due_in_15_working_days(started, due):
    with logged("hold_strategy_discussion", "start_enquiry"):
        one = enquiry(started=started)
    assert (one.started_on, one.conference_due_on) == (day(started), day(due))


def test_a_second_enquiry_is_refused_and_the_discussion_with_it():
    child = bea()
    enquiry(child)
    with refused("started_on", "already open"):
        enquiry(child, "2019-03-25")
    assert child.strategydiscussion_set.count() == 1
    assert discussion(child, "2019-03-25 10:00").pk


def test_a_discussion_launches_its_enquiry_later():
    one = discussion()
    with logged("start_enquiry"):
        assert services.launch_enquiry(by=clerk(), discussion=one).started_on == day("2019-03-18")
    with refused(None, "already launched"):
        services.launch_enquiry(by=clerk(), discussion=one)


def test_an_enquiry_needs_an_open_case_or_a_referral_that_led_somewhere():
    episode = close(case(), "2019-03-17")
    with refused("held_at", "not open on this day"):
        enquiry(episode.child)
    nothing = accepted(outcome="no_further_action")
    with refused("referral", "No further action"):
        enquiry(nothing.child, referral=nothing)
    after = accepted(episode.child, "2019-03-18")
    assert enquiry(episode.child, referral=after).pk
    later = accepted(bea(), "2019-03-19")
    with refused("held_at", "before the referral"):
        enquiry(later.child, referral=later)


def test_an_enquiry_is_completed_once_after_its_start():
    one = enquiry()
    with refused("completed_on", "before it started"):
        complete(one, "2019-03-17")
    one.refresh_from_db()
    with logged("complete_enquiry"):
        complete(one)
    assert not one.conference_not_required
    with refused("completed_on", "already been completed"):
        complete(one)


@pytest.mark.parametrize(
    ("found", "reason", "needless"),
    [
        ("substantiated_continuing_risk", "", False),
        ("substantiated_continuing_risk", "Mother and child have moved to a refuge", True),
        ("substantiated_no_continuing_risk", "", True),
        ("not_substantiated", "", True),
    ],
)
def test_continuing_risk_leads_to_a_conference_unless_a_manager_says_why_not(found, reason, needless):
    one = complete(enquiry(), found=found, conference_not_required_reason=reason)
    assert one.conference_not_required is needless
    if needless:
        with refused("enquiry", "without a need"):
            services.book_initial_conference(by=clerk(), enquiry=one, planned_for=at("2019-04-04 10:00"))


def test_a_conference_booked_is_still_needed():
    conference = booked()
    with refused("conference_not_required", "booked or was held"):
        complete(conference.enquiry, conference_not_required_reason="Not needed")


def test_the_child_is_seen_in_the_enquiry():
    one = enquiry()
    with refused("not_alone_reason", "not seen alone"):
        services.record_child_seen_in_enquiry(
            by=clerk(), enquiry=one, child_seen_on=day("2019-03-18"), child_seen_alone=code("visit_alone:not_alone")
        )
    one.refresh_from_db()
    with logged("record_child_seen_in_enquiry"):
        services.record_child_seen_in_enquiry(
            by=clerk(), enquiry=one, child_seen_on=day("2019-03-18"), child_seen_alone=code("visit_alone:alone")
        )


# ── Conferences ──────────────────────────────────────────────────────────────────────────────────


def test_a_conference_is_booked_once_and_due_from_its_enquiry():
    with logged("hold_strategy_discussion", "start_enquiry", "book_initial_conference"):
        one = booked()
    assert (one.due_on, one.meeting.kind, one.held_on) == (day("2019-04-08"), "initial", None)
    with refused("enquiry", "already been booked"):
        services.book_initial_conference(by=clerk(), enquiry=one.enquiry, planned_for=at("2019-04-05 10:00"))


def test_siblings_share_one_meeting():
    first = booked()
    second = booked(meeting=first.meeting)
    assert ConferenceMeeting.objects.count() == 1
    decide(first)
    with refused("held_on", "recorded as held on 4 April 2019"):
        decide(second, "2019-04-05")
    second.refresh_from_db()
    decide(second, "2019-04-04", "no_plan", None)
    assert ProtectionPlan.objects.count() == 1


def test_a_child_who_moved_in_is_due_a_conference_15_working_days_after_the_notice():
    facts = {"by": clerk(), "team": team(), "planned_for": at("2019-04-04 10:00")}
    moved = services.book_conference_without_enquiry(child=bea(), transfer_notified_on=day("2019-03-18"), **facts)
    assert (moved.transfer_in, moved.due_on) == (True, day("2019-04-08"))
    before_birth = services.book_conference_without_enquiry(child=bea(born=None, expected="2019-06-01"), **facts)
    assert (before_birth.transfer_in, before_birth.due_on) == (False, None)
    with refused("child", "already booked"):
        services.book_conference_without_enquiry(child=moved.child, **facts)


@pytest.mark.parametrize(
    ("on", "words"),
    [("2019-04-06", "weekend"), ("2019-04-07", "weekend"), ("2019-03-15", "before the section 47"), ("tomorrow", "future")],
)
def test_days_on_which_no_conference_is_held(on, words):
    one = booked()
    with refused("held_on", words):
        decide(one, TOMORROW.isoformat() if on == "tomorrow" else on)
    assert InitialConference.objects.get().held_on is None


def test_a_plan_needs_its_category_and_an_adjournment_is_no_decision():
    one = booked()
    with refused("category", "category of abuse"):
        decide(one, category=None)
    one.refresh_from_db()
    with refused("outcome", "Put it off"):
        decide(one, outcome="adjourned", category=None)
    assert not ProtectionPlan.objects.exists()


def test_a_conference_makes_a_plan_and_what_is_due_under_it():
    one = booked()
    with logged("decide_initial_conference", "start_plan"):
        made = decide(one, chair=manager("Cher"), danger_statement="Left alone at night", previous_plans_stated=1)
    assert (made.started_on, made.initial_category_id, made.latest_category_id) == (
        day("2019-04-04"),
        "category_of_abuse:NEG",
        "category_of_abuse:NEG",
    )
    assert (made.danger_statement, made.previous_plans_stated) == ("Left alone at night", 1)
    assert made.visits.get().due_on == day("2019-04-18")
    assert made.core_groups.get().due_on == day("2019-04-18")
    assert made.reviews.get().due_on == day("2019-07-04")
    assert (one.meeting.held_on, one.meeting.quorate) == (day("2019-04-04"), True)
    assert list(find_drift()) == []
    with refused("held_on", "has been held"):
        decide(one)


def test_no_plan_makes_nothing_due():
    with logged("hold_strategy_discussion", "start_enquiry", "book_initial_conference", "decide_initial_conference"):
        assert decide(booked(), outcome="no_plan", category=None) is None
    assert not CoreGroup.objects.exists()


def test_a_child_on_a_plan_is_not_put_on_another_and_the_conference_stays_undecided():
    child = bea()
    first = plan(child)
    complete(first.conference.enquiry)
    again = booked(child, "2019-05-13", "2019-05-23 10:00")
    with refused("started_on", "4 April 2019", "still open"):
        decide(again, "2019-05-23")
    again.refresh_from_db()
    assert (again.held_on, again.outcome) == (None, None)
    end(first, "2019-05-23")
    assert decide(again, "2019-05-23").started_on == day("2019-05-23")


def test_a_child_in_need_plan_gives_way_to_a_protection_plan_and_does_not_return_beside_it():
    episode = case()
    helped = child_in_need_plan(episode, "2019-03-20")
    made = plan(episode.child)
    helped.refresh_from_db()
    assert (helped.ended_on, CinPlan.objects.count()) == (day("2019-04-04"), 1)
    with refused("started_on", "child protection plan"):
        child_in_need_plan(episode, "2019-05-01")
    end(made, "2019-06-03")
    with refused("started_on", "child protection plan"):
        child_in_need_plan(episode, "2019-06-02")
    assert child_in_need_plan(episode, "2019-06-03").pk


def test_a_case_does_not_close_over_the_heads_of_child_protection():
    episode = case()
    one = enquiry(episode.child)
    with refused("ended_on", "section 47 enquiry is open"):
        close(episode, "2019-04-30")
    complete(one)
    conference = services.book_initial_conference(by=clerk(), enquiry=one, planned_for=at("2019-04-04 10:00"))
    with refused("ended_on", "conference is booked"):
        close(episode, "2019-04-30")
    made = decide(conference)
    with refused("ended_on", "child protection plan is open"):
        close(episode, "2019-04-30")
    end(made, "2019-06-03")
    with refused("ended_on", "child protection plan is open"):
        close(episode, "2019-06-02")
    assert close(episode, "2019-06-03").ended_on == day("2019-06-03")


def test_a_conference_put_off_stays_due_and_another_meeting_takes_its_place_for_all():
    first = booked()
    second = booked(meeting=first.meeting)
    with refused("reason", "Say why"):
        services.postpone_conference(by=clerk(), conference=first, reason="")
    with logged("postpone_conference", "postpone_conference"):
        services.postpone_conference(
            by=clerk(), conference=first, reason="No police", quorate=False, planned_for=at("2019-04-10 10:00")
        )
    second.refresh_from_db()
    assert (second.meeting, second.due_on) == (first.meeting, day("2019-04-08"))
    assert ConferenceMeeting.objects.filter(cancelled_reason="No police", quorate=False).count() == 1
    assert decide(second, "2019-04-10").started_on == day("2019-04-10")


def test_a_conference_put_off_without_a_new_day_cannot_be_decided():
    one = booked()
    services.postpone_conference(by=clerk(), conference=one, reason="Snow")
    with refused("held_on", "put off"):
        decide(one)


def test_a_conference_no_longer_needed_is_cancelled_and_booked_again_when_it_is():
    one = booked()
    with logged("cancel_initial_conference"):
        services.cancel_initial_conference(by=clerk(), conference=one, reason="Child placed with grandparents")
    one.enquiry.refresh_from_db()
    assert one.enquiry.conference_not_required
    one.enquiry.conference_not_required = False
    one.enquiry.save()
    again = services.book_initial_conference(by=clerk(), enquiry=one.enquiry, planned_for=at("2019-04-05 10:00"))
    assert (again.state, again.withdrawn_reason, again.pk) == ("complete", "", one.pk)


def test_agencies_at_a_conference():
    one = booked()
    with logged("record_attendance"):
        services.record_attendance(by=clerk(), conference=one, agency=code("agency:gp"), name="Dr Oak")
    with refused("report_received_on", "future"):
        services.record_attendance(
            by=clerk(), conference=one, agency=code("agency:gp"), name="Dr Oak", report_received_on=TOMORROW
        )
    services.record_attendance(
        by=clerk(), conference=one, agency=code("agency:gp"), name="Dr Oak", attended=False, report_received_on=day("2019-04-03")
    )
    there = one.meeting.attendances.get()
    assert (there.invited, there.attended, there.report_received_on) == (True, False, day("2019-04-03"))
    assert AuditEvent.objects.filter(verb="record_attendance", child=one.child.uuid).count() == 2


def test_minutes_follow_the_conference():
    one = booked()
    with refused(None, "not been held"):
        services.record_conference_minutes(by=clerk(), conference=one, sent_on=day("2019-04-10"))
    decide(one)
    with refused("minutes_sent_on", "before the conference"):
        services.record_conference_minutes(by=clerk(), conference=one, sent_on=day("2019-04-03"))
    with logged("record_conference_minutes"):
        assert services.record_conference_minutes(by=clerk(), conference=one, sent_on=day("2019-04-10")).minutes_sent_on


def test_a_review_is_booked_held_and_followed_by_the_next():
    made = plan()
    with refused("planned_for", "on or before the day"):
        services.book_review_conference(by=clerk(), plan=made, planned_for=at("2019-04-04 10:00"))
    with logged("book_review_conference"):
        awaited = services.book_review_conference(by=clerk(), plan=made, planned_for=at("2019-06-20 10:00"))
    with refused("planned_for", "booked for this review already"):
        services.book_review_conference(by=clerk(), plan=made, planned_for=at("2019-06-21 10:00"))
    with logged("hold_review"):
        held = review(made, "2019-06-20", chair=manager("Cher"))
    assert (held.pk, held.due_on, held.meeting.held_on) == (awaited.pk, day("2019-07-04"), day("2019-06-20"))
    assert ReviewConference.objects.get(held_on=None).due_on == day("2019-12-20")
    assert list(find_drift()) == []


def test_a_withdrawn_enquiry_takes_no_conference():
    one = enquiry()
    withdraw(by=clerk(), record=one, reason="Wrong child")
    with refused("enquiry", "withdrawn"):
        services.book_initial_conference(by=clerk(), enquiry=one, planned_for=at("2019-04-05 10:00"))


def test_two_conferences_of_one_child_are_told_apart_by_their_days():
    first = plan().conference
    review = first.plan.reviews.get()
    assert str(first) == "Initial conference about Bea Sample, held 4 April 2019"
    assert str(review) == "Review conference about Bea Sample, due 4 July 2019"
