"""A child who is protected: one short call for each thing, plausible by default.

Bea's referral came on Thursday 14 March 2019; a strategy discussion launched an enquiry on Monday 18 March; the
conference on Thursday 4 April 2019 made a plan for neglect.
"""

from __future__ import annotations

from csc.models import Child
from protection import services
from protection.models import InitialConference, ProtectionPlan, ProtectionVisit, Section47Enquiry, StrategyDiscussion
from tests.contacts.cast import at, bea, clerk, code, day, manager, team


def discussion(
    child: Child | None = None, held: str = "2019-03-18 14:00", *, launches: bool = False, **facts
) -> StrategyDiscussion:
    return services.hold_strategy_discussion(
        by=clerk(), child=child or bea(), team=team(), held_at=at(held), launches_enquiry=launches, **facts
    )


def enquiry(child: Child | None = None, started: str = "2019-03-18", **facts) -> Section47Enquiry:
    return discussion(child, f"{started} 14:00", launches=True, **facts).enquiry


def complete(one: Section47Enquiry, on: str = "2019-03-29", found: str = "substantiated_continuing_risk", **facts):
    return services.complete_enquiry(
        by=clerk(),
        manager=manager(),
        enquiry=one,
        completed_on=day(on),
        outcome=code(f"s47_outcome:{found}"),
        **facts,
    )


def booked(
    child: Child | None = None, started: str = "2019-03-18", planned: str = "2019-04-04 10:00", **facts
) -> InitialConference:
    return services.book_initial_conference(by=clerk(), enquiry=enquiry(child, started), planned_for=at(planned), **facts)


def decide(one: InitialConference, on: str = "2019-04-04", outcome: str = "plan", category: str | None = "NEG", **facts):
    return services.decide_initial_conference(
        by=clerk(),
        conference=one,
        held_on=day(on),
        outcome=code(f"conference_outcome:{outcome}"),
        category=code(f"category_of_abuse:{category}") if category else None,
        **facts,
    )


def plan(child: Child | None = None, started: str = "2019-04-04", enquired: str = "2019-03-18", **facts) -> ProtectionPlan:
    made = decide(booked(child, enquired, f"{started} 10:00"), started, **facts)
    assert made is not None
    return made


def visit(to: ProtectionPlan, on: str, *, seen: bool | None = True, **facts) -> ProtectionVisit:
    known = {"child_seen": seen, "seen_alone": code("visit_alone:alone") if seen else None}
    return services.record_protection_visit(
        by=clerk(), plan=to, visited_on=day(on), **{"worker": manager("Sam"), **known, **facts}
    )


def review(to: ProtectionPlan, on: str, outcome: str = "continue", **facts):
    return services.hold_review(by=clerk(), plan=to, held_on=day(on), outcome=code(f"review_outcome:{outcome}"), **facts)


def end(one: ProtectionPlan, on: str, reason: str = "risk_reduced") -> ProtectionPlan:
    return services.end_plan(by=clerk(), plan=one, ended_on=day(on), end_reason=code(f"cp_plan_end_reason:{reason}"))
