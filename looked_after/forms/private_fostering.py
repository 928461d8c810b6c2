"""Children privately fostered: the arrangement, and the visits owed to the child."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone

from csc.components import Fact
from csc.forms import DateField
from csc.models import Child, Person, Relationship, SharedPart
from csc.prepared import Whether
from looked_after.forms.common import LOOKED_AFTER, CareStep, due_fact, follows_from, is_in_care
from looked_after.forms.visits import VISIT_COLUMNS, VISIT_WIDGETS, VisitStep
from looked_after.models import PrivateFosteringArrangement, PrivateFosteringVisit
from looked_after.services import end_private_fostering, record_private_fostering, record_private_fostering_visit
from workforce.recording.steps import NextStep, StepForm, StepModelForm, register


def waiting_visit(arrangement: PrivateFosteringArrangement) -> PrivateFosteringVisit | None:
    """The visit that comes next."""
    return PrivateFosteringVisit.objects.planned().filter(arrangement=arrangement).order_by("due_on").first()


@register
class RecordPrivateFostering(CareStep, StepModelForm):
    """The authority learns that a child lives with somebody who is not a close relative."""

    key = "record_private_fostering"
    title = "Record that the child is privately fostered"
    stage = LOOKED_AFTER
    done = "Private fostering recorded"
    intro = (
        "For a child under 16 (18 if disabled) who lives for 28 days or more with somebody who is neither a parent nor a "
        "close relative, without being looked after."
    )
    ahead = frozenset({"started_on"})
    labels = {
        "became_aware_on": "On which day did the council learn of it?",
        "notified_on": "When was notice given?",
        "started_on": "When did the child move in, or when will they?",
        "carer": "With whom does the child live?",
        "reason": "Why does the child live there, and what does the child say about it?",
        "carer_suitable": "Is the carer suitable?",
        "advised_on": "When was that decided?",
    }
    hints = {"became_aware_on": "The first visit is due from this day, whenever the child moved in."}

    class Meta:
        model = PrivateFosteringArrangement
        fields = ["became_aware_on", "notified_on", "started_on", "carer", "reason", "carer_suitable", "advised_on"]

    @classmethod
    def fits(cls, child: Child) -> bool:
        age = child.age_on(timezone.localdate())
        return age is not None and age < 18

    @classmethod
    def under_way(cls, child: Child) -> bool:
        return is_in_care(child) or _is_fostered_privately(child)

    def prepare(self) -> None:
        """The carer is one of those named around the child; without any, none is asked for."""
        super().prepare()
        named = Relationship.objects.filter(Q(person=self.child) | Q(other=self.child), ended_on=None)
        around = {key for pair in named.values_list("person", "other") for key in pair} - {self.child.pk}
        carer: Any = self.fields["carer"]
        carer.queryset = Person.objects.filter(pk__in=around).order_by("surname", "forename")
        if not around:
            del self.fields["carer"]

    def perform(self, shared_part: SharedPart | None) -> PrivateFosteringArrangement:
        hand = self.hand
        team = hand.team_for(self.child)
        return record_private_fostering(by=hand.by, child=self.child, team=team, worker=hand.worker, **self.facts())

    @classmethod
    def next_steps(cls, record: PrivateFosteringArrangement) -> Iterable[NextStep]:
        return follows_from(waiting_visit(record))


class OfArrangement(CareStep):
    """A step on the arrangement that goes on."""

    about = PrivateFosteringArrangement
    stage = LOOKED_AFTER

    @property
    def arrangement(self) -> PrivateFosteringArrangement:
        return cast(PrivateFosteringArrangement, self.subject)

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[PrivateFosteringArrangement]:
        return PrivateFosteringArrangement.objects.standing().filter(child=child, ended_on=None)

    def in_view(self) -> list[Fact]:
        arrangement = self.arrangement
        return [Fact("Known since", arrangement.became_aware_on), Fact("Lives with", arrangement.carer)]


@register
class RecordPrivateFosteringVisit(OfArrangement, VisitStep):
    """A visit to a privately fostered child."""

    key = "record_private_fostering_visit"
    title = "Record a visit to the privately fostered child"
    done = "Visit recorded"
    clears = ((PrivateFosteringVisit, "due_on"),)
    for_siblings = True
    shared = frozenset({"visited_on", "place"})

    class Meta:
        model = PrivateFosteringVisit
        fields = VISIT_COLUMNS
        widgets = VISIT_WIDGETS

    def in_view(self) -> list[Fact]:
        return [*due_fact("Visit due", waiting_visit(self.arrangement), self.hand.today), *super().in_view()]

    def perform(self, shared_part: SharedPart | None) -> PrivateFosteringVisit:
        hand, facts = self.hand, self.facts()
        return record_private_fostering_visit(
            by=hand.by, arrangement=self.arrangement, worker=hand.worker, shared_part=shared_part, **facts
        )

    @classmethod
    def next_steps(cls, record: PrivateFosteringVisit) -> Iterable[NextStep]:
        return follows_from(waiting_visit(record.arrangement))


@register
class EndPrivateFostering(OfArrangement, StepForm):
    """The arrangement has ended."""

    key = "end_private_fostering"
    title = "Record the end of private fostering"
    done = "End of private fostering recorded"
    ends = True

    ended_on = DateField(label="On which day did it end?")
    reason = forms.CharField(label="Why, and where does the child live now?", max_length=200)

    def perform(self, shared_part: SharedPart | None) -> PrivateFosteringArrangement:
        return end_private_fostering(by=self.hand.by, arrangement=self.arrangement, **self.facts())


@Whether
def _is_fostered_privately(children: list[int]) -> QuerySet[PrivateFosteringArrangement]:
    return PrivateFosteringArrangement.objects.standing().filter(child__in=children, ended_on=None)
