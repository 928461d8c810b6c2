"""How many children each worker holds, against time and limit: the rules of the workforce census and of Rotherham's report."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from tests.workforce.cast import BEGINNING, allocation, child, clerk, post, small_authority, worker
from workforce.caseloads import Caseload, caseloads_in
from workforce.models import CaseloadLimit, FteWeight, Unit, Worker

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 4, 1)
SOCIAL_WORKER, NEWLY_QUALIFIED = "post_role:social_worker", "post_role:newly_qualified"


@pytest.fixture
def team() -> Unit:
    return small_authority()["T1"]


def holding(name: str, team: Unit, children: int, *, fte: str | None = "1.00", post_role: str = SOCIAL_WORKER) -> Worker:
    made = worker(name)
    post(made, team, "social_worker", fte=None if fte is None else Decimal(fte), post_role_id=post_role)
    for number in range(children):
        allocation(child(f"{name}{number}"), team, made)
    return made


def limit(children: int) -> None:
    CaseloadLimit.objects.create(recorded_by=clerk(), children=children, started_on=BEGINNING)


def weight(post_role: str, share: str) -> None:
    FteWeight.objects.create(recorded_by=clerk(), post_role_id=post_role, weight=Decimal(share), started_on=BEGINNING)


def only(team: Unit) -> Caseload:
    (found,) = caseloads_in([team.pk], TODAY)
    return found


@pytest.mark.parametrize(
    ("children", "fte", "per_fte", "over"),
    [
        (20, "1.00", "20.0", False),  # at the limit is not over it
        (21, "1.00", "21.0", True),
        (10, "0.50", "20.0", False),
        (11, "0.50", "22.0", True),
        (0, "1.00", "0.0", False),
    ],
)
def test_a_limit_of_twenty_scales_with_the_time_worked(team: Unit, children: int, fte: str, per_fte: str, over: bool) -> None:
    limit(20)
    holding("Ann", team, children, fte=fte)
    one = only(team)
    assert (one.children, one.per_fte, one.over) == (children, Decimal(per_fte), over)


def test_a_newly_qualified_workers_time_weighs_less(team: Unit) -> None:
    limit(20)
    weight(NEWLY_QUALIFIED, "0.60")
    holding("Nia", team, 13, post_role=NEWLY_QUALIFIED)
    one = only(team)
    assert (one.fte, one.weighted, one.per_fte, one.over) == (Decimal("1.00"), Decimal("0.6000"), Decimal("21.7"), True)


def test_time_that_is_not_recorded_is_never_taken_as_full(team: Unit) -> None:
    holding("Ann", team, 5, fte=None)
    one = only(team)
    assert (one.fte, one.weighted, one.per_fte) == (None, None, None)


def test_a_students_cases_sit_in_the_supervisors_name(team: Unit) -> None:
    ann = holding("Ann", team, 3)
    student = worker("Sam")
    post(student, team, "social_worker", student_of=ann)
    allocation(child("Di"), team, student)
    one = only(team)
    assert (one.worker, one.children, one.of_students) == (ann, 4, 1)


def test_a_child_let_go_today_is_held_no_more_and_a_second_worker_holds_no_case(team: Unit) -> None:
    ann = holding("Ann", team, 1)
    allocation(child("Gone"), team, ann, until=TODAY)
    allocation(child("Second"), team, ann, role="allocation_role:second_worker")
    assert only(team).children == 1


def test_the_questions_asked_do_not_grow_with_the_workers(team: Unit, django_assert_num_queries) -> None:
    for name in ("Ann", "Ben", "Cy"):
        holding(name, team, 2)
    with django_assert_num_queries(5):
        caseloads_in([team.pk], TODAY)
