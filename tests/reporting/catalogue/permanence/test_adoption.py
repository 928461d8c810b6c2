"""Children adopted and the days it took: the worked examples of rules.md C.6 among them."""

from reporting.catalogue.permanence import (
    adopters_approved,
    adopters_in_assessment,
    adoption_days_care_to_placement_a1,
    adoption_days_care_to_placement_a10,
    adoption_days_order_to_match_a2,
    adoption_orders_within_12_months_of_decision,
    adoption_orders_within_12_months_of_decision_count,
    adoption_placed_within_12_months_of_decision,
    adoptions,
    adoptions_harder_to_place,
    children_placed_for_adoption,
    permanence_plan_in_place,
)
from reporting.engine.cells import Status
from tests.reporting.practice import check, engine, figure

CARE = """
id | child | team | started_on
A  | Ava   | N1   | 2017-05-01
B  | Ben   | N1   | 2017-05-01
C  | Cal   | S1   | 2017-05-01
D  | Dee   | S1   | 2017-05-01
"""
PLANS = """
id | child | team | care_period | decided_on | placement_order_on | matched_on | placed_on  | ordered_on | harder_to_place
a  | Ava   | N1   | A           | 2017-11-30 | 2018-01-10         | 2018-04-01 | 2018-04-30 | 2018-11-30 | aged_5_or_over
b  | Ben   | N1   | B           | 2017-11-29 | 2018-01-10         | 2017-12-20 | 2018-11-29 | 2018-11-30 | none
c  | Cal   | S1   | C           | 2017-11-28 |                    | 2018-10-01 | 2018-11-29 | 2018-12-01 |
d  | Dee   | S1   |             | 2018-06-01 |                    |            |            | 2018-11-10 | disabled
"""
TABLES = {"care_periods": CARE, "adoption_plans": PLANS}


def cell(indicator, month: str, **given):
    found = figure(indicator, TABLES | given.pop("tables", {}), month, **given)
    return found.numerator, found.denominator


def test_adopted_from_care() -> None:
    assert figure(adoptions.indicator, TABLES, "2018-11").value == 2  # Dee was not looked after
    assert figure(adoptions.indicator, TABLES, "2018-12").value == 1


def test_twelve_months_from_decision_to_order() -> None:
    indicator = adoption_orders_within_12_months_of_decision.indicator
    assert cell(indicator, "2018-11") == (1, 2)  # Ava to the day; Ben a day late
    assert cell(indicator, "2018-12") == (0, 1)
    assert figure(adoption_orders_within_12_months_of_decision_count.indicator, TABLES, "2018-11").value == 1
    nobody = figure(indicator, TABLES, "2019-01")
    assert (nobody.value, nobody.status) == (None, Status.NO_CASES)


def test_twelve_months_from_decision_to_moving_in() -> None:
    indicator = adoption_placed_within_12_months_of_decision.indicator
    assert cell(indicator, "2018-11") == (2, 2)  # Ben to the day
    assert cell(indicator, "2018-12") == (0, 1)  # Cal a day late
    disruption = {"adoption_disruptions": "child | plan | placed_on | ended_on\nBen | b | 2018-02-01 | 2018-05-01"}
    assert cell(indicator, "2018-11", tables=disruption) == (1, 1)  # adopted by others than those first moved in with


def test_days_to_the_adopters() -> None:
    a1 = adoption_days_care_to_placement_a1.indicator
    assert cell(a1, "2018-11") == (364 + 577, 2)
    assert cell(a1, "2018-12") == (364 + 577 + 577, 3)
    assert cell(a1, "2019-02") == (364 + 577 + 577, 3)  # a month without an adoption changes nothing
    assert cell(a1, "2019-04") == (0, 0)


def test_days_to_the_foster_carers_who_adopted() -> None:
    """The worked example of A10: 364 days to the adoptive placement, 123 to the foster placement."""
    plans = """
    id | child | team | care_period | decided_on | placed_on  | ordered_on | by_foster_carer | foster_placement_on
    a  | Ava   | N1   | A           | 2017-11-30 | 2018-04-30 | 2018-11-30 | yes             | 2017-09-01
    b  | Ben   | N1   | B           | 2017-11-29 | 2018-11-29 | 2018-11-30 | no              |
    c  | Cal   | S1   | C           | 2017-11-28 | 2018-11-29 | 2018-12-01 |                 |
    """
    a10, given = adoption_days_care_to_placement_a10.indicator, {"adoption_plans": plans}
    assert cell(a10, "2018-11", tables=given) == (123 + 577, 2)
    assert cell(a10, "2019-10", tables=given) == (123 + 577 + 577, 3)
    assert cell(a10, "2019-11", tables=given) == (577, 1)


