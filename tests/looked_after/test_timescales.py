"""The clocks of looked-after children, care leavers and privately fostered children, and which of them runs when."""

from __future__ import annotations

import datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csc.days import LONG_AGO, NEVER, day_number
from looked_after import codes, timescales
from looked_after.timescales import (
    ADOPTION_FIRST_REVIEW,
    ADOPTION_LIVING_TOGETHER,
    ADOPTION_PLACEMENT,
    FIRST_REVIEW,
    IN_TOUCH_BIRTHDAY,
    LATER_REVIEW,
    PATHWAY_REVIEW,
    PERMANENT_VISIT,
    SECOND_REVIEW,
    VISIT,
    VISITING,
    adviser_visit,
    health_review,
    in_touch_window,
    next_review,
    next_visit,
    private_fostering_visit,
)
from tests.csc.tables import date, rows

DAYS = st.dates(datetime.date(2012, 1, 1), datetime.date(2029, 12, 31))
MAYBE = st.none() | DAYS

# clock  start  last day in time
LAST_DAYS = """
FIRST_REVIEW  2018-12-11  2019-01-11
FIRST_REVIEW  2021-12-24  2022-01-26
FIRST_REVIEW  2020-12-26  2021-01-26
INITIAL_HEALTH_ASSESSMENT  2018-12-11  2019-01-11
SECOND_REVIEW  2019-01-11  2019-04-11
LATER_REVIEW  2019-03-20  2019-09-20
ADOPTION_FIRST_REVIEW  2018-12-03  2018-12-31
FIRST_VISIT  2019-03-01  2019-03-08
VISIT  2019-03-08  2019-04-19
PERMANENT_VISIT  2019-01-31  2019-04-30
DENTAL_CHECK  2020-02-29  2021-02-28
PATHWAY_ASSESSMENT  2020-02-29  2020-05-29
PATHWAY_REVIEW  2018-08-31  2019-02-28
CARE_PLAN  2018-12-18  2019-01-04
PLACEMENT_PLAN  2019-04-12  2019-04-23
PEP_FIRST  2018-12-11  2019-01-11
PERMANENCE_PLAN  2018-10-31  2019-02-28
TEMPORARY_APPROVAL  2019-01-01  2019-04-23
TEMPORARY_APPROVAL  2020-04-23  2020-08-13
TEMPORARY_APPROVAL  2020-04-24  2020-10-09
TEMPORARY_APPROVAL  2020-09-26  2021-01-16
PRIVATE_FOSTERING_FIRST_VISIT  2024-04-29  2024-05-09
"""


@pytest.mark.parametrize(("clock", "start", "last"), rows(LAST_DAYS))
def test_last_day_in_time(clock, start, last):
    clock = getattr(timescales, clock)

    assert clock.due_on(date(start)) == date(last)
    assert clock.in_time(date(start), date(last))


def test_the_clocks_of_the_care_planning_regulations_begin_with_them():
    assert FIRST_REVIEW.due_on(date("2011-03-31")) is None
    assert FIRST_REVIEW.due_on(date("2011-04-01")) == date("2011-05-05")  # Easter, the Royal Wedding and May Day between


@pytest.mark.parametrize(("clock", "start", "flagged"), [
    (FIRST_REVIEW, "2020-04-01", True),
    (FIRST_REVIEW, "2020-03-20", False),
    (LATER_REVIEW, "2019-12-01", True),
    (VISIT, "2020-09-25", True),
    (VISIT, "2020-09-26", False),
    (PATHWAY_REVIEW, "2020-06-01", False),
])  # fmt: skip
def test_looked_after_clocks_of_the_coronavirus_months_are_flagged(clock, start, flagged):
    assert clock.relaxed(date(start)) is flagged


# ── Reviews ──────────────────────────────────────────────────────────────────────────────────────


def review(held: list[str], **facts):
    days = sorted(date(day) for day in held)
    placed = facts.get("placed_on")
    return next_review(
        began=date("2018-12-11"),
        last_held=days[-1] if days else None,
        number_held=len(days),
        number_held_since_placed=sum(day >= placed for day in days) if placed else 0,
        **facts,
    )


