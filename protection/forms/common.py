"""What the steps of child protection share: the open plan, meetings that siblings share, what follows from a plan."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils import timezone

from assessments.forms.common import due_fact, follows
from csc.components import Fact
from csc.formats import day as in_full
from csc.models import Child
from protection.models import (
    ConferenceMeeting,
    CoreGroup,
    InitialConference,
    ProtectionPlan,
    ProtectionVisit,
    ReviewConference,
)
from workforce.of_child import first_under
from workforce.recording.dated import DatedStep
from workforce.recording.siblings import sibling_keys
from workforce.recording.steps import NextStep
from workforce.records import CaseRecord

PROTECTION = "Child protection"

LATE_LABEL = "Why is it late?"
LATE_HINT = "Only if it is held after the day it was due. It shows whether the authority can do something about it."


class OfPlan(DatedStep):
    """A step done to the child protection plan that is open."""

    about = ProtectionPlan
    stage = PROTECTION

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[ProtectionPlan]:
        return ProtectionPlan.objects.standing().filter(child=child, ended_on=None)

    @property
    def plan(self) -> ProtectionPlan:
        return cast(ProtectionPlan, self.subject)

    def in_view(self) -> list[Fact]:
        return [Fact("Plan began", self.plan.started_on), Fact("Category", self.plan.latest_category)]

    def due_in_view(self, label: str, row: CaseRecord | None) -> list[Fact]:
        """When a row that waits under the plan is due."""
        return due_fact(label, getattr(row, "due_on", None), self.hand.today)


# ── What waits under a plan ──────────────────────────────────────────────────────────────────────


@first_under
def next_visit(plans: list[int]) -> QuerySet[ProtectionVisit]:
    """The visit to the child that is due next under a plan."""
    return ProtectionVisit.objects.planned().filter(plan__in=plans).order_by("due_on")


@first_under
def next_core_group(plans: list[int]) -> QuerySet[CoreGroup]:
    """The meeting of the core group that is due next under a plan."""
    return CoreGroup.objects.standing().filter(plan__in=plans, held_on=None).order_by("due_on")


@first_under
def next_review(plans: list[int]) -> QuerySet[ReviewConference]:
    """The review conference that is due next under a plan."""
    waiting = ReviewConference.objects.standing().filter(plan__in=plans, held_on=None)
    return waiting.select_related("meeting").order_by("due_on")


def what_a_plan_asks(plan: ProtectionPlan) -> Iterable[NextStep]:
    """The next visit, core group and review, the soonest first."""
    steps = [
        *follows(next_visit(plan), "The child has to be seen by then."),
        *follows(next_core_group(plan), "The core group has to meet by then."),
        *follows(next_review(plan), "The review conference has to be held by then."),
    ]
    return sorted(steps, key=lambda step: step.due_on or datetime.date.max)


# ── Meetings ─────────────────────────────────────────────────────────────────────────────────────


def meeting_of_siblings(child: Child, kind: ConferenceMeeting.Kind, planned_for: datetime.datetime) -> ConferenceMeeting | None:
    """The meeting booked for a brother or sister at that very time: it is the same one, and counts once."""
    siblings = sibling_keys(child, timezone.localdate())
    theirs = Q(initial_conferences__child__in=siblings) | Q(review_conferences__child__in=siblings)
    booked = ConferenceMeeting.objects.filter(theirs, kind=kind, planned_for=planned_for, held_on=None, cancelled_reason="")
    return booked.order_by("pk").first()


def standing_meeting(conference: InitialConference | ReviewConference) -> ConferenceMeeting | None:
    """The meeting booked for a conference, unless it was put off without another in its place."""
    meeting = conference.meeting
    return meeting if meeting is not None and not meeting.cancelled_reason else None


def planned_in_view(conference: InitialConference | ReviewConference) -> list[Fact]:
    """When the conference is booked for."""
    meeting = standing_meeting(conference)
    return [Fact("Booked for", meeting.planned_for if meeting else None)]


def ask_only_if_late(form: Any, due_on: datetime.date | None) -> None:
    """What was held by today cannot be late before its due date has passed; then nobody is asked why."""
    if not form.several and due_on is not None and due_on >= form.hand.today:
        del form.fields["late_reason"]


def refuse_late_without_reason(
    form: Any, name: str, when: datetime.date | None, due_on: datetime.date | None, reason: str = "late_reason"
) -> None:
    """Warn that a day is after the due date; with the reason it may stand."""
    if when is not None and due_on is not None and when > due_on and not form.cleaned_data.get(reason):
        form.add_error(
            name, ValidationError(f"It is due by {in_full(due_on)}. Choose an earlier day, or say below why it is late")
        )
