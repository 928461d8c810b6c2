"""Leaving care: eligibility, pathway plans, and what is known of a young person's life after care.

"In touch" is two-way contact; a visit is a visit; suitability is a judgement of risk. They are
recorded apart, each with its day, so that a birthday window and a month end can both be answered.
"""

from django.db import models
from django.db.models import Q

from assessments.querysets import ReviewQuerySet, VisitQuerySet
from csc.models.codes import code_field
from csc.records import not_before
from looked_after.querysets import CareLeaverContactQuerySet, CareLeaverQuerySet, PathwayPlanQuerySet, SpanQuerySet
from workforce.records import CaseRecord, VisitRecord


class CareLeaver(CaseRecord):
    """One legal category of a young person leaving care, from one day until another.

    Eligible (16 or 17, still looked after), relevant (16 or 17, left), former relevant (18 and
    over), qualifying. `supported` says that the leaving care team works with them: a change of
    category or of support closes one row and opens the next.
    """

    eligibility = code_field("care_leaver_eligibility", required=True)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    end_reason = code_field("care_leaver_end_reason")
    supported = models.BooleanField(default=True)
    personal_adviser = models.ForeignKey("workforce.Worker", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = CareLeaverQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        indexes = [models.Index(fields=["child", "started_on"], name="care_leaver_by_child_and_day")]
        constraints = [
            *CaseRecord.Meta.constraints,
            not_before("started_on", "ended_on", name="care_leaver_ends_after_start"),
            models.CheckConstraint(
                condition=Q(end_reason__isnull=True) | Q(ended_on__isnull=False), name="care_leaver_reason_at_end"
            ),
            models.UniqueConstraint(
                fields=["child"], condition=Q(ended_on__isnull=True, state="complete"), name="care_leaver_one_open_for_each_child"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.child}, {self.eligibility}"


class CareLeaverContact(CaseRecord):
    """Whether the authority was in touch with the young person on a day.

    `birthday_age` marks the answer given for a birthday (17 to 25) in the yearly return; any other
    contact leaves it empty.
    """

    contacted_on = models.DateField()
    in_touch = code_field("care_leaver_in_touch", required=True)
    birthday_age = models.PositiveSmallIntegerField(null=True, blank=True)
    method = code_field("contact_method")
    note = models.TextField(blank=True)

    objects = CareLeaverContactQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        indexes = [models.Index(fields=["child", "contacted_on"], name="leaver_contact_by_child_day")]
        constraints = [
            *CaseRecord.Meta.constraints,
            models.CheckConstraint(
                condition=Q(birthday_age__isnull=True) | Q(birthday_age__gte=17, birthday_age__lte=25),
                name="leaver_contact_birthday_17_to_25",
            ),
            models.UniqueConstraint(
                fields=["child", "birthday_age"],
                condition=Q(birthday_age__isnull=False, state="complete"),
                name="leaver_contact_one_for_each_birthday",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.child}: {self.in_touch}"


class CareLeaverAccommodation(CaseRecord):
    """Where a young person lives after care, and whether it was judged suitable."""

    accommodation = code_field("care_leaver_accommodation", required=True)
    suitable = models.BooleanField(null=True, blank=True, help_text="Empty: not yet judged, and counted as not suitable.")
    unsuitable_reason = models.CharField(max_length=200, blank=True)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    postcode = models.CharField(max_length=8, blank=True)

    objects = SpanQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        verbose_name_plural = "care leavers' accommodation"
        indexes = [models.Index(fields=["child", "started_on"], name="leaver_home_by_child_and_day")]
        constraints = [
            *CaseRecord.Meta.constraints,
            not_before("started_on", "ended_on", name="leaver_accommodation_ends_after_start"),
            models.UniqueConstraint(
                fields=["child"], condition=Q(ended_on__isnull=True, state="complete"), name="leaver_accommodation_one_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.child}: {self.accommodation}"


class CareLeaverActivity(CaseRecord):
    """What a young person mainly does: education, training, work, or none of them and why."""

    activity = code_field("care_leaver_activity", required=True)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    objects = SpanQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        verbose_name_plural = "care leavers' activities"
        indexes = [models.Index(fields=["child", "started_on"], name="leaver_activity_by_child_day")]
        constraints = [
            *CaseRecord.Meta.constraints,
            not_before("started_on", "ended_on", name="leaver_activity_ends_after_start"),
            models.UniqueConstraint(
                fields=["child"], condition=Q(ended_on__isnull=True, state="complete"), name="leaver_activity_one_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.child}: {self.activity}"


class CareLeaverVisit(VisitRecord):
    """A personal adviser's visit in person: every 2 months, and within 7 days of a move."""

    objects = VisitQuerySet.as_manager()

    class Meta(VisitRecord.Meta):
        indexes = [models.Index(fields=["child", "visited_on"], name="leaver_visit_by_child_and_day")]

    def __str__(self) -> str:
        return f"Adviser's visit to {self.child}{self.on_its_day}"


class PathwayNeedsAssessment(CaseRecord):
    """The assessment of needs a pathway plan rests on, due 3 months after becoming eligible (regulation 42)."""

    due_on = models.DateField(null=True, blank=True, db_index=True)
    started_on = models.DateField(null=True, blank=True)
    completed_on = models.DateField(null=True, blank=True)
    own_words = models.TextField("the young person's own words", blank=True)
    analysis = models.TextField(blank=True)

    class Meta(CaseRecord.Meta):
        indexes = [models.Index(fields=["child", "completed_on"], name="pathway_need_by_child_and_day")]
        constraints = [
            *CaseRecord.Meta.constraints,
            not_before("started_on", "completed_on", name="pathway_need_completed_after_start"),
        ]

    def __str__(self) -> str:
        return f"Pathway needs assessment of {self.child}"


class PathwayPlan(CaseRecord):
    """A pathway plan, from the day it was completed until another replaced it (section 23E)."""

    needs_assessment = models.ForeignKey(
        PathwayNeedsAssessment, on_delete=models.PROTECT, null=True, blank=True, related_name="pathway_plans"
    )
    due_on = models.DateField(null=True, blank=True, db_index=True)
    completed_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    plan = models.TextField(blank=True)
    own_words = models.TextField("the young person's own words", blank=True)

    objects = PathwayPlanQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        indexes = [models.Index(fields=["child", "completed_on"], name="pathway_by_child_and_day")]
        constraints = [
            *CaseRecord.Meta.constraints,
            not_before("completed_on", "ended_on", name="pathway_plan_ends_after_completion"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(completed_on__isnull=False), name="pathway_plan_ended_if_completed"
            ),
            models.UniqueConstraint(
                fields=["child"],
                condition=Q(completed_on__isnull=False, ended_on__isnull=True, state="complete"),
                name="pathway_plan_one_current",
            ),
        ]

    def __str__(self) -> str:
        return f"Pathway plan of {self.child}"


class PathwayPlanReview(CaseRecord):
    """A review of the pathway plan: at least every 6 months (Care Leavers Regulations 2010, regulation 7)."""

    plan = models.ForeignKey(PathwayPlan, on_delete=models.PROTECT, related_name="reviews")
    due_on = models.DateField(null=True, blank=True, db_index=True)
    held_on = models.DateField(null=True, blank=True)
    decisions = models.TextField(blank=True)

    objects = ReviewQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        indexes = [models.Index(fields=["child", "held_on"], name="pathway_review_by_child_day")]
        constraints = [
            *CaseRecord.Meta.constraints,
            models.UniqueConstraint(
                fields=["plan"], condition=Q(held_on__isnull=True, state="complete"), name="pathway_review_one_next_of_plan"
            ),
        ]

    def __str__(self) -> str:
        return f"Pathway plan review of {self.child}"