@pytest.mark.parametrize(
    ("held", "clock", "due"),
    [
        ([], FIRST_REVIEW, "2019-01-11"),
        (["2019-01-11"], SECOND_REVIEW, "2019-04-11"),
        (["2019-01-11", "2019-03-20"], LATER_REVIEW, "2019-09-20"),
        (["2019-01-11", "2019-03-20", "2019-09-01"], LATER_REVIEW, "2020-03-01"),
    ],
)
def test_reviews_of_a_child_looked_after_from_11_december_2018(held, clock, due):
    assert review(held).clock is clock
    assert review(held).due_on() == date(due)


@pytest.mark.parametrize(
    ("held", "authority", "due"),
    [
        (["2019-01-11", "2019-04-01"], "2019-05-20", "2019-08-20"),  # three months of authority come before six of the review
        (["2019-01-11", "2019-04-01"], "2019-08-20", "2019-10-01"),  # and here after them
        (["2019-01-11", "2019-06-01"], "2019-05-20", "2019-12-01"),  # reviewed since: six months
        ([], "2018-12-20", "2019-01-11"),
    ],
)
def test_with_authority_to_place_the_earlier_clock_counts(held, authority, due):
    assert review(held, authority_from=date(authority)).due_on() == date(due)


@pytest.mark.parametrize(
    ("held", "due"),
    [
        (["2019-01-11", "2019-04-01"], "2019-07-29"),
        (["2019-01-11", "2019-04-01", "2019-07-20"], "2019-10-20"),
        (["2019-01-11", "2019-07-20", "2019-10-01"], "2020-04-01"),
    ],
)
def test_once_placed_for_adoption_only_the_adoption_clocks_run(held, due):
    """Placed on 1 July 2019: four weeks, then three months, then six."""
    assert review(held, placed_on=date("2019-07-01"), authority_from=date("2019-05-20")).due_on() == date(due)


@pytest.mark.parametrize(("held", "due"), [([], "2019-03-11"), (["2019-03-01"], "2019-09-01")])
def test_short_breaks_are_reviewed_after_three_months_and_then_every_six(held, due):
    assert review(held, short_breaks=True).due_on() == date(due)


@settings(max_examples=30)
@given(
    cases=st.lists(
        st.tuples(DAYS, MAYBE, st.integers(0, 4), MAYBE, MAYBE, st.integers(0, 3), st.booleans()), min_size=1, max_size=8
    )
)
def test_a_column_of_reviews_gives_what_each_child_gives(cases):
    names = ("began", "last_held", "number_held", "authority_from", "placed_on", "number_held_since_placed", "short_breaks")
    # No more reviews since placing than reviews, and a day for the last of them.
    cases = [
        (began, last or began, held, authority, placed, min(since, held), breaks)
        for began, last, held, authority, placed, since, breaks in cases
    ]
    columns = {
        name: np.array([day_number(value) if isinstance(value, datetime.date) or value is None else value for value in values])
        for name, values in zip(names, zip(*cases, strict=True), strict=True)
    }

    due = [next_review(**dict(zip(names, case, strict=True))).due_on() for case in cases]

    assert next_review(**columns).due_on().tolist() == [day_number(day) for day in due]


def test_a_late_review_in_a_column():
    held = np.array([day_number(date("2019-01-11")), day_number(date("2019-01-14"))])
    first = next_review(
        began=np.array([day_number(date("2018-12-11"))] * 2), last_held=np.array([NEVER] * 2), number_held=np.zeros(2)
    )

    assert first.in_time(held).tolist() == [True, False]
    assert first.measurable(held).all()
    assert first.overdue(date("2019-01-14")).tolist() == [True, True]


# ── Visits ───────────────────────────────────────────────────────────────────────────────────────

