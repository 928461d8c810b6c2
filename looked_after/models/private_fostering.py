"""Children privately fostered: not looked after, but visited by the authority (Children Act 1989 Part IX)."""

from django.db import models
from django.db.models import Q

from assessments.querysets import VisitQuerySet
from csc.records import not_before
from looked_after.querysets import PrivateFosteringQuerySet
from workforce.records import CaseRecord, VisitRecord


class PrivateFosteringArrangement(CaseRecord):
    """A child under 16 (18 if disabled) cared for by someone not a close relative for 28 days or more.

    For the visiting clock the arrangement begins when the authority became aware of it, whatever day
    the child moved in (Private Arrangements for Fostering Regulations 2005, regulation 8).
    """

    notified_on = models.DateField(null=True, blank=True)
    became_aware_on = models.DateField()
    started_on = models.DateField(null=True, blank=True, help_text="When the child moved in, if known.")
    ended_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=200, blank=True)
    carer = models.ForeignKey("csc.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="private_fostering")
    carer_suitable = models.BooleanField(null=True, blank=True)
    advised_on = models.DateField(null=True, blank=True, help_text="When the carer's suitability was decided.")
    reason = models.TextField(blank=True)

    objects = PrivateFosteringQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        constraints = [
            *CaseRecord.Meta.constraints,
            not_before("became_aware_on", "ended_on", name="private_fostering_ends_after_awareness"),
            not_before("started_on", "ended_on", name="private_fostering_ends_after_start"),
            models.UniqueConstraint(
                fields=["child"],
                condition=Q(ended_on__isnull=True, state="complete"),
                name="private_fostering_one_open_for_each_child",
            ),
        ]

    def __str__(self) -> str:
        return f"Private fostering of {self.child}"


class PrivateFosteringVisit(VisitRecord):
    """A visit to a privately fostered child: within 7 working days of notification, then by regulation 8."""

    arrangement = models.ForeignKey(PrivateFosteringArrangement, on_delete=models.PROTECT, related_name="visits")

    objects = VisitQuerySet.as_manager()

    class Meta(VisitRecord.Meta):
        indexes = [models.Index(fields=["child", "visited_on"], name="fostering_visit_by_child_day")]

    def __str__(self) -> str:
        return f"Private fostering visit to {self.child}{self.on_its_day}"
