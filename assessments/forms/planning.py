"""Planning a visit: the day on which it is to be made, and by whom."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from assessments.forms.common import CHILD_IN_NEED, due_fact, workers_of
from assessments.models import CinVisit
from assessments.services import plan_visit
from csc.components import Fact
from csc.formats import day as in_full
from csc.forms import DateField
from csc.models import Child, SharedPart
from workforce.models import Worker
from workforce.recording.dated import DatedStep
from workforce.recording.steps import StepForm, register
from workforce.records import VisitRecord
from workforce.worklist.notifications import tell


class PlanVisitForm(DatedStep, StepForm):
    """A day and a worker for the visit that is due; planned again, it moves."""

    done = "Visit planned"
    button = "Save the day"
    ahead = frozenset({"planned_for"})
    helpers = frozenset({"late_is_known"})

    planned_for = DateField(label="On which day is the visit to be made?", future=True)
    worker = forms.ModelChoiceField(queryset=Worker.objects.none(), label="Who makes it?", empty_label="Choose one")
    late_is_known = forms.BooleanField(
        label="It cannot be made by the due date",
        help_text="Tick this only if no earlier day can be had. The visit still counts as late.",
        required=False,
    )

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[Any]:
        rows: Any = cast(Any, cls.about)._default_manager
        return cast("QuerySet[Any]", rows.planned().filter(child=child))

    @property
    def visit(self) -> VisitRecord:
        return cast(VisitRecord, self.subject)

    def prepare(self) -> None:
        super().prepare()
        visit, field = self.visit, cast(forms.ModelChoiceField, self.fields["worker"])
        field.queryset = workers_of(visit.team, self.hand.today, visit.worker, visit.planned_worker, self.hand.worker)
        self.initial.setdefault("planned_for", visit.planned_for)
        self.initial.setdefault("worker", visit.planned_worker or visit.worker or self.hand.worker)

    def clean(self) -> dict[str, Any]:
        super().clean()
        planned, due_on = self.cleaned_data.get("planned_for"), self.visit.due_on
        if planned and due_on and planned > due_on and not self.cleaned_data.get("late_is_known"):
            late = f"The visit is due by {in_full(due_on)}. Choose an earlier day, or tick that none can be had"
            self.add_error("planned_for", ValidationError(late))
        return self.cleaned_data

    def in_view(self) -> list[Fact]:
        return [*due_fact("Visit due", self.visit.due_on, self.hand.today), *planned_fact(self.visit)]

    def perform(self, shared_part: SharedPart | None) -> VisitRecord:
        visit = plan_visit(by=self.hand.by, visit=self.visit, **self.facts())
        day = in_full(self.cleaned_data["planned_for"])
        tell(self.cleaned_data["worker"], by=self.hand.by, child=self.child, what=f"A visit is planned for you on {day}")
        return visit


def planned_fact(visit: VisitRecord | None) -> list[Fact]:
    """The day a visit is planned for and who makes it; nothing where none is."""
    if visit is None or visit.planned_for is None:
        return []
    return [Fact("Visit planned for", f"{in_full(visit.planned_for)}, by {visit.planned_worker}")]


@register
class PlanCinVisit(PlanVisitForm):
    """The next visit under a child in need plan."""

    key = "plan_cin_visit"
    title = "Plan a visit under the child in need plan"
    stage = CHILD_IN_NEED
    about = CinVisit
