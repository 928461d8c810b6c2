"""The end of the data: what lies after it has not happened yet, and what ended before it began is not in it.

`journeys` lets every case run on. Here the authority's memory is cut to what a system holds on the
last day: families with anything in the months asked for, with all that went before; events up to
the last day; and, for what ends later, no end.
"""

from __future__ import annotations

import numpy as np

from reporting.synthetic.arrays import Mask, Whole
from reporting.synthetic.days import NEVER
from reporting.synthetic.families import Families
from reporting.synthetic.journeys import NONE, Horizon
from reporting.synthetic.rows import Ledger, Rows

LOOK_BACK_DAYS = 731

HAPPENS_ON = {
    "referral": "received_on", "episode": "started_on", "assessment": "started_on", "discussion": "held_on",
    "enquiry": "started_on", "conference": "held_on", "plan": "started_on", "plan_review": "held_on", "cin_plan": "started_on",
    "care": "started_on", "leaver": "started_on", "held": "started_on",
}  # fmt: skip
"""The day each kind of row came to be."""

ENDS: dict[str, dict[str, tuple[str, ...]]] = {
    "referral": {"decided_on": ("outcome",)},
    "episode": {"ended_on": ("reason",)},
    "assessment": {"authorised_on": ("outcome",)},
    "enquiry": {"completed_on": ("outcome",)},
    "plan": {"ended_on": ("end_reason",)},
    "cin_plan": {"ended_on": ("reason",)},
    "care": {"ended_on": ("ceased",)},
    "leaver": {"ended_on": ()},
    "held": {"ended_on": ()},
}
"""The day a row ends or is decided, with what is only known from then on."""

POINTS_TO = {
    "episode": ("referral",),
    "assessment": ("referral",),
    "discussion": ("referral",),
    "enquiry": ("referral", "discussion", "assessment"),
    "conference": ("referral", "enquiry"),
    "plan": ("referral", "conference"),
    "plan_review": ("referral", "plan"),
    "cin_plan": ("referral",),
    "care": ("referral",),
    "leaver": ("referral",),
    "held": ("referral",),
}
"""Columns that hold the number of a row of another kind, which has the column's name."""


def cut(ledger: Ledger, people: Families, horizon: Horizon) -> tuple[dict[str, Rows], Mask]:
    """What the system holds on the last day, by kind, and which of all children it knows.

    Conferences booked for later are kept under `booked`: their enquiry is complete and the day is set.
    """
    alive, remembered = _remembered(ledger, people, horizon)
    kept: dict[str, Rows] = {}
    renumbered: dict[str, Whole] = {}
    for kind, happens in HAPPENS_ON.items():
        if kind not in ledger:
            continue
        rows = ledger.rows(kind)
        of_case = remembered if kind == "referral" else remembered[rows.referral]
        stays = of_case & (rows.columns[happens] <= horizon.until)
        if kind == "conference":
            kept["booked"] = _booked(rows, ledger.rows("enquiry"), remembered, horizon)
        renumbered[kind] = np.where(stays, np.cumsum(stays) - 1, NONE)
        kept[kind] = rows[stays]
    for kind, columns in POINTS_TO.items():
        for column in columns if kind in kept else ():
            target = kept[kind].columns[column]
            kept[kind].columns[column] = np.where(target == NONE, NONE, renumbered[column][target])
    if "booked" in kept:
        kept["booked"].enquiry = renumbered["enquiry"][kept["booked"].enquiry]
    for kind, ends in ENDS.items():
        for column, known_then in ends.items() if kind in kept else ():
            later = kept[kind].columns[column] > horizon.until
            kept[kind].columns[column][later] = NEVER
            for name in known_then:
                kept[kind].columns[name][later] = None
    if "plan" in kept:
        _state_forgotten_plans(kept["plan"])
    return kept, _known_children(people, kept, alive, horizon)


def _remembered(ledger: Ledger, people: Families, horizon: Horizon) -> tuple[Mask, Mask]:
    """Families with anything in the months asked for, and, by referral, the cases a system would still hold.

    Of a family's past it holds what was open in the two years before the first day: that is what
    re-referrals look back on. Older plans live on as a number stated on the next plan.
    """
    episode, referral = ledger.rows("episode"), ledger.rows("referral")
    over_on = referral.decided_on.copy()
    over_on[episode.referral] = episode.ended_on
    begun = referral.received_on <= horizon.until
    alive = ~people.families.referred
    alive[referral.family[begun & (over_on > horizon.first)]] = True
    return alive, alive[referral.family] & begun & (over_on > horizon.first - LOOK_BACK_DAYS)


def _booked(conference: Rows, enquiry: Rows, remembered: Mask, horizon: Horizon) -> Rows:
    """Conferences that a finished enquiry asked for and that are still to be held."""
    # A conference about a child who moves in rests on no enquiry of the authority's own.
    asked = (conference.enquiry >= 0) & (enquiry.completed_on[np.maximum(conference.enquiry, 0)] <= horizon.until)
    return conference[remembered[conference.referral] & asked & (conference.held_on > horizon.until)]


def _known_children(people: Families, kept: dict[str, Rows], alive: Mask, horizon: Horizon) -> Mask:
    """Children with a record: those referred, and brothers and sisters born while the family was known and under 18 then."""
    children = people.children
    known = np.zeros(len(children), dtype=bool)
    known[kept["referral"].child] = True
    noticed = people.families.noticed_on[children.family]
    present = (children.born <= np.minimum(noticed, horizon.until)) & (children.adult_on > noticed)
    return known | (present & alive[children.family])


def _state_forgotten_plans(plan: Rows) -> None:
    """`before` becomes the number of earlier plans that are no longer on record."""
    order = np.lexsort([plan.started_on, plan.child])
    child = plan.child[order]
    first = np.searchsorted(child, child)
    on_record = np.zeros(len(plan), dtype=np.int64)
    on_record[order] = np.arange(len(plan)) - first
    plan.before = plan.before - on_record
