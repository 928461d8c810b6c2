"""Stored figures: one row for each series of months, in unit order, so that a page is one short read."""

from django.db import models

from reporting.models.runs import Run


class SeriesKey(models.Model):
    """What a series is of. Breakdown and band are "" for the figure itself: no part of the key is ever null."""

    indicator = models.CharField(max_length=80)
    variant = models.CharField(max_length=40, blank=True)
    unit = models.CharField(max_length=20)
    breakdown = models.CharField(max_length=30, blank=True)
    band = models.CharField(max_length=60, blank=True)
    first_month = models.CharField(max_length=7)
    numerators = models.BinaryField()
    denominators = models.BinaryField()
    values = models.BinaryField()
    statuses = models.BinaryField()
    versions = models.BinaryField()

    class Meta:
        abstract = True


class Series(SeriesKey):
    """The current figures of one series. Replaced only whole, in the transaction that ends a run."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        verbose_name_plural = "series"
        constraints = [
            models.UniqueConstraint(fields=["unit", "breakdown", "indicator", "variant", "band"], name="series_once"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.variant} {self.unit} {self.breakdown} {self.band}".strip()


class SeriesChange(SeriesKey):
    """What one run found different: staged while it works, kept afterwards as the record of how figures moved.

    `old_…` is what stood before; empty for a new series. `numerators` is empty for one that ended.
    """

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="changes")
    old_first_month = models.CharField(max_length=7, blank=True)
    old_numerators = models.BinaryField(default=b"")
    old_denominators = models.BinaryField(default=b"")
    old_values = models.BinaryField(default=b"")
    old_statuses = models.BinaryField(default=b"")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["run", "unit", "breakdown", "indicator", "variant", "band"], name="series_change_once_in_a_run"
            ),
        ]

    def __str__(self) -> str:
        return f"Change of {self.indicator} in run {self.run_id}"
