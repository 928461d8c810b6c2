"""Becoming looked after, on which ground, and ceasing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from csc.components import Fact
from csc.forms import CodeField, DateField
from csc.forms.base import field_for
from csc.models import Address, Child, SharedPart
from csc.permissions import Permission
from looked_after import codes
from looked_after.forms.common import LOOKED_AFTER, CareStep, InCare, awaited, follows_from, is_in_care, not_for_age
from looked_after.forms.placing import AsksPlacement
from looked_after.models import LegalStatus, PeriodOfCare, Placement
from looked_after.services import (
    change_legal_status,
    end_period_of_care,
    reopen_period_of_care,
    start_period_of_care,
    withdraw_period_of_care,
)
from looked_after.whereabouts import address_is_confidential
from workforce.recording.openings import begins_under
from workforce.recording.steps import Carried, NextStep, StepForm, StepModelForm, all_steps, register


def of_period(name: str, **options: Any) -> Any:
    """The form field of a column of the period of care."""
    return field_for(PeriodOfCare._meta.get_field(name), **options)  # type: ignore[arg-type]


@register
class BecomeLookedAfter(AsksPlacement):
    """The child becomes looked after: since when, on which ground, and where the child lives."""

    key = "become_looked_after"
    title = "Record that the child is looked after"
    stage = LOOKED_AFTER
    done = "The child is recorded as looked after"
    intro = (
        "For a child in a care order, or accommodated for more than 24 hours. "
        "What this makes due, such as the first visit and the health assessment, follows by itself."
    )
    for_siblings = True
    shared = frozenset({"started_on", "status"})
    field_order = ["started_on", "status", "primary_need", "start_note", "home_postcode"]

    started_on = DateField(label="From which day is the child looked after?", help_text="The first night counts.")
    status = CodeField(code_set="legal_status", label="On what legal ground?", widget=forms.RadioSelect)
    primary_need = of_period("primary_need")
    start_note = of_period("start_note")
    home_postcode = of_period("home_postcode")

    labels = {
        **AsksPlacement.labels,
        "primary_need": "What is the main reason?",
        "start_note": "What led to this?",
        "home_postcode": "Postcode where the child lived until now",
    }
    hints = {
        **AsksPlacement.hints,
        "primary_need": "Fixed for as long as the child stays looked after.",
        "start_note": "In words the child can read later: who decided, and why it could not wait or be avoided.",
        "home_postcode": "The distance from home is measured from here.",
    }
    needed = ("primary_need",)

    @classmethod
    def fits(cls, child: Child) -> bool:
        age = child.age_on(timezone.localdate())
        return age is not None and age < 18

    @classmethod
    def under_way(cls, child: Child) -> bool:
        return is_in_care(child)

    def prepare(self) -> None:
        super().prepare()
        grounds: Any = self.fields["status"]
        grounds.queryset = grounds.queryset.exclude(pk__in={codes.FREEING_ORDER, *not_for_age(self.child, self.hand.today)})

    def carried(self) -> dict[str, Carried]:
        """The postcode of the child's home, unless an address is confidential."""
        if address_is_confidential(self.child):
            return {}
        homes = Address.objects.filter(person=self.child, kind="address_kind:home", ended_on=None).exclude(postcode="")
        home = homes.order_by("-started_on", "-pk").first()
        if home is None:
            return {}
        since = home.started_on or timezone.localdate(home.recorded_at)
        return {"home_postcode": Carried(home.postcode, "the home address", since)}

    def perform(self, shared_part: SharedPart | None) -> PeriodOfCare:
        hand = self.hand
        given = self.other_facts()
        return start_period_of_care(
            by=hand.by,
            child=self.child,
            team=hand.team_for(self.child),
            worker=hand.worker,
            legal_status=given.pop("status"),
            placement=self.details(),
            shared_part=shared_part,
            **given,
        )

    @classmethod
    def brings_about(cls, record: PeriodOfCare) -> Iterable[LegalStatus | Placement]:
        return (*record.legal_statuses.all(), *record.placements.all())

    @classmethod
    def next_steps(cls, record: PeriodOfCare) -> Iterable[NextStep]:
        yield from follows_from(*awaited(record).values())
        previous = all_steps()["record_previous_permanence"]
        yield NextStep(
            previous, record.child, record, why="The yearly return asks whether the child had a permanent home before."
        )


