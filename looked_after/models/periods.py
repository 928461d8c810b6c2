"""The period of care, and what holds inside it: legal status, placement, visiting regime."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from csc.models.codes import code_field
from csc.records import not_before, together
from looked_after import codes
from looked_after.querysets import LegalStatusQuerySet, PeriodOfCareQuerySet, PlacementQuerySet, VisitingRegimeQuerySet
from workforce.records import CaseRecord

OFSTED_URN = RegexValidator(
    r"^(SC\d{6}|\d{7}|XXXXXXX)$", "Type SC and six digits, seven digits, or XXXXXXX when Ofsted does not register it."
)


class PeriodOfCare(CaseRecord):
    """An unbroken time in which a child is looked after (Children Act 1989 section 22(1)).

    In a care order, or accommodated by the authority for more than 24 hours. On `ended_on` the
    child is no longer looked after. A series of short breaks is a period of its own: each stay
    under V3, the whole agreement under V4; it stands outside every count of looked-after children.
    """

    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    primary_need = code_field("primary_need", help_text="Why the child came into care; fixed for the whole period.")
    start_note = models.TextField("why the child became looked after", blank=True)
    reason_ceased = code_field("reason_episode_ceased")
    end_note = models.TextField("how care ended", blank=True)
    end_agreed_on = models.DateField(
        null=True, blank=True, help_text="When the nominated officer agreed to cease looking after a child under section 20."
    )
    short_breaks = models.BooleanField(default=False)
    home_postcode = models.CharField(max_length=8, blank=True, help_text="Where the child lived on becoming looked after.")

    objects = PeriodOfCareQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        verbose_name_plural = "periods of care"
        indexes = [
            models.Index(fields=["child", "started_on"], name="care_by_child_and_start"),
            models.Index(fields=["started_on"], name="care_by_start"),
            models.Index(fields=["ended_on"], name="care_by_end"),
        ]
        constraints = [
            *CaseRecord.Meta.constraints,
            not_before("started_on", "ended_on", name="care_ends_after_start"),
            together("ended_on", "reason_ceased", name="care_ends_with_reason"),
            models.CheckConstraint(
                condition=Q(reason_ceased__isnull=True) | ~Q(reason_ceased=codes.EPISODE_CONTINUES), name="care_ends_for_good"
            ),
            models.UniqueConstraint(
                fields=["child"], condition=Q(ended_on__isnull=True, state="complete"), name="care_one_open_for_each_child"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.child} looked after from {self.started_on:%-d %B %Y}"


class LegalStatus(CaseRecord):
    """The ground on which the child is looked after, from one day until another."""

    period_of_care = models.ForeignKey(PeriodOfCare, on_delete=models.PROTECT, related_name="legal_statuses")
    status = code_field("legal_status", required=True)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    court_reference = models.CharField(max_length=60, blank=True)

    objects = LegalStatusQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        verbose_name_plural = "legal statuses"
        indexes = [models.Index(fields=["child", "started_on"], name="legal_status_by_child_and_day")]
        constraints = [
            *CaseRecord.Meta.constraints,
            not_before("started_on", "ended_on", name="legal_status_ends_after_start"),
            models.UniqueConstraint(
                fields=["period_of_care"],
                condition=Q(ended_on__isnull=True, state="complete"),
                name="legal_status_one_open_in_period",
            ),
            models.UniqueConstraint(
                fields=["period_of_care", "started_on"], condition=Q(state="complete"), name="legal_status_one_from_each_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.status}, {self.child}"


class Placement(CaseRecord):
    """Where and with whom a looked-after child lives, from one day until another.

    A temporary stay (T0 to T4) is a placement of its own between two with the carer returned to.
    `carer_key` names the carer or, in a home, the setting: equal keys mean the same carer, which
    is what tells a change of placement from a change of its paperwork. It is the household's
    number where one is recorded. The reason for a change sits on the placement that ended.
    """

    period_of_care = models.ForeignKey(PeriodOfCare, on_delete=models.PROTECT, related_name="placements")
    placement_type = code_field("placement_type", required=True)
    provider = code_field("placement_provider", help_text="Who provides it; a temporary stay needs none.")
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    carer_key = models.CharField(max_length=40)
    household = models.ForeignKey(
        "looked_after.FosterCarerHousehold", on_delete=models.PROTECT, null=True, blank=True, related_name="placements"
    )
    urn = models.CharField("Ofsted number", max_length=8, blank=True, validators=[OFSTED_URN])
    setting_name = models.CharField(max_length=120, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    authority = code_field("local_authority")
    in_area = models.BooleanField(null=True, blank=True, help_text="Within this authority's boundary; empty when not known.")
    distance_miles = models.DecimalField(
        max_digits=5,
        decimal_places=1,
        null=True,
        blank=True,
        help_text="From home; empty when not known, and for unaccompanied children.",
    )
    approval = code_field("placement_approval")
    registered = models.BooleanField(
        null=True, blank=True, help_text="No: the law asks for registration and the setting has none. Empty: none is asked for."
    )
    permanent_from = models.DateField(
        null=True, blank=True, help_text="From when the placement is meant to last until the child is 18 (the agreed match)."
    )
    reason_placement_change = code_field("reason_placement_change")
    end_note = models.TextField("why the placement ended", blank=True)

    objects = PlacementQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        indexes = [
            models.Index(fields=["child", "started_on"], name="placement_by_child_and_day"),
            models.Index(fields=["carer_key"], name="placement_by_carer"),
            models.Index(fields=["urn"], name="placement_by_urn"),
        ]
        constraints = [
            *CaseRecord.Meta.constraints,
            not_before("started_on", "ended_on", name="placement_ends_after_start"),
            not_before("started_on", "permanent_from", name="placement_permanent_after_start"),
            models.CheckConstraint(
                condition=Q(reason_placement_change__isnull=True) | Q(ended_on__isnull=False),
                name="placement_change_reason_at_end",
            ),
            models.CheckConstraint(condition=~Q(carer_key=""), name="placement_has_carer_key"),
            models.CheckConstraint(
                condition=Q(distance_miles__isnull=True) | Q(distance_miles__gte=0), name="placement_distance_not_negative"
            ),
            models.UniqueConstraint(
                fields=["period_of_care"],
                condition=Q(ended_on__isnull=True, state="complete"),
                name="placement_one_open_in_period",
            ),
            models.UniqueConstraint(
                fields=["period_of_care", "started_on"], condition=Q(state="complete"), name="placement_one_from_each_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.placement_type}, {self.child}"

    @property
    def is_temporary(self) -> bool:
        """A stay from which the child returns to the same placement (T0 to T4)."""
        return self.placement_type_id in codes.TEMPORARY


class VisitingRegime(CaseRecord):
    """How often the child must be visited in a placement, from one day until another (regulation 28).

    Kept with its dates because the same placement passes from one regime to another: temporary
    approval becomes full approval, a placement becomes permanent, an interim order becomes a full one.
    """

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="visiting_regimes")
    regime = code_field("visiting_regime", required=True)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)

    objects = VisitingRegimeQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        constraints = [
            *CaseRecord.Meta.constraints,
            not_before("started_on", "ended_on", name="visiting_regime_ends_after_start"),
            models.UniqueConstraint(
                fields=["placement"],
                condition=Q(ended_on__isnull=True, state="complete"),
                name="visiting_regime_one_open_in_placement",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.child}: {self.regime}"
