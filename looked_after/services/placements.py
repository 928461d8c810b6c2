"""Where the child lives: placing, moving, temporary stays, permanence of a placement, visiting regime."""

from __future__ import annotations

import dataclasses
import datetime
import decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from csc.models import Code, User
from looked_after import codes, rules
from looked_after.models import FosterCarerHousehold, LegalStatus, PeriodOfCare, Placement, VisitingRegime
from looked_after.services.common import keep, of_case, of_period, set_facts
from looked_after.services.expected import expect_next_visit, expect_placement_plan
from looked_after.visiting import regime_of
from workforce.casework import save_record

NOBODY_REGISTERS = "XXXXXXX"


@dataclasses.dataclass(frozen=True, kw_only=True)
class PlacementDetails:
    """A place for a child as a form gives it.

    `carer_key` need be given only for a carer who is neither a recorded household nor a registered
    setting, such as a parent when there are two homes, or adopters.
    """

    placement_type: Code
    provider: Code | None = None
    household: FosterCarerHousehold | None = None
    carer_key: str = ""
    urn: str = ""
    setting_name: str = ""
    postcode: str = ""
    authority: Code | None = None
    in_area: bool | None = None
    distance_miles: decimal.Decimal | None = None
    approval: Code | None = None
    registered: bool | None = None

    def fields(self) -> dict[str, Any]:
        """The placement's columns. Raises ValidationError when nothing tells who the carer is."""
        given = {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}
        return {**given, "carer_key": self._key()}

    def _key(self) -> str:
        if self.carer_key:
            return self.carer_key
        if self.household:
            return self.household.local_id
        if self.urn and self.urn != NOBODY_REGISTERS:
            return self.urn
        if self.placement_type.pk == codes.WITH_PARENTS:
            return "parents"
        raise ValidationError(
            {"carer_key": "Name the carer: choose the household, or give the Ofsted number or the adopters' number."}
        )


def current_placement(period: PeriodOfCare) -> Placement:
    """The placement that goes on, a temporary stay included.

    Raises:
        ValidationError: none goes on, which a record brought from another system may show.
    """
    placement = period.placements.never_ended().first()
    if placement is None:
        raise ValidationError("No placement is open in this period of care. Record where the child lives first.")
    return placement


def current_legal_status(period: PeriodOfCare) -> LegalStatus:
    """The legal status that goes on.

    Raises:
        ValidationError: none goes on.
    """
    status = period.legal_statuses.never_ended().first()
    if status is None:
        raise ValidationError("No legal status is open in this period of care. Record it first.")
    return status


@transaction.atomic
def place_child(
    *, by: User, period: PeriodOfCare, details: PlacementDetails, started_on: datetime.date, **facts: Any
) -> Placement:
    """Open a placement, its visiting regime, and the visit and placement plan due in it. The one before has ended.

    Raises:
        ValidationError: a placement is open already, or see `rules.check_placement`.
    """
    rules.refuse_ended_period(period)
    if period.placements.never_ended().exists():
        raise ValidationError("The child is placed already. Record a move instead.")
    rules.refuse_future(started_on, "started_on")
    rules.check_placement(period, details, legal_status=current_legal_status(period).status_id, started_on=started_on)
    placement = of_period(Placement, period, by=by, on=started_on, started_on=started_on, **details.fields(), **facts)
    keep(placement, by=by, verb="place_child")
    review_regime(by=by, placement=placement, day=started_on)
    expect_placement_plan(by=by, placement=placement)
    expect_next_visit(by=by, period=period)
    return placement


@transaction.atomic
def move_placement(
    *, by: User, period: PeriodOfCare, details: PlacementDetails, moved_on: datetime.date, reason: Code, note: str = ""
) -> Placement:
    """The child moves: the placement left ends with the reason, and the next starts the same day.

    Raises:
        ValidationError: not a day after the placement began, on a temporary stay, or a placement that cannot be.
    """
    rules.refuse_ended_period(period)
    left = current_placement(period)
    if left.is_temporary:
        raise ValidationError("The child is on a temporary stay. Record the return, or recode the stay as a placement, first.")
    _end(left, moved_on, reason=reason, note=note)
    return place_child(by=by, period=period, details=details, started_on=moved_on)


