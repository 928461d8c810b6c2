from reporting.catalogue.contacts import contacts_rate_rolling_12m, repeat_contacts_within_12_months
from reporting.catalogue.contacts.contacts_received import indicator
from tests.reporting.practice import check, figure


def test_contacts_are_counted_by_the_day_they_came() -> None:
    check(
        indicator,
        "2026-03",
        """
        child | team | received_at      | counts?
        ------+------+------------------+--------
        Ava   | N1   | 2026-03-01 00:00 | yes
        Ava   | N1   | 2026-03-09 10:00 | yes      # the same child again: two contacts
        Ben   | S1   | 2026-03-31 23:30 | yes      # 22:30 in universal time, still March in England
        Cal   | S1   | 2026-04-01 00:10 | -        # 23:10 on 31 March in universal time, but April in England
        Dee   | Hub  | 2026-02-28 12:00 | -
        """,
        expect={"Council": 3, "North": 2, "N1": 2, "S1": 1, "Hub": 0},
    )


def test_one_message_recorded_twice_counts_once() -> None:
    rows = """
    child | team | received_at      | source | method | counts?
    ------+------+------------------+--------+--------+--------
    Ava   | N1   | 2026-03-09 10:00 | 2A     | phone  | yes
    Ava   | N1   | 2026-03-09 23:50 | 2A     | phone  | -        # the same message recorded again that day
    Ava   | N1   | 2026-03-10 00:10 | 2A     | phone  | yes      # the day after
    Ava   | N1   | 2026-03-09 10:00 | 3B     | phone  | yes      # another source on the same day: two messages
    Ava   | N1   | 2026-03-09 10:00 | 2A     | email  | yes      # another method
    Ben   | N1   | 2026-03-09 10:00 | 2A     | phone  | yes      # his brother
    """
    check(indicator, "2026-03", rows, expect={"Council": 5})
    check(
        indicator.form("new_only"),
        "2026-03",
        rows,
        others={"cin_episodes": "child | started_on | ended_on"},
        expect={"Council": 5},
    )
    assert figure(contacts_rate_rolling_12m.indicator, {"contacts": rows}, "2026-03").numerator == 5
    assert figure(repeat_contacts_within_12_months.indicator, {"contacts": rows}, "2026-03").denominator == 5


def test_new_only_leaves_out_open_cases_and_early_help() -> None:
    check(
        indicator.form("new_only"),
        "2026-03",
        """
        child | team | received_on | to_early_help | counts?
        ------+------+-------------+---------------+--------
        Ava   | N1   | 2026-03-10  |               | -        # her case opened the month before
        Ben   | N1   | 2026-03-10  |               | yes      # his case opened because of this contact, the same day
        Cal   | N1   | 2026-03-10  |               | yes      # her case closed on this day: it no longer holds
        Dee   | N1   | 2026-03-10  | yes           | -
        """,
        others={
            "cin_episodes": """
            child | started_on | ended_on
            Ava   | 2026-02-01 |
            Ben   | 2026-03-10 |
            Cal   | 2025-01-01 | 2026-03-10
            """
        },
        expect={"Council": 2},
    )


def test_bands_add_up_and_what_is_not_recorded_is_a_band() -> None:
    tables = {
        "contacts": """
        child | team | received_on | source
        Ava   | N1   | 2026-03-02  | 2A
        Ben   | N1   | 2026-03-02  | 3B
        Cal   | Hub  | 2026-03-02  |
        """,
        "children": """
        id  | born_on    | expected_on
        Ava | 2025-03-03 |
        Ben |            | 2026-06-01
        """,
    }
    counted = {
        band: figure(indicator, tables, "2026-03", breakdown="source", band=band).value
        for band in ("education", "health", "not_recorded")
    }
    assert counted == {"education": 1, "health": 1, "not_recorded": 1}
    ages = {
        band: figure(indicator, tables, "2026-03", breakdown="age_band", band=band).value
        for band in ("unborn", "under 1", "not_recorded")
    }
    assert ages == {"unborn": 1, "under 1": 1, "not_recorded": 1}
    areas = {
        band: figure(indicator, tables, "2026-03", breakdown="area", band=band).value for band in ("North", "South", "no_area")
    }
    assert areas == {"North": 2, "South": 0, "no_area": 1}
