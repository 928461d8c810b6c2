"""The verbs of protection plans, emergency powers and court: what is written, due and refused."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from csc.due_dates import find_drift
from csc.local_choices import set_local_choice
from protection import services
from protection.due import review_due_on, visit_due_on
from protection.local_choices import REVIEW_AFTER_BIRTH, VISIT_THAT_COUNTS
from protection.models import CoreGroup, EmergencyProtection, PlanUpdate, ProtectionPlan, ProtectionVisit, ReviewConference
from tests.choices import answered
from tests.contacts.cast import at, bea, clerk, code, day, logged, refused, team
from tests.protection.cast import end, plan, review, visit

pytestmark = pytest.mark.django_db

TOMORROW = timezone.localdate() + datetime.timedelta(days=1)
Kind = EmergencyProtection.Kind


# ── Reviews and core groups ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("on", "words"),
    [("2019-04-04", "on or before"), ("2019-04-03", "on or before"), ("2019-09-02", "not open"), ("tomorrow", "future")],
)
def test_days_on_which_no_review_is_held(on, words):
    made = end(plan(), "2019-09-01") if on == "2019-09-02" else plan()
    with refused("held_on", words):
        review(made, TOMORROW.isoformat() if on == "tomorrow" else on)


def test_a_review_that_ends_the_plan_ends_it_that_day():
    made = plan()
    with refused("end_reason", "why the plan ends"):
        review(made, "2019-07-01", "end")
    with logged("hold_review", "end_plan"):
        review(made, "2019-07-01", "step_down_cin", end_reason=code("cp_plan_end_reason:step_down_cin"))
    made.refresh_from_db()
    assert (made.ended_on, made.end_reason_id) == (day("2019-07-01"), "cp_plan_end_reason:step_down_cin")
    for model in (ReviewConference, CoreGroup):
        assert not model.objects.standing().filter(held_on=None).exists()
    assert not ProtectionVisit.objects.planned().exists()


def test_a_review_adjourned_has_not_been_held_and_two_are_not_on_one_day():
    made = plan()
    with refused("outcome", "Put it off"):
        review(made, "2019-07-01", "adjourned")
    review(made, "2019-07-01")
    with refused("held_on", "already recorded"):
        review(made, "2019-07-01")


def test_a_review_typed_after_a_later_one_changes_when_that_was_due():
    made = plan()
    later = review(made, "2019-09-02")
    assert later.due_on == day("2019-07-04")
    review(made, "2019-07-01")
    later.refresh_from_db()
    assert later.due_on == day("2020-01-01")
    assert made.reviews.get(held_on=None).due_on == day("2020-03-02")


def test_core_groups_follow_one_another():
    made = plan()
    with logged("hold_core_group"):
        first = services.hold_core_group(
            by=clerk(), plan=made, held_on=day("2019-04-17"), attended_by="School", plan_updated=True
        )
    assert first.due_on == day("2019-04-18")
    assert made.core_groups.get(held_on=None).due_on == day("2019-05-15")
    with refused("held_on", "already recorded"):
        services.hold_core_group(by=clerk(), plan=made, held_on=day("2019-04-17"))
    with refused("held_on", "not open"):
        services.hold_core_group(by=clerk(), plan=made, held_on=day("2019-04-03"))
    assert list(find_drift()) == []


@pytest.mark.parametrize("model", [CoreGroup, ReviewConference])
def test_a_planned_row_counts_as_typed_when_it_happened(django_user_model, model):
    made = plan()
    model.objects.update(recorded_at=at("2019-04-04 12:00"))
    other = django_user_model.objects.create_user("other")
    if model is CoreGroup:
        done = services.hold_core_group(by=other, plan=made, held_on=day("2019-04-17"))
    else:
        done = services.hold_review(by=other, plan=made, held_on=day("2019-07-01"), outcome=code("review_outcome:continue"))
    assert (done.recorded_by, timezone.localdate(done.recorded_at)) == (other, timezone.localdate())


# ── Visits ───────────────────────────────────────────────────────────────────────────────────────


def test_the_next_visit_runs_from_the_last_at_which_the_child_was_seen():
    made = plan()
    with logged("record_protection_visit"):
        first = visit(made, "2019-04-11")
    assert first.due_on == day("2019-04-18")
    assert made.visits.planned().get().due_on == day("2019-04-29")  # 10 working days over Easter
    visit(made, "2019-04-15", seen=False)
    assert made.visits.planned().get().due_on == day("2019-04-29")
    assert list(find_drift()) == []


def with_others(to: ProtectionPlan, on: str) -> ProtectionVisit:
    """The child was seen, and not alone."""
    return visit(
        to, on, seen_alone=code("visit_alone:not_alone"), not_alone_reason=code("visit_not_alone_reason:baby_or_toddler")
    )


KINDS = {
    "alone at home": ("alone", "home"),
    "alone at school": ("alone", "school"),
    "with others at home": ("not_alone", "home"),
    "too young to be seen alone, at home": ("not_appropriate", "home"),
    "too young, at the office": ("not_appropriate", "office"),
    "no word of either": (None, None),
}


@pytest.mark.parametrize(
    ("answer", "counting"),
    [
        ("seen", KINDS),
        ("alone", ["alone at home", "alone at school", "too young to be seen alone, at home", "too young, at the office"]),
        ("home", ["alone at home", "with others at home", "too young to be seen alone, at home"]),
        ("alone_home", ["alone at home", "too young to be seen alone, at home"]),
    ],
)
def test_which_visit_moves_the_next_one_on_is_the_authoritys_own(answer, counting):
    """On 11 April 2019: ten working days over Easter are 29 April; without it the plan's first visit is due on the 18th."""
    answered(VISIT_THAT_COUNTS, ("2019-04-11", answer))
    made = plan()
    one = visit(made, "2019-04-11")
    for kind, (alone, place) in KINDS.items():
        ProtectionVisit.objects.filter(pk=one.pk).update(
            seen_alone=alone and f"visit_alone:{alone}", place=place and f"visit_place:{place}"
        )
        assert visit_due_on(made) == day("2019-04-29" if kind in counting else "2019-04-18"), kind


