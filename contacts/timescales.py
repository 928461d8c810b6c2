"""The clocks of the front door, and of children who went missing (rules.md B.1, B.6)."""

from csc.timescales import Basis, Days, Hours, Months, Override, WorkingDays, local_clock, simple_clock

WORKING_TOGETHER = "Working Together to Safeguard Children"

CONTACT_DECISION = local_clock(
    key="contact_decision",
    title="Manager's decision on a contact",
    source="Local standard, after the working day that Working Together gives to a referral",
    starts="Contact received",
    stops="Manager's decision recorded",
    limit=WorkingDays(1),
    note="Councils count 1 or 2 working days or 24 hours. A cut-off hour for “received today” needs the time of receipt.",
)

CONTACT_DECISION_24_HOURS = local_clock(
    key="contact_decision_24_hours",
    title="Manager's decision on a contact, by the clock",
    source="Local standard of councils that count elapsed hours, weekends included",
    starts="Contact received",
    stops="Manager's decision recorded",
    limit=Hours(24),
)

REFERRAL_DECISION = simple_clock(
    key="referral_decision",
    title="Decision on a referral",
    source=f"{WORKING_TOGETHER}, all editions since 2000",
    starts="Referral received",
    stops="Decision recorded and the referrer told",
    limit=WorkingDays(1),
)

UNALLOCATED_REFERRAL = local_clock(
    key="unallocated_referral",
    title="Referral allocated to a worker",
    source="Local standard",
    starts="Referral received",
    stops="A worker is allocated",
    limit=Days(7),
)

REREFERRAL = simple_clock(
    key="rereferral",
    title="Look-back for a re-referral",
    source="Department for Education, children in need census",
    starts="Referral before",
    stops="Referral that is looked at",
    limit=Months(12),
    basis=Basis.DFE,
    note="The anniversary is inside; a second referral on the same day is not a re-referral.",
)

REPEAT_CONTACT = local_clock(
    key="repeat_contact",
    title="Look-back for a repeat contact",
    source="Local standard",
    starts="Contact before",
    stops="Contact that is looked at",
    limit=Months(12),
)

RETURN_INTERVIEW = simple_clock(
    key="return_interview",
    title="Return home interview",
    source="Statutory guidance on children who run away or go missing from home or care, January 2014",
    starts="The child was found or came back",
    stops="Interview held",
    limit=Hours(72),
    warn=1,
    override=Override.ANY,
    note="Elapsed hours: weekends and the nights on which the clocks change count. Some councils count 3 working days.",
)

SUBJECT_ACCESS = simple_clock(
    key="subject_access",
    title="Reply to a request for one's own records",
    source="UK GDPR article 12",
    starts="Request received",
    stops="Reply sent",
    limit=Months(1),
    warn=10,
    basis=Basis.STAT,
)

SUBJECT_ACCESS_COMPLEX = simple_clock(
    key="subject_access_complex",
    title="Reply to a complex request for one's own records",
    source="UK GDPR article 12",
    starts="Request received",
    stops="Reply sent",
    limit=Months(3),
    warn=10,
    basis=Basis.STAT,
    note="Two months more, when the person has been told of the extension within the first.",
)
