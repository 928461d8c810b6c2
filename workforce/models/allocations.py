"""Who held this child then: the answer every team figure and every question of access rests on."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from csc.models.codes import code_field
from csc.records import not_before
from workforce.codes import LEAD_SOCIAL_WORKER
from workforce.querysets import AllocationQuerySet
from workforce.records import CaseRecord, RecordState


class Allocation(CaseRecord):
    """A child held by a team, and by one worker of it, in one role, from one day to another.

    Without a worker the team holds the child and has yet to name somebody: the team's allocation
    queue, and "not allocated" in every figure. Three siblings are three allocations.
    """

    role = code_field("allocation_role", required=True)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True, help_text="On this day the child is no longer held.")
    start_reason = code_field("sw_change_reason")
    end_reason = code_field("sw_change_reason")

    objects = AllocationQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        abstract = False
        indexes = [
            models.Index(fields=["child", "started_on"], name="allocation_by_child"),
            models.Index(fields=["worker", "ended_on", "child"], name="allocation_by_worker"),
            models.Index(fields=["team", "ended_on", "child"], name="allocation_by_team"),
            # The few who wait for a worker, among all whom the front door ever held.
            models.Index(fields=["team", "ended_on"], name="allocation_waiting", condition=Q(worker__isnull=True)),
        ]
        constraints = [
            *CaseRecord.Meta.constraints,
            not_before("started_on", "ended_on", name="allocation_ends_after_start"),
            models.UniqueConstraint(
                fields=["child"],
                condition=Q(role=LEAD_SOCIAL_WORKER, ended_on__isnull=True, state=RecordState.COMPLETE),
                name="allocation_one_open_lead_for_a_child",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.child} with {self.worker or self.team} from {self.started_on}"
