"""What is done to assess a child and to help a child in need. One verb, one transaction, one audit line.

What is wrong in a record that stands is put right with `workforce.casework.correct`, and one that should
never have been written is taken out with `withdraw`.
"""

from assessments.services.assessing import (
    authorise_assessment,
    cancel_assessment,
    finish_assessment,
    record_checkpoint,
    record_child_not_seen,
    record_child_seen,
    record_delay_reason,
    record_factors,
    send_back_assessment,
    start_assessment,
)
from assessments.services.episodes import close_episode, open_episode, reopen_episode
from assessments.services.planning import plan_visit
from assessments.services.plans import (
    end_cin_plan,
    finish_cin_visit,
    hold_cin_review,
    record_cin_visit,
    record_cin_visit_not_done,
    start_cin_plan,
    update_cin_plan,
)

__all__ = [
    "authorise_assessment",
    "cancel_assessment",
    "close_episode",
    "end_cin_plan",
    "finish_assessment",
    "finish_cin_visit",
    "hold_cin_review",
    "open_episode",
    "plan_visit",
    "record_checkpoint",
    "record_child_not_seen",
    "record_child_seen",
    "record_cin_visit",
    "record_cin_visit_not_done",
    "record_delay_reason",
    "record_factors",
    "reopen_episode",
    "send_back_assessment",
    "start_assessment",
    "start_cin_plan",
    "update_cin_plan",
]
