"""Facts of the workforce: who held which child, who was in which post, supervision."""

from __future__ import annotations

import numpy as np
from django.db.models import F, Value

from csc import periods as days
from reporting.engine.columns import CodeNumber, Day, Flag, Key, LocalDay, Number
from reporting.engine.rows import Rows
from reporting.facts.tables import FactTable, JointTable, Part, case, declare, joint, record
from workforce.codes import LEAD_SOCIAL_WORKER
from workforce.models import (
    Absence,
    Allocation,
    BudgetedPost,
    CaseloadLimit,
    CaseSupervision,
    Employment,
    FteWeight,
    PersonalSupervision,
    Post,
    Worker,
)


def leads(rows: Rows) -> np.ndarray:
    """The allocation that makes a team responsible: a lead role, whether or not a worker is named yet."""
    return rows.grouped("role", "allocation_role", "lead")


def lead_social_worker(rows: Rows) -> np.ndarray:
    """A named lead social worker; a team alone, or a worker in a second role, does not make a child allocated."""
    return rows.coded("role", LEAD_SOCIAL_WORKER) & (rows.worker > 0)


def with_qualified_worker(rows: Rows) -> np.ndarray:
    """A named lead social worker who is qualified."""
    return rows.lead_social_worker & rows.of("workers", "qualified", by="worker")


def held_from(rows: Rows) -> np.ndarray:
    """From when the allocation adds to its worker's children: not before an earlier one of the same child has ended.

    An allocation typed twice, or made under both numbers of a child since merged, is one case.
    """
    order = np.lexsort((rows.id, rows.started_on, rows["child"], rows.worker, rows.lead_social_worker))
    lead, worker, child = rows.lead_social_worker[order], rows.worker[order], rows["child"][order]
    another = np.ones(len(order), dtype=bool)
    another[1:] = (lead[1:] != lead[:-1]) | (worker[1:] != worker[:-1]) | (child[1:] != child[:-1])
    # The latest end so far of each child and worker: one running maximum, since later ones are numbered higher.
    number, ended = np.cumsum(another, dtype=np.int64), np.maximum(rows.ended_on[order], 0)
    held_until = np.maximum.accumulate(number * (days.NEVER + 1) + ended) - number * (days.NEVER + 1)
    began = rows.started_on[order]
    began[1:] = np.where(another[1:], began[1:], np.maximum(began[1:], held_until[:-1]))
    answer = np.empty_like(began)
    answer[order] = began
    return answer


def adds_a_case(rows: Rows) -> np.ndarray:
    """The lead social worker's allocation, for whatever of it an earlier one does not cover."""
    return rows.lead_social_worker & (rows.held_from < rows.ended_on)


ALLOCATIONS = declare(
    FactTable(
        name="allocations",
        one_row_per="child held by a team and a worker in one role",
        model=Allocation,
        columns=case(role=CodeNumber(), started_on=Day(), ended_on=Day()),
        derived={
            "leads": (Flag(label="Makes the team responsible"), leads),
            "lead_social_worker": (Flag(label="Named lead social worker"), lead_social_worker),
            "with_qualified_worker": (Flag(label="Qualified lead social worker"), with_qualified_worker),
            "held_from": (Day(label="Adds to the worker's children from"), held_from),
            "adds_a_case": (Flag(label="Adds to the worker's children"), adds_a_case),
        },
    )
)

WORKERS = declare(
    FactTable(
        name="workers",
        one_row_per="worker",
        model=Worker,
        where={},
        columns=record(qualified=Flag()),
        child="",
        worker="id",
    )
)


def first_team(rows: Rows) -> np.ndarray:
    """The unit of the worker's post on the first day of the spell."""
    return rows.holding("posts", by="worker", at=np.minimum(rows.started_on, rows.due_to_start_on), take="team")


def last_team(rows: Rows) -> np.ndarray:
    """The unit of the worker's post on the last day of the spell."""
    return rows.holding("posts", by="worker", at=rows.ended_on - 1, take="team")


EMPLOYMENTS = declare(
    FactTable(
        name="employments",
        one_row_per="worker's spell with the authority",
        model=Employment,
        where={},
        columns=record(
            worker=Key(),
            started_on=Day(),
            due_to_start_on=Day(),
            ended_on=Day(),
            recorded_on=LocalDay("recorded_at"),
            agency=Flag(),
            recruitment_route=CodeNumber(),
        ),
        derived={"team": (Key(label="Team at the start"), first_team), "last_team": (Key(label="Team at the end"), last_team)},
        child="",
    )
)


def limit_kind_of_team(rows: Rows) -> np.ndarray:
    """What the team does, numbered as in the caseload limits: 1 where that is not recorded."""
    facts = rows._frame.facts
    kinds = [1 + facts.codes.number(f"team_type:{unit.team_type}") if unit.team_type else 1 for unit in facts.units.units]
    return np.array(kinds, dtype=np.int32)[facts.units.positions(rows.team)]


