"""What is done to protect a child. One verb, one transaction, one line in the audit log.

What is wrong in a record that stands is put right with `workforce.casework.correct`, and one that should
never have been written is taken out with `withdraw`.
"""

from protection.services.attendance import change_attendance, record_attendance, record_conference_minutes
from protection.services.conferences import (
    book_conference_without_enquiry,
    book_initial_conference,
    book_review_conference,
    cancel_initial_conference,
    decide_initial_conference,
    postpone_conference,
)
from protection.services.court import (
    end_emergency_protection,
    end_pre_proceedings,
    extend_emergency_protection,
    hold_pre_proceedings_meeting,
    issue_proceedings,
    make_final_order,
    record_family_group_decision_making,
    record_hearing,
    send_letter_before_proceedings,
    start_emergency_protection,
    start_pre_proceedings,
)
from protection.services.enquiries import (
    Attendee,
    change_strategy_attendance,
    complete_enquiry,
    hold_strategy_discussion,
    launch_enquiry,
    record_child_seen_in_enquiry,
    record_strategy_attendance,
)
from protection.services.plans import change_category, end_plan, hold_core_group, hold_review, start_temporary_plan, update_plan
from protection.services.visits import finish_protection_visit, record_protection_visit, record_protection_visit_not_done

__all__ = [
    "Attendee",
    "book_conference_without_enquiry",
    "book_initial_conference",
    "book_review_conference",
    "cancel_initial_conference",
    "change_attendance",
    "change_category",
    "change_strategy_attendance",
    "complete_enquiry",
    "decide_initial_conference",
    "end_emergency_protection",
    "end_plan",
    "end_pre_proceedings",
    "extend_emergency_protection",
    "finish_protection_visit",
    "hold_core_group",
    "hold_pre_proceedings_meeting",
    "hold_review",
    "hold_strategy_discussion",
    "issue_proceedings",
    "launch_enquiry",
    "make_final_order",
    "postpone_conference",
    "record_attendance",
    "record_child_seen_in_enquiry",
    "record_conference_minutes",
    "record_family_group_decision_making",
    "record_hearing",
    "record_protection_visit",
    "record_protection_visit_not_done",
    "record_strategy_attendance",
    "send_letter_before_proceedings",
    "start_emergency_protection",
    "start_pre_proceedings",
    "start_temporary_plan",
    "update_plan",
]
