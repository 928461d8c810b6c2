"""An authority's own limits: stricter ones apply from their day, looser ones are refused in a sentence."""

from __future__ import annotations

import datetime
import logging
import re
import time

import numpy as np
import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from csc.days import LONDON, NEVER, day_number
from csc.limits import WorkingDays
from csc.local_standards import LocalStandards, current_standards, reset_standards, set_local_standard
from csc.models import AuditEvent, LocalStandard, User
from csc.timescales import Basis, get_clock
from tests.csc.tables import date

pytestmark = pytest.mark.django_db

STARTS = [date("2019-03-31"), date("2019-04-01"), date("2020-03-31"), date("2020-04-01")]


@pytest.fixture
def manager(db) -> User:
    return User.objects.create(username="manager")


@pytest.fixture
def set_standard(manager):
    def set_(clock: str, unit: str, limit: int, since: str = "2019-04-01", **facts) -> LocalStandard:
        facts = {"reason": "Decided after the inspection.", "set_by": "Improvement board"} | facts
        return set_local_standard(by=manager, clock=clock, unit=unit, limit=limit, effective_from=date(since), **facts)

    return set_


def due(clock: str) -> list[datetime.date | None]:
    return [get_clock(clock).due_on(start) for start in STARTS]


def test_a_stricter_standard_applies_to_clocks_that_start_within_its_dates(set_standard, england):
    national = due("initial_conference")
    set_standard("initial_conference", "working_day", 10, effective_to=date("2020-04-01"))
    own = due("initial_conference")

    assert own == [national[0], england.add(STARTS[1], 10), england.add(STARTS[2], 10), national[3]]


def test_columns_and_dates_follow_the_same_standard(set_standard):
    set_standard("initial_conference", "working_day", 10, effective_to=date("2020-04-01"))
    clock = get_clock("initial_conference")
    starts = np.array([*map(day_number, STARTS), NEVER])

    assert clock.due_on(starts).tolist() == [*map(day_number, due("initial_conference")), NEVER]
    assert clock.in_time(starts[:4], starts[:4] + 19).tolist() == [
        clock.in_time(start, start + datetime.timedelta(days=19)) for start in STARTS
    ]


def test_a_later_standard_takes_over_and_the_earlier_returns_after_it(set_standard):
    set_standard("cp_visit", "week", 3, since="2019-01-01")
    set_standard("cp_visit", "week", 2, since="2019-06-01", effective_to=date("2019-07-01"))
    clock = get_clock("cp_visit")

    days = [(clock.due_on(date(start)) - date(start)).days for start in ("2019-05-31", "2019-06-01", "2019-06-30", "2019-07-01")]
    assert days == [21, 14, 14, 21]


def test_the_national_limit_stays_known_beside_the_local_one(set_standard, england):
    set_standard("assessment", "working_day", 40)
    clock, start = get_clock("assessment"), date("2019-09-02")

    assert clock.due_on(start) == england.add(start, 40)
    assert clock.statutory.due_on(start) == england.add(start, 45)
    version = clock.version_at(start)
    assert (version.basis, version.source) == (Basis.LOCAL, "Local standard set by Improvement board")


@pytest.mark.parametrize(
    ("clock", "unit", "limit", "said"),
    [
        ("initial_conference", "working_day", 16, ["has a limit of 15 working days", "Working Together", "With 16 working days"]),
        ("initial_conference", "day", 28, ["not looser", "With 28 days"]),
        ("lac_first_review", "week", 5, ["20 working days", "regulation 33(1)"]),
        ("lac_visit", "week", 12, ["6 weeks", "regulation 28"]),
        ("health_review_under_five", "month", 7, ["6 months"]),
        ("pathway_review", "month", 12, ["6 months", "Care Leavers"]),
        ("private_fostering_first_visit", "working_day", 8, ["7 working days"]),
        ("adoption_living_together", "week", 9, ["10 weeks", "Adoption and Children Act 2002"]),
    ],
)
def test_a_looser_standard_is_refused_with_the_national_limit_and_its_source(set_standard, clock, unit, limit, said):
    with pytest.raises(ValidationError) as refused:
        set_standard(clock, unit, limit)

    sentence = refused.value.message_dict["limit"][0]
    for part in said:
        assert part in sentence
    assert not LocalStandard.objects.exists()


