"""Who came to a conference and whose report arrived, ticked off the list of those invited; and the minutes."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone

from assessments.forms.common import CaseStep, CodesField
from csc.components import Fact
from csc.forms import DateField, YesNoField
from csc.models import Child, SharedPart
from csc.periods import add_months
from protection.forms.common import PROTECTION
from protection.models import ConferenceAttendance, InitialConference, ReviewConference
from protection.services import record_attendance, record_conference_minutes
from workforce.recording.steps import Reveal, StepForm, register

MONTHS_TO_COMPLETE = 3
"""How long after a conference its attendance and its minutes are offered to be recorded."""


class AttendanceForm(CaseStep, StepForm):
    """Two lists to tick, of the agencies invited, and one for those who came without."""

    stage = PROTECTION
    done = "Attendance and reports recorded"
    button = "Save"
    reveals = {"came": Reveal("held", ("yes",)), "came_too": Reveal("held", ("yes",))}

    reports = forms.MultipleChoiceField(
        label="Whose report has arrived?",
        help_text="Reports that were recorded before are not asked again.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reports_on = DateField(
        label="On which day did these reports arrive?",
        help_text="If they came on different days, save this form once for each day.",
        required=False,
    )
    held = YesNoField(label="Has the conference taken place?")
    came = forms.MultipleChoiceField(
        label="Who came?",
        help_text="Whoever is not ticked is recorded as absent.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    came_too = CodesField(code_set="agency", label="Which other agencies came?", required=False)

    @property
    def conference(self) -> Any:
        return self.subject

    def prepare(self) -> None:
        super().prepare()
        self.invited = {str(row.pk): row for row in self._invited()}
        self._offer("reports", [key for key, row in self.invited.items() if row.report_received_on is None])
        self._offer("came", list(self.invited))
        self.initial.setdefault("came", [key for key, row in self.invited.items() if row.attended])
        others = cast(CodesField, self.fields["came_too"])
        others.offer(self.hand.today, without=[row.agency_id for row in self.invited.values()])
        self.initial.setdefault("reports_on", self.hand.today)

    def _invited(self) -> QuerySet[ConferenceAttendance]:
        rows: QuerySet[ConferenceAttendance] = self.conference.meeting.attendances
        return rows.select_related("agency").order_by("agency__order", "pk")

    def _offer(self, name: str, keys: list[str]) -> None:
        """The choices of one list; a list without choices is not asked."""
        field = cast(forms.MultipleChoiceField, self.fields[name])
        field.choices = [(key, _named(self.invited[key])) for key in keys]
        if not keys:
            del self.fields[name]
            self.reveals = {field: reveal for field, reveal in self.reveals.items() if field != name}  # type: ignore[misc]
            if name == "reports":
                del self.fields["reports_on"]

    def clean(self) -> dict[str, Any]:
        super().clean()
        if self.cleaned_data.get("reports") and not self.cleaned_data.get("reports_on"):
            self.add_error("reports_on", "Enter the day on which these reports arrived")
        if self.cleaned_data.get("held") is False and not self.cleaned_data.get("reports") and "held" not in self.errors:
            self.add_error(None, "There is nothing to save yet: no report has arrived and the conference has not taken place.")
        return self.cleaned_data

    def in_view(self) -> list[Fact]:
        there = [f"{_named(row)}, {row.report_received_on:%-d %B}" for row in self.invited.values() if row.report_received_on]
        meeting = self.conference.meeting
        return [Fact("Booked for", meeting.planned_for), Fact("Reports that arrived", "; ".join(there) or "None so far")]

    def perform(self, shared_part: SharedPart | None) -> Any:
        facts, by, conference = self.cleaned_data, self.hand.by, self.conference
        came = set(facts.get("came") or ())
        for key, row in self.invited.items():
            attended = key in came if facts["held"] else None
            report = facts["reports_on"] if key in (facts.get("reports") or ()) else None
            if (attended, report) != (None, None) and (attended, report) != (row.attended, None):
                record_attendance(
                    by=by,
                    conference=conference,
                    agency=row.agency,
                    name=row.name,
                    invited=row.invited,
                    attended=attended,
                    report_received_on=report,
                )
        for agency in facts.get("came_too") or ():
            record_attendance(by=by, conference=conference, agency=agency, invited=False, attended=True)
        return conference


def _named(row: ConferenceAttendance) -> str:
    return f"{row.agency}: {row.name}" if row.name else str(row.agency)


def _since() -> Any:
    return add_months(timezone.localdate(), -MONTHS_TO_COMPLETE)


def still_to_tick(conferences: QuerySet[Any]) -> QuerySet[Any]:
    """Conferences that are booked, and those held not long ago of which nobody has said yet who came."""
    meetings = conferences.filter(meeting__isnull=False, meeting__cancelled_reason="")
    unknown = Q(meeting__attendances__attended=None)
    return meetings.filter(Q(held_on=None) | Q(held_on__gte=_since()) & unknown).distinct()


@register
class InitialAttendance(AttendanceForm):
    """Attendance and reports at an initial conference."""

    key = "record_conference_attendance"
    title = "Record who came to an initial conference, and whose report arrived"
    about = InitialConference

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[InitialConference]:
        return still_to_tick(InitialConference.objects.standing().filter(child=child))


@register
class ReviewAttendance(AttendanceForm):
    """Attendance and reports at a review conference."""

    key = "record_review_attendance"
    title = "Record who came to a review conference, and whose report arrived"
    about = ReviewConference

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[ReviewConference]:
        return still_to_tick(ReviewConference.objects.standing().filter(child=child))


class MinutesForm(CaseStep, StepForm):
    """The day the minutes went out."""

    stage = PROTECTION
    done = "Minutes recorded as sent"
    today = ("minutes_sent_on",)

    minutes_sent_on = DateField(label="When were the minutes sent?", help_text="To everybody who was invited, and the family.")

    def in_view(self) -> list[Fact]:
        conference: Any = self.subject
        return [Fact("Conference held", conference.held_on)]

    def perform(self, shared_part: SharedPart | None) -> Any:
        conference: Any = self.subject
        record_conference_minutes(by=self.hand.by, conference=conference, sent_on=self.cleaned_data["minutes_sent_on"])
        return conference


@register
class InitialMinutes(MinutesForm):
    """The minutes of an initial conference went out."""

    key = "record_conference_minutes"
    title = "Record that the minutes of an initial conference were sent"
    about = InitialConference

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[InitialConference]:
        held = InitialConference.objects.standing().filter(child=child, held_on__gte=_since())
        return held.filter(meeting__held_on__isnull=False, meeting__minutes_sent_on=None)


@register
class ReviewMinutes(MinutesForm):
    """The minutes of a review conference went out."""

    key = "record_review_conference_minutes"
    title = "Record that the minutes of a review conference were sent"
    about = ReviewConference

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[ReviewConference]:
        held = ReviewConference.objects.standing().filter(child=child, held_on__gte=_since())
        return held.filter(meeting__held_on__isnull=False, meeting__minutes_sent_on=None)
