"""Where looked-after children live: in families, with parents, bought, far away, unregistered."""

from looked_after.local_choices import COMMISSIONED_PLACEMENTS, COMMISSIONED_PROVIDERS, FAMILY_PLACEMENTS
from reporting.catalogue.fostering import lac_in_foster_placement, lac_in_foster_placement_count
from reporting.catalogue.placements import (
    lac_in_commissioned_placement,
    lac_in_family_placement,
    lac_in_unregistered_accommodation,
    lac_placed_out_of_area_20_miles,
    lac_placed_over_20_miles,
    lac_placed_with_parents,
)
from tests.choices import answered
from tests.reporting.practice import check, engine, figure

CARE = """
id | child | team | started_on | short_breaks
A  | Ava   | N1   | 2025-01-01 |
B  | Ben   | N1   | 2025-01-01 |
C  | Cal   | N1   | 2025-01-01 |
D  | Dee   | S1   | 2025-01-01 |
E  | Eve   | S1   | 2025-01-01 |
F  | Fay   | S1   | 2025-01-01 | yes
"""
PLACEMENTS = """
child | care_period | placement_type | provider | started_on | ended_on   | in_area | distance_tenths | registered
Ava   | A           | U6             | PR1      | 2025-01-01 | 2026-03-20 | no      | 20.0            |
Ava   | A           | T3             |          | 2026-03-20 |            |         |                 |   # holiday
Ben   | B           | U1             | PR4      | 2025-01-01 |            | no      | 20.1            |
Cal   | C           | P1             | PR0      | 2025-01-01 |            | yes     | 30.0            |
Dee   | D           | K2             | PR5      | 2025-01-01 | 2026-03-31 | no      | 19.9            |
Dee   | D           | K2             | PR4      | 2026-03-31 |            | no      |                 | no
Eve   | E           | K2             | PR2      | 2025-01-01 |            | no      | 40.0            | yes
Fay   | F           | U6             | PR1      | 2025-01-01 |            | no      | 40.0            | no
"""
TABLES = {"care_periods": CARE, "placements": PLACEMENTS}


def counted(**answers: str) -> str:
    lines = CARE.strip().splitlines()
    rows = "\n".join([f"{lines[0]} | counts?", *(f"{line} | {answers[line[0]]}" for line in lines[1:])])
    return rows


def test_in_a_family() -> None:
    rows = counted(A="yes", B="yes", C="yes", D="no", E="no", F="-")
    check(lac_in_family_placement.indicator, "2026-03", rows, others={"placements": PLACEMENTS}, expect={"Council": (3, 5)})


def test_with_parents() -> None:
    rows = counted(A="no", B="no", C="yes", D="no", E="no", F="-")
    check(lac_placed_with_parents.indicator, "2026-03", rows, others={"placements": PLACEMENTS}, expect={"Council": (1, 5)})


def test_bought_from_private_and_voluntary_providers() -> None:
    rows = counted(A="no", B="yes", C="no", D="yes", E="no", F="-")  # Eve's home belongs to another council
    check(lac_in_commissioned_placement.indicator, "2026-03", rows, others={"placements": PLACEMENTS}, expect={"Council": (2, 5)})
    figure_by = figure(lac_in_commissioned_placement.indicator, TABLES, "2026-02", breakdown="provider", band="PR5")
    assert (figure_by.numerator, figure_by.denominator) == (1, 1)


def test_out_of_the_area_and_twenty_miles() -> None:
    rows = counted(A="yes", B="yes", C="no", D="-", E="-", F="-")  # twenty itself counts; Cal is in the area
    others = {
        "placements": PLACEMENTS,
        "immigration_statuses": """
        child | status      | started_on
        Eve   | former_uasc | 2024-01-01
        """,
    }
    indicator = lac_placed_out_of_area_20_miles.indicator
    check(indicator, "2026-03", rows, others=others, expect={"Council": (2, 3)})
    left_out = engine(TABLES | others, "2026-03").left_out(indicator, "Council", "2026-03")
    assert len(left_out) == 2  # Dee's distance is not known, Eve came alone


def test_more_than_twenty_miles() -> None:
    rows = counted(A="no", B="yes", C="yes", D="no", E="yes", F="-")  # twenty itself does not; unknown stays in
    check(lac_placed_over_20_miles.indicator, "2026-03", rows, others={"placements": PLACEMENTS}, expect={"Council": (3, 5)})


def test_unregistered() -> None:
    children = "id | born_on\nDee | 2010-03-31"
    indicator = lac_in_unregistered_accommodation.indicator
    tables = TABLES | {"children": children}
    assert figure(indicator, tables, "2026-03").value == 1
    assert figure(indicator, tables, "2026-02").value == 0
    assert figure(indicator, tables, "2026-03", breakdown="cohort", band="16-17").value == 1  # sixteen on the day
    assert figure(indicator, tables, "2026-03", breakdown="cohort", band="under 16").value == 0


def test_foster_care_without_relatives() -> None:
    rows = counted(A="yes", B="no", C="no", D="no", E="no", F="-")
    check(lac_in_foster_placement.indicator, "2026-03", rows, others={"placements": PLACEMENTS}, expect={"Council": (1, 5)})
    assert figure(lac_in_foster_placement_count.indicator, TABLES, "2026-03").value == 1


def test_the_list_of_family_settings_is_the_authoritys_own() -> None:
    """Without living with parents (P1), from March on: February keeps the list of its time."""
    own = "A3 A4 A5 A6 U1 U2 U3 U4 U5 U6"
    answered(FAMILY_PLACEMENTS, ("2026-03-31", own))
    form, others = lac_in_family_placement.indicator, {"placements": PLACEMENTS}
    rows = counted(A="yes", B="yes", C="no", D="no", E="no", F="-")
    check(form, "2026-03", rows, others=others, expect={"Council": (2, 5)})
    answered(FAMILY_PLACEMENTS, ("2026-04-01", own))
    rows = counted(A="yes", B="yes", C="yes", D="no", E="no", F="-")
    check(form, "2026-03", rows, others=others, expect={"Council": (3, 5)})


def test_the_list_of_providers_a_placement_is_bought_from_is_the_authoritys_own() -> None:
    form, others = lac_in_commissioned_placement.indicator, {"placements": PLACEMENTS}
    answered(COMMISSIONED_PROVIDERS, ("2000-01-01", "PR2 PR4 PR5"))
    rows = counted(A="no", B="yes", C="no", D="yes", E="yes", F="-")  # Eve's home belongs to another council
    check(form, "2026-03", rows, others=others, expect={"Council": (3, 5)})


def test_the_list_of_placements_that_are_bought_is_the_authoritys_own() -> None:
    form, others = lac_in_commissioned_placement.indicator, {"placements": PLACEMENTS}
    answered(COMMISSIONED_PLACEMENTS, ("2000-01-01", "K1 K2"))
    rows = counted(A="no", B="no", C="no", D="yes", E="no", F="-")  # homes alone, no foster care
    check(form, "2026-03", rows, others=others, expect={"Council": (1, 5)})
