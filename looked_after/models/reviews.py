"""Seeing the child and reviewing the care plan."""

from django.db import models
from django.db.models import Q

from csc.models.codes import code_field
from looked_after.querysets import LookedAfterReviewQuerySet, LookedAfterVisitQuerySet
from workforce.records import CaseRecord, VisitRecord


class LookedAfterVisit(VisitRecord):
    """A visit to a looked-after child (Children Act 1989 section 23ZA).

    Only the social worker's visits answer the statutory clock; the reviewing officer's contact
    with the child is a return item of its own.
    """

    period_of_care = models.ForeignKey("looked_after.PeriodOfCare", on_delete=models.PROTECT, related_name="visits")
    placement = models.ForeignKey(
        "looked_after.Placement", on_delete=models.PROTECT, null=True, blank=True, related_name="visits"
    )
    kind = code_field("looked_after_visit_kind", required=True)

    objects = LookedAfterVisitQuerySet.as_manager()

    class Meta(VisitRecord.Meta):
        indexes = [
            models.Index(fields=["child", "visited_on"], name="lac_visit_by_child_and_day"),
            models.Index(fields=["visited_on"], name="lac_visit_by_day"),
        ]
        constraints = [
            *VisitRecord.Meta.constraints,
            models.UniqueConstraint(
                fields=["period_of_care", "kind"],
                condition=Q(visited_on__isnull=True, not_done_reason__isnull=True, state="complete"),
                name="lac_visit_one_next_of_each_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"Visit to {self.child}{self.on_its_day}"


class LookedAfterReview(CaseRecord):
    """A review of a looked-after child's case by the independent reviewing officer (section 26).

    `held_on` is the day it was validly held and completed; an adjourned review has none until
    then, and a cancelled one never does. The next clock runs from `held_on`.
    """

    period_of_care = models.ForeignKey("looked_after.PeriodOfCare", on_delete=models.PROTECT, related_name="reviews")
    due_on = models.DateField(null=True, blank=True, db_index=True)
    planned_for = models.DateField(null=True, blank=True)
    held_on = models.DateField(null=True, blank=True)
    adjourned_on = models.DateField(null=True, blank=True)
    adjourned_reason = models.CharField(max_length=200, blank=True)
    cancelled_on = models.DateField(null=True, blank=True)
    cancelled_reason = models.CharField(max_length=200, blank=True)
    reviewing_officer = models.ForeignKey("workforce.Worker", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    participation = code_field("review_participation")
    officer_met_child_on = models.DateField(null=True, blank=True)
    minutes_recorded_on = models.DateField(null=True, blank=True)
    late_reason = code_field("delay_reason")
    decisions = models.TextField(blank=True)
    own_words = models.TextField("the child's own words", blank=True)

    objects = LookedAfterReviewQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        indexes = [
            models.Index(fields=["child", "held_on"], name="lac_review_by_child_and_day"),
            models.Index(fields=["held_on"], name="lac_review_by_day"),
        ]
        constraints = [
            *CaseRecord.Meta.constraints,
            models.CheckConstraint(
                condition=Q(held_on__isnull=True) | Q(cancelled_on__isnull=True), name="lac_review_held_or_cancelled"
            ),
            models.CheckConstraint(
                condition=Q(participation__isnull=True) | Q(held_on__isnull=False), name="lac_review_participation_only_when_held"
            ),
            models.CheckConstraint(
                condition=Q(adjourned_on__isnull=True) | ~Q(adjourned_reason=""), name="lac_review_adjourned_with_reason"
            ),
            models.CheckConstraint(
                condition=Q(cancelled_on__isnull=True) | ~Q(cancelled_reason=""), name="lac_review_cancelled_with_reason"
            ),
            models.UniqueConstraint(
                fields=["period_of_care"],
                condition=Q(held_on__isnull=True, cancelled_on__isnull=True, state="complete"),
                name="lac_review_one_next_in_period",
            ),
        ]

    def __str__(self) -> str:
        return f"Review of {self.child}"
