"""Who was invited to a conference, who came, what they sent, and when the minutes went out."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csc.models import Code, User
from protection.models import ConferenceAttendance, ConferenceMeeting
from protection.services.conferences import Conference
from workforce.casework import keep_part
from workforce.refusals import refuse_future, refuse_unless_standing


@transaction.atomic
def record_attendance(
    *,
    by: User,
    conference: Conference,
    agency: Code,
    name: str = "",
    role: str = "",
    invited: bool = True,
    attended: bool | None = None,
    apologies: bool = False,
    report_received_on: datetime.date | None = None,
    report_shared_with_family: bool | None = None,
) -> ConferenceAttendance:
    """An agency was invited, came or stayed away, and its report arrived. Said again of one person, it is brought up to date.

    Raises:
        ValidationError: no meeting is booked, or a report from the future.
    """
    refuse_unless_standing(conference)
    if conference.meeting is None:
        raise ValidationError("No meeting is booked for this conference yet.")
    known = conference.meeting.attendances.filter(agency=agency, name=name).first()
    attendance = known or ConferenceAttendance(recorded_by=by, meeting=conference.meeting, agency=agency, name=name)
    attendance.invited, attendance.role = invited, role or attendance.role
    attendance.attended = attendance.attended if attended is None else attended
    attendance.apologies = apologies or (attendance.apologies and not attendance.attended)
    attendance.report_received_on = report_received_on or attendance.report_received_on
    if report_shared_with_family is not None:
        attendance.report_shared_with_family = report_shared_with_family
    keep_part(attendance, by=by, verb="record_attendance", child=conference.child)
    return attendance


@transaction.atomic
def change_attendance(
    *,
    by: User,
    conference: Conference,
    attendance: ConferenceAttendance,
    attended: bool | None,
    apologies: bool = False,
    report_received_on: datetime.date | None = None,
    report_shared_with_family: bool | None = None,
) -> ConferenceAttendance:
    """What is now known of one agency in the list of a conference. What is left out here is no longer known.

    Raises:
        ValidationError: of another conference; apologies of somebody who came; a report shared that has not arrived, or
            from the future.
    """
    refuse_unless_standing(conference)
    if attendance.meeting_id != conference.meeting_id:
        raise ValidationError("This is not an agency of this conference.")
    attendance.attended, attendance.apologies = attended, apologies
    attendance.report_received_on = report_received_on
    attendance.report_shared_with_family = report_shared_with_family
    keep_part(attendance, by=by, verb="change_attendance", child=conference.child)
    return attendance


@transaction.atomic
def record_conference_minutes(*, by: User, conference: Conference, sent_on: datetime.date) -> ConferenceMeeting:
    """The minutes went out.

    Raises:
        ValidationError: not held yet, before it was held, or in the future.
    """
    meeting = conference.meeting
    if meeting is None or meeting.held_on is None:
        raise ValidationError("This conference has not been held yet.")
    refuse_future(sent_on, "minutes_sent_on")
    if sent_on < meeting.held_on:
        raise ValidationError({"minutes_sent_on": "The minutes cannot be sent before the conference was held."})
    meeting.minutes_sent_on = sent_on
    keep_part(meeting, by=by, verb="record_conference_minutes", child=conference.child)
    return meeting
