"""The mean and the highest caseload, of the workers and cases of the middle one's test."""

from reporting.catalogue.workforce import caseload_average_per_worker, caseload_maximum
from tests.reporting.catalogue.workforce.test_caseload_median import TABLES
from tests.reporting.practice import figure


def test_the_highest() -> None:
    highest = caseload_maximum.indicator
    assert figure(highest, TABLES, "2026-03").value == 4  # Max, whose two posts are one worker
    assert figure(highest, TABLES, "2026-03", "N2").value == 4
    assert figure(highest, TABLES, "2026-03", "S1").value is None  # nobody holds a case
    assert figure(highest, TABLES, "2026-02", "S1").value == 1  # Oli, who left on 31 March


def test_the_mean_of_those_who_hold_cases() -> None:
    mean = caseload_average_per_worker.indicator
    cell = figure(mean, TABLES, "2026-03")
    assert (cell.numerator, cell.denominator, cell.value) == (7, 3, 2.3)  # Lou 1, Kim 2, Max 4
    assert figure(mean, TABLES, "2026-02").value == 2.7  # Oli 1, Kim 3, Max 4
    assert figure(mean, TABLES, "2026-03", "S1").value is None
