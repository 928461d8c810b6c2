"""Child protection reads, in practice language."""

from __future__ import annotations

import datetime

from django.db.models import Q

from assessments.querysets import DatedQuerySet, ReviewQuerySet, VisitQuerySet
from workforce.records import CaseRecordQuerySet


class StrategyDiscussionQuerySet(CaseRecordQuerySet):
    def that_launched_an_enquiry(self) -> StrategyDiscussionQuerySet:
        return self.standing().filter(launched_enquiry=True)


class EnquiryQuerySet(CaseRecordQuerySet):
    def open_on(self, day: datetime.date) -> EnquiryQuerySet:
        """Started and not yet completed on `day`."""
        return self.standing().filter(Q(completed_on__isnull=True) | Q(completed_on__gt=day), started_on__lte=day)


class InitialConferenceQuerySet(CaseRecordQuerySet):
    def held(self) -> InitialConferenceQuerySet:
        """Conferences validly held for this authority's own enquiries; transfers in are shown apart."""
        return self.standing().filter(held_on__isnull=False, transfer_in=False)

    def booked(self) -> InitialConferenceQuerySet:
        return self.standing().filter(held_on__isnull=True)


class ReviewConferenceQuerySet(ReviewQuerySet):
    pass


class ProtectionPlanQuerySet(DatedQuerySet):
    def own(self) -> ProtectionPlanQuerySet:
        """Plans of this authority: temporary ones held for another are left out."""
        return self.standing().filter(held_for_other_authority=False)


class CoreGroupQuerySet(ReviewQuerySet):
    pass


class ProtectionVisitQuerySet(VisitQuerySet):
    pass
