"""By the day of decision, whenever the contact came."""

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, METHOD, OUTCOME, RECOMMENDED_OUTCOME, SOURCE, TEAM
from reporting.indicators import INFO, Count, During, Indicator

indicator = Indicator(
    key="contacts_completed",
    family="contacts",
    title="Contacts completed",
    why="The work the front door finished, for cross-tables by source, method and outcome.",
    caveats="Not the count of contacts received: one received on the last day is completed in the next month.",
    source="Local setting: what counts as a contact, and its outcomes",
    standard="Counted by decision date [local setting]",
    facts="contacts",
    basis=During("decided_on"),
    counts="Contacts whose outcome was decided in the period",
    leaves_out="Contacts still waiting for a decision",
    measure=Count(),
    polarity=INFO,
    breakdowns=(
        AREA,
        TEAM,
        SOURCE,
        METHOD,
        OUTCOME,
        RECOMMENDED_OUTCOME,
        AGE_BAND,
        GENDER,
        ETHNICITY,
    ),
    reason="decided {decided_at}, received {received_at}",
)
