"""Moves, temporary stays, permanence of a placement, and how often the child is visited in it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet

from csc.forms import CodeField, DateField
from csc.models import Child, SharedPart
from csc.permissions import Permission
from looked_after import codes
from looked_after.forms.common import PLACEMENT, InCare, awaited, follows_from
from looked_after.forms.placing import LONGEST_KEY, AsksPlacement, column
from looked_after.models import PeriodOfCare, Placement, VisitingRegime
from looked_after.services import (
    change_placement_status,
    make_permanent,
    move_placement,
    place_child,
    recode_temporary_stay,
    return_from_temporary_stay,
    set_visiting_regime,
    start_temporary_stay,
)
from workforce.recording.steps import NextStep, StepForm, all_steps, register

WHY_MOVED = {
    "label": "Why did the placement end?",
    "help_text": "Reasons tell planned moves from placements that broke down.",
}


class InPlacement(InCare):
    """A step for a child who lives in a placement that is no temporary stay."""

    stage = PLACEMENT
    temporary = False

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[PeriodOfCare]:
        placed = Placement.objects.never_ended().filter(period_of_care=OuterRef("pk"))
        away = Q(placement_type_id__in=codes.TEMPORARY)
        now = placed.filter(away if cls.temporary else ~away)
        return super().open_for(child).filter(Exists(now))

    @classmethod
    def next_steps(cls, record: Any) -> Iterable[NextStep]:
        waiting = awaited(record.period_of_care)
        return follows_from(waiting["visit"], waiting["placement_plan"])


class OnTemporaryStay(InPlacement):
    """A step for a child who is away from the carer for a while."""

    temporary = True


@register
class MovePlacement(InPlacement, AsksPlacement):
    """The child moves to other carers or another home."""

    key = "move_placement"
    title = "Record a move to another placement"
    done = "Move recorded"
    field_order = ["started_on", "reason", "note"]

    started_on = DateField(label="On which day did the child move?")
    reason = CodeField(code_set="reason_placement_change", **WHY_MOVED)
    note = forms.CharField(
        label="What happened, and what did the child want?", widget=forms.Textarea, help_text="Other carers will read this."
    )

    def prepare(self) -> None:
        super().prepare()
        reasons: Any = self.fields["reason"]
        reasons.queryset = reasons.queryset.exclude(pk=codes.STATUS_OF_PLACEMENT_CHANGED)

    def perform(self, shared_part: SharedPart | None) -> Placement:
        given = self.other_facts()
        moved_on = given.pop("started_on")
        return move_placement(by=self.hand.by, period=self.period, details=self.details(), moved_on=moved_on, **given)


@register
class PlaceChild(InCare, AsksPlacement):
    """Where the child lives, when no placement is recorded at present."""

    key = "place_child"
    title = "Record where the child lives"
    stage = PLACEMENT
    done = "Placement recorded"
    intro = "No placement is open for this child."
    field_order = ["started_on"]

    started_on = DateField(label="From which day has the child lived there?")

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[PeriodOfCare]:
        placed = Placement.objects.never_ended().filter(period_of_care=OuterRef("pk"))
        return super().open_for(child).exclude(Exists(placed))

    def perform(self, shared_part: SharedPart | None) -> Placement:
        return place_child(by=self.hand.by, period=self.period, details=self.details(), **self.other_facts())

    @classmethod
    def next_steps(cls, record: Any) -> Iterable[NextStep]:
        waiting = awaited(record.period_of_care)
        return follows_from(waiting["visit"], waiting["placement_plan"])


@register
class ChangePlacementStatus(InPlacement, StepForm):
    """The same carers under another kind of placement. The child has not moved, and no move is counted."""

    key = "change_placement_status"
    title = "Record that the same placement is of another kind now"
    done = "Kind of placement recorded"
    intro = "For the same carers under another heading, such as fostering that has become long term. The child does not move."

    started_on = DateField(label="From which day?")
    placement_type = CodeField(code_set="placement_type", label="What kind of placement is it now?")

    def prepare(self) -> None:
        super().prepare()
        kinds: Any = self.fields["placement_type"]
        kinds.queryset = kinds.queryset.exclude(pk__in=codes.TEMPORARY | codes.PLACED_FOR_ADOPTION)

    def perform(self, shared_part: SharedPart | None) -> Placement:
        given = self.facts()
        return change_placement_status(
            by=self.hand.by, period=self.period, changed_on=given["started_on"], placement_type=given["placement_type"]
        )


@register
class StartTemporaryStay(InPlacement, StepForm):
    """Hospital, a holiday, a stay elsewhere: the child will be back."""

    key = "start_temporary_stay"
    title = "Record a temporary stay elsewhere"
    done = "Temporary stay recorded"
    intro = "For a child who will return to the same carers. It is not counted as a move."

    started_on = DateField(label="From which day is the child away?")
    placement_type = CodeField(
        code_set="placement_type",
        label="Why is the child away?",
        widget=forms.RadioSelect,
        help_text="Hospital at most 42 days, while the carers are on holiday 21, for other reasons 7.",
    )
    setting_name = column("setting_name")
    postcode = column("postcode")
    labels = {"setting_name": "Where is the child staying, and with whom?", "postcode": "Postcode of the stay"}
    needed = ("setting_name",)

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[PeriodOfCare]:
        return super().open_for(child).filter(short_breaks=False)

    def prepare(self) -> None:
        super().prepare()
        kinds: Any = self.fields["placement_type"]
        kinds.queryset = kinds.queryset.filter(pk__in=codes.TEMPORARY)

    def perform(self, shared_part: SharedPart | None) -> Placement:
        given = self.facts()
        key = given["setting_name"].casefold()[:LONGEST_KEY]
        return start_temporary_stay(by=self.hand.by, period=self.period, carer_key=key, **given)

    @classmethod
    def next_steps(cls, record: Placement) -> Iterable[NextStep]:
        back = all_steps()["return_from_temporary_stay"]
        yield NextStep(back, record.child, record.period_of_care, why="Once the child is back with the carers.")


@register
class ReturnFromTemporaryStay(OnTemporaryStay, StepForm):
    """The child is back with the same carers."""

    key = "return_from_temporary_stay"
    title = "Record the return from a temporary stay"
    done = "Return recorded"

    returned_on = DateField(label="On which day did the child come back to the same carers?")

    def perform(self, shared_part: SharedPart | None) -> Placement:
        return return_from_temporary_stay(by=self.hand.by, period=self.period, **self.facts())


@register
class RecodeTemporaryStay(OnTemporaryStay, AsksPlacement):
    """The child will not go back: the stay was a move from the day it began."""

    key = "recode_temporary_stay"
    title = "Record that a temporary stay has become a placement"
    done = "Placement recorded from the day the stay began"
    intro = "For a child who will not go back to the carers. The placement before then ended on the day the stay began."
    field_order = ["reason"]

    reason = CodeField(code_set="reason_placement_change", **WHY_MOVED)

    def code_day(self, name: str) -> datetime.date:
        """The placement is recorded from the day the stay began."""
        stay = Placement.objects.never_ended().filter(period_of_care=cast(PeriodOfCare, self.subject)).first()
        return stay.started_on if stay else self.hand.today

    def prepare(self) -> None:
        super().prepare()
        reasons: Any = self.fields["reason"]
        reasons.queryset = reasons.queryset.exclude(pk=codes.STATUS_OF_PLACEMENT_CHANGED)

    def perform(self, shared_part: SharedPart | None) -> Placement:
        return recode_temporary_stay(by=self.hand.by, period=self.period, details=self.details(), **self.other_facts())


@register
class MakePermanent(InPlacement, StepForm):
    """The match is agreed: this placement is meant to last until the child is 18."""

    key = "make_placement_permanent"
    title = "Record that the placement is meant to last"
    done = "Placement recorded as permanent"

    permanent_from = DateField(
        label="On which day was it agreed that the child stays here until 18?",
        help_text="After a year in such a placement the child is visited less often.",
    )

    def perform(self, shared_part: SharedPart | None) -> Placement:
        return make_permanent(by=self.hand.by, period=self.period, **self.facts())


@register
class SetVisitingRegime(InPlacement, StepForm):
    """Visits agreed to be further apart, or more frequent again, than the placement itself asks for."""

    key = "set_visiting_regime"
    title = "Record how often the child is to be visited"
    done = "Visiting recorded"
    permission = Permission.AUTHORISE_WORK
    intro = "How often a child is visited follows from the placement by itself. Record here only what was agreed to be different."

    regime = CodeField(code_set="visiting_regime", label="How is the child to be visited?", widget=forms.RadioSelect)
    started_on = DateField(label="From which day?")
    reason = forms.CharField(
        label="Who agreed to it and why, and what does the child say to it?",
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def perform(self, shared_part: SharedPart | None) -> VisitingRegime:
        return set_visiting_regime(by=self.hand.by, period=self.period, **self.facts())

    @classmethod
    def next_steps(cls, record: VisitingRegime) -> Iterable[NextStep]:
        return follows_from(awaited(record.placement.period_of_care)["visit"])
