"""Second and later plans: ever, in twelve months, and within two years of the end of the one before."""

import pytest

from reporting.catalogue.cp_plans import (
    cp_plans_repeat_ever,
    cp_plans_repeat_ever_rolling_12m,
    cp_plans_repeat_within_2_years_rolling_12m,
)
from tests.reporting.practice import check

EVER, EVER_IN_A_YEAR = cp_plans_repeat_ever.indicator, cp_plans_repeat_ever_rolling_12m.indicator
WITHIN_TWO_YEARS = cp_plans_repeat_within_2_years_rolling_12m.indicator

HISTORY = """
child | team | started_on | ended_on | previous_plans_stated | previous_plans_elsewhere | for_other_authority | {answer}
Ava   | N1   | 2009-05-01 | 2010-05-01 |     |     |     | -  -  -
Ava   | N1   | 2026-03-02 |            |     |     |     | yes yes no   # 16 years before
Ben   | N1   | 2026-03-02 |            | 1   |     |     | yes yes no   # stated; its end is not known
Cal   | N1   | 2026-03-02 |            |     | 1   |     | no yes no    # another council's
Dee   | S1   | 2025-01-05 | 2025-06-01 |     |     | yes | -  -  -
Dee   | S1   | 2026-03-02 |            |     |     |     | no no no     # only held for another council
Eve   | S1   | 2023-01-05 | 2024-03-02 |     |     |     | -  -  -
Eve   | S1   | 2026-03-02 |            |     |     |     | yes yes yes  # the anniversary
Fay   | S1   | 2023-01-05 | 2024-03-01 |     |     |     | -  -  -
Fay   | S1   | 2026-03-02 |            |     |     |     | yes yes no   # a day more
Gus   | S1   | 2026-03-02 |            |     |     |     | no no no     # the first
Hal   | S1   | 2026-03-02 | 2026-03-02 |     |     |     | no no no     # ended the day it began
"""


def rows(column: int) -> str:
    """The table with one of its three columns of answers: ever, ever with any council, within two years."""
    head, *lines = HISTORY.strip().splitlines()
    answered = [head.format(answer="counts?")]
    for line in lines:
        facts, _, answers = line.partition("#")[0].rpartition("|")
        answered.append(f"{facts}| {answers.split()[column]}")
    return "\n".join(answered)


@pytest.mark.parametrize("indicator", [EVER, EVER_IN_A_YEAR])
def test_an_earlier_plan_of_this_council_however_long_ago(indicator) -> None:
    check(indicator, "2026-03", rows(0), expect={"Council": (4, 8), "N1": (2, 3), "S1": (2, 5)})


def test_any_council() -> None:
    check(EVER.form("any_council"), "2026-03", rows(1), expect={"Council": (5, 8), "N1": (3, 3), "S1": (2, 5)})


def test_two_years_from_the_end_of_the_plan_before() -> None:
    check(WITHIN_TWO_YEARS, "2026-03", rows(2), expect={"Council": (1, 8), "N1": (0, 3), "S1": (1, 5)})


def test_two_plans_in_one_year_count_twice() -> None:
    check(
        WITHIN_TWO_YEARS,
        "2026-03",
        """
        child | team | started_on | ended_on   | counts?
        Ava   | N1   | 2025-03-31 |            | -       # the month before the twelve
        Ben   | N1   | 2025-04-01 | 2025-09-01 | no
        Ben   | N1   | 2026-03-31 |            | yes
        Cal   | N1   | 2025-05-01 | 2026-01-10 | no
        Cal   | N1   | 2026-01-10 |            | yes     # began on the day the one before ended
        """,
        expect={"Council": (2, 4)},
    )