@transaction.atomic
def change_placement_status(*, by: User, period: PeriodOfCare, placement_type: Code, changed_on: datetime.date) -> Placement:
    """The same carer under another placement type: short-term to long-term fostering, fostering to adoptive.

    The return wants a new row with the reason that only the status of the placement changed; no count of
    placements rises by it.
    """
    rules.refuse_ended_period(period)
    left = current_placement(period)
    if left.is_temporary:
        raise ValidationError("The child is on a temporary stay. Record the return from it first.")
    if placement_type.pk == left.placement_type_id:
        raise ValidationError({"placement_type": "This is the placement type already."})
    _end(left, changed_on, reason=Code.objects.get(pk=codes.STATUS_OF_PLACEMENT_CHANGED))
    details = details_of(left, placement_type=placement_type)
    return place_child(by=by, period=period, details=details, started_on=changed_on, permanent_from=left.permanent_from)


@transaction.atomic
def start_temporary_stay(
    *, by: User, period: PeriodOfCare, placement_type: Code, started_on: datetime.date, carer_key: str, **facts: Any
) -> Placement:
    """The child is in hospital, on holiday, or elsewhere while the carer is away, and will be back.

    Raises:
        ValidationError: see `rules.check_temporary_stay`.
    """
    rules.refuse_ended_period(period)
    rules.refuse_future(started_on, "started_on")
    left = current_placement(period)
    rules.check_temporary_stay(left, placement_type, started_on)
    rules.check_distance(period.child, facts.get("distance_miles"))
    _end(left, started_on, reason=None)
    stay = of_period(
        Placement,
        period,
        by=by,
        on=started_on,
        placement_type=placement_type,
        started_on=started_on,
        carer_key=carer_key,
        **facts,
    )
    keep(stay, by=by, verb="start_temporary_stay")
    return stay


@transaction.atomic
def return_from_temporary_stay(*, by: User, period: PeriodOfCare, returned_on: datetime.date) -> Placement:
    """The child is back with the carer: the placement before the stay goes on in a row of its own.

    Raises:
        ValidationError: not on a temporary stay, or one that lasted longer than such a stay can.
    """
    rules.refuse_ended_period(period)
    rules.refuse_future(returned_on, "returned_on")
    stay = current_placement(period)
    if not stay.is_temporary:
        raise ValidationError("The child is not on a temporary stay.")
    rules.check_return_from_temporary_stay(stay, returned_on)
    kept = _placement_before(stay)
    _end(stay, returned_on, reason=None, field="returned_on")
    back = of_period(
        Placement,
        period,
        by=by,
        on=returned_on,
        started_on=returned_on,
        permanent_from=returned_on if kept.permanent_from else None,
        **details_of(kept).fields(),
    )
    keep(back, by=by, verb="return_from_temporary_stay")
    review_regime(by=by, placement=back, day=returned_on)
    expect_next_visit(by=by, period=period)
    return back


@transaction.atomic
def recode_temporary_stay(*, by: User, period: PeriodOfCare, details: PlacementDetails, reason: Code) -> Placement:
    """The child will not go back: the temporary stay was a move, from the day it began.

    Raises:
        ValidationError: not on a temporary stay, or a placement that cannot be.
    """
    rules.refuse_ended_period(period)
    stay = current_placement(period)
    if not stay.is_temporary:
        raise ValidationError("The child is not on a temporary stay.")
    rules.check_placement(period, details, legal_status=current_legal_status(period).status_id, started_on=stay.started_on)
    left = _placement_before(stay)
    left.reason_placement_change = reason
    save_record(left)
    set_facts(stay, details.fields())
    keep(stay, by=by, verb="recode_temporary_stay")
    review_regime(by=by, placement=stay, day=stay.started_on)
    expect_placement_plan(by=by, placement=stay)
    expect_next_visit(by=by, period=period)
    return stay


