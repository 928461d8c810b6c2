"""Which records of care are asked about, by the number of the rule. It is 1 April 2026; Ava was born on 1 May 2010."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
import time_machine

from csc.doubts import doubts_of, rules_of
from looked_after.models import (
    AdoptionPlan,
    CareLeaverAccommodation,
    CareLeaverContact,
    DeprivationOfLiberty,
    LegalStatus,
    PeriodOfCare,
    PermanenceOrder,
    Placement,
    PlacementProvider,
    StrengthsAndDifficulties,
    SubstanceMisuseCheck,
)
from tests.looked_after.cast import ava, day, household, legal_status, period_of_care, placement, team
from tests.workforce.cast import NOON, clerk

pytestmark = pytest.mark.django_db
OWN, OTHER_PUBLIC, PRIVATE = (f"placement_provider:PR{number}" for number in (1, 3, 4))


@pytest.fixture(autouse=True)
def first_of_april():
    with time_machine.travel(NOON, tick=False):
        yield


def rules(record: Any) -> set[str]:
    return {doubt.rule for doubt in doubts_of(record)}


def home(letters: str = "K2", *, status: str = "C2", born: str = "2010-05-01", short_breaks: bool = False, **facts) -> Placement:
    """A placement with nothing odd about it, but for `facts`."""
    period = period_of_care(ava(born=born), short_breaks=short_breaks)
    legal_status(period, letters=status)
    return placement(period, letters=letters, **{"provider_id": PRIVATE, "urn": "SC123456", **facts})


@pytest.mark.parametrize(
    ("facts", "asked"),
    [
        ({}, set()),
        ({"letters": "R5", "born": "2008-01-11", "urn": ""}, {"372"}),  # nine, ten the day after
        ({"letters": "R5", "born": "2008-01-10", "urn": ""}, set()),
        ({"letters": "S1", "born": "2014-01-11"}, {"373"}),
        ({"letters": "P3", "born": "2004-01-11", "urn": ""}, {"374"}),
        ({"letters": "P3", "born": "2004-01-10", "urn": ""}, set()),
        ({"provider_id": None}, {"526"}),
        ({"letters": "T1", "urn": ""}, {"213"}),
        ({"letters": "T1", "urn": "", "provider_id": None}, set()),
        ({"letters": "R2", "urn": "", "provider_id": OWN}, {"527"}),
        ({"provider_id": OTHER_PUBLIC}, {"529"}),
        ({"letters": "K3", "provider_id": OTHER_PUBLIC}, set()),
        ({"provider_id": OWN, "in_area": False}, {"1015"}),
        ({"letters": "U6", "provider_id": OWN, "in_area": False}, set()),
        ({"urn": ""}, {"218"}),
        ({"urn": "XXXXXXX"}, set()),
        ({"letters": "U6", "urn": ""}, {"218"}),  # an agency's foster carers
        ({"letters": "U6", "urn": "", "provider_id": OWN}, set()),
        ({"letters": "R1"}, {"222"}),
        ({"distance_miles": Decimal("350.0")}, set()),
        ({"distance_miles": Decimal("351.0")}, {"454"}),
        ({"letters": "U4", "status": "V4", "short_breaks": True}, {"384"}),
        ({"status": "V4", "short_breaks": True, "distance_miles": Decimal("3.0")}, {"398"}),
        ({"letters": "A6"}, {"408"}),
        ({"letters": "A6", "status": "E1"}, set()),
        ({"letters": "A4"}, set()),
        ({"letters": "A3"}, {"336"}),
    ],
)
def test_a_placement_is_asked_about(facts: dict[str, Any], asked: set[str]) -> None:
    assert rules(home(**facts)) == asked


@pytest.mark.parametrize(
    ("facts", "asked"),
    [
        ({}, set()),
        ({"urn": "SC654321"}, {"1008"}),
        ({"letters": "K1"}, {"219"}),
        ({"postcode": "ZZ9 9ZZ"}, {"221"}),
        ({"postcode": "zz11zz"}, set()),
        ({"provider_id": "placement_provider:PR5"}, {"224"}),
        ({"started": "2017-12-31"}, {"227"}),
        ({"started": "2018-01-01", "ended": "2019-01-02"}, {"228"}),
        ({"started": "2018-01-01", "ended": "2019-01-01"}, set()),
    ],
)
def test_a_home_is_compared_with_the_directory(facts: dict[str, Any], asked: set[str]) -> None:
    PlacementProvider.objects.create(
        recorded_by=clerk(),
        urn="SC123456",
        name="The Elms",
        provider_id=PRIVATE,
        placement_type_id="placement_type:K2",
        postcode="ZZ1 1ZZ",
        registered_on=day("2018-01-01"),
        closed_on=day("2019-01-01"),
    )
    assert rules(home(**{"started": "2018-01-10", "ended": "2018-06-01", **facts})) == asked


def test_carers_of_an_agency_bring_its_number() -> None:
    assert rules(home("U6", urn="", household=household("H9", agency_urn="1234567"))) == set()


def test_placed_with_the_present_foster_carers_after_fostering() -> None:
    before = home("U6", ended="2019-01-10")
    assert rules(placement(before.period_of_care, letters="A3", started="2019-01-10", provider_id=OWN)) == set()


def test_nobody_under_ten_moves_because_of_custody() -> None:
    before = home(ended="2019-01-10", reason_placement_change_id="reason_placement_change:CUSTOD")
    after = placement(before.period_of_care, letters="R5", started="2019-01-10", provider_id=PRIVATE)
    assert rules(after) == {"234", "372"}


@pytest.mark.parametrize(("letters", "asked"), [("K2", set()), ("K1", {"709"}), ("U6", {"709"})])
def test_a_child_deprived_of_liberty_is_in_a_home(letters: str, asked: set[str]) -> None:
    child = home(letters).child
    order = DeprivationOfLiberty(recorded_by=clerk(), child=child, team=team(), started_on=day("2026-03-01"))
    assert rules(order) == asked
    order.ended_on = day("2026-03-20")
    assert rules(order) == set()


def ended(reason: str, on: str, *, letters: str = "U6", **facts) -> PeriodOfCare:
    period = period_of_care(ended=on, **facts)
    legal_status(period, ended=on)
    placement(period, ended=on, letters=letters)
    period.reason_ceased_id = f"reason_episode_ceased:{reason}"
    return period


@pytest.mark.parametrize(
    ("period", "asked"),
    [
        (lambda: ended("E4A", "2019-01-10"), set()),
        (lambda: ended("E4A", "2018-01-10"), {"355"}),
        (lambda: ended("E5", "2024-04-30"), {"387"}),  # thirteen
        (lambda: ended("E5", "2024-05-01"), set()),
        (lambda: ended("E7", "2026-03-31"), {"389"}),
        (lambda: ended("E47", "2028-05-01"), {"407"}),
        (lambda: ended("E45", "2019-01-10", letters="K2"), {"516"}),
        (lambda: ended("E45", "2019-01-10"), set()),
    ],
)
def test_the_end_of_care_is_asked_about(period: Any, asked: set[str]) -> None:
    assert rules(period()) == asked


def test_care_older_than_the_children_act() -> None:
    assert "353" in rules(period_of_care(ava(born="1985-01-01"), started="1991-10-13", ended="1995-01-01"))
    assert "353" not in rules(period_of_care(ava(born="1985-01-01"), started="1991-10-14", ended="1995-01-01"))


def adoption_plan(period: PeriodOfCare, decided: str = "2018-06-01", **facts) -> AdoptionPlan:
    return AdoptionPlan.objects.create(
        recorded_by=clerk(), child=period.child, team=period.team, period_of_care=period, decided_on=day(decided), **facts
    )


def test_care_that_ends_while_adoption_is_still_decided() -> None:
    period = ended("E4A", "2019-01-10")
    plan = adoption_plan(period)
    assert rules(period) == {"557"}
    plan.reversed_on, plan.reversed_reason_id = day("2019-01-05"), "adoption_decision_reversed:RD4"
    plan.save()
    assert rules(period) == set()


def test_the_first_placement_is_asked_about_with_the_period() -> None:
    assert rules(home(urn="").period_of_care) == {"218"}


def test_an_order_that_ends_care_asks_about_its_end() -> None:
    period = ended("E46", "2019-01-10", letters="K2")
    period.save()
    order = PermanenceOrder(
        child=period.child, team=period.team, period_of_care=period, from_care=True, ordered_on=day("2019-01-10")
    )
    assert rules(order) == {"516"}


@pytest.mark.parametrize(("ended_on", "asked"), [("2018-01-31", set()), ("2018-02-01", {"364"})])
def test_three_weeks_at_the_police(ended_on: str, asked: set[str]) -> None:
    period = period_of_care()
    legal_status(period, letters="J2", ended=ended_on)
    assert rules(legal_status(period, started=ended_on)) == asked


def test_a_placement_order_follows_the_decision() -> None:
    period = period_of_care()
    order = legal_status(period, letters="E1", started="2018-06-10")
    assert rules(order) == {"553"}
    adoption_plan(period)
    assert rules(order) == set()


@pytest.mark.parametrize(("started", "asked"), [("2005-12-29", {"446", "553"}), ("2005-12-30", {"553"})])
def test_no_placement_orders_before_there_were_any(started: str, asked: set[str]) -> None:
    period = period_of_care(ava(born="2000-01-01"), started="2005-01-10")
    assert rules(legal_status(period, letters="E1", started=started)) == asked


@pytest.mark.parametrize(
    ("sex", "status", "number", "asked"),
    [
        ("MF", "L11", 2, set()),
        ("MM", "L11", 2, {"520"}),
        ("MF", "L12", 2, {"524"}),
        ("F1", "L0", 1, set()),
        ("FF", "L0", 2, {"514"}),
        ("M1", "L2", 1, {"519"}),
        ("MM", "L3", 2, {"517"}),
        ("MF", "L4", 2, {"518"}),
        ("F1", "L0", 2, {"511"}),
        ("MF", "L11", 1, {"511"}),
    ],
)
def test_adopters_fit_together(sex: str, status: str, number: int, asked: set[str]) -> None:
    facts = {"adopter_sex_id": f"adopter_sex:{sex}", "adopter_legal_status_id": f"adopter_legal_status:{status}"}
    assert rules(adoption_plan(period_of_care(), number_of_adopters=number, **facts)) == asked


def test_matched_and_adopted_on_one_day() -> None:
    same = day("2019-01-10")
    assert rules(adoption_plan(period_of_care(), matched_on=same, placed_on=same, ordered_on=same)) == {"582"}


@pytest.mark.parametrize(
    ("born", "reason", "asked"),
    [
        ("2010-05-01", None, set()),
        ("2022-03-31", None, set()),  # four on the last day of the year of the return
        ("2022-04-01", None, {"188"}),
        ("2008-04-01", None, {"189"}),  # seventeen on its first day
        ("2008-04-02", None, set()),
        ("2010-05-01", "SDQ1", {"157"}),
        ("2010-05-01", "SDQ2", set()),
        ("2008-10-01", "SDQ1", set()),  # seventeen within the year
    ],
)
def test_a_questionnaire_is_of_children_from_4_to_16(born: str, reason: str | None, asked: set[str]) -> None:
    period = period_of_care(ava(born=born), started="2025-05-01")
    answer = StrengthsAndDifficulties(
        child=period.child, period_of_care=period, completed_on=day("2026-03-02"), score=None if reason else 12
    )
    answer.no_score_reason_id = f"sdq_reason:{reason}" if reason else None
    assert rules(answer) == asked


@pytest.mark.parametrize(
    ("found", "received", "offered", "asked"),
    [
        (False, None, None, set()),
        (True, True, None, set()),
        (True, None, None, {"192"}),
        (True, False, None, {"159"}),
        (True, False, True, set()),
    ],
)
def test_help_with_substance_misuse_is_told(found: bool, received: bool | None, offered: bool | None, asked: set[str]) -> None:
    check = SubstanceMisuseCheck(misuse_found=found, intervention_received=received, intervention_offered=offered)
    assert rules(check) == asked


@pytest.mark.parametrize(("started", "asked"), [("2028-04-30", {"347"}), ("2028-05-01", set())])
def test_a_foyer_takes_nobody_under_18(started: str, asked: set[str]) -> None:
    flat = CareLeaverAccommodation(child=ava(), accommodation_id="care_leaver_accommodation:T", started_on=day(started))
    assert rules(flat) == asked


def test_nobody_is_in_touch_after_death() -> None:
    child = ava()
    facts = {"recorded_by": clerk(), "child": child, "team": team()}
    died = CareLeaverContact.objects.create(**facts, contacted_on=day("2026-01-05"), in_touch_id="care_leaver_in_touch:DIED")
    later = CareLeaverContact(**facts, contacted_on=day("2026-02-05"), in_touch_id="care_leaver_in_touch:YES")
    assert (rules(died), rules(later)) == (set(), {"348"})


def test_every_rule_says_its_number() -> None:
    models = (AdoptionPlan, CareLeaverAccommodation, CareLeaverContact, DeprivationOfLiberty, LegalStatus, PeriodOfCare)
    for model in (*models, Placement, StrengthsAndDifficulties, SubstanceMisuseCheck):
        ours = [rule for rule in rules_of(model) if rule.__module__.startswith("looked_after.")]
        assert ours
        assert all(rule.__doc__ for rule in ours)
