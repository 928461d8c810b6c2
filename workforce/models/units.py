"""The organisation as a tree of dated units: authority, services or areas, teams."""

from __future__ import annotations

import datetime

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from csc.models.codes import code_field
from csc.records import Record, not_before
from workforce.querysets import UnitQuerySet
from workforce.tree import UnitTree


class UnitKind(models.TextChoices):
    AUTHORITY = "authority", "Authority"
    SERVICE = "service", "Service"
    AREA = "area", "Area"
    TEAM = "team", "Team"


class Unit(Record):
    """One unit of the organisation from the day it opened until the day it closed.

    A unit keeps its parent for life. A reorganisation closes it and opens a successor elsewhere,
    so that a figure of last year rolls up through last year's tree.
    """

    code = models.CharField(
        max_length=20,
        unique=True,
        validators=[RegexValidator(r"^[A-Za-z0-9][A-Za-z0-9_-]*$", "Letters, digits, hyphen and underscore only.")],
        help_text="Short and never reused, such as AUTH, A1 or T03. Appears in addresses of pages and in exports.",
    )
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=UnitKind)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    team_type = code_field("team_type", help_text="What the team does: caseload limits and reports go by it.")
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True, help_text="The first day it no longer existed.")
    succeeded_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="predecessors")

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        constraints = [
            not_before("opened_on", "closed_on", name="unit_closes_after_opening"),
            models.CheckConstraint(
                condition=Q(kind="authority", parent__isnull=True) | (~Q(kind="authority") & Q(parent__isnull=False)),
                name="unit_only_the_authority_has_no_parent",
            ),
            models.CheckConstraint(condition=Q(team_type__isnull=True) | Q(kind="team"), name="unit_team_type_of_a_team"),
            models.CheckConstraint(condition=~Q(parent=F("id")) & ~Q(succeeded_by=F("id")), name="unit_not_its_own_parent"),
        ]

    def __str__(self) -> str:
        return self.name

    def is_open_on(self, day: datetime.date) -> bool:
        return self.opened_on <= day and (self.closed_on is None or self.closed_on > day)

    def ancestors(self) -> UnitQuerySet:
        """The units above this one, itself left out. A parent never changes, so no date is needed."""
        return Unit.objects.filter(id__in=UnitTree.load().above(self.id) - {self.id})

    def descendants(self, on: datetime.date | None = None) -> UnitQuerySet:
        """The units below this one, itself left out: those open on the day `on`, or all there ever were."""
        below = Unit.objects.filter(id__in=UnitTree.load().below([self.id]) - {self.id})
        return below if on is None else below.open_on(on)
