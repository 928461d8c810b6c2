from __future__ import annotations

import pytest

from reporting.catalogue.cin.data_quality_errors_per_child import indicator
from tests.reporting.practice import figure

GOOD = {
    "children": "id | born_on | sex | ethnicity\nAva | 2015-01-01 | F | WBRI",
    "referrals": "id | child | team | received_on\nr | Ava | N1 | 2025-06-01",
    "cin_episodes": "id | child | team | referral | started_on | primary_need\ne | Ava | N1 | r | 2025-06-01 | N1",
    "assessments": "child | team | episode | started_on | authorised_on\nAva | N1 | e | 2025-06-01 | 2025-07-01",
}
WRONG = {
    "nothing": ({}, 0),
    "ethnic group": ({"children": "id | born_on | sex\nAva | 2015-01-01 | F"}, 1),
    "all about the child": ({"children": "id\nAva"}, 3),
    "primary need": ({"cin_episodes": "id | child | team | referral | started_on\ne | Ava | N1 | r | 2025-06-01"}, 1),
    "opened before the referral": ({"referrals": "id | child | team | received_on\nr | Ava | N1 | 2025-06-02"}, 1),
    "opened on the day of the referral": ({"referrals": "id | child | team | received_on\nr | Ava | N1 | 2025-06-01"}, 0),
    "two assessments out of order": (
        {
            "assessments": """
            child | team | episode | started_on | authorised_on
            Ava   | N1   | e       | 2025-05-31 | 2025-07-01
            Ava   | N1   | e       | 2025-08-01 | 2025-07-31
            """
        },
        2,
    ),
    "enquiry without outcome": (
        {"s47_enquiries": "id | child | team | started_on | completed_on\ns | Ava | N1 | 2025-06-10 | 2025-06-20"},
        1,
    ),
    "enquiry still open": ({"s47_enquiries": "id | child | team | started_on\ns | Ava | N1 | 2025-06-10"}, 0),
    "conference before the enquiry": (
        {
            "s47_enquiries": "id | child | team | started_on\ns | Ava | N1 | 2025-06-10",
            "initial_conferences": "child | team | enquiry | held_on\nAva | N1 | s | 2025-06-09",
        },
        1,
    ),
    "plan without category": ({"cp_plans": "id | child | team | started_on\np | Ava | N1 | 2025-07-01"}, 1),
    "section 20 at home": (
        {
            "legal_statuses": "child | status | started_on\nAva | V2 | 2025-07-01",
            "placements": "child | placement_type | started_on\nAva | P1 | 2025-07-01",
        },
        1,
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_each_rule_broken_once(case: str) -> None:
    changed, errors = WRONG[case]
    cell = figure(indicator, GOOD | changed, "2026-03")
    assert (cell.numerator, cell.denominator) == (errors, 1)


def test_a_child_with_two_cases_open_counts_once() -> None:
    episodes = GOOD["cin_episodes"] + "\nf | Ava | N1 | r | 2025-09-01 | N1"
    cell = figure(indicator, GOOD | {"cin_episodes": episodes}, "2026-03")
    assert (cell.numerator, cell.denominator, cell.value) == (1, 1, 1.0)
