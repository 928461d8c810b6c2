"""Reads of looked-after records in the words practice uses. Every span is half-open: [start, end)."""

from __future__ import annotations

import datetime
from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Exists, OuterRef, Q

from assessments.querysets import DatedQuerySet, ReviewQuerySet, VisitQuerySet
from csc.timescales import Clock
from looked_after import codes
from looked_after.timescales import (
    CARE_PLAN,
    DENTAL_CHECK,
    FIRST_REVIEW,
    HEALTH_REVIEW_FROM_FIVE,
    INITIAL_HEALTH_ASSESSMENT,
    LATER_REVIEW,
    PATHWAY_ASSESSMENT,
    PEP_FIRST,
    PLACEMENT_PLAN,
    VISIT,
)
from workforce.records import CaseRecordQuerySet


class SpanQuerySet(DatedQuerySet):
    """Facts with a start and perhaps an end."""

    def never_ended(self) -> SpanQuerySet:
        return self.standing().filter(ended_on__isnull=True)

    def overlapping(self, first: datetime.date, before: datetime.date) -> SpanQuerySet:
        """Holding on at least one day from `first` until the day before `before`."""
        return self.standing().filter(Q(ended_on__isnull=True) | Q(ended_on__gt=first), started_on__lt=before)


class PeriodOfCareQuerySet(SpanQuerySet):
    def looked_after(self) -> PeriodOfCareQuerySet:
        """Periods that count: a series of short breaks (V3, V4) is in no published figure."""
        return self.standing().filter(short_breaks=False)

    def short_break_series(self) -> PeriodOfCareQuerySet:
        return self.standing().filter(short_breaks=True)

    def looked_after_on(self, day: datetime.date) -> PeriodOfCareQuerySet:
        """One row for each child looked after on `day`, short breaks excluded."""
        return self.looked_after().open_on(day)

    def started_between(self, first: datetime.date, before: datetime.date) -> PeriodOfCareQuerySet:
        return self.looked_after().filter(started_on__gte=first, started_on__lt=before)

    def ceased_between(self, first: datetime.date, before: datetime.date) -> PeriodOfCareQuerySet:
        return self.looked_after().filter(ended_on__gte=first, ended_on__lt=before)

    def ceased_to_permanence(self) -> PeriodOfCareQuerySet:
        """Ended by adoption, special guardianship, or a residence or child arrangements order."""
        return self.looked_after().filter(reason_ceased_id__in=codes.CEASED_TO_PERMANENCE)


class LegalStatusQuerySet(SpanQuerySet):
    def care_orders(self) -> LegalStatusQuerySet:
        return self.standing().filter(status_id__in=codes.CARE_ORDERS)


class PlacementQuerySet(SpanQuerySet):
    def lasting(self) -> PlacementQuerySet:
        """Placements other than temporary stays (T0 to T4)."""
        return self.standing().exclude(placement_type_id__in=codes.TEMPORARY)

    def temporary(self) -> PlacementQuerySet:
        return self.standing().filter(placement_type_id__in=codes.TEMPORARY)

    def of_looked_after(self) -> PlacementQuerySet:
        """Placements in periods of care that count, short breaks excluded."""
        return self.standing().filter(period_of_care__short_breaks=False, period_of_care__state="complete")

    def current_on(self, day: datetime.date) -> PlacementQuerySet:
        """Where each looked-after child is on `day`; a child on a temporary stay is there, not with the carer."""
        return self.of_looked_after().open_on(day)

    def in_foster_care(self) -> PlacementQuerySet:
        return self.standing().filter(placement_type_id__in=codes.FOSTERING)

    def with_unrelated_foster_carers(self) -> PlacementQuerySet:
        return self.standing().filter(placement_type_id__in=codes.UNRELATED_FOSTERING)

    def placed_for_adoption(self) -> PlacementQuerySet:
        return self.standing().filter(placement_type_id__in=codes.PLACED_FOR_ADOPTION)

    def with_parents(self) -> PlacementQuerySet:
        return self.standing().filter(placement_type_id=codes.WITH_PARENTS)

    def unregistered(self) -> PlacementQuerySet:
        """The law asks for registration of the setting and it has none."""
        return self.standing().filter(registered=False)


class VisitingRegimeQuerySet(SpanQuerySet):
    pass


class LookedAfterVisitQuerySet(VisitQuerySet):
    def by_social_worker(self) -> LookedAfterVisitQuerySet:
        """The visits that answer the statutory clock."""
        return self.standing().filter(kind_id=codes.SOCIAL_WORKER_VISIT)

    def by_reviewing_officer(self) -> LookedAfterVisitQuerySet:
        return self.standing().filter(kind_id=codes.REVIEWING_OFFICER_VISIT)

    def overdue(self, today: datetime.date) -> LookedAfterVisitQuerySet:
        """Not made although the last day in time is over. Every visiting regime counts weeks or months, as `VISIT` does."""
        return self.planned().filter(due_on__lt=VISIT.overdue_before(today))


