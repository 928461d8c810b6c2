"""The way to adoption, as dates that must stand in order."""

from django.db import models
from django.db.models import Q

from csc.models.codes import code_field
from csc.records import not_before, together
from looked_after.querysets import AdoptionPlanQuerySet
from workforce.records import CaseRecord


class AdoptionPlan(CaseRecord):
    """The decision that a child should be placed for adoption, and what came of it.

    `decided_on` is the agency decision maker's decision that the child should be placed (SHOBPA).
    `matched_on` and `placed_on` are those of the placement that stands; one that broke down is kept
    as an `AdoptionDisruption`. A plan ends with the adoption order or with its reversal.
    """

    period_of_care = models.ForeignKey("looked_after.PeriodOfCare", on_delete=models.PROTECT, related_name="adoption_plans")
    panel_on = models.DateField(null=True, blank=True, help_text="Panel, or referral to the decision maker.")
    decided_on = models.DateField()
    fostering_for_adoption_on = models.DateField(
        null=True, blank=True, help_text="Placed with carers who foster and mean to adopt (early permanence)."
    )
    consent_on = models.DateField(null=True, blank=True, help_text="Parental consent under section 19.")
    placement_order_on = models.DateField(null=True, blank=True)
    matched_on = models.DateField(null=True, blank=True)
    placed_on = models.DateField(
        null=True, blank=True, help_text="Moved in with the adopters, or the foster placement became adoptive."
    )
    applied_on = models.DateField(null=True, blank=True, help_text="The adopters applied for the order.")
    ordered_on = models.DateField(null=True, blank=True)
    reversed_on = models.DateField(null=True, blank=True, help_text="Decided that the child should no longer be placed.")
    reversed_reason = code_field("adoption_decision_reversed")
    adopters = models.ForeignKey(
        "looked_after.AdopterAssessment", on_delete=models.PROTECT, null=True, blank=True, related_name="adoption_plans"
    )
    adopted_by_foster_carer = models.BooleanField(null=True, blank=True)
    foster_placement_on = models.DateField(
        null=True, blank=True, help_text="When the child moved in with the foster carer who adopts."
    )
    number_of_adopters = models.PositiveSmallIntegerField(null=True, blank=True)
    adopter_sex = code_field("adopter_sex")
    adopter_legal_status = code_field("adopter_legal_status")
    harder_to_place = code_field("harder_to_place", help_text="The group that makes finding adopters harder; a local list.")
    siblings_to_place_together = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = AdoptionPlanQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        indexes = [
            models.Index(fields=["child", "decided_on"], name="adoption_by_child_and_decision"),
            models.Index(fields=["ordered_on"], name="adoption_by_order"),
        ]
        constraints = [
            *CaseRecord.Meta.constraints,
            not_before("panel_on", "decided_on", name="adoption_decided_after_panel"),
            not_before("decided_on", "placement_order_on", name="adoption_placement_order_after_decision"),
            not_before("decided_on", "matched_on", name="adoption_matched_after_decision"),
            not_before("matched_on", "placed_on", name="adoption_placed_after_match"),
            not_before("placed_on", "applied_on", name="adoption_applied_after_placing"),
            not_before("placed_on", "ordered_on", name="adoption_ordered_after_placing"),
            not_before("applied_on", "ordered_on", name="adoption_ordered_after_application"),
            not_before("decided_on", "reversed_on", name="adoption_reversed_after_decision"),
            models.CheckConstraint(
                condition=Q(placed_on__isnull=True) | Q(matched_on__isnull=False), name="adoption_placed_if_matched"
            ),
            models.CheckConstraint(
                condition=Q(ordered_on__isnull=True) | Q(placed_on__isnull=False), name="adoption_ordered_if_placed"
            ),
            models.CheckConstraint(
                condition=Q(ordered_on__isnull=True) | Q(reversed_on__isnull=True), name="adoption_ordered_or_reversed"
            ),
            together("reversed_on", "reversed_reason", name="adoption_reversed_with_reason"),
            models.CheckConstraint(
                condition=Q(number_of_adopters__isnull=True) | Q(number_of_adopters__in=[1, 2]), name="adoption_by_one_or_two"
            ),
            models.UniqueConstraint(
                fields=["child"],
                condition=Q(ordered_on__isnull=True, reversed_on__isnull=True, state="complete"),
                name="adoption_one_plan_standing",
            ),
        ]

    def __str__(self) -> str:
        return f"Adoption plan of {self.child}"


class AdoptionDisruption(CaseRecord):
    """A match that was withdrawn, or an adoptive placement that broke down before an order."""

    plan = models.ForeignKey(AdoptionPlan, on_delete=models.PROTECT, related_name="disruptions")
    matched_on = models.DateField()
    placed_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField()
    adopters = models.ForeignKey(
        "looked_after.AdopterAssessment", on_delete=models.PROTECT, null=True, blank=True, related_name="disruptions"
    )
    reason = models.TextField(blank=True)

    class Meta(CaseRecord.Meta):
        constraints = [
            *CaseRecord.Meta.constraints,
            not_before("matched_on", "placed_on", name="adoption_disruption_placed_after_match"),
            not_before("matched_on", "ended_on", name="adoption_disruption_ends_after_match"),
            not_before("placed_on", "ended_on", name="adoption_disruption_ends_after_placing"),
        ]

    def __str__(self) -> str:
        return f"Disrupted adoption of {self.child}"
