"""The base of every record about a child: whose it is, which team held it then, and whether it stands."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from csc.formats import day
from csc.models.codes import code_field
from csc.records import Record, together


class RecordState(models.TextChoices):
    DRAFT = "draft", "Draft"
    COMPLETE = "complete", "Complete"
    WITHDRAWN = "withdrawn", "Withdrawn"


class CaseRecordQuerySet(models.QuerySet):
    def standing(self) -> Self:
        """Records that count: neither drafts nor withdrawn."""
        return self.filter(state=RecordState.COMPLETE)


class CaseRecord(Record):
    """A dated event about one child.

    `team` is the team responsible at the event, not today's: figures follow the work. `worker` is
    the person who did it or holds it. `shared_part` is what was typed once for several children.
    A withdrawn record stays, with its reason, and counts nowhere.
    """

    changed_on_its_page: ClassVar[bool] = True
    """Whether those who work with the child may correct it; False of what judges their work."""

    child = models.ForeignKey("csc.Child", on_delete=models.PROTECT, related_name="%(class)s_set")
    team = models.ForeignKey("workforce.Unit", on_delete=models.PROTECT, related_name="+")
    worker = models.ForeignKey("workforce.Worker", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    shared_part = models.ForeignKey("csc.SharedPart", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=RecordState, default=RecordState.COMPLETE)
    withdrawn_reason = models.TextField(blank=True)

    objects = CaseRecordQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(withdrawn_reason=""), name="%(app_label)s_%(class)s_withdrawn_with_reason"
            ),
        ]


class VisitRecord(CaseRecord):
    """A visit to a child: due by a day, planned for a day, made on a day, finished on the system at a moment.

    The row that waits for the visit is the one that is planned and then made, so that all these days stand together.

    Only a visit that is made, finished and in which the child was seen counts as seeing the child.
    `seen_alone` keeps four answers apart: alone, not alone (with a reason), not appropriate (with
    a reason) and, when empty, not recorded.
    """

    due_on = models.DateField(null=True, blank=True, db_index=True)
    planned_for = models.DateField(null=True, blank=True, help_text="The day it is to be made, by `planned_worker`.")
    planned_worker = models.ForeignKey("workforce.Worker", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    visited_on = models.DateField(null=True, blank=True)
    completed_at = models.DateTimeField(null=True, blank=True, help_text="When the record of the visit was finished.")
    not_done_reason = code_field("visit_not_done_reason")
    child_seen = models.BooleanField(null=True, blank=True)
    seen_alone = code_field("visit_alone")
    not_alone_reason = code_field("visit_not_alone_reason")
    not_alone_context = models.CharField(max_length=300, blank=True)
    bedroom_seen = models.BooleanField(null=True, blank=True)
    place = code_field("visit_place")
    own_words = models.TextField("the child's own words", blank=True)
    narrative = models.TextField(blank=True)

    class Meta(CaseRecord.Meta):
        abstract = True
        constraints = [
            *CaseRecord.Meta.constraints,
            together("planned_for", "planned_worker", name="%(app_label)s_%(class)s_planned_by_someone"),
            models.CheckConstraint(
                condition=Q(completed_at__isnull=True) | Q(visited_on__isnull=False),
                name="%(app_label)s_%(class)s_finished_if_made",
            ),
            models.CheckConstraint(
                condition=Q(visited_on__isnull=True) | Q(not_done_reason__isnull=True),
                name="%(app_label)s_%(class)s_made_or_not_done",
            ),
        ]

    @property
    def on_its_day(self) -> str:
        """The day that tells two visits to one child apart in a list, with the comma before it."""
        if self.visited_on is not None:
            return f", {day(self.visited_on)}"
        return f", due {day(self.due_on)}" if self.due_on is not None else ""
