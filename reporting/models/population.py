"""How many children live here: the one table, with one switch date, behind every rate."""

from django.db import models
from django.db.models import Q

from csc.records import Record


class PopulationEstimate(Record):
    """Children aged 0 to 17 living in the area of a unit, by the mid-year estimate of one year.

    `used_from` is the one day from which every rate uses it: a period that ends on or after it is
    divided by this estimate, an earlier one by the estimate before. Only the authority and units
    with a territory have one; a team without a territory has no rate.
    """

    unit = models.ForeignKey("workforce.Unit", on_delete=models.PROTECT, related_name="population_estimates")
    mid_year = models.PositiveSmallIntegerField(help_text="The year of the mid-year estimate.")
    released_on = models.DateField(null=True, blank=True)
    used_from = models.DateField(help_text="Rates of periods that end on or after this day use this estimate.")
    children_0_17 = models.PositiveIntegerField("children aged 0 to 17")
    source = models.CharField(max_length=300)

    class Meta:
        ordering = ["unit", "used_from"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "used_from"], name="population_one_from_each_day"),
            models.CheckConstraint(condition=Q(children_0_17__gt=0), name="population_is_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.children_0_17:,} children, mid-{self.mid_year}"
