"""Every step of the front door, early help and children missing, with a child it can be done for. Today is 1 April 2026."""

from __future__ import annotations

from contacts import services
from contacts.models import (
    Contact,
    EarlyHelpAssessment,
    EarlyHelpEpisode,
    ExploitationReferral,
    ExploitationRisk,
    MissingEpisode,
    Referral,
    ReturnInterview,
)
from csc.models import Child
from tests.contacts import cast
from tests.contacts.cast import at, bea, clerk, code, day, manager, team
from tests.workforce.cast import allocation
from tests.workforce.fuzz import Scene

REFERRED = "contact_outcome:referral"


def girl() -> Child:
    """A child the team holds."""
    child = bea()
    allocation(child, team())
    return child


def came() -> Contact:
    """A contact of the day before, with nothing said of it yet."""
    return cast.contact(girl(), "2026-03-31 10:00", reason="Shouting at night.", consent=code("consent:obtained"))


def recommended() -> Contact:
    return services.recommend_outcome(
        by=clerk(), worker=manager("Sam"), contact=came(), outcome=code(REFERRED), reason="She hides."
    )


def led_to_a_referral() -> Contact:
    return cast.decide(came(), "referral", "2026-03-31 16:00")


def referred() -> Referral:
    return services.open_referral(by=clerk(), contact=led_to_a_referral())


def accepted() -> Referral:
    return cast.accepted(girl(), "2026-03-02", primary_need=code("primary_need:N1"))


def helped() -> EarlyHelpEpisode:
    return cast.early_help(girl(), "2026-02-02", reason="Mornings run late.")


def help_assessed() -> EarlyHelpAssessment:
    episode = helped()
    known = {"by": clerk(), "child": episode.child, "team": team(), "episode": episode}
    return services.start_early_help_assessment(**known, started_on=day("2026-02-09"), agency=code("agency:school"))


def exploited() -> ExploitationReferral:
    return services.refer_exploitation(
        by=clerk(),
        child=girl(),
        team=team(),
        received_on=day("2026-03-02"),
        source=code("contact_source:2A"),
        kind=code("exploitation_kind:cce"),
        part_played=code("exploitation_part:victim"),
    )


def at_risk() -> ExploitationRisk:
    return services.assess_exploitation_risk(
        by=clerk(),
        child=girl(),
        team=team(),
        kind=code("exploitation_kind:cce"),
        level=code("exploitation_risk_level:high"),
        assessed_on=day("2026-03-02"),
        analysis="New shoes and a second telephone.",
    )


def gone() -> MissingEpisode:
    return cast.missing(girl(), "2026-03-31 20:00", missing_from="Home")


def back() -> ReturnInterview:
    return services.record_return(by=clerk(), episode=gone(), ended_at=at("2026-04-01 07:00"))


