"""Homes children are placed in: foster households and providers come to be known, change, are reviewed and close."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from csc.audit import record_event
from csc.models import Code, Person, User
from looked_after import rules
from looked_after.models import (
    FosterCarer,
    FosterCarerHousehold,
    FosterReview,
    FosterTraining,
    Placement,
    PlacementProvider,
)
from looked_after.services.carers import add_foster_carer, approve_household
from looked_after.services.common import keep_uncased, set_facts
from workforce.services.people import save_under_next_number

# ── Foster households ────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def register_household(
    *, by: User, local_id: str, approval: Code | None = None, approved_on: datetime.date | None = None, **facts: Any
) -> FosterCarerHousehold:
    """A foster household nobody here knew, such as one of an agency; with `approved_on` it is approved from that day.

    Raises:
        ValidationError: the number is another household's; approved without saying for what, or the other way round;
            of an agency without the agency's number.
    """
    local_id = local_id.strip()
    if FosterCarerHousehold.objects.filter(local_id__iexact=local_id).exists():
        raise ValidationError({"local_id": "A household with this number is known already. Search for it."})
    if (approval is None) != (approved_on is None):
        raise ValidationError({"approved_on": "Give both, the day of approval and what it is for, or neither."})
    home = FosterCarerHousehold(recorded_by=by, local_id=local_id)
    set_facts(home, facts)
    _refuse_agency_without_number(home)
    keep_uncased(home, by=by, verb="record_household")
    if approval is not None and approved_on is not None:
        approve_household(by=by, household=home, approval=approval, approved_on=approved_on)
    return home


@transaction.atomic
def change_household(*, by: User, household: FosterCarerHousehold, **facts: Any) -> FosterCarerHousehold:
    """Put right or bring up to date what is known of a household; the history keeps what it was.

    Raises:
        ValidationError: of an agency without the agency's number; approved without saying for what.
    """
    set_facts(household, facts)
    _refuse_agency_without_number(household)
    if household.approved_on is not None and household.approval_id is None:
        raise ValidationError({"approval": "Say what the household is approved for."})
    keep_uncased(household, by=by, verb="change_household")
    return household


def _refuse_agency_without_number(home: FosterCarerHousehold) -> None:
    if not home.own and not home.agency_urn:
        raise ValidationError({"agency_urn": "Enter the Ofsted number of the agency that approved them."})


@transaction.atomic
def review_household(
    *, by: User, household: FosterCarerHousehold, held_on: datetime.date, outcome: Code, notes: str = ""
) -> FosterReview:
    """The household's approval was reviewed; the next review is due within a year.

    Raises:
        ValidationError: in the future, while not approved, or on the day of another review.
    """
    rules.refuse_future(held_on, "held_on")
    if household.approved_on is None or held_on < household.approved_on:
        raise ValidationError({"held_on": "The household was not approved yet on this day."})
    if household.ended_on is not None and held_on > household.ended_on:
        raise ValidationError({"held_on": "The household’s approval had ended by this day."})
    if household.reviews.filter(held_on=held_on).exists():
        raise ValidationError({"held_on": "A review on this day is recorded already."})
    review = FosterReview(recorded_by=by, household=household, held_on=held_on, outcome=outcome, notes=notes)
    keep_uncased(review, by=by, verb="review_household")
    return review


# ── Foster carers ────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def add_new_foster_carer(
    *,
    by: User,
    household: FosterCarerHousehold,
    forename: str,
    surname: str,
    started_on: datetime.date,
    date_of_birth: datetime.date | None = None,
) -> FosterCarer:
    """A person nobody here knew fosters in this household from a day on.

    Raises:
        ValidationError: in the future, after approval ended, or of that name in the household already.
    """
    rules.refuse_future(started_on, "started_on")
    if household.ended_on is not None and started_on >= household.ended_on:
        raise ValidationError({"started_on": "The household’s approval had ended by this day."})
    same = household.carers.filter(ended_on=None, person__forename__iexact=forename, person__surname__iexact=surname)
    if same.exists():
        raise ValidationError({"surname": "A carer of this name is in the household already."})
    person = Person(recorded_by=by, forename=forename, surname=surname, date_of_birth=date_of_birth)
    save_under_next_number(person)
    record_event(by=by, verb="add_person", record=person)
    return add_foster_carer(by=by, household=household, person=person, started_on=started_on)


@transaction.atomic
def end_foster_carer(*, by: User, carer: FosterCarer, ended_on: datetime.date) -> FosterCarer:
    """A person no longer fosters in this household; the household may go on.

    Raises:
        ValidationError: ended already, in the future, or before the person began.
    """
    if carer.ended_on is not None:
        raise ValidationError("This carer has already left the household.")
    rules.refuse_future(ended_on, "ended_on")
    if carer.started_on is not None and ended_on < carer.started_on:
        raise ValidationError({"ended_on": "The carer cannot leave before the day they began."})
    carer.ended_on = ended_on
    keep_uncased(carer, by=by, verb="end_foster_carer")
    return carer


@transaction.atomic
def record_foster_training(*, by: User, carer: FosterCarer, course: Code, completed_on: datetime.date) -> FosterTraining:
    """A carer has finished a course.

    Raises:
        ValidationError: in the future, or recorded already.
    """
    rules.refuse_future(completed_on, "completed_on")
    if carer.training.filter(course=course, completed_on=completed_on).exists():
        raise ValidationError({"completed_on": "This course on this day is recorded already."})
    training = FosterTraining(recorded_by=by, carer=carer, course=course, completed_on=completed_on)
    keep_uncased(training, by=by, verb="record_foster_training")
    return training


# ── Providers ────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def register_provider(*, by: User, urn: str, **facts: Any) -> PlacementProvider:
    """A home or agency that the directory did not hold.

    Raises:
        ValidationError: the number is in the directory already, or is none.
    """
    urn = urn.strip().upper()
    if PlacementProvider.objects.with_urn(urn).exists():
        raise ValidationError({"urn": "A provider with this number is in the directory already. Search for it."})
    provider = PlacementProvider(recorded_by=by, urn=urn)
    set_facts(provider, facts)
    keep_uncased(provider, by=by, verb="record_provider")
    return provider


@transaction.atomic
def change_provider(*, by: User, entry: PlacementProvider, **facts: Any) -> PlacementProvider:
    """Put right or bring up to date an entry of the directory; the history keeps what it was."""
    set_facts(entry, facts)
    keep_uncased(entry, by=by, verb="record_provider")
    return entry


@transaction.atomic
def close_provider(*, by: User, entry: PlacementProvider, closed_on: datetime.date) -> PlacementProvider:
    """A home or agency closed: on that day it no longer takes anybody.

    Raises:
        ValidationError: closed already, in the future, before it was registered, or children are still placed there.
    """
    if entry.closed_on is not None:
        raise ValidationError("This provider is closed already.")
    rules.refuse_future(closed_on, "closed_on")
    if entry.registered_on is not None and closed_on < entry.registered_on:
        raise ValidationError({"closed_on": "A provider cannot close before it was registered."})
    if Placement.objects.open_on(closed_on).filter(urn__iexact=entry.urn).exists():
        raise ValidationError("Children are still placed there. Record their moves first.")
    entry.closed_on = closed_on
    keep_uncased(entry, by=by, verb="close_provider")
    return entry
