"""Child protection reads, in practice language."""

from __future__ import annotations

import datetime
from typing import Self

from django.db.models import Exists, OuterRef, Q

from assessments.querysets import DatedQuerySet, ReviewQuerySet, VisitQuerySet
from csc.days import as_date
from csc.timescales import Clock
from protection import codes
from protection.local_choices import ALONE, ALONE_AT_HOME, AT_HOME, SEEN, VISIT_THAT_COUNTS
from protection.timescales import CP_VISIT, FIRST_CORE_GROUP, FIRST_REVIEW, INITIAL_CONFERENCE, LATER_CORE_GROUP, LATER_REVIEW
from workforce.records import CaseRecordQuerySet


class StrategyDiscussionQuerySet(CaseRecordQuerySet):
    def that_launched_an_enquiry(self) -> StrategyDiscussionQuerySet:
        return self.standing().filter(launched_enquiry=True)


class EnquiryQuerySet(CaseRecordQuerySet):
    def open_on(self, day: datetime.date) -> EnquiryQuerySet:
        """Started and not yet completed on `day`."""
        return self.standing().filter(Q(completed_on__isnull=True) | Q(completed_on__gt=day), started_on__lte=day)

    def conference_overdue(self, today: datetime.date) -> EnquiryQuerySet:
        """No conference held although the last day in time is over, and nobody has said that none is needed."""
        awaited = self.standing().filter(conference_not_required=False).exclude(conference__held_on__isnull=False)
        return awaited.filter(conference_due_on__lt=INITIAL_CONFERENCE.overdue_before(today))


class InitialConferenceQuerySet(CaseRecordQuerySet):
    def held(self) -> InitialConferenceQuerySet:
        """Conferences validly held for this authority's own enquiries; transfers in are shown apart."""
        return self.standing().filter(held_on__isnull=False, transfer_in=False)

    def booked(self) -> InitialConferenceQuerySet:
        return self.standing().filter(held_on__isnull=True)

    def overdue(self, today: datetime.date) -> InitialConferenceQuerySet:
        """Booked, not held, although the last day in time is over. A transfer in has the same 15 working days."""
        return self.booked().filter(due_on__lt=INITIAL_CONFERENCE.overdue_before(today))


class PlanMeetingQuerySet(ReviewQuerySet):
    """Meetings of a plan, of which the first is due by one clock and the others by another."""

    first_clock: Clock
    later_clock: Clock

    def overdue(self, today: datetime.date) -> Self:
        """Not held although the last day in time is over."""
        begun = Exists(type(self)(self.model).held().filter(plan=OuterRef("plan")))
        first, later = self.first_clock.overdue_before(today), self.later_clock.overdue_before(today)
        return self.awaited().filter(Q(begun, due_on__lt=later) | Q(~begun, due_on__lt=first))


class ReviewConferenceQuerySet(PlanMeetingQuerySet):
    first_clock, later_clock = FIRST_REVIEW, LATER_REVIEW


class ProtectionPlanQuerySet(DatedQuerySet):
    def own(self) -> ProtectionPlanQuerySet:
        """Plans of this authority: temporary ones held for another are left out."""
        return self.standing().filter(held_for_other_authority=False)


class CoreGroupQuerySet(PlanMeetingQuerySet):
    first_clock, later_clock = FIRST_CORE_GROUP, LATER_CORE_GROUP


_ALONE = Q(seen_alone__in=(codes.SEEN_ALONE, codes.NOT_APPROPRIATE_ALONE))
_AT_HOME = Q(place=codes.AT_HOME)
REQUIRED = {SEEN: Q(), ALONE: _ALONE, AT_HOME: _AT_HOME, ALONE_AT_HOME: _ALONE & _AT_HOME}
"""What a visit at which the child was seen has to be besides, by the authority's answer."""


class ProtectionVisitQuerySet(VisitQuerySet):
    def that_count(self) -> Self:
        """Visits from which the next one runs: child seen, where and how the authority asked on the day of the visit."""
        counting = Q()
        for begins, answer in VISIT_THAT_COUNTS.answers():
            first = as_date(begins)
            # Each answer takes the place of those before it from its day on.
            from_then = REQUIRED[answer] & Q(visited_on__gte=first)
            counting = REQUIRED[answer] if first is None else (counting & Q(visited_on__lt=first)) | from_then
        return self.child_seen().filter(counting)

    def overdue(self, today: datetime.date) -> Self:
        """Not made although the last day in time is over."""
        return self.planned().filter(due_on__lt=CP_VISIT.overdue_before(today))
