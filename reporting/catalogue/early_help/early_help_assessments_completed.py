"""Counted when completed."""

from reporting.breakdowns import AGENCY, AREA, TEAM
from reporting.indicators import INFO, Count, During, Indicator

indicator = Indicator(
    key="early_help_assessments_completed",
    family="early_help_assessments",
    title="Early Help assessments (CAFs) completed",
    why="Each is a family that agreed to be helped and a plan that somebody leads.",
    caveats="Older reports say CAF and do not say whether started or completed is meant.",
    source="Local setting: outcomes of contacts and the early help offer",
    facts="early_help_assessments",
    basis=During("completed_on"),
    counts="Early Help assessments completed in the period",
    measure=Count(),
    polarity=INFO,
    breakdowns=(
        AREA,
        TEAM,
        AGENCY,
    ),
    figure_from="either",
    reason="completed {completed_on}",
)
