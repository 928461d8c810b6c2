from reporting.catalogue.call_handling.calls_handled import indicator
from reporting.engine.facts import SuppliedCell
from tests.reporting.practice import figure


def test_a_share_of_what_was_supplied() -> None:
    given = [SuppliedCell("calls_handled", "", "Council", "2026-03", numerator=947, denominator=1000)]
    assert figure(indicator, {}, "2026-03", supplied=given).value == 94.7
