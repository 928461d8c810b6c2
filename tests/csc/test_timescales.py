"""What every clock answers: for dates and columns, through versions, by either verdict, and for what has not happened."""

from __future__ import annotations

import dataclasses
import datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from csc.days import LONDON, LONG_AGO, NEVER, as_date, day_number
from csc.limits import LIMITS, Days, Hours, Months, Unit, Weekdays, Weeks, WorkingDays, looser_example
from csc.timescales import Basis, Clock, Override, Relaxation, State, Timescale, all_clocks, get_clock
from tests.csc.tables import date, rows

CHANGED = datetime.date(2010, 4, 1)
ANY_DAY = st.dates(datetime.date(2001, 1, 1), datetime.date(2030, 6, 30))


def timescale(limit, **facts) -> Timescale:
    return Timescale(key="test", title="Test", source="Test", starts="start", stops="stop", limit=limit, **facts)


TEN_DAYS = timescale(WorkingDays(10), effective_to=CHANGED)
CLOCKS = {
    "working days": timescale(WorkingDays(15)),
    "weekdays": timescale(Weekdays(10)),
    "days": timescale(Days(14)),
    "weeks": timescale(Weeks(6)),
    "months": timescale(Months(3)),
    "first day counted": timescale(WorkingDays(10, counts_first_day=True)),
    "at least": timescale(Weeks(10), at_least=True),
}


def at(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=LONDON)


def column(*days: datetime.date) -> np.ndarray:
    return np.array([day_number(day) for day in days], dtype=np.int32)


# ── Limits ───────────────────────────────────────────────────────────────────────────────────────

# limit  start  last day in time
DUE = """
91 days  2018-11-30  2019-03-01
91 days  2023-08-31  2023-11-30
91 days  2023-11-29  2024-02-28
183 days  2018-08-31  2019-03-02
4 weeks  2018-12-03  2018-12-31
1 week  2019-03-01  2019-03-08
6 weeks  2019-03-08  2019-04-19
14 days  2018-12-18  2019-01-01
10 working days  2018-12-18  2019-01-04
10 working days  2019-04-12  2019-04-30
10 weekdays  2019-04-12  2019-04-26
3 months  2018-11-30  2019-02-28
6 months  2019-01-14  2019-07-14
"""
KINDS = {
    "days": Days,
    "weeks": Weeks,
    "week": Weeks,
    "working days": WorkingDays,
    "weekdays": Weekdays,
    "months": Months,
}


@pytest.mark.parametrize(("limit", "start", "last"), rows(DUE))
def test_due_dates(limit, start, last):
    number, kind = limit.split(" ", 1)
    clock = timescale(KINDS[kind](int(number)))
    last = date(last)

    assert clock.due_on(date(start)) == last
    assert clock.in_time(date(start), last)
    assert clock.overdue(date(start), last) is False


@pytest.mark.parametrize("name", ["days", "weeks", "months"])
@given(start=ANY_DAY)
def test_calendar_limits_end_on_their_day_whatever_day_it_is(name, start):
    clock = CLOCKS[name]
    due = clock.due_on(start)

    assert clock.in_time(start, due)
    assert not clock.in_time(start, due + datetime.timedelta(days=1))


def test_a_review_due_on_a_sunday_and_held_on_monday_is_late():
    assert not timescale(Months(6)).in_time(date("2019-01-14"), date("2019-07-15"))


# case  start  hours  last moment in time
HOURS = """
H1 spring  2019-03-29 22:00  72  2019-04-01 23:00 BST
H2 autumn  2019-10-25 18:00  72  2019-10-28 17:00 GMT
H3 Christmas  2024-12-24 15:30  72  2024-12-27 15:30 GMT
"""


@pytest.mark.parametrize(("title", "start", "hours", "last"), rows(HOURS), ids=["H1", "H2", "H3"])
def test_hours_pass_on_the_nights_on_which_the_clocks_change_too(title, start, hours, last):
    clock = timescale(Hours(int(hours)))
    due = clock.due_at(at(start))

    assert f"{due:%Y-%m-%d %H:%M %Z}" == last
    assert clock.due_on(at(start)) == due.date()
    assert clock.count(at(start), due) == 72.0
    assert clock.in_time(at(start), due)
    assert not clock.in_time(at(start), due + datetime.timedelta(seconds=1))
    assert clock.overdue(at(start), due + datetime.timedelta(seconds=1))


