"""What cannot be so of a child as a person, whoever writes it."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from csc.formats import day as in_full
from csc.models import Child, Disability, Identifier, ImmigrationStatus
from csc.models.people import DatedFact
from workforce.casework import rule
from workforce.codes import NO_DISABILITY
from workforce.particulars.numbers import as_kept
from workforce.refusals import refuse_before_birth, refuse_future, refuse_order


@rule(Child)
def born_and_died_in_order(child: Child) -> None:
    """A birth and a death are recorded when they have happened, the birth first; on one day they may both be."""
    refuse_future(child.date_of_birth, "date_of_birth")
    refuse_future(child.died_on, "died_on")
    if child.died_on is None:
        return
    if child.date_of_birth is None:
        raise ValidationError({"died_on": "The birth has not been recorded. Record the date of birth first."})
    refuse_order(
        child.date_of_birth,
        child.died_on,
        "died_on",
        f"The child was not born until {in_full(child.date_of_birth)}. Check both dates.",
    )


@rule(Child)
def number_or_reason(child: Child) -> None:
    """A reason why a pupil number is not known stands in its place, and not beside it (children in need census)."""
    if child.upn and child.upn_unknown_reason_id is not None:
        raise ValidationError({"upn_unknown_reason": f"The pupil number is known: {child.upn}. Leave the reason empty."})


@rule(Disability, ImmigrationStatus)
def of_a_child_who_was_born(fact: DatedFact) -> None:
    refuse_future(fact.started_on, "started_on")
    child = fact.person
    if fact.started_on is not None:
        refuse_before_birth(child, fact.started_on, "started_on")  # type: ignore[arg-type]  # asks for the dates alone


@rule(Disability, ImmigrationStatus, Identifier)
def ends_after_it_starts(fact: DatedFact) -> None:
    refuse_order(fact.started_on, fact.ended_on, "ended_on", "The end cannot be before the start. Check both dates.")


@rule(Disability)
def none_stands_alone(disability: Disability) -> None:
    """8790 and 8794: "none" with a disability, or one disability twice, at the same time."""
    if disability.ended_on is not None:
        return
    others = Disability.objects.filter(person=disability.person_id, ended_on=None).exclude(pk=disability.pk)
    if others.filter(kind=disability.kind_id).exists():
        raise ValidationError({"kind": f"“{disability.kind.label}” is recorded already."})
    clash = others.exclude(kind=NO_DISABILITY) if disability.kind_id == NO_DISABILITY else others.filter(kind=NO_DISABILITY)
    if clash.exists():
        raise ValidationError({"kind": "“No disability” stands alone. End the other answer first."})


@rule(ImmigrationStatus)
def status_once(status: ImmigrationStatus) -> None:
    if status.ended_on is None:
        same = ImmigrationStatus.objects.filter(person=status.person_id, status=status.status_id, ended_on=None)
        if same.exclude(pk=status.pk).exists():
            raise ValidationError({"status": f"“{status.status.label}” is recorded already. Correct its dates instead."})


@rule(Identifier)
def number_passes_its_check(identifier: Identifier) -> None:
    as_kept(identifier.kind_id, identifier.value)
