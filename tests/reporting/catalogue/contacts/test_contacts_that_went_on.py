"""What became of contacts: referral, assessment, and a manager who decided otherwise."""

from reporting.catalogue.contacts import (
    contacts_completed,
    contacts_manager_decision_differs,
    contacts_manager_decision_differs_count,
    contacts_progressed_to_assessment,
    contacts_progressed_to_referral,
    contacts_progressed_to_referral_count,
    contacts_share_by_source,
    contacts_with_parental_consent,
)
from tests.reporting.practice import check, figure

DECIDED = """
child | team | received_at      | decided_at       | recommended_outcome    | decided_outcome        | {answer}
Ava   | N1   | 2026-03-31 23:50 | 2026-04-01 09:00 | referral               | referral               | yes
Ben   | N1   | 2026-03-02 09:00 | 2026-03-02 12:00 | information_and_advice | strategy_discussion    | yes   # the most urgent
Cal   | S1   | 2026-03-02 09:00 | 2026-03-02 12:00 |                        | no_further_action      | no
Dee   | S1   | 2026-03-02 09:00 |                  | referral               |                        | no    # not decided
Eve   | S1   | 2026-02-28 09:00 | 2026-03-02 12:00 | early_help             | referral               | -     # February's
"""


def test_became_a_referral() -> None:
    rows = DECIDED.format(answer="counts?")
    check(
        contacts_progressed_to_referral.indicator, "2026-03", rows, as_at="2026-04-30", expect={"Council": (2, 4), "N1": (2, 2)}
    )
    counted = rows.replace("| no ", "| - ").replace("| no\n", "| -\n")
    check(contacts_progressed_to_referral_count.indicator, "2026-03", counted, as_at="2026-04-30", expect={"Council": 2, "S1": 0})


def test_by_the_day_of_decision() -> None:
    tables = {"contacts": DECIDED.format(answer="counts?")}
    form = contacts_progressed_to_referral.indicator.form("by_decision_date")
    cell = figure(form, tables, "2026-03")
    assert (cell.numerator, cell.denominator) == (2, 3)  # Ben and Eve, of Ben, Cal and Eve
    assert figure(contacts_completed.indicator, tables, "2026-03").value == 3
    assert figure(contacts_completed.indicator, tables, "2026-04").value == 1


def test_the_manager_decided_otherwise() -> None:
    tables = {"contacts": DECIDED.format(answer="counts?")}
    cell = figure(contacts_manager_decision_differs.indicator, tables, "2026-03")
    assert (cell.numerator, cell.denominator) == (2, 2)  # Ben and Eve; Cal had no recommendation
    cell = figure(contacts_manager_decision_differs.indicator, tables, "2026-04")
    assert (cell.numerator, cell.denominator) == (0, 1)  # Ava
    assert figure(contacts_manager_decision_differs_count.indicator, tables, "2026-03").value == 2


def test_an_assessment_has_started() -> None:
    check(
        contacts_progressed_to_assessment.indicator,
        "2026-03",
        """
        id | child | team | received_at      | counts?
        A  | Ava   | N1   | 2026-03-02 09:00 | yes     # started in April: the same contact, followed forward
        B  | Ben   | N1   | 2026-03-02 09:00 | no      # planned, not started
        C  | Cal   | S1   | 2026-03-02 09:00 | no      # a referral without an assessment
        D  | Dee   | S1   | 2026-03-02 09:00 | no      # no referral
        """,
        others={
            "referrals": """
            id | child | team | contact | received_on
            RA | Ava   | N1   | A       | 2026-03-02
            RB | Ben   | N1   | B       | 2026-03-02
            RC | Cal   | S1   | C       | 2026-03-02
            """,
            "assessments": """
            child | team | kind | referral | started_on
            Ava   | N1   | new  | RA       | 2026-04-07
            Ben   | N1   | new  | RB       |
            Eve   | S1   | new  |          | 2026-03-09
            """,
        },
        as_at="2026-04-30",
        expect={"Council": (1, 4), "N1": (1, 2), "S1": (0, 2)},
    )


def test_consent_that_is_not_known_is_in_neither_part() -> None:
    check(
        contacts_with_parental_consent.indicator,
        "2026-03",
        """
        child | team | received_at      | consent    | counts?
        Ava   | N1   | 2026-03-02 09:00 | obtained   | yes
        Ben   | N1   | 2026-03-02 09:00 | refused    | no
        Cal   | S1   | 2026-03-02 09:00 | overridden | -
        Dee   | S1   | 2026-03-02 09:00 |            | -
        """,
        expect={"Council": (1, 2), "S1": (0, 0)},
    )


def test_sources_share_all_contacts_completed() -> None:
    tables = {
        "contacts": """
        child | team | received_at      | decided_at       | source
        Ava   | N1   | 2026-03-02 09:00 | 2026-03-02 12:00 | 1A
        Ben   | N1   | 2026-03-02 09:00 | 2026-03-02 12:00 | 1A
        Cal   | N1   | 2026-03-02 09:00 | 2026-03-02 12:00 | 1A
        Dee   | N1   | 2026-03-02 09:00 | 2026-03-02 12:00 |
        Eve   | N1   | 2026-03-31 09:00 | 2026-04-01 12:00 | 1B
        """
    }

    def share(source: str) -> float | None:
        return figure(contacts_share_by_source.indicator, tables, "2026-03", breakdown="source", band=source).value

    assert (share("public"), share("not_recorded")) == (75.0, 25.0)
    assert figure(contacts_share_by_source.indicator, tables, "2026-03").denominator == 4