def test_a_column_of_moments_in_minutes_gives_what_each_moment_gives():
    clock = timescale(Hours(72))
    starts = [at(row[1]) for row in rows(HOURS)]
    minutes = np.array([int(start.timestamp()) // 60 for start in starts]).astype("datetime64[m]")

    assert clock.due_on(minutes).tolist() == column(*(clock.due_on(start) for start in starts)).tolist()
    assert clock.in_time(minutes, minutes + 72 * 60).all()
    assert not clock.in_time(minutes, minutes + 72 * 60 + 1).any()
    assert (clock.due_at(minutes) == minutes + 72 * 60).all()


def test_a_clock_that_counts_hours_refuses_days():
    with pytest.raises(TypeError, match="counts hours"):
        timescale(Hours(72)).in_time(date("2019-03-29"), date("2019-03-30"))
    with pytest.raises(TypeError, match="counts hours"):
        timescale(Hours(72)).due_on(column(date("2019-03-29")))


@pytest.mark.parametrize(("today", "overdue"), [("2019-03-31", False), ("2019-04-01", True)])
def test_hours_are_overdue_on_a_day_if_they_were_over_by_its_end(today, overdue):
    """72 hours from 22:00 on Friday 29 March 2019 end at 23:00 on Monday 1 April."""
    clock, start = timescale(Hours(72)), at("2019-03-29 22:00")

    assert clock.overdue(start, date(today)) is overdue
    starts = np.array([int(start.timestamp()) // 60]).astype("datetime64[m]")
    assert clock.overdue(starts, day_number(date(today))).tolist() == [overdue]


def test_the_last_moment_of_a_limit_in_days_is_the_end_of_the_last_day():
    assert timescale(Days(1)).due_at(at("2019-03-30 10:00")) == at("2019-03-31 23:59:59.999999")


def test_the_first_day_counted_makes_a_limit_one_day_shorter():
    started, plain = date("2019-03-04"), timescale(WorkingDays(10))

    assert CLOCKS["first day counted"].due_on(started) == date("2019-03-15")
    assert plain.due_on(started) == date("2019-03-18")
    assert CLOCKS["first day counted"].count(started, started) == 1


@pytest.mark.parametrize(
    ("received", "due"),
    [("2019-03-14 16:59", "2019-03-15"), ("2019-03-14 17:00", "2019-03-18"), ("2019-03-15 18:00", "2019-03-18")],
)
def test_what_arrives_after_the_cut_off_arrived_the_next_day(received, due):
    assert timescale(WorkingDays(1, cut_off=datetime.time(17))).due_on(at(received)) == date(due)


def test_a_cut_off_needs_the_time_of_day():
    with pytest.raises(TypeError, match="times"):
        timescale(WorkingDays(1, cut_off=datetime.time(17))).due_on(date("2019-03-14"))


def test_hours_have_no_first_day_and_no_cut_off():
    with pytest.raises(ValueError, match="no first day"):
        Hours(24, counts_first_day=True)


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        (WorkingDays(45), "45 working days"),
        (Weeks(1), "1 week"),
        (Weekdays(10), "10 weekdays (bank holidays count)"),
        (WorkingDays(10, counts_first_day=True), "10 working days, the first day counted"),
        (WorkingDays(1, cut_off=datetime.time(17)), "1 working day, from 17:00 counted as the next day"),
    ],
)
def test_limits_say_what_they_are(limit, said):
    assert str(limit) == said


@pytest.mark.parametrize(
    ("proposed", "floor", "looser"),
    [
        (WorkingDays(14), WorkingDays(15), False),
        (WorkingDays(16), WorkingDays(15), True),
        (Days(14), Weeks(2), False),
        (Days(28), Months(1), False),
        (Days(29), Months(1), True),
        (Weeks(26), Months(6), True),
        (Weeks(25), Months(6), False),
        (WorkingDays(10), Days(14), True),
        (Days(7), WorkingDays(7), False),
        (Hours(48), Hours(72), False),
        (WorkingDays(3), Hours(72), True),
        (WorkingDays(1), Hours(72), True),
        (Days(1), Hours(72), False),
        (Days(2), Hours(72), True),  # 73 hours, from Friday midnight to the end of the Sunday on which the clocks go back
        (Hours(24), WorkingDays(1), False),
        (Hours(72), WorkingDays(1), True),
        (WorkingDays(15, counts_first_day=True), WorkingDays(15), False),
        (WorkingDays(1, cut_off=datetime.time(17)), WorkingDays(1), True),
        (Weekdays(15), WorkingDays(15), False),
    ],
)
def test_which_limit_is_looser_is_decided_by_every_day_of_ten_years(proposed, floor, looser):
    assert (looser_example(proposed, floor) is not None) == looser


# ── One clock, many starts ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", CLOCKS)
@given(pairs=st.lists(st.tuples(ANY_DAY, ANY_DAY), min_size=1, max_size=20))
def test_a_column_gives_what_each_date_gives(name, pairs):
    clock = CLOCKS[name]
    start, end = column(*(each for each, _ in pairs)), column(*(each for _, each in pairs))

    assert [as_date(day) for day in clock.due_on(start)] == [clock.due_on(each) for each, _ in pairs]
    for question in (clock.count, clock.in_time, clock.overdue, clock.measurable, clock.reached):
        assert question(start, end).tolist() == [question(*pair) for pair in pairs]


@pytest.mark.parametrize("name", CLOCKS)
def test_one_end_answers_for_a_column_of_starts(name):
    clock, end = CLOCKS[name], date("2019-04-23")
    starts = [date("2019-01-01"), date("2019-04-18"), date("2019-04-23")]

    assert clock.overdue(column(*starts), end).tolist() == [clock.overdue(start, end) for start in starts]
    assert clock.overdue(column(*starts), day_number(end)).tolist() == [clock.overdue(start, end) for start in starts]


@pytest.mark.parametrize("name", CLOCKS)
def test_no_rows_give_no_rows(name):
    nothing = np.array([], dtype=np.int32)

    for answer in (CLOCKS[name].due_on(nothing), CLOCKS[name].in_time(nothing, nothing), CLOCKS[name].count(nothing, nothing)):
        assert len(answer) == 0


@pytest.mark.parametrize("name", CLOCKS)
def test_what_has_not_started_is_never_due_in_time_or_overdue(name):
    clock = CLOCKS[name]
    day = day_number(date("2019-04-23"))
    start, end = np.array([NEVER, NEVER, day, LONG_AGO]), np.array([day, NEVER, NEVER, day])

    assert clock.due_on(start)[[0, 1, 3]].tolist() == [NEVER, NEVER, LONG_AGO]
    assert not clock.in_time(start, end).any()
    assert not clock.measurable(start, end).any()
    assert not clock.overdue(start, end)[:2].any()
    assert clock.due_on(None) is None
    assert clock.in_time(None, date("2019-04-23")) is False
    assert clock.overdue(None, date("2019-04-23")) is False


def test_what_was_done_long_ago_is_overdue():
    assert CLOCKS["days"].overdue(np.array([LONG_AGO]), date("2019-04-23")).all()


@pytest.mark.parametrize("name", CLOCKS)
def test_an_end_before_its_start_is_not_in_time_but_an_error(name):
    assert CLOCKS[name].measurable(date("2019-04-23"), date("2019-04-22")) is False
    assert CLOCKS[name].in_time(date("2019-04-23"), date("2019-04-22")) is False


def test_a_time_that_must_pass_is_kept_by_waiting_and_never_overdue():
    clock, placed = CLOCKS["at least"], date("2019-01-01")

    assert not clock.in_time(placed, date("2019-03-11"))
    assert clock.in_time(placed, date("2019-03-12"))
    assert not clock.overdue(placed, date("2019-12-31"))


@pytest.mark.parametrize(("started", "reached"), [("2017-03-31", True), ("2017-04-01", False)])
def test_a_plan_of_two_years_at_31_march_2019(started, reached):
    assert timescale(Months(24)).reached(date(started), date("2019-03-31")) is reached


# ── The verdict ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("verdict", "today", "overdue"),
    [
        ("count", "2019-03-29", False),
        ("count", "2019-03-30", False),
        ("count", "2019-03-31", False),
        ("count", "2019-04-01", True),
        ("due_date", "2019-03-29", False),
        ("due_date", "2019-03-30", True),
    ],
)
def test_one_switch_decides_everywhere_what_a_weekend_after_the_last_day_is(settings, verdict, today, overdue):
    """45 working days from Friday 25 January 2019 end on Friday 29 March."""
    settings.CLOCK_VERDICT = verdict
    clock, started = timescale(WorkingDays(45)), date("2019-01-25")

    assert clock.overdue(started, date(today)) is overdue
    assert clock.overdue(column(started), column(date(today))).tolist() == [overdue]
    assert clock.in_time(started, date(today)) is not overdue
    assert (clock.due_on(started) < clock.overdue_before(date(today))) is overdue
    assert (clock.state(started, None, date(today)) is State.OVERDUE) is overdue


@pytest.mark.parametrize("verdict", ["count", "due_date"])
@pytest.mark.parametrize("name", [name for name in CLOCKS if name != "at least"])
@given(start=ANY_DAY, days=st.integers(0, 120))
def test_kept_due_dates_and_clocks_agree_on_what_is_overdue(name, verdict, start, days):
    from django.test import override_settings

    today = start + datetime.timedelta(days=days)
    with override_settings(CLOCK_VERDICT=verdict):
        clock = CLOCKS[name]
        assert (clock.due_on(start) < clock.overdue_before(today)) == clock.overdue(start, today)


# ── States ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("stop", "today", "state"),
    [
        (None, "2019-04-23", State.RUNNING),
        (None, "2019-04-24", State.DUE_SOON),
        (None, "2019-05-01", State.DUE_SOON),
        (None, "2019-05-02", State.OVERDUE),
        ("2019-05-01", "2019-05-02", State.MET),
        ("2019-05-02", "2019-05-02", State.LATE),
    ],
)
def test_states_of_a_conference_over_easter(stop, today, state):
    """15 working days from 8 April 2019 end on 1 May; five working days before that is 24 April."""
    clock = timescale(WorkingDays(15), warn=5)

    assert clock.state(date("2019-04-08"), stop and date(stop), date(today)) is state


