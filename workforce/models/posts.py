"""Posts as held and posts as budgeted. What a person may do in csc comes from the posts they hold today."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from csc.models.codes import code_field
from csc.records import Record, not_before
from workforce.models.workers import Worker
from workforce.querysets import SpellQuerySet


class Post(Record):
    """A worker's spell in one post in one unit.

    `role` is the key of a role in `csc.permissions`: it decides what the holder may do and how far
    they reach, from the first day of the post until its last. `post_role` is the job as the
    workforce census and the reports name it: a newly qualified worker's protected caseload goes by
    it (`FteWeight`), and of two posts held at once the one earlier in that code set is the senior
    one, where the census counts the head.
    """

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="posts")
    unit = models.ForeignKey("workforce.Unit", on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=40, blank=True, help_text="What the holder may do in csc; empty for no access.")
    post_role = code_field("post_role")
    grade = models.CharField(max_length=30, blank=True)
    fte = models.DecimalField(
        "full-time equivalent",
        max_digits=4,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="Contracted hours divided by standard hours. Empty when not known: left out of rates, never taken as 1.",
    )
    student_of = models.ForeignKey(
        Worker,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="student_posts",
        help_text="For a student on placement: the supervisor in whose name the student's cases sit.",
    )
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True, help_text="On this day the post no longer holds.")

    objects = SpellQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["worker", "started_on"], name="post_by_worker"),
            models.Index(fields=["unit", "started_on"], name="post_by_unit"),
        ]
        constraints = [
            not_before("started_on", "ended_on", name="post_ends_after_start"),
            models.CheckConstraint(condition=Q(fte__isnull=True) | (Q(fte__gt=0) & Q(fte__lte=2)), name="post_fte_plausible"),
            models.CheckConstraint(
                condition=Q(student_of__isnull=True) | ~Q(student_of=F("worker")), name="post_not_own_student"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.worker}: {self.post_role or self.role} in {self.unit}"

    def clean(self) -> None:
        from csc.permissions import ROLES

        if self.role and self.role not in ROLES:
            raise ValidationError({"role": f"There is no role {self.role}; roles are {', '.join(sorted(ROLES))}."})


class BudgetedPost(Record):
    """The establishment: how many posts of one kind a unit is funded for, from one date to another."""

    unit = models.ForeignKey("workforce.Unit", on_delete=models.PROTECT, related_name="budgeted_posts")
    post_role = code_field("post_role", required=True)
    fte = models.DecimalField("full-time equivalent", max_digits=6, decimal_places=2, validators=[MinValueValidator(0)])
    headcount = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Posts, where the budget counts heads.")
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True, help_text="Where the figure comes from, such as a budget paper.")

    objects = SpellQuerySet.as_manager()

    class Meta:
        constraints = [
            not_before("started_on", "ended_on", name="budgeted_post_ends_after_start"),
            models.CheckConstraint(condition=Q(fte__gte=0), name="budgeted_post_fte_not_negative"),
            models.UniqueConstraint(fields=["unit", "post_role", "started_on"], name="budgeted_post_once_from_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.fte} {self.post_role}"
