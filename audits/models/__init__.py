"""Case audits: the tools, the programme, the audits themselves and what follows from them."""

from audits.models.audits import CaseAudit, StandardJudgement
from audits.models.followup import AuditAction, Escalation, Moderation
from audits.models.tools import AuditProgramme, AuditStandard, AuditStandardKind, AuditTool, Scale

__all__ = [
    "AuditAction",
    "AuditProgramme",
    "AuditStandard",
    "AuditStandardKind",
    "AuditTool",
    "CaseAudit",
    "Escalation",
    "Moderation",
    "Scale",
    "StandardJudgement",
]
