"""Due dates of the front door that follow their clocks."""

from contacts.models import Contact, Referral, ReturnInterview
from contacts.timescales import CONTACT_DECISION, REFERRAL_DECISION, RETURN_INTERVIEW
from csc.due_dates import keep_due

keep_due(
    "due_on",
    open_rows=Contact.objects.awaiting_decision,
    work_out=lambda contact: CONTACT_DECISION.due_on(contact.received_at),
)
keep_due(
    "due_on",
    open_rows=Referral.objects.awaiting_decision,
    work_out=lambda referral: REFERRAL_DECISION.due_on(referral.received_on),
)
keep_due(
    "due_at",
    open_rows=lambda: ReturnInterview.objects.standing().filter(held_at=None, not_held_reason=None).select_related("episode"),
    work_out=lambda interview: RETURN_INTERVIEW.due_at(interview.episode.ended_at),
)
