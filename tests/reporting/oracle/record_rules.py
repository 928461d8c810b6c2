"""The rules a record of a child in need must keep, by hand."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from tests.reporting.oracle.enquiries import launched_on
from tests.reporting.oracle.figures import Case, figure
from tests.reporting.oracle.in_need import open_cases
from tests.reporting.oracle.world import Period, World, by_key, holds, last_started


def errors(w: World, case: Any, day: datetime.date) -> int:
    """How many rules the child's records break on the day, each as often as it is broken."""
    person, found = w.person(case), 0
    found += person.ethnicity_id is None
    found += person.sex_id is None
    found += person.date_of_birth is None and person.expected_on is None
    found += case.primary_need_id is None
    found += len([each for each in w.about("cases", case) if holds(each, day)]) > 1
    referral = by_key(w.referrals).get(case.referral_id)
    found += referral is not None and referral.received_on > case.started_on
    for assessment in w.of("assessments", "episode_id", case.pk):
        begun, ended = assessment.started_on, assessment.authorised_on
        too_soon = begun is not None and begun < case.started_on
        found += too_soon or (ended is not None and (begun is None or ended < begun))
    for enquiry in w.about("enquiries", case):
        since = enquiry.started_on >= case.started_on
        over = enquiry.completed_on is not None and enquiry.completed_on <= day
        found += since and over and enquiry.outcome_id is None
    for conference in w.about("conferences", case):
        held, launched = conference.held_on, launched_on(w, conference)
        since = held is not None and case.started_on <= held <= day
        found += since and launched is not None and held < launched
    return found + section_20_at_home(w, case, day)


def section_20_at_home(w: World, case: Any, day: datetime.date) -> bool:
    """Accommodated by agreement, and placed with the parents who agreed."""
    status = last_started(row for row in w.about("legal_statuses", case) if holds(row, day))
    placement = last_started(row for row in w.about("placements", case) if holds(row, day))
    agreed = status is not None and status.status_id == "legal_status:V2"
    return agreed and placement is not None and placement.placement_type_id == "placement_type:P1"


@figure("data_quality_errors_per_child")
def errors_per_child(w: World, m: Period) -> Iterator[Case]:
    for each in open_cases(w, m):
        yield Case(each.record, each.unit, m.last, Fraction(errors(w, each.record, m.last)), once=each.once)
