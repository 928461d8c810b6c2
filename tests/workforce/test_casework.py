"""Correcting a record: what follows, what is kept, and what is refused; and what two people do at once."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from assessments.models import Assessment
from contacts.models import Contact
from contacts.services import open_referral
from csc.due_dates import find_drift
from csc.models import AuditEvent
from protection.models import InitialConference, ProtectionPlan
from tests.assessments.cast import assessment, authorise, case
from tests.assessments.cast import plan as child_in_need_plan
from tests.contacts.cast import at, bea, clerk, code, contact, day, decide, early_help, logged, missing, refused, returned, team
from tests.protection.cast import booked, discussion, enquiry, plan, review, visit
from tests.protection.cast import decide as decide_conference
from workforce.casework import ChangedMeanwhile, correct, version_of, withdraw

pytestmark = pytest.mark.django_db


def put_right(record, reason: str = "Typed wrongly", **changes):
    return correct(by=clerk(), record=record, changes=changes, reason=reason)


# ── What is kept and what follows ────────────────────────────────────────────────────────────────


def test_a_correction_keeps_what_was_said_and_why_it_changed():
    one = contact(reason="Bruses")
    with logged("correct_record"):
        now = correct(by=clerk(), record=one, changes={"reason": "Bruises"}, reason="Spelling")
    assert now.reason == "Bruises"
    assert one.reason == "Bruses"
    newest, oldest = now.history.order_by("-history_id")
    assert (newest.reason, newest.history_change_reason, newest.history_user) == ("Bruises", "Spelling", clerk())
    assert oldest.reason == "Bruses"
    event = AuditEvent.objects.get(verb="correct_record")
    assert (event.reason, event.detail, event.child) == ("Spelling", {"fields": ["reason"]}, one.child.uuid)


def test_who_typed_it_and_when_stays():
    one = contact()
    now = put_right(one, referrer_name="Ash")
    assert (now.recorded_at, now.recorded_by) == (one.recorded_at, one.recorded_by)


def test_the_due_date_of_the_record_follows_even_when_the_work_is_done():
    one = decide(contact())
    assert put_right(one, received_at=at("2019-03-13 10:00")).due_on == day("2019-03-14")
    done = authorise(assessment(clock_started_on=day("2019-03-14")))
    assert put_right(done, clock_started_on=day("2019-03-13")).due_on == day("2019-05-20")


def test_the_due_dates_of_the_childs_open_work_follow():
    episode = case()
    helped = child_in_need_plan(episode, "2019-05-01")
    put_right(helped, started_on=day("2019-04-30"))
    assert (helped.visits.get().due_on, helped.reviews.get().due_on) == (day("2019-05-30"), day("2019-07-30"))
    interview = returned("2019-03-29 22:00")
    put_right(interview.episode, ended_at=at("2019-03-29 20:00"))
    interview.refresh_from_db()
    assert interview.due_at == at("2019-04-01 21:00")
    assert list(find_drift()) == []


def test_an_enquiry_moved_moves_its_conference():
    one = booked()
    put_right(one.enquiry, started_on=day("2019-03-19"))
    one.refresh_from_db()
    one.enquiry.refresh_from_db()
    assert (one.due_on, one.enquiry.conference_due_on) == (day("2019-04-09"), day("2019-04-09"))


def test_a_conference_moved_moves_its_meeting_its_plan_and_all_that_is_due_under_it():
    one = booked()
    made = decide_conference(one)
    with logged("correct_record"):
        put_right(one, held_on=day("2019-04-03"))
    made.refresh_from_db()
    one.meeting.refresh_from_db()
    assert (made.started_on, one.meeting.held_on) == (day("2019-04-03"), day("2019-04-03"))
    assert made.reviews.get().due_on == day("2019-07-03")
    assert made.core_groups.get().due_on == day("2019-04-17")
    assert list(find_drift()) == []


def test_a_review_moved_moves_the_next():
    made = plan()
    held = review(made, "2019-07-01")
    put_right(held, held_on=day("2019-07-02"))
    assert made.reviews.get(held_on=None).due_on == day("2020-01-02")


def test_a_visit_found_not_to_have_seen_the_child_moves_the_next_back():
    made = plan()
    one = visit(made, "2019-04-11")
    put_right(one, child_seen=False, seen_alone=None)
    assert made.visits.planned().get().due_on == day("2019-04-18")


# ── What is refused ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_correction_has_a_reason(reason):
    one = contact()
    with refused("reason", "Say why"):
        put_right(one, reason, referrer_name="Ash")
    assert Contact.objects.get().referrer_name == ""


def test_a_correction_changes_something():
    one = contact()
    with refused(None, "Nothing was changed"):
        put_right(one, received_at=one.received_at)


@pytest.mark.parametrize("field", ["child", "recorded_by", "state"])
def test_whose_it_is_and_who_typed_it_is_not_corrected(field, django_user_model):
    one = contact()
    value = {"child": bea(), "recorded_by": django_user_model.objects.create_user("other"), "state": "draft"}[field]
    with refused(field, "Withdraw the record"):
        put_right(one, **{field: value})


def test_a_name_that_is_no_column_is_an_error_of_the_programmer():
    one = contact()
    with pytest.raises(TypeError, match="no field colour"):
        put_right(one, colour="red")


def test_a_withdrawn_record_is_not_corrected():
    one = contact()
    withdraw(by=clerk(), record=one, reason="Wrong child")
    with refused(None, "has been withdrawn"):
        put_right(one, referrer_name="Ash")


def _future():
    return at("2099-01-01 10:00")


@pytest.mark.parametrize(
    ("make", "changes", "field", "words"),
    [
        (contact, {"received_at": _future()}, "received_at", "future"),
        (lambda: decide(contact()), {"decided_at": at("2019-03-14 09:00")}, "decided_at", "earlier than the contact"),
        (lambda: decide(contact()), {"decided_by": None}, "decided_by", "belong together"),
        (early_help, {"ended_on": day("2019-01-09")}, "ended_on", "before it started"),
        (early_help, {"ended_on": day("2019-02-09")}, "end_reason", "why early help ended"),
        (missing, {"ended_at": at("2019-03-28 21:00")}, "ended_at", "earlier than"),
        (case, {"started_on": day("2019-03-13")}, "started_on", "before the referral"),
        (assessment, {"started_on": day("2019-03-13")}, "started_on", "before the referral"),
        (lambda: authorise(assessment()), {"authorised_on": day("2019-03-14")}, "authorised_on", "before it started"),
        (lambda: authorise(assessment()), {"outcome": None}, "outcome", "led to"),
        (child_in_need_plan, {"started_on": day("2019-03-13")}, "started_on", "before the case opened"),
        (discussion, {"held_at": _future()}, "held_at", "future"),
        (enquiry, {"completed_on": day("2019-03-17")}, "completed_on", "before it started"),
        (lambda: plan().conference, {"held_on": day("2019-04-06")}, "held_on", "weekend"),
        (lambda: plan().conference, {"outcome_id": "conference_outcome:no_plan"}, "outcome", "Withdraw the plan"),
        (plan, {"started_on": day("2019-04-03")}, "started_on", "the plan follows"),
        (plan, {"ended_on": day("2019-04-04")}, "ended_on", "on or before"),
        (lambda: visit(plan(), "2019-04-11"), {"visited_on": day("2019-04-03")}, "visited_on", "not open"),
        (lambda: review(plan(), "2019-07-01"), {"held_on": day("2019-04-04")}, "held_on", "on or before"),
    ],
)
def test_what_a_verb_refuses_a_correction_refuses(make, changes, field, words):
    record = make()
    with refused(field, words):
        put_right(record, **changes)
    assert record.history.count() == type(record).objects.get(pk=record.pk).history.count()


def test_a_decision_that_led_to_a_referral_stays_until_the_referral_is_withdrawn():
    one = decide(contact())
    made = open_referral(by=clerk(), contact=one)
    with refused("decided_outcome", "Withdraw the referral first"):
        put_right(one, decided_outcome=code("contact_outcome:no_further_action"))
    withdraw(by=clerk(), record=made, reason="Not needed")
    assert put_right(one, decided_outcome=code("contact_outcome:no_further_action")).decided_outcome.code == "no_further_action"


def test_a_correction_that_fails_late_leaves_everything_as_it_was():
    """The plan that should follow the conference would overlap another."""
    child = bea()
    first = ProtectionPlan.objects.create(
        recorded_by=clerk(),
        child=child,
        team=team(),
        started_on=day("2018-01-01"),
        ended_on=day("2019-04-04"),
        end_reason=code("cp_plan_end_reason:risk_reduced"),
        initial_category=code("category_of_abuse:NEG"),
        latest_category=code("category_of_abuse:NEG"),
    )
    made = plan(child)
    with refused("started_on", "Plans do not overlap"):
        put_right(made.conference, held_on=day("2019-04-03"))
    assert InitialConference.objects.get().held_on == day("2019-04-04")
    assert ProtectionPlan.objects.exclude(pk=first.pk).get().started_on == day("2019-04-04")


# ── Two people at once ───────────────────────────────────────────────────────────────────────────


def test_a_record_changed_meanwhile_is_not_overwritten(django_user_model):
    one, other = contact(), django_user_model.objects.create_user("other")
    seen = version_of(one)
    correct(by=other, record=one, changes={"referrer_name": "Ash"}, reason="Told on the phone", seen_version=seen)
    before = AuditEvent.objects.count()
    with pytest.raises(ChangedMeanwhile, match="since you opened it") as error:
        correct(by=clerk(), record=one, changes={"referrer_role": "Teacher"}, reason="Left out", seen_version=seen)
    told = error.value
    assert isinstance(told, ValidationError)
    assert told.seen == {"referrer_name": "", "referrer_role": ""}
    assert told.now == {"referrer_name": "Ash", "referrer_role": ""}
    assert told.mine == {"referrer_role": "Teacher"}
    assert (told.changed_by, AuditEvent.objects.count()) == (other, before)
    now = correct(by=clerk(), record=one, changes={"referrer_role": "Teacher"}, reason="Left out", seen_version=version_of(one))
    assert (now.referrer_name, now.referrer_role) == ("Ash", "Teacher")


def test_a_version_of_another_record_is_refused():
    one, another = contact(), contact()
    with pytest.raises(ValidationError, match="not one of this record"):
        correct(by=clerk(), record=one, changes={"referrer_name": "Ash"}, reason="x", seen_version=version_of(another))


def test_withdrawing_looks_at_the_version_too():
    one = contact()
    seen = version_of(one)
    put_right(one, referrer_name="Ash")
    with pytest.raises(ChangedMeanwhile):
        withdraw(by=clerk(), record=one, reason="Wrong child", seen_version=seen)
    assert Contact.objects.get().state == "complete"


def test_an_assessment_whose_clock_has_no_start_has_no_due_date():
    one = Assessment.objects.create(recorded_by=clerk(), child=bea(), team=team(), kind=code("assessment_type:new"))
    assert put_right(one, started_on=day("2019-03-15")).due_on is None