class LookedAfterReviewQuerySet(ReviewQuerySet):
    def booked(self) -> LookedAfterReviewQuerySet:
        """Neither held nor cancelled: the one that comes next, adjourned or not."""
        return self.standing().filter(held_on__isnull=True, cancelled_on__isnull=True)

    def overdue(self, today: datetime.date) -> LookedAfterReviewQuerySet:
        """Not held although the last day in time is over: the first of a period by working days, those after by months."""
        begun = Exists(type(self)(self.model).held().filter(period_of_care=OuterRef("period_of_care")))
        first, later = FIRST_REVIEW.overdue_before(today), LATER_REVIEW.overdue_before(today)
        return self.booked().filter(Q(begun, due_on__lt=later) | Q(~begun, due_on__lt=first))

    def without_minutes(self) -> LookedAfterReviewQuerySet:
        """Held, but not yet written up: in no report, and the next one looks late."""
        return self.held().filter(minutes_recorded_on__isnull=True)


class HealthAssessmentQuerySet(ReviewQuerySet):
    def initial(self) -> HealthAssessmentQuerySet:
        return self.standing().filter(kind_id=codes.INITIAL_HEALTH_ASSESSMENT)

    def refused(self) -> HealthAssessmentQuerySet:
        return self.standing().filter(refused_on__isnull=False)

    def overdue(self, today: datetime.date) -> HealthAssessmentQuerySet:
        """Neither held nor refused although the last day in time is over: the initial one by working days."""
        initial = Q(kind_id=codes.INITIAL_HEALTH_ASSESSMENT)
        first, review = INITIAL_HEALTH_ASSESSMENT.overdue_before(today), HEALTH_REVIEW_FROM_FIVE.overdue_before(today)
        late = (initial & Q(due_on__lt=first)) | (~initial & Q(due_on__lt=review))
        return self.awaited().filter(late, refused_on__isnull=True)


class HealthCheckQuerySet(CaseRecordQuerySet):
    def made(self) -> HealthCheckQuerySet:
        return self.standing().filter(checked_on__isnull=False)

    def overdue(self, today: datetime.date) -> HealthCheckQuerySet:
        late = DENTAL_CHECK.overdue_before(today)
        return self.standing().filter(checked_on__isnull=True, refused_on__isnull=True, due_on__lt=late)


class ScoreQuerySet(CaseRecordQuerySet):
    def scored(self) -> ScoreQuerySet:
        return self.standing().filter(score__isnull=False)


class EducationPlanQuerySet(ReviewQuerySet):
    def agreed(self) -> EducationPlanQuerySet:
        return self.standing().filter(agreed_on__isnull=False)

    def overdue(self, today: datetime.date) -> EducationPlanQuerySet:
        """No meeting held although the last day in time is over."""
        return self.awaited().filter(due_on__lt=PEP_FIRST.overdue_before(today))


class AgreedPlanQuerySet(CaseRecordQuerySet):
    """Plans that hold from the day they are agreed. `clock` says when one that is awaited is late."""

    clock: Clock

    def agreed(self) -> AgreedPlanQuerySet:
        return self.standing().filter(agreed_on__isnull=False)

    def overdue(self, today: datetime.date) -> AgreedPlanQuerySet:
        """Not agreed although the last day in time is over."""
        return self.standing().filter(agreed_on__isnull=True, due_on__lt=self.clock.overdue_before(today))


class CarePlanQuerySet(AgreedPlanQuerySet):
    clock = CARE_PLAN

    def current_on(self, day: datetime.date) -> CarePlanQuerySet:
        """Agreed by `day` and not replaced by it."""
        return self.standing().filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day), agreed_on__lte=day)


class PlacementPlanQuerySet(AgreedPlanQuerySet):
    clock = PLACEMENT_PLAN


class PermanencePlanQuerySet(CaseRecordQuerySet):
    def current_on(self, day: datetime.date) -> PermanencePlanQuerySet:
        """Options in force on `day`; there may be several at once."""
        return self.standing().filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day), agreed_on__lte=day)

    def principal(self) -> PermanencePlanQuerySet:
        return self.standing().filter(principal=True)


class PermanenceOrderQuerySet(CaseRecordQuerySet):
    def special_guardianship(self) -> PermanenceOrderQuerySet:
        return self.standing().filter(kind_id=codes.SPECIAL_GUARDIANSHIP_ORDER)

    def from_care(self) -> PermanenceOrderQuerySet:
        """Orders for children who were looked after on the day before."""
        return self.standing().filter(from_care=True)


