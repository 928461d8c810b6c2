"""Who turns to the council about a child."""

from reporting.breakdowns import AREA, SOURCE, TEAM
from reporting.indicators import INFO, Distribution, During, Indicator

indicator = Indicator(
    key="contacts_share_by_source",
    family="contacts",
    title="Contacts by source, share of all",
    why="A source that falls silent is a warning: schools in August, health after a change of forms.",
    caveats="The groups of sources are data; compare councils only under the same grouping.",
    source="Local setting: what counts as a contact, and its outcomes",
    standard="Source list is one coded table, grouped as each document prints it [local setting]",
    facts="contacts",
    basis=During("decided_on"),
    counts="Contacts completed in the period",
    measure=Distribution(SOURCE),
    polarity=INFO,
    breakdowns=(
        SOURCE,
        AREA,
        TEAM,
    ),
    reason="decided {decided_at}, from {source}",
)
