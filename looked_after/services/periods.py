"""Becoming looked after, changing legal status, ceasing."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from contacts.models import MissingEpisode
from csc.models import Child, Code, User
from looked_after import codes, rules
from looked_after.models import (
    AdoptionPlan,
    CarePlan,
    EducationPlan,
    HealthAssessment,
    LegalStatus,
    LookedAfterReview,
    LookedAfterVisit,
    PeriodOfCare,
    Placement,
)
from looked_after.services.common import keep, of_period, set_facts, withdraw_rows
from looked_after.services.expected import expect_first_duties, expect_next_visit
from looked_after.services.placements import PlacementDetails, current_legal_status, current_placement, place_child, review_regime
from workforce.casework import save_record
from workforce.models import Unit, Worker
from workforce.records import CaseRecord, RecordState


@transaction.atomic
def start_period_of_care(
    *,
    by: User,
    child: Child,
    team: Unit,
    started_on: datetime.date,
    legal_status: Code,
    placement: PlacementDetails,
    worker: Worker | None = None,
    **facts: Any,
) -> PeriodOfCare:
    """The child becomes looked after: a period of care with its first legal status and first placement.

    A short-break status (V3, V4) makes it a period of short breaks, to which most duties do not apply.

    Raises:
        ValidationError: unborn, 18, looked after already, or a status or placement that cannot be.
    """
    rules.check_can_become_looked_after(child, started_on)
    rules.check_legal_status(child, legal_status, started_on)
    period = PeriodOfCare(
        recorded_by=by,
        child=child,
        team=team,
        worker=worker,
        started_on=started_on,
        short_breaks=legal_status.pk in codes.SHORT_BREAKS,
        **facts,
    )
    keep(period, by=by, verb="start_period_of_care")
    keep(
        of_period(LegalStatus, period, by=by, on=started_on, status=legal_status, started_on=started_on),
        by=by,
        verb="start_legal_status",
    )
    place_child(by=by, period=period, details=placement, started_on=started_on)
    expect_first_duties(by=by, period=period)
    return period


@transaction.atomic
def change_legal_status(
    *, by: User, period: PeriodOfCare, status: Code, started_on: datetime.date, court_reference: str = ""
) -> LegalStatus:
    """The child is looked after on another ground from `started_on`; the ground before ends that day and is kept.

    Raises:
        ValidationError: the period has ended, the status is the same, a later one is recorded, the power before cannot
            have lasted so long, or short breaks would be mixed with care.
    """
    rules.refuse_ended_period(period)
    rules.refuse_future(started_on, "started_on")
    current = current_legal_status(period)
    if started_on <= current.started_on:
        raise ValidationError(
            {"started_on": f"“{current.status}” is recorded from {current.started_on:%-d %B %Y}. A change has to come after it."}
        )
    rules.check_legal_status(period.child, status, started_on)
    if status.pk == current.status_id:
        raise ValidationError({"status": "This is the legal status the child has already."})
    if (status.pk in codes.SHORT_BREAKS) != period.short_breaks:
        raise ValidationError({"status": "Short breaks and care are separate periods. End this one and start another."})
    placement = current_placement(period)
    if placement.placement_type_id == codes.WITH_PARENTS and status.pk == codes.SECTION_20:
        raise ValidationError({"status": "A child who lives with parents cannot be accommodated under section 20."})
    rules.check_legal_status_can_end(current, started_on)
    current.ended_on = started_on
    save_record(current)
    changed = of_period(
        LegalStatus, period, by=by, on=started_on, status=status, started_on=started_on, court_reference=court_reference
    )
    keep(changed, by=by, verb="change_legal_status")
    review_regime(by=by, placement=placement, day=started_on)
    expect_next_visit(by=by, period=period)
    return changed


@transaction.atomic
def end_period_of_care(
    *, by: User, period: PeriodOfCare, ended_on: datetime.date, reason_ceased: Code, **facts: Any
) -> PeriodOfCare:
    """The child is no longer looked after from `ended_on`.

    Only what is open in this very period ends with it; earlier periods and ended placements keep their
    dates. What was still expected of the period is withdrawn.

    Raises:
        ValidationError: ended already, after the eighteenth birthday, on a temporary stay, before something recorded in
            the period, or a reason that does not fit.
    """
    rules.refuse_ended_period(period)
    rules.refuse_future(ended_on, "ended_on")
    _check_end(period, ended_on, reason_ceased)
    status, placement = current_legal_status(period), current_placement(period)
    rules.check_legal_status_can_end(status, ended_on)
    if period.short_breaks:
        rules.check_short_break_can_end(period, ended_on)
    for row in (status, placement, *placement.visiting_regimes.never_ended()):
        row.ended_on = ended_on
        save_record(row)
    withdraw_rows(_still_expected(period), reason="The child ceased to be looked after before it was done.")
    period.ended_on, period.reason_ceased = ended_on, reason_ceased
    set_facts(period, facts)
    keep(period, by=by, verb="end_period_of_care")
    return period


def _check_end(period: PeriodOfCare, ended_on: datetime.date, reason: Code) -> None:
    adult_on = rules.birthday(period.child, 18)
    if ended_on < period.started_on:
        raise ValidationError({"ended_on": "Care cannot end before it began."})
    if ended_on > adult_on:
        raise ValidationError({"ended_on": f"Care ends at the latest on the eighteenth birthday, {adult_on:%-d %B %Y}."})
    if reason.pk == codes.EPISODE_CONTINUES:
        raise ValidationError({"reason_ceased": "Choose why care ended. “Another episode starts” is not an end of care."})
    if reason.pk == codes.AGED_18_STAYED_PUT and ended_on != adult_on:
        raise ValidationError({"reason_ceased": "Staying put begins on the eighteenth birthday. Check the date or the reason."})
    for rows in (period.legal_statuses, period.placements):
        latest = rows.standing().order_by("started_on").last()
        if latest and ended_on < latest.started_on:
            raise ValidationError({"ended_on": f"“{latest}” began on {latest.started_on:%-d %B %Y}. Correct that first."})
    if current_placement(period).is_temporary:
        raise ValidationError("A temporary stay cannot end care. Record the return, or recode the stay as a placement.")
    if reason.pk in codes.ADOPTED:
        _check_adopted(period, ended_on)
    missing = MissingEpisode.objects.still_missing().filter(child=period.child).exists()
    if missing and reason.pk not in (codes.CEASED_OTHER, codes.DIED):
        raise ValidationError(
            {"reason_ceased": "The child is recorded as missing. Record the return, or choose “any other reason”."}
        )


def _check_adopted(period: PeriodOfCare, ended_on: datetime.date) -> None:
    """Adoption ends care on the day of the order, from a placement with the adopters."""
    if not AdoptionPlan.objects.adopted().filter(period_of_care=period, ordered_on=ended_on).exists():
        raise ValidationError({"reason_ceased": "Record the adoption order, made on this day, before care ends by it."})
    if current_placement(period).placement_type_id not in codes.PLACED_FOR_ADOPTION:
        raise ValidationError({"reason_ceased": "The child is not placed with adopters. Record that placement first."})


def _still_expected(period: PeriodOfCare) -> list[CaseRecord]:
    unmade = {"visited_on": None, "not_done_reason": None}
    return [
        *LookedAfterVisit.objects.standing().filter(period_of_care=period, **unmade),
        *LookedAfterReview.objects.booked().filter(period_of_care=period),
        *HealthAssessment.objects.standing().filter(period_of_care=period, held_on=None, refused_on=None),
        *period.dentalchecks.standing().filter(checked_on=None, refused_on=None),
        *EducationPlan.objects.standing().filter(period_of_care=period, held_on=None),
        *CarePlan.objects.standing().filter(period_of_care=period, agreed_on=None),
        *[plan for home in period.placements.standing() for plan in home.plans.standing().filter(agreed_on=None)],
    ]


@transaction.atomic
def reopen_period_of_care(*, by: User, period: PeriodOfCare, reason: str) -> PeriodOfCare:
    """Undo an end recorded by mistake: the status and placement that ended with it go on as if it had not.

    Raises:
        ValidationError: not ended, a reason missing, or a later period of care exists.
    """
    if period.ended_on is None:
        raise ValidationError("This period of care has not ended.")
    if not reason.strip():
        raise ValidationError("Say why the period is reopened.")
    if PeriodOfCare.objects.standing().filter(child=period.child, started_on__gte=period.ended_on).exclude(pk=period.pk).exists():
        raise ValidationError("The child has been looked after again since. Withdraw or correct the later period first.")
    ended_on = period.ended_on
    period.ended_on, period.reason_ceased, period.end_agreed_on = None, None, None
    keep(period, by=by, verb="reopen_period_of_care", reason=reason)
    placement: Placement = _last(period.placements, ended_on)
    regimes = placement.visiting_regimes.standing().filter(ended_on=ended_on).order_by("started_on")
    for row in (_last(period.legal_statuses, ended_on), placement, *list(regimes)[-1:]):
        row.ended_on = None
        save_record(row)
    expect_first_duties(by=by, period=period)
    expect_next_visit(by=by, period=period)
    return period


def _last(rows: Any, ended_on: datetime.date) -> Any:
    """Of a period's legal statuses or placements, the one that ended last on a day."""
    return rows.standing().filter(ended_on=ended_on).order_by("started_on").last()


@transaction.atomic
def withdraw_period_of_care(*, by: User, period: PeriodOfCare, reason: str) -> PeriodOfCare:
    """The child was never looked after: the period and all that was recorded inside it leave every list and figure.

    Raises:
        ValidationError: no reason given, or withdrawn already.
    """
    if period.state == RecordState.WITHDRAWN:
        raise ValidationError("This period of care has already been withdrawn.")
    if not reason.strip():
        raise ValidationError({"withdrawn_reason": "Say why the period of care is withdrawn."})
    withdraw_rows(_recorded_inside(period), reason=reason)
    period.state, period.withdrawn_reason = RecordState.WITHDRAWN, reason
    keep(period, by=by, verb="withdraw_period_of_care", reason=reason)
    return period


def _recorded_inside(record: CaseRecord) -> list[CaseRecord]:
    """Every standing case record that hangs on this one, at any depth, each once."""
    found: dict[tuple[str, int], CaseRecord] = {}
    for relation in record._meta.related_objects:
        if issubclass(relation.related_model, CaseRecord):
            for row in relation.related_model.objects.standing().filter(**{relation.field.name: record}):
                inside = [row, *_recorded_inside(row)]
                found |= {(each._meta.label, each.pk): each for each in inside}
    return list(found.values())
