"""What a report leaves open is chosen so that all it prints can hold; nothing is called contradictory that rests on a choice."""

from collections import Counter
from pathlib import Path

import pytest

from csc.periods import month_number
from csc.working_days import WorkingDayCalendar
from reporting.replay import assessments, enquiries, flows, looked_after, plans, population, referrals
from reporting.replay.draft import Draft, month_of
from reporting.replay.planning import plan
from reporting.replay.reading import Published, read
from reporting.replay.sharing import fits
from reporting.replay.solving import Bound, Dropped
from tests.reporting.replay.layout import Printed, report

CALENDAR = WorkingDayCalendar([])


def printed(folder: Path, *cells: Printed) -> Published:
    published = read(report(folder, *cells))
    population.settle(published)
    return published


def months(first: str, count: int) -> list[str]:
    year, month = map(int, first.split("-"))
    return [f"{year + (month - 1 + n) // 12}-{(month - 1 + n) % 12 + 1:02d}" for n in range(count)]


# ── Shares that between them hold all ────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("size", "together"), [(5, True), (10, True), (6, False), (15, True), (7, False)])
def test_shares_that_can_be_printed_together(tmp_path: Path, size: int, together: bool) -> None:
    """Two in five, two in five and one in five: of 5, 10 or 15, not of 6 or 7."""
    shares = {"3.5": "40.0", "3.6": "40.0", "3.7": "20.0"}
    published = printed(tmp_path, *((row, "2018-05", "", "", value) for row, value in shares.items()))
    assert fits(published, published.first, size, ["3.5", "3.6", "3.7", "3.8"]) is together


def test_shares_that_each_fit_but_add_up_to_more_than_all(tmp_path: Path) -> None:
    """Of 4, 50.0 % and 75.0 % are each a whole number; together they are 5."""
    published = printed(tmp_path, ("3.5", "2018-05", "", "", "50.0"), ("3.6", "2018-05", "", "", "75.0"))
    assert not fits(published, published.first, 4, ["3.5", "3.6", "3.7", "3.8"])


