"""Targets and tolerances: dated rows, for one indicator at one unit."""

from django.db import models
from django.db.models import F, Q

from csc.records import Record


class Target(Record):
    """What a figure is asked to be, from one month to another, and where amber and red begin.

    `green` and `amber` are the limits of those bands, in the figure's own unit. For a centre they are
    distances from it. On a trajectory the target moves in equal monthly steps from `begins_at` in
    the first month to `green` in the last. A target without bands (`stated`) is printed and rates nothing.
    """

    class Kind(models.TextChoices):
        AT_LEAST = "at_least", "At least"
        AT_MOST = "at_most", "At most"
        WITHIN_RANGE = "within_range", "Within a range"
        AROUND = "around", "Within a distance of a centre"
        TRAJECTORY = "trajectory", "On a trajectory"
        STATED = "stated", "Stated, without bands"
        TO_BE_SET = "to_be_set", "To be set"

    indicator = models.CharField(max_length=80)
    variant = models.CharField(max_length=40, blank=True)
    unit = models.ForeignKey("workforce.Unit", on_delete=models.PROTECT, related_name="targets")
    first_month = models.CharField(max_length=7)
    last_month = models.CharField(max_length=7, blank=True, help_text="Empty while it is in force.")
    kind = models.CharField(max_length=12, choices=Kind)
    green = models.DecimalField(max_digits=12, decimal_places=4, null=True, blank=True)
    amber = models.DecimalField(max_digits=12, decimal_places=4, null=True, blank=True)
    low = models.DecimalField(max_digits=12, decimal_places=4, null=True, blank=True)
    high = models.DecimalField(max_digits=12, decimal_places=4, null=True, blank=True)
    centre = models.DecimalField(max_digits=12, decimal_places=4, null=True, blank=True)
    begins_at = models.DecimalField(max_digits=12, decimal_places=4, null=True, blank=True)
    limit_is_inside = models.BooleanField(default=True, help_text="A figure equal to a limit belongs to the better band.")
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["indicator", "variant", "unit", "first_month"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "variant", "unit", "first_month"], name="target_once_from_a_month"),
            models.CheckConstraint(
                condition=Q(last_month="") | Q(last_month__gte=F("first_month")), name="target_months_in_order"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["at_least", "at_most", "trajectory"]) | Q(green__isnull=False),
                name="target_limit_says_green",
            ),
            models.CheckConstraint(
                condition=~Q(kind="trajectory") | Q(begins_at__isnull=False, last_month__gt=""),
                name="target_trajectory_begins_and_ends",
            ),
            models.CheckConstraint(
                condition=~Q(kind="within_range") | Q(low__isnull=False) | Q(high__isnull=False), name="target_range_has_an_end"
            ),
            models.CheckConstraint(
                condition=~Q(kind="around") | Q(centre__isnull=False, green__isnull=False), name="target_around_a_centre"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.get_kind_display().lower()} from {self.first_month}"
