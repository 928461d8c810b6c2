"""Those who look after children: providers, foster carer households, adopters. None is a child's record."""

from django.db import models
from django.db.models import Q

from csc.models.codes import code_field
from csc.records import Record, not_before, together
from looked_after.models.periods import OFSTED_URN
from looked_after.querysets import AdopterAssessmentQuerySet, FosterAssessmentQuerySet, FosterHouseholdQuerySet, ProviderQuerySet


class PlacementProvider(Record):
    """A home or agency in the directory that Ofsted's register fills, found by its number (URN).

    A placement keeps the number that was typed, so that one unknown to the directory can still be
    recorded and then queried; the directory answers what that number was registered for, and when.
    """

    urn = models.CharField("Ofsted number", max_length=8, unique=True, validators=[OFSTED_URN])
    name = models.CharField(max_length=200)
    provider = code_field("placement_provider")
    placement_type = code_field("placement_type", help_text="What it is registered for.")
    authority = code_field("local_authority")
    postcode = models.CharField(max_length=8, blank=True)
    registered_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    objects = ProviderQuerySet.as_manager()

    class Meta:
        constraints = [not_before("registered_on", "closed_on", name="provider_closed_after_registration")]

    def __str__(self) -> str:
        return f"{self.name} ({self.urn})"


class FosterCarerHousehold(Record):
    """A household approved to foster, from the day of approval until the day it ended.

    Households are counted, never carers. `own` is false for a household of an independent agency,
    which is known here because children are placed with it and is counted by nobody but the agency.
    """

    local_id = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=120, blank=True)
    own = models.BooleanField(default=True, help_text="Approved by this authority.")
    agency_urn = models.CharField("agency's Ofsted number", max_length=8, blank=True, validators=[OFSTED_URN])
    approval = code_field("foster_approval")
    relative_or_friend = models.BooleanField(default=False)
    approved_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True, help_text="Approval ended: resigned or deregistered.")
    end_reason = code_field("foster_end_reason")
    places = models.PositiveSmallIntegerField(null=True, blank=True)
    postcode = models.CharField(max_length=8, blank=True)

    objects = FosterHouseholdQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["approved_on"], name="household_by_approval"),
            models.Index(fields=["ended_on"], name="household_by_end"),
        ]
        constraints = [
            not_before("approved_on", "ended_on", name="household_ends_after_approval"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(approved_on__isnull=False), name="household_ended_if_approved"
            ),
            together("ended_on", "end_reason", name="household_ended_with_reason"),
        ]

    def __str__(self) -> str:
        return self.name or self.local_id


class FosterCarer(Record):
    """A person's time in a foster carer household."""

    household = models.ForeignKey(FosterCarerHousehold, on_delete=models.PROTECT, related_name="carers")
    person = models.ForeignKey("csc.Person", on_delete=models.PROTECT, related_name="fostering")
    started_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [not_before("started_on", "ended_on", name="foster_carer_ends_after_start")]

    def __str__(self) -> str:
        return f"{self.person} in {self.household}"


class FosterReview(Record):
    """A review of a household's approval: whether it still suits, and on what terms (Fostering Services Regulations 2011, 28)."""

    household = models.ForeignKey(FosterCarerHousehold, on_delete=models.PROTECT, related_name="reviews")
    held_on = models.DateField()
    outcome = code_field("foster_review_outcome", required=True)
    notes = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["household", "held_on"], name="foster_review_once_a_day")]

    def __str__(self) -> str:
        return f"Review of {self.household}, {self.held_on:%-d %B %Y}"


class FosterTraining(Record):
    """A course that one foster carer has finished; a couple is trained one by one."""

    carer = models.ForeignKey(FosterCarer, on_delete=models.PROTECT, related_name="training")
    course = code_field("foster_training", required=True)
    completed_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["carer", "course", "completed_on"], name="foster_training_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.course}: {self.carer.person}"


class FosterAssessment(Record):
    """The assessment of a household that may foster: under way, perhaps on hold, then decided."""

    household = models.ForeignKey(FosterCarerHousehold, on_delete=models.PROTECT, related_name="assessments")
    started_on = models.DateField()
    on_hold_from = models.DateField(null=True, blank=True)
    on_hold_to = models.DateField(null=True, blank=True)
    completed_on = models.DateField(null=True, blank=True)
    outcome = code_field("foster_assessment_outcome")

    objects = FosterAssessmentQuerySet.as_manager()

    class Meta:
        constraints = [
            not_before("started_on", "completed_on", name="foster_assessment_ends_after_start"),
            not_before("started_on", "on_hold_from", name="foster_assessment_held_after_start"),
            not_before("on_hold_from", "on_hold_to", name="foster_assessment_resumed_after_hold"),
            models.CheckConstraint(
                condition=Q(on_hold_to__isnull=True) | Q(on_hold_from__isnull=False), name="foster_assessment_resumed_if_held"
            ),
            together("completed_on", "outcome", name="foster_assessment_completed_with_outcome"),
            models.UniqueConstraint(
                fields=["household"], condition=Q(completed_on__isnull=True), name="foster_assessment_one_open_of_household"
            ),
        ]

    def __str__(self) -> str:
        return f"Assessment of {self.household}"


class AdopterAssessment(Record):
    """A family's way to approval as adopters, in two stages, and how it left the process."""

    family_id = models.CharField(max_length=20, unique=True, help_text="One number for the family, on every child it adopts.")
    through_regional_agency = models.BooleanField(default=False)
    fostering_for_adoption = models.BooleanField(default=False)
    enquired_on = models.DateField(null=True, blank=True)
    stage_one_started_on = models.DateField(null=True, blank=True)
    stage_one_ended_on = models.DateField(null=True, blank=True)
    stage_two_started_on = models.DateField(null=True, blank=True)
    stage_two_ended_on = models.DateField(null=True, blank=True)
    applied_on = models.DateField(null=True, blank=True)
    approved_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    left_reason = code_field("adopter_left_process")

    objects = AdopterAssessmentQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["approved_on"], name="adopters_by_approval")]
        constraints = [
            not_before("enquired_on", "stage_one_started_on", name="adopters_stage_one_after_enquiry"),
            not_before("stage_one_started_on", "stage_one_ended_on", name="adopters_stage_one_ends_after_start"),
            not_before("stage_one_ended_on", "stage_two_started_on", name="adopters_stage_two_after_stage_one"),
            not_before("stage_two_started_on", "stage_two_ended_on", name="adopters_stage_two_ends_after_start"),
            not_before("stage_two_started_on", "approved_on", name="adopters_approved_after_stage_two_starts"),
            together("left_on", "left_reason", name="adopters_left_with_reason"),
        ]

    def __str__(self) -> str:
        return f"Adopters {self.family_id}"


class Adopter(Record):
    """A person in a family that adopts; a couple is two."""

    assessment = models.ForeignKey(AdopterAssessment, on_delete=models.PROTECT, related_name="adopters")
    person = models.ForeignKey("csc.Person", on_delete=models.PROTECT, related_name="adopting")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assessment", "person"], name="adopter_once_in_family")]

    def __str__(self) -> str:
        return f"{self.person} in {self.assessment}"
