"""What is added on top of a child's record: the story so far, what mattered in it, and how it is found by name."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from csc.records import Record
from workforce.records import CaseRecord


class CaseSummary(CaseRecord):
    """How things stand for a child, in the words of the worker, on the day it was written.

    A summary is never rewritten when things change: the next one is. What was recorded after the newest
    is shown beside it, so that nobody takes old words for today's.
    """

    written_on = models.DateField()
    text = models.TextField("how things stand")

    class Meta(CaseRecord.Meta):
        abstract = False
        verbose_name_plural = "case summaries"
        indexes = [models.Index(fields=["child", "-written_on"], name="case_summary_by_child")]
        constraints = [
            *CaseRecord.Meta.constraints,
            models.CheckConstraint(condition=~Q(text=""), name="case_summary_says_something"),
        ]

    def __str__(self) -> str:
        return f"Case summary of {self.child}, {self.written_on:%-d %B %Y}"


class SignificanceMark(Record):
    """That one record matters in a child's life, and why: added on top, so that the record itself stays as it was.

    `kind` and `record` name the record by the name of its model and its uuid. A mark that is taken away
    stays with `significant` false; its history says who thought what, and when.
    """

    child = models.ForeignKey("csc.Child", on_delete=models.PROTECT, related_name="significance_marks")
    kind = models.CharField(max_length=60)
    record = models.UUIDField()
    significant = models.BooleanField(default=True)
    reason = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["child", "kind", "record"], name="significance_once_for_each_record"),
            models.CheckConstraint(condition=~Q(reason=""), name="significance_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.record}: {self.reason[:60]}"
