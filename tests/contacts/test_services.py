"""The verbs of the front door: what each writes, when things are due, and what is refused."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from contacts import services
from contacts.models import Contact, EarlyHelpEpisode, ExploitationRisk, MissingEpisode, Referral, ReturnInterview
from csc.models import AuditEvent
from tests.contacts.cast import (
    accepted,
    at,
    bea,
    clerk,
    code,
    contact,
    day,
    decide,
    early_help,
    logged,
    manager,
    missing,
    referral,
    refused,
    returned,
    team,
)
from workforce.casework import withdraw

pytestmark = pytest.mark.django_db


# ── Contacts ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2019-03-14 10:00", "2019-03-15"),  # Thursday
        ("2019-03-15 17:30", "2019-03-18"),  # Friday evening
        ("2019-03-16 12:00", "2019-03-18"),  # Saturday: Monday is day 1
        ("2019-04-18 09:00", "2019-04-23"),  # Maundy Thursday, then Easter
    ],
)
def test_a_contact_is_to_be_decided_within_one_working_day(received, due):
    with logged("record_contact"):
        assert contact(bea(), received).due_on == day(due)


def test_a_contact_cannot_come_from_the_future():
    with refused("received_at", "future"):
        contact(received=(timezone.now() + datetime.timedelta(hours=2)).strftime("%Y-%m-%d %H:%M"))
    assert not Contact.objects.exists()


@pytest.mark.parametrize(("born", "fits"), [("2019-12-19", True), ("2019-12-20", False)])
def test_a_contact_is_about_a_child_due_within_40_weeks(born, fits):
    """14 March to 19 December 2019 are 280 days."""
    if fits:
        assert contact(bea(born=None, expected=born)).pk
    else:
        with refused("received_at", "40 weeks", "20 December 2019"):
            contact(bea(born=None, expected=born))


def test_consent_overridden_needs_a_reason():
    with refused("consent_override_reason", "Say why"):
        contact(consent=code("consent:overridden"), consent_override_reason=" ")
    assert contact(consent=code("consent:overridden"), consent_override_reason="Telling the parents puts her at risk").pk


def test_a_column_that_is_none_is_an_error_of_the_programmer_and_never_lost():
    with pytest.raises(TypeError, match="no field colour"):
        contact(colour="red")


def test_a_code_that_is_not_there_is_refused_by_its_field():
    with refused("method"):
        contact(method=None)


def test_recommendation_and_decision_stand_beside_each_other():
    one, worker = contact(), manager("Wyn")
    with logged("recommend_outcome"):
        services.recommend_outcome(
            by=clerk(), worker=worker, contact=one, outcome=code("contact_outcome:early_help"), reason="Parent asks for help"
        )
    with refused("decision_reason", "differs"):
        services.decide_contact(by=clerk(), manager=manager(), contact=one, outcome=code("contact_outcome:referral"))
    one.refresh_from_db()
    assert one.decided_at is None
    with logged("decide_contact"):
        services.decide_contact(
            by=clerk(), manager=manager(), contact=one, outcome=code("contact_outcome:referral"), reason="Bruises"
        )
    one.refresh_from_db()
    assert (one.recommended_outcome.code, one.decided_outcome.code) == ("early_help", "referral")
    assert one.history.count() == 3


def test_a_decision_is_not_before_the_contact_and_is_made_once():
    one = contact()
    with refused("decided_at", "earlier than the contact"):
        decide(one, decided="2019-03-14 09:59")
    one.refresh_from_db()
    decide(one, decided="2019-03-14 10:00")
    with refused("decided_outcome", "has been decided"):
        decide(one)
    with refused("decided_outcome", "has been decided"):
        services.recommend_outcome(by=clerk(), worker=manager(), contact=one, outcome=code("contact_outcome:early_help"))


def test_nothing_more_is_done_to_a_withdrawn_contact():
    one = contact()
    withdraw(by=clerk(), record=one, reason="Wrong child")
    with refused(None, "withdrawn"):
        decide(one)


def test_out_of_hours_hands_over_once():
    one = contact()
    with refused("action_taken", "what was done"):
        services.hand_over_out_of_hours(by=clerk(), contact=one, action_taken=" ")
    with refused("handed_over_at", "earlier than the contact"):
        services.hand_over_out_of_hours(by=clerk(), contact=one, action_taken="Visited", handed_over_at=at("2019-03-14 09:00"))
    with logged("hand_over_out_of_hours"):
        services.hand_over_out_of_hours(by=clerk(), contact=one, action_taken="Visited", handed_over_at=at("2019-03-15 08:00"))
    assert AuditEvent.objects.get(verb="hand_over_out_of_hours").child == one.child.uuid
    with refused(None, "already"):
        services.hand_over_out_of_hours(by=clerk(), contact=one, action_taken="Visited again")


# ── Referrals ────────────────────────────────────────────────────────────────────────────────────


def test_a_referral_takes_over_what_the_contact_says():
    one = decide(contact(reason="Bruises seen at school"))
    with logged("record_referral"):
        made = services.open_referral(by=clerk(), contact=one)
    assert (made.child, made.team, made.received_on) == (one.child, one.team, day("2019-03-14"))
    assert (made.source_id, made.reason) == ("referral_source:6", "Bruises seen at school")
    assert made.due_on == day("2019-03-15")


def test_a_referral_opens_from_a_contact_decided_to_be_one_and_once():
    one = contact()
    with refused("contact", "not been decided"):
        services.open_referral(by=clerk(), contact=one)
    nothing = decide(contact(), "no_further_action")
    with refused("contact", "No further action"):
        services.open_referral(by=clerk(), contact=nothing)
    services.open_referral(by=clerk(), contact=decide(one))
    with refused("contact", "already been opened"):
        services.open_referral(by=clerk(), contact=one, received_on=day("2019-03-20"))


def test_a_referral_is_not_before_its_contact_nor_about_another_child():
    one = decide(contact())
    with refused("received_on", "before the contact"):
        services.open_referral(by=clerk(), contact=one, received_on=day("2019-03-13"))
    with refused("contact", "another child"):
        referral(bea(), contact=one)


def test_a_referral_withdrawn_makes_room_for_another_from_the_same_contact():
    one = decide(contact())
    first = services.open_referral(by=clerk(), contact=one, reason="Typed in the wrong record")
    withdraw(by=clerk(), record=first, reason="Wrong source")
    again = services.open_referral(by=clerk(), contact=one, source=code("referral_source:2A"))
    assert (again.state, again.source_id, again.withdrawn_reason) == ("complete", "referral_source:2A", "")
    assert list(Referral.objects.filter(contact=one)) == [again]
    assert [row.state for row in again.history.order_by("history_id")] == ["complete", "withdrawn", "complete"]


def test_two_referrals_of_a_child_on_one_day_are_one():
    child = bea()
    referral(child)
    with refused("received_on", "on this day"):
        referral(child)
    assert referral(child, "2019-03-15").pk
    assert referral(bea()).pk


@pytest.mark.parametrize(("received", "fits"), [("2018-07-26", False), ("2018-07-27", True)])
def test_a_referral_is_at_most_40_weeks_before_birth(received, fits):
    """8606. 27 July 2018 to 3 May 2019 are 280 days."""
    if fits:
        assert referral(bea(born="2019-05-03"), received).pk
    else:
        with refused("received_on", "date of birth"):
            referral(bea(born="2019-05-03"), received)


def test_a_source_is_one_of_its_time():
    with refused("source", "not in use on 14 March 2019"):
        referral(source=code("referral_source:5D"))
    assert referral(received="2022-04-01", source=code("referral_source:5D")).pk


def test_a_referral_is_decided_once_and_then_the_referrer_told():
    one = referral()
    with refused(None, "Decide the referral first"):
        services.tell_referrer(by=clerk(), referral=one, told_on=day("2019-03-15"))
    outcome = code("referral_outcome:assessment")
    with refused("decided_at", "before the referral"):
        services.decide_referral(by=clerk(), manager=manager(), referral=one, outcome=outcome, decided_at=at("2019-03-13 23:59"))
    one.refresh_from_db()
    with logged("decide_referral"):
        services.decide_referral(by=clerk(), manager=manager(), referral=one, outcome=outcome, decided_at=at("2019-03-14 00:00"))
    with refused("outcome", "has been decided"):
        services.decide_referral(by=clerk(), manager=manager(), referral=one, outcome=outcome)
    with refused("referrer_told_on", "before the referral"):
        services.tell_referrer(by=clerk(), referral=one, told_on=day("2019-03-13"))
    one.refresh_from_db()
    with logged("tell_referrer"):
        services.tell_referrer(by=clerk(), referral=one, told_on=day("2019-03-15"))
    with refused("referrer_told_on", "already"):
        services.tell_referrer(by=clerk(), referral=one, told_on=day("2019-03-16"))


# ── Early help ───────────────────────────────────────────────────────────────────────────────────


def test_early_help_needs_consent_and_is_given_once_at_a_time():
    child = bea()
    with refused("consent", "refusal"):
        early_help(child, consent=code("consent:refused"))
    with logged("start_early_help"):
        early_help(child)
    with refused("started_on", "already receiving"):
        early_help(child, "2019-02-01")


def test_early_help_may_begin_again_on_the_day_it_ended():
    child = bea()
    first = early_help(child)
    with refused("ended_on", "before it started"):
        services.end_early_help(
            by=clerk(), episode=first, ended_on=day("2019-01-09"), end_reason=code("early_help_end_reason:needs_met")
        )
    first.refresh_from_db()
    with logged("end_early_help"):
        services.end_early_help(
            by=clerk(), episode=first, ended_on=day("2019-03-01"), end_reason=code("early_help_end_reason:needs_met")
        )
    with refused("started_on", "already receiving"):
        early_help(child, "2019-02-28")
    assert early_help(child, "2019-03-01").pk


def test_a_step_up_opens_a_referral_and_each_names_the_other():
    episode = early_help(reason="Neglect grows worse")
    with logged("record_referral", "step_up_early_help"):
        made = services.step_up_early_help(by=clerk(), episode=episode, stepped_up_on=day("2019-03-14"))
    episode.refresh_from_db()
    assert (episode.ended_on, episode.end_reason_id) == (day("2019-03-14"), "early_help_end_reason:step_up")
    assert episode.stepped_up_to == made
    assert (made.source_id, made.reason) == ("referral_source:5B", "Neglect grows worse")


def test_a_step_up_after_april_2022_has_its_own_source():
    made = services.step_up_early_help(by=clerk(), episode=early_help(), stepped_up_on=day("2022-04-01"))
    assert made.source_id == "referral_source:5D"


def test_a_step_up_that_fails_leaves_early_help_open_and_no_referral():
    episode = early_help(started="2019-03-20")
    with refused("ended_on", "before it started"):
        services.step_up_early_help(by=clerk(), episode=episode, stepped_up_on=day("2019-03-14"))
    assert not Referral.objects.exists()
    assert EarlyHelpEpisode.objects.get().ended_on is None


def test_only_a_step_up_names_a_referral():
    episode = early_help()
    with refused("stepped_up_to", "names the referral"):
        services.end_early_help(
            by=clerk(), episode=episode, ended_on=day("2019-03-01"), end_reason=code("early_help_end_reason:step_up")
        )


def test_a_step_down_is_marked_so_that_both_sides_tally():
    with logged("step_down_to_early_help"):
        episode = services.step_down_to_early_help(by=clerk(), child=bea(), team=team(), started_on=day("2019-03-14"))
    assert episode.stepped_down


def test_an_early_help_assessment_is_completed_once():
    with logged("start_early_help_assessment"):
        one = services.start_early_help_assessment(by=clerk(), child=bea(), team=team(), started_on=day("2019-01-10"))
    with refused("completed_on", "before it started"):
        services.complete_early_help_assessment(by=clerk(), assessment=one, completed_on=day("2019-01-09"))
    one.refresh_from_db()
    with logged("complete_early_help_assessment"):
        services.complete_early_help_assessment(by=clerk(), assessment=one, completed_on=day("2019-02-10"), summary="Money")
    with refused("completed_on", "already complete"):
        services.complete_early_help_assessment(by=clerk(), assessment=one, completed_on=day("2019-02-11"))


# ── Exploitation ─────────────────────────────────────────────────────────────────────────────────


def _assess(child, level, assessed):
    return services.assess_exploitation_risk(
        by=clerk(),
        child=child,
        team=team(),
        kind=code("exploitation_kind:cse"),
        level=code(f"exploitation_risk_level:{level}"),
        assessed_on=day(assessed),
    )


def test_each_level_of_risk_ends_the_one_before():
    child = bea()
    with logged("assess_exploitation_risk"):
        _assess(child, "high", "2019-01-10")
    with logged("assess_exploitation_risk"):
        last = _assess(child, "low", "2019-03-10")
    with refused("assessed_on", "later assessment"):
        _assess(child, "medium", "2019-02-10")
    with logged("end_exploitation_risk"):
        services.end_exploitation_risk(by=clerk(), risk=last, ended_on=day("2019-06-10"))
    rows = ExploitationRisk.objects.order_by("started_on").values_list("level__code", "started_on", "ended_on")
    assert list(rows) == [
        ("high", day("2019-01-10"), day("2019-03-10")),
        ("low", day("2019-03-10"), day("2019-06-10")),
    ]
    with refused("assessed_on", "later assessment"):
        _assess(child, "medium", "2019-06-09")
    assert _assess(child, "medium", "2019-06-10").pk


def test_an_exploitation_referral_and_its_national_referral():
    with logged("refer_exploitation"):
        one = services.refer_exploitation(
            by=clerk(),
            child=bea(),
            team=team(),
            received_on=day("2019-01-10"),
            kind=code("exploitation_kind:county_lines"),
            part_played=code("exploitation_part:victim"),
        )
    with logged("record_national_referral"):
        services.record_national_referral(by=clerk(), referral=one, referred_on=day("2019-01-12"))
    with refused("national_referral_mechanism_on", "already"):
        services.record_national_referral(by=clerk(), referral=one, referred_on=day("2019-01-13"))
    with refused("received_on", "not born yet"):
        services.refer_exploitation(
            by=clerk(),
            child=bea(born=None, expected="2019-05-01"),
            team=team(),
            received_on=day("2019-01-10"),
            kind=code("exploitation_kind:cse"),
            part_played=code("exploitation_part:victim"),
        )


# ── Missing ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("back", "due"),
    [
        ("2019-03-29 22:00", "2019-04-01 23:00"),  # the clocks go forward: vector H1
        ("2024-12-24 15:30", "2024-12-27 15:30"),  # Christmas: vector H3
    ],
)
def test_the_return_starts_72_hours(back, due):
    with logged("report_missing", "record_return"):
        interview = returned(back)
    assert interview.due_at == at(due)
    assert interview.episode.ended_at == at(back)


def test_a_child_is_missing_once_at_a_time():
    child = bea()
    first = missing(child, "2019-03-28 22:00")
    with refused("started_at", "Record the return first"):
        missing(child, "2019-03-29 22:00")
    with refused("ended_at", "earlier than when"):
        services.record_return(by=clerk(), episode=first, ended_at=at("2019-03-28 21:59"))
    first.refresh_from_db()
    services.record_return(by=clerk(), episode=first, ended_at=at("2019-03-29 06:00"))
    with refused("ended_at", "already recorded"):
        services.record_return(by=clerk(), episode=first, ended_at=at("2019-03-29 07:00"))
    with refused("started_at", "missing at this time already"):
        missing(child, "2019-03-29 05:59")
    with refused("started_at", "missing at this time already"):
        missing(child, "2019-03-27 20:00")
    assert missing(child, "2019-03-29 06:00").pk
    assert MissingEpisode.objects.count() == 2


def test_the_police_are_told_after_the_child_went_missing():
    episode = missing()
    with refused("reported_to_police_at", "before the child went missing"):
        services.record_police_report(by=clerk(), episode=episode, reported_at=at("2019-03-28 21:00"))
    episode.refresh_from_db()
    with logged("record_police_report"):
        services.record_police_report(by=clerk(), episode=episode, reported_at=at("2019-03-28 23:00"))


def test_offered_accepted_and_held_are_three_facts():
    interview = returned()
    with refused("offered_at", "first"):
        services.answer_return_interview(by=clerk(), interview=interview, accepted=True)
    with refused("offered_at", "return"):
        services.offer_return_interview(by=clerk(), interview=interview, offered_at=at("2019-03-29 21:00"))
    interview.refresh_from_db()
    with logged("offer_return_interview", "answer_return_interview"):
        services.offer_return_interview(by=clerk(), interview=interview, offered_at=at("2019-03-30 09:00"))
        services.answer_return_interview(by=clerk(), interview=interview, accepted=False)
    with logged("hold_return_interview"):
        services.hold_return_interview(
            by=clerk(),
            interview=interview,
            held_at=at("2019-03-31 09:00"),
            independent_person="Advocate",
            own_words="Cold.",
        )
    interview.refresh_from_db()
    assert (interview.accepted, interview.held_at) == (True, at("2019-03-31 09:00"))
    with refused("held_at", "has been held"):
        services.record_return_interview_not_held(
            by=clerk(), interview=interview, reason=code("return_interview_not_held_reason:refused")
        )


def test_an_interview_that_will_not_be_held_is_settled():
    interview = returned()
    with logged("record_return_interview_not_held"):
        services.record_return_interview_not_held(
            by=clerk(), interview=interview, reason=code("return_interview_not_held_reason:refused")
        )
    with refused("not_held_reason", "will not be held"):
        services.hold_return_interview(by=clerk(), interview=interview, held_at=at("2019-03-31 09:00"))
    assert ReturnInterview.objects.get().held_at is None


def test_nobody_is_missing_before_birth_or_after_death():
    with refused("started_at", "not born until"):
        missing(bea(born="2019-03-29"))
    with refused("started_at", "died on 27 March 2019"):
        missing(bea(died="2019-03-27"))


# ── Notes ────────────────────────────────────────────────────────────────────────────────────────


def _note(**facts):
    known = {"title": "Call from school", "happened_at": at("2019-03-14 11:00"), "kind": code("case_note_kind:phone_call")}
    return services.write_case_note(**{"by": clerk(), "child": bea(), "team": team(), **known, **facts})


def test_a_note_has_a_title_and_says_why_it_matters():
    with logged("write_case_note"):
        _note(text="She is back in school.")
    with refused("title"):
        _note(title="  ")
    with refused("significance", "what makes this significant"):
        _note(significant=True)
    with refused("happened_at", "future"):
        _note(happened_at=timezone.now() + datetime.timedelta(minutes=1))


def test_the_accepted_referral_of_the_cast_is_decided_the_same_day():
    assert accepted().decided_at == at("2019-03-14 17:00")


def test_two_who_save_the_same_thing_at_once_are_told_so(monkeypatch):
    """What one person's checks could not see, the database refuses, and the service says in words."""
    child = bea()
    early_help(child)
    monkeypatch.setattr("workforce.casework.check_facts", lambda record: None)
    monkeypatch.setattr("workforce.casework._check_constraints", lambda record: None)
    with pytest.raises(ValidationError, match="same moment"):
        early_help(child, "2019-02-01")
