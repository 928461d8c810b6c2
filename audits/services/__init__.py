"""What is done in an audit programme. One verb, one transaction, one line in the audit log."""

from audits.services.audits import Feedback, assign_audit, complete_audit, judge_standard, record_feedback, write_findings
from audits.services.followup import (
    agree_action,
    answer_escalation,
    assign_moderation,
    close_action,
    close_escalation,
    decide_final_grade,
    escalate,
    finish_action,
    grade_blind,
)
from audits.services.programmes import assign_sample, end_programme, open_programme
from audits.services.shipped import load_shipped_tools
from audits.services.tools import new_version, publish, retire

__all__ = [
    "Feedback",
    "agree_action",
    "answer_escalation",
    "assign_audit",
    "assign_moderation",
    "assign_sample",
    "close_action",
    "close_escalation",
    "complete_audit",
    "decide_final_grade",
    "end_programme",
    "escalate",
    "finish_action",
    "grade_blind",
    "judge_standard",
    "load_shipped_tools",
    "new_version",
    "open_programme",
    "publish",
    "record_feedback",
    "retire",
    "write_findings",
]
