"""Local rules on caseloads as dated rows: what counts as a full caseload, and how many children are too many."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from csc.models.codes import code_field
from csc.records import Record, not_before
from workforce.querysets import SpellQuerySet


class FteWeight(Record):
    """The share of contracted time that carries cases, for posts with a protected caseload.

    Rotherham counts an advanced practitioner's time at 0.4 and a newly qualified worker's at 0.6
    from February 2019. A post with no row in force weighs 1.
    """

    post_role = code_field("post_role", required=True)
    weight = models.DecimalField(max_digits=4, decimal_places=2)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True)

    objects = SpellQuerySet.as_manager()

    class Meta:
        constraints = [
            not_before("started_on", "ended_on", name="fte_weight_ends_after_start"),
            models.CheckConstraint(condition=Q(weight__gt=0) & Q(weight__lte=2), name="fte_weight_plausible"),
            models.UniqueConstraint(fields=["post_role", "started_on"], name="fte_weight_once_from_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.post_role}: {self.weight} from {self.started_on}"


class CaseloadLimit(Record):
    """The most children one worker should hold, by type of team; without a team type, everywhere else."""

    team_type = code_field("team_type")
    children = models.PositiveSmallIntegerField("limit", help_text="More children than this is over the limit.")
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True)

    objects = SpellQuerySet.as_manager()

    class Meta:
        constraints = [
            not_before("started_on", "ended_on", name="caseload_limit_ends_after_start"),
            models.UniqueConstraint(fields=["team_type", "started_on"], name="caseload_limit_once_from_a_day"),
            models.UniqueConstraint(
                fields=["started_on"], condition=Q(team_type__isnull=True), name="caseload_limit_general_once_from_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.team_type or 'Every other team'}: {self.children} from {self.started_on}"
