from reporting.catalogue.assessments.assessments_completed_within_45_working_days import indicator
from tests.reporting.practice import check, engine

ASSESSMENTS = """
child | team | kind        | clock_started_on | started_on | authorised_on | counts?
------+------+-------------+------------------+------------+---------------+--------
Ava   | N1   | new         | 2014-11-10       | 2014-11-12 | 2015-01-15    | yes      # day 45 over Christmas (rules.md W12)
Ben   | N1   | new         | 2014-11-10       | 2014-11-12 | 2015-01-16    | no       # day 46 (W13)
Cal   | S1   | updated     | 2015-01-15       | 2015-01-15 | 2015-01-15    | yes      # the same day: 0
Dee   | S1   | strategy_led|                  | 2015-01-05 | 2015-01-15    | -        # no start recorded
Eve   | S1   | new         | 2015-01-20       | 2015-01-05 | 2015-01-15    | -        # authorised before the clock began
Fay   | S1   | core        | 2015-01-05       | 2015-01-05 | 2015-01-15    | -        # a core assessment has its own figure
Gus   | S1   | new         | 2014-11-10       | 2014-11-12 |               | -        # still open
"""


def test_day_45_is_in_time_and_day_46_is_late() -> None:
    listed = check(indicator, "2015-01", ASSESSMENTS, expect={"Council": (2, 3), "N1": (1, 2), "S1": (1, 1), "Hub": (0, 0)})
    assert listed[1].reason == "does not count: authorised 16 January 2015 on working day 46 after 10 November 2014"


def test_updated_assessments_are_told_apart() -> None:
    only = ASSESSMENTS.replace("| yes      # day 45", "| -        # day 45").replace("| no       # day 46", "| -        # day 46")
    check(indicator.form("updated_only"), "2015-01", only, expect={"Council": (1, 1), "North": (0, 0)})


def test_what_cannot_be_timed_is_listed() -> None:
    listed = engine({"assessments": ASSESSMENTS}, "2015-01").left_out(indicator, "Council", "2015-01")
    assert [row.reason.partition(":")[0] for row in listed] == ["start not recorded", "authorised before the start"]
