"""Every step of child protection, with a child it can be done for. Today is Wednesday 1 April 2026, two days before Easter."""

from __future__ import annotations

from csc.models import Child
from protection import services
from protection.models import (
    CourtProceedings,
    EmergencyProtection,
    InitialConference,
    PreProceedings,
    ProtectionPlan,
    ProtectionVisit,
    ReviewConference,
    Section47Enquiry,
    StrategyDiscussion,
)
from tests.assessments import scenes as before
from tests.assessments.cast import case
from tests.contacts.cast import accepted, at, clerk, code, day, team
from tests.protection import cast
from tests.workforce.fuzz import Scene

AGENCIES = ["agency:police", "agency:social_care", "agency:health_visitor"]
VIDEO = "attendance_way:video"
NEGLECT = "category_of_abuse:NEG"
AT_RISK = "s47_outcome:substantiated_continuing_risk"


def in_need() -> Child:
    """A child whose case is open and who is being assessed."""
    return before.assessed().child


def discussed() -> StrategyDiscussion:
    attendees = [services.Attendee(code(key)) for key in AGENCIES]
    return cast.discussion(in_need(), "2026-03-16 14:00", attendees=attendees)


def enquired() -> Section47Enquiry:
    """From Monday 16 March: the conference is due on Wednesday 8 April, because of Good Friday and Easter Monday."""
    attendees = [services.Attendee(code(key)) for key in AGENCIES]
    one = cast.enquiry(in_need(), "2026-03-16", attendees=attendees)
    alone = code("visit_alone:alone")
    return services.record_child_seen_in_enquiry(by=clerk(), enquiry=one, child_seen_on=day("2026-03-17"), child_seen_alone=alone)


def at_risk() -> Section47Enquiry:
    return cast.complete(enquired(), "2026-03-27", category=code(NEGLECT))


def booked() -> InitialConference:
    planned = at("2026-03-31 10:00")
    conference = services.book_initial_conference(by=clerk(), enquiry=at_risk(), planned_for=planned)
    for agency in AGENCIES:
        services.record_attendance(by=clerk(), conference=conference, agency=code(agency))
    return conference


def decided() -> InitialConference:
    conference = booked()
    cast.decide(conference, "2026-03-31")
    return conference


def on_plan() -> ProtectionPlan:
    """Since Monday 2 February 2026, after an enquiry of 19 January; visited on 24 February, core group on 12 February."""
    child = before.girl()
    case(referral=accepted(child, "2026-01-12", primary_need=code("primary_need:N1")))
    plan = cast.plan(child, "2026-02-02", "2026-01-19")
    cast.visit(plan, "2026-02-24")
    services.hold_core_group(by=clerk(), plan=plan, held_on=day("2026-02-12"), attended_by="Jo Hill, mother")
    return plan


def review_booked() -> ReviewConference:
    services.book_review_conference(by=clerk(), plan=on_plan(), planned_for=at("2026-03-31 10:00"))
    review = ReviewConference.objects.get()
    services.record_attendance(by=clerk(), conference=review, agency=code("agency:school"))
    return review


def reviewed() -> ReviewConference:
    return services.hold_review(
        by=clerk(), plan=review_booked().plan, held_on=day("2026-03-31"), outcome=code("review_outcome:continue")
    )


def visit_due() -> ProtectionVisit:
    return on_plan().visits.planned().get()


def unfinished_visit() -> ProtectionVisit:
    return cast.visit(on_plan(), "2026-03-20", finished=False)


def police_protection() -> EmergencyProtection:
    return emergency("police_protection")


def emergency(kind: str = "emergency_protection_order") -> EmergencyProtection:
    return services.start_emergency_protection(
        by=clerk(), child=in_need(), team=team(), kind=kind, started_at=at("2026-03-30 22:00"), reason="Left alone."
    )


def before_court() -> PreProceedings:
    return services.start_pre_proceedings(by=clerk(), child=in_need(), team=team(), decided_on=day("2026-03-09"))


def in_court() -> CourtProceedings:
    return services.issue_proceedings(by=clerk(), child=in_need(), team=team(), issued_on=day("2026-03-09"))


