from reporting.catalogue.contacts.contacts_decided_within_24_hours import indicator
from tests.reporting.practice import check


def test_elapsed_hours_over_the_night_the_clocks_go_forward() -> None:
    """On 29 March 2026 one o'clock becomes two: noon to noon is 23 hours."""
    check(
        indicator,
        "2026-03",
        """
        child | team | received_at      | decided_at       | counts?
        ------+------+------------------+------------------+--------
        Ava   | N1   | 2026-03-20 16:00 | 2026-03-21 16:00 | yes     # 24 hours, a Saturday like any day
        Ben   | N1   | 2026-03-20 16:00 | 2026-03-21 16:01 | no
        Cal   | N1   | 2026-03-28 12:00 | 2026-03-29 13:00 | yes     # 24 hours, though the clock shows 25
        Dee   | S1   | 2026-03-28 12:00 | 2026-03-29 13:01 | no
        Eve   | S1   | 2026-03-31 12:00 | 2026-04-01 09:00 | -       # decided in April
        Fay   | S1   | 2026-03-01 12:00 |                  | -       # not decided: see those that wait
        """,
        as_at="2026-04-30",
        expect={"Council": (2, 4), "N1": (2, 3), "S1": (0, 1)},
    )


def test_the_night_they_go_back() -> None:
    """On 25 October 2026 two o'clock becomes one: noon to noon is 25 hours."""
    check(
        indicator,
        "2026-10",
        """
        child | team | received_at      | decided_at       | counts?
        ------+------+------------------+------------------+--------
        Ava   | N1   | 2026-10-24 12:00 | 2026-10-25 11:00 | yes     # 24 hours
        Ben   | N1   | 2026-10-24 12:00 | 2026-10-25 11:01 | no
        """,
        expect={"Council": (1, 2)},
    )
