from reporting.catalogue.contacts.contacts_awaiting_decision_overdue import indicator
from tests.reporting.practice import check


def test_undecided_at_the_end_of_the_month_and_past_one_working_day() -> None:
    """31 March 2026 is a Tuesday."""
    check(
        indicator,
        "2026-03",
        """
        child | team | received_at      | decided_at       | counts?
        ------+------+------------------+------------------+--------
        Ava   | N1   | 2026-03-27 09:00 |                  | yes     # a Friday: Monday was its last day
        Ben   | N1   | 2026-03-30 09:00 |                  | -       # Monday: Tuesday is still in time
        Cal   | N1   | 2026-03-28 09:00 |                  | yes     # Saturday: Monday was day 1
        Dee   | S1   | 2026-03-20 09:00 | 2026-03-31 16:00 | -       # decided late, but decided
        Eve   | S1   | 2026-03-20 09:00 | 2026-04-01 09:00 | yes     # decided in April: it waited on 31 March
        Fay   | S1   | 2026-04-01 09:00 |                  | -
        """,
        as_at="2026-04-30",
        expect={"Council": 3, "N1": 2, "S1": 1},
    )
