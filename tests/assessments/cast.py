"""A child who is assessed and helped: one short call for each thing, plausible by default.

Bea's referral came on Thursday 14 March 2019 and was accepted that day; her case opened with it.
"""

from __future__ import annotations

from assessments import services
from assessments.models import Assessment, CinEpisode, CinPlan, CinVisit
from contacts.models import Referral
from csc.models import Child
from tests.contacts.cast import accepted, bea, clerk, code, day, manager, team


def case(child: Child | None = None, opened: str = "2019-03-14", referral: Referral | None = None) -> CinEpisode:
    return services.open_episode(by=clerk(), referral=referral or accepted(child or bea(), opened))


def assessment(child: Child | None = None, started: str = "2019-03-15", kind: str = "new", **facts) -> Assessment:
    """By default from a referral of the day before."""
    child = child or bea()
    if not {"referral", "clock_started_on"} & set(facts):
        facts["referral"] = accepted(child)
    return services.start_assessment(
        by=clerk(), child=child, team=team(), kind=code(f"assessment_type:{kind}"), started_on=day(started), **facts
    )


def authorise(one: Assessment, on: str = "2019-05-01", outcome: str = "no_further_action", **facts) -> Assessment:
    return services.authorise_assessment(
        by=clerk(),
        manager=facts.pop("manager", None) or manager(),
        assessment=one,
        authorised_on=day(on),
        outcome=code(f"assessment_outcome:{outcome}"),
        **facts,
    )


def plan(episode: CinEpisode | None = None, started: str = "2019-05-01", **facts) -> CinPlan:
    return services.start_cin_plan(by=clerk(), episode=episode or case(), started_on=day(started), **facts)


def visit(to: CinPlan | CinEpisode, on: str, *, seen: bool | None = True, **facts) -> CinVisit:
    known = {"child_seen": seen, "seen_alone": code("visit_alone:alone") if seen else None}
    return services.record_cin_visit(by=clerk(), case=to, worker=manager("Sam"), visited_on=day(on), **{**known, **facts})


def close(episode: CinEpisode, on: str, reason: str = "RC7") -> CinEpisode:
    return services.close_episode(
        by=clerk(), episode=episode, ended_on=day(on), closure_reason=code(f"cin_closure_reason:{reason}")
    )
