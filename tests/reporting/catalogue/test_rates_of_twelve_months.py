"""Rates for every 10,000 children: twelve months to the day, or the day itself."""

import pytest

from reporting.catalogue.assessments.assessments_completed_rate_rolling_12m import indicator as assessments_completed
from reporting.catalogue.cin.children_in_need_rate import indicator as children_in_need
from reporting.catalogue.conferences.icpc_rate_rolling_12m import indicator as initial_conferences
from reporting.catalogue.contacts.contacts_rate_rolling_12m import indicator as contacts
from reporting.catalogue.cp_plans.cp_plans_ended_rate_rolling_12m import indicator as plans_ended
from reporting.catalogue.cp_plans.cp_plans_started_rate_rolling_12m import indicator as plans_started
from reporting.catalogue.looked_after.looked_after_rate import indicator as looked_after
from reporting.catalogue.referrals.referrals_rate_rolling_12m import indicator as referrals
from reporting.catalogue.s47.s47_rate_rolling_12m import indicator as enquiries
from reporting.catalogue.s47.s47_started_rolling_12m import indicator as enquiries_started
from tests.reporting.practice import figure

EVENTS = [
    (assessments_completed, "assessments", "authorised_on", {"kind": "new"}),
    (initial_conferences, "initial_conferences", "held_on", {}),
    (contacts, "contacts", "received_on", {}),
    (plans_ended, "cp_plans", "ended_on", {"started_on": "2024-01-05"}),
    (plans_started, "cp_plans", "started_on", {}),
    (referrals, "referrals", "received_on", {}),
    (enquiries, "s47_enquiries", "started_on", {}),
]


def events(column: str, others: dict[str, str]) -> str:
    """Four children: the day before the twelve months, their first day, their last, and the day after."""
    dates = {"Ava": "2025-03-31", "Ben": "2025-04-01", "Cal": "2026-03-31", "Dee": "2026-04-01"}
    lines = [" | ".join(["child", "team", column, *others])]
    lines += [" | ".join([child, "N1", day, *others.values()]) for child, day in dates.items()]
    return "\n".join(lines)


@pytest.mark.parametrize(("indicator", "table", "column", "others"), EVENTS, ids=[each[0].key for each in EVENTS])
def test_first_and_last_day_of_the_twelve_months(indicator, table: str, column: str, others: dict[str, str]) -> None:
    tables = {table: events(column, others)}
    cell = figure(indicator, tables, "2026-03", as_at="2026-04-30", population={"Council": 4_000})
    assert (cell.numerator, cell.value) == (2, 5.0)  # Ben and Cal: 2 in 4,000


def test_enquiries_of_twelve_months() -> None:
    tables = {"s47_enquiries": events("started_on", {})}
    assert figure(enquiries_started, tables, "2026-03", as_at="2026-04-30").value == 2


@pytest.mark.parametrize(("indicator", "table"), [(children_in_need, "cin_episodes"), (looked_after, "care_periods")])
def test_children_on_the_day(indicator, table: str) -> None:
    tables = {
        table: """
        child | team | started_on | ended_on
        Ava   | N1   | 2026-03-31 |
        Ben   | N1   | 2025-03-31 | 2026-03-31
        Cal   | N1   | 2025-03-31 | 2026-04-01
        """
    }
    cell = figure(indicator, tables, "2026-03", as_at="2026-04-30", population={"Council": 4_000})
    assert (cell.numerator, cell.value) == (2, 5.0)
