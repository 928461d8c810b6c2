"""Emergency powers, the work before proceedings, and care proceedings under the public law outline."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from csc.models import Child, Code, User
from protection.models import CourtProceedings, EmergencyProtection, PreProceedings
from protection.rules import proceedings_due
from workforce.casework import keep, set_facts
from workforce.models import Unit
from workforce.refusals import refuse_future, refuse_order, refuse_unless_standing

# ── Emergency powers ─────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def start_emergency_protection(
    *, by: User, child: Child, team: Unit, kind: str, started_at: datetime.datetime, **facts: Any
) -> EmergencyProtection:
    """The police or a court protect the child. `kind` is one of `EmergencyProtection.Kind`.

    Raises:
        ValidationError: in the future, before birth, or one of its kind is in force.
    """
    if EmergencyProtection.objects.standing().filter(child=child, kind=kind, ended_at=None).exists():
        raise ValidationError({"started_at": "One of this kind is already in force. End or extend it instead."})
    emergency = EmergencyProtection(recorded_by=by, child=child, team=team, kind=kind, started_at=started_at)
    set_facts(emergency, facts)
    keep(emergency, by=by, verb="start_emergency_protection")
    return emergency


@transaction.atomic
def extend_emergency_protection(
    *, by: User, emergency: EmergencyProtection, extended_at: datetime.datetime
) -> EmergencyProtection:
    """The court extended an emergency protection order, which it may do once, by up to 7 days (section 45(5) and (6)).

    Raises:
        ValidationError: ended or extended already, another power than an order under section 44, or before it started.
    """
    _refuse_if_over(emergency)
    if emergency.extended_at is not None:
        raise ValidationError({"extended_at": "An order is extended once only. Record what followed it."})
    refuse_future(extended_at, "extended_at")
    emergency.extended_at = extended_at
    keep(emergency, by=by, verb="extend_emergency_protection")
    return emergency


@transaction.atomic
def end_emergency_protection(*, by: User, emergency: EmergencyProtection, ended_at: datetime.datetime) -> EmergencyProtection:
    """It is over: released, discharged or run out.

    Raises:
        ValidationError: ended already, before it started, in the future, or longer than the law lets it last.
    """
    _refuse_if_over(emergency)
    emergency.ended_at = ended_at
    keep(emergency, by=by, verb="end_emergency_protection")
    return emergency


def _refuse_if_over(emergency: EmergencyProtection) -> None:
    refuse_unless_standing(emergency)
    if emergency.ended_at is not None:
        raise ValidationError({"ended_at": "This has already ended. Correct the end if it is wrong."})


# ── Before proceedings ───────────────────────────────────────────────────────────────────────────


@transaction.atomic
def start_pre_proceedings(*, by: User, child: Child, team: Unit, decided_on: datetime.date, **facts: Any) -> PreProceedings:
    """The legal gateway decided to begin. `facts` are columns of PreProceedings.

    Raises:
        ValidationError: in the future, or open already.
    """
    work = PreProceedings(recorded_by=by, child=child, team=team, decided_on=decided_on)
    set_facts(work, facts)
    keep(work, by=by, verb="start_pre_proceedings")
    return work


@transaction.atomic
def send_letter_before_proceedings(*, by: User, work: PreProceedings, sent_on: datetime.date) -> PreProceedings:
    """The letter went to the parents.

    Raises:
        ValidationError: ended, sent already, before the decision, or in the future.
    """
    _refuse_if_ended(work)
    if work.letter_sent_on is not None:
        raise ValidationError({"letter_sent_on": "The letter is recorded as sent. Correct the day if it is wrong."})
    work.letter_sent_on = sent_on
    keep(work, by=by, verb="send_letter_before_proceedings")
    return work


@transaction.atomic
def hold_pre_proceedings_meeting(
    *, by: User, work: PreProceedings, held_on: datetime.date, parents_represented: bool | None = None
) -> PreProceedings:
    """A meeting with the parents was held; the first one is dated, all are counted.

    Raises:
        ValidationError: ended, before the decision, or in the future.
    """
    _refuse_if_ended(work)
    refuse_future(held_on, "held_on")
    refuse_order(work.decided_on, held_on, "held_on", "This cannot be before the decision to begin. Check both dates.")
    work.first_meeting_on = min(work.first_meeting_on or held_on, held_on)
    work.meetings_held += 1
    if parents_represented is not None:
        work.parents_represented = parents_represented
    keep(work, by=by, verb="hold_pre_proceedings_meeting")
    return work


@transaction.atomic
def record_family_group_decision_making(
    *, by: User, work: PreProceedings, offered_on: datetime.date | None = None, held_on: datetime.date | None = None
) -> PreProceedings:
    """Family group decision making was offered to the family, or held.

    Raises:
        ValidationError: neither day given, held before it was offered, or in the future.
    """
    refuse_unless_standing(work)
    if offered_on is None and held_on is None:
        raise ValidationError({"family_group_decision_making_offered_on": "Give the day it was offered or held."})
    work.family_group_decision_making_offered_on = offered_on or work.family_group_decision_making_offered_on
    work.family_group_decision_making_held_on = held_on or work.family_group_decision_making_held_on
    keep(work, by=by, verb="record_family_group_decision_making")
    return work


@transaction.atomic
def end_pre_proceedings(
    *, by: User, work: PreProceedings, ended_on: datetime.date, outcome: Code, notes: str | None = None
) -> PreProceedings:
    """It was decided to issue proceedings or to step down.

    Raises:
        ValidationError: ended already, before the decision to begin, or in the future.
    """
    _refuse_if_ended(work)
    work.ended_on, work.outcome = ended_on, outcome
    if notes is not None:
        work.notes = notes
    keep(work, by=by, verb="end_pre_proceedings")
    return work


def _refuse_if_ended(work: PreProceedings) -> None:
    refuse_unless_standing(work)
    if work.ended_on is not None:
        raise ValidationError({"ended_on": "This has already ended. Correct the end if it is wrong."})


# ── Proceedings ──────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def issue_proceedings(*, by: User, child: Child, team: Unit, issued_on: datetime.date, **facts: Any) -> CourtProceedings:
    """The application was issued: the 26 weeks begin. `facts` are columns of CourtProceedings.

    Raises:
        ValidationError: in the future, before birth, or proceedings are under way already.
    """
    proceedings = CourtProceedings(recorded_by=by, child=child, team=team, issued_on=issued_on)
    set_facts(proceedings, facts)
    proceedings_due(proceedings)
    keep(proceedings, by=by, verb="issue_proceedings")
    return proceedings


@transaction.atomic
def record_hearing(*, by: User, proceedings: CourtProceedings) -> CourtProceedings:
    """One more hearing was held.

    Raises:
        ValidationError: the final order has been made.
    """
    _refuse_if_concluded(proceedings)
    proceedings.hearings += 1
    keep(proceedings, by=by, verb="record_hearing")
    return proceedings


@transaction.atomic
def make_final_order(
    *, by: User, proceedings: CourtProceedings, ordered_on: datetime.date, order: Code | None = None
) -> CourtProceedings:
    """The court made its final order, which ends the proceedings; no `order` where it made none.

    Raises:
        ValidationError: made already, before issue, or in the future.
    """
    _refuse_if_concluded(proceedings)
    proceedings.final_order_on, proceedings.final_order = ordered_on, order
    keep(proceedings, by=by, verb="make_final_order")
    return proceedings


def _refuse_if_concluded(proceedings: CourtProceedings) -> None:
    refuse_unless_standing(proceedings)
    if proceedings.final_order_on is not None:
        raise ValidationError({"final_order_on": "The final order has been made. Correct it if something is wrong."})
