"""Placements counted as the national stability measures count them, for the year ending 31 March 2019."""

from __future__ import annotations

import datetime

import pytest

from looked_after import codes
from looked_after.models import PeriodOfCare, Placement
from looked_after.stays import placements_between, placements_in_year_to, settled_since, stays_of

YEAR_END = datetime.date(2019, 3, 31)

# carer | type | from | to, one row of the table for each placement; a blank line begins another period of care.
CASES = {
    "S1, one placement throughout": (
        1,
        """
        A | U6 | 2016-05-01 |
        """,
    ),
    "S2, three carers": (
        3,
        """
        A | U6 | 2017-05-01 | 2018-07-01
        B | U6 | 2018-07-01 | 2018-11-01
        C | U6 | 2018-11-01 |
        """,
    ),
    "S3, the legal status changed and the row was split, the carer stayed": (
        2,
        """
        A | U6 | 2017-05-01 | 2018-07-01
        A | U6 | 2018-07-01 | 2018-11-01
        B | U6 | 2018-11-01 |
        """,
    ),
    "S4, two weeks elsewhere while the carer was on holiday": (
        1,
        """
        A | U6 | 2017-05-01 | 2018-08-01
        X | T3 | 2018-08-01 | 2018-08-15
        A | U6 | 2018-08-15 |
        """,
    ),
    "S5, the foster carer adopts": (
        2,
        """
        A | U6 | 2017-05-01 | 2018-06-01
        B | U5 | 2018-06-01 | 2018-12-01
        B | A5 | 2018-12-01 |
        """,
    ),
    "S6, left on the first morning: the last night was 31 March": (
        2,
        """
        A | U6 | 2017-05-01 | 2018-04-01
        B | U6 | 2018-04-01 | 2018-09-01
        C | U6 | 2018-09-01 |
        """,
    ),
    "S7, one night of the year with the first carer": (
        3,
        """
        A | U6 | 2017-05-01 | 2018-04-02
        B | U6 | 2018-04-02 | 2018-09-01
        C | U6 | 2018-09-01 |
        """,
    ),
    "S8, home and back to the same carer in a new period of care": (
        3,
        """
        A | U6 | 2018-01-10 | 2018-05-10

        A | U6 | 2018-09-01 | 2018-10-01
        B | U6 | 2018-10-01 |
        """,
    ),
    "S10, back to an earlier carer after another": (
        3,
        """
        A | U6 | 2017-05-01 | 2018-07-01
        B | U6 | 2018-07-01 | 2018-11-01
        A | U6 | 2018-11-01 |
        """,
    ),
    "a temporary stay from which the child did not return is a gap, and the next carer another placement": (
        2,
        """
        A | U6 | 2017-05-01 | 2018-08-01
        X | T4 | 2018-08-01 | 2018-08-05
        B | U6 | 2018-08-05 |
        """,
    ),
    "still in hospital at the year end: the carer's place is kept": (
        1,
        """
        A | U6 | 2017-05-01 | 2018-03-20
        X | T1 | 2018-03-20 | 2018-04-20
        A | U6 | 2018-04-20 | 2019-03-30
        X | T1 | 2019-03-30 |
        """,
    ),
    "in hospital over the start of the year and never back: the carer's place was kept until then": (
        2,
        """
        A | U6 | 2017-05-01 | 2018-03-20
        X | T1 | 2018-03-20 | 2018-04-20
        B | U6 | 2018-04-20 |
        """,
    ),
    "came on the last day of the year, and was there that night": (
        2,
        """
        A | U6 | 2017-05-01 | 2019-03-31
        B | U6 | 2019-03-31 |
        """,
    ),
    "came on 1 April, after the year": (
        1,
        """
        A | U6 | 2017-05-01 | 2019-04-01
        B | U6 | 2019-04-01 |
        """,
    ),
}


def placements(table: str, *, short_breaks: bool = False) -> list[Placement]:
    rows = []
    for number, block in enumerate(table.strip().split("\n\n"), start=1):
        lines = [[part.strip() for part in line.split("|")] for line in block.strip().splitlines()]
        started = datetime.date.fromisoformat(lines[0][2])
        period = PeriodOfCare(pk=number, started_on=started, short_breaks=short_breaks)
        for carer, kind, start, end in lines:
            rows.append(
                Placement(
                    period_of_care=period,
                    carer_key=carer,
                    placement_type_id=f"placement_type:{kind}",
                    started_on=datetime.date.fromisoformat(start),
                    ended_on=datetime.date.fromisoformat(end) if end else None,
                )
            )
    return rows


@pytest.mark.parametrize("case", CASES)
def test_placements_in_the_year(case):
    expected, table = CASES[case]
    assert placements_in_year_to(stays_of(placements(table)), YEAR_END) == expected


@pytest.mark.parametrize("case", CASES)
def test_the_order_of_the_rows_makes_no_difference(case):
    expected, table = CASES[case]
    assert placements_in_year_to(stays_of(reversed(placements(table))), YEAR_END) == expected


def test_s9_short_breaks_are_no_placements():
    rows = placements(
        """
        A | U6 | 2018-04-10 | 2018-04-12

        A | U6 | 2018-06-10 | 2018-06-12
        """,
        short_breaks=True,
    )
    assert placements_in_year_to(stays_of(rows), YEAR_END) == 0


def test_since_april_the_window_is_the_financial_year_so_far():
    stays = stays_of(placements(CASES["S2, three carers"][1]))
    assert placements_between(stays, datetime.date(2018, 4, 1), datetime.date(2018, 6, 30)) == 1
    assert placements_between(stays, datetime.date(2018, 4, 1), datetime.date(2018, 7, 1)) == 2


def test_a_placement_that_began_and_ended_on_one_day_has_no_night():
    rows = placements(
        """
        A | U6 | 2017-05-01 | 2018-07-01
        B | U6 | 2018-07-01 | 2018-07-01
        C | U6 | 2018-07-01 |
        """
    )
    assert placements_in_year_to(stays_of(rows), YEAR_END) == 2


@pytest.mark.parametrize(
    ("case", "table", "since"),
    [
        ("with one carer, a holiday apart", CASES["S4, two weeks elsewhere while the carer was on holiday"][1], "2017-05-01"),
        ("the present carer of three", CASES["S2, three carers"][1], "2018-11-01"),
        (
            "placed for adoption straight from foster care: both count",
            "A | U6 | 2016-09-01 | 2018-06-01\nB | A6 | 2018-06-01 |",
            "2016-09-01",
        ),
        (
            "placed for adoption straight from the last of two homes: that one counts too, the first does not",
            "A | U6 | 2015-09-01 | 2016-09-01\nB | U6 | 2016-09-01 | 2018-06-01\nC | A6 | 2018-06-01 |",
            "2016-09-01",
        ),
        ("not placed", "A | U6 | 2016-09-01 | 2018-06-01", None),
    ],
)
def test_settled_since(case, table, since):
    stays = stays_of(placements(table))
    assert settled_since(stays, YEAR_END) == (datetime.date.fromisoformat(since) if since else None), case


def test_temporary_types_are_the_five_of_the_return():
    assert {code.removeprefix("placement_type:") for code in codes.TEMPORARY} == {"T0", "T1", "T2", "T3", "T4"}
