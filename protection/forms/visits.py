"""Statutory visits to children on a plan: made, finished later, not made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from django.db.models import QuerySet

from assessments.forms.common import FinishVisitForm, VisitForm
from assessments.forms.planning import planned_fact
from csc.components import Fact
from csc.forms import CodeField
from csc.models import Child, SharedPart
from protection.forms.common import PROTECTION, OfPlan, next_visit, what_a_plan_asks
from protection.models import ProtectionPlan, ProtectionVisit
from protection.services import finish_protection_visit, record_protection_visit, record_protection_visit_not_done
from workforce.recording.steps import NextStep, StepForm, register


@register
class RecordProtectionVisit(OfPlan, VisitForm):
    """A visit was made; it takes the place of the one that was due."""

    key = "record_protection_visit"
    title = "Record a child protection visit"
    done = "Child protection visit recorded"
    clears = ((ProtectionVisit, "due_on"), (ProtectionVisit, "planned_for"))

    class Meta(VisitForm.Meta):
        model = ProtectionVisit

    def in_view(self) -> list[Fact]:
        last = self.plan.visits.child_seen().order_by("visited_on", "pk").last()
        waiting = next_visit(self.plan)
        facts = [*super().in_view(), *self.due_in_view("Visit due", waiting), *planned_fact(waiting)]
        return [*facts, Fact("Child last seen", last.visited_on if last else None)]

    def perform(self, shared_part: SharedPart | None) -> ProtectionVisit:
        return record_protection_visit(
            by=self.hand.by,
            plan=self.plan,
            worker=self.hand.worker,
            finished=self.cleaned_data["finished"],
            shared_part=shared_part,
            **self.facts(),
        )

    @classmethod
    def next_steps(cls, record: ProtectionVisit) -> Iterable[NextStep]:
        if record.completed_at is None:
            yield NextStep(FinishProtectionVisit, record.child, record, None, "The visit counts when its record is finished.")
        yield from what_a_plan_asks(record.plan)


@register
class FinishProtectionVisit(FinishVisitForm):
    """The record of a visit that was made is finished: from now on it counts."""

    key = "finish_protection_visit"
    title = "Finish the record of a child protection visit"
    stage = PROTECTION
    done = "Child protection visit finished"
    about = ProtectionVisit

    class Meta(FinishVisitForm.Meta):
        model = ProtectionVisit

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[ProtectionVisit]:
        return ProtectionVisit.objects.made_but_unfinished().filter(child=child)

    def perform(self, shared_part: SharedPart | None) -> ProtectionVisit:
        return finish_protection_visit(by=self.hand.by, visit=cast(ProtectionVisit, self.subject), **self.facts())

    @classmethod
    def next_steps(cls, record: ProtectionVisit) -> Iterable[NextStep]:
        return what_a_plan_asks(record.plan)


@register
class ProtectionVisitNotDone(OfPlan, StepForm):
    """The visit that was due did not happen; the child is still to be seen."""

    key = "record_protection_visit_not_done"
    title = "Record that a child protection visit did not happen"
    done = "Visit not made recorded"

    reason = CodeField(
        code_set="visit_not_done_reason",
        label="Why did the visit not happen?",
        help_text="The child is still due to be seen by the same day.",
    )

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[ProtectionPlan]:
        return super().open_for(child).filter(pk__in=ProtectionVisit.objects.planned().filter(child=child).values("plan"))

    def in_view(self) -> list[Fact]:
        return [*super().in_view(), *self.due_in_view("Visit due", next_visit(self.plan))]

    def perform(self, shared_part: SharedPart | None) -> ProtectionVisit:
        return record_protection_visit_not_done(by=self.hand.by, plan=self.plan, **self.facts())

    @classmethod
    def next_steps(cls, record: ProtectionVisit) -> Iterable[NextStep]:
        return what_a_plan_asks(record.plan)
