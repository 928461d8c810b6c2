"""The vectors S1 to S10 of rules.md C.4, for the year that ends on 31 March 2019."""

from reporting.catalogue.placements.placements_three_or_more import indicator
from tests.reporting.practice import check


def test_counting_placements() -> None:
    check(
        indicator,
        "2019-03",
        """
        id | child | team | started_on | ended_on | short_breaks | counts?
        ---+-------+------+------------+----------+--------------+--------
        1  | S1    | N1   | 2016-05-01 |          |              | no
        2  | S2    | N1   | 2017-05-01 |          |              | yes
        3  | S3    | N1   | 2017-05-01 |          |              | no
        4  | S4    | N1   | 2017-05-01 |          |              | no
        5  | S5    | N1   | 2017-05-01 |          |              | no
        6  | S6    | N1   | 2017-05-01 |          |              | no
        7  | S7    | N1   | 2017-05-01 |          |              | yes
        8a | S8    | N1   | 2018-01-10 | 2018-05-10 |            | -
        8b | S8    | N1   | 2018-09-01 |          |              | yes
        9  | S9    | N1   | 2018-04-02 |          | yes          | -
        10 | S10   | N1   | 2017-05-01 |          |              | yes
        """,
        others={
            "placements": """
            care_period | child | carer | placement_type | started_on | ended_on
            1           | S1    | A     | U6             | 2016-05-01 |
            2           | S2    | A     | U6             | 2017-05-01 | 2018-07-01
            2           | S2    | B     | U6             | 2018-07-01 | 2018-11-01
            2           | S2    | C     | U6             | 2018-11-01 |
            3           | S3    | A     | U6             | 2017-05-01 | 2018-07-01   # legal status changed, same carer
            3           | S3    | A     | U6             | 2018-07-01 | 2018-11-01
            3           | S3    | B     | U6             | 2018-11-01 |
            4           | S4    | A     | U6             | 2017-05-01 | 2018-08-01
            4           | S4    | X     | T3             | 2018-08-01 | 2018-08-15   # the carer's holiday
            4           | S4    | A     | U6             | 2018-08-15 |
            5           | S5    | A     | U6             | 2017-05-01 | 2018-06-01
            5           | S5    | B     | U5             | 2018-06-01 | 2018-12-01
            5           | S5    | B     | A5             | 2018-12-01 |              # adopted by the foster carer
            6           | S6    | A     | U6             | 2017-05-01 | 2018-04-01   # last night is 31 March
            6           | S6    | B     | U6             | 2018-04-01 | 2018-09-01
            6           | S6    | C     | U6             | 2018-09-01 |
            7           | S7    | A     | U6             | 2017-05-01 | 2018-04-02   # last night is 1 April
            7           | S7    | B     | U6             | 2018-04-02 | 2018-09-01
            7           | S7    | C     | U6             | 2018-09-01 |
            8a          | S8    | A     | U6             | 2018-01-10 | 2018-05-10
            8b          | S8    | A     | U6             | 2018-09-01 | 2018-10-01   # the same carer in a new period of care
            8b          | S8    | B     | U6             | 2018-10-01 |
            9           | S9    | D     | U6             | 2018-04-02 |
            10          | S10   | A     | U6             | 2017-05-01 | 2018-07-01
            10          | S10   | B     | U6             | 2018-07-01 | 2018-11-01
            10          | S10   | A     | U6             | 2018-11-01 |              # back to an earlier carer
            """
        },
        expect={"Council": (4, 9), "N1": (4, 9)},
    )
