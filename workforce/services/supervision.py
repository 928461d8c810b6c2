"""Supervision: planned, held, and its actions carried to the next."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from csc.audit import record_event
from csc.models import Child, SharedPart, User
from csc.timescales import Clock
from workforce.casework import save_record
from workforce.models import CaseSupervision, PersonalSupervision, SupervisionAction, Unit, Worker
from workforce.timescales import CASE_SUPERVISION, PERSONAL_SUPERVISION


@dataclass(frozen=True)
class ActionAgreed:
    """Something agreed in supervision: what, by whom, by when."""

    what: str
    owner: Worker
    due_on: datetime.date


@transaction.atomic
def plan_personal_supervision(*, by: User, worker: Worker, supervisor: Worker, due_on: datetime.date) -> PersonalSupervision:
    """Say by when a worker's next supervision is due. One is awaited at a time."""
    supervision = PersonalSupervision(recorded_by=by, worker=worker, supervisor=supervisor, due_on=due_on)
    supervision.full_clean()
    supervision.save()
    record_event(by=by, verb="plan_personal_supervision", record=supervision)
    return supervision


@transaction.atomic
def record_personal_supervision(
    *,
    by: User,
    worker: Worker,
    supervisor: Worker,
    held_on: datetime.date,
    notes: str = "",
    agreed: str = "",
    kind: str | None = None,
) -> PersonalSupervision:
    """Record a worker's supervision and await the next, counted from this one.

    Meets the supervision that was awaited, whoever was to give it; without one, stands on its own.

    Raises:
        ValidationError: held in the future, or a worker supervising themselves.
    """
    _refuse_future(held_on)
    supervision = PersonalSupervision.objects.select_for_update().awaited().filter(worker=worker).first() or PersonalSupervision(
        worker=worker, due_on=held_on, recorded_by=by
    )
    supervision.supervisor, supervision.held_on = supervisor, held_on
    supervision.notes, supervision.agreed, supervision.kind_id = notes, agreed, kind
    supervision.full_clean()
    supervision.save()
    plan_personal_supervision(by=by, worker=worker, supervisor=supervisor, due_on=_next_due(PERSONAL_SUPERVISION, held_on))
    record_event(by=by, verb="record_personal_supervision", record=supervision)
    return supervision


@transaction.atomic
def call_off_personal_supervision(
    *, by: User, supervision: PersonalSupervision, reason: str, next_due_on: datetime.date
) -> PersonalSupervision:
    """Note that an awaited supervision did not take place and why, and await the next by `next_due_on`."""
    if supervision.held_on is not None or supervision.not_held_reason:
        raise ValidationError("This supervision is no longer awaited.")
    if not reason.strip():
        raise ValidationError({"not_held_reason": "Say why the supervision did not take place."})
    supervision.not_held_reason = reason
    supervision.full_clean()
    supervision.save()
    plan_personal_supervision(by=by, worker=supervision.worker, supervisor=supervision.supervisor, due_on=next_due_on)
    record_event(by=by, verb="call_off_personal_supervision", record=supervision)
    return supervision


@transaction.atomic
def plan_case_supervision(
    *, by: User, child: Child, team: Unit, due_on: datetime.date, worker: Worker | None = None
) -> CaseSupervision:
    """Say by when a child is next to be discussed in supervision. One discussion is awaited at a time."""
    supervision = CaseSupervision(recorded_by=by, child=child, team=team, worker=worker, due_on=due_on)
    save_record(supervision)
    record_event(by=by, verb="plan_case_supervision", record=supervision, child=child)
    return supervision


@transaction.atomic
def record_case_supervision(
    *,
    by: User,
    child: Child,
    team: Unit,
    worker: Worker,
    supervisor: Worker,
    held_on: datetime.date,
    decisions: str,
    reasons: str = "",
    discussion: str = "",
    kind: str | None = None,
    actions: Sequence[ActionAgreed] = (),
    another: bool = True,
    shared_part: SharedPart | None = None,
) -> CaseSupervision:
    """Record that a child was discussed, what was decided and what is to be done; await the next discussion.

    Actions of earlier supervisions that are not done stay open and come up again. `another` is
    False when the case is closing and no further discussion is due.

    Raises:
        ValidationError: held in the future, or nothing decided.
    """
    _refuse_future(held_on)
    awaited = CaseSupervision.objects.select_for_update().awaited().filter(child=child).first()
    supervision = awaited or CaseSupervision(child=child, due_on=held_on)
    # Recorded when it was known to have been held, not when it was planned: recording lag is measured from this.
    supervision.recorded_by, supervision.recorded_at, supervision.shared_part = by, timezone.now(), shared_part
    supervision.team, supervision.worker, supervision.supervisor = team, worker, supervisor
    supervision.held_on, supervision.discussion = held_on, discussion
    supervision.decisions, supervision.reasons, supervision.kind_id = decisions, reasons, kind
    save_record(supervision)
    for action in actions:
        agreed = SupervisionAction(
            recorded_by=by, supervision=supervision, what=action.what, owner=action.owner, due_on=action.due_on
        )
        agreed.full_clean()
        agreed.save()
    if another:
        plan_case_supervision(by=by, child=child, team=team, worker=worker, due_on=_next_due(CASE_SUPERVISION, held_on))
    record_event(by=by, verb="record_case_supervision", record=supervision, child=child)
    return supervision


@transaction.atomic
def finish_supervision_action(
    *, by: User, action: SupervisionAction, done_on: datetime.date, outcome: str = ""
) -> SupervisionAction:
    """Say that an agreed action was done, and what came of it."""
    if action.done_on is not None:
        raise ValidationError("This action is already done.")
    _refuse_future(done_on, field="done_on")
    action.done_on, action.outcome = done_on, outcome
    action.full_clean()
    action.save()
    record_event(by=by, verb="finish_supervision_action", record=action, child=action.supervision.child)
    return action


def _next_due(clock: Clock, held_on: datetime.date) -> datetime.date:
    """The day by which the next is due. Both clocks have applied for ever, so there always is one."""
    return cast("datetime.date", clock.due_on(held_on))


def _refuse_future(day: datetime.date, *, field: str = "held_on") -> None:
    if day > timezone.localdate():
        raise ValidationError({field: "The day cannot be in the future."})
