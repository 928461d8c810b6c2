"""Reviews of the approval of foster carers."""

from __future__ import annotations

import datetime

from csc.timescales import Basis, Months, simple_clock

FOSTER_REVIEW = simple_clock(
    key="foster_review",
    title="Review of a foster household’s approval",
    source="Fostering Services (England) Regulations 2011, regulation 28(2)",
    starts="Approved, or last reviewed",
    stops="Approval reviewed",
    limit=Months(12),
    warn=28,
    effective_from=datetime.date(2011, 4, 1),
    basis=Basis.REG,
)
