"""Who came to initial conferences: by meeting, not by child."""

from reporting.catalogue.conferences import icpc_attendance_by_agency, icpc_gp_contribution, icpc_held, icpc_held_rolling_12m
from tests.reporting.practice import figure

TABLES = {
    "initial_conferences": """
    child | team | meeting | held_on    | transfer_in
    Ava   | N1   | first   | 2026-03-10 |
    Ben   | N1   | first   | 2026-03-10 |                # a brother: the same meeting
    Cal   | S1   | second  | 2026-03-31 |
    Dee   | S1   | third   | 2026-03-12 | yes            # moved in with another council's plan
    Eve   | S1   | fourth  | 2026-04-01 |
    """,
    "conference_attendances": """
    meeting | held_on    | agency | invited | attended | report_received_on
    first   | 2026-03-10 | police | yes     | yes      |
    second  | 2026-03-31 | police | yes     | no       |
    third   | 2026-03-12 | police | yes     | yes      |
    fourth  | 2026-04-01 | police | yes     | yes      |
    first   | 2026-03-10 | school | no      | no       |
    second  | 2026-03-31 | school | yes     |          |
    first   | 2026-03-10 | gp     | yes     | no       | 2026-03-10
    second  | 2026-03-31 | gp     | yes     | no       | 2026-04-01
    """,
}


def counted(indicator, unit: str = "Council", **band: str) -> tuple[int, int]:
    cell = figure(indicator, TABLES, "2026-03", unit, **band)
    return cell.numerator, cell.denominator


def test_agencies_that_were_invited() -> None:
    by_agency = icpc_attendance_by_agency.indicator
    assert counted(by_agency, breakdown="agency", band="police") == (1, 2)
    assert counted(by_agency, breakdown="agency", band="school") == (0, 1)  # not recorded is not attended
    assert counted(by_agency, "N1") == (1, 2)  # police and doctor once each: two children, one meeting
    assert counted(by_agency) == (1, 5)


def test_all_conferences_whether_invited_or_not() -> None:
    assert counted(icpc_attendance_by_agency.indicator.form("all_conferences"), breakdown="agency", band="school") == (0, 2)


def test_the_doctor_came_or_wrote_by_the_day() -> None:
    assert counted(icpc_gp_contribution.indicator) == (1, 2)
    assert counted(icpc_gp_contribution.indicator, "S1") == (0, 1)  # the report came a day late


def test_children_not_meetings() -> None:
    assert figure(icpc_held.indicator, TABLES, "2026-03").value == 3
    assert figure(icpc_held.indicator, TABLES, "2026-04").value == 1
    assert figure(icpc_held_rolling_12m.indicator, TABLES, "2026-04").value == 4
    assert figure(icpc_held_rolling_12m.indicator, TABLES, "2027-03").value == 1
