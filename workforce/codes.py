"""The codes that workforce's own logic depends on; every other code is data alone."""

LEAD_SOCIAL_WORKER = "allocation_role:social_worker"
PERSONAL_ADVISER = "allocation_role:personal_adviser"
CO_WORKER = "allocation_role:co_worker"
STUDENT = "allocation_role:student_social_worker"

WORKER_LEFT = "allocation_change_reason:LEFTRL"
TRANSFER = "allocation_change_reason:TSPROC"
RESTRUCTURE = "allocation_change_reason:ORGRST"
CASELOAD_MANAGEMENT = "allocation_change_reason:MANAGE"
