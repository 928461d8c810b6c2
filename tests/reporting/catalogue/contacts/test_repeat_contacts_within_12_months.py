from reporting.catalogue.contacts.repeat_contacts_within_12_months import indicator
from tests.reporting.practice import check


def test_looks_back_twelve_months_from_each_contact() -> None:
    check(
        indicator,
        "2026-03",
        """
        child | team | received_at      | method | counts?
        ------+------+------------------+--------+--------
        Ava   | N1   | 2024-06-15 10:00 |        | -       # before the twelve months
        Ava   | N1   | 2025-06-15 09:00 |        | yes     # the anniversary
        Ben   | N1   | 2024-06-14 10:00 |        | -
        Ben   | N1   | 2025-06-15 09:00 |        | no      # a day more
        Cal   | N1   | 2026-03-02 09:00 | phone  | no
        Cal   | N1   | 2026-03-02 17:00 | email  | no      # another message of the day does not repeat it
        Dee   | S1   | 2026-03-02 09:00 |        | no
        Dee   | S1   | 2026-03-03 09:00 |        | yes     # the day after
        Eve   | S1   | 2025-03-31 09:00 |        | -       # the day before the twelve months began, and still looked back to
        Eve   | S1   | 2026-03-31 09:00 |        | yes
        """,
        expect={"Council": (3, 7), "N1": (1, 4), "S1": (2, 3)},
    )
