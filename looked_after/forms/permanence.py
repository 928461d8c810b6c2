"""Special guardianship and the like, permanence before this time in care, deprivation of liberty, convictions."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone

from csc.components import Fact
from csc.forms import CodeField, DateField
from csc.models import Child, Code, SharedPart
from csc.periods import add_months
from csc.prepared import Whether
from looked_after import codes
from looked_after.forms.common import AGE_OF_CRIMINAL_RESPONSIBILITY, LOOKED_AFTER, MONTHS_TO_RECORD_LATE, PLANS, CareStep, InCare
from looked_after.models import Conviction, DeprivationOfLiberty, PeriodOfCare, PermanenceOrder, PreviousPermanence
from looked_after.services import (
    end_deprivation_of_liberty,
    make_permanence_order,
    record_conviction,
    record_previous_permanence,
    start_deprivation_of_liberty,
)
from workforce.recording.steps import NextStep, Reveal, StepForm, StepModelForm, all_steps, register

BEFORE_CARE = ("previous_permanence:P1", "previous_permanence:P2", "previous_permanence:P3", "previous_permanence:P4")


def _in_care_lately(child: Child) -> bool:
    return _in_care_since(child, add_months(timezone.localdate(), -MONTHS_TO_RECORD_LATE))


@Whether
def _in_care_since(children: list[int], day: datetime.date) -> QuerySet[PeriodOfCare]:
    return PeriodOfCare.objects.looked_after().filter(Q(ended_on=None) | Q(ended_on__gte=day), child__in=children)


@Whether
def _is_deprived_of_liberty(children: list[int]) -> QuerySet[DeprivationOfLiberty]:
    return DeprivationOfLiberty.objects.never_ended().filter(child__in=children)


@register
class MakePermanenceOrder(CareStep, StepModelForm):
    """A special guardianship or child arrangements order; for a looked-after child care ends with it."""

    key = "make_permanence_order"
    title = "Record a special guardianship or child arrangements order"
    stage = PLANS
    done = "Order recorded"
    intro = "For a looked-after child care ends on the day of the order. Nothing else has to be recorded for that."
    field_order = ["kind", "ordered_on", "reason_ceased"]
    reason_ceased = CodeField(
        code_set="reason_episode_ceased", label="To whom was it made?", required=False, widget=forms.RadioSelect
    )
    labels = {
        "kind": "Which order was made?",
        "ordered_on": "On which day?",
        "applied_on": "When was it applied for?",
        "to_former_foster_carer": "Was the child fostered by them before?",
        "to_relative_or_friend": "Are they relatives or friends of the child?",
    }
    hints = {"reason_ceased": "Why care ended, as the yearly return asks it."}

    class Meta:
        model = PermanenceOrder
        fields = ["kind", "ordered_on", "applied_on", "to_former_foster_carer", "to_relative_or_friend"]
        widgets = {"kind": forms.RadioSelect}

    @classmethod
    def fits(cls, child: Child) -> bool:
        age = child.age_on(timezone.localdate())
        return age is not None and age < 18

    def prepare(self) -> None:
        super().prepare()
        kinds: Any = self.fields["kind"]
        kinds.queryset = kinds.queryset.exclude(pk=codes.ADOPTION_ORDER)
        reasons: Any = self.fields["reason_ceased"]
        reasons.queryset = reasons.queryset.filter(pk__in=codes.SPECIAL_GUARDIANSHIP | {codes.CHILD_ARRANGEMENTS})
        if not _in_care_lately(self.child):
            del self.fields["reason_ceased"]

    def perform(self, shared_part: SharedPart | None) -> PermanenceOrder:
        hand = self.hand
        return make_permanence_order(by=hand.by, child=self.child, team=hand.team_for(self.child), **self.facts())


@register
class RecordPreviousPermanence(InCare, StepForm):
    """Whether something was meant to be permanent before the child came into care this time."""

    key = "record_previous_permanence"
    title = "Record permanence before this time in care"
    stage = PLANS
    done = "Recorded"
    intro = "Whether the child had been adopted, or lived under such an order, before this time in care."
    reveals = {name: Reveal("permanence", BEFORE_CARE) for name in ("order_year", "order_month", "order_day", "authority")}

    permanence = CodeField(
        code_set="previous_permanence", label="What was meant to be permanent before?", widget=forms.RadioSelect
    )
    order_year = forms.IntegerField(
        label="Year of the order", required=False, min_value=1990, max_value=2199, help_text="As far as it is known."
    )
    order_month = forms.IntegerField(label="Month of the order, as a number", required=False, min_value=1, max_value=12)
    order_day = forms.IntegerField(label="Day of the month", required=False, min_value=1, max_value=31)
    authority = CodeField(code_set="local_authority", label="Which council arranged it?", required=False)

    def prepare(self) -> None:
        """Of a council that is no more, too: the order may be older than every list."""
        super().prepare()
        councils: Any = self.fields["authority"]
        councils.queryset, councils.days = Code.objects.in_set("local_authority"), None

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[PeriodOfCare]:
        return super().open_for(child).filter(previous_permanence=None, short_breaks=False)

    def perform(self, shared_part: SharedPart | None) -> PreviousPermanence:
        return record_previous_permanence(by=self.hand.by, period=self.period, **self.facts())


@register
class StartDeprivationOfLiberty(CareStep, StepModelForm):
    """An order that deprives the child of liberty."""

    key = "start_deprivation_of_liberty"
    title = "Record an order that deprives the child of liberty"
    stage = LOOKED_AFTER
    done = "Order recorded"
    needed = ("restrictions",)
    labels = {
        "started_on": "From which day does the order hold?",
        "court_reference": "Court case number",
        "restrictions": "What may be done to keep the child safe, and what may not?",
    }

    class Meta:
        model = DeprivationOfLiberty
        fields = ["started_on", "court_reference", "restrictions"]

    @classmethod
    def fits(cls, child: Child) -> bool:
        return _in_care_lately(child)

    @classmethod
    def under_way(cls, child: Child) -> bool:
        return _is_deprived_of_liberty(child)

    def perform(self, shared_part: SharedPart | None) -> DeprivationOfLiberty:
        hand = self.hand
        return start_deprivation_of_liberty(by=hand.by, child=self.child, team=hand.team_for(self.child), **self.facts())

    @classmethod
    def next_steps(cls, record: DeprivationOfLiberty) -> Iterable[NextStep]:
        yield NextStep(
            all_steps()["end_deprivation_of_liberty"], record.child, record, why="When the order ends or is not renewed."
        )


@register
class EndDeprivationOfLiberty(CareStep, StepForm):
    """The order no longer holds."""

    key = "end_deprivation_of_liberty"
    title = "Record the end of an order that deprives the child of liberty"
    stage = LOOKED_AFTER
    done = "End of the order recorded"
    ends = True
    about = DeprivationOfLiberty

    ended_on = DateField(label="From which day does the order no longer hold?")

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[DeprivationOfLiberty]:
        return DeprivationOfLiberty.objects.never_ended().filter(child=child)

    def in_view(self) -> list[Fact]:
        order = cast(DeprivationOfLiberty, self.subject)
        return [Fact("Since", order.started_on), Fact("What it allows", order.restrictions)]

    def perform(self, shared_part: SharedPart | None) -> DeprivationOfLiberty:
        order = cast(DeprivationOfLiberty, self.subject)
        return end_deprivation_of_liberty(by=self.hand.by, order=order, **self.facts())


@register
class RecordConviction(CareStep, StepModelForm):
    """A conviction, final warning or reprimand of a looked-after child."""

    key = "record_conviction"
    title = "Record a conviction or final warning"
    stage = LOOKED_AFTER
    done = "Conviction recorded"
    labels = {"convicted_on": "On which day?", "offence": "What for?"}
    hints = {"convicted_on": "The yearly return asks it of looked-after children of 10 and over, and of nobody else."}

    class Meta:
        model = Conviction
        fields = ["convicted_on", "offence"]

    @classmethod
    def fits(cls, child: Child) -> bool:
        age = child.age_on(timezone.localdate())
        return age is not None and age >= AGE_OF_CRIMINAL_RESPONSIBILITY and _in_care_lately(child)

    def perform(self, shared_part: SharedPart | None) -> Conviction:
        hand = self.hand
        return record_conviction(by=hand.by, child=self.child, team=hand.team_for(self.child), **self.facts())
