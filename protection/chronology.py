"""What child protection and court work tell of a child's life."""

from protection.models import (
    CoreGroup,
    CourtProceedings,
    EmergencyProtection,
    InitialConference,
    PlanUpdate,
    PreProceedings,
    ProtectionPlan,
    ProtectionVisit,
    ReviewConference,
    Section47Enquiry,
    StrategyDiscussion,
)
from workforce.child_record.events import Event, Spell, register_events, register_plans

PROTECTION, COURT = "Child protection", "Plans and permanence"

register_events(
    Event(StrategyDiscussion, "held_at", "Strategy discussion", PROTECTION, says=("concern", "decision"), significant=True),
    Event(Section47Enquiry, "started_on", "Section 47 enquiry began", PROTECTION, significant=True),
    Event(Section47Enquiry, "completed_on", "Section 47 enquiry completed", PROTECTION, says=("outcome", "category", "analysis")),
    Event(
        InitialConference,
        "held_on",
        "Initial child protection conference",
        PROTECTION,
        says=("outcome", "category", "own_words"),
        significant=True,
    ),
    Event(ReviewConference, "held_on", "Review conference", PROTECTION, says=("outcome", "own_words"), significant=True),
    Event(
        ProtectionPlan,
        "started_on",
        "Child protection plan began",
        PROTECTION,
        says=("initial_category", "danger_statement"),
        significant=True,
    ),
    Event(ProtectionPlan, "ended_on", "Child protection plan ended", PROTECTION, says=("end_reason",), significant=True),
    Event(PlanUpdate, "agreed_on", "Child protection plan agreed or rewritten", PROTECTION, says=("text",)),
    Event(CoreGroup, "held_on", "Core group", PROTECTION, says=("notes",), again=True),
    Event(
        ProtectionVisit,
        "visited_on",
        "Child protection visit",
        PROTECTION,
        says=("seen_alone", "own_words", "narrative"),
        again=True,
    ),
    Event(EmergencyProtection, "started_at", "Emergency protection", PROTECTION, says=("reason",), significant=True),
    Event(PreProceedings, "decided_on", "Public law outline began", COURT, says=("notes",), significant=True),
    Event(PreProceedings, "ended_on", "Public law outline ended", COURT, says=("outcome",), significant=True),
    Event(CourtProceedings, "issued_on", "Application to court", COURT, says=("court_reference",), significant=True),
    Event(CourtProceedings, "final_order_on", "Final order", COURT, says=("final_order",), significant=True),
)
register_plans(
    Spell(ProtectionPlan, "started_on", "ended_on", "Child protection plan", says=("latest_category",)),
    Spell(PreProceedings, "decided_on", "ended_on", "Public law outline"),
    Spell(CourtProceedings, "issued_on", "final_order_on", "Care proceedings", says=("court_reference",)),
)
