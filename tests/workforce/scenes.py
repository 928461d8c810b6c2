"""Allocation, supervision and the summary as steps, with a child they can be done for. Today is 1 April 2026."""

from __future__ import annotations

from csc.models import Child, Disability, Identifier, ImmigrationStatus
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


PARTICULARS = {
    "forename": "Beatrice",
    "surname": "Sample",
    "known_as": "Bea",
    "sex": "sex:F",
    "ethnicity": "ethnicity:MWBC",
    "first_language": "Polish",
    "interpreter_needed": "on",
    "religion": "Roman Catholic",
    "nationality": "Polish",
    "phone": "01632 960001",
    "email": "bea@example.org",
}


def of_the_team(child: Child) -> Child:
    allocation(child, team())
    return child


def unborn() -> Child:
    return of_the_team(bea(born=None, expected="2026-03-20"))


def died() -> Child:
    return of_the_team(bea(died="2026-03-20"))


def numbered() -> Child:
    return of_the_team(bea(nhs_number="9434765919"))


def passport() -> Identifier:
    child = waiting()
    return Identifier.objects.create(recorded_by=clerk(), person=child, kind_id="identifier_kind:passport", value="533380006")


def hears_badly() -> Disability:
    child = waiting()
    return Disability.objects.create(recorded_by=clerk(), person=child, kind_id="disability:HEAR", started_on=day("2020-01-01"))


def alone() -> ImmigrationStatus:
    child = waiting()
    return ImmigrationStatus.objects.create(
        recorded_by=clerk(), person=child, status_id="immigration_status:uasc", started_on=day("2025-01-10")
    )


SCENES: dict[str, Scene] = {
    **FAMILY,
    "record_particulars": Scene(waiting, PARTICULARS, ("record_particulars",)),
    "record_birth": Scene(
        unborn,
        {"date_of_birth": "22/3/2026", "forename": "Bea", "surname": "Sample", "sex": "sex:F"},
        ("record_birth",),
    ),
    "change_expected_date": Scene(
        unborn, {"expected_on": "10/4/2026", "reason": "The scan of Monday."}, ("change_expected_date",)
    ),
    "correct_birth": Scene(
        waiting, {"date_of_birth": "2/5/2012", "reason": "Seen on the birth certificate."}, ("correct_birth",)
    ),
    "record_death": Scene(waiting, {"died_on": "30/3/2026", "how_known": "The hospital rang."}, ("record_death",)),
    "correct_death": Scene(
        died, {"mistaken": "no", "died_on": "21/3/2026", "reason": "As the certificate has it."}, ("correct_death",)
    ),
    "add_number": Scene(
        waiting,
        {"kind": "identifier_kind:passport", "value": "533380006", "started_on": "1/3/2024", "ended_on": "28/2/2034"},
        ("add_number",),
    ),
    "correct_own_numbers": Scene(
        numbered, {"nhs_number": "943 476 5870", "reason": "Two figures were wrong."}, ("correct_own_numbers",)
    ),
    "correct_number": Scene(
        passport, {"value": "533380006", "ended_on": "28/2/2026", "reason": "It was lost."}, ("correct_fact",)
    ),
    "record_disabilities": Scene(
        waiting, {"kinds": ["disability:HEAR", "disability:LD"], "on": "2/3/2026"}, ("record_disability", "record_disability")
    ),
    "correct_disability": Scene(hears_badly, {"started_on": "1/2/2020", "reason": "As the hospital wrote."}, ("correct_fact",)),
    "record_immigration_status": Scene(
        waiting,
        {"status": "immigration_status:uasc", "started_on": "2/3/2026"},
        ("record_immigration_status",),
    ),
    "correct_immigration_status": Scene(
        alone, {"started_on": "10/1/2025", "ended_on": "1/3/2026", "reason": "Leave was granted."}, ("correct_fact",)
    ),
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