def test_a_clock_that_does_not_warn_goes_from_running_to_overdue():
    assert CLOCKS["days"].warns_on(date("2019-01-01")) is None
    assert CLOCKS["days"].state(date("2019-01-01"), None, date("2019-01-15")) is State.RUNNING


# ── Versions ─────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def registered(monkeypatch):
    """Clocks made by a test are forgotten after it."""
    from csc import timescales

    monkeypatch.setattr(timescales, "_clocks", dict(timescales._clocks))


@pytest.fixture
def changed_rule(registered) -> Clock:
    """Ten working days to March 2010, then fifteen, and none from 2020 on."""
    later = dataclasses.replace(TEN_DAYS, limit=WorkingDays(15), effective_from=CHANGED, effective_to=date("2020-01-01"))
    return Clock(later, TEN_DAYS)


@pytest.mark.parametrize(
    ("start", "limit"), [("2005-01-05", 10), ("2010-03-31", 10), ("2010-04-01", 15), ("2019-12-31", 15), ("2020-01-01", None)]
)
def test_the_version_in_force_when_the_clock_started_applies(changed_rule, england, start, limit):
    start = date(start)
    version = changed_rule.version_at(start)

    assert (version and version.limit.number) == limit
    assert changed_rule.due_on(start) == (limit and england.add(start, limit))
    assert changed_rule.due_on(column(start)).tolist() == column(limit and england.add(start, limit)).tolist()


