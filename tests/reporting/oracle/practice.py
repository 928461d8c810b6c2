"""Case audits and supervision, by hand."""

from __future__ import annotations

from collections.abc import Iterator

from tests.reporting.oracle.figures import Case, figure
from tests.reporting.oracle.world import Period, World, holds


@figure("audits_completed")
@figure("audit_grades")
def audits(w: World, m: Period) -> Iterator[Case]:
    for audit in w.audits:
        if audit.completed_on in m:
            yield Case(audit, audit.team_id, audit.completed_on)


@figure("audits_with_family_feedback")
def with_family_feedback(w: World, m: Period) -> Iterator[Case]:
    for case in audits(w, m):
        yield Case(case.record, case.unit, case.day, case.record.family_feedback_on is not None)


@figure("inspection_audit_cases", held_in="audits")
def with_inspectors(w: World, m: Period) -> Iterator[Case]:
    for case in audits(w, m):
        if case.record.kind_id in ("audit_kind:inspection", "audit_kind:multi_agency"):
            yield case


@figure("audits_child_involvement_good_or_better")
def child_involvement(w: World, m: Period) -> Iterator[Case]:
    for row in w.judgements:
        if row.standard.key == "child-involvement" and row.grade_id is not None and row.audit.completed_on in m:
            good = row.grade_id in ("audit_grade:outstanding", "audit_grade:good")
            yield Case(row, row.audit.team_id, row.audit.completed_on, good, once=row.audit_id)


@figure("child_supervision_overdue")
def children_not_discussed(w: World, m: Period) -> Iterator[Case]:
    """Due in the month while the case was open; one still to be discussed counts when its day is over."""
    for row in w.case_supervisions:
        is_open = row.due_on in m and any(holds(case, row.due_on) for case in w.about("cases", row))
        if is_open and (row.held_on is not None or row.due_on < w.known_to):
            late = row.held_on is None or row.held_on > m.last
            yield Case(row, row.team_id, row.due_on, late, once=w.child(row))


@figure("workers_supervised_in_month")
def workers_supervised(w: World, m: Period) -> Iterator[Case]:
    """In a social work post, employed from the first day to the last, and not away all that time."""
    for post in w.posts:
        in_month = post.started_on <= m.last and (post.ended_on is None or post.ended_on >= m.first)
        if not in_month or w.group(post.post_role_id) not in ("senior_practitioner", "case_holder"):
            continue
        spells = [row for row in w.employments if row.worker_id == post.worker_id and all_of(row, m)]
        away = [row for row in w.absences if row.worker_id == post.worker_id and all_of(row, m)]
        if spells and not away:
            held = [row for row in w.supervisions if row.worker_id == post.worker_id and row.held_on in m]
            yield Case(post, post.unit_id, m.last, bool(held), once=post.worker_id)


def all_of(row: object, m: Period) -> bool:
    """Whether a spell holds from the first day to the last."""
    return holds(row, m.first) and holds(row, m.last)