@register
class ChangeLegalStatus(InCare, StepForm):
    """Another ground from a day on, such as a full care order after an interim one."""

    key = "change_legal_status"
    title = "Record a new legal status"
    done = "Legal status recorded"

    started_on = DateField(label="From which day does it hold?")
    status = CodeField(code_set="legal_status", label="What is the legal status now?", widget=forms.RadioSelect)
    court_reference = field_for(LegalStatus._meta.get_field("court_reference"))  # type: ignore[arg-type]
    labels = {"court_reference": "Court case number"}
    hints = {"started_on": "The status before ends on this day and stays on record."}

    def prepare(self) -> None:
        super().prepare()
        grounds: Any = self.fields["status"]
        if self.period.short_breaks:
            grounds.queryset = grounds.queryset.filter(pk__in=codes.SHORT_BREAKS)
        else:
            never = codes.SHORT_BREAKS | {codes.FREEING_ORDER} | not_for_age(self.child, self.hand.today)
            grounds.queryset = grounds.queryset.exclude(pk__in=never)

    def perform(self, shared_part: SharedPart | None) -> LegalStatus:
        return change_legal_status(by=self.hand.by, period=self.period, **self.facts())

    @classmethod
    def next_steps(cls, record: LegalStatus) -> Iterable[NextStep]:
        return follows_from(awaited(record.period_of_care)["visit"])


@register
class EndCare(InCare, StepModelForm):
    """The child is no longer looked after."""

    key = "end_period_of_care"
    title = "Record that the child is no longer looked after"
    done = "Care is recorded as ended"
    ends = True
    intro = "The placement and the legal status end on the same day. What was still due is taken off the lists."
    needed = ("ended_on", "reason_ceased", "end_note")
    labels = {
        "ended_on": "From which day is the child no longer looked after?",
        "reason_ceased": "Why did care end?",
        "end_note": "How did it end, and what does the child think of it?",
        "end_agreed_on": "When did the nominated officer agree to it?",
    }
    hints = {
        "reason_ceased": "For adoption and special guardianship record the order instead: it ends care with it.",
        "end_agreed_on": "For a child accommodated under section 20.",
    }

    class Meta:
        model = PeriodOfCare
        fields = ["ended_on", "reason_ceased", "end_note", "end_agreed_on"]

    def prepare(self) -> None:
        super().prepare()
        reasons: Any = self.fields["reason_ceased"]
        reasons.queryset = reasons.queryset.exclude(pk__in=codes.ADOPTED | {codes.EPISODE_CONTINUES})

    def perform(self, shared_part: SharedPart | None) -> PeriodOfCare:
        return end_period_of_care(by=self.hand.by, period=self.period, **self.facts())

    @classmethod
    def next_steps(cls, record: PeriodOfCare) -> Iterable[NextStep]:
        step: Any = all_steps()["set_leaving_care_eligibility"]
        if begins_under(step, record.child):
            yield NextStep(step, record.child, why="A young person of 16 or over may be owed support after care.")


class WithReason(CareStep, StepForm):
    """A step on a period of care for which only a reason is asked."""

    about = PeriodOfCare
    stage = LOOKED_AFTER
    reason = forms.CharField(label="Why?", help_text="Kept with the record.", widget=forms.Textarea(attrs={"rows": 3}))

    def in_view(self) -> list[Fact]:
        period: Any = self.subject
        return [
            Fact("Looked after from", period.started_on),
            Fact("Until", period.ended_on or "goes on"),
            *([Fact("Ended because", period.reason_ceased)] if period.ended_on else []),
        ]


@register
class ReopenCare(WithReason):
    """Undoes an end that was recorded by mistake."""

    key = "reopen_period_of_care"
    title = "Undo the end of care recorded by mistake"
    done = "The child is recorded as looked after without a break"
    permission = Permission.CORRECT_RECORDS

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[PeriodOfCare]:
        newest = PeriodOfCare.objects.standing().filter(child=child).order_by("-started_on").first()
        return PeriodOfCare.objects.filter(pk__in=[newest.pk] if newest and newest.ended_on else [])

    def perform(self, shared_part: SharedPart | None) -> PeriodOfCare:
        return reopen_period_of_care(by=self.hand.by, period=self.subject, **self.facts())  # type: ignore[arg-type]

    @classmethod
    def next_steps(cls, record: PeriodOfCare) -> Iterable[NextStep]:
        return follows_from(*awaited(record).values())


@register
class WithdrawCare(WithReason):
    """The child was never looked after: the period and all that was recorded in it leave every figure."""

    key = "withdraw_period_of_care"
    title = "Withdraw a period of care that never was"
    done = "The period of care is withdrawn"
    button = "Withdraw it"
    permission = Permission.WITHDRAW_RECORDS
    intro = "The placements, visits, reviews and plans recorded in it are withdrawn with it. They stay to be read."

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[PeriodOfCare]:
        return PeriodOfCare.objects.standing().filter(child=child).order_by("-started_on")

    def perform(self, shared_part: SharedPart | None) -> PeriodOfCare:
        return withdraw_period_of_care(by=self.hand.by, period=self.subject, **self.facts())  # type: ignore[arg-type]