def test_outside_every_version_nothing_is_measured_or_overdue(changed_rule):
    started, years_later = date("2020-01-01"), date("2022-01-01")

    assert not changed_rule.measurable(started, years_later)
    assert not changed_rule.in_time(started, years_later)
    assert not changed_rule.overdue(started, years_later)


def test_versions_for_a_mixed_column(changed_rule):
    starts = column(date("2010-03-31"), date("2010-04-01"), date("2021-01-01"))
    ends = starts + 21

    assert changed_rule.in_time(starts, ends).tolist() == [False, True, False]
    assert changed_rule.due_on(np.array([NEVER, LONG_AGO])).tolist() == [NEVER, LONG_AGO]


def test_a_clock_that_changes_from_days_to_hours_takes_moments(registered):
    hours = dataclasses.replace(TEN_DAYS, limit=Hours(24), effective_from=CHANGED, effective_to=None)
    clock = Clock(dataclasses.replace(TEN_DAYS, limit=WorkingDays(1)), hours)
    starts = np.array(["2010-03-26T10:00", "2010-04-09T10:00"], dtype="datetime64[m]")

    assert [as_date(day) for day in clock.due_on(starts)] == [date("2010-03-29"), date("2010-04-10")]
    assert clock.in_time(starts, starts + 3 * 24 * 60).tolist() == [True, False]
    assert clock.count(starts, starts + 3 * 24 * 60).tolist() == [1.0, 72.0]


