"""The people who do the work, and their time with the authority."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from csc.models.codes import code_field
from csc.records import Record, not_before
from workforce.querysets import EmploymentQuerySet, SpellQuerySet, WorkerQuerySet


class Worker(Record):
    """One person who works for the authority, once, whatever posts they have held.

    A worker need not sign in. Whoever signs in does what the posts of their worker allow, so an elected
    member who reads scorecards, or a program that reads the API, has a worker and a post too, without
    an employment: they are in no workforce figure.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="worker")
    staff_number = models.CharField(max_length=20, unique=True)
    forename = models.CharField(max_length=100)
    surname = models.CharField(max_length=100)
    registration_number = models.CharField(
        max_length=20, blank=True, help_text="Number in the register of social workers, such as SW123456."
    )
    qualified = models.BooleanField(default=False, help_text="A qualified social worker, whatever the post.")
    qualified_on = models.DateField(null=True, blank=True)
    phone = models.CharField("contact phone", max_length=40, blank=True)
    home_postcode = models.CharField(
        max_length=8, blank=True, help_text="Only to notice when somebody opens the record of a child who lives at the same one."
    )

    objects = WorkerQuerySet.as_manager()

    class Meta:
        ordering = ["surname", "forename", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration_number"], condition=~Q(registration_number=""), name="worker_registered_once"
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return f"{self.forename} {self.surname}".strip()


class Employment(Record):
    """A spell with the authority: employed by it, or supplied by an agency.

    Moving between posts inside the authority is not a new spell; changing from agency to employed
    is. Someone who has accepted and not yet started has `due_to_start_on` and no `started_on`.
    Origin, destination and reason are the workforce census's.
    """

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="employments")
    started_on = models.DateField(null=True, blank=True)
    due_to_start_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True, help_text="On this day the spell no longer holds.")
    agency = models.BooleanField(default=False, help_text="Not paid directly by the authority.")
    recruitment_route = code_field("recruitment_route")
    origin = code_field("workforce_origin")
    destination = code_field("workforce_destination")
    leaving_reason = code_field("workforce_leaving_reason")

    objects = EmploymentQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["started_on", "ended_on"], name="employment_by_dates")]
        constraints = [
            not_before("started_on", "ended_on", name="employment_ends_after_start"),
            models.CheckConstraint(
                condition=Q(started_on__isnull=False) | (Q(due_to_start_on__isnull=False) & Q(ended_on__isnull=True)),
                name="employment_started_or_due_to",
            ),
            models.UniqueConstraint(
                fields=["worker"],
                condition=Q(started_on__isnull=False, ended_on__isnull=True),
                name="employment_one_open_for_a_worker",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.worker}, {'agency' if self.agency else 'employed'} from {self.started_on or self.due_to_start_on}"


class Absence(Record):
    """Time away from work. Long absences leave the caseload's denominator where a setting says so."""

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="absences")
    reason = code_field("workforce_absence_reason", required=True)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True, help_text="The day the worker was back.")
    working_days_lost = models.DecimalField(
        max_digits=5, decimal_places=1, null=True, blank=True, help_text="As payroll counts them; half days allowed."
    )

    objects = SpellQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["started_on", "ended_on"], name="absence_by_dates")]
        constraints = [not_before("started_on", "ended_on", name="absence_ends_after_start")]

    def __str__(self) -> str:
        return f"{self.worker} away from {self.started_on}"
