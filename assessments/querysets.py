"""Assessment and child-in-need reads, in practice language."""

from __future__ import annotations

import datetime
from typing import Self

from django.db.models import Q

from assessments.timescales import ASSESSMENT, CIN_REVIEW, CIN_VISIT
from workforce.records import CaseRecordQuerySet


class DatedQuerySet(CaseRecordQuerySet):
    def open_on(self, day: datetime.date) -> Self:
        """Started on or before `day` and not ended by it."""
        return self.standing().filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day), started_on__lte=day)


class CinEpisodeQuerySet(DatedQuerySet):
    pass


class CinPlanQuerySet(DatedQuerySet):
    pass


class AssessmentQuerySet(CaseRecordQuerySet):
    def under_way_on(self, day: datetime.date) -> AssessmentQuerySet:
        """Started and not yet authorised on `day`."""
        return self.standing().filter(Q(authorised_on__isnull=True) | Q(authorised_on__gt=day), started_on__lte=day)

    def awaiting_authorisation(self) -> AssessmentQuerySet:
        return self.standing().filter(finished_on__isnull=False, authorised_on__isnull=True)

    def overdue(self, today: datetime.date) -> AssessmentQuerySet:
        """Not authorised although the last day in time is over."""
        return self.standing().filter(authorised_on__isnull=True, due_on__lt=ASSESSMENT.overdue_before(today))


class ReviewQuerySet(CaseRecordQuerySet):
    def held(self) -> Self:
        return self.standing().filter(held_on__isnull=False)

    def awaited(self) -> Self:
        """Due and not held yet."""
        return self.standing().filter(held_on__isnull=True)


class CinReviewQuerySet(ReviewQuerySet):
    def overdue(self, today: datetime.date) -> Self:
        """Not held although the last day in time is over."""
        return self.awaited().filter(due_on__lt=CIN_REVIEW.overdue_before(today))


class VisitQuerySet(CaseRecordQuerySet):
    def child_seen(self) -> Self:
        """Visits that count: made, finished on the system, child seen."""
        return self.standing().filter(visited_on__isnull=False, completed_at__isnull=False, child_seen=True)

    def made_but_unfinished(self) -> Self:
        return self.standing().filter(visited_on__isnull=False, completed_at__isnull=True)

    def planned(self) -> Self:
        return self.standing().filter(visited_on__isnull=True, not_done_reason__isnull=True)

    def planned_from(self, day: datetime.date) -> Self:
        """Not made yet, and to be made on `day` or later."""
        return self.planned().filter(planned_for__gte=day)


class CinVisitQuerySet(VisitQuerySet):
    def overdue(self, today: datetime.date) -> Self:
        """Not made although the last day in time is over."""
        return self.planned().filter(due_on__lt=CIN_VISIT.overdue_before(today))
