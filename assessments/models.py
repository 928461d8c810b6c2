"""Assessments, and the child-in-need episode with its plans, visits and reviews."""

from django.db import models
from django.db.models import Q

from assessments.querysets import AssessmentQuerySet, CinEpisodeQuerySet, CinPlanQuerySet, CinReviewQuerySet, CinVisitQuerySet
from csc.models.codes import code_field
from csc.records import Record, not_before, together
from workforce.records import CaseRecord, VisitRecord


class CinEpisode(CaseRecord):
    """The time a child is open to social care, from the accepted referral to closure.

    It spans everything: assessment, section 17 plan, protection plan, care. Which of them is the
    child's status on a day is worked out by precedence (looked after, plan, child in need,
    assessment), never stored.
    """

    referral = models.OneToOneField("contacts.Referral", on_delete=models.PROTECT, null=True, blank=True, related_name="episode")
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    primary_need = code_field("primary_need")
    closure_reason = code_field("cin_closure_reason")

    objects = CinEpisodeQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        verbose_name = "child in need episode"
        constraints = [
            *CaseRecord.Meta.constraints,
            not_before("started_on", "ended_on", name="cin_episode_ends_after_start"),
            together("ended_on", "closure_reason", name="cin_episode_closed_with_reason"),
            models.UniqueConstraint(
                fields=["child"], condition=Q(ended_on__isnull=True, state="complete"), name="cin_episode_one_open_for_each_child"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.child} in need from {self.started_on:%-d %B %Y}"


class Assessment(CaseRecord):
    """A child and family assessment of one child; initial and core ones are kept as history.

    Two clocks run and both are kept: guidance counts from `clock_started_on` (the referral; the
    decision to reassess; the strategy discussion on an open case), DfE statistics from
    `started_on`. Complete means authorised by the manager.
    """

    kind = code_field("assessment_type", required=True)
    referral = models.ForeignKey("contacts.Referral", on_delete=models.PROTECT, null=True, blank=True, related_name="assessments")
    episode = models.ForeignKey(CinEpisode, on_delete=models.PROTECT, null=True, blank=True, related_name="assessments")
    clock_started_on = models.DateField(null=True, blank=True)
    started_on = models.DateField(null=True, blank=True)
    child_seen_on = models.DateField(null=True, blank=True)
    child_seen_alone = code_field("visit_alone")
    not_alone_reason = code_field("visit_not_alone_reason")
    not_seen_reason = models.CharField(max_length=300, blank=True)
    finished_on = models.DateField(null=True, blank=True, help_text="Finished by the worker, not yet authorised.")
    authorised_on = models.DateField(null=True, blank=True)
    authorised_by = models.ForeignKey("workforce.Worker", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    outcome = code_field("assessment_outcome")
    delay_reason = code_field("delay_reason")
    delay_note = models.TextField(blank=True)
    own_words = models.TextField("the child's own words", blank=True)
    analysis = models.TextField(blank=True)
    due_on = models.DateField(null=True, blank=True, db_index=True)

    objects = AssessmentQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        indexes = [
            models.Index(fields=["child", "started_on"], name="assessment_by_child_and_day"),
            models.Index(fields=["authorised_on"], name="assessment_by_authorisation"),
        ]
        constraints = [
            *CaseRecord.Meta.constraints,
            not_before("started_on", "authorised_on", name="assessment_authorised_after_start"),
            not_before("started_on", "finished_on", name="assessment_finished_after_start"),
            together("authorised_on", "authorised_by", name="assessment_authorised_by_someone"),
        ]

    def __str__(self) -> str:
        return f"Assessment of {self.child}"


class AssessmentFactor(Record):
    """One factor found at an assessment; an assessment has as many as apply."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="factors")
    factor = code_field("assessment_factor", required=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assessment", "factor"], name="assessment_factor_once")]

    def __str__(self) -> str:
        return str(self.factor)


class AssessmentCheckpoint(Record):
    """A manager's look at an assessment on its way, such as at day 10 or day 20 (a local setting)."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="checkpoints")
    due_on = models.DateField(null=True, blank=True)
    reviewed_on = models.DateField()
    decision = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"Checkpoint of {self.assessment}"


class CinPlan(CaseRecord):
    """A child in need plan under section 17. It never runs beside a child protection plan."""

    episode = models.ForeignKey(CinEpisode, on_delete=models.PROTECT, null=True, blank=True, related_name="plans")
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    aims = models.TextField(blank=True)
    end_reason = models.CharField(max_length=200, blank=True)

    objects = CinPlanQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        verbose_name = "child in need plan"
        constraints = [
            *CaseRecord.Meta.constraints,
            not_before("started_on", "ended_on", name="cin_plan_ends_after_start"),
            models.UniqueConstraint(
                fields=["child"], condition=Q(ended_on__isnull=True, state="complete"), name="cin_plan_one_open_for_each_child"
            ),
        ]

    def __str__(self) -> str:
        return f"Child in need plan of {self.child}"


class CinReview(CaseRecord):
    """A review at which the child in need plan was agreed again or changed."""

    plan = models.ForeignKey(CinPlan, on_delete=models.PROTECT, related_name="reviews")
    due_on = models.DateField(null=True, blank=True, db_index=True)
    held_on = models.DateField(null=True, blank=True)
    decision = models.TextField(blank=True)
    plan_changed = models.BooleanField(default=False)

    objects = CinReviewQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        verbose_name = "child in need review"

    def __str__(self) -> str:
        return f"Child in need review of {self.child}"


class CinVisit(VisitRecord):
    """A visit to a child in need."""

    plan = models.ForeignKey(CinPlan, on_delete=models.PROTECT, null=True, blank=True, related_name="visits")

    objects = CinVisitQuerySet.as_manager()

    class Meta(VisitRecord.Meta):
        verbose_name = "child in need visit"
        indexes = [models.Index(fields=["child", "visited_on"], name="cin_visit_by_child_and_day")]

    def __str__(self) -> str:
        return f"Visit to {self.child}{self.on_its_day}"
