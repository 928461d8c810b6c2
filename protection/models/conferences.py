"""Conferences: one meeting, with a part for each child it considered."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from csc.models.codes import code_field
from csc.records import Record
from protection.querysets import InitialConferenceQuerySet, ReviewConferenceQuerySet
from workforce.records import CaseRecord


class ConferenceMeeting(Record):
    """The meeting itself, once, however many children it considers."""

    class Kind(models.TextChoices):
        INITIAL = "initial", "Initial conference"
        REVIEW = "review", "Review conference"

    kind = models.CharField(max_length=10, choices=Kind)
    planned_for = models.DateTimeField(null=True, blank=True)
    held_on = models.DateField(
        null=True, blank=True, help_text="The day it was validly held; empty when adjourned or not quorate."
    )
    cancelled_reason = models.CharField(max_length=200, blank=True)
    quorate = models.BooleanField(null=True, blank=True)
    chair = models.ForeignKey("workforce.Worker", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    place = models.CharField(max_length=120, blank=True)
    minutes_sent_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["held_on"], name="conference_meeting_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(held_on__isnull=True) | Q(cancelled_reason=""), name="conference_meeting_held_or_cancelled"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.held_on or self.planned_for}"


class ConferenceAttendance(Record):
    """One agency at one meeting: invited, there or not, and whether its report came by the day and was shared with the family.

    Parents should have read what is said about them before the conference; `report_shared_with_family` stays empty
    while nobody knows.
    """

    meeting = models.ForeignKey(ConferenceMeeting, on_delete=models.PROTECT, related_name="attendances")
    agency = code_field("agency", required=True)
    name = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=120, blank=True)
    invited = models.BooleanField(default=True)
    attended = models.BooleanField(null=True, blank=True)
    apologies = models.BooleanField("sent apologies", default=False)
    report_received_on = models.DateField(null=True, blank=True)
    report_shared_with_family = models.BooleanField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(apologies=False) | Q(attended=False), name="conference_apologies_only_if_not_there"
            ),
            models.CheckConstraint(
                condition=Q(report_shared_with_family__isnull=True) | Q(report_received_on__isnull=False),
                name="conference_report_shared_only_if_received",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency} at {self.meeting}"

    @property
    def who(self) -> str:
        """The agency, with the person who stands for it where one is named."""
        return f"{self.agency}: {self.name}" if self.name else str(self.agency)


class InitialConference(CaseRecord):
    """An initial child protection conference about one child (rules.md A07)."""

    meeting = models.ForeignKey(
        ConferenceMeeting, on_delete=models.PROTECT, null=True, blank=True, related_name="initial_conferences"
    )
    enquiry = models.OneToOneField(
        "protection.Section47Enquiry", on_delete=models.PROTECT, null=True, blank=True, related_name="conference"
    )
    due_on = models.DateField(null=True, blank=True, db_index=True)
    held_on = models.DateField(null=True, blank=True)
    transfer_in = models.BooleanField(default=False, help_text="The child moved in with another council's plan.")
    transfer_notified_on = models.DateField(null=True, blank=True)
    outcome = code_field("conference_outcome")
    category = code_field("category_of_abuse")
    late_reason = code_field("delay_reason")
    own_words = models.TextField("the child's own words", blank=True)

    objects = InitialConferenceQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        indexes = [
            models.Index(fields=["child", "held_on"], name="icpc_by_child_and_day"),
            models.Index(fields=["held_on"], name="icpc_by_day"),
        ]
        constraints = [
            *CaseRecord.Meta.constraints,
            models.CheckConstraint(
                condition=Q(outcome__isnull=True) | Q(held_on__isnull=False), name="icpc_outcome_only_when_held"
            ),
        ]

    def __str__(self) -> str:
        return f"Initial conference about {self.child}{_when(self)}"


class ReviewConference(CaseRecord):
    """A review conference about one child's plan (rules.md A10)."""

    plan = models.ForeignKey("protection.ProtectionPlan", on_delete=models.PROTECT, related_name="reviews")
    meeting = models.ForeignKey(
        ConferenceMeeting, on_delete=models.PROTECT, null=True, blank=True, related_name="review_conferences"
    )
    due_on = models.DateField(null=True, blank=True, db_index=True)
    held_on = models.DateField(null=True, blank=True)
    outcome = code_field("review_outcome")
    participation = code_field("review_participation")
    late_reason = code_field("delay_reason")
    own_words = models.TextField("the child's own words", blank=True)

    objects = ReviewConferenceQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        indexes = [models.Index(fields=["plan", "held_on"], name="rcpc_by_plan_and_day")]
        constraints = [
            *CaseRecord.Meta.constraints,
            models.CheckConstraint(
                condition=Q(outcome__isnull=True) | Q(held_on__isnull=False), name="rcpc_outcome_only_when_held"
            ),
        ]

    def __str__(self) -> str:
        return f"Review conference about {self.child}{_when(self)}"


def _when(conference: InitialConference | ReviewConference) -> str:
    """The day that tells two conferences of one child apart."""
    if conference.held_on is not None:
        return f", held {conference.held_on:%-d %B %Y}"
    return f", due {conference.due_on:%-d %B %Y}" if conference.due_on is not None else ""
