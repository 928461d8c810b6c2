"""One audit from assignment to completion, by the auditor who may."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from audits.models import AuditStandardKind, CaseAudit
from audits.services import Feedback, assign_audit, complete_audit, judge_standard, new_version, record_feedback, write_findings
from csc.permissions import Permission
from tests.audits.cast import DUE, FIRST, audit, caseload, tool
from tests.workforce.cast import child, clerk, small_authority, somebody
from workforce.access import can, children_visible_to
from workforce.casework import withdraw
from workforce.recording.kinds import address_of_record

pytestmark = pytest.mark.django_db

MET = "audit_judgement:met"
GOOD = "audit_grade:good"
NEED = "audit_kind:child_in_need"


@pytest.fixture
def units():
    return small_authority()


@pytest.fixture
def ida(units):
    """An audit of a child of Wren's, by Ida."""
    return audit(units)


def judge_all(one: CaseAudit, answer: str = MET) -> None:
    for standard in one.tool.standards.all():
        judge_standard(by=clerk(), audit=one, standard=standard, answer=answer, evidence="Seen on the record")


def test_the_team_and_worker_at_assignment_stay_with_the_audit(units, ida):
    held = ida.child.allocation_set.get()
    held.ended_on = FIRST + datetime.timedelta(days=1)
    held.save()
    ida.refresh_from_db()
    assert (ida.team, ida.worker.forename, ida.state) == (units["T1"], "Wren", "draft")


def test_a_child_nobody_holds_has_no_practice_to_audit(units):
    with pytest.raises(ValidationError, match="Nobody holds this child"):
        assign_audit(
            by=clerk(),
            child=child(),
            auditor=somebody("Ida", units["T3"], "auditor"),
            tool=tool(),
            kind=NEED,
            assigned_on=FIRST,
            due_on=DUE,
        )


def test_the_holder_and_the_holders_team_do_not_audit(units):
    wren = somebody("Wren", units["T1"], "social_worker")
    (ada,) = caseload(wren, units["T1"], 1)
    for conflicted in (wren, somebody("Tess", units["T1"], "team_manager")):
        with pytest.raises(ValidationError, match="belongs to the team"):
            assign_audit(
                by=clerk(),
                child=ada,
                auditor=conflicted,
                tool=tool(),
                kind=NEED,
                assigned_on=FIRST,
                due_on=DUE,
            )


def test_a_version_still_being_written_is_not_used(units):
    wren, ida = somebody("Wren", units["T1"], "social_worker"), somebody("Ida", units["T3"], "auditor")
    (ada,) = caseload(wren, units["T1"], 1)
    draft = new_version(by=clerk(), tool=tool())
    with pytest.raises(ValidationError, match="has not been published"):
        assign_audit(by=clerk(), child=ada, auditor=ida, tool=draft, kind=NEED, assigned_on=FIRST, due_on=DUE)


def test_an_audit_is_complete_when_every_standard_is_answered_and_it_has_a_grade(ida):
    standards = list(ida.tool.standards.all())
    for standard in standards[:12]:
        judge_standard(by=clerk(), audit=ida, standard=standard, answer=MET)
    with pytest.raises(ValidationError, match=r"Still open: 13, 14\."):
        complete_audit(by=clerk(), audit=ida, completed_on=DUE, grade=GOOD, grade_reasons="Sound")
    judge_all(ida)
    for grade, reasons in ((None, "Sound"), (GOOD, " ")):
        with pytest.raises(ValidationError, match="overall grade"):
            complete_audit(by=clerk(), audit=ida, completed_on=DUE, grade=grade, grade_reasons=reasons)
    complete_audit(by=clerk(), audit=ida, completed_on=DUE, grade=GOOD, grade_reasons="Sound")
    assert list(CaseAudit.objects.completed_between(DUE, DUE)) == [ida]
    assert ida.final_grade.label == "Good"


def test_a_standard_for_another_kind_of_case_need_not_be_answered(units):
    version = tool()
    AuditStandardKind.objects.create(
        recorded_by=clerk(), standard=version.standards.get(number=12), kind_id="audit_kind:looked_after"
    )
    one = audit(units, of_tool=version)
    for standard in version.standards.exclude(number=12):
        judge_standard(by=clerk(), audit=one, standard=standard, answer=MET)
    complete_audit(by=clerk(), audit=one, completed_on=DUE, grade=GOOD, grade_reasons="Sound")
    assert one.judgements.count() == 13


def test_answers_are_on_the_scale_of_the_tool(units, ida):
    first = ida.tool.standards.first()
    with pytest.raises(ValidationError, match="answered by: Met, partially met"):
        judge_standard(by=clerk(), audit=ida, standard=first, answer=GOOD)
    with pytest.raises(ValidationError, match="another tool or version"):
        judge_standard(by=clerk(), audit=ida, standard=tool("practice-grades").standards.first(), answer=MET)


def test_a_graded_tool_takes_grades(units):
    one = audit(units, of_tool=tool("practice-grades"))
    judge_all(one, answer="audit_grade:outstanding")
    assert set(one.judgements.values_list("grade", "judgement")) == {("audit_grade:outstanding", None)}


