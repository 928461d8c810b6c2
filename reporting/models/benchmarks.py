"""Benchmarks: what others reach, for one year, from published statistics."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.db.models import Q

from csc.records import Record


class BenchmarkQuerySet(models.QuerySet["Benchmark"]):
    def latest_of(self, indicators: Iterable[str]) -> dict[tuple[str, str], dict[str, Benchmark]]:
        """The newest year of each comparator, by (indicator, variant) and kind.

        Benchmarks are of whole authorities: they stand beside the figures of any unit, as the same yardstick.
        """
        newest: dict[tuple[str, str], dict[str, Benchmark]] = {}
        for benchmark in self.filter(indicator__in=set(indicators)).order_by("year"):
            newest.setdefault((benchmark.indicator, benchmark.variant), {})[benchmark.kind] = benchmark
        return newest


class Benchmark(Record):
    """One comparator of one indicator in one reference year, rounded as it was published."""

    class Kind(models.TextChoices):
        NEIGHBOURS_MEAN = "neighbours_mean", "Statistical neighbours' average"
        NEIGHBOURS_BEST = "neighbours_best", "Best statistical neighbour"
        ENGLAND = "england", "England"
        TOP_QUARTILE = "top_quartile", "Top quartile threshold in England"

    indicator = models.CharField(max_length=80)
    variant = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=20, choices=Kind)
    year = models.PositiveSmallIntegerField(help_text="The year in which the reference year ends: 2024 for 2023-24.")
    value = models.DecimalField(max_digits=12, decimal_places=4)
    source = models.CharField(max_length=300)

    objects = BenchmarkQuerySet.as_manager()

    class Meta:
        ordering = ["indicator", "variant", "kind", "year"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "variant", "kind", "year"], name="benchmark_once_a_year"),
            models.CheckConstraint(condition=Q(year__gte=2000) & Q(year__lte=2100), name="benchmark_year_has_four_figures"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.get_kind_display()}, {self.year}: {self.value.normalize():f}"
