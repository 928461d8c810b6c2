"""Who holds the child: allocation, transfer and letting go, as steps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from csc.components import Fact, Link
from csc.forms import CodeField, DateField
from csc.models import Child, SharedPart
from csc.permissions import Permission
from workforce.codes import LEAD_SOCIAL_WORKER
from workforce.models import Allocation, Post, Unit, Worker
from workforce.models.units import UnitKind
from workforce.recording.steps import NextStep, Step, StepForm, register
from workforce.services import allocate_child, end_allocation, transfer_children
from workforce.worklist.notifications import tell

STAGE = "Allocation and supervision"


class TeamField(forms.ModelChoiceField):
    """A team that is open today."""

    def __init__(self, **options: object) -> None:
        super().__init__(queryset=Unit.objects.none(), empty_label="Choose one", **options)  # type: ignore[arg-type]

    def label_from_instance(self, unit: Unit) -> str:
        return unit.name


class WorkerField(forms.ModelChoiceField):
    """Somebody in post today, with the teams of their posts."""

    def __init__(self, **options: object) -> None:
        super().__init__(queryset=Worker.objects.none(), empty_label="Nobody yet", **options)  # type: ignore[arg-type]
        self.teams: dict[int, str] = {}

    def label_from_instance(self, worker: Worker) -> str:
        return f"{worker.full_name}, {self.teams[worker.pk]}" if worker.pk in self.teams else worker.full_name


class ToTeamAndWorker(Step):
    """What giving a child to somebody asks."""

    stage = STAGE
    permission = Permission.ALLOCATE_CHILDREN

    def prepare(self) -> None:
        today = self.hand.today
        self.fields["team"].queryset = Unit.objects.open_on(today).filter(kind=UnitKind.TEAM).order_by("name")  # type: ignore[attr-defined]
        posts = Post.objects.open_on(today).filter(unit__kind=UnitKind.TEAM).exclude(role="")
        names: dict[int, list[str]] = {}
        for worker, team in posts.order_by("pk").values_list("worker", "unit__name"):
            names.setdefault(worker, []).append(team)
        field = cast(WorkerField, self.fields["worker"])
        field.teams = {worker: ", ".join(dict.fromkeys(teams)) for worker, teams in names.items()}
        field.queryset = Worker.objects.filter(pk__in=names).order_by("surname", "forename", "pk")
        self.initial.setdefault("team", self.hand.team_for(self.child).pk)

    def in_view(self) -> list[Fact]:
        held = Allocation.objects.open_on(self.hand.today).filter(child=self.child).select_related("worker", "team", "role")
        facts = [
            Fact(str(one.role), f"{one.worker or 'Nobody yet'}, {one.team.name}, since {one.started_on:%-d %B %Y}")
            for one in held
        ]
        if self.child.restricted:
            facts.append(Fact("Restricted", "Only somebody named for this record can be given the child.", self._ways_to_name()))
        return facts

    def _ways_to_name(self) -> list[Link]:
        """The page on which people are named, for whoever may name them."""
        reader, wanted = self.hand.reader, Permission.GRANT_RESTRICTED_ACCESS
        if not reader.may(wanted) or not reader.in_charge_of(wanted).filter(pk=self.child.pk).exists():
            return []
        return [Link("Name somebody", reverse("workforce:grant_access", args=[self.child.uuid]))]


@register
class AllocateChild(ToTeamAndWorker, StepForm):
    """Give the child to a team, and to one worker of it."""

    key = "allocate_child"
    title = "Allocate the child"
    done = "Child allocated"
    for_siblings = True
    shared = frozenset({"team", "worker", "role", "on", "reason"})

    team = TeamField(label="To which team?")
    worker = WorkerField(label="To whom?", required=False, help_text="Nobody yet: the child waits in the team’s queue.")
    role = CodeField(code_set="allocation_role", label="In which role?", initial=LEAD_SOCIAL_WORKER)
    on = DateField(label="From which day?", help_text="Whoever held the child in this role lets go on the same day.")
    reason = CodeField(code_set="sw_change_reason", label="Why does the worker change?", required=False)

    def perform(self, shared_part: SharedPart | None) -> Allocation:
        facts = self.facts()
        allocation = allocate_child(
            by=self.hand.by,
            child=self.child,
            team=facts["team"],
            worker=facts["worker"],
            role=facts["role"].pk,
            on=facts["on"],
            reason=facts["reason"].pk if facts["reason"] else None,
            shared_part=shared_part,
        )
        tell(allocation.worker, by=self.hand.by, child=self.child, what="Allocated to you")
        return allocation

    @classmethod
    def next_steps(cls, record: Allocation) -> Iterable[NextStep]:
        if record.worker is None:
            yield NextStep(AllocateChild, record.child, None, None, "The team holds the child and has to name a worker.")


class AboutAllocation(Step):
    """What the steps on an allocation that holds share."""

    stage = STAGE
    permission = Permission.ALLOCATE_CHILDREN
    about = Allocation

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[Allocation]:
        today = timezone.localdate()
        return Allocation.objects.open_on(today).filter(child=child).select_related("worker", "team", "role")


@register
class TransferChild(AboutAllocation, ToTeamAndWorker, StepForm):
    """Move the child to another team or worker, in the role that is held now."""

    key = "transfer_child"
    title = "Transfer to another team or worker"
    done = "Child transferred"

    team = TeamField(label="To which team?")
    worker = WorkerField(label="To whom?", required=False)
    on = DateField(label="On which day?")
    reason = CodeField(code_set="sw_change_reason", label="Why does the worker change?")

    def perform(self, shared_part: SharedPart | None) -> Allocation:
        facts, allocation = self.facts(), cast(Allocation, self.subject)
        (moved,) = transfer_children(
            by=self.hand.by,
            allocations=[allocation],
            to_team=facts["team"],
            to_worker=facts["worker"],
            on=facts["on"],
            reason=facts["reason"].pk,
        )
        tell(moved.worker, by=self.hand.by, child=self.child, what="Transferred to you")
        tell(allocation.worker, by=self.hand.by, child=self.child, what=f"Transferred to {moved.worker or moved.team.name}")
        return moved


@register
class EndAllocation(AboutAllocation, StepForm):
    """Let the child go without a successor."""

    key = "end_allocation"
    title = "End an allocation"
    done = "Allocation ended"
    ends = True
    intro = (
        "Only when nobody takes over: the case has closed, or a second worker is no longer needed. Otherwise transfer the child."
    )

    ended_on = DateField(label="From which day is the child no longer held?")
    reason = CodeField(code_set="sw_change_reason", label="Why?", required=False)

    def perform(self, shared_part: SharedPart | None) -> Allocation:
        facts, allocation = self.facts(), cast(Allocation, self.subject)
        reason = facts["reason"].pk if facts["reason"] else None
        ended = end_allocation(by=self.hand.by, allocation=allocation, ended_on=facts["ended_on"], reason=reason)
        tell(allocation.worker, by=self.hand.by, child=self.child, what="No longer allocated to you")
        return ended
