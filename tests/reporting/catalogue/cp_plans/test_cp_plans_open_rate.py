from reporting.catalogue.cp_plans.cp_plans_open_rate import indicator
from reporting.engine.cells import Status
from tests.reporting.practice import figure

TABLES = {
    "cp_plans": """
    child | team | started_on
    Ava   | N1   | 2026-01-05
    Ben   | N1   | 2026-01-05
    Cal   | S1   | 2026-01-05
    """
}


def test_rate_per_10000_to_one_decimal() -> None:
    population = {"Council": 56_946, "North": 20_000}
    assert figure(indicator, TABLES, "2026-03", population=population).value == 0.5  # 3 in 56,946 is 0.527
    assert figure(indicator, TABLES, "2026-03", "North", population=population).value == 1.0
    assert figure(indicator, TABLES, "2026-03", breakdown="area", band="North", population=population).numerator == 2


def test_no_population_no_rate() -> None:
    cell = figure(indicator, TABLES, "2026-03", "N1", population={"Council": 56_946})
    assert (cell.value, cell.status) == (None, Status.NOT_AVAILABLE)
