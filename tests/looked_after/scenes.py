"""Every step of this app with a child it can be done for and plausible answers. Today is 1 April 2026."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from csc.models import Child
from looked_after import codes, services
from looked_after.models import (
    AdopterAssessment,
    AdoptionPlan,
    CareLeaver,
    CareLeaverVisit,
    HealthAssessment,
    LookedAfterReview,
    LookedAfterVisit,
    PeriodOfCare,
)
from tests.looked_after.cast import ava, code, day, household, looked_after, social_worker, team
from tests.workforce.cast import clerk

Setting = Callable[[], Any]
"""Brings a child into a state, and returns the child or the record the step is done to."""


@dataclasses.dataclass(frozen=True)
class Scene:
    """A step: the setting it needs, what is typed, and the verb that is written down."""

    setting: Setting
    verb: str
    typed: dict[str, str]


# ── Settings ─────────────────────────────────────────────────────────────────────────────────────


def in_care(born: str = "2010-05-01", letters: str = "C2", started: str = "2026-01-05") -> PeriodOfCare:
    household("H1", name="Hill")
    household("H2", name="Vale")
    return looked_after(ava(born=born), started=started, letters=letters, home_postcode="ZZ1 1ZZ")


def in_a_home() -> PeriodOfCare:
    details = services.PlacementDetails(placement_type=code(codes.CHILDRENS_HOME), urn="SC123456", setting_name="The Elms")
    return looked_after(ava(), started="2026-01-05", details=details)


def not_in_care() -> Child:
    household("H1", name="Hill")
    return ava()


def small_child_in_care() -> PeriodOfCare:
    return in_care(born="2024-02-01")


def ended_care() -> PeriodOfCare:
    period = in_care()
    return services.end_period_of_care(
        by=clerk(), period=period, ended_on=day("2026-03-20"), reason_ceased=code("reason_episode_ceased:E4A")
    )


def without_placement() -> PeriodOfCare:
    """As a record brought from another system may be."""
    period = in_care()
    period.placements.update(ended_on=day("2026-02-01"), reason_placement_change_id="reason_placement_change:CARPL")
    return period


def on_temporary_stay() -> PeriodOfCare:
    period = in_care()
    services.start_temporary_stay(
        by=clerk(), period=period, placement_type=code("placement_type:T1"), started_on=day("2026-03-20"), carer_key="ward 4"
    )
    return period


def visit_due() -> LookedAfterVisit:
    return LookedAfterVisit.objects.planned().get(period_of_care=in_care())


def visit_unfinished() -> LookedAfterVisit:
    return services.record_visit(
        by=clerk(), period=in_care(), worker=social_worker(), visited_on=day("2026-03-03"), finished=False, child_seen=True
    )


def review_without_minutes() -> LookedAfterReview:
    return services.hold_review(
        by=clerk(),
        period=in_care(),
        held_on=day("2026-02-02"),
        reviewing_officer=social_worker("Iris"),
        participation=code("review_participation:PN1"),
    )


def assessment_without_report() -> HealthAssessment:
    return services.record_health_assessment(
        by=clerk(), period=in_care(), kind=code(codes.INITIAL_HEALTH_ASSESSMENT), held_on=day("2026-02-02")
    )


def education_plan_held() -> Any:
    return services.hold_education_plan_meeting(by=clerk(), period=in_care(), held_on=day("2026-02-02"))


def placed() -> Any:
    return in_care().placements.get()


def permanence_option() -> Any:
    option = code("permanence_plan:RETURN6M")
    return services.agree_permanence_plan(by=clerk(), period=in_care(), option=option, agreed_on=day("2026-02-02"))


def adoption_decided(born: str = "2024-02-01") -> AdoptionPlan:
    return services.decide_adoption(by=clerk(), period=in_care(born=born, letters="E1"), decided_on=day("2026-02-02"))


def matched() -> AdoptionPlan:
    family = AdopterAssessment.objects.create(recorded_by=clerk(), family_id="AD7", approved_on=day("2025-06-01"))
    plan = adoption_decided()
    return services.match_with_adopters(by=clerk(), plan=plan, matched_on=day("2026-02-20"), adopters=family)


def placed_for_adoption() -> AdoptionPlan:
    plan = matched()
    details = services.PlacementDetails(
        placement_type=code(codes.ADOPTERS_BY_ORDER), provider=code(codes.OWN_PROVISION), carer_key="AD7"
    )
    reason = code(codes.CARE_PLAN_IMPLEMENTED)
    services.place_for_adoption(by=clerk(), plan=plan, details=details, placed_on=day("2026-03-02"), reason=reason)
    plan.refresh_from_db()
    return plan


def deprived_of_liberty() -> Any:
    period = in_care()
    return services.start_deprivation_of_liberty(by=clerk(), child=period.child, team=team(), started_on=day("2026-03-01"))


def sixteen() -> Child:
    return in_care(born="2009-06-01", started="2025-06-02").child


def eligible() -> CareLeaver:
    category = code(codes.ELIGIBLE)
    return services.set_eligibility(by=clerk(), child=sixteen(), team=team(), eligibility=category, started_on=day("2026-01-05"))


def care_leaver() -> CareLeaver:
    """Nineteen, and looked after until eighteen."""
    period = in_care(born="2007-01-01", started="2020-06-02")
    ended_on, reason = day("2025-01-01"), code("reason_episode_ceased:E5")
    services.end_period_of_care(by=clerk(), period=period, ended_on=ended_on, reason_ceased=reason)
    category = code(codes.FORMER_RELEVANT)
    return services.set_eligibility(by=clerk(), child=period.child, team=team(), eligibility=category, started_on=ended_on)


def adviser_visit_due() -> CareLeaverVisit:
    return CareLeaverVisit.objects.planned().get(child=care_leaver().child)


def with_pathway_plan() -> Any:
    return services.complete_pathway_plan(by=clerk(), leaver=care_leaver(), completed_on=day("2025-11-03"), plan="A flat.")


def privately_fostered() -> Any:
    return services.record_private_fostering(by=clerk(), child=ava(), team=team(), became_aware_on=day("2026-03-02"))


# ── Answers ──────────────────────────────────────────────────────────────────────────────────────

FOSTERED = {
    "placement_type": "placement_type:U6",
    "provider": "placement_provider:PR1",
    "approval": "placement_approval:full",
    "postcode": "ZZ2 2ZZ",
    "authority": "local_authority:202",
    "in_area": "yes",
    "distance_miles": "4.5",
}
PLANNED = {"planned_for": "2/4/2026", "worker": "officer", "late_is_known": "on"}
VISITED = {
    "visited_on": "25/3/2026",
    "place": "visit_place:placement",
    "child_seen": "yes",
    "seen_alone": "visit_alone:not_alone",
    "not_alone_reason": "visit_not_alone_reason:siblings_present",
    "bedroom_seen": "yes",
    "own_words": "I want to see Gran.",
    "narrative": "Settled and talkative.",
}

SCENES: dict[str, Scene] = {
    "become_looked_after": Scene(
        not_in_care,
        "start_period_of_care",
        {
            "started_on": "30/3/2026",
            "status": "legal_status:V2",
            "primary_need": "primary_need:N1",
            "start_note": "Mum was taken to hospital.",
            "home_postcode": "ZZ1 1ZZ",
            "household": "H1",
            **FOSTERED,
        },
    ),
    "change_legal_status": Scene(
        lambda: in_care(letters="C1"), "change_legal_status", {"started_on": "2/3/2026", "status": "legal_status:C2"}
    ),
    "end_period_of_care": Scene(
        in_care,
        "end_period_of_care",
        {"ended_on": "30/3/2026", "reason_ceased": "reason_episode_ceased:E4A", "end_note": "Home to Mum."},
    ),
    "reopen_period_of_care": Scene(ended_care, "reopen_period_of_care", {"reason": "The wrong child."}),
    "withdraw_period_of_care": Scene(in_care, "withdraw_period_of_care", {"reason": "The wrong child."}),
    "move_placement": Scene(
        in_care,
        "place_child",
        {"started_on": "2/3/2026", "reason": "reason_placement_change:CREQB", "note": "Too loud.", "household": "H2", **FOSTERED},
    ),
    "place_child": Scene(without_placement, "place_child", {"started_on": "2/2/2026", "household": "H2", **FOSTERED}),
    "change_placement_status": Scene(
        in_care, "place_child", {"started_on": "2/3/2026", "placement_type": codes.FOSTER_LONG_TERM}
    ),
    "start_temporary_stay": Scene(
        in_care,
        "start_temporary_stay",
        {"started_on": "20/3/2026", "placement_type": codes.TEMPORARY_HOSPITAL, "setting_name": "Ward 4"},
    ),
    "return_from_temporary_stay": Scene(on_temporary_stay, "return_from_temporary_stay", {"returned_on": "27/3/2026"}),
    "recode_temporary_stay": Scene(
        on_temporary_stay,
        "recode_temporary_stay",
        {"reason": "reason_placement_change:CREQO", "household": "H2", **FOSTERED},
    ),
    "make_placement_permanent": Scene(in_care, "make_permanent", {"permanent_from": "2/3/2026"}),
    "set_visiting_regime": Scene(
        in_care,
        "set_visiting_regime",
        {"started_on": "2/3/2026", "regime": codes.REGIME_PERMANENT, "reason": "Agreed at the review; Ava likes it."},
    ),
    "plan_looked_after_visit": Scene(visit_due, "plan_visit", PLANNED),
    "record_looked_after_visit": Scene(in_care, "record_visit", {"kind": codes.SOCIAL_WORKER_VISIT, **VISITED}),
    "record_looked_after_visit_not_made": Scene(visit_due, "record_visit_not_made", {"reason": "visit_not_done_reason:workload"}),
    "finish_looked_after_visit": Scene(visit_unfinished, "finish_visit", {}),
    "book_looked_after_review": Scene(in_care, "book_review", {"planned_for": "20/4/2026"}),
    "hold_looked_after_review": Scene(
        in_care,
        "hold_review",
        {
            "held_on": "2/2/2026",
            "reviewing_officer": "officer",
            "participation": "review_participation:PN1",
            "own_words": "I like it here.",
            "decisions": "Stay. Dentist by May.",
        },
    ),
    "adjourn_looked_after_review": Scene(in_care, "adjourn_review", {"adjourned_on": "2/2/2026", "reason": "No interpreter."}),
    "cancel_looked_after_review": Scene(in_care, "cancel_review", {"cancelled_on": "2/2/2026", "reason": "Officer ill."}),
    "record_review_minutes": Scene(review_without_minutes, "record_minutes", {"minutes_recorded_on": "10/2/2026"}),
    "record_health_assessment": Scene(
        in_care, "record_health_assessment", {"kind": codes.INITIAL_HEALTH_ASSESSMENT, "held_on": "20/1/2026"}
    ),
    "record_health_refusal": Scene(
        in_care,
        "record_health_refusal",
        {"kind": codes.INITIAL_HEALTH_ASSESSMENT, "refused_on": "20/1/2026", "refusal_reason": "I am not ill."},
    ),
    "record_health_report": Scene(assessment_without_report, "record_health_report", {"report_received_on": "20/2/2026"}),
    "record_dental_check": Scene(in_care, "record_dentalcheck", {"checked_on": "20/2/2026", "note": "No cavities."}),
    "record_dental_refusal": Scene(
        in_care, "record_dental_refusal", {"refused_on": "20/2/2026", "refusal_reason": "Afraid of the drill."}
    ),
    "record_immunisations": Scene(in_care, "record_immunisationcheck", {"checked_on": "20/2/2026", "up_to_date": "no"}),
    "record_development_check": Scene(
        small_child_in_care, "record_developmentcheck", {"checked_on": "20/2/2026", "up_to_date": "yes"}
    ),
    "record_substance_misuse": Scene(
        in_care,
        "record_substancemisusecheck",
        {
            "checked_on": "20/2/2026",
            "misuse_found": "yes",
            "substance": "Cannabis",
            "intervention_received": "no",
            "intervention_offered": "yes",
        },
    ),
    "record_strengths_and_difficulties": Scene(
        in_care,
        "record_strengths_and_difficulties",
        {"completed_on": "20/2/2026", "has_score": "yes", "score": "17"},
    ),
    "hold_education_plan_meeting": Scene(
        in_care,
        "hold_education_plan_meeting",
        {"held_on": "20/1/2026", "term": "school_term:spring", "school": "Hill School", "school_urn": "123456"},
    ),
    "agree_education_plan": Scene(
        education_plan_held, "agree_education_plan", {"agreed_on": "20/2/2026", "quality": "pep_quality:good"}
    ),
    "agree_care_plan": Scene(in_care, "agree_care_plan", {"agreed_on": "12/1/2026", "plan": "Home by summer."}),
    "agree_placement_plan": Scene(
        placed,
        "agree_placement_plan",
        {"agreed_on": "8/1/2026", "plan": "Same school.", "delegated_authority": "Trips and hair cuts."},
    ),
    "agree_permanence_plan": Scene(
        in_care,
        "agree_permanence_plan",
        {"option": "permanence_plan:RETURN6M", "principal": "yes", "agreed_on": "2/3/2026", "reason": "Mum is better."},
    ),
    "end_permanence_plan": Scene(permanence_option, "end_permanence_plan", {"ended_on": "2/3/2026", "reason": "Ill again."}),
    "decide_adoption": Scene(small_child_in_care, "decide_adoption", {"panel_on": "25/2/2026", "decided_on": "2/3/2026"}),
    "record_placement_order": Scene(adoption_decided, "record_placement_order", {"placement_order_on": "2/3/2026"}),
    "match_with_adopters": Scene(adoption_decided, "match_with_adopters", {"matched_on": "2/3/2026"}),
    "place_for_adoption": Scene(
        matched,
        "place_child",
        {
            "placed_on": "2/3/2026",
            "placement_type": codes.ADOPTERS_BY_ORDER,
            "provider": codes.OWN_PROVISION,
            "postcode": "ZZ3 3ZZ",
            "distance_miles": "30",
        },
    ),
    "record_adoption_disruption": Scene(
        placed_for_adoption, "record_adoption_disruption", {"ended_on": "20/3/2026", "reason": "It was too much."}
    ),
    "make_adoption_order": Scene(
        placed_for_adoption,
        "make_adoption_order",
        {
            "ordered_on": "30/3/2026",
            "reason_ceased": codes.ADOPTED_UNOPPOSED,
            "number_of_adopters": "2",
            "adopter_sex": "adopter_sex:MF",
            "adopter_legal_status": "adopter_legal_status:L11",
        },
    ),
    "reverse_adoption_decision": Scene(
        adoption_decided,
        "reverse_adoption_decision",
        {"reversed_on": "2/3/2026", "reversed_reason": "adoption_decision_reversed:RD3"},
    ),
    "make_permanence_order": Scene(
        in_care,
        "make_permanence_order",
        {
            "kind": codes.SPECIAL_GUARDIANSHIP_ORDER,
            "ordered_on": "30/3/2026",
            "reason_ceased": codes.GUARDIAN_OTHER_RELATIVE,
            "to_relative_or_friend": "yes",
        },
    ),
    "record_previous_permanence": Scene(
        in_care,
        "record_previous_permanence",
        {"permanence": "previous_permanence:P2", "order_year": "2019", "authority": "local_authority:202"},
    ),
    "start_deprivation_of_liberty": Scene(
        in_a_home,
        "start_deprivation_of_liberty",
        {"started_on": "2/3/2026", "court_reference": "ZZ26C00001", "restrictions": "Doors locked at night."},
    ),
    "end_deprivation_of_liberty": Scene(deprived_of_liberty, "end_deprivation_of_liberty", {"ended_on": "20/3/2026"}),
    "record_conviction": Scene(in_care, "record_conviction", {"convicted_on": "2/3/2026", "offence": "Theft."}),
    "set_leaving_care_eligibility": Scene(
        sixteen,
        "set_eligibility",
        {"eligibility": codes.ELIGIBLE, "started_on": "5/1/2026", "supported": "yes", "personal_adviser": "adviser"},
    ),
    "end_leaving_care": Scene(
        care_leaver, "end_leaving_care", {"ended_on": "2/3/2026", "end_reason": "care_leaver_end_reason:not_wanted"}
    ),
    "complete_pathway_needs_assessment": Scene(
        eligible, "complete_needs_assessment", {"completed_on": "2/3/2026", "own_words": "A dog.", "analysis": "A home first."}
    ),
    "complete_pathway_plan": Scene(
        eligible, "complete_pathway_plan", {"completed_on": "2/3/2026", "plan": "Stay put until 19.", "own_words": "Good."}
    ),
    "hold_pathway_review": Scene(with_pathway_plan, "hold_pathway_review", {"held_on": "2/3/2026", "decisions": "Go on."}),
    "record_care_leaver_contact": Scene(
        care_leaver,
        "record_care_leaver_contact",
        {"contacted_on": "2/1/2026", "in_touch": codes.IN_TOUCH, "birthday_age": "19", "note": "Likes the job."},
    ),
    "plan_adviser_visit": Scene(adviser_visit_due, "plan_visit", PLANNED),
    "record_adviser_visit": Scene(care_leaver, "record_adviser_visit", {**VISITED, "place": "visit_place:home"}),
    "record_care_leaver_accommodation": Scene(
        care_leaver,
        "record_careleaveraccommodation",
        {"accommodation": "care_leaver_accommodation:U", "started_on": "2/3/2026", "suitable": "yes"},
    ),
    "record_care_leaver_activity": Scene(
        care_leaver, "record_careleaveractivity", {"activity": "care_leaver_activity:F4", "started_on": "2/3/2026"}
    ),
    "record_private_fostering": Scene(
        ava, "record_private_fostering", {"became_aware_on": "2/3/2026", "started_on": "20/2/2026", "reason": "Mum is away."}
    ),
    "record_private_fostering_visit": Scene(privately_fostered, "record_private_fostering_visit", VISITED),
    "end_private_fostering": Scene(
        privately_fostered, "end_private_fostering", {"ended_on": "20/3/2026", "reason": "Back with Mum."}
    ),
}