POSTS = declare(
    FactTable(
        name="posts",
        one_row_per="worker's spell in one post",
        model=Post,
        where={},
        columns=record(
            worker=Key(),
            team=Key("unit"),
            post_role=CodeNumber(),
            fte=Number("fte", "Full-time equivalent in hundredths; -1 when not known", scale=100, empty=-1),
            student_of=Key(),
            started_on=Day(),
            ended_on=Day(),
        ),
        derived={
            "limit_kind": (Key(label="Kind of team, for its caseload limit"), limit_kind_of_team),
            "any_kind": (Key(label="Any kind of team"), lambda rows: np.ones(len(rows), dtype=np.int32)),
        },
        child="",
    )
)

BUDGETED_POSTS = declare(
    FactTable(
        name="budgeted_posts",
        one_row_per="establishment of one kind of post in one unit",
        model=BudgetedPost,
        where={},
        columns=record(
            team=Key("unit"),
            post_role=CodeNumber(),
            fte=Number("fte", "Full-time equivalent in hundredths", scale=100),
            headcount=Number(empty=-1),
            started_on=Day(),
            ended_on=Day(),
        ),
        child="",
        worker="",
    )
)

FTE_WEIGHTS = declare(
    FactTable(
        name="fte_weights",
        one_row_per="share of contracted time that carries cases, for one kind of post",
        model=FteWeight,
        where={},
        columns=record(post_role=CodeNumber(), weight=Number(label="In hundredths", scale=100), started_on=Day(), ended_on=Day()),
        child="",
        worker="",
    )
)

CASELOAD_LIMITS = declare(
    FactTable(
        name="caseload_limits",
        one_row_per="most children a worker should hold, by kind of team",
        model=CaseloadLimit,
        where={},
        columns=record(team_type=CodeNumber(), children=Number(), started_on=Day(), ended_on=Day()),
        derived={"kind": (Key(label="Kind of team; 1 for every other"), lambda rows: rows.team_type + 1)},
        child="",
        worker="",
    )
)

ABSENCES = declare(
    FactTable(
        name="absences",
        one_row_per="time away from work",
        model=Absence,
        where={},
        columns=record(worker=Key(), started_on=Day(), ended_on=Day()),
        child="",
    )
)

SUPERVISIONS = declare(
    FactTable(
        name="supervisions",
        one_row_per="worker's own supervision",
        model=PersonalSupervision,
        where={},
        columns=record(worker=Key(), due_on=Day(), held_on=Day()),
        child="",
    )
)

CASE_SUPERVISIONS = declare(
    FactTable(
        name="case_supervisions",
        one_row_per="child discussed, or due to be discussed, in supervision",
        model=CaseSupervision,
        columns=case(due_on=Day(), held_on=Day()),
        derived={"was_held": (Flag(label="Held"), lambda rows: rows.held_on < days.NEVER)},
    )
)


def team_of_move(rows: Rows) -> np.ndarray:
    """The unit of the worker's post on the first day, or on the last."""
    return rows.holding("posts", by="worker", at=rows.worked_on, take="team")


def role_of_move(rows: Rows) -> np.ndarray:
    """The worker's post on the first day, or on the last."""
    return rows.holding("posts", by="worker", at=rows.worked_on, take="post_role")


MOVES = declare(
    JointTable(
        name="workforce_moves",
        one_row_per="worker's first day with the authority, or first day gone",
        model=Employment,
        parts=(
            Part(Employment, {"started_on__isnull": False}, {"moved_on": F("started_on"), "is_start": Value(1)}),
            Part(Employment, {"ended_on__isnull": False}, {"moved_on": F("ended_on"), "is_start": Value(0)}),
        ),
        columns=joint(worker=Key(), moved_on=Day(), came=Flag("is_start", "Came, else left"), agency=Flag()),
        derived={
            "change": (Number(label="1 came, -1 left"), lambda rows: np.where(rows.came, 1, -1)),
            "worked_on": (Day(label="First or last day at work"), lambda rows: rows.moved_on - ~rows.came),
            "team": (Key(label="Team then"), team_of_move),
            "post_role": (CodeNumber(label="Post then"), role_of_move),
        },
        child="",
    )
)

ESTABLISHMENT = declare(
    JointTable(
        name="establishment",
        one_row_per="budget for one kind of post in one unit, or worker's spell in one post",
        model=BudgetedPost,
        parts=(
            Part(BudgetedPost, {}, {"is_budget": Value(1), "holder": Value(0), "heads": F("headcount")}),
            Part(Post, {}, {"is_budget": Value(0), "holder": F("worker_id"), "heads": Value(-1)}),
        ),
        columns=joint(
            budgeted=Flag("is_budget", "Budget, not a worker's post"),
            worker=Key("holder", "Worker; none for a budget"),
            team=Key("unit"),
            post_role=CodeNumber(),
            fte=Number("fte", "Full-time equivalent in hundredths; -1 when not known", scale=100, empty=-1),
            headcount=Number("heads", "Posts budgeted; -1 when not budgeted by heads", empty=-1),
            started_on=Day(),
            ended_on=Day(),
        ),
        derived={
            "qualified": (
                Flag(label="Held by a qualified social worker"),
                lambda rows: rows.of("workers", "qualified", by="worker"),
            ),
            "budget_of": (Key(label="Unit of a budget; none for a worker's post"), lambda rows: rows.team * rows.budgeted),
        },
        child="",
        worker="",
    )
)
