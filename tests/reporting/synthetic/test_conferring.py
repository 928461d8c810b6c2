"""Who came to the conferences of a synthetic authority, who sent apologies, and which reports the family had seen."""

from __future__ import annotations

import pytest

from protection.models import ConferenceAttendance

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("authority")]


def test_most_of_those_who_stay_away_send_apologies_and_nobody_who_came() -> None:
    away = ConferenceAttendance.objects.filter(attended=False)
    sent = away.filter(apologies=True).count()
    assert 0.4 * away.count() < sent < 0.8 * away.count()
    assert not ConferenceAttendance.objects.filter(attended=True, apologies=True).exists()


def test_most_reports_were_shared_and_of_some_nobody_said() -> None:
    reports = ConferenceAttendance.objects.filter(report_received_on__isnull=False)
    shares = [reports.filter(report_shared_with_family=answer).count() / reports.count() for answer in (True, False)]
    assert shares[0] > 0.5 > shares[1] > 0
    assert reports.filter(report_shared_with_family=None).exists()
    assert not ConferenceAttendance.objects.filter(report_received_on=None, report_shared_with_family__isnull=False).exists()