def test_days_from_the_order_to_the_match() -> None:
    indicator = adoption_days_order_to_match_a2.indicator
    assert cell(indicator, "2018-12") == (81, 2)  # Ava 81; Ben matched first: none; Cal without an order left out


def test_missing_days_leave_the_mean_and_are_listed() -> None:
    plans = PLANS.replace("2018-04-01 | 2018-04-30", "2018-04-01 |           ")
    found = engine(TABLES | {"adoption_plans": plans}, "2018-11")
    indicator = adoption_days_care_to_placement_a1.indicator
    assert found.figures(indicator).at("Council", "2018-11").denominator == 1
    assert len(found.left_out(indicator, "Council", "2018-11")) == 1


def test_harder_to_place() -> None:
    assert cell(adoptions_harder_to_place.indicator, "2018-11") == (1, 2)


def test_placed_and_not_yet_adopted() -> None:
    indicator = children_placed_for_adoption.indicator
    assert figure(indicator, TABLES, "2018-04").value == 1
    assert figure(indicator, TABLES, "2018-11").value == 1  # Ava and Ben adopted on the last day, Cal the day after
    reversed_plan = (
        "id | child | team | care_period | decided_on | placed_on | reversed_on\na | Ava | N1 | A | 2018-01-01 | 2018-02-01 | {}"
    )
    for day, still in (("2018-03-31", 0), ("2018-04-01", 1)):
        assert figure(indicator, TABLES | {"adoption_plans": reversed_plan.format(day)}, "2018-03").value == still


def test_adopters() -> None:
    tables = {
        "adopter_households": """
        stage_one_started_on | stage_one_ended_on | stage_two_started_on | stage_two_ended_on | approved_on | left_on
        2026-01-01           |                    |                      |                    |             |
        2025-10-01           | 2025-12-01         | 2026-01-01           |                    |             |
        2025-10-01           | 2025-12-01         |                      |                    |             |            # between
        2025-06-01           | 2025-08-01         | 2025-09-01           | 2026-03-20         | 2026-03-31  |
        2025-06-01           |                    |                      |                    |             | 2026-03-31
        """
    }
    indicator = adopters_in_assessment.indicator
    assert figure(indicator, tables, "2026-03").value == 2
    bands = {band: figure(indicator, tables, "2026-03", breakdown="cohort", band=band).value for band in ("stage 1", "stage 2")}
    assert bands == {"stage 1": 1, "stage 2": 1}
    assert figure(adopters_approved.indicator, tables, "2026-03").value == 1


def test_a_permanence_plan_by_the_second_review() -> None:
    rows = """
    id | child | team | started_on | counts?
    A  | Ava   | N1   | 2025-12-15 | yes     # second review held
    B  | Ben   | N1   | 2025-12-10 | no      # second review due on 31 March; the plan was given up that day
    C  | Cal   | N1   | 2025-12-10 | {C}     # it is due on 1 April
    D  | Dee   | S1   | 2025-11-30 | no      # four months, and no review at all
    E  | Eve   | S1   | 2025-12-10 | {C}
    """
    others = {
        "lac_reviews": """
        child | team | care_period | held_on
        Ava   | N1   | A           | 2026-01-05
        Ava   | N1   | A           | 2026-03-20
        Ben   | N1   | B           | 2025-12-31
        Cal   | N1   | C           | 2026-01-01
        """,
        "permanence_plans": """
        child | care_period | option   | agreed_on  | ended_on
        Ava   | A           | RETURNEV | 2026-03-31 |
        Ben   | B           | ADOPTION | 2026-01-31 | 2026-03-31
        """,
    }
    indicator = permanence_plan_in_place.indicator
    check(indicator, "2026-03", rows.format(C="-"), others=others, expect={"Council": (1, 3)})
    every = indicator.form("all_looked_after")
    check(every, "2026-03", rows.format(C="no"), others=others, expect={"Council": (1, 5)})
