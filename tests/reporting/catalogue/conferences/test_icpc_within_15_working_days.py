from reporting.catalogue.conferences.icpc_within_15_working_days import indicator
from tests.reporting.practice import check


def test_from_the_discussion_that_launched_the_enquiry() -> None:
    check(
        indicator,
        "2013-01",
        """
        child | team | enquiry | held_on    | transfer_in | counts?
        ------+------+---------+------------+-------------+--------
        Ava   | N1   | A       | 2013-01-10 |             | yes      # day 15 over Christmas (rules.md W10)
        Ben   | N1   | B       | 2013-01-11 |             | no       # day 16
        Cal   | S1   | C       | 2013-01-10 |             | yes      # no discussion recorded: the enquiry's own start
        Dee   | S1   | D       | 2013-01-10 | yes         | -        # moved in with another council's plan
        Eve   | S1   |         | 2013-01-10 |             | -        # no enquiry
        Fay   | S1   | F       | 2013-01-10 |             | -        # before the enquiry began
        """,
        others={
            "s47_enquiries": """
            id | child | team | strategy_discussion | started_on
            A  | Ava   | N1   | first               | 2012-12-17
            B  | Ben   | N1   | second              | 2012-12-17
            C  | Cal   | S1   |                     | 2012-12-20
            D  | Dee   | S1   |                     | 2012-12-20
            F  | Fay   | S1   |                     | 2013-01-14
            """,
            "strategy_discussions": """
            id     | child | team | held_on    | launched_enquiry
            first  | Ava   | N1   | 2012-12-17 | yes
            second | Ben   | N1   | 2012-12-17 | yes
            third  | Ben   | N1   | 2013-01-07 | no               # a later discussion never moves the clock
            """,
        },
        expect={"Council": (2, 3), "N1": (1, 2), "S1": (1, 1)},
    )
