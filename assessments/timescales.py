"""The clocks of assessment and of children in need (rules.md B.2, T33 to T35)."""

from __future__ import annotations

import dataclasses
import datetime

from assessments import codes
from csc.timescales import Clock, Days, Months, Timescale, WorkingDays, local_clock, simple_clock

_REPLACED = "Replaced by the single assessment. Councils moved over at different dates in 2013-14, so the record's type decides."

_TO_APRIL_2010 = Timescale(
    key="initial_assessment",
    title="Initial assessment completed",
    source="Working Together to Safeguard Children 2006",
    starts="Referral received, or new information on an open case",
    stops="Assessment authorised",
    limit=WorkingDays(7),
    warn=2,
    effective_to=datetime.date(2010, 4, 1),
)
INITIAL_ASSESSMENT = Clock(
    _TO_APRIL_2010,
    dataclasses.replace(
        _TO_APRIL_2010,
        source="Working Together to Safeguard Children 2010",
        limit=WorkingDays(10),
        warn=3,
        effective_from=datetime.date(2010, 4, 1),
        effective_to=None,
        note=_REPLACED,
    ),
)

CORE_ASSESSMENT = simple_clock(
    key="core_assessment",
    title="Core assessment completed",
    source="Working Together to Safeguard Children 2010 and earlier editions; national indicator 60",
    starts="Initial assessment ended, or strategy discussion that began a section 47 enquiry",
    stops="Assessment authorised",
    limit=WorkingDays(35),
    warn=5,
    note=_REPLACED,
)

ASSESSMENT = simple_clock(
    key="assessment",
    title="Child and family assessment completed",
    source="Working Together to Safeguard Children 2013, unchanged in 2015, 2018 and 2023",
    starts="Referral received; decision to reassess; strategy discussion on an open case",
    stops="Assessment authorised by the manager",
    limit=WorkingDays(45),
    warn=5,
    effective_from=datetime.date(2013, 4, 15),
    note="Going over with recorded reasons is allowed and still counts as late. DfE counts from the assessment's start.",
)

CLOCK_OF_TYPE: dict[str, Clock] = {
    **dict.fromkeys(codes.SINGLE, ASSESSMENT),
    codes.INITIAL: INITIAL_ASSESSMENT,
    codes.CORE: CORE_ASSESSMENT,
}
"""The clock of each type of assessment, by the key of its code."""

FIRST_CHECKPOINT, SECOND_CHECKPOINT, THIRD_CHECKPOINT = (
    local_clock(
        key=f"assessment_{name}_checkpoint",
        title=f"Manager's {name} look at an assessment under way",
        source="Local standard",
        starts="As for the assessment",
        stops="Manager's review recorded",
        limit=WorkingDays(days),
        warn=2,
    )
    for name, days in (("first", 10), ("second", 20), ("third", 30))
)

UNALLOCATED_ASSESSMENT = local_clock(
    key="unallocated_assessment",
    title="Assessment allocated to a worker",
    source="Local standard",
    starts="Assessment opened",
    stops="A worker is allocated",
    limit=Days(7),
)

CIN_PLAN = local_clock(
    key="cin_plan",
    title="Child in need plan agreed",
    source="Local standard",
    starts="Case opened",
    stops="Plan agreed",
    limit=Days(45),
)

CIN_VISIT = local_clock(
    key="cin_visit",
    title="Visit to a child in need",
    source="Local standard",
    starts="Plan began; then the last visit at which the child was seen",
    stops="Visit made and the child seen",
    limit=WorkingDays(20),
    warn=5,
    by_team=True,
    note="Councils use 20 working days, 4 or 6 weeks, and longer for some teams.",
)

CIN_REVIEW = local_clock(
    key="cin_review",
    title="Review of a child in need plan",
    source="Local standard",
    starts="Plan began; then the last review held",
    stops="Review held",
    limit=Months(3),
    warn=10,
    by_team=True,
)
