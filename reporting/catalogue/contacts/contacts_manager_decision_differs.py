"""Of contacts that had a recommendation, how many were decided otherwise."""

from reporting.breakdowns import AREA, OUTCOME, RECOMMENDED_OUTCOME, SOURCE, TEAM, WORKER
from reporting.catalogue.contacts._decisions import differs_from_recommendation, was_recommended
from reporting.indicators import INFO, During, Indicator, Share

indicator = Indicator(
    key="contacts_manager_decision_differs",
    family="contact_oversight",
    title="Contacts where the manager changed the recommendation, %",
    why="Near nought may mean that decisions are waved through; a high share, that thresholds are not shared.",
    caveats="Contacts without a recommendation are left out: dividing by all contacts reads lower.",
    source="Local setting: what counts as a contact, and its outcomes",
    facts="contacts",
    basis=During("decided_on"),
    counts="Contacts decided in the period that have a recommended outcome",
    marks="Those whose decided outcome is not the recommended one",
    leaves_out="Contacts with no recommendation (shown apart)",
    population=was_recommended,
    mark=differs_from_recommendation,
    measure=Share(),
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
