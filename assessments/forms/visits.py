"""Visits to children in need: made, finished later, not made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from django.db.models import QuerySet

from assessments.forms.cases import OfCase
from assessments.forms.common import CHILD_IN_NEED, FinishVisitForm, VisitForm, due_fact, has_a_plan, stands_in_the_way
from assessments.forms.planning import planned_fact
from assessments.forms.plans import OfCinPlan, what_a_plan_asks
from assessments.models import CinEpisode, CinPlan, CinVisit
from assessments.obstacles import PLANNING
from assessments.services import finish_cin_visit, record_cin_visit, record_cin_visit_not_done
from csc.components import Fact
from csc.forms import CodeField
from csc.models import Child, SharedPart
from workforce.recording.steps import NextStep, StepForm, register


class CinVisitForm(VisitForm):
    """A visit to a child in need, whatever it is made under."""

    done = "Visit recorded"

    class Meta(VisitForm.Meta):
        model = CinVisit

    def perform(self, shared_part: SharedPart | None) -> CinVisit:
        return record_cin_visit(
            by=self.hand.by,
            case=cast(CinPlan | CinEpisode, self.subject),
            worker=self.hand.worker,
            finished=self.cleaned_data["finished"],
            shared_part=shared_part,
            **self.facts(),
        )

    @classmethod
    def next_steps(cls, record: CinVisit) -> Iterable[NextStep]:
        if record.completed_at is None:
            yield NextStep(FinishCinVisit, record.child, record, None, "The visit counts when its record is finished.")
        if record.plan is not None:
            yield from what_a_plan_asks(record.plan)


@register
class RecordCinVisit(OfCinPlan, CinVisitForm):
    """A visit under a child in need plan; it takes the place of the one that was due."""

    key = "record_cin_visit"
    title = "Record a visit under the child in need plan"
    clears = ((CinVisit, "due_on"), (CinVisit, "planned_for"))

    def in_view(self) -> list[Fact]:
        waiting = self.plan.visits.planned().order_by("due_on").first()
        due = due_fact("Visit due", waiting.due_on if waiting else None, self.hand.today)
        return [*super().in_view(), *due, *planned_fact(waiting)]


@register
class RecordCaseVisit(OfCase, CinVisitForm):
    """A visit before there is a plan, such as during the assessment."""

    key = "record_case_visit"
    title = "Record a visit before there is a plan"

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[CinEpisode]:
        cases = super().open_for(child)
        return cases.none() if has_a_plan(child) or stands_in_the_way(PLANNING, child) else cases


@register
class FinishCinVisit(FinishVisitForm):
    """The record of a visit that was made is finished: from now on it counts."""

    key = "finish_cin_visit"
    title = "Finish the record of a visit"
    stage = CHILD_IN_NEED
    done = "Visit finished"
    about = CinVisit

    class Meta(FinishVisitForm.Meta):
        model = CinVisit

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[CinVisit]:
        return CinVisit.objects.made_but_unfinished().filter(child=child)

    def perform(self, shared_part: SharedPart | None) -> CinVisit:
        return finish_cin_visit(by=self.hand.by, visit=cast(CinVisit, self.subject), **self.facts())

    @classmethod
    def next_steps(cls, record: CinVisit) -> Iterable[NextStep]:
        return what_a_plan_asks(record.plan) if record.plan is not None else ()


@register
class CinVisitNotDone(OfCinPlan, StepForm):
    """The visit that was due did not happen; the child is still to be seen."""

    key = "record_cin_visit_not_done"
    title = "Record that a visit did not happen"
    done = "Visit not made recorded"

    reason = CodeField(
        code_set="visit_not_done_reason",
        label="Why did the visit not happen?",
        help_text="The child is still due to be seen by the same day.",
    )

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[CinPlan]:
        return super().open_for(child).filter(visits__in=CinVisit.objects.planned().filter(child=child)).distinct()

    def in_view(self) -> list[Fact]:
        waiting = self.plan.visits.planned().order_by("due_on").first()
        return due_fact("Visit due", waiting.due_on if waiting else None, self.hand.today)

    def perform(self, shared_part: SharedPart | None) -> CinVisit:
        return record_cin_visit_not_done(by=self.hand.by, plan=self.plan, **self.facts())

    @classmethod
    def next_steps(cls, record: CinVisit) -> Iterable[NextStep]:
        return what_a_plan_asks(record.plan) if record.plan is not None else ()
