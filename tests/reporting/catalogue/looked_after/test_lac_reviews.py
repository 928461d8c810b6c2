"""Reviews of looked-after children: 20 working days, 3 months, 6 months; 4 weeks once placed for adoption."""

from reporting.catalogue.looked_after import (
    lac_children_all_reviews_in_timescale,
    lac_review_participation,
    lac_reviews_in_timescale,
    lac_reviews_overdue,
)
from tests.reporting.practice import check

CARE = """
id | child | team | started_on | ended_on | short_breaks
A  | Ava   | N1   | 2026-02-02 |          |
B  | Ben   | N1   | 2026-02-02 |          |
C  | Cal   | N1   | 2025-11-03 |          |
D  | Dee   | S1   | 2025-05-01 |          |
E  | Eve   | S1   | 2025-05-01 |          |
F  | Fay   | S1   | 2026-02-02 |          | yes
"""
PLANS = """
child | care_period | decided_on | placed_on
Eve   | E           | 2025-09-01 | 2026-02-01
"""


def test_each_from_the_one_before() -> None:
    check(
        lac_reviews_in_timescale.indicator,
        "2026-03",
        """
        child | team | care_period | held_on    | counts?
        ------+------+-------------+------------+--------
        Ava   | N1   | A           | 2026-03-02 | yes     # working day 20
        Ben   | N1   | B           | 2026-03-03 | no      # working day 21
        Cal   | N1   | C           | 2025-12-01 | -       # December
        Cal   | N1   | C           | 2026-03-01 | yes     # three months after the first
        Dee   | S1   | D           | 2025-05-20 | -
        Dee   | S1   | D           | 2025-08-20 | -
        Dee   | S1   | D           | 2026-03-20 | no      # seven months after the second
        Eve   | S1   | E           | 2025-05-20 | -
        Eve   | S1   | E           | 2026-01-20 | -
        Eve   | S1   | E           | 2026-03-02 | no      # placed on 1 February: four weeks, until 1 March
        Fay   | S1   | F           | 2026-03-02 | -       # short breaks
        """,
        others={"care_periods": CARE, "adoption_plans": PLANS},
        expect={"Council": (2, 5), "N1": (2, 3), "S1": (0, 2)},
    )


def test_overdue_and_every_review_in_time() -> None:
    care = """
    id | child | team | started_on | counts?
    ---+-------+------+------------+--------
    A  | Ava   | N1   | 2026-03-03 | {A}     # the 20th working day is 31 March
    B  | Ben   | N1   | 2026-03-02 | {B}     # it was 30 March, and no review was held
    C  | Cal   | N1   | 2025-01-06 | {C}     # first review late, in February 2025: the year before
    D  | Dee   | S1   | 2025-04-01 | {D}     # first review late, in May 2025
    E  | Eve   | S1   | 2025-11-03 | {E}     # the second was due on 1 March and held in April
    F  | Fay   | S1   | 2026-03-04 | {F}     # looked after for less than 20 working days
    """
    reviews = """
    child | team | care_period | held_on
    Cal   | N1   | C           | 2025-02-20
    Cal   | N1   | C           | 2025-05-20
    Cal   | N1   | C           | 2025-11-20
    Dee   | S1   | D           | 2025-05-20
    Dee   | S1   | D           | 2025-08-20
    Dee   | S1   | D           | 2026-02-20
    Eve   | S1   | E           | 2025-12-01
    Eve   | S1   | E           | 2026-04-02
    """
    given = {"others": {"lac_reviews": reviews}, "as_at": "2026-04-30"}
    overdue = care.format(A="-", B="yes", C="-", D="-", E="yes", F="-")
    check(lac_reviews_overdue.indicator, "2026-03", overdue, **given, expect={"Council": 2, "S1": 1})
    in_time = care.format(A="yes", B="no", C="yes", D="no", E="no", F="-")
    check(lac_children_all_reviews_in_timescale.indicator, "2026-03", in_time, **given, expect={"Council": (2, 5), "S1": (0, 2)})


def test_taking_part_from_four_on() -> None:
    check(
        lac_review_participation.indicator,
        "2026-03",
        """
        child | team | care_period | held_on    | participation | counts?
        Ava   | N1   | A           | 2026-03-10 | PN1           | yes     # four on the day
        Ben   | N1   | B           | 2026-03-10 | PN1           | -       # four the day after
        Cal   | N1   | C           | 2026-03-10 | PN7           | no      # said nothing and sent nobody
        Dee   | S1   | D           | 2026-03-10 | PN6           | yes
        Eve   | S1   | E           | 2026-03-10 |               | no      # not recorded
        Fay   | S1   | F           | 2026-03-10 | PN1           | -       # short breaks
        """,
        others={
            "care_periods": CARE,
            "children": """
            id  | born_on
            Ava | 2022-03-10
            Ben | 2022-03-11
            Cal | 2015-01-01
            Dee | 2015-01-01
            Eve | 2015-01-01
            Fay | 2015-01-01
            """,
        },
        expect={"Council": (2, 4)},
    )