def test_a_visit_counts_by_the_answer_of_its_own_day():
    """Alone from 12 April to 14 April: before and after, seen is enough."""
    answered(VISIT_THAT_COUNTS, ("2019-04-12", "alone"), ("2019-04-15", "seen"))
    made = plan()
    with_others(made, "2019-04-11")
    due = [visit_due_on(made)]
    for on in ("2019-04-12", "2019-04-14", "2019-04-15"):
        with_others(made, on)
        due.append(visit_due_on(made))
    assert due == [day("2019-04-29"), day("2019-04-29"), day("2019-04-29"), day("2019-05-01")]


def test_due_dates_follow_when_the_authority_asks_for_more():
    made = plan()
    with_others(made, "2019-04-11")
    given = {"effective_from": day("2019-04-01"), "set_by": "Board", "reason": "Children are heard alone"}
    set_local_choice(by=clerk(), choice="cp_visit_that_counts", answer="alone", **given)
    assert made.visits.planned().get().due_on == day("2019-04-18")
    assert list(find_drift()) == []


def test_a_visit_is_finished_once():
    made = plan()
    one = visit(made, "2019-04-11", seen=None, finished=False)
    with refused("child_seen", "whether the child was seen"):
        services.finish_protection_visit(by=clerk(), visit=one)
    one.refresh_from_db()
    with logged("finish_protection_visit"):
        services.finish_protection_visit(by=clerk(), visit=one, child_seen=True, seen_alone=code("visit_alone:alone"))
    assert made.visits.planned().get().due_on == day("2019-04-29")
    with refused(None, "already finished"):
        services.finish_protection_visit(by=clerk(), visit=one)


def test_a_visit_not_made_leaves_the_child_due_to_be_seen():
    made = plan()
    with logged("record_protection_visit_not_done"):
        services.record_protection_visit_not_done(by=clerk(), plan=made, reason=code("visit_not_done_reason:no_access"))
    assert made.visits.planned().get().due_on == day("2019-04-18")
    end(made, "2019-05-01")
    with refused(None, "No visit is due"):
        services.record_protection_visit_not_done(by=clerk(), plan=made, reason=code("visit_not_done_reason:no_access"))


@pytest.mark.parametrize(
    ("on", "facts", "field", "words"),
    [
        ("2019-04-03", {}, "visited_on", "not open"),
        ("tomorrow", {}, "visited_on", "future"),
        ("2019-04-11", {"seen_alone_id": "visit_alone:not_alone", "seen_alone": None}, "not_alone_reason", "not seen alone"),
        ("2019-04-11", {"seen": None}, "child_seen", "whether"),
    ],
)
def test_visits_that_cannot_have_been_so(on, facts, field, words):
    made = plan()
    if "seen_alone_id" in facts:
        facts = {"seen_alone": code(facts["seen_alone_id"])}
    with refused(field, words):
        visit(made, TOMORROW.isoformat() if on == "tomorrow" else on, **facts)


