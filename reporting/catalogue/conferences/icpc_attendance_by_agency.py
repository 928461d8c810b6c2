"""Counted for each meeting, not for each child."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AGENCY, AREA, TEAM
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, During, Indicator, Share, Variant


def invited(rows: Rows) -> np.ndarray:
    return rows.on_own_children & rows.invited


def at_any_conference(rows: Rows) -> np.ndarray:
    """Every agency on the meeting's list, invited or not."""
    return rows.on_own_children


def attended(rows: Rows) -> np.ndarray:
    return rows.attended == 1


ALL_CONFERENCES = Variant("all_conferences", "denominator is every conference, invited or not", population=at_any_conference)


indicator = Indicator(
    key="icpc_attendance_by_agency",
    family="icpc_attendance",
    title="Agencies attending initial conferences",
    why="A conference without the people who know the child decides on half of what is known.",
    caveats="Divided by meetings the agency was invited to, unless the variant says otherwise.",
    source="Local setting: invited chosen as denominator",
    standard="none; invited chosen as denominator [local setting]",
    facts="conference_attendances",
    basis=During("held_on"),
    counts="Initial conferences held in the period to which the agency was invited",
    marks="Those the agency attended",
    leaves_out="Agency not invited",
    population=invited,
    mark=attended,
    measure=Share(),
    polarity=HIGH,
    breakdowns=(
        AGENCY,
        AREA,
        TEAM,
    ),
    variants=(ALL_CONFERENCES,),
    team="team",
    distinct=("meeting", "agency"),
    reason="held {held_on}, {agency}",
)
