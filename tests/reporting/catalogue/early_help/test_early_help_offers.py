"""A new offer of early help, and an offer that goes on, are two counts."""

from reporting.catalogue.early_help import (
    contacts_continuing_early_help,
    contacts_progressed_to_early_help,
    early_help_assessments_completed,
    early_help_children_open,
)
from tests.reporting.practice import check

EPISODES = """
child | team | started_on | ended_on
Ben   | N1   | 2026-01-05 |
Cal   | N1   | 2026-03-10 |
Dee   | S1   | 2025-01-05 | 2026-03-10
Eve   | S1   | 2026-01-05 |
"""
CONTACTS = """
child | team | received_at      | decided_at       | decided_outcome     | {answer}
Ava   | N1   | 2026-03-09 09:00 | 2026-03-10 09:00 | early_help          | yes -   # never had any
Ben   | N1   | 2026-03-09 09:00 | 2026-03-10 09:00 | early_help          | - -     # had it already
Cal   | N1   | 2026-03-09 09:00 | 2026-03-10 09:00 | early_help          | yes -   # began because of this decision
Dee   | S1   | 2026-03-09 09:00 | 2026-03-10 09:00 | early_help          | yes -   # the last offer had ended
Eve   | S1   | 2026-03-09 09:00 | 2026-03-10 09:00 | continue_early_help | - yes
Fay   | S1   | 2026-03-31 09:00 | 2026-04-01 09:00 | early_help          | - -     # decided in April
Gus   | S1   | 2026-03-31 09:00 |                  |                     | - -
"""


def contacts(column: int) -> str:
    head, *lines = CONTACTS.strip().splitlines()
    answered = [head.format(answer="counts?")]
    for line in lines:
        facts, _, answers = line.partition("#")[0].rpartition("|")
        answered.append(f"{facts}| {answers.split()[column]}")
    return "\n".join(answered)


def test_newly_offered() -> None:
    check(
        contacts_progressed_to_early_help.indicator,
        "2026-03",
        contacts(0),
        others={"early_help_episodes": EPISODES},
        as_at="2026-04-30",
        expect={"Council": 3, "N1": 2, "S1": 1},
    )


def test_continued() -> None:
    check(
        contacts_continuing_early_help.indicator,
        "2026-03",
        contacts(1),
        others={"early_help_episodes": EPISODES},
        as_at="2026-04-30",
        expect={"Council": 1, "N1": 0, "S1": 1},
    )


def test_children_with_early_help_at_the_end_of_the_month() -> None:
    check(
        early_help_children_open.indicator,
        "2026-03",
        """
        child | team | started_on | ended_on   | counts?
        Ava   | N1   | 2026-03-31 |            | yes
        Ben   | N1   | 2026-01-05 | 2026-03-31 | -
        Cal   | S1   | 2026-04-01 |            | -
        """,
        expect={"Council": 1, "N1": 1, "S1": 0},
    )


def test_assessments_completed_in_the_month() -> None:
    check(
        early_help_assessments_completed.indicator,
        "2026-03",
        """
        child | team | started_on | completed_on | counts?
        Ava   | N1   | 2026-01-05 | 2026-03-31   | yes
        Ben   | N1   | 2026-03-05 | 2026-04-01   | -
        Cal   | S1   | 2026-03-05 |              | -
        """,
        expect={"Council": 1, "N1": 1},
    )
