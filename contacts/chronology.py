"""What the records of the front door tell of a child's life."""

from contacts.models import (
    CaseNote,
    Contact,
    EarlyHelpAssessment,
    EarlyHelpEpisode,
    ExploitationReferral,
    ExploitationRisk,
    MissingEpisode,
    Referral,
    ReturnInterview,
)
from workforce.child_record.events import Event, Spell, register_events, register_plans

FRONT_DOOR, EARLY_HELP, MISSING, NOTES = "Front door", "Early help", "Missing and exploitation", "Notes"

register_events(
    Event(Contact, "received_at", "Contact received", FRONT_DOOR, says=("source", "reason")),
    Event(Contact, "decided_at", "Contact decided", FRONT_DOOR, says=("decided_outcome", "decision_reason")),
    Event(Referral, "received_on", "Referral received", FRONT_DOOR, says=("source", "primary_need", "reason"), significant=True),
    Event(Referral, "decided_at", "Referral decided", FRONT_DOOR, says=("outcome", "decision_reason")),
    Event(EarlyHelpEpisode, "started_on", "Early help began", EARLY_HELP, says=("lead_agency", "reason")),
    Event(EarlyHelpEpisode, "ended_on", "Early help ended", EARLY_HELP, says=("end_reason",)),
    Event(EarlyHelpAssessment, "completed_on", "Early help assessment completed", EARLY_HELP, says=("agency", "summary")),
    Event(
        ExploitationReferral,
        "received_on",
        "Referred as at risk of exploitation",
        MISSING,
        says=("kind", "reason"),
        significant=True,
    ),
    Event(
        ExploitationRisk,
        "started_on",
        "Risk of exploitation assessed",
        MISSING,
        says=("kind", "level", "analysis"),
        significant=True,
    ),
    Event(
        MissingEpisode, "started_at", "Went missing", MISSING, says=("kind", "missing_from", "circumstances"), significant=True
    ),
    Event(MissingEpisode, "ended_at", "Came back", MISSING, says=("return_circumstances",)),
    Event(ReturnInterview, "held_at", "Return interview held", MISSING, says=("own_words", "findings")),
    Event(
        CaseNote,
        "happened_at",
        "Case note",
        NOTES,
        says=("kind", "title", "text", "significance"),
        flag="significant",
        again=True,
    ),
)
register_plans(
    Spell(EarlyHelpEpisode, "started_on", "ended_on", "Early help", says=("lead_agency", "lead_professional")),
    Spell(ExploitationRisk, "started_on", "ended_on", "Risk of exploitation", says=("kind", "level")),
)
