"""Figures that are typed in or imported because csc does not hold what they count."""

from django.db import models
from django.db.models import Q

from csc.records import Record


class SuppliedFigure(Record):
    """One cell of one indicator, as somebody supplied it: who typed it and when is on every record.

    Either a value, or the parts it is made of, or both. A later figure for the same cell replaces
    this one by editing it, so that the history keeps what stood there before. Breakdown and band
    are empty text for the figure itself, never null, because they are part of the key.
    """

    indicator = models.CharField(max_length=100, help_text="Key of the indicator.")
    variant = models.CharField(max_length=60, blank=True, default="")
    unit = models.ForeignKey("workforce.Unit", on_delete=models.PROTECT, related_name="supplied_figures")
    period = models.DateField(help_text="First day of the month the figure belongs to.")
    breakdown = models.CharField(max_length=40, blank=True, default="")
    band = models.CharField(max_length=60, blank=True, default="")
    value = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    numerator = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    denominator = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    source = models.CharField(max_length=300)

    class Meta:
        ordering = ["indicator", "variant", "unit", "period"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "variant", "unit", "period", "breakdown", "band"], name="supplied_figure_once_for_a_cell"
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False) | Q(numerator__isnull=False), name="supplied_figure_says_something"
            ),
            models.CheckConstraint(
                condition=Q(denominator__isnull=True) | Q(denominator__gte=0), name="supplied_denominator_positive"
            ),
            models.CheckConstraint(condition=Q(period__day=1), name="supplied_figure_on_the_first_of_a_month"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.unit}, {self.period:%B %Y}"
