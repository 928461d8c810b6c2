"""What is done in the organisation. One verb, one transaction, one line in the audit log."""

from workforce.services.allocations import allocate_child, end_allocation, transfer_children
from workforce.services.employment import (
    Departure,
    close_accounts_of_leavers,
    end_employment,
    end_post,
    record_absence,
    start_employment,
    start_post,
)
from workforce.services.supervision import (
    ActionAgreed,
    call_off_personal_supervision,
    finish_supervision_action,
    plan_case_supervision,
    plan_personal_supervision,
    record_case_supervision,
    record_personal_supervision,
)
from workforce.services.units import close_unit, open_unit

__all__ = [
    "ActionAgreed",
    "Departure",
    "allocate_child",
    "call_off_personal_supervision",
    "close_accounts_of_leavers",
    "close_unit",
    "end_allocation",
    "end_employment",
    "end_post",
    "finish_supervision_action",
    "open_unit",
    "plan_case_supervision",
    "plan_personal_supervision",
    "record_absence",
    "record_case_supervision",
    "record_personal_supervision",
    "start_employment",
    "start_post",
    "transfer_children",
]
