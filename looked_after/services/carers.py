"""Foster carer households, families of adopters, and the directory of providers."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from csc.models import Code, Person, User
from looked_after import rules
from looked_after.models import (
    Adopter,
    AdopterAssessment,
    FosterAssessment,
    FosterCarer,
    FosterCarerHousehold,
    Placement,
    PlacementProvider,
)
from looked_after.services.common import keep_uncased, set_facts


@transaction.atomic
def start_foster_assessment(*, by: User, local_id: str, started_on: datetime.date, **household: Any) -> FosterAssessment:
    """A household asks to foster, or a connected person is to be assessed: the household is known from now, not yet approved.

    Raises:
        ValidationError: in the future, or an assessment of the household already under way.
    """
    rules.refuse_future(started_on, "started_on")
    known = FosterCarerHousehold.objects.filter(local_id=local_id).first()
    if known and known.assessments.filter(completed_on=None).exists():
        raise ValidationError("An assessment of this household is already under way.")
    home = known or FosterCarerHousehold(recorded_by=by, local_id=local_id)
    set_facts(home, household)
    keep_uncased(home, by=by, verb="record_household")
    assessment = FosterAssessment(recorded_by=by, household=home, started_on=started_on)
    keep_uncased(assessment, by=by, verb="start_foster_assessment")
    return assessment


@transaction.atomic
def complete_foster_assessment(
    *, by: User, assessment: FosterAssessment, completed_on: datetime.date, outcome: Code, approval: Code | None = None
) -> FosterAssessment:
    """The assessment is decided. With `approval` the household is approved that day.

    Raises:
        ValidationError: completed already, in the future, or before it started.
    """
    if assessment.completed_on is not None:
        raise ValidationError("This assessment is already complete.")
    rules.refuse_future(completed_on, "completed_on")
    if completed_on < assessment.started_on:
        raise ValidationError({"completed_on": "The assessment cannot be complete before it started."})
    assessment.completed_on, assessment.outcome = completed_on, outcome
    keep_uncased(assessment, by=by, verb="complete_foster_assessment")
    if approval:
        approve_household(by=by, household=assessment.household, approval=approval, approved_on=completed_on)
    return assessment


@transaction.atomic
def approve_household(
    *, by: User, household: FosterCarerHousehold, approval: Code, approved_on: datetime.date
) -> FosterCarerHousehold:
    """The household may foster from a day on. A household that was approved before is approved under a new number.

    Raises:
        ValidationError: in the future, approved already, or approval ended.
    """
    rules.refuse_future(approved_on, "approved_on")
    if household.ended_on is not None:
        raise ValidationError("This household's approval has ended. Record a new household: each approval is counted on its own.")
    if household.approved_on is not None:
        raise ValidationError("This household is already approved.")
    household.approval, household.approved_on = approval, approved_on
    keep_uncased(household, by=by, verb="approve_household")
    return household


@transaction.atomic
def end_household_approval(
    *, by: User, household: FosterCarerHousehold, ended_on: datetime.date, end_reason: Code
) -> FosterCarerHousehold:
    """The household resigned or was deregistered.

    Raises:
        ValidationError: not approved, ended already, in the future, before approval, or children still placed there.
    """
    if household.approved_on is None or household.ended_on is not None:
        raise ValidationError("Only a household that is approved can cease to be.")
    rules.refuse_future(ended_on, "ended_on")
    if ended_on < household.approved_on:
        raise ValidationError({"ended_on": "Approval cannot end before it began."})
    if Placement.objects.open_on(ended_on).filter(household=household).exists():
        raise ValidationError("Children are still placed with this household. Record their moves first.")
    household.ended_on, household.end_reason = ended_on, end_reason
    keep_uncased(household, by=by, verb="end_household_approval")
    return household


@transaction.atomic
def add_foster_carer(*, by: User, household: FosterCarerHousehold, person: Person, started_on: datetime.date) -> FosterCarer:
    """A person fosters in this household from a day on."""
    carer = FosterCarer(recorded_by=by, household=household, person=person, started_on=started_on)
    keep_uncased(carer, by=by, verb="add_foster_carer")
    return carer


@transaction.atomic
def record_adopters(*, by: User, family_id: str, people: list[Person], **dates: Any) -> AdopterAssessment:
    """A family that means to adopt, and how far its assessment has come. A couple is one family of two.

    Raises:
        ValidationError: none or more than two people, or stages out of order.
    """
    if not 1 <= len(people) <= 2:
        raise ValidationError("A family of adopters is one person or two.")
    family = AdopterAssessment.objects.filter(family_id=family_id).first() or AdopterAssessment(
        recorded_by=by, family_id=family_id
    )
    set_facts(family, dates)
    keep_uncased(family, by=by, verb="record_adopters")
    known = set(family.adopters.values_list("person_id", flat=True))
    for person in people:
        if person.pk not in known:
            keep_uncased(Adopter(recorded_by=by, assessment=family, person=person), by=by, verb="add_adopter")
    return family


@transaction.atomic
def record_provider(*, by: User, urn: str, **facts: Any) -> PlacementProvider:
    """Add a provider to the directory, or bring its entry up to date."""
    urn = urn.strip().upper()
    provider = PlacementProvider.objects.with_urn(urn).first() or PlacementProvider(recorded_by=by, urn=urn)
    set_facts(provider, facts)
    keep_uncased(provider, by=by, verb="record_provider")
    return provider
