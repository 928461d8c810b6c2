"""Why care ended, and special guardianship orders from care and not from care."""

from reporting.catalogue.permanence import (
    looked_after_ceased_to_adoption,
    looked_after_ceased_to_permanence,
    looked_after_ceased_to_special_guardianship,
    special_guardianship_orders,
)
from tests.reporting.practice import check, figure

CEASED = """
child | team | started_on | ended_on   | reason_ceased | short_breaks
Ava   | N1   | 2024-05-01 | 2026-03-01 | E11           |
Ben   | N1   | 2024-05-01 | 2026-03-31 | E12           |
Cal   | N1   | 2024-05-01 | 2026-03-10 | E45           |
Dee   | N1   | 2024-05-01 | 2026-03-10 | E48           |
Eve   | S1   | 2024-05-01 | 2026-03-10 | E41           |               # child arrangements: permanent, neither of the two
Fay   | S1   | 2024-05-01 | 2026-03-10 | E4A           |               # home
Gus   | S1   | 2024-05-01 | 2026-03-10 |               |               # not recorded
Hal   | S1   | 2024-05-01 | 2026-03-10 | E4A           | yes
Ida   | S1   | 2024-05-01 | 2026-04-01 | E11           |
"""


def test_shares_of_all_who_left() -> None:
    modules = (looked_after_ceased_to_adoption, looked_after_ceased_to_special_guardianship, looked_after_ceased_to_permanence)
    counted = [figure(module.indicator, {"care_periods": CEASED}, "2026-03") for module in modules]
    assert [(cell.numerator, cell.denominator) for cell in counted] == [(2, 7), (2, 7), (5, 7)]


ORDERS = """
child | team | kind                 | ordered_on | counts?
Ava   | N1   | special_guardianship | 2026-03-10 | {from_care}    # care ended with the order
Ben   | N1   | special_guardianship | 2026-03-10 | {not_in_care}  # care had ended the day before
Cal   | N1   | special_guardianship | 2026-03-10 | {not_in_care}  # never in care
Dee   | S1   | special_guardianship | 2026-03-10 | {not_in_care}  # short breaks
Eve   | S1   | child_arrangements   | 2026-03-10 | -
Fay   | S1   | special_guardianship | 2026-04-01 | -
"""
CARE = {
    "care_periods": """
    child | team | started_on | ended_on   | short_breaks
    Ava   | N1   | 2024-05-01 | 2026-03-10 |
    Ben   | N1   | 2024-05-01 | 2026-03-09 |
    Dee   | S1   | 2024-05-01 |            | yes
    Eve   | S1   | 2024-05-01 | 2026-03-10 |
    """
}


def test_orders_from_care_or_not() -> None:
    rows = ORDERS.format(from_care="yes", not_in_care="yes")
    check(special_guardianship_orders.indicator, "2026-03", rows, others=CARE, expect={"Council": 4, "N1": 3, "S1": 1})


def test_orders_from_care() -> None:
    rows = ORDERS.format(from_care="yes", not_in_care="-")
    form = special_guardianship_orders.indicator.form("from_care")
    check(form, "2026-03", rows, others=CARE, expect={"Council": 1, "N1": 1, "S1": 0})
