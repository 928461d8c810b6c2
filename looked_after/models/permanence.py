"""Permanence other than adoption, and facts the yearly return asks of a child's past and present."""

from django.db import models
from django.db.models import Q

from csc.models.codes import code_field
from csc.records import not_before
from looked_after.querysets import PermanenceOrderQuerySet, PermanencePlanQuerySet, SpanQuerySet
from workforce.records import CaseRecord


class PermanencePlan(CaseRecord):
    """One permanence option in the care plan; options may run in parallel, with one principal.

    Due by the second review, about four months after the child became looked after.
    """

    period_of_care = models.ForeignKey("looked_after.PeriodOfCare", on_delete=models.PROTECT, related_name="permanence_plans")
    option = code_field("permanence_plan", required=True)
    principal = models.BooleanField(default=True)
    due_on = models.DateField(null=True, blank=True, db_index=True)
    agreed_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    review = models.ForeignKey(
        "looked_after.LookedAfterReview", on_delete=models.PROTECT, null=True, blank=True, related_name="permanence_plans"
    )
    reason = models.TextField(blank=True)

    objects = PermanencePlanQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        indexes = [models.Index(fields=["child", "agreed_on"], name="permanence_by_child_and_day")]
        constraints = [
            *CaseRecord.Meta.constraints,
            not_before("agreed_on", "ended_on", name="permanence_plan_ends_after_agreement"),
            models.UniqueConstraint(
                fields=["period_of_care"],
                condition=Q(principal=True, ended_on__isnull=True, state="complete"),
                name="permanence_plan_one_principal",
            ),
            models.UniqueConstraint(
                fields=["period_of_care", "option"],
                condition=Q(ended_on__isnull=True, state="complete"),
                name="permanence_plan_option_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.option}, {self.child}"


class PermanenceOrder(CaseRecord):
    """A special guardianship, child arrangements or (before 22 April 2014) residence order.

    `from_care` says that the child was looked after on the day before. Orders made in private law,
    for children who were not, are recorded too and counted apart.
    """

    kind = code_field("permanence_order", required=True)
    applied_on = models.DateField(null=True, blank=True)
    ordered_on = models.DateField()
    from_care = models.BooleanField(default=False)
    period_of_care = models.ForeignKey(
        "looked_after.PeriodOfCare", on_delete=models.PROTECT, null=True, blank=True, related_name="permanence_orders"
    )
    to_former_foster_carer = models.BooleanField(null=True, blank=True)
    to_relative_or_friend = models.BooleanField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    objects = PermanenceOrderQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        indexes = [models.Index(fields=["ordered_on"], name="permanence_order_by_day")]
        constraints = [
            *CaseRecord.Meta.constraints,
            not_before("applied_on", "ordered_on", name="permanence_order_after_application"),
            not_before("ordered_on", "ended_on", name="permanence_order_ends_after_order"),
            models.CheckConstraint(
                condition=Q(from_care=True, period_of_care__isnull=False) | Q(from_care=False, period_of_care__isnull=True),
                name="permanence_order_from_its_care",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.child}"


class PreviousPermanence(CaseRecord):
    """What had been meant to be permanent before this period of care began.

    Old orders are often known only by month or by year, so the parts of the date stand apart.
    """

    period_of_care = models.OneToOneField(
        "looked_after.PeriodOfCare", on_delete=models.PROTECT, related_name="previous_permanence"
    )
    permanence = code_field("previous_permanence", required=True)
    authority = code_field("local_authority")
    outside_england = models.CharField(
        max_length=3, blank=True, help_text="WAL, SCO, NIR or NUK instead of an English authority."
    )
    order_year = models.PositiveSmallIntegerField(null=True, blank=True)
    order_month = models.PositiveSmallIntegerField(null=True, blank=True)
    order_day = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta(CaseRecord.Meta):
        verbose_name_plural = "previous permanence"
        constraints = [
            *CaseRecord.Meta.constraints,
            models.CheckConstraint(
                condition=Q(order_day__isnull=True) | Q(order_month__isnull=False), name="previous_permanence_day_of_a_month"
            ),
            models.CheckConstraint(
                condition=Q(order_month__isnull=True) | Q(order_year__isnull=False), name="previous_permanence_month_of_a_year"
            ),
            models.CheckConstraint(
                condition=Q(order_month__isnull=True) | Q(order_month__gte=1, order_month__lte=12),
                name="previous_permanence_month",
            ),
            models.CheckConstraint(
                condition=Q(order_day__isnull=True) | Q(order_day__gte=1, order_day__lte=31), name="previous_permanence_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.permanence}, {self.child}"


class DeprivationOfLiberty(CaseRecord):
    """An order that deprives the child of liberty, under the High Court's inherent jurisdiction."""

    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    court_reference = models.CharField(max_length=60, blank=True)
    restrictions = models.TextField(blank=True)

    objects = SpanQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        verbose_name_plural = "deprivations of liberty"
        constraints = [
            *CaseRecord.Meta.constraints,
            not_before("started_on", "ended_on", name="deprivation_of_liberty_ends_after_start"),
            models.UniqueConstraint(
                fields=["child"],
                condition=Q(ended_on__isnull=True, state="complete"),
                name="deprivation_of_liberty_one_open_for_each_child",
            ),
        ]

    def __str__(self) -> str:
        return f"Deprivation of liberty of {self.child}"


class Conviction(CaseRecord):
    """A conviction, or a final warning or reprimand, while looked after."""

    convicted_on = models.DateField()
    offence = models.CharField(max_length=300, blank=True)

    class Meta(CaseRecord.Meta):
        indexes = [models.Index(fields=["child", "convicted_on"], name="conviction_by_child_and_day")]

    def __str__(self) -> str:
        return f"Conviction of {self.child}"
