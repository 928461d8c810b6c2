"""Both outcomes are kept for ever, so that oversight can be seen."""

from reporting.breakdowns import AREA, OUTCOME, RECOMMENDED_OUTCOME, SOURCE, TEAM, WORKER
from reporting.catalogue.contacts._decisions import differs_from_recommendation
from reporting.indicators import INFO, Count, During, Indicator

indicator = Indicator(
    key="contacts_manager_decision_differs_count",
    family="contact_oversight",
    title="Contacts where the manager changed the recommendation",
    why="Shows that somebody looks before deciding, and where worker and manager see thresholds differently.",
    source="Local setting: what counts as a contact, and its outcomes",
    facts="contacts",
    basis=During("decided_on"),
    counts="Contacts decided in the period whose decided outcome is not the recommended outcome",
    leaves_out="Contacts with no recommendation",
    population=differs_from_recommendation,
    measure=Count(),
    polarity=INFO,
    breakdowns=(
        AREA,
        TEAM,
        WORKER,
        SOURCE,
        OUTCOME,
        RECOMMENDED_OUTCOME,
    ),
    reason="recommended {recommended_outcome}, decided {decided_outcome}",
)