class AdoptionPlanQuerySet(CaseRecordQuerySet):
    def open_on(self, day: datetime.date) -> AdoptionPlanQuerySet:
        """Decided by `day`; neither reversed nor ended by an order by then."""
        return self.standing().filter(
            Q(ordered_on__isnull=True) | Q(ordered_on__gt=day),
            Q(reversed_on__isnull=True) | Q(reversed_on__gt=day),
            decided_on__lte=day,
        )

    def adopted(self) -> AdoptionPlanQuerySet:
        return self.standing().filter(ordered_on__isnull=False)

    def living_with_adopters_on(self, day: datetime.date) -> AdoptionPlanQuerySet:
        """Placed by `day` and no order made yet."""
        return self.open_on(day).filter(placed_on__lte=day)


class CareLeaverQuerySet(SpanQuerySet):
    def who_left_care(self) -> CareLeaverQuerySet:
        """Relevant, former relevant and qualifying young people; eligible ones are still looked after."""
        return self.standing().filter(eligibility_id__in=codes.LEFT_CARE)

    def supported_on(self, day: datetime.date) -> CareLeaverQuerySet:
        """Care leavers the leaving care team works with on `day`."""
        return self.who_left_care().open_on(day).filter(supported=True)


class CareLeaverContactQuerySet(CaseRecordQuerySet):
    def two_way(self) -> CareLeaverContactQuerySet:
        """Contacts in which the young person answered."""
        return self.standing().filter(in_touch_id=codes.IN_TOUCH)

    def for_birthdays(self) -> CareLeaverContactQuerySet:
        return self.standing().filter(birthday_age__isnull=False)


class PathwayPlanQuerySet(CaseRecordQuerySet):
    def current_on(self, day: datetime.date) -> PathwayPlanQuerySet:
        return self.standing().filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day), completed_on__lte=day)

    def overdue(self, today: datetime.date) -> PathwayPlanQuerySet:
        return self.standing().filter(completed_on__isnull=True, due_on__lt=PATHWAY_ASSESSMENT.overdue_before(today))


class PrivateFosteringQuerySet(CaseRecordQuerySet):
    def open_on(self, day: datetime.date) -> PrivateFosteringQuerySet:
        """Known to the authority by `day` and not ended by it."""
        return self.standing().filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day), became_aware_on__lte=day)


class ProviderQuerySet(models.QuerySet):
    def with_urn(self, urn: str) -> ProviderQuerySet:
        return self.filter(urn=urn.strip().upper())

    def named(self, words: str) -> ProviderQuerySet:
        """Providers in whose number, name or postcode every one of the words stands."""
        found = self
        for word in words.split():
            found = found.filter(Q(urn__icontains=word) | Q(name__icontains=word) | Q(postcode__icontains=word))
        return found

    def registered_on_day(self, day: datetime.date) -> ProviderQuerySet:
        return self.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=day), registered_on__lte=day)


class FosterHouseholdQuerySet(models.QuerySet):
    def approved_on_day(self, day: datetime.date) -> FosterHouseholdQuerySet:
        """This authority's own households whose approval holds on `day`."""
        return self.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day), own=True, approved_on__lte=day)

    def named(self, words: str) -> FosterHouseholdQuerySet:
        """Households in whose number, name, postcode or carers' names every one of the words stands."""
        found = self
        for word in words.split():
            places = ("local_id", "name", "postcode", "agency_urn", "carers__person__forename", "carers__person__surname")
            found = found.filter(reduce(or_, (Q(**{f"{place}__icontains": word}) for place in places)))
        return found.distinct()


class FosterAssessmentQuerySet(models.QuerySet):
    def under_way_on(self, day: datetime.date) -> FosterAssessmentQuerySet:
        """Started and not completed by `day`, whether active or on hold."""
        return self.filter(Q(completed_on__isnull=True) | Q(completed_on__gt=day), started_on__lte=day)

    def on_hold_on(self, day: datetime.date) -> FosterAssessmentQuerySet:
        return self.under_way_on(day).filter(Q(on_hold_to__isnull=True) | Q(on_hold_to__gt=day), on_hold_from__lte=day)


class AdopterAssessmentQuerySet(models.QuerySet):
    def in_stage_one_on(self, day: datetime.date) -> AdopterAssessmentQuerySet:
        return self._in_process_on(day).filter(
            Q(stage_one_ended_on__isnull=True) | Q(stage_one_ended_on__gt=day), stage_one_started_on__lte=day
        )

    def in_stage_two_on(self, day: datetime.date) -> AdopterAssessmentQuerySet:
        return self._in_process_on(day).filter(
            Q(stage_two_ended_on__isnull=True) | Q(stage_two_ended_on__gt=day),
            Q(approved_on__isnull=True) | Q(approved_on__gt=day),
            stage_two_started_on__lte=day,
        )

    def _in_process_on(self, day: datetime.date) -> AdopterAssessmentQuerySet:
        return self.filter(Q(left_on__isnull=True) | Q(left_on__gt=day))
