"""Child protection: strategy discussions, section 47 enquiries, conferences, plans and their work, emergency orders."""

from protection.models.conferences import ConferenceAttendance, ConferenceMeeting, InitialConference, ReviewConference
from protection.models.court import CourtProceedings, EmergencyProtection, PreProceedings
from protection.models.enquiries import Section47Enquiry, StrategyDiscussion, StrategyDiscussionAttendance
from protection.models.plans import CategoryOfAbuseChange, CoreGroup, PlanUpdate, ProtectionPlan, ProtectionVisit

__all__ = [
    "CategoryOfAbuseChange",
    "ConferenceAttendance",
    "ConferenceMeeting",
    "CoreGroup",
    "CourtProceedings",
    "EmergencyProtection",
    "InitialConference",
    "PlanUpdate",
    "PreProceedings",
    "ProtectionPlan",
    "ProtectionVisit",
    "ReviewConference",
    "Section47Enquiry",
    "StrategyDiscussion",
    "StrategyDiscussionAttendance",
]
