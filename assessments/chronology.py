"""What assessments and work with children in need tell of a child's life."""

from assessments.models import Assessment, CinEpisode, CinPlan, CinReview, CinVisit
from workforce.child_record.events import Event, Spell, register_events, register_plans

ASSESSMENT, IN_NEED = "Assessment", "Child in need"

register_events(
    Event(Assessment, "started_on", "Assessment began", ASSESSMENT, says=("kind",)),
    Event(
        Assessment, "authorised_on", "Assessment completed", ASSESSMENT, says=("kind", "outcome", "analysis"), significant=True
    ),
    Event(CinEpisode, "started_on", "Opened to social care", IN_NEED, says=("primary_need",), significant=True),
    Event(CinEpisode, "ended_on", "Closed to social care", IN_NEED, says=("closure_reason",), significant=True),
    Event(CinPlan, "started_on", "Child in need plan began", IN_NEED, says=("aims",)),
    Event(CinPlan, "ended_on", "Child in need plan ended", IN_NEED, says=("end_reason",)),
    Event(CinReview, "held_on", "Child in need review", IN_NEED, says=("decision",)),
    Event(CinVisit, "visited_on", "Visit to a child in need", IN_NEED, says=("seen_alone", "own_words", "narrative"), again=True),
)
register_plans(
    Spell(CinEpisode, "started_on", "ended_on", "Open to social care", says=("primary_need",)),
    Spell(CinPlan, "started_on", "ended_on", "Child in need plan", says=("aims",)),
)