SCENES: dict[str, Scene] = {
    "record_contact": Scene(
        girl,
        {
            "received_at_date": "31/3/2026",
            "received_at_time": "10:30",
            "method": "contact_method:phone",
            "source": "contact_source:2A",
            "referrer_name": "Mrs Ahmed",
            "reason": "She does not want to go home.",
            "consent": "consent:overridden",
            "consent_override_reason": "Asking could put her at risk.",
        },
        ("record_contact",),
    ),
    "recommend_contact_outcome": Scene(
        came, {"recommended_outcome": REFERRED, "recommendation_reason": "Twice this week."}, ("recommend_outcome",)
    ),
    "decide_contact": Scene(recommended, {"decided_outcome": REFERRED, "decided_outcome_holds": "on"}, ("decide_contact",)),
    "hand_over_out_of_hours": Scene(came, {"action_taken": "Seen at home; call school at nine."}, ("hand_over_out_of_hours",)),
    "open_referral": Scene(
        led_to_a_referral,
        {
            "received_on": "31/3/2026",
            "received_on_holds": "on",
            "source": "referral_source:2A",
            "reason": "Help for Mum.",
            "primary_need": "primary_need:N1",
        },
        ("record_referral",),
    ),
    "decide_referral": Scene(
        referred,
        {"outcome": "referral_outcome:assessment", "primary_need": "primary_need:N1", "decision_reason": "She is afraid."},
        ("decide_referral",),
    ),
    "tell_referrer": Scene(accepted, {"told_on": "3/3/2026"}, ("tell_referrer",)),
    "start_early_help": Scene(
        girl,
        {
            "started_on": "30/3/2026",
            "lead_agency": "agency:school",
            "lead_professional": "Mrs Ahmed",
            "reason": "Mornings run late.",
            "consent": "consent:obtained",
        },
        ("start_early_help",),
    ),
    "step_down_to_early_help": Scene(
        girl,
        {"started_on": "30/3/2026", "lead_agency": "agency:school", "consent": "consent:obtained"},
        ("step_down_to_early_help",),
    ),
    "step_up_early_help": Scene(helped, {"stepped_up_on": "30/3/2026"}, ("step_up_early_help",)),
    "end_early_help": Scene(
        helped, {"ended_on": "30/3/2026", "end_reason": "early_help_end_reason:needs_met"}, ("end_early_help",)
    ),
    "start_early_help_assessment": Scene(
        helped, {"started_on": "9/2/2026", "agency": "agency:school"}, ("start_early_help_assessment",)
    ),
    "complete_early_help_assessment": Scene(
        help_assessed, {"completed_on": "2/3/2026", "summary": "Breakfast club."}, ("complete_early_help_assessment",)
    ),
    "refer_exploitation": Scene(
        girl,
        {
            "received_on": "30/3/2026",
            "source": "contact_source:2A",
            "kind": "exploitation_kind:cce",
            "part_played": "exploitation_part:victim",
            "reason": "Two telephones.",
        },
        ("refer_exploitation",),
    ),
    "record_national_referral": Scene(exploited, {"referred_on": "3/3/2026"}, ("record_national_referral",)),
    "assess_exploitation_risk": Scene(
        girl,
        {
            "kind": "exploitation_kind:cce",
            "level": "exploitation_risk_level:high",
            "started_on": "30/3/2026",
            "analysis": "Out at night.",
        },
        ("assess_exploitation_risk",),
    ),
    "end_exploitation_risk": Scene(
        at_risk, {"ended_on": "30/3/2026", "analysis": "She has moved school."}, ("end_exploitation_risk",)
    ),
    "report_missing": Scene(
        girl,
        {
            "kind": "missing_type:M",
            "started_at_date": "31/3/2026",
            "started_at_time": "20:00",
            "missing_from": "Home",
            "reported_to_police_at_date": "31/3/2026",
            "reported_to_police_at_time": "22:00",
            "circumstances": "After a quarrel.",
        },
        ("report_missing",),
    ),
    "record_police_report": Scene(
        gone, {"reported_at_date": "31/3/2026", "reported_at_time": "22:00"}, ("record_police_report",)
    ),
    "record_return": Scene(
        gone, {"ended_at_date": "1/4/2026", "ended_at_time": "7am", "circumstances": "By bus."}, ("record_return",)
    ),
    "offer_return_interview": Scene(
        back,
        {"offered_at_date": "1/4/2026", "offered_at_time": "9am", "accepted": "yes"},
        ("offer_return_interview", "answer_return_interview"),
    ),
    "hold_return_interview": Scene(
        back,
        {
            "held_at_date": "1/4/2026",
            "held_at_time": "11am",
            "independent_person": "Lou from the charity",
            "own_words": "I went to Gran’s.",
            "findings": "Gran did not know.",
        },
        ("hold_return_interview",),
    ),
    "return_interview_not_held": Scene(
        back, {"not_held_reason": "return_interview_not_held_reason:refused"}, ("record_return_interview_not_held",)
    ),
    "write_case_note": Scene(
        girl,
        {
            "kind": "case_note_kind:phone_call",
            "happened_at_date": "31/3/2026",
            "happened_at_time": "15:00",
            "title": "School rang",
            "text": "She came late.",
            "significant": "on",
            "significance": "The first time.",
        },
        ("write_case_note",),
    ),
}
