"""The codes that workforce's own logic depends on; every other code is data alone."""

LEAD_SOCIAL_WORKER = "allocation_role:social_worker"
PERSONAL_ADVISER = "allocation_role:personal_adviser"
CASE_HOLDERS = (LEAD_SOCIAL_WORKER, PERSONAL_ADVISER)
SECOND_WORKER = "allocation_role:second_worker"
STUDENT = "allocation_role:student"
VISITING = (
    *CASE_HOLDERS,
    SECOND_WORKER,
    STUDENT,
    "allocation_role:duty_worker",
    "allocation_role:early_help_worker",
    "allocation_role:exploitation_worker",
    "allocation_role:family_support",
)
"""Roles in which a worker goes to see the child where the child lives."""

WORKER_LEFT = "sw_change_reason:LEFTRL"
TRANSFER = "sw_change_reason:TSPROC"
RESTRUCTURE = "sw_change_reason:ORGRST"
CASELOAD_MANAGEMENT = "sw_change_reason:MANAGE"

NO_DISABILITY = "disability:NONE"
UNACCOMPANIED = "immigration_status:uasc"
SEX_UNKNOWN = ("sex:U", "sex:0", "sex:9")
TOO_YOUNG_FOR_A_UPN = "upn_unknown_reason:UN1"
