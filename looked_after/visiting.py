"""Which visiting regime a placement is under (Care Planning Regulations 2010, regulation 28).

Worked out from the facts of the placement. Two regimes rest on an agreement instead and are set by
hand: lighter visits in a long-term foster placement, and a return to more frequent ones.
"""

from __future__ import annotations

import datetime

from looked_after import codes
from looked_after.models import Placement

ALWAYS_OTHERS_ARRANGE = frozenset({codes.YOUNG_OFFENDER_INSTITUTION, codes.HOSPITAL_OR_NURSING})


def regime_of(placement: Placement, *, legal_status: str, day: datetime.date) -> str:
    """The regime code for the placement on `day` under `legal_status` (its key).

    A placement with parents goes by the order; any other by the carer's approval, and then by
    whether it is meant to last until the child is 18.
    """
    if placement.period_of_care.short_breaks:
        return codes.REGIME_SHORT_BREAKS
    if placement.placement_type_id in codes.PLACED_FOR_ADOPTION:
        return codes.REGIME_ADOPTION
    if placement.placement_type_id == codes.WITH_PARENTS:
        return _regime_with_parents(placement, legal_status)
    if placement.approval_id == codes.TEMPORARILY_APPROVED:
        return codes.REGIME_TEMPORARY_APPROVAL
    if placement.placement_type_id in ALWAYS_OTHERS_ARRANGE:
        return codes.REGIME_OTHERS_ARRANGE
    if placement.permanent_from is not None and placement.permanent_from <= day:
        return codes.REGIME_PERMANENT
    return codes.REGIME_STANDARD


def _regime_with_parents(placement: Placement, legal_status: str) -> str:
    if legal_status == codes.INTERIM_CARE_ORDER:
        return codes.REGIME_INTERIM_ORDER_WITH_PARENT
    if placement.approval_id == codes.PARENT_NOT_YET_ASSESSED:
        return codes.REGIME_PARENT_BEFORE_ASSESSMENT
    return codes.REGIME_FULL_ORDER_WITH_PARENT if legal_status == codes.FULL_CARE_ORDER else codes.REGIME_STANDARD
