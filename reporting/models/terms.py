"""School terms: per authority and per year, so data."""

from django.db import models
from django.db.models import F, Q

from csc.records import Record


class SchoolTerm(Record):
    """One school term, both days included. Figures "at term end" belong to the month in which it ends."""

    name = models.CharField(max_length=60, help_text="Such as Autumn 2025.")
    first_day = models.DateField()
    last_day = models.DateField(unique=True)

    class Meta:
        ordering = ["first_day"]
        constraints = [models.CheckConstraint(condition=Q(last_day__gt=F("first_day")), name="school_term_ends_after_start")]

    def __str__(self) -> str:
        return self.name