# regime  last visit  review held  due; the placement began on Friday 1 March 2019
VISITS = """
standard  -  -  2019-03-08
standard  2019-02-27  -  2019-03-08
standard  2019-03-01  -  2019-04-12
standard  2019-03-08  -  2019-04-19
standard  2020-02-29  -  2020-04-11
standard  2020-03-01  -  2020-04-12
permanent  2019-03-08  -  2019-04-19
permanent  2020-02-29  -  2020-04-11
permanent  2020-03-01  -  2020-06-01
long_term_fostering  2020-02-29  -  2020-04-11
long_term_fostering  2020-03-01  -  2020-09-01
others_arrange  2020-02-29  -  2020-04-11
others_arrange  2020-03-01  -  2020-06-01
parent_before_assessment  -  -  2019-03-08
parent_before_assessment  2019-03-08  -  2019-03-15
parent_before_assessment  2019-03-08  2019-03-15  2019-03-15
parent_before_assessment  2019-03-08  2019-03-14  2019-04-19
temporary_approval  2019-03-08  -  2019-03-15
temporary_approval  2019-03-08  2019-03-14  2019-04-05
interim_order_with_parent  2020-03-01  2019-03-29  2020-03-29
full_order_with_parent  2019-03-08  -  2019-04-19
adoption  -  -  2019-03-08
adoption  2019-03-08  -  2019-03-15
adoption  2019-03-29  2019-03-29  2019-05-10
short_breaks  -  -  2019-06-01
short_breaks  2019-05-31  -  2019-11-30
"""


def days_or_none(*texts: str) -> list[datetime.date | None]:
    return [None if text == "-" else date(text) for text in texts]


@pytest.mark.parametrize(("regime", "last", "reviewed", "due"), rows(VISITS))
def test_visits_under_each_regime(regime, last, reviewed, due):
    last, reviewed = days_or_none(last, reviewed)
    began = date("2019-03-01")

    found = next_visit(f"visiting_regime:{regime}", placed_on=began, regime_from=began, last_visit=last, review_held=reviewed)

    assert found.due_on() == date(due)


@pytest.mark.parametrize(
    ("regime", "due"),
    [
        (codes.REGIME_FULL_ORDER_WITH_PARENT, "2019-06-10"),  # a week from the order
        (codes.REGIME_OTHERS_ARRANGE, "2019-06-10"),  # a week from the change
        (codes.REGIME_STANDARD, "2019-07-06"),  # a change of legal status alone starts nothing again
    ],
)
def test_a_change_within_the_placement(regime, due):
    """Placed on 1 March, last visited on 25 May, changed on 3 June."""
    found = next_visit(
        regime, placed_on=date("2019-03-01"), regime_from=date("2019-06-03"), last_visit=date("2019-05-25"), review_held=None
    )

    assert found.due_on() == date(due)


def test_every_regime_has_a_rule():
    regimes = {value for name, value in vars(codes).items() if name.startswith("REGIME_")}

    assert set(VISITING) == regimes


def test_no_placement_of_more_than_a_year_is_visited_every_three_months_unless_permanent():
    for regime, rule in VISITING.items():
        if rule.afterwards is PERMANENT_VISIT:
            assert regime == codes.REGIME_PERMANENT


@pytest.mark.parametrize("regime", VISITING)
@settings(max_examples=20)
@given(cases=st.lists(st.tuples(DAYS, st.integers(0, 400), MAYBE, MAYBE), min_size=1, max_size=8))
def test_a_column_of_visits_gives_what_each_child_gives(regime, cases):
    cases = [(began, began + datetime.timedelta(days=later), last, reviewed) for began, later, last, reviewed in cases]
    names = ("placed_on", "regime_from", "last_visit", "review_held")

    due = [next_visit(regime, **dict(zip(names, case, strict=True))).due_on() for case in cases]

    columns = {
        name: np.array([day_number(value) for value in values])
        for name, values in zip(names, zip(*cases, strict=True), strict=True)
    }
    assert next_visit(regime, **columns).due_on().tolist() == [day_number(day) for day in due]