def test_a_refusal_names_a_clock_that_would_be_due_later(set_standard, england):
    with pytest.raises(ValidationError) as refused:
        set_standard("first_core_group", "day", 14)

    sentence = refused.value.message_dict["limit"][0]
    started, local, national = (
        datetime.date(*time.strptime(day, "%d %B %Y")[:3]) for day in re.findall(r"\d+ [A-Z]\w+ \d{4}", sentence)
    )
    assert local == started + datetime.timedelta(days=14)
    assert national == england.add(started, 10)
    assert local > national


@pytest.mark.parametrize(
    ("clock", "unit", "limit", "start", "due"),
    [
        ("first_review_conference", "day", 91, "2018-11-30", "2019-03-01"),  # P02; by the calendar 28 February
        ("first_review_conference", "day", 91, "2023-08-31", "2023-11-30"),  # P03: the same either way
        ("first_review_conference", "day", 91, "2023-11-29", "2024-02-28"),  # P04; by the calendar 29 February
        ("first_review_conference", "week", 13, "2018-11-30", "2019-03-01"),
        ("later_review_conference", "day", 183, "2018-08-31", "2019-03-02"),  # P05; by the calendar 28 February
        ("later_review_conference", "week", 26, "2018-08-31", "2019-03-01"),
    ],
)
def test_months_of_guidance_may_be_counted_in_days(set_standard, clock, unit, limit, start, due):
    set_standard(clock, unit, limit, since="2018-01-01")
    assert get_clock(clock).due_on(date(start)) == date(due)
    assert get_clock(clock).in_time(date(start), date(due))
    assert not get_clock(clock).in_time(date(start), date(due) + datetime.timedelta(days=1))


@pytest.mark.parametrize(
    ("clock", "unit", "limit"),
    [
        ("first_review_conference", "day", 92),
        ("later_review_conference", "day", 184),
        ("later_review_conference", "week", 27),
        ("lac_second_review", "day", 91),  # Regulations mean the calendar
        ("lac_later_review", "day", 183),
        ("lac_permanent_visit", "week", 13),
        ("pathway_review", "day", 183),
        ("health_review_under_five", "day", 183),
    ],
)
def test_days_beyond_that_or_for_months_of_regulations_are_refused(set_standard, clock, unit, limit):
    with pytest.raises(ValidationError, match="not looser"):
        set_standard(clock, unit, limit)


def test_a_time_that_must_pass_may_be_made_longer(set_standard):
    set_standard("adoption_living_together", "week", 12)

    assert not get_clock("adoption_living_together").in_time(date("2019-05-01"), date("2019-07-23"))
    assert get_clock("adoption_living_together").in_time(date("2019-05-01"), date("2019-07-24"))


@pytest.mark.parametrize(("unit", "limit"), [("hour", 24), ("working_day", 2), ("day", 30)])
def test_where_nothing_national_exists_any_value_may_stand(set_standard, unit, limit):
    set_standard("contact_decision", unit, limit)

    version = get_clock("contact_decision").version_at(date("2019-04-01"))
    assert (version.limit.unit, version.limit.number) == (unit, limit)


def test_a_contact_under_24_hours_is_judged_by_the_hour(set_standard):
    set_standard("contact_decision", "hour", 24)
    received = datetime.datetime(2019, 4, 5, 16, 0, tzinfo=LONDON)
    clock = get_clock("contact_decision")

    assert clock.due_on(received) == date("2019-04-06")
    assert clock.in_time(received, received + datetime.timedelta(hours=24))
    assert not clock.in_time(received, received + datetime.timedelta(hours=24, minutes=1))


def test_conventions_of_a_visiting_standard(set_standard):
    """10 weekdays, bank holidays worked, the first day counted, children in the measure after 15 days on the plan."""
    set_standard("cp_visit", "weekday", 10, counts_first_day=True, settling=15)
    clock = get_clock("cp_visit")

    assert clock.due_on(date("2019-04-12")) == date("2019-04-25")
    assert clock.settled_on(date("2019-04-12")) == date("2019-04-27")


def test_a_cut_off_hour_moves_late_contacts_to_the_next_day(set_standard):
    set_standard("contact_decision", "working_day", 1, cut_off=datetime.time(17))
    clock = get_clock("contact_decision")

    assert clock.due_on(datetime.datetime(2019, 4, 4, 16, 59, tzinfo=LONDON)) == date("2019-04-05")
    assert clock.due_on(datetime.datetime(2019, 4, 4, 17, 0, tzinfo=LONDON)) == date("2019-04-08")


