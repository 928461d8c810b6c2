"""What is done at the front door. One verb, one transaction, one line in the audit log.

What is wrong in a record that stands is put right with `workforce.casework.correct`, and one that should
never have been written is taken out with `withdraw`.
"""

from contacts.services.early_help import (
    complete_early_help_assessment,
    end_early_help,
    start_early_help,
    start_early_help_assessment,
    step_down_to_early_help,
    step_up_early_help,
)
from contacts.services.exploitation import (
    assess_exploitation_risk,
    end_exploitation_risk,
    record_national_referral,
    refer_exploitation,
)
from contacts.services.front_door import decide_contact, hand_over_out_of_hours, recommend_outcome, record_contact
from contacts.services.missing import (
    answer_return_interview,
    hold_return_interview,
    offer_return_interview,
    record_police_report,
    record_return,
    record_return_interview_not_held,
    report_missing,
)
from contacts.services.notes import write_case_note
from contacts.services.referrals import decide_referral, open_referral, record_referral, tell_referrer

__all__ = [
    "answer_return_interview",
    "assess_exploitation_risk",
    "complete_early_help_assessment",
    "decide_contact",
    "decide_referral",
    "end_early_help",
    "end_exploitation_risk",
    "hand_over_out_of_hours",
    "hold_return_interview",
    "offer_return_interview",
    "open_referral",
    "recommend_outcome",
    "record_contact",
    "record_national_referral",
    "record_police_report",
    "record_referral",
    "record_return",
    "record_return_interview_not_held",
    "refer_exploitation",
    "report_missing",
    "start_early_help",
    "start_early_help_assessment",
    "step_down_to_early_help",
    "step_up_early_help",
    "tell_referrer",
    "write_case_note",
]
