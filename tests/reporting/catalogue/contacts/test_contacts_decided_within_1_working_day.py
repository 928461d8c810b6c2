from reporting.catalogue.contacts.contacts_decided_within_1_working_day import indicator
from tests.reporting.practice import check


def test_one_working_day_from_receipt() -> None:
    check(
        indicator,
        "2026-04",
        """
        child | team | received_at      | decided_at       | counts?
        ------+------+------------------+------------------+--------
        Ava   | N1   | 2026-04-01 09:00 | 2026-04-01 17:00 | yes     # the same Wednesday
        Ben   | N1   | 2026-04-01 16:00 | 2026-04-02 16:30 | yes     # the day after: days, not hours
        Cal   | N1   | 2026-04-01 09:00 | 2026-04-07 09:00 | no      # Thursday was day 1, Tuesday is day 2
        Dee   | S1   | 2026-04-02 15:00 | 2026-04-07 10:00 | yes     # Good Friday to Easter Monday are not worked
        Eve   | S1   | 2026-04-04 11:00 | 2026-04-07 18:00 | yes     # a Saturday: Tuesday is day 1
        Fay   | S1   | 2026-04-27 09:00 |                  | no      # undecided, limit passed on the 28th
        Gus   | S1   | 2026-04-29 09:00 |                  | -       # undecided on the 30th, still in time
        """,
        as_at="2026-04-30",
        expect={"Council": (4, 6), "N1": (2, 3), "S1": (2, 3)},
    )