@transaction.atomic
def make_permanent(*, by: User, period: PeriodOfCare, permanent_from: datetime.date) -> Placement:
    """The match is agreed: the placement the child lives in now is meant to last until the child is 18.

    Raises:
        ValidationError: the child is on a temporary stay, or the placement began later.
    """
    rules.refuse_ended_period(period)
    rules.refuse_future(permanent_from, "permanent_from")
    placement = current_placement(period)
    if placement.is_temporary:
        raise ValidationError("The child is on a temporary stay. Record the return from it first.")
    if permanent_from < placement.started_on:
        raise ValidationError({"permanent_from": "The placement began later than this. Check the date."})
    placement.permanent_from = permanent_from
    keep(placement, by=by, verb="make_permanent")
    review_regime(by=by, placement=placement, day=permanent_from)
    expect_next_visit(by=by, period=period)
    return placement


@transaction.atomic
def set_visiting_regime(
    *, by: User, period: PeriodOfCare, regime: Code, started_on: datetime.date, reason: str
) -> VisitingRegime:
    """An agreed regime in place of the one the facts give, such as lighter visits in long-term fostering.

    Raises:
        ValidationError: no reason, in the future, before the placement, or lighter visits outside a long-term foster placement.
    """
    if not reason.strip():
        raise ValidationError({"reason": "Say who agreed to it and why; the child's own view belongs here."})
    rules.refuse_ended_period(period)
    rules.refuse_future(started_on, "started_on")
    placement = current_placement(period)
    if started_on < placement.started_on:
        raise ValidationError({"started_on": "The placement began later than this. Check the date."})
    long_term = placement.placement_type_id in codes.LONG_TERM_FOSTERING
    if regime.pk == codes.REGIME_LONG_TERM_FOSTERING and not long_term:
        raise ValidationError(
            {"regime": "Lighter visits are for long-term foster placements (U1, U4). Change the placement's status first."}
        )
    opened = _open_regime(by=by, placement=placement, regime=regime.pk, day=started_on, reason=reason)
    expect_next_visit(by=by, period=period)
    return opened


def review_regime(*, by: User, placement: Placement, day: datetime.date) -> VisitingRegime | None:
    """Let the regime follow the facts on `day`. A temporary stay keeps the regime of the placement it interrupts."""
    if placement.is_temporary:
        return None
    regime = regime_of(placement, legal_status=current_legal_status(placement.period_of_care).status_id, day=day)
    return _open_regime(by=by, placement=placement, regime=regime, day=day)


def _open_regime(*, by: User, placement: Placement, regime: str, day: datetime.date, reason: str = "") -> VisitingRegime:
    current = placement.visiting_regimes.never_ended().first()
    if current and current.regime_id == regime:
        return current
    if current:
        current.ended_on = day
        save_record(current)
    opened = of_case(
        VisitingRegime, placement, by=by, on=day, placement=placement, regime_id=regime, started_on=day, reason=reason
    )
    keep(opened, by=by, verb="set_visiting_regime")
    return opened


def _end(
    placement: Placement, ended_on: datetime.date, *, reason: Code | None, note: str = "", field: str = "started_on"
) -> None:
    if ended_on <= placement.started_on:
        raise ValidationError(
            {field: f"The child came to this placement on {placement.started_on:%-d %B %Y}. Choose a later day."}
        )
    placement.ended_on, placement.reason_placement_change, placement.end_note = ended_on, reason, note
    save_record(placement)
    for regime in placement.visiting_regimes.never_ended():
        regime.ended_on = max(ended_on, regime.started_on)
        save_record(regime)


def _placement_before(stay: Placement) -> Placement:
    return stay.period_of_care.placements.lasting().filter(ended_on=stay.started_on).latest("started_on")


def details_of(placement: Placement, **changes: Any) -> PlacementDetails:
    """The same place for the child, but for `changes`."""
    names = [field.name for field in dataclasses.fields(PlacementDetails)]
    return PlacementDetails(**{**{name: getattr(placement, name) for name in names}, **changes})