def test_a_second_answer_replaces_the_first_and_the_history_keeps_both(ida):
    first = ida.tool.standards.first()
    for answer in ("audit_judgement:not_met", MET):
        judgement = judge_standard(by=clerk(), audit=ida, standard=first, answer=answer)
    assert ida.judgements.get().judgement_id == MET
    assert list(judgement.history.values_list("judgement", flat=True)) == [MET, "audit_judgement:not_met"]


def test_what_a_completed_audit_found_stays(ida):
    judge_all(ida)
    complete_audit(by=clerk(), audit=ida, completed_on=DUE, grade=GOOD, grade_reasons="Sound")
    with pytest.raises(ValidationError, match="no longer open"):
        judge_standard(by=clerk(), audit=ida, standard=ida.tool.standards.first(), answer="audit_judgement:not_met")
    with pytest.raises(ValidationError, match="no longer open"):
        write_findings(by=clerk(), audit=ida, strengths="Rewritten")
    with pytest.raises(ValidationError, match="no longer open"):
        complete_audit(by=clerk(), audit=ida, completed_on=DUE, grade=GOOD, grade_reasons="Again")


def test_findings_are_kept_piece_by_piece(ida):
    write_findings(by=clerk(), audit=ida, strengths="A steady worker")
    write_findings(by=clerk(), audit=ida, impact="Back at school")
    ida.refresh_from_db()
    assert (ida.strengths, ida.areas_to_develop, ida.impact) == ("A steady worker", "", "Back at school")


@pytest.mark.parametrize(
    ("feedback", "refused"),
    [
        (Feedback(asked_on=FIRST), None),
        (
            Feedback(asked_on=FIRST, given_on=FIRST, how="By telephone", given_by="feedback_source:child", words="She listens"),
            None,
        ),
        (Feedback(asked_on=DUE, given_on=FIRST), "before it was asked for"),
        (Feedback(words="She listens"), "on which day"),
    ],
)
def test_feedback_is_asked_for_and_given_on_a_day(ida, feedback, refused):
    if refused:
        with pytest.raises(ValidationError, match=refused):
            record_feedback(by=clerk(), audit=ida, of="family", feedback=feedback)
    else:
        record_feedback(by=clerk(), audit=ida, of="family", feedback=feedback)
        ida.refresh_from_db()
        assert (ida.family_asked_on, ida.family_feedback_on, ida.family_feedback_from_id) == (
            feedback.asked_on,
            feedback.given_on,
            feedback.given_by,
        )


def test_the_practitioners_feedback_is_kept_apart_and_may_come_after_completion(ida):
    judge_all(ida)
    complete_audit(by=clerk(), audit=ida, completed_on=DUE, grade=GOOD, grade_reasons="Sound")
    record_feedback(by=clerk(), audit=ida, of="practitioner", feedback=Feedback(asked_on=FIRST, given_on=DUE, words="Fair"))
    ida.refresh_from_db()
    assert (ida.practitioner_feedback, ida.family_feedback) == ("Fair", "")


def test_the_database_keeps_completion_and_state_together(ida):
    for state, completed_on in (("complete", None), ("draft", DUE)):
        with pytest.raises(IntegrityError), transaction.atomic():
            CaseAudit.objects.filter(pk=ida.pk).update(state=state, completed_on=completed_on)


# ── What an audit opens ──────────────────────────────────────────────────────────────────────────


def opens(one: CaseAudit) -> bool:
    return children_visible_to(one.auditor.user).filter(pk=one.child_id).exists()


def test_an_audit_opens_its_child_to_its_auditor_and_no_other_child(units, ida):
    with time_machine.travel(datetime.datetime(2026, 3, 10, tzinfo=datetime.UTC), tick=False):
        assert opens(ida)
        assert can(ida.auditor.user, Permission.AUDIT_CASES, ida.child)
        assert children_visible_to(ida.auditor.user).count() == 1
        other = somebody("Oda", units["T3"], "auditor")
        assert not children_visible_to(other.user).exists()


@pytest.mark.parametrize(("today", "open_still"), [(datetime.date(2027, 3, 30), True), (datetime.date(2027, 3, 31), False)])
def test_it_stays_open_for_365_days_after_completion(ida, today, open_still):
    judge_all(ida)
    complete_audit(by=clerk(), audit=ida, completed_on=DUE, grade=GOOD, grade_reasons="Sound")
    with time_machine.travel(datetime.datetime.combine(today, datetime.time(12), tzinfo=datetime.UTC), tick=False):
        assert opens(ida) is open_still


def test_a_withdrawn_audit_opens_nothing(ida):
    withdraw(by=clerk(), record=ida, reason="Auditor knows the family")
    assert not opens(ida)


def test_those_whose_practice_is_judged_read_the_audit_and_change_nothing_in_it(units, ida):
    manager = somebody("Mia", units["T1"], "team_manager")
    page = address_of_record(ida)
    for reader in (ida.worker, manager):
        browser = Client()
        browser.force_login(reader.user)
        shown = browser.get(page)
        assert shown.status_code == 200
        assert 'role="button"' not in shown.content.decode()
        for way in ("correct/", "withdraw/"):
            grade = {"grade": GOOD, "correction_reason": "Too strict", "reason": "Too strict"}
            assert {browser.get(page + way).status_code, browser.post(page + way, grade).status_code} == {403}
    ida.refresh_from_db()
    assert (ida.grade_id, ida.state) == (None, "draft")
