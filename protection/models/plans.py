"""Child protection plans and the work they ask for: categories, updates, core groups, visits."""

from django.db import models
from django.db.models import F, Q

from csc.models.codes import code_field
from csc.records import Record, together
from protection.querysets import CoreGroupQuerySet, ProtectionPlanQuerySet, ProtectionVisitQuerySet
from workforce.records import CaseRecord, VisitRecord


class ProtectionPlan(CaseRecord):
    """A child protection plan (rules.md A08). It starts on the day of the conference.

    `previous_plans_stated` is what is known of plans before this system held them; it is counted
    beside the plans on record. `held_for_other_authority` marks a temporary plan that no figure
    of this authority counts.
    """

    conference = models.OneToOneField(
        "protection.InitialConference", on_delete=models.PROTECT, null=True, blank=True, related_name="plan"
    )
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    end_reason = code_field("cp_plan_end_reason")
    initial_category = code_field("category_of_abuse", required=True)
    latest_category = code_field("category_of_abuse", required=True)
    held_for_other_authority = models.BooleanField(default=False)
    other_authority = code_field("local_authority")
    previous_plans_stated = models.PositiveSmallIntegerField(default=0)
    previous_plans_elsewhere = models.PositiveSmallIntegerField(default=0)
    danger_statement = models.TextField(blank=True)
    safety_goals = models.TextField(blank=True)

    objects = ProtectionPlanQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        verbose_name = "child protection plan"
        indexes = [models.Index(fields=["child", "started_on"], name="cp_plan_by_child_and_day")]
        constraints = [
            *CaseRecord.Meta.constraints,
            # A plan cannot start and end on one day (DfE children in need census rule, rules.md A08).
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gt=F("started_on")), name="cp_plan_lasts_a_day"
            ),
            together("ended_on", "end_reason", name="cp_plan_ended_with_reason"),
            models.UniqueConstraint(
                fields=["child"], condition=Q(ended_on__isnull=True, state="complete"), name="cp_plan_one_open_for_each_child"
            ),
        ]

    def __str__(self) -> str:
        return f"Child protection plan of {self.child}"


class CategoryOfAbuseChange(Record):
    """The plan's category from a day on, with the conference or decision that changed it."""

    plan = models.ForeignKey(ProtectionPlan, on_delete=models.PROTECT, related_name="category_changes")
    category = code_field("category_of_abuse", required=True)
    changed_on = models.DateField()
    reason = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.category} from {self.changed_on}"


class PlanUpdate(CaseRecord):
    """The plan as agreed or rewritten on a day, at a conference or a core group."""

    plan = models.ForeignKey(ProtectionPlan, on_delete=models.PROTECT, related_name="updates")
    agreed_on = models.DateField()
    text = models.TextField(blank=True)

    class Meta(CaseRecord.Meta):
        indexes = [models.Index(fields=["plan", "agreed_on"], name="plan_update_by_plan_and_day")]

    def __str__(self) -> str:
        return f"Plan of {self.child} agreed {self.agreed_on}"


class CoreGroup(CaseRecord):
    """A core group meeting about one child's plan."""

    plan = models.ForeignKey(ProtectionPlan, on_delete=models.PROTECT, related_name="core_groups")
    due_on = models.DateField(null=True, blank=True, db_index=True)
    held_on = models.DateField(null=True, blank=True)
    attended_by = models.TextField(blank=True)
    plan_updated = models.BooleanField(default=False)
    notes = models.TextField(blank=True)

    objects = CoreGroupQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        indexes = [models.Index(fields=["plan", "held_on"], name="core_group_by_plan_and_day")]

    def __str__(self) -> str:
        return f"Core group for {self.child}"


class ProtectionVisit(VisitRecord):
    """A statutory visit to a child on a plan. How often is the authority's own standard (rules.md B.3a)."""

    plan = models.ForeignKey(ProtectionPlan, on_delete=models.PROTECT, related_name="visits")

    objects = ProtectionVisitQuerySet.as_manager()

    class Meta(VisitRecord.Meta):
        verbose_name = "child protection visit"
        indexes = [models.Index(fields=["plan", "visited_on"], name="cp_visit_by_plan_and_day")]

    def __str__(self) -> str:
        return f"Child protection visit to {self.child}{self.on_its_day}"
