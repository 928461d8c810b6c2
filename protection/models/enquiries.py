"""Strategy discussions and the section 47 enquiries they launch."""

from django.db import models
from django.db.models import Q

from csc.models.codes import code_field
from csc.records import Record, not_before, together
from protection.querysets import EnquiryQuerySet, StrategyDiscussionQuerySet
from workforce.records import CaseRecord


class StrategyDiscussion(CaseRecord):
    """Council, police and health decide together about one child.

    Several may happen in one enquiry. The one that launched it (`launched_enquiry`) starts the
    conference clock; later ones never move it (rules.md T21).
    """

    referral = models.ForeignKey(
        "contacts.Referral", on_delete=models.PROTECT, null=True, blank=True, related_name="strategy_discussions"
    )
    held_at = models.DateTimeField()
    concern = models.TextField(blank=True)
    decision = models.TextField(blank=True)
    launched_enquiry = models.BooleanField(default=False)

    objects = StrategyDiscussionQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        indexes = [models.Index(fields=["child", "held_at"], name="strategy_by_child_and_time")]

    def __str__(self) -> str:
        return f"Strategy discussion about {self.child}"


class StrategyDiscussionAttendance(Record):
    """Somebody's part in a strategy discussion: whom they stood for, and whether they were there or sent word.

    `way` stays empty in rows that were recorded before it was asked: they named those who took part.
    """

    discussion = models.ForeignKey(StrategyDiscussion, on_delete=models.PROTECT, related_name="attendances")
    agency = code_field("agency", required=True)
    name = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=120, blank=True)
    way = code_field("attendance_way", verbose_name="how they took part")

    class Meta:
        verbose_name = "attendance at a strategy discussion"
        verbose_name_plural = "who took part"

    def __str__(self) -> str:
        return f"{self.agency} at {self.discussion}"

    @property
    def who(self) -> str:
        """The agency, with the person who stood for it where one is named."""
        return f"{self.agency}: {self.name}" if self.name else str(self.agency)


class Section47Enquiry(CaseRecord):
    """An enquiry under section 47, one for each child (rules.md A06).

    It starts on the day of the strategy discussion that launched it and is complete when the
    manager has authorised its outcome.
    """

    strategy_discussion = models.OneToOneField(
        StrategyDiscussion, on_delete=models.PROTECT, null=True, blank=True, related_name="enquiry"
    )
    referral = models.ForeignKey("contacts.Referral", on_delete=models.PROTECT, null=True, blank=True, related_name="enquiries")
    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.PROTECT, null=True, blank=True, related_name="enquiries"
    )
    started_on = models.DateField()
    completed_on = models.DateField(null=True, blank=True)
    authorised_by = models.ForeignKey("workforce.Worker", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    outcome = code_field("s47_outcome")
    conference_not_required = models.BooleanField(default=False)
    conference_not_required_reason = models.TextField(blank=True)
    category = code_field("category_of_abuse")
    child_seen_on = models.DateField(null=True, blank=True)
    child_seen_alone = code_field("visit_alone")
    not_alone_reason = code_field("visit_not_alone_reason")
    own_words = models.TextField("the child's own words", blank=True)
    analysis = models.TextField(blank=True)
    conference_due_on = models.DateField(null=True, blank=True, db_index=True)

    objects = EnquiryQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        verbose_name = "section 47 enquiry"
        verbose_name_plural = "section 47 enquiries"
        indexes = [models.Index(fields=["child", "started_on"], name="enquiry_by_child_and_day")]
        constraints = [
            *CaseRecord.Meta.constraints,
            not_before("started_on", "completed_on", name="enquiry_completed_after_start"),
            together("completed_on", "authorised_by", name="enquiry_authorised_by_someone"),
            models.UniqueConstraint(
                fields=["child"], condition=Q(completed_on__isnull=True, state="complete"), name="enquiry_one_open_for_each_child"
            ),
        ]

    def __str__(self) -> str:
        return f"Section 47 enquiry about {self.child}"
