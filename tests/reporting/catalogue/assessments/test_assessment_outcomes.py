"""Four groups of outcome, into one of which every completed assessment falls."""

from reporting.catalogue.assessments import (
    assessments_ended_in_case_closure,
    assessments_ended_in_no_further_action,
    assessments_ended_in_ongoing_involvement,
    assessments_ended_in_other_or_not_recorded,
    assessments_ended_in_step_down,
    assessments_ended_in_step_down_count,
)
from tests.reporting.practice import CODES, figure

FOUR = [
    module.indicator
    for module in (
        assessments_ended_in_ongoing_involvement,
        assessments_ended_in_no_further_action,
        assessments_ended_in_step_down,
        assessments_ended_in_other_or_not_recorded,
    )
]
TABLES = {
    "assessments": """
    child | team | kind         | authorised_on | outcome
    Ava   | N1   | new          | 2026-03-01    | section_47
    Ben   | N1   | updated      | 2026-03-31    | cin_plan
    Cal   | N1   | strategy_led | 2026-03-10    | no_further_action
    Dee   | N1   | new          | 2026-03-10    | step_down_early_help
    Eve   | S1   | new          | 2026-03-10    | step_down_other_agency
    Fay   | S1   | updated      | 2026-03-10    | other
    Gus   | S1   | new          | 2026-03-10    |
    Hal   | S1   | core         | 2026-03-10    | no_further_action   # not an assessment of today
    Ida   | S1   | new          | 2026-04-01    | no_further_action   # April
    """
}


def test_each_group() -> None:
    counted = [figure(indicator, TABLES, "2026-03") for indicator in FOUR]
    assert [(cell.numerator, cell.denominator) for cell in counted] == [(2, 7), (1, 7), (2, 7), (2, 7)]
    closed = figure(assessments_ended_in_case_closure.indicator, TABLES, "2026-03")
    assert (closed.numerator, closed.denominator) == (3, 7)  # no further action and step down
    assert figure(assessments_ended_in_step_down_count.indicator, TABLES, "2026-03").value == 1  # Dee: early help alone


def test_new_and_updated_add_up_to_all() -> None:
    for indicator in FOUR:
        parts = [figure(indicator.form(key), TABLES, "2026-03") for key in ("new_only", "updated_only")]
        whole = figure(indicator, TABLES, "2026-03")
        assert sum(part.numerator for part in parts) == whole.numerator
        assert [part.denominator for part in parts] == [5, 2]


def test_every_outcome_of_the_code_list_is_in_exactly_one_group() -> None:
    keys = [line.split(",")[0] for line in (CODES / "assessment_outcome.csv").read_text(encoding="utf-8").splitlines()[1:]]
    for key in keys:
        table = {"assessments": f"child | team | kind | authorised_on | outcome\nAva | N1 | new | 2026-03-10 | {key}"}
        assert sum(figure(indicator, table, "2026-03").numerator for indicator in FOUR) == 1, key
