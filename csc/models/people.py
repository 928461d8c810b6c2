"""People, and what is known of them from one date to another.

Everyone is a `Person`: the child, the parent, the mother who was herself looked after. A `Child`
is a person who has a social care record of their own.
"""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Q

from csc.models.codes import code_field
from csc.records import Record, not_before


class ContactSafety(models.TextChoices):
    """Whether somebody can be reached without putting them at risk, as where an abuser reads their messages."""

    SAFE = "safe", "Safe to contact"
    WITH_CARE = "with_care", "Only as described"
    NOT_SAFE = "not_safe", "Not safe to contact"

    @classmethod
    def described(cls) -> list[str]:
        """The answers that say nothing without words beside them."""
        return [cls.WITH_CARE, cls.NOT_SAFE]


class Person(Record):
    """One human being, once. An unborn child has an expected date of birth and no date of birth."""

    local_id = models.CharField(max_length=20, unique=True, help_text="The authority's own number, shown on every page.")
    forename = models.CharField(max_length=100, blank=True)
    surname = models.CharField(max_length=100)
    known_as = models.CharField(max_length=100, blank=True)
    date_of_birth = models.DateField(null=True, blank=True)
    date_of_birth_estimated = models.BooleanField(default=False)
    expected_on = models.DateField(null=True, blank=True, help_text="Expected date of birth of an unborn child.")
    died_on = models.DateField(null=True, blank=True)
    sex = code_field("sex")
    gender_identity = code_field("gender_identity")
    ethnicity = code_field("ethnicity")
    first_language = models.CharField(max_length=60, blank=True)
    interpreter_needed = models.BooleanField(default=False)
    religion = models.CharField(max_length=60, blank=True)
    nationality = models.CharField(max_length=60, blank=True)
    nhs_number = models.CharField(max_length=10, blank=True)
    upn = models.CharField("unique pupil number", max_length=13, blank=True)
    former_upn = models.CharField("former unique pupil number", max_length=13, blank=True)
    upn_unknown_reason = code_field("upn_unknown_reason")
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    contact_safety = models.CharField(
        "whether contact is safe",
        max_length=10,
        choices=ContactSafety,
        blank=True,
        default="",
        db_default="",
        help_text="Empty where nobody has asked.",
    )
    contact_advice = models.TextField(
        "how to make contact",
        blank=True,
        default="",
        db_default="",
        help_text="When and how, what must not be done, and why it is not safe.",
    )
    has_record = models.BooleanField(default=False, help_text="Has a social care record of their own.")
    restricted = models.BooleanField(default=False, help_text="Invisible without a named grant.")
    restricted_reason = models.CharField(max_length=200, blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged_records")

    class Meta:
        verbose_name_plural = "people"
        indexes = [
            models.Index(fields=["surname", "forename"], name="person_by_name"),
            models.Index(fields=["date_of_birth"], name="person_by_birth"),
            # A few hundred: whom a search has to leave out of thousands who bear a common name.
            models.Index(fields=["id"], name="person_restricted", condition=Q(restricted=True)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(date_of_birth__isnull=True) | Q(expected_on__isnull=True), name="person_born_or_expected"
            ),
            not_before("date_of_birth", "died_on", name="person_dies_after_birth"),
            models.UniqueConstraint(
                fields=["nhs_number"], condition=~Q(nhs_number="") & Q(merged_into__isnull=True), name="person_nhs_number_once"
            ),
            models.CheckConstraint(
                condition=Q(restricted=False) | ~Q(restricted_reason=""), name="person_restricted_with_reason"
            ),
            models.CheckConstraint(
                condition=~Q(contact_safety__in=ContactSafety.described()) | ~Q(contact_advice=""),
                name="person_contact_with_advice",
                violation_error_message="Say how and when to make contact, and what must not be done.",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return f"{self.forename} {self.surname}".strip()

    @property
    def is_unborn(self) -> bool:
        return self.date_of_birth is None and self.expected_on is not None

    def age_on(self, day: datetime.date) -> int | None:
        """Completed years on `day`; none before birth or when the date of birth is not known.

        An age is reached at the start of the birthday. A person born on 29 February reaches it on
        1 March of a year that has no 29 February (rules.md A.4).
        """
        born = self.date_of_birth
        if born is None or day < born:
            return None
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


class ChildManager(models.Manager["Child"]):
    def get_queryset(self) -> models.QuerySet[Child]:
        return super().get_queryset().filter(has_record=True)


class Child(Person):
    """A person with a social care record. Only `workforce.access` may hand these to a reader."""

    objects = ChildManager()

    class Meta:
        proxy = True
        verbose_name_plural = "children"


class DatedFact(Record):
    """Something true of a person from one day until another; on the end day it no longer holds."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="%(class)s_set")
    started_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True


class Identifier(DatedFact):
    """A number another organisation knows the person by, or used to."""

    kind = code_field("identifier_kind", required=True)
    value = models.CharField(max_length=60)

    class Meta:
        constraints = [not_before("started_on", "ended_on", name="identifier_ends_after_start")]
        indexes = [models.Index(fields=["value"], name="identifier_by_value")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.value}"


class Address(DatedFact):
    """Where a person lives or lived. A confidential one is masked in every output."""

    kind = code_field("address_kind", required=True)
    lines = models.TextField(blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    authority = code_field("local_authority")
    confidential = models.BooleanField(default=False)
    confidential_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name_plural = "addresses"
        constraints = [
            not_before("started_on", "ended_on", name="address_ends_after_start"),
            models.CheckConstraint(
                condition=Q(confidential=False) | ~Q(confidential_reason=""), name="address_confidential_with_reason"
            ),
        ]
        indexes = [models.Index(fields=["postcode"], name="address_by_postcode")]

    def __str__(self) -> str:
        return "Confidential address" if self.confidential else f"{self.lines} {self.postcode}".strip()


class Disability(DatedFact):
    """A disability as the returns code it; "none" is recorded too, so that not asked stays apart."""

    kind = code_field("disability", required=True)

    class Meta:
        verbose_name_plural = "disabilities"
        constraints = [not_before("started_on", "ended_on", name="disability_ends_after_start")]

    def __str__(self) -> str:
        return str(self.kind)


class ImmigrationStatus(DatedFact):
    """Immigration status with its dates, among them that of an unaccompanied asylum seeking child."""

    status = code_field("immigration_status", required=True)

    class Meta:
        verbose_name_plural = "immigration statuses"
        constraints = [not_before("started_on", "ended_on", name="immigration_ends_after_start")]

    def __str__(self) -> str:
        return str(self.status)


class Relationship(DatedFact):
    """How `person` stands to `other`: "mother" reads "`person` is the mother of `other`"."""

    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="relationships_to")
    kind = code_field("relationship", required=True)
    parental_responsibility = models.BooleanField(null=True, blank=True)
    next_of_kin = models.BooleanField(
        "next of kin", null=True, blank=True, help_text="`person` is to be told first when something happens to `other`."
    )
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            not_before("started_on", "ended_on", name="relationship_ends_after_start"),
            models.CheckConstraint(condition=~Q(person=models.F("other")), name="relationship_between_two"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.kind} of {self.other}"


class Family(Record):
    """A family or household known together, so that siblings are found and a visit is typed once."""

    name = models.CharField(max_length=120)
    local_id = models.CharField(max_length=20, unique=True)

    class Meta:
        verbose_name_plural = "families"

    def __str__(self) -> str:
        return self.name


class FamilyMembership(DatedFact):
    """A person's time in a family."""

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="memberships")

    class Meta:
        constraints = [not_before("started_on", "ended_on", name="membership_ends_after_start")]

    def __str__(self) -> str:
        return f"{self.person} in {self.family}"


class SharedPart(Record):
    """What was typed once for several children: the part of a contact, visit or discussion they share."""

    narrative = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.narrative[:60]
