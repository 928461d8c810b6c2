"""Initial conferences: booked, with the agencies invited, put off, cancelled. Brothers and sisters share one meeting."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils import timezone

from assessments.forms.common import CodesField, due_fact, step_named
from csc.components import Fact
from csc.forms import CodeField, DateField, MomentField, YesNoField
from csc.models import Child, Code, SharedPart
from csc.permissions import Permission
from csc.prepared import Whether
from protection import codes
from protection.forms.common import PROTECTION, meeting_of_siblings, planned_in_view, refuse_late_without_reason
from protection.models import ConferenceMeeting, InitialConference, ProtectionPlan, Section47Enquiry
from protection.rules import SATURDAY
from protection.services import (
    book_conference_without_enquiry,
    book_initial_conference,
    cancel_initial_conference,
    postpone_conference,
    record_attendance,
)
from workforce.recording.dated import DatedStep
from workforce.recording.steps import Carried, NextStep, Reveal, StepForm, register

INITIAL = ConferenceMeeting.Kind.INITIAL


class BookingForm(DatedStep, StepForm):
    """When a conference is to be held, and who is invited."""

    stage = PROTECTION
    done = "Conference booked"
    button = "Book the conference"
    ahead = frozenset({"planned_for"})
    for_siblings = True
    shared = frozenset({"planned_for", "invited"})
    helpers = frozenset({"invited"})

    planned_for = MomentField(
        label="When will the conference be held?", help_text="Brothers and sisters booked for the same time share the meeting."
    )
    invited = CodesField(code_set="agency", label="Which agencies are invited?", help_text="A report is asked of each of them.")

    def prepare(self) -> None:
        super().prepare()
        cast(CodesField, self.fields["invited"]).offer(self.hand.today)

    def meeting(self) -> ConferenceMeeting | None:
        """The meeting of a brother or sister, where there is one at this time."""
        return meeting_of_siblings(self.child, INITIAL, self.cleaned_data["planned_for"])

    def invite(self, conference: InitialConference) -> InitialConference:
        """Invite the agencies to the meeting, each once however many children it considers."""
        assert conference.meeting is not None  # noqa: S101 - booking makes one
        asked = set(conference.meeting.attendances.values_list("agency", flat=True))
        for agency in self.cleaned_data["invited"]:
            if agency.pk not in asked:
                record_attendance(by=self.hand.by, conference=conference, agency=agency)
        return conference

    @classmethod
    def next_steps(cls, record: InitialConference) -> Iterable[NextStep]:
        why = "Tick off who came and whose report arrived."
        yield NextStep(step_named("record_conference_attendance"), record.child, record, None, why)
        yield NextStep(step_named("decide_initial_conference"), record.child, record, record.due_on)


@register
class BookInitialConference(BookingForm):
    """The conference an enquiry leads to, within 15 working days of the strategy discussion."""

    key = "book_initial_conference"
    title = "Book an initial child protection conference"
    about = Section47Enquiry
    clears = ((Section47Enquiry, "conference_due_on"),)

    late_reason = CodeField(
        code_set="delay_reason",
        label="Why will it be late?",
        help_text="Only if it cannot be held by the due date above. It still counts as late.",
        required=False,
    )

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[Section47Enquiry]:
        booked = InitialConference.objects.standing().filter(child=child, enquiry__isnull=False).values("enquiry")
        enquiries = Section47Enquiry.objects.standing().filter(child=child, conference_not_required=False)
        may_lead_to_one = Q(completed_on=None) | Q(outcome=codes.SUBSTANTIATED_CONTINUING_RISK)
        return enquiries.filter(may_lead_to_one).exclude(pk__in=booked)

    @property
    def enquiry(self) -> Section47Enquiry:
        return cast(Section47Enquiry, self.subject)

    def carried(self) -> dict[str, Carried]:
        discussion = self.enquiry.strategy_discussion
        there = Code.objects.filter(pk__in=discussion.attendances.values("agency")) if discussion else Code.objects.none()
        if discussion is None or not there:
            return {}
        return {"invited": Carried(list(there), "those at the strategy discussion", timezone.localdate(discussion.held_at))}

    def clean(self) -> dict[str, Any]:
        super().clean()
        planned = self.cleaned_data.get("planned_for")
        day = timezone.localdate(planned) if planned else None
        refuse_late_without_reason(self, "planned_for", day, self.enquiry.conference_due_on)
        if day is not None and day.weekday() >= SATURDAY:
            self.add_error("planned_for", ValidationError("A conference is not held at a weekend. Choose another day"))
        return self.cleaned_data

    def in_view(self) -> list[Fact]:
        facts = [Fact("Strategy discussion", self.enquiry.started_on)]
        facts += due_fact("Conference due", self.enquiry.conference_due_on, self.hand.today)
        outcome = Fact("Outcome of the enquiry", self.enquiry.outcome or "Not completed yet")
        return [*facts, outcome]

    def perform(self, shared_part: SharedPart | None) -> InitialConference:
        booked = book_initial_conference(
            by=self.hand.by, enquiry=self.enquiry, meeting=self.meeting(), shared_part=shared_part, **self.facts()
        )
        return self.invite(booked)


@register
class BookConferenceWithoutEnquiry(BookingForm):
    """A conference that no enquiry here leads to: about a child who moved in with a plan, or before a birth."""

    key = "book_conference_without_enquiry"
    title = "Book a conference for a child who moved in, or before a birth"
    reveals = {"transfer_notified_on": Reveal("moved_in", ("yes",), required=True)}
    helpers = frozenset({"invited", "moved_in"})
    shared = frozenset({"planned_for", "invited", "moved_in", "transfer_notified_on"})

    moved_in = YesNoField(label="Did the child move here with another authority’s child protection plan?")
    transfer_notified_on = DateField(
        label="When were you told that the child moved in?", help_text="The conference is due within 15 working days of that day."
    )

    @classmethod
    def under_way(cls, child: Child) -> bool:
        return _is_booked(child) or _is_enquired_into(child) or _has_a_plan_of_ours(child)

    def perform(self, shared_part: SharedPart | None) -> InitialConference:
        known = self.hand.recording(self.child)
        return self.invite(
            book_conference_without_enquiry(**known, meeting=self.meeting(), shared_part=shared_part, **self.facts())
        )


class BookedConference(DatedStep):
    """A step done to an initial conference that has not been held."""

    about = InitialConference
    stage = PROTECTION

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[InitialConference]:
        return InitialConference.objects.booked().filter(child=child)

    @property
    def conference(self) -> InitialConference:
        return cast(InitialConference, self.subject)

    def in_view(self) -> list[Fact]:
        facts = planned_in_view(self.conference)
        return facts + due_fact("Due", self.conference.due_on, self.hand.today)


class PutOffForm(DatedStep, StepForm):
    """Why a meeting could not be held, and the one that takes its place, for every child it was to consider."""

    stage = PROTECTION
    done = "Conference put off"
    button = "Put it off"
    ahead = frozenset({"planned_for"})
    intro = "The conference stays due on the day it was due. The new day holds for every child the meeting was to consider."

    quorate = YesNoField(
        label="Did people meet, but too few agencies for a decision?",
        help_text="That is a conference that was not quorate.",
        initial=False,
    )
    reason = forms.CharField(label="Why is it put off?", max_length=200, widget=forms.Textarea(attrs={"rows": 3}))
    planned_for = MomentField(
        label="When will it be held instead?", help_text="Leave empty if there is no day yet.", required=False
    )

    def put_off(self, conference: Any) -> Any:
        """Record it: not quorate if people met, without a word on that if nobody did."""
        facts = self.facts()
        too_few = facts.pop("quorate")
        return postpone_conference(by=self.hand.by, conference=conference, quorate=False if too_few else None, **facts)


@register
class PutOffInitialConference(BookedConference, PutOffForm):
    """An initial conference that was adjourned, not quorate or moved."""

    key = "postpone_initial_conference"
    title = "Put off an initial conference"

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[InitialConference]:
        return super().open_for(child).filter(meeting__isnull=False, meeting__held_on=None)

    def perform(self, shared_part: SharedPart | None) -> InitialConference:
        return cast(InitialConference, self.put_off(self.conference))


@register
class CancelInitialConference(BookedConference, StepForm):
    """No conference is needed any more; its enquiry then needs none, for the same reason."""

    key = "cancel_initial_conference"
    title = "Cancel an initial conference that is no longer needed"
    done = "Conference cancelled"
    button = "Cancel the conference"
    permission = Permission.AUTHORISE_WORK

    withdrawn_reason = forms.CharField(
        label="Why is no conference needed?",
        help_text="If it only moves to another day, put it off instead.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def perform(self, shared_part: SharedPart | None) -> InitialConference:
        reason = self.cleaned_data["withdrawn_reason"]
        return cancel_initial_conference(by=self.hand.by, conference=self.conference, reason=reason)


@Whether
def _is_booked(children: list[int]) -> QuerySet[InitialConference]:
    return InitialConference.objects.booked().filter(child__in=children)


@Whether
def _is_enquired_into(children: list[int]) -> QuerySet[Section47Enquiry]:
    return Section47Enquiry.objects.standing().filter(child__in=children, completed_on=None)


@Whether
def _has_a_plan_of_ours(children: list[int]) -> QuerySet[ProtectionPlan]:
    return ProtectionPlan.objects.own().filter(child__in=children, ended_on=None)