def test_a_standard_of_one_type_of_team_leaves_the_others_alone(set_standard):
    set_standard("cin_visit", "week", 6)
    set_standard("cin_visit", "week", 12, team_type_id="team_type:childrens_disability")
    clock, start = get_clock("cin_visit"), date("2019-05-01")

    weeks = {
        "all": clock.due_on(start),
        "disability": clock.for_team_type("team_type:childrens_disability").due_on(start),
        "duty": clock.for_team_type("team_type:duty").due_on(start),
    }
    assert {name: (day - start).days // 7 for name, day in weeks.items()} == {"all": 6, "disability": 12, "duty": 6}


@pytest.mark.parametrize(
    ("clock", "facts", "said"),
    [
        ("no_such_clock", {}, "There is no clock called no_such_clock"),
        ("assessment", {"effective_from": date("2010-01-01"), "effective_to": date("2011-01-01")}, "does not run for anything"),
        ("contact_decision", {"cut_off": datetime.time(9)}, "afternoon"),
        ("contact_decision", {"unit": "hour", "counts_first_day": True}, "no first day"),
        ("contact_decision", {"reason": ""}, "cannot be blank"),
        ("contact_decision", {"unit": "fortnight"}, "not a valid choice"),
    ],
)
def test_standards_no_clock_could_follow(manager, clock, facts, said):
    given = {
        "unit": "working_day",
        "limit": 1,
        "effective_from": date("2019-04-01"),
        "set_by": "Board",
        "reason": "Reason",
    } | facts
    with pytest.raises(ValidationError, match=said):
        set_local_standard(by=manager, clock=clock, **given)


def test_a_clock_that_runs_alike_everywhere_has_no_standard_of_one_type_of_team(set_standard):
    with pytest.raises(ValidationError, match="runs alike in every team") as refused:
        set_standard("cp_visit", "week", 2, team_type_id="team_type:duty")
    assert list(refused.value.message_dict) == ["team_type"]


def test_two_standards_for_one_clock_from_one_day_are_refused(set_standard):
    set_standard("cp_visit", "week", 3)
    with pytest.raises(ValidationError):
        set_standard("cp_visit", "week", 2)


def test_the_database_refuses_a_standard_that_ends_before_it_begins(manager):
    with pytest.raises(IntegrityError):
        LocalStandard.objects.create(
            recorded_by=manager,
            clock="cp_visit",
            unit="week",
            limit=2,
            effective_from=date("2019-04-01"),
            effective_to=date("2019-04-01"),
            set_by="Board",
            reason="Reason",
        )


def test_a_looser_row_that_came_in_by_another_door_changes_nothing(manager, england, caplog):
    LocalStandard.objects.create(
        recorded_by=manager,
        clock="initial_conference",
        unit="working_day",
        limit=30,
        effective_from=date("2019-04-01"),
        set_by="Imported",
        reason="Imported",
    )
    reset_standards()
    with caplog.at_level(logging.ERROR, logger="csc.local_standards"):
        assert get_clock("initial_conference").due_on(date("2019-05-01")) == england.add(date("2019-05-01"), 15)
    assert "initial_conference" in caplog.text


def test_setting_a_standard_is_written_in_the_log_with_its_reason(set_standard):
    standard = set_standard("cp_visit", "week", 3)

    event = AuditEvent.objects.get(verb="set_local_standard")
    assert (event.record, event.reason, event.detail) == (standard.uuid, "Decided after the inspection.", {"clock": "cp_visit"})


def test_standards_are_read_once_until_they_are_reset(set_standard, django_assert_num_queries):
    set_standard("cp_visit", "week", 3)
    get_clock("cp_visit").due_on(date("2019-05-01"))

    with django_assert_num_queries(0):
        get_clock("cp_visit").due_on(date("2019-05-01"))
        get_clock("assessment").due_on(date("2019-05-01"))


def test_a_run_keeps_the_standards_it_began_with(set_standard, england):
    start = date("2019-05-01")
    with current_standards.pinned(LocalStandards([])):
        set_standard("cp_visit", "week", 3)
        assert get_clock("cp_visit").due_on(start) == england.add(start, 10)

    assert get_clock("cp_visit").due_on(start) == start + datetime.timedelta(weeks=3)


def test_a_standard_says_what_it_is(set_standard):
    assert str(set_standard("cp_visit", "week", 3)) == "cp_visit: 3 weeks from 1 April 2019"
    assert set_standard("assessment", "working_day", 40).as_limit() == WorkingDays(40)