def test_overlapping_versions_are_refused(registered):
    with pytest.raises(ValueError, match="Two versions of test apply"):
        Clock(TEN_DAYS, dataclasses.replace(TEN_DAYS, effective_from=date("2010-03-31"), effective_to=None))


def test_two_clocks_of_one_name_are_refused(registered):
    Clock(TEN_DAYS)
    with pytest.raises(ValueError, match="Two clocks are called test"):
        Clock(TEN_DAYS)


def test_versions_of_different_clocks_are_refused(registered):
    with pytest.raises(ValueError, match="same key"):
        Clock(TEN_DAYS, dataclasses.replace(TEN_DAYS, key="other", effective_from=CHANGED, effective_to=None))


@pytest.mark.parametrize(
    ("start", "relaxed"),
    [("2020-03-24", False), ("2020-03-25", True), ("2020-06-01", True), ("2020-09-25", True), ("2020-09-26", False)],
)
def test_a_clock_that_ran_into_a_relaxation_is_flagged(registered, start, relaxed):
    window = Relaxation("Window", "Test", date("2020-04-24"), date("2020-09-25"))
    clock = Clock(timescale(WorkingDays(20)), relaxed=[window])

    assert clock.relaxed(date(start)) is relaxed
    assert clock.relaxed(column(date(start), None)).tolist() == [relaxed, False]


@pytest.mark.parametrize(("settling", "settled"), [(7, "2019-03-22"), (0, "2019-03-15"), (None, "2019-03-29")])
def test_from_when_a_child_counts_in_a_measure_of_gaps(settling, settled):
    clock = timescale(Days(14), settling=settling)

    assert clock.settled_on(date("2019-03-15")) == date(settled)
    assert clock.settled_on(np.array([NEVER])).tolist() == [NEVER]


# ── The register ─────────────────────────────────────────────────────────────────────────────────


def test_every_clock_says_what_it_needs_to_say():
    keys = [clock.key for clock in all_clocks()]

    assert len(keys) == len(set(keys)) > 90
    for clock in all_clocks():
        assert get_clock(clock.key) is clock
        for version in clock.versions:
            assert version.title, clock
            assert version.source, clock
            assert version.starts != version.stops, clock
            assert version.limit.number > 0, clock
            assert (version.basis is not Basis.LOCAL) or version.override is Override.ANY, clock


def test_every_clock_has_its_boundary():
    """At its last moment work is in time, three days later it is late; only a time that must pass is then kept."""
    start = at("2019-03-04 10:00")
    for clock in all_clocks():
        last = clock.due_at(start)
        if last is None:
            assert clock.versions[-1].effective_to is not None, clock
            continue
        assert clock.in_time(start, last), clock
        assert clock.in_time(start, last + datetime.timedelta(days=3)) is clock.latest.at_least, clock


def test_an_unknown_clock():
    with pytest.raises(KeyError):
        get_clock("no_such_clock")


def test_every_unit_has_its_limit():
    assert set(LIMITS) == set(Unit)
