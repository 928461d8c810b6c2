"""Allocation, supervision and the summary as steps, with a child they can be done for. Today is 1 April 2026."""

from __future__ import annotations

from csc.models import Child
from tests.contacts.cast import bea, clerk, day, team
from tests.workforce.cast import allocation, somebody
from tests.workforce.family.scenes import SCENES as FAMILY
from tests.workforce.fuzz import Scene
from workforce.models import Allocation, SupervisionAction
from workforce.services import ActionAgreed, record_case_supervision


def waiting() -> Child:
    """A child the team holds, without a worker."""
    child = bea()
    allocation(child, team())
    return child


def held() -> Allocation:
    return allocation(bea(), team(), somebody("Wren", team(), "social_worker"))


def worked_with() -> Child:
    return held().child


def agreed() -> SupervisionAction:
    """Something to be done by the day before yesterday."""
    given = held()
    supervision = record_case_supervision(
        by=clerk(),
        child=given.child,
        team=team(),
        worker=given.worker,
        supervisor=somebody("Mo", team(), "team_manager"),
        held_on=day("2026-03-02"),
        decisions="See Dad.",
        actions=[ActionAgreed(what="Ring Dad", owner=given.worker, due_on=day("2026-03-30"))],
    )
    return supervision.actions.get()


SCENES: dict[str, Scene] = {
    **FAMILY,
    "write_summary": Scene(waiting, {"text": "Gran helps; Mum is tired."}, ("write_summary",)),
    "allocate_child": Scene(
        waiting, {"team": "*", "worker": "*", "role": "allocation_role:social_worker", "on": "30/3/2026"}, ("allocate_child",)
    ),
    "transfer_child": Scene(held, {"team": "*", "on": "30/3/2026", "reason": "sw_change_reason:MANAGE"}, ("transfer_children",)),
    "end_allocation": Scene(held, {"ended_on": "30/3/2026", "reason": "sw_change_reason:MANAGE"}, ("end_allocation",)),
    "record_case_supervision": Scene(
        worked_with,
        {
            "held_on": "30/3/2026",
            "worker": "*",
            "kind": "supervision_kind:case",
            "decisions": "See Dad.",
            "action_1": "Ring Dad",
            "owner_1": "*",
            "due_1": "10/4/2026",
        },
        ("record_case_supervision", "plan_case_supervision"),
    ),
    "finish_supervision_action": Scene(
        agreed, {"done_on": "31/3/2026", "outcome": "He will come."}, ("finish_supervision_action",)
    ),
}
