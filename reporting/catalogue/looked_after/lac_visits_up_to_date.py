"""By the regime of each child's own placement: never one interval for all."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, UASC, WORKER
from reporting.catalogue.looked_after._visits import last_seen_on, placed_on, visits_owed
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, Indicator, OpenAt, Share, Variant


def visit_due_on(rows: Rows) -> np.ndarray:
    """The last day for the next visit."""
    due_on = np.zeros(len(rows), dtype=np.int32)
    for some, clock in visits_owed(rows):
        due_on[some] = (clock.statutory if rows.standards["by_law"] else clock).due_on()
    return due_on


def overdue(rows: Rows) -> np.ndarray:
    return visit_due_on(rows) < rows.at


def first_visit_was_due(rows: Rows) -> np.ndarray:
    """Visited in this placement, or past the day on which that had to happen."""
    return rows.counts & ((last_seen_on(rows) >= placed_on(rows)) | overdue(rows))


def up_to_date(rows: Rows) -> np.ndarray:
    return ~overdue(rows)


indicator = Indicator(
    key="lac_visits_up_to_date",
    family="lac_visits",
    title="Children looked after with an up to date visit",
    why="Whoever is a parent to a child goes to see how it is.",
    caveats=(
        "The interval is that of each child's own placement: one interval for all is looser than the law for some. "
        "Councils that print another denominator than the children looked after cannot be compared."
    ),
    source="Care Planning, Placement and Case Review (England) Regulations 2010, regulation 28",
    standard=(
        "1 week from each new placement, then 6 weeks; 3 months after a year if the placement is meant to last to 18; "
        "weekly or 4-weekly in some regimes [statutory]"
    ),
    clock_by="due",
    facts="care_periods",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children looked after at the period end",
    marks="Those whose next visit date, under the child's own regime, has not passed",
    leaves_out="Short breaks; first visit not yet due",
    population=first_visit_was_due,
    mark=up_to_date,
    standards={"by_law": True},
    measure=Share(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, WORKER, AGE_BAND, GENDER, ETHNICITY, UASC),
    variants=(
        Variant(
            "local_standard",
            "the council's tighter interval (4-weekly until permanently matched)",
            standards={"by_law": False},
        ),
    ),
    shows={"last_seen_on": last_seen_on, "visit_due_on": visit_due_on},
    reason="last seen {last_seen_on}, next visit due {visit_due_on}",
)