def test_never_visited_is_the_same_as_visited_long_ago():
    began = np.array([day_number(date("2019-03-01"))] * 2)
    found = next_visit(
        codes.REGIME_STANDARD,
        placed_on=began,
        regime_from=began,
        last_visit=np.array([NEVER, LONG_AGO]),
        review_held=np.array([NEVER, NEVER]),
    )

    assert found.due_on().tolist() == [day_number(date("2019-03-08"))] * 2
    assert found.overdue(date("2019-03-09")).all()


# ── Health ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("born", "due"),
    [
        ("2014-12-01", "2019-03-15"),  # P17: turns 5 after the six months
        ("2013-12-01", "2019-09-15"),  # P18: turns 5 within them
        ("2014-03-15", "2019-03-15"),  # turns 5 on the very day
        ("2013-09-15", "2019-09-15"),  # 5 at the last assessment
        ("2013-09-16", "2019-09-15"),
    ],
)
def test_review_health_assessment_after_15_september_2018(born, due):
    assert health_review(last_held=date("2018-09-15"), born=date(born)).due_on() == date(due)


def test_a_column_of_health_reviews_gives_what_each_child_gives():
    born = [date(day) for day in ("2014-12-01", "2013-12-01", "2012-02-29")]
    last = np.array([day_number(date("2018-09-15"))] * 3)

    found = health_review(last_held=last, born=np.array([day_number(day) for day in born]))

    assert found.due_on().tolist() == [day_number(health_review(last_held=date("2018-09-15"), born=day).due_on()) for day in born]
    assert health_review(last_held=np.array([NEVER]), born=np.array([NEVER])).due_on().tolist() == [NEVER]


# ── Leaving care ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("birthday", "first", "last"), [("2019-05-15", "2019-02-15", "2019-06-15"), ("2019-03-31", "2018-12-31", "2019-04-30")]
)
def test_in_touch_from_three_months_before_a_birthday_to_one_month_after(birthday, first, last):
    """P20 and P21."""
    assert in_touch_window(date(birthday)) == (date(first), date(last))
    column = in_touch_window(np.array([day_number(date(birthday))]))
    assert [int(day[0]) for day in column] == [day_number(date(first)), day_number(date(last))]
    assert IN_TOUCH_BIRTHDAY.in_time(date(birthday), date(last))


@pytest.mark.parametrize(
    ("last_visit", "moved", "due"),
    [
        ("2019-03-31", "-", "2019-05-31"),
        ("2019-03-31", "2019-04-10", "2019-04-17"),
        ("2019-03-31", "2019-05-28", "2019-05-31"),
        ("2019-04-12", "2019-04-10", "2019-06-12"),
        ("-", "2019-04-10", "2019-04-17"),
    ],
)
def test_the_adviser_visits_every_two_months_and_within_a_week_of_a_move(last_visit, moved, due):
    last_visit, moved = days_or_none(last_visit, moved)

    assert adviser_visit(last_visit=last_visit, moved_on=moved).due_on() == date(due)


# ── Private fostering and adoption ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("last_visit", "due"),
    [("-", "2024-05-09"), ("2024-05-08", "2024-06-19"), ("2025-04-28", "2025-06-09"), ("2025-04-29", "2025-07-22")],
)
def test_privately_fostered_children_are_visited_every_6_weeks_for_a_year_and_then_every_12(last_visit, due):
    """The authority became aware on 29 April 2024."""
    found = private_fostering_visit(aware_on=date("2024-04-29"), last_visit=days_or_none(last_visit)[0])

    assert found.due_on() == date(due)


def test_adoption():
    assert ADOPTION_FIRST_REVIEW.due_on(date("2018-12-03")) == date("2018-12-31")
    assert ADOPTION_PLACEMENT.in_time(date("2018-06-01"), date("2019-06-01"))
    assert not ADOPTION_PLACEMENT.in_time(date("2018-06-01"), date("2019-06-02"))
    assert not ADOPTION_LIVING_TOGETHER.in_time(date("2019-01-01"), date("2019-03-11"))
    assert ADOPTION_LIVING_TOGETHER.in_time(date("2019-01-01"), date("2019-03-12"))