def test_an_unborn_child_on_a_plan_is_visited_from_birth():
    made = plan(bea(born=None, expected="2019-06-01"))
    assert not made.visits.exists()
    made.child.date_of_birth, made.child.expected_on = day("2019-06-03"), None
    made.child.save()
    made.refresh_from_db()
    assert visit(made, "2019-06-05").due_on == day("2019-06-17")


@pytest.mark.parametrize(
    ("answer", "born", "due"),
    [
        ("no", "2019-05-01", "2019-07-04"),
        ("yes", "2019-05-01", "2019-05-31"),  # 20 working days over two bank holidays
        ("yes", "2019-06-06", "2019-07-04"),  # the day on which both say the same
        ("yes", "2019-06-07", "2019-07-04"),  # three months from the conference are sooner
        ("yes", "2019-04-04", "2019-07-04"),  # born on the day of the conference, so not before birth
    ],
)
def test_the_first_review_of_a_plan_made_before_birth(answer, born, due):
    answered(REVIEW_AFTER_BIRTH, ("2019-01-01", answer))
    made = plan(bea(born=None, expected="2019-06-01"))
    assert made.reviews.get().due_on == day("2019-07-04")
    made.child.date_of_birth, made.child.expected_on = day(born), None
    made.child.save()
    made.refresh_from_db()
    assert review_due_on(made) == day(due)


def test_whether_it_is_counted_from_the_birth_is_the_answer_of_the_day_of_birth():
    answered(REVIEW_AFTER_BIRTH, ("2019-05-02", "yes"))
    made = plan(bea(born=None, expected="2019-06-01"))
    for born, due in (("2019-05-01", "2019-07-04"), ("2019-05-02", "2019-06-03")):
        made.child.date_of_birth, made.child.expected_on = day(born), None
        assert review_due_on(made) == day(due)


# ── The plan itself ──────────────────────────────────────────────────────────────────────────────


def test_the_category_changes_and_the_initial_one_stays():
    made = plan()
    with refused("category", "already"):
        _change(made, "NEG", "2019-05-01")
    with refused("changed_on", "not open"):
        _change(made, "EMO", "2019-04-03")
    with logged("change_category"):
        _change(made, "EMO", "2019-07-01")
    with logged("change_category"):
        _change(made, "PHY", "2019-05-01")
    made.refresh_from_db()
    assert (made.initial_category_id, made.latest_category_id) == ("category_of_abuse:NEG", "category_of_abuse:EMO")


def _change(made, category, on):
    return services.change_category(
        by=clerk(), plan=made, category=code(f"category_of_abuse:{category}"), changed_on=day(on), reason="New harm found"
    )


def test_the_plan_is_rewritten_while_it_is_open():
    made = plan()
    with logged("update_plan"):
        services.update_plan(by=clerk(), plan=made, agreed_on=day("2019-04-17"), text="Grandmother has the key")
    with refused("agreed_on", "not open"):
        services.update_plan(by=clerk(), plan=made, agreed_on=day("2019-04-03"))
    assert PlanUpdate.objects.get().agreed_on == day("2019-04-17")


@pytest.mark.parametrize(
    ("on", "words"), [("2019-04-04", "on or before"), ("2019-04-03", "on or before"), ("tomorrow", "future")]
)
def test_days_on_which_no_plan_ends(on, words):
    made = plan()
    with refused("ended_on", words):
        end(made, TOMORROW.isoformat() if on == "tomorrow" else on)


def test_a_plan_ends_once_and_no_later_than_the_child_died():
    made = plan()
    made.child.died_on = day("2019-06-01")
    made.child.save()
    with refused("ended_on", "died on 1 June 2019"):
        end(made, "2019-06-02", "died")
    made.refresh_from_db()
    with logged("end_plan"):
        end(made, "2019-06-01", "died")
    with refused("ended_on", "already ended"):
        end(made, "2019-06-01")


def test_a_temporary_plan_is_visited_here_and_reviewed_there():
    child = bea()
    with logged("start_temporary_plan"):
        made = services.start_temporary_plan(
            by=clerk(),
            child=child,
            team=team(),
            started_on=day("2019-04-04"),
            category=code("category_of_abuse:NEG"),
            other_authority=code("local_authority:202"),
        )
    assert made.held_for_other_authority
    assert made.visits.get().due_on == day("2019-04-18")
    assert not made.reviews.exists()


# ── Emergency powers and court ───────────────────────────────────────────────────────────────────


def _emergency(kind: str, child=None, started: str = "2019-03-29 22:00"):
    return services.start_emergency_protection(by=clerk(), child=child or bea(), team=team(), kind=kind, started_at=at(started))


