"""The front door: contacts, referrals, early help, exploitation risk, children missing.

A contact is what arrives; a manager's decision on it is kept apart from the worker's
recommendation. Exploitation and missing belong to the child, whether or not the child is in care.
"""

from django.db import models
from django.db.models import Q

from contacts.querysets import ContactQuerySet, DatedEpisodeQuerySet, MissingEpisodeQuerySet, ReferralQuerySet
from csc.models.codes import code_field
from csc.records import Record, not_before, together
from workforce.records import CaseRecord


class Contact(CaseRecord):
    """A message about one child that asks for advice, information or a service (rules.md A01).

    Five siblings in one message are five contacts that share a part.
    """

    received_at = models.DateTimeField()
    method = code_field("contact_method", required=True)
    source = code_field("contact_source", required=True)
    referrer_name = models.CharField(max_length=120, blank=True)
    referrer_role = models.CharField(max_length=120, blank=True)
    referrer_phone = models.CharField(max_length=40, blank=True)
    reason = models.TextField(blank=True)
    consent = code_field("consent")
    consent_override_reason = models.TextField(blank=True)
    addressed_to_early_help = models.BooleanField(default=False)
    recommended_outcome = code_field("contact_outcome")
    recommended_at = models.DateTimeField(null=True, blank=True)
    recommended_by = models.ForeignKey("workforce.Worker", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    recommendation_reason = models.TextField(blank=True)
    decided_outcome = code_field("contact_outcome")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey("workforce.Worker", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decision_reason = models.TextField(blank=True)
    due_on = models.DateField(null=True, blank=True, db_index=True, help_text="Last day on which the decision is in time.")

    objects = ContactQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        indexes = [
            models.Index(fields=["received_at"], name="contact_by_receipt"),
            models.Index(fields=["team"], condition=models.Q(decided_at=None), name="contact_undecided"),
            models.Index(fields=["team", "decided_outcome", "decided_at"], name="contact_by_outcome"),
        ]
        constraints = [
            *CaseRecord.Meta.constraints,
            not_before("received_at", "decided_at", name="contact_decided_after_receipt"),
            not_before("received_at", "recommended_at", name="contact_recommended_after_receipt"),
            together("decided_outcome", "decided_at", "decided_by", name="contact_decision_whole"),
            together("recommended_outcome", "recommended_at", "recommended_by", name="contact_recommendation_whole"),
        ]

    def __str__(self) -> str:
        return f"Contact about {self.child}, {self.received_at:%-d %B %Y}"


class Referral(CaseRecord):
    """A request for services for a child not currently in need (rules.md A03)."""

    contact = models.OneToOneField(Contact, on_delete=models.PROTECT, null=True, blank=True, related_name="referral")
    received_on = models.DateField()
    source = code_field("referral_source", required=True)
    reason = models.TextField(blank=True)
    primary_need = code_field("primary_need")
    outcome = code_field("referral_outcome")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey("workforce.Worker", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decision_reason = models.TextField(blank=True)
    referrer_told_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True, db_index=True)

    objects = ReferralQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        indexes = [
            models.Index(fields=["child", "received_on"], name="referral_by_child_and_day"),
            models.Index(fields=["team"], condition=models.Q(decided_at=None), name="referral_undecided"),
            models.Index(fields=["team", "outcome", "decided_at"], name="referral_by_outcome"),
        ]
        constraints = [
            *CaseRecord.Meta.constraints,
            together("outcome", "decided_at", "decided_by", name="referral_decision_whole"),
        ]

    def __str__(self) -> str:
        return f"Referral of {self.child}, {self.received_on:%-d %B %Y}"


class EarlyHelpEpisode(CaseRecord):
    """A child's time with early help, offered by consent and often led by a partner agency."""

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True, blank=True, related_name="early_help_episodes")
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    lead_agency = code_field("agency")
    lead_professional = models.CharField(max_length=120, blank=True)
    reason = models.TextField(blank=True)
    stepped_down = models.BooleanField(default=False, help_text="Began because social care stepped down.")
    stepped_up_to = models.ForeignKey(Referral, on_delete=models.PROTECT, null=True, blank=True, related_name="stepped_up_from")
    end_reason = code_field("early_help_end_reason")
    consent = code_field("consent")

    objects = DatedEpisodeQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        constraints = [
            *CaseRecord.Meta.constraints,
            not_before("started_on", "ended_on", name="early_help_ends_after_start"),
            models.UniqueConstraint(
                fields=["child"], condition=Q(ended_on__isnull=True, state="complete"), name="early_help_one_open_for_each_child"
            ),
        ]

    def __str__(self) -> str:
        return f"Early help for {self.child} from {self.started_on:%-d %B %Y}"


class EarlyHelpAssessment(CaseRecord):
    """An early help assessment (once called CAF)."""

    episode = models.ForeignKey(EarlyHelpEpisode, on_delete=models.PROTECT, null=True, blank=True, related_name="assessments")
    started_on = models.DateField(null=True, blank=True)
    completed_on = models.DateField(null=True, blank=True)
    agency = code_field("agency")
    summary = models.TextField(blank=True)

    class Meta(CaseRecord.Meta):
        constraints = [
            *CaseRecord.Meta.constraints,
            not_before("started_on", "completed_on", name="early_help_assessment_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"Early help assessment of {self.child}"


class ExploitationReferral(CaseRecord):
    """A referral because a child may be exploited, or may be exploiting others."""

    received_on = models.DateField()
    kind = code_field("exploitation_kind", required=True)
    part_played = code_field("exploitation_part", required=True)
    source = code_field("contact_source")
    national_referral_mechanism_on = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)

    class Meta(CaseRecord.Meta):
        indexes = [models.Index(fields=["received_on"], name="exploitation_by_receipt")]

    def __str__(self) -> str:
        return f"Exploitation referral of {self.child}"


class ExploitationRisk(CaseRecord):
    """A level of risk from one day until it is assessed again; history shows who was stepped down."""

    kind = code_field("exploitation_kind", required=True)
    level = code_field("exploitation_risk_level", required=True)
    tool = models.CharField(max_length=120, blank=True)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    analysis = models.TextField(blank=True)

    objects = DatedEpisodeQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        constraints = [
            *CaseRecord.Meta.constraints,
            not_before("started_on", "ended_on", name="exploitation_risk_ends_after_start"),
            models.UniqueConstraint(
                fields=["child", "kind"],
                condition=Q(ended_on__isnull=True, state="complete"),
                name="exploitation_risk_one_open_for_each_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} risk of {self.child}: {self.level}"


class MissingEpisode(CaseRecord):
    """A child missing, or away without leave: the second means known where, but not where they should be."""

    kind = code_field("missing_type", required=True)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    missing_from = models.CharField(max_length=120, blank=True)
    reported_to_police_at = models.DateTimeField(null=True, blank=True)
    circumstances = models.TextField(blank=True)
    return_circumstances = models.TextField(blank=True)

    objects = MissingEpisodeQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        constraints = [
            *CaseRecord.Meta.constraints,
            not_before("started_at", "ended_at", name="missing_ends_after_start"),
            models.UniqueConstraint(
                fields=["child"], condition=Q(ended_at__isnull=True, state="complete"), name="missing_one_open_for_each_child"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.child} missing from {self.started_at:%-d %B %Y}"


class ReturnInterview(CaseRecord):
    """The talk a child is offered on coming back. Offered, accepted and held are three facts."""

    episode = models.OneToOneField(MissingEpisode, on_delete=models.PROTECT, related_name="return_interview")
    due_at = models.DateTimeField(null=True, blank=True, db_index=True)
    offered_at = models.DateTimeField(null=True, blank=True)
    accepted = models.BooleanField(null=True, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    independent_person = models.CharField(max_length=120, blank=True)
    not_held_reason = code_field("return_interview_not_held_reason")
    own_words = models.TextField("the child's own words", blank=True)
    findings = models.TextField(blank=True)

    class Meta(CaseRecord.Meta):
        constraints = [
            *CaseRecord.Meta.constraints,
            models.CheckConstraint(
                condition=Q(held_at__isnull=True) | Q(not_held_reason__isnull=True), name="return_interview_held_or_not"
            ),
        ]

    def __str__(self) -> str:
        return f"Return interview of {self.child}"


class CaseNote(CaseRecord):
    """A dated note: a call, a message, a management decision, a piece of direct work."""

    kind = code_field("case_note_kind", required=True)
    happened_at = models.DateTimeField()
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    significant = models.BooleanField(default=False, help_text="Shown first in the chronology.")
    significance = models.TextField(blank=True)

    class Meta(CaseRecord.Meta):
        indexes = [models.Index(fields=["child", "-happened_at"], name="case_note_by_child_and_time")]

    def __str__(self) -> str:
        return self.title


class EmergencyDutyHandover(Record):
    """What the out-of-hours team did and leaves to the day team, for one contact."""

    contact = models.OneToOneField(Contact, on_delete=models.PROTECT, related_name="out_of_hours")
    handed_over_at = models.DateTimeField()
    action_taken = models.TextField()

    def __str__(self) -> str:
        return f"Handover for {self.contact}"
