"""The care plan and the placement plan."""

from django.db import models
from django.db.models import Q

from csc.records import not_before
from looked_after.querysets import CarePlanQuerySet, PlacementPlanQuerySet
from workforce.records import CaseRecord


class CarePlan(CaseRecord):
    """A version of the care plan, from the day it was agreed until the next version replaced it.

    Due before the first placement, or within 10 working days of it (Care Planning Regulations 2010,
    regulation 4); agreed anew at every review.
    """

    period_of_care = models.ForeignKey("looked_after.PeriodOfCare", on_delete=models.PROTECT, related_name="care_plans")
    due_on = models.DateField(null=True, blank=True, db_index=True)
    agreed_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    review = models.ForeignKey(
        "looked_after.LookedAfterReview", on_delete=models.PROTECT, null=True, blank=True, related_name="care_plans"
    )
    plan = models.TextField(blank=True)
    own_words = models.TextField("the child's own words", blank=True)

    objects = CarePlanQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        indexes = [models.Index(fields=["child", "agreed_on"], name="care_plan_by_child_and_day")]
        constraints = [
            *CaseRecord.Meta.constraints,
            not_before("agreed_on", "ended_on", name="care_plan_ends_after_agreement"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(agreed_on__isnull=False), name="care_plan_ended_if_agreed"
            ),
            models.UniqueConstraint(
                fields=["period_of_care"],
                condition=Q(agreed_on__isnull=False, ended_on__isnull=True, state="complete"),
                name="care_plan_one_current_in_period",
            ),
        ]

    def __str__(self) -> str:
        return f"Care plan of {self.child}"


class PlacementPlan(CaseRecord):
    """How one placement will meet the child's needs, due within 5 working days of it (regulation 9)."""

    placement = models.ForeignKey("looked_after.Placement", on_delete=models.PROTECT, related_name="plans")
    due_on = models.DateField(null=True, blank=True, db_index=True)
    agreed_on = models.DateField(null=True, blank=True)
    delegated_authority = models.TextField("decisions the carer may take", blank=True)
    plan = models.TextField(blank=True)

    objects = PlacementPlanQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        indexes = [models.Index(fields=["child", "agreed_on"], name="placement_plan_by_child_day")]

    def __str__(self) -> str:
        return f"Placement plan of {self.child}"
