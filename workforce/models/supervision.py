"""Supervision of the worker and supervision of the case, kept apart."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from csc.models.codes import code_field
from csc.records import Record
from workforce.models.workers import Worker
from workforce.querysets import CaseSupervisionQuerySet, PersonalSupervisionQuerySet, SupervisionActionQuerySet
from workforce.records import CaseRecord


class PersonalSupervision(Record):
    """A worker's own supervision: due on a day, held or not. Read only by the pair and their line.

    Case matters do not belong here: they are recorded on the child.
    """

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="supervisions")
    supervisor = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="supervisions_given")
    kind = code_field("supervision_kind")
    due_on = models.DateField()
    held_on = models.DateField(null=True, blank=True)
    not_held_reason = models.CharField(max_length=200, blank=True)
    notes = models.TextField(blank=True)
    agreed = models.TextField("what was agreed", blank=True)
    restricted = models.BooleanField(default=True, help_text="Only the two people and the supervisor's line may read it.")

    objects = PersonalSupervisionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["worker", "held_on"], name="supervision_by_worker"),
            models.Index(fields=["due_on"], condition=Q(held_on__isnull=True), name="supervision_awaited"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(worker=models.F("supervisor")), name="supervision_between_two"),
            models.UniqueConstraint(
                fields=["worker"], condition=Q(held_on__isnull=True, not_held_reason=""), name="supervision_one_awaited"
            ),
        ]

    def __str__(self) -> str:
        return f"Supervision of {self.worker}, {self.held_on or f'due {self.due_on}'}"


class CaseSupervision(CaseRecord):
    """A child discussed in supervision: due on a day, held or not, with what was decided and why."""

    supervisor = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kind = code_field("supervision_kind")
    due_on = models.DateField()
    held_on = models.DateField(null=True, blank=True)
    discussion = models.TextField(blank=True)
    decisions = models.TextField(blank=True)
    reasons = models.TextField("reasons for the decisions", blank=True)

    objects = CaseSupervisionQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        abstract = False
        indexes = [
            models.Index(fields=["child", "held_on"], name="case_supervision_by_child"),
            models.Index(fields=["due_on"], condition=Q(held_on__isnull=True), name="case_supervision_awaited"),
        ]
        constraints = [
            *CaseRecord.Meta.constraints,
            models.CheckConstraint(condition=Q(held_on__isnull=True) | ~Q(decisions=""), name="case_supervision_held_decides"),
            models.UniqueConstraint(
                fields=["child"], condition=Q(held_on__isnull=True, state="complete"), name="case_supervision_one_awaited"
            ),
        ]

    def __str__(self) -> str:
        return f"Case supervision of {self.child}, {self.held_on or f'due {self.due_on}'}"


class SupervisionAction(Record):
    """Something agreed in a child's supervision. Open ones come up again at the next."""

    supervision = models.ForeignKey(CaseSupervision, on_delete=models.PROTECT, related_name="actions")
    what = models.TextField()
    owner = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="supervision_actions")
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(blank=True)

    objects = SupervisionActionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["owner", "due_on"], condition=Q(done_on__isnull=True), name="supervision_action_open")]

    def __str__(self) -> str:
        return self.what