def test_how_many_were_completed_is_chosen_for_all_outcomes_together(tmp_path: Path) -> None:
    """57.1, 28.6 and 14.3 % are 4, 2 and 1 of seven; 2.4 is not printed."""
    shares = {"3.5": "57.1", "3.6": "28.6", "3.7": "14.3"}
    published = printed(tmp_path, *((row, "2018-05", "", "", value) for row, value in shares.items()))
    made, completed, known = enquiries.plan(published, dict.fromkeys(published.window, 0))
    assert completed[published.first] % 7 == 0
    assert not known[published.first]
    enquiries.complete(published, made, completed, known)
    found = Counter(each.outcome for each in made if each.completed == published.first)
    assert [count * 7 // completed[published.first] for count in sorted(found.values(), reverse=True)] == [4, 2, 1]
    assert not published.reasons


# ── Assessments past their limit ─────────────────────────────────────────────────────────────────


def test_as_many_are_completed_late_as_the_open_ones_fall(tmp_path: Path) -> None:
    """Twelve past 45 working days at the end of May, two at the end of June, ten completed in June: all of them late."""
    published = printed(
        tmp_path, ("2.3", "2018-05", "", "", "12"), ("2.3", "2018-06", "", "", "2"), ("2.4", "2018-06", "", "", "10")
    )
    items, _ = assessments.plan(published, "")
    june = [item for item in items if item.authorised == published.last]
    assert len(june) == 10
    assert sum(item.late or item.over_from is not None or item.started < published.first - 3 for item in june) == 10
    assert not published.reasons


def test_more_are_completed_where_it_is_not_said_how_many(tmp_path: Path) -> None:
    """Thirty fewer are past their limit and four in five were in time: at least 150 were completed."""
    published = printed(
        tmp_path, ("2.3", "2018-05", "", "", "40"), ("2.3", "2018-06", "", "", "10"), ("2.2", "2018-06", "", "", "80.0")
    )
    _, completed = assessments.plan(published, "")
    assert completed.number[published.last] >= 150
    assert not published.reasons


def test_a_fall_that_too_few_completed_allow_is_contradictory(tmp_path: Path) -> None:
    published = printed(
        tmp_path, ("2.3", "2018-05", "", "", "12"), ("2.3", "2018-06", "", "", "2"), ("2.4", "2018-06", "", "", "9")
    )
    assessments.plan(published, "")
    (reason,) = published.reasons.values()
    assert "9 completed late in 2018-06" in reason


# ── Rolling years ────────────────────────────────────────────────────────────────────────────────


def test_a_month_that_is_not_printed_is_like_the_others(tmp_path: Path) -> None:
    """Referrals of July are missing; shares of July and of the years with it are printed."""
    year = [month for month in months("2018-01", 12) if month != "2018-07"]
    published = printed(
        tmp_path,
        *(("1.REFERRALS", month, "", "", "100") for month in year),
        ("1.7", "2018-07", "", "", "14.3"),
        ("1.8", "2018-07", "", "", "20.3"),
        ("1.8", "2018-11", "", "", "20.1"),
    )
    draft = Draft(published.first, published.last, 1, CALENDAR)
    referrals.plan(published, draft)
    found = Counter(month_of(row["received_on"]) for row in draft.of("referral"))
    assert 50 <= found[month_number(2018, 7)] <= 150
    assert not published.reasons


def test_a_share_printed_without_numbers_does_not_fall_with_the_count_beside_it(tmp_path: Path) -> None:
    """20.0 % can be printed of another number; 3 of 20 cannot."""
    published = printed(
        tmp_path,
        ("1.REFERRALS", "2018-06", "", "", "20"),
        ("1.6", "2018-06", "3", "20", "15.0"),
        ("1.7", "2018-06", "", "", "20.0"),
    )
    month = published.last
    beside = (("1.REFERRALS", month), ("1.6", month), ("1.7", month))
    flows.blame(published, [Dropped(Bound("before", "after", 20, 20, cells=beside), "the year has fewer")])
    assert set(published.reasons) == {("1.REFERRALS", month), ("1.6", month)}


def test_as_many_plans_start_as_repeat_an_earlier_one(tmp_path: Path) -> None:
    """Years to November and December with 60 starts each, of which 12 and then 24 repeat: 12 more start in December."""
    published = printed(
        tmp_path,
        ("5.10", "2018-11", "12", "60", "20.0"),
        ("5.10", "2018-12", "24", "60", "40.0"),
        ("5.9", "2018-12", "15", "60", "25.0"),
    )
    made = plans.plan(published)
    year = [each for each in made if published.last - 11 <= each.started <= published.last]
    assert len(year) == 60
    assert sum(each.repeat != "" for each in year) == 24
    assert sum(each.repeat == "recent" for each in year) == 15
    assert sum(each.repeat != "" for each in made if each.started == published.last) >= 12
    assert not published.reasons


def test_enough_plans_start_for_the_young_ones_to_be_left_out(tmp_path: Path) -> None:
    """Of 100 plans 90.1 % cannot be up to date; of 91, 82 are: nine or more are too young to be judged."""
    published = printed(tmp_path, ("5.1", "2018-11", "", "", "100"), ("5.14", "2018-11", "", "", "90.1"))
    made = [each for each in plans.plan(published) if each.started == published.last and each.ended is None]
    assert sum(each.in_last_week or each.in_last_fortnight for each in made) >= 9
    assert not published.reasons


def test_plans_of_two_years_that_vanish_without_ending_are_contradictory(tmp_path: Path) -> None:
    """Ten of a hundred had lasted two years; no such plan ended in December, and none is left."""
    published = printed(
        tmp_path,
        *(("5.1", month, "", "", "100") for month in ("2018-11", "2018-12")),
        ("5.11", "2018-11", "", "", "10.0"),
        ("5.11", "2018-12", "", "", "0.0"),
        ("5.12", "2018-12", "0", "8", "0.0"),
    )
    plans.plan(published)
    (name, _), reason = published.reasons.popitem()
    assert name in ("5.11", "5.12")
    assert "5.1" in reason
    assert not published.reasons


# ── Enquiries and care ───────────────────────────────────────────────────────────────────────────


def test_every_conference_that_is_judged_has_its_enquiry(tmp_path: Path) -> None:
    """Eight children at conferences in June, three in time: of 24 enquiries in a year, eight begin when those need them."""
    published = printed(
        tmp_path,
        ("3.2", "2018-11", "", "", "24"),
        ("5.4", "2018-06", "", "", "8"),
        ("5.5", "2018-06", "3", "8", "37.5"),
    )
    held = [row for row in plan(published, CALENDAR, 1).of("conference") if month_of(row["held_on"]) == month_number(2018, 6)]
    taken = [int(CALENDAR.count(row["enquiry"]["started_on"], row["held_on"])) for row in held]
    assert (len(taken), sum(days <= 15 for days in taken)) == (8, 3)


def test_how_many_left_care_is_chosen_for_all_reasons_together(tmp_path: Path) -> None:
    """Three in seven to permanence, two of them to guardianship, none adopted; 6.4 is not printed."""
    published = printed(
        tmp_path,
        ("6.5", "2018-05", "", "", "42.9"),
        ("6.7", "2018-05", "", "", "28.6"),
        ("6.9", "2018-05", "", "", "0.0"),
    )
    draft = Draft(published.first, published.last, 1, CALENDAR)
    looked_after.plan(published, draft)
    ended = [row for row in draft.of("care") if row["ended_on"] is not None and month_of(row["ended_on"]) == published.first]
    assert ended
    assert len(ended) % 7 == 0
    assert not published.reasons
