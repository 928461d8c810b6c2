"""Seeing the child."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, cast

from django import forms
from django.db.models import QuerySet

from assessments.forms.planning import planned_fact
from csc.components import Fact
from csc.forms import CodeField
from csc.models import Child, SharedPart
from looked_after import codes
from looked_after.forms.common import LOOKED_AFTER, OWN_WORDS, OWN_WORDS_HINT, CareStep, OfCare, awaited, due_fact, follows_from
from looked_after.models import LookedAfterVisit
from looked_after.services import finish_visit, record_visit, record_visit_not_made
from workforce.recording.people_seen import FAMILY_SEEN, AsksWhoWasSeen
from workforce.recording.steps import NextStep, Reveal, StepForm, StepModelForm, register

NOT_ALONE = (codes.NOT_SEEN_ALONE, codes.NOT_APPROPRIATE_ALONE)

VISIT_COLUMNS = [
    "visited_on",
    "place",
    "child_seen",
    "seen_alone",
    "not_alone_reason",
    "not_alone_context",
    "bedroom_seen",
    "own_words",
    "narrative",
]
VISIT_WIDGETS: dict[str, Any] = {
    "seen_alone": forms.RadioSelect,
    "not_alone_context": forms.Textarea(attrs={"rows": 2}),
}


class VisitStep(CareStep, StepModelForm):
    """The questions of every visit: seen, seen alone or why not, the child's own words."""

    needed: ClassVar[tuple[str, ...]] = ("visited_on", "place", "child_seen", "narrative")
    reveals = {
        "seen_alone": Reveal("child_seen", ("yes",), required=True),
        "not_alone_reason": Reveal("seen_alone", NOT_ALONE, required=True),
        "not_alone_context": Reveal("seen_alone", NOT_ALONE),
        "bedroom_seen": Reveal("place", ("visit_place:home", "visit_place:placement")),
    }
    labels = {
        "visited_on": "When did you visit?",
        "place": "Where?",
        "child_seen": "Did you see the child?",
        "seen_alone": "Was the child seen alone?",
        "not_alone_reason": "Why not?",
        "not_alone_context": "Anything that explains it",
        "bedroom_seen": "Did you see where the child sleeps?",
        "own_words": OWN_WORDS,
        "narrative": "What did you see, hear and do, and what does it mean for the child?",
    }
    hints = {
        "child_seen": "Only a visit at which the child was seen counts.",
        "seen_alone": "“Not appropriate” is a good answer where it is so: a baby, a child asleep or unwell.",
        "not_alone_context": "For example: he is two months old.",
        "own_words": OWN_WORDS_HINT,
    }


@register
class RecordVisit(OfCare, AsksWhoWasSeen, VisitStep):
    """A visit that was made. The next one follows from it."""

    key = "record_looked_after_visit"
    title = "Record a visit to the looked-after child"
    done = "Visit recorded"
    clears = ((LookedAfterVisit, "due_on"), (LookedAfterVisit, "planned_for"))
    for_siblings = True
    shared = frozenset({"visited_on", "kind", "place"}) | FAMILY_SEEN
    helpers = FAMILY_SEEN
    field_order = ["visited_on", "kind"]

    kind = CodeField(
        code_set="looked_after_visit_kind",
        label="Whose visit was it?",
        widget=forms.RadioSelect,
        initial=codes.SOCIAL_WORKER_VISIT,
        help_text="Only the social worker’s visits are statutory.",
    )

    class Meta:
        model = LookedAfterVisit
        fields = VISIT_COLUMNS
        widgets = VISIT_WIDGETS

    def in_view(self) -> list[Fact]:
        waiting = self.period.visits.planned().order_by("due_on").first()
        return [
            *due_fact("Visit due", waiting, self.hand.today),
            *planned_fact(waiting),
            *super().in_view(),
            *self._last(),
        ]

    def _last(self) -> list[Fact]:
        last = LookedAfterVisit.objects.child_seen().filter(period_of_care=self.period).order_by("-visited_on").first()
        return [Fact("Last seen", last.visited_on)] if last else []

    def perform(self, shared_part: SharedPart | None) -> LookedAfterVisit:
        given = self.facts()
        kind = given.pop("kind").pk
        return record_visit(
            by=self.hand.by, period=self.period, worker=self.hand.worker, kind=kind, shared_part=shared_part, **given
        )

    @classmethod
    def next_steps(cls, record: LookedAfterVisit) -> Iterable[NextStep]:
        return follows_from(awaited(record.period_of_care)["visit"])


class OfVisit(CareStep, StepForm):
    """A step done to one visit."""

    about = LookedAfterVisit
    stage = LOOKED_AFTER

    @property
    def visit(self) -> LookedAfterVisit:
        return cast(LookedAfterVisit, self.subject)

    @classmethod
    def next_steps(cls, record: LookedAfterVisit) -> Iterable[NextStep]:
        return follows_from(awaited(record.period_of_care)["visit"])


@register
class VisitNotMade(OfVisit):
    """The visit that was due did not happen."""

    key = "record_looked_after_visit_not_made"
    title = "Record that a visit was not made"
    done = "Recorded that the visit was not made"
    intro = "The child is still due to be seen by the same day."

    reason = CodeField(code_set="visit_not_done_reason", label="Why was the visit not made?")

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[LookedAfterVisit]:
        return LookedAfterVisit.objects.planned().filter(child=child, period_of_care__ended_on=None)

    def in_view(self) -> list[Fact]:
        return due_fact("Visit due", self.visit, self.hand.today)

    def perform(self, shared_part: SharedPart | None) -> LookedAfterVisit:
        visit = self.visit
        return record_visit_not_made(by=self.hand.by, period=visit.period_of_care, kind=visit.kind_id, **self.facts())


@register
class FinishVisit(OfVisit):
    """The record of a visit that was begun elsewhere and not finished: from now on it counts."""

    key = "finish_looked_after_visit"
    title = "Finish the record of a visit"
    done = "The visit is finished and counts"
    intro = "Read what was recorded. If something is missing, correct the record first."

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[LookedAfterVisit]:
        return LookedAfterVisit.objects.made_but_unfinished().filter(child=child)

    def in_view(self) -> list[Fact]:
        visit = self.visit
        seen = {True: "Yes", False: "No", None: None}[visit.child_seen]
        return [Fact("Visited", visit.visited_on), Fact("Child seen", seen), Fact("What was recorded", visit.narrative)]

    def perform(self, shared_part: SharedPart | None) -> LookedAfterVisit:
        return finish_visit(by=self.hand.by, visit=self.visit)
