from reporting.catalogue.fostering import (
    foster_assessments_in_progress,
    foster_households,
    foster_households_approved,
    foster_households_deregistered,
)
from reporting.engine.cells import Status
from reporting.engine.facts import SuppliedCell
from tests.reporting.practice import figure

TABLES = {
    "foster_households": """
    id | own | approved_on | ended_on
    h1 | yes | 2020-01-01  |
    h2 | yes | 2026-03-31  |             # approved on the last day
    h3 | yes | 2020-01-01  | 2026-03-31  # ended on it
    h4 |     | 2020-01-01  |             # an agency's
    h5 | yes |             |             # still being assessed
    h6 | yes |             |
    """,
    "foster_assessments": """
    household | started_on | on_hold_from | on_hold_to | completed_on
    h5        | 2026-01-01 |              |            |
    h6        | 2026-01-01 | 2026-02-01   | 2026-04-01 |
    h4        | 2026-01-01 |              |            |
    h2        | 2025-09-01 |              |            | 2026-03-31
    """,
}


def test_stock_approved_and_ended_agree() -> None:
    stock, before = (figure(foster_households.indicator, TABLES, month).value for month in ("2026-03", "2026-02"))
    approved = figure(foster_households_approved.indicator, TABLES, "2026-03").value
    ended = figure(foster_households_deregistered.indicator, TABLES, "2026-03").value
    assert (before, approved, ended, stock) == (2, 1, 1, 2)


def test_assessments_active_and_on_hold() -> None:
    indicator = foster_assessments_in_progress.indicator
    assert figure(indicator, TABLES, "2026-03").value == 2
    bands = {band: figure(indicator, TABLES, "2026-03", breakdown="cohort", band=band).value for band in ("active", "on hold")}
    assert bands == {"active": 1, "on hold": 1}


def test_carers_kept_elsewhere_are_supplied() -> None:
    given = [SuppliedCell("foster_households", "", "Council", "2026-03", value=135)]
    assert figure(foster_households.indicator, {}, "2026-03", supplied=given).value == 135
    assert figure(foster_households.indicator, {}, "2026-03").status == Status.MISSING
