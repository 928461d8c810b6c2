from reporting.catalogue.looked_after.looked_after_children import indicator
from tests.reporting.practice import check, figure


def test_looked_after_at_the_end_of_the_month() -> None:
    check(
        indicator,
        "2026-03",
        """
        child | team | started_on | ended_on   | short_breaks | counts?
        ------+------+------------+------------+--------------+--------
        Ava   | N1   | 2024-05-01 |            |              | yes
        Ben   | N1   | 2024-05-01 | 2026-03-31 |              | -
        Cal   | S1   | 2026-01-01 |            | yes          | -
        """,
        expect={"Council": 1, "N1": 1, "S1": 0},
    )


def test_bands_are_those_of_the_date() -> None:
    tables = {
        "care_periods": """
        child | team | started_on
        Ava   | N1   | 2024-05-01
        Ben   | N1   | 2026-03-01
        """,
        "children": """
        id  | born_on
        Ava | 2015-03-31
        Ben | 2010-03-01
        """,
        "immigration_statuses": """
        child | status | started_on | ended_on
        Ben   | uasc   |            | 2026-04-10
        """,
        "placements": """
        child | team | placement_type | started_on | ended_on
        Ava   | N1   | U6             | 2024-05-01 | 2026-03-10
        Ava   | N1   | K2             | 2026-03-10 |
        """,
        "disabilities": """
        child | kind | started_on | ended_on
        Ava   | LD   | 2026-02-01 |
        Ben   | NONE |            |
        """,
    }

    def of(period: str, breakdown: str, band: str) -> float | None:
        return figure(indicator, tables, period, breakdown=breakdown, band=band).value

    assert (of("2026-02", "age_band", "10-15"), of("2026-03", "age_band", "10-15")) == (1, 1)
    assert (of("2026-02", "age_band", "16-17"), of("2026-03", "age_band", "16-17")) == (0, 1)
    assert (of("2026-03", "uasc", "yes"), of("2026-04", "uasc", "yes")) == (1, 0)
    assert (of("2026-02", "placement_type", "U6"), of("2026-03", "placement_type", "U6")) == (1, 0)
    assert (of("2026-03", "placement_type", "K2"), of("2026-03", "placement_type", "not_recorded")) == (1, 1)
    assert (of("2026-01", "disability", "no"), of("2026-03", "disability", "yes"), of("2026-03", "disability", "no")) == (1, 1, 1)
