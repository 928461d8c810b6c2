from reporting.catalogue.call_handling.calls_abandoned import indicator
from reporting.engine.cells import Status
from reporting.engine.facts import SuppliedCell
from tests.reporting.practice import figure


def cell(unit: str, **numbers: float) -> SuppliedCell:
    return SuppliedCell("calls_abandoned", "", unit, "2026-03", **numbers)


def test_a_share_of_what_was_supplied() -> None:
    given = [cell("Council", numerator=53, denominator=1000)]
    assert figure(indicator, {}, "2026-03", supplied=given).value == 5.3


def test_a_share_supplied_without_its_parts_stands_as_supplied() -> None:
    assert figure(indicator, {}, "2026-03", supplied=[cell("Council", value=4.65)]).value == 4.65


def test_nought_and_nothing_supplied_are_two_things() -> None:
    given = [cell("Council", numerator=0, denominator=1000), cell("Hub", numerator=0, denominator=0)]
    nought = figure(indicator, {}, "2026-03", supplied=given)
    assert (nought.value, nought.status) == (0.0, Status.OK)
    no_calls = figure(indicator, {}, "2026-03", "Hub", supplied=given)
    assert (no_calls.value, no_calls.status) == (None, Status.NO_CASES)
    nothing = figure(indicator, {}, "2026-03", "N1", supplied=given)
    assert (nothing.value, nothing.status) == (None, Status.MISSING)