@pytest.mark.parametrize(
    ("kind", "last", "too_long"),
    [
        (Kind.POLICE_PROTECTION, "2019-04-01 23:00", "2019-04-01 23:01"),  # 72 hours over the clock change
        (Kind.CHILD_ASSESSMENT_ORDER, "2019-04-05 23:00", "2019-04-05 23:01"),
        (Kind.EMERGENCY_PROTECTION_ORDER, "2019-04-19 23:00", "2019-04-19 23:01"),
    ],
)
def test_how_long_an_emergency_power_lasts(kind, last, too_long):
    with logged("start_emergency_protection"):
        one = _emergency(kind)
    with refused("ended_at", "at most"):
        services.end_emergency_protection(by=clerk(), emergency=one, ended_at=at(too_long))
    one.refresh_from_db()
    with refused("ended_at", "before it started"):
        services.end_emergency_protection(by=clerk(), emergency=one, ended_at=at("2019-03-29 21:59"))
    one.refresh_from_db()
    with logged("end_emergency_protection"):
        services.end_emergency_protection(by=clerk(), emergency=one, ended_at=at(last))
    with refused("ended_at", "already ended"):
        services.end_emergency_protection(by=clerk(), emergency=one, ended_at=at(last))


def test_an_order_is_extended_once_and_police_protection_never():
    order = _emergency(Kind.EMERGENCY_PROTECTION_ORDER)
    with logged("extend_emergency_protection"):
        services.extend_emergency_protection(by=clerk(), emergency=order, extended_at=at("2019-04-06 10:00"))
    with refused("extended_at", "once"):
        services.extend_emergency_protection(by=clerk(), emergency=order, extended_at=at("2019-04-12 10:00"))
    police = _emergency(Kind.POLICE_PROTECTION)
    with refused("extended_at", "cannot be extended"):
        services.extend_emergency_protection(by=clerk(), emergency=police, extended_at=at("2019-03-30 10:00"))
    with refused("started_at", "already in force"):
        _emergency(Kind.POLICE_PROTECTION, police.child, "2019-03-30 22:00")


def test_work_before_proceedings():
    child = bea()
    with logged("start_pre_proceedings"):
        work = services.start_pre_proceedings(by=clerk(), child=child, team=team(), decided_on=day("2019-03-18"))
    with refused("decided_on", "already open"):
        services.start_pre_proceedings(by=clerk(), child=child, team=team(), decided_on=day("2019-03-25"))
    with refused("letter_sent_on", "before the decision"):
        services.send_letter_before_proceedings(by=clerk(), work=work, sent_on=day("2019-03-17"))
    work.refresh_from_db()
    with logged("send_letter_before_proceedings"):
        services.send_letter_before_proceedings(by=clerk(), work=work, sent_on=day("2019-03-20"))
    for held in ("2019-04-10", "2019-04-02"):
        services.hold_pre_proceedings_meeting(by=clerk(), work=work, held_on=day(held), parents_represented=True)
    assert (work.first_meeting_on, work.meetings_held) == (day("2019-04-02"), 2)
    with refused("family_group_decision_making_held_on", "before it was offered"):
        services.record_family_group_decision_making(
            by=clerk(), work=work, offered_on=day("2019-04-02"), held_on=day("2019-04-01")
        )
    work.refresh_from_db()
    with logged("record_family_group_decision_making"):
        services.record_family_group_decision_making(by=clerk(), work=work, offered_on=day("2019-04-02"))
    with logged("end_pre_proceedings"):
        services.end_pre_proceedings(by=clerk(), work=work, ended_on=day("2019-06-03"), outcome=code("pre_proceedings:issue"))
    with refused("ended_on", "already ended"):
        services.hold_pre_proceedings_meeting(by=clerk(), work=work, held_on=day("2019-06-04"))


def test_proceedings_have_26_weeks():
    child = bea()
    with logged("issue_proceedings"):
        case = services.issue_proceedings(by=clerk(), child=child, team=team(), issued_on=day("2019-06-03"))
    assert case.due_on == day("2019-12-02")
    with refused("issued_on", "already under way"):
        services.issue_proceedings(by=clerk(), child=child, team=team(), issued_on=day("2019-06-10"))
    with logged("record_hearing"):
        assert services.record_hearing(by=clerk(), proceedings=case).hearings == 1
    with refused("final_order_on", "before the application"):
        services.make_final_order(by=clerk(), proceedings=case, ordered_on=day("2019-06-02"))
    case.refresh_from_db()
    with logged("make_final_order"):
        services.make_final_order(by=clerk(), proceedings=case, ordered_on=day("2019-11-20"), order=code("legal_status:C2"))
    with refused("final_order_on", "has been made"):
        services.record_hearing(by=clerk(), proceedings=case)
