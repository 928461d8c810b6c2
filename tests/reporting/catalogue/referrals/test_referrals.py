"""Referrals, the children they are about, and the assessments that follow."""

from reporting.catalogue.referrals import (
    children_referred,
    referrals_progressed_to_assessment,
    referrals_received,
    referrals_received_rolling_12m,
    rereferrals_within_12_months_count,
)
from tests.reporting.practice import check, figure

TABLES = {
    "referrals": """
    id | child | team | received_on
    A  | Ava   | N1   | 2026-03-02
    B  | Ava   | N1   | 2026-03-02    # twice on one day: one referral
    C  | Ava   | S1   | 2026-03-20    # again: two referrals, one child
    D  | Ben   | N1   | 2026-03-31
    E  | Cal   | N1   | 2026-04-01
    F  | Ava   | N1   | 2026-02-27
    """
}


def test_events_and_children() -> None:
    assert figure(referrals_received.indicator, TABLES, "2026-03").value == 3
    assert figure(children_referred.indicator, TABLES, "2026-03").value == 2
    areas = [figure(children_referred.indicator, TABLES, "2026-03", unit).value for unit in ("North", "South")]
    assert areas == [2, 1]  # Ava is one child of each area, and one of the council


def test_twelve_months_are_the_sum_of_their_months() -> None:
    assert figure(referrals_received_rolling_12m.indicator, TABLES, "2026-04").value == 5
    assert figure(referrals_received_rolling_12m.indicator, TABLES, "2027-02").value == 4
    assert figure(referrals_received_rolling_12m.indicator, TABLES, "2027-03").value == 1


def test_referred_again_within_the_year() -> None:
    assert figure(rereferrals_within_12_months_count.indicator, TABLES, "2026-03").value == 2  # Ava on the 2nd and the 20th


def test_an_assessment_that_has_started() -> None:
    check(
        referrals_progressed_to_assessment.indicator,
        "2026-03",
        """
        id | child | team | received_on | counts?
        A  | Ava   | N1   | 2026-03-31  | yes     # started in April
        B  | Ben   | N1   | 2026-03-02  | no      # planned only
        C  | Cal   | S1   | 2026-03-02  | no      # assessed because of another referral
        D  | Dee   | S1   | 2026-03-02  | no
        """,
        others={
            "assessments": """
            child | team | kind | referral | started_on
            Ava   | N1   | new  | A        | 2026-04-07
            Ben   | N1   | new  | B        |
            Cal   | S1   | new  | earlier  | 2026-03-09
            """
        },
        as_at="2026-04-30",
        expect={"Council": (1, 4), "N1": (1, 2), "S1": (0, 2)},
    )