SCENES: dict[str, Scene] = {
    "hold_strategy_discussion": Scene(
        in_need,
        {
            "held_at_date": "16/3/2026",
            "held_at_time": "14:00",
            "name_1": "Uma Reed",
            "way_1": VIDEO,
            "agency_1": "agency:social_care",
            "agency_2": "agency:police",
            "name_2": "DS Hale",
            "role_2": "child abuse team",
            "way_2": "attendance_way:phone",
            "agency_3": "agency:health_visitor",
            "way_3": VIDEO,
            "agency_4": "agency:school",
            "name_4": "Pat Reed",
            "way_4": "attendance_way:apologies",
            "concern": "A bruise nobody explains.",
            "decision": "Enquire together.",
            "launches_enquiry": "yes",
            "lead": "*",
        },
        ("hold_strategy_discussion", "start_enquiry"),
    ),
    "launch_enquiry": Scene(discussed, {"sure": "on"}, ("start_enquiry",)),
    "record_strategy_attendance": Scene(
        discussed,
        {"agency_new1": "agency:school", "name_new1": "Pat Reed", "role_new1": "Head", "way_new1": VIDEO},
        ("record_strategy_attendance",),
    ),
    "record_child_seen_in_enquiry": Scene(
        enquired,
        {
            "child_seen_on": "18/3/2026",
            "child_seen_alone": "visit_alone:not_alone",
            "not_alone_reason": "visit_not_alone_reason:interpreter",
            "own_words": "It hurt.",
        },
        ("record_child_seen_in_enquiry",),
    ),
    "complete_enquiry": Scene(
        enquired,
        {
            "completed_on": "27/3/2026",
            "outcome": AT_RISK,
            "category": NEGLECT,
            "conference_needed": "yes",
            "analysis": "Left alone for days.",
        },
        ("complete_enquiry",),
    ),
    "book_initial_conference": Scene(
        at_risk,
        {"planned_for_date": "8/4/2026", "planned_for_time": "10:00", "invited": ["agency:police", "agency:school"]},
        ("book_initial_conference", "record_attendance", "record_attendance"),
    ),
    "book_conference_without_enquiry": Scene(
        in_need,
        {
            "planned_for_date": "9/4/2026",
            "planned_for_time": "10:00",
            "invited": ["agency:police"],
            "moved_in": "yes",
            "transfer_notified_on": "30/3/2026",
        },
        ("book_initial_conference", "record_attendance"),
    ),
    "postpone_initial_conference": Scene(
        booked,
        {"quorate": "yes", "reason": "No police.", "planned_for_date": "8/4/2026", "planned_for_time": "10:00"},
        ("postpone_conference",),
    ),
    "cancel_initial_conference": Scene(booked, {"withdrawn_reason": "She is looked after now."}, ("cancel_initial_conference",)),
    "record_conference_attendance": Scene(
        booked,
        {
            "police:came": "came",
            "health_visitor:came": "apologies",
            "health_visitor:report": "30/3/2026",
            "health_visitor:shared": "yes",
        },
        ("change_attendance",) * 2,
    ),
    "record_conference_minutes": Scene(decided, {"minutes_sent_on": "1/4/2026"}, ("record_conference_minutes",)),
    "decide_initial_conference": Scene(
        booked,
        {
            "held_on": "31/3/2026",
            "outcome": "conference_outcome:plan",
            "category": NEGLECT,
            "category_holds": "on",
            "danger_statement": "Left alone.",
            "safety_goals": "Somebody is there.",
            "own_words": "I want Mum.",
        },
        ("decide_initial_conference", "start_plan"),
    ),
    "start_temporary_plan": Scene(
        in_need,
        {"started_on": "30/3/2026", "category": NEGLECT, "other_authority": "*"},
        ("start_temporary_plan",),
    ),
    "change_category": Scene(
        on_plan, {"category": "category_of_abuse:EMO", "changed_on": "30/3/2026", "reason": "Shouting."}, ("change_category",)
    ),
    "update_plan": Scene(on_plan, {"agreed_on": "30/3/2026", "text": "Mum: doctor by May."}, ("update_plan",)),
    "hold_core_group": Scene(
        on_plan,
        {"held_on": "26/3/2026", "attended_by": "Jo Hill, mother", "attended_by_holds": "on", "notes": "Better."},
        ("hold_core_group",),
    ),
    "plan_protection_visit": Scene(visit_due, {"planned_for": "2/4/2026", "worker": "*", "late_is_known": "on"}, ("plan_visit",)),
    "record_protection_visit": Scene(on_plan, before.VISITED, ("record_protection_visit",)),
    "finish_protection_visit": Scene(
        unfinished_visit, {"child_seen": "yes", "seen_alone": "visit_alone:alone"}, ("finish_protection_visit",)
    ),
    "record_protection_visit_not_done": Scene(
        on_plan, {"reason": "visit_not_done_reason:no_access"}, ("record_protection_visit_not_done",)
    ),
    "book_review_conference": Scene(
        on_plan,
        {"planned_for_date": "28/4/2026", "planned_for_time": "10:00", "invited": ["agency:school"]},
        ("book_review_conference", "record_attendance"),
    ),
    "postpone_review_conference": Scene(review_booked, {"quorate": "no", "reason": "Snow."}, ("postpone_conference",)),
    "record_review_attendance": Scene(review_booked, {"school:came": "came"}, ("change_attendance",)),
    "record_review_conference_minutes": Scene(reviewed, {"minutes_sent_on": "1/4/2026"}, ("record_conference_minutes",)),
    "hold_review": Scene(
        on_plan,
        {
            "held_on": "31/3/2026",
            "outcome": "review_outcome:end",
            "end_reason": "cp_plan_end_reason:risk_reduced",
            "participation": "review_participation:PN1",
        },
        ("hold_review", "end_plan"),
    ),
    "end_plan": Scene(on_plan, {"ended_on": "31/3/2026", "end_reason": "cp_plan_end_reason:looked_after"}, ("end_plan",)),
    "start_emergency_protection": Scene(
        in_need,
        {"kind": "police_protection", "started_at_date": "31/3/2026", "started_at_time": "22:00", "reason": "Left alone."},
        ("start_emergency_protection",),
    ),
    "extend_emergency_protection": Scene(
        emergency, {"extended_at_date": "31/3/2026", "extended_at_time": "10:00"}, ("extend_emergency_protection",)
    ),
    "end_emergency_protection": Scene(
        police_protection, {"ended_at_date": "31/3/2026", "ended_at_time": "10:00"}, ("end_emergency_protection",)
    ),
    "start_pre_proceedings": Scene(
        in_need, {"decided_on": "30/3/2026", "notes": "Nothing has changed."}, ("start_pre_proceedings",)
    ),
    "send_letter_before_proceedings": Scene(before_court, {"letter_sent_on": "30/3/2026"}, ("send_letter_before_proceedings",)),
    "hold_pre_proceedings_meeting": Scene(
        before_court, {"held_on": "30/3/2026", "parents_represented": "yes"}, ("hold_pre_proceedings_meeting",)
    ),
    "record_family_group_decision_making": Scene(
        before_court,
        {"family_group_decision_making_offered_on": "30/3/2026"},
        ("record_family_group_decision_making",),
    ),
    "end_pre_proceedings": Scene(
        before_court,
        {"ended_on": "30/3/2026", "outcome": "pre_proceedings:issue", "notes": "No."},
        ("end_pre_proceedings",),
    ),
    "issue_proceedings": Scene(in_need, {"issued_on": "30/3/2026", "court_reference": "ZZ26C1"}, ("issue_proceedings",)),
    "record_hearing": Scene(in_court, {"sure": "on"}, ("record_hearing",)),
    "make_final_order": Scene(in_court, {"final_order_on": "30/3/2026", "final_order": "legal_status:C2"}, ("make_final_order",)),
}
"""By key of the step. “*” stands for the first choice that is offered, and “police:came” for a box in the row of an agency."""
