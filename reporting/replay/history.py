"""The front door in the years before the report.

No figure is given for a period that reaches back to a time whose front door is not on record: a rolling year
needs the eleven months before it, and whether a plan repeats another within two years needs two years more.
So the months before the report have contacts too, somewhat fewer than those of the report, and every
referral of that time came from one of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from reporting.replay.contacts import GROUPS, contact
from reporting.replay.draft import Draft, month_of

MONTHS = 37
"""Eleven of the first rolling year, twenty-four that a repeat looks back, and two to spare."""
SHARE = 0.7
"""Contacts and referrals of such a month, of what a month of the report has."""


def plan(draft: Draft) -> None:
    """Contacts of the months before the report; comes last, when every referral is known."""
    entries = Counter(month_of(row["on"]) for table in ("contact", "referral") for row in draft.of(table))
    wanted = round(SHARE * sum(entries[month] for month in draft.months) / len(draft.months))
    unprompted: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for referral in draft.of("referral"):
        if referral["contact"] is None:
            unprompted[month_of(referral["on"])].append(referral)
    for month in range(draft.first - MONTHS, draft.first):
        for referral in unprompted[month]:
            made = contact(draft, month, _group(draft), became_referral=True, in_time=True, received=referral["on"])
            made["child"], referral["contact"] = referral["child"], made
        for _ in range(max(1, wanted - 2 * len(unprompted[month]))):
            contact(draft, month, _group(draft), became_referral=False, in_time=draft.random.random() < 0.8)


def _group(draft: Draft) -> str:
    return list(GROUPS)[int(draft.random.integers(len(GROUPS)))]
