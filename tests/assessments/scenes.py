"""Every step of assessment and of children in need, with a child it can be done for. Today is 1 April 2026."""

from __future__ import annotations

from assessments import services
from assessments.models import Assessment, CinEpisode, CinPlan, CinVisit
from contacts.models import Referral
from csc.models import Child
from tests.assessments import cast
from tests.contacts.cast import accepted, bea, clerk, code, day, manager, team
from tests.workforce.cast import allocation
from tests.workforce.fuzz import Scene

CIN_PLAN = "assessment_outcome:cin_plan"


def girl(**facts) -> Child:
    """A child the team holds."""
    child = bea(**facts)
    allocation(child, team())
    return child


def referred(child: Child | None = None) -> Referral:
    return accepted(child or girl(), "2026-03-02", primary_need=code("primary_need:N1"))


def in_need() -> CinEpisode:
    return cast.case(referral=referred())


def assessed(case: CinEpisode | None = None) -> Assessment:
    """Under way since 3 March; due on 6 May 2026."""
    case = case or in_need()
    known = {"by": clerk(), "child": case.child, "team": team(), "worker": manager("Sam")}
    kind = code("assessment_type:new")
    return services.start_assessment(**known, kind=kind, started_on=day("2026-03-03"), referral=case.referral)


def seen_and_finished(outcome: str = CIN_PLAN) -> Assessment:
    one = assessed()
    alone = code("visit_alone:alone")
    services.record_child_seen(by=clerk(), assessment=one, child_seen_on=day("2026-03-06"), child_seen_alone=alone)
    services.record_factors(by=clerk(), assessment=one, factors=[code("assessment_factor:16A")])
    finished = day("2026-03-27")
    return services.finish_assessment(by=clerk(), assessment=one, finished_on=finished, outcome=code(outcome), analysis="Tired.")


def authorised(outcome: str = "assessment_outcome:no_further_action") -> Assessment:
    one = seen_and_finished(outcome)
    known = {"authorised_on": day("2026-03-30"), "outcome": code(outcome)}
    return services.authorise_assessment(by=clerk(), manager=manager(), assessment=one, **known)


def ready_to_close() -> CinEpisode:
    case = authorised().episode
    assert case is not None
    return case


def closed() -> CinEpisode:
    return cast.close(ready_to_close(), "2026-03-31")


def on_plan() -> CinPlan:
    return cast.plan(in_need(), "2026-03-09", aims="Home is calm.")


def visit_due() -> CinVisit:
    return on_plan().visits.planned().get()


def unfinished_visit() -> CinVisit:
    return cast.visit(on_plan(), "2026-03-20", finished=False)


VISITED = {
    "visited_on": "24/3/2026",
    "place": "visit_place:home",
    "child_seen": "yes",
    "seen_alone": "visit_alone:not_alone",
    "not_alone_reason": "visit_not_alone_reason:carer_present",
    "not_alone_context": "Mum stayed in the kitchen.",
    "bedroom_seen": "yes",
    "own_words": "I like my room.",
    "narrative": "Calm.",
    "finished": "yes",
}

SCENES: dict[str, Scene] = {
    "start_assessment": Scene(
        lambda: in_need().child, {"kind": "assessment_type:new", "referral": "*", "started_on": "3/3/2026"}, ("start_assessment",)
    ),
    "record_child_seen_in_assessment": Scene(
        assessed,
        {"seen": "yes", "child_seen_on": "6/3/2026", "child_seen_alone": "visit_alone:alone", "own_words": "I am tired."},
        ("record_child_seen",),
    ),
    "record_assessment_factors": Scene(
        assessed, {"factors": ["assessment_factor:16A", "assessment_factor:1B"]}, ("record_factors",)
    ),
    "correct_assessment_factors": Scene(
        authorised, {"factors": ["assessment_factor:17A"], "reason": "Ticked the wrong one."}, ("record_factors",)
    ),
    "record_assessment_delay": Scene(
        assessed, {"delay_reason": "delay_reason:complex", "delay_note": "Two homes."}, ("record_delay_reason",)
    ),
    "finish_assessment": Scene(
        assessed, {"finished_on": "27/3/2026", "analysis": "Tired.", "outcome": CIN_PLAN}, ("finish_assessment",)
    ),
    "record_assessment_checkpoint": Scene(
        assessed, {"reviewed_on": "16/3/2026", "decision": "See the father."}, ("record_checkpoint",)
    ),
    "send_back_assessment": Scene(seen_and_finished, {"reason": "See the father."}, ("send_back_assessment",)),
    "authorise_assessment": Scene(
        seen_and_finished, {"authorised_on": "30/3/2026", "outcome": CIN_PLAN, "outcome_holds": "on"}, ("authorise_assessment",)
    ),
    "cancel_assessment": Scene(assessed, {"reason": "Wrong child."}, ("withdraw",)),
    "open_case": Scene(referred, {"started_on": "2/3/2026", "primary_need": "primary_need:N1"}, ("open_episode",)),
    "close_case": Scene(
        ready_to_close, {"ended_on": "31/3/2026", "closure_reason": "cin_closure_reason:RC7"}, ("close_episode",)
    ),
    "reopen_case": Scene(closed, {"reason": "Wrong child."}, ("reopen_episode",)),
    "start_cin_plan": Scene(in_need, {"started_on": "9/3/2026", "aims": "Home is calm."}, ("start_cin_plan",)),
    "update_cin_plan": Scene(on_plan, {"aims": "Home is calm, and school every day."}, ("update_cin_plan",)),
    "hold_cin_review": Scene(on_plan, {"held_on": "30/3/2026", "decision": "Go on.", "plan_changed": "on"}, ("hold_cin_review",)),
    "end_cin_plan": Scene(on_plan, {"ended_on": "31/3/2026", "reason": "Home is calm."}, ("end_cin_plan",)),
    "plan_cin_visit": Scene(visit_due, {"planned_for": "2/4/2026", "worker": "*", "late_is_known": "on"}, ("plan_visit",)),
    "record_cin_visit": Scene(on_plan, VISITED, ("record_cin_visit",)),
    "record_case_visit": Scene(in_need, VISITED, ("record_cin_visit",)),
    "finish_cin_visit": Scene(
        unfinished_visit, {"child_seen": "yes", "seen_alone": "visit_alone:alone", "narrative": "Calm."}, ("finish_cin_visit",)
    ),
    "record_cin_visit_not_done": Scene(on_plan, {"reason": "visit_not_done_reason:no_access"}, ("record_cin_visit_not_done",)),
}
"""By key of the step. “*” stands for the only choice that is offered."""
