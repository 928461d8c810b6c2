"""Moderation, actions, escalations: both grades kept, closed by somebody else, never lost."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from audits.models import AuditAction, Escalation, Moderation
from audits.services import (
    agree_action,
    answer_escalation,
    assign_moderation,
    close_action,
    close_escalation,
    complete_audit,
    decide_final_grade,
    escalate,
    finish_action,
    grade_blind,
    judge_standard,
)
from tests.audits.cast import DUE, audit
from tests.workforce.cast import clerk, small_authority, somebody
from workforce.access import children_visible_to
from workforce.casework import withdraw

pytestmark = pytest.mark.django_db

GOOD, REQUIRES = "audit_grade:good", "audit_grade:requires_improvement"
DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def thursday_before_easter():
    """Good Friday is 3 April 2026 and Easter Monday the 6th."""
    with time_machine.travel(datetime.datetime(2026, 4, 2, 12, 0, tzinfo=datetime.UTC), tick=False):
        yield


@pytest.fixture
def units():
    return small_authority()


@pytest.fixture
def one(units):
    return audit(units)


@pytest.fixture
def done(one):
    for standard in one.tool.standards.all():
        judge_standard(by=clerk(), audit=one, standard=standard, answer="audit_judgement:met")
    return complete_audit(by=clerk(), audit=one, completed_on=DUE, grade=GOOD, grade_reasons="Sound")


@pytest.fixture
def mia(units):
    return somebody("Mia", units["T2"], "auditor")


@pytest.fixture
def tess(units):
    return somebody("Tess", units["T1"], "team_manager")


@pytest.fixture
def hal(units):
    return somebody("Hal", units["S1"], "head_of_service")


# ── Moderation ───────────────────────────────────────────────────────────────────────────────────


def test_all_three_grades_are_kept_and_the_final_one_stands(done, mia):
    moderation = assign_moderation(by=clerk(), audit=done, moderator=mia, assigned_on=DUE)
    assert moderation.moved is None
    grade_blind(by=mia.user, moderation=moderation, grade=REQUIRES, reasons="Plan drifted", graded_on=DUE + DAY)
    assert done.final_grade.pk == GOOD
    decide_final_grade(by=clerk(), moderation=moderation, grade=REQUIRES, reasons="Agreed", decided_on=DUE + 2 * DAY)
    done.refresh_from_db()
    assert (done.grade_id, done.moderation.blind_grade_id, done.final_grade.pk) == (GOOD, REQUIRES, REQUIRES)
    assert done.moderation.moved is True


def test_a_grade_that_moves_says_why_and_one_that_stays_need_not(done, mia):
    moderation = assign_moderation(by=clerk(), audit=done, moderator=mia, assigned_on=DUE)
    grade_blind(by=mia.user, moderation=moderation, grade=REQUIRES, reasons="Plan drifted", graded_on=DUE)
    with pytest.raises(ValidationError, match="why the grade moves"):
        decide_final_grade(by=clerk(), moderation=moderation, grade=REQUIRES, decided_on=DUE)
    decide_final_grade(by=clerk(), moderation=moderation, grade=GOOD, decided_on=DUE)
    assert moderation.moved is False


def test_the_blind_grade_comes_first_and_once(done, mia):
    moderation = assign_moderation(by=clerk(), audit=done, moderator=mia, assigned_on=DUE)
    with pytest.raises(ValidationError, match="before the final one"):
        decide_final_grade(by=clerk(), moderation=moderation, grade=GOOD, decided_on=DUE)
    grade_blind(by=mia.user, moderation=moderation, grade=GOOD, reasons="Sound", graded_on=DUE)
    with pytest.raises(ValidationError, match="has been given"):
        grade_blind(by=mia.user, moderation=moderation, grade=REQUIRES, reasons="Second thoughts", graded_on=DUE)
    with pytest.raises(IntegrityError), transaction.atomic():
        Moderation.objects.filter(pk=moderation.pk).update(
            final_grade=GOOD, decided_on=DUE, blind_grade=None, blind_graded_on=None
        )


def test_only_a_finished_audit_is_moderated_and_by_neither_auditor_nor_worker(one, mia):
    with pytest.raises(ValidationError, match="Only a completed audit"):
        assign_moderation(by=clerk(), audit=one, moderator=mia, assigned_on=DUE)


def test_the_moderator_is_neither_the_auditor_nor_the_worker(done):
    for concerned in (done.auditor, done.worker):
        with pytest.raises(ValidationError, match="neither the auditor nor the worker"):
            assign_moderation(by=clerk(), audit=done, moderator=concerned, assigned_on=DUE)


def test_a_moderator_may_open_the_case(done, mia):
    assert not children_visible_to(mia.user).exists()
    assign_moderation(by=clerk(), audit=done, moderator=mia, assigned_on=DUE)
    assert list(children_visible_to(mia.user)) == [done.child]


# ── Actions ──────────────────────────────────────────────────────────────────────────────────────


def test_an_action_is_open_until_somebody_else_has_closed_it(one, tess, hal):
    action = agree_action(by=clerk(), audit=one, what="Update the chronology", owner=tess, due_on=DUE)
    assert list(AuditAction.objects.overdue_on(DUE)) == []
    assert list(AuditAction.objects.overdue_on(DUE + DAY)) == [action]
    with pytest.raises(ValidationError, match="has not said yet"):
        close_action(by=hal.user, action=action, closed_by=hal, closed_on=DUE)
    with pytest.raises(ValidationError, match="what shows"):
        finish_action(by=tess.user, action=action, done_on=DUE, evidence=" ")
    finish_action(by=tess.user, action=action, done_on=DUE, evidence="Chronology of 30 March")
    assert list(AuditAction.objects.overdue_on(DUE + DAY)) == []
    assert list(AuditAction.objects.waiting_to_be_closed()) == [action]
    with pytest.raises(ValidationError, match="other than the owner"):
        close_action(by=tess.user, action=action, closed_by=tess, closed_on=DUE)
    close_action(by=hal.user, action=action, closed_by=hal, closed_on=DUE)
    assert not AuditAction.objects.open().exists()
    with pytest.raises(ValidationError, match="already been closed"):
        close_action(by=hal.user, action=action, closed_by=hal, closed_on=DUE)


def test_the_database_refuses_an_owner_who_closes(one, tess):
    action = agree_action(by=clerk(), audit=one, what="Update the chronology", owner=tess, due_on=DUE)
    with pytest.raises(IntegrityError), transaction.atomic():
        AuditAction.objects.filter(pk=action.pk).update(done_on=DUE, evidence="Done", closed_by=tess, closed_on=DUE)


# ── Escalations ──────────────────────────────────────────────────────────────────────────────────


def raised(one, tess, hal, **facts) -> Escalation:
    return escalate(
        by=one.auditor.user,
        audit=one,
        raised_by=one.auditor,
        reason="Not seen for nine weeks",
        team_manager=tess,
        service_manager=hal,
        **facts,
    )


def test_an_escalation_from_an_unfinished_audit_is_due_the_next_working_day(one, tess, hal):
    escalation = raised(one, tess, hal)
    assert one.state == "draft"
    assert escalation.response_due_on == datetime.date(2026, 4, 7)
    assert list(Escalation.objects.overdue_on(datetime.date(2026, 4, 7))) == []
    assert list(Escalation.objects.overdue_on(datetime.date(2026, 4, 8))) == [escalation]


def test_it_outlives_an_audit_that_is_withdrawn(one, tess, hal):
    escalation = raised(one, tess, hal)
    withdraw(by=clerk(), record=one, reason="Auditor left")
    assert list(Escalation.objects.open()) == [escalation]


def test_it_is_answered_then_closed_by_somebody_else(one, tess, hal):
    escalation = raised(one, tess, hal)
    today = datetime.date(2026, 4, 2)
    with pytest.raises(ValidationError, match="Nobody has answered"):
        close_escalation(by=hal.user, escalation=escalation, closed_by=hal, outcome="Seen", closed_on=today)
    with pytest.raises(ValidationError, match="what has been done"):
        answer_escalation(by=tess.user, escalation=escalation, responded_by=tess, response="", responded_on=today)
    answer_escalation(by=tess.user, escalation=escalation, responded_by=tess, response="Visited today", responded_on=today)
    with pytest.raises(ValidationError, match="other than the manager"):
        close_escalation(by=tess.user, escalation=escalation, closed_by=tess, outcome="Seen", closed_on=today)
    with pytest.raises(ValidationError, match="what came of it"):
        close_escalation(by=hal.user, escalation=escalation, closed_by=hal, outcome="", closed_on=today)
    close_escalation(by=hal.user, escalation=escalation, closed_by=hal, outcome="Seen and safe", closed_on=today)
    assert not Escalation.objects.open().exists()


def test_it_needs_a_reason(one, tess, hal):
    with pytest.raises(ValidationError, match="what is unacceptable"):
        escalate(by=clerk(), audit=one, raised_by=one.auditor, reason=" ", team_manager=tess)
