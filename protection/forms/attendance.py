"""Who came to a conference and whose report arrived, in one table with a row for each agency; and the minutes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from django import forms
from django.db.models import Q, QuerySet
from django.forms.boundfield import BoundField
from django.utils import timezone

from csc.components import Fact
from csc.formats import day as in_full
from csc.forms import CodeField, DateField, DateInput, YesNoField
from csc.models import Child, Code, SharedPart
from csc.periods import add_months
from protection.forms.common import PROTECTION
from protection.forms.tables import IN_TABLE, EntryRow, EntryTable, ListForm
from protection.models import ConferenceAttendance, InitialConference, ReviewConference
from protection.services import change_attendance, record_attendance, record_conference_minutes
from workforce.recording.dated import DatedStep
from workforce.recording.steps import Line, StepForm, register

MONTHS_TO_COMPLETE = 3
"""How long after a conference its attendance and its minutes are offered to be recorded."""


CAME, APOLOGIES, ABSENT = "came", "apologies", "absent"
WHETHER_CAME = [
    ("", "Not known yet"),
    (CAME, "Came"),
    (APOLOGIES, "Sent apologies"),
    (ABSENT, "Did not come, no apologies"),
]
YES_NO = [("", "Not known"), ("yes", "Yes"), ("no", "No")]
OTHERS = ("other1", "other2", "other3")
"""Rows for agencies that came without an invitation; whoever needs more saves the list and opens it again."""
COLUMNS = ("came", "report", "shared")
HEADINGS = ("Agency", "Did they come?", "Report arrived on", "Family has read it")


class DateInCell(DateInput):
    """A date without an example beside it: that stands once, above the table."""


class AttendanceForm(ListForm):
    """One row for each agency: whether it came, when its report arrived, and whether the family has read it."""

    stage = PROTECTION
    done = "Attendance and reports recorded"
    button = "Save"
    intro = "Answer what you know. The list can be saved as often as something more is known."

    @property
    def conference(self) -> Any:
        return self.subject

    def prepare(self) -> None:
        self.rows = {str(row.pk): row for row in self._list()}
        for key, row in self.rows.items():
            self._ask(key, row.who)
            self.initial.update({f"{name}_{key}": value for name, value in _known(row).items()})
        without = [row.agency_id for row in self.rows.values()]
        for number, key in enumerate(OTHERS, 1):
            label = f"Another agency {number}"
            agency = CodeField(code_set="agency", label=label, empty_label="Another agency", required=False)
            agency.queryset = Code.objects.in_set("agency").in_force(self.hand.today).exclude(pk__in=without)
            agency.widget.attrs.update(IN_TABLE)
            self.fields[f"agency_{key}"] = agency
            self._ask(key, f"Another agency {number}")
        super().prepare()

    def _list(self) -> QuerySet[ConferenceAttendance]:
        rows: QuerySet[ConferenceAttendance] = self.conference.meeting.attendances
        return rows.select_related("agency").order_by("-invited", "agency__order", "pk")

    def _ask(self, key: str, who: str) -> None:
        came = forms.ChoiceField(label=f"{who}: did they come?", choices=WHETHER_CAME, required=False)
        report = DateField(label=f"{who}: report arrived on", required=False, widget=DateInCell(calendar=False))
        shared = YesNoField(label=f"{who}: family has read it", choices=YES_NO, required=False, widget=forms.Select)
        for name, field in zip(COLUMNS, (came, report, shared), strict=True):
            field.widget.attrs.update(IN_TABLE)
            self.fields[f"{name}_{key}"] = field

    # ── The page ─────────────────────────────────────────────────────────────────────────────────

    def own_lines(self) -> Iterator[Line]:
        yield Line(self["seen_version"])
        rows = [*self._known_rows(), *self._empty_rows()]
        hint = "Dates as, for example, 27 3 2019."
        yield Line(cast(Any, EntryTable("Who came, and whose report arrived", HEADINGS, rows, hint)))

    def _known_rows(self) -> Iterator[EntryRow]:
        for key, row in self.rows.items():
            yield EntryRow(row.who, "Invited" if row.invited else "Came without an invitation", self._cells(key))

    def _empty_rows(self) -> Iterator[EntryRow]:
        for key in OTHERS:
            yield EntryRow(cast(Any, self[f"agency_{key}"]).as_field_group(), "Not invited", self._cells(key))

    def _cells(self, key: str) -> list[BoundField]:
        return [self[f"{name}_{key}"] for name in COLUMNS]

    def in_view(self) -> list[Fact]:
        meeting = self.conference.meeting
        day = meeting.held_on or (timezone.localdate(meeting.planned_for) if meeting.planned_for else None)
        arrived = [(row.who, row.report_received_on) for row in self.rows.values() if row.report_received_on]
        in_time = [who for who, on in arrived if day is None or on <= day]
        late = [who for who, on in arrived if day is not None and on > day]
        held = Fact("Held", meeting.held_on) if meeting.held_on else Fact("Booked for", meeting.planned_for)
        facts = [held, Fact("Reports by the day", "; ".join(in_time) or "None yet")]
        return [*facts, Fact("Reports after the day", "; ".join(late))] if late else facts

    # ── Checking ─────────────────────────────────────────────────────────────────────────────────

    def clean(self) -> dict[str, Any]:
        super().clean()
        for key in (*self.rows, *OTHERS):
            self._check_row(key)
        self._check_others()
        self.check_nobody_else_changed_it()
        if not self.errors and not self._changed() and not self._others():
            self.add_error(None, "There is nothing to save yet: nothing in the list has changed.")
        return self.cleaned_data

    def _check_row(self, key: str) -> None:
        meeting = self.conference.meeting
        ahead = meeting.held_on is None and meeting.planned_for is not None and meeting.planned_for > timezone.now()
        if self.cleaned_data.get(f"came_{key}") == CAME and ahead:
            day = in_full(timezone.localdate(meeting.planned_for))
            self.add_error(f"came_{key}", f"The conference is booked for {day}. Nobody can have come yet")
        shared = self.cleaned_data.get(f"shared_{key}") is not None
        if shared and self.cleaned_data.get(f"report_{key}") is None and f"report_{key}" not in self.errors:
            self.add_error(f"report_{key}", "Enter the day the report arrived, or leave out whether the family has read it")

    def _check_others(self) -> None:
        chosen: set[str] = set()
        for key in OTHERS:
            agency = self.cleaned_data.get(f"agency_{key}")
            answered = [name for name in COLUMNS if self.cleaned_data.get(f"{name}_{key}") not in (None, "")]
            if agency is None and answered and f"agency_{key}" not in self.errors:
                self.add_error(f"agency_{key}", "Select which agency this is about")
            if agency is not None and not answered:
                self.add_error(f"came_{key}", "Say whether they came, or when their report arrived")
            if agency is not None and agency.pk in chosen:
                self.add_error(f"agency_{key}", f"{agency} is in this list already")
            chosen |= {agency.pk} if agency is not None else set()

    def versions(self) -> QuerySet[Any]:
        return cast(QuerySet[Any], ConferenceAttendance.history.filter(meeting=self.conference.meeting))

    # ── Saving ───────────────────────────────────────────────────────────────────────────────────

    def _said(self, key: str) -> dict[str, Any]:
        """What is said of one row, as columns of the record."""
        came = self.cleaned_data.get(f"came_{key}") or ""
        return {
            "attended": None if not came else came == CAME,
            "apologies": came == APOLOGIES,
            "report_received_on": self.cleaned_data.get(f"report_{key}"),
            "report_shared_with_family": self.cleaned_data.get(f"shared_{key}"),
        }

    def _changed(self) -> list[str]:
        """Keys of the rows of which something else is said than is recorded."""
        said = ((key, self._said(key)) for key in self.rows)
        return [key for key, facts in said if any(getattr(self.rows[key], name) != value for name, value in facts.items())]

    def _others(self) -> list[str]:
        return [key for key in OTHERS if self.cleaned_data.get(f"agency_{key}") is not None]

    def perform(self, shared_part: SharedPart | None) -> Any:
        by, conference = self.hand.by, self.conference
        for key in self._changed():
            change_attendance(by=by, conference=conference, attendance=self.rows[key], **self._said(key))
        for key in self._others():
            agency = self.cleaned_data[f"agency_{key}"]
            record_attendance(by=by, conference=conference, agency=agency, invited=False, **self._said(key))
        return conference


def _known(row: ConferenceAttendance) -> dict[str, Any]:
    """What is recorded of a row, as the table asks it."""
    came = {None: "", True: CAME, False: APOLOGIES if row.apologies else ABSENT}[row.attended]
    return {"came": came, "report": row.report_received_on, "shared": row.report_shared_with_family}


def _since() -> Any:
    return add_months(timezone.localdate(), -MONTHS_TO_COMPLETE)


def still_to_tick(conferences: QuerySet[Any]) -> QuerySet[Any]:
    """Conferences that are booked, and those held not long ago: a report may arrive late, and a slip be put right."""
    meetings = conferences.filter(meeting__isnull=False, meeting__cancelled_reason="")
    return meetings.filter(Q(held_on=None) | Q(held_on__gte=_since()))


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


class MinutesForm(DatedStep, StepForm):
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
