"""The general practitioner came, or a report came by the day."""

from __future__ import annotations

import numpy as np

from protection import codes
from reporting.breakdowns import AREA, TEAM
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, During, Indicator, Share


def doctor_invited(rows: Rows) -> np.ndarray:
    return rows.on_own_children & rows.invited & rows.coded("agency", codes.GENERAL_PRACTITIONER)


def contributed(rows: Rows) -> np.ndarray:
    return (rows.attended == 1) | (rows.report_received_on <= rows.held_on)


indicator = Indicator(
    key="icpc_gp_contribution",
    family="icpc_attendance",
    title="GP contribution to initial conferences",
    why="The family doctor often knows what nobody else does.",
    caveats="What makes a contribution appropriate is not defined anywhere: attended or reported is taken.",
    source="Local setting: attended or report received by the day",
    standard="Contribution = attended or report received by the day [local setting]",
    facts="conference_attendances",
    basis=During("held_on"),
    counts="Initial conferences held in the period to which the GP was invited",
    marks="Those the GP attended or sent a report to",
    population=doctor_invited,
    mark=contributed,
    measure=Share(),
    polarity=HIGH,
    breakdowns=(
        AREA,
        TEAM,
    ),
    team="team",
    distinct="meeting",
    reason="held {held_on}, report {report_received_on}",
)
