"""What auditors look for, in versions that never change once used, and the programme that sends them out."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from audits.querysets import AuditProgrammeQuerySet, AuditToolQuerySet
from csc.models.codes import code_field
from csc.records import Record, not_before


class Scale(models.TextChoices):
    """How each standard of a tool is answered."""

    JUDGEMENT = "judgement", "Met, partially met, not met, not applicable"
    GRADE = "grade", "Outstanding, good, requires improvement, inadequate"


class AuditTool(Record):
    """One version of a set of standards.

    While `published_on` is empty the version is being written and no audit may use it; from then on
    its standards stay as they are, so that a past audit keeps the questions it answered.
    """

    key = models.SlugField(max_length=40, help_text="The same for every version of one tool.")
    version = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    scale = models.CharField(max_length=10, choices=Scale)
    overall_grade = models.BooleanField(default=True, help_text="An audit with this tool ends in one overall grade.")
    source = models.CharField(max_length=300, blank=True, help_text="Whose standards these are.")
    published_on = models.DateField(null=True, blank=True)
    retired_on = models.DateField(null=True, blank=True, help_text="From this day no new audit uses the version.")

    objects = AuditToolQuerySet.as_manager()

    class Meta:
        ordering = ["key", "version"]
        constraints = [
            models.UniqueConstraint(fields=["key", "version"], name="audit_tool_version_once"),
            not_before("published_on", "retired_on", name="audit_tool_retired_after_published"),
            models.CheckConstraint(
                condition=Q(retired_on__isnull=True) | Q(published_on__isnull=False), name="audit_tool_retired_if_published"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.version}"

    @property
    def is_published(self) -> bool:
        return self.published_on is not None


class AuditStandard(Record):
    """One standard of one version of a tool, with the evidence an auditor should expect on the record.

    `key` is kept from version to version while the meaning stays, so that a trend can be drawn.
    """

    tool = models.ForeignKey(AuditTool, on_delete=models.PROTECT, related_name="standards")
    number = models.PositiveSmallIntegerField()
    key = models.SlugField(max_length=60)
    title = models.CharField(max_length=300)
    evidence_expected = models.TextField(blank=True)

    class Meta:
        ordering = ["tool", "number"]
        constraints = [
            models.UniqueConstraint(fields=["tool", "number"], name="audit_standard_number_once"),
            models.UniqueConstraint(fields=["tool", "key"], name="audit_standard_key_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"


class AuditStandardKind(Record):
    """A kind of case the standard applies to. A standard without any applies to every kind."""

    standard = models.ForeignKey(AuditStandard, on_delete=models.PROTECT, related_name="kinds")
    kind = code_field("audit_kind", required=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["standard", "kind"], name="audit_standard_kind_once")]

    def __str__(self) -> str:
        return f"{self.standard} for {self.kind}"


class AuditProgramme(Record):
    """One cycle of audits: a tool, a focus, a sample drawn from a seed that anybody can draw again.

    When the focus changes from month to month, grades are not like for like; reports print that
    from `focus`.
    """

    title = models.CharField(max_length=200)
    focus = models.CharField(
        max_length=200, blank=True, help_text="The theme of this cycle, such as the child's wishes and feelings."
    )
    tool = models.ForeignKey(AuditTool, on_delete=models.PROTECT, related_name="programmes")
    unit = models.ForeignKey(
        "workforce.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Children held in this unit or below it are sampled.",
    )
    started_on = models.DateField(help_text="Children held on this day are sampled.")
    due_on = models.DateField(help_text="Audits of the cycle are to be completed by this day.")
    ended_on = models.DateField(null=True, blank=True)
    sample_size = models.PositiveSmallIntegerField()
    seed = models.PositiveIntegerField(help_text="The same seed on the same records draws the same sample.")

    objects = AuditProgrammeQuerySet.as_manager()

    class Meta:
        ordering = ["-started_on", "title"]
        constraints = [
            not_before("started_on", "due_on", name="audit_programme_due_after_start"),
            not_before("started_on", "ended_on", name="audit_programme_ends_after_start"),
        ]

    def __str__(self) -> str:
        return self.title
