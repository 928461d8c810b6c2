"""Two years with one carer, and the count of placements that begins every April."""

from reporting.catalogue.placements import placements_stable_2_years, placements_three_or_more_financial_year_to_date
from tests.reporting.practice import check

CHILDREN = """
id  | born_on
Ava | 2010-04-01   # 15 until the day after
Ben | 2010-03-31   # 16 on the day
Cal | 2015-01-01
Dee | 2015-01-01
Eve | 2015-01-01
Fay | 2015-01-01
Gus | 2015-01-01
"""


def test_long_in_care_and_two_years_with_one_carer() -> None:
    check(
        placements_stable_2_years.indicator,
        "2026-03",
        """
        id | child | team | started_on | counts?
        ---+-------+------+------------+--------
        A  | Ava   | N1   | 2023-01-01 | yes     # two years on the day, a carer's holiday between
        B  | Ben   | N1   | 2023-01-01 | -       # sixteen
        C  | Cal   | N1   | 2023-09-30 | no      # thirty months on the day; a day short of two years
        D  | Dee   | N1   | 2023-10-01 | -       # a day short of thirty months
        E  | Eve   | S1   | 2023-01-01 | yes     # placed for adoption, two years with the placement before
        F  | Fay   | S1   | 2023-01-01 | no      # moved like Eve, not for adoption
        G  | Gus   | S1   | 2023-01-01 | yes     # the same carer under another paper
        """,
        others={
            "children": CHILDREN,
            "placements": """
            child | care_period | carer | placement_type | started_on | ended_on
            Ava   | A           | k     | U6             | 2023-01-01 | 2024-03-31
            Ava   | A           | l     | U6             | 2024-03-31 | 2025-08-01
            Ava   | A           | x     | T3             | 2025-08-01 | 2025-08-15
            Ava   | A           | l     | U6             | 2025-08-15 |
            Ben   | B           | k     | U6             | 2023-01-01 |
            Cal   | C           | k     | U6             | 2023-09-30 | 2024-04-01
            Cal   | C           | l     | U6             | 2024-04-01 |
            Dee   | D           | k     | U6             | 2023-10-01 |
            Eve   | E           | k     | U6             | 2024-03-31 | 2025-10-01
            Eve   | E           | l     | A4             | 2025-10-01 |
            Fay   | F           | k     | U6             | 2024-03-31 | 2025-10-01
            Fay   | F           | l     | U4             | 2025-10-01 |
            Gus   | G           | k     | U6             | 2023-01-01 | 2025-01-01
            Gus   | G           | k     | U4             | 2025-01-01 |
            """,
        },
        expect={"Council": (3, 5)},
    )


def test_since_the_first_of_april() -> None:
    rows = """
    id | child | team | started_on | counts?
    A  | Ava   | N1   | 2025-01-01 | {A}
    """
    others = {
        "placements": """
        child | care_period | carer | placement_type | started_on | ended_on
        Ava   | A           | k     | U6             | 2025-01-01 | 2025-04-02   # its last night was 1 April
        Ava   | A           | l     | U6             | 2025-04-02 | 2025-06-30
        Ava   | A           | m     | U6             | 2025-06-30 |
        """
    }
    indicator = placements_three_or_more_financial_year_to_date.indicator
    check(indicator, "2025-05", rows.format(A="no"), others=others, expect={"Council": (0, 1)})
    check(indicator, "2025-06", rows.format(A="yes"), others=others, expect={"Council": (1, 1)})
    check(indicator, "2026-04", rows.format(A="no"), others=others, expect={"Council": (0, 1)})
