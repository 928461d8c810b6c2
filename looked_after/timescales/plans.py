"""The care plan, the placement plan, and approvals that hold for a time (rules.md T40, T41, T55, T56)."""

from __future__ import annotations

import dataclasses
import datetime

from csc.timescales import CORONAVIRUS, Basis, Clock, Timescale, Weeks, WorkingDays, simple_clock

CARE_PLANNING = "Care Planning, Placement and Case Review (England) Regulations 2010"
IN_FORCE = datetime.date(2011, 4, 1)
"""The day the Care Planning Regulations and the Care Leavers Regulations came into force."""

CARE_PLAN = simple_clock(
    key="care_plan",
    title="Care plan agreed",
    source=f"{CARE_PLANNING}, regulation 4",
    starts="First placement",
    stops="Plan signed",
    limit=WorkingDays(10),
    warn=3,
    effective_from=IN_FORCE,
    basis=Basis.REG,
    relaxed=[CORONAVIRUS],
    note="Before the first placement; if that is not practicable, within 10 working days of it.",
)

PLACEMENT_PLAN = simple_clock(
    key="placement_plan",
    title="Placement plan agreed",
    source=f"{CARE_PLANNING}, regulation 9(2)",
    starts="Placement began",
    stops="Plan agreed",
    limit=WorkingDays(5),
    warn=2,
    effective_from=IN_FORCE,
    basis=Basis.REG,
    relaxed=[CORONAVIRUS],
    note="Before the placement; if that is not practicable, within 5 working days of it.",
)

_TEMPORARY = Timescale(
    key="temporary_approval",
    title="Temporary approval of a connected person",
    source=f"{CARE_PLANNING}, regulation 24",
    starts="Placement began",
    stops="Full approval",
    limit=Weeks(16),
    warn=28,
    effective_from=IN_FORCE,
    effective_to=CORONAVIRUS.first,
    basis=Basis.REG,
)
_AFTER_CORONAVIRUS = CORONAVIRUS.last + datetime.timedelta(days=1)
TEMPORARY_APPROVAL = Clock(
    _TEMPORARY,
    dataclasses.replace(
        _TEMPORARY,
        source=f"{CARE_PLANNING}, regulation 24, as relaxed by SI 2020/445",
        limit=Weeks(24),
        effective_from=CORONAVIRUS.first,
        effective_to=_AFTER_CORONAVIRUS,
    ),
    dataclasses.replace(_TEMPORARY, effective_from=_AFTER_CORONAVIRUS, effective_to=None),
)

TEMPORARY_APPROVAL_EXTENSION = simple_clock(
    key="temporary_approval_extension",
    title="Extension of the temporary approval of a connected person",
    source=f"{CARE_PLANNING}, regulation 25",
    starts="Temporary approval expired",
    stops="Full approval",
    limit=Weeks(8),
    warn=14,
    effective_from=IN_FORCE,
    basis=Basis.REG,
)

EMERGENCY_APPROVAL = simple_clock(
    key="emergency_approval",
    title="Emergency placement with a foster carer not approved for it",
    source=f"{CARE_PLANNING}, regulation 23",
    starts="Placement began",
    stops="Placement ended, or the carer's approval changed",
    limit=WorkingDays(6),
    warn=2,
    effective_from=IN_FORCE,
    basis=Basis.REG,
    relaxed=[CORONAVIRUS],
)
