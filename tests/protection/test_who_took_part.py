"""Who took part in a strategy discussion: rows with agency, role and way, put right later, and kept as they were."""

from __future__ import annotations

import re
import uuid

import pytest

from protection import services
from protection.models import StrategyDiscussion
from tests.contacts.cast import clerk, code
from tests.protection import scenes
from tests.protection.test_form_facts import play, said
from tests.workforce import fuzz
from workforce.recording.kinds import address_of_record
from workforce.recording.steps import address_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("way", ["attendance_way:apologies", "attendance_way:report"])
def test_police_who_only_sent_word_did_not_take_part(browser, person, way: str) -> None:
    assert "Nobody is recorded as taking part from the police." in said(
        play(browser, person, "hold_strategy_discussion", way_2=way)
    )


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ({"way_2": ""}, "Select how they took part"),
        ({"agency_4": "", "way_4": ""}, "Select which agency this is about"),
        ({"agency_5": "agency:gp"}, "Select how they took part"),
        ({"agency_5": "agency:police", "name_5": "ds hale", "way_5": "attendance_way:video"}, "in the list already"),
        ({"name_2": "x" * 121}, "Person 2: name must be 120 characters or fewer"),
    ],
)
def test_a_row_says_of_which_agency_and_how_and_nobody_stands_twice(browser, person, typed, complaint: str) -> None:
    assert complaint in said(play(browser, person, "hold_strategy_discussion", **typed))
    assert StrategyDiscussion.objects.count() == 0


def test_each_person_is_a_row_with_agency_role_and_way_on_the_page_of_the_record(browser, person) -> None:
    two = {"agency_5": "agency:police", "name_5": "PC Low", "role_5": "beat", "way_5": "attendance_way:in_person"}
    assert play(browser, person, "hold_strategy_discussion", **two).status_code == 302
    discussion = StrategyDiscussion.objects.get()
    rows = discussion.attendances.order_by("pk").values_list("agency__code", "name", "role", "way__code")
    assert list(rows) == [
        ("social_care", "Uma Reed", "", "video"),
        ("police", "DS Hale", "child abuse team", "phone"),
        ("health_visitor", "", "", "video"),
        ("school", "Pat Reed", "", "apologies"),
        ("police", "PC Low", "beat", "in_person"),
    ]
    page = browser.get(address_of_record(discussion)).content.decode()
    assert all(words in page for words in ("Who took part", "DS Hale", "child abuse team", "By phone", "Sent apologies"))


def test_a_slip_in_who_took_part_is_put_right_and_what_was_said_before_is_kept(browser, person) -> None:
    discussion = scenes.discussed()
    police = discussion.attendances.get(agency="agency:police")
    typed = {f"name_{police.pk}": "DS Hale", f"role_{police.pk}": "", f"way_{police.pk}": "attendance_way:phone"}
    address = address_of(fuzz.steps_of("protection")["record_strategy_attendance"], discussion.child, discussion)
    assert browser.post(address, {"submission": str(uuid.uuid4()), **typed}).status_code == 302
    states = police.history.order_by("history_id").values_list("name", "way")
    assert list(states) == [("", None), ("DS Hale", "attendance_way:phone")]
    assert discussion.attendances.count() == 3


def test_a_list_somebody_else_has_changed_meanwhile_is_shown_before_it_is_saved(browser, person) -> None:
    discussion = scenes.discussed()
    step = fuzz.steps_of("protection")["record_strategy_attendance"]
    address = address_of(step, discussion.child, discussion)
    seen = re.search(r'name="seen_version" value="(\d+)"', browser.get(address).content.decode())
    assert seen is not None
    services.record_strategy_attendance(by=clerk(), discussion=discussion, agency=code("agency:school"), name="Pat Reed")
    typed = {"seen_version": seen[1], "agency_new1": "agency:gp", "way_new1": "attendance_way:video"}
    answer = browser.post(address, {"submission": str(uuid.uuid4()), **typed})
    assert "Somebody has changed this list since you opened it: School: Pat Reed" in said(answer)
    assert discussion.attendances.count() == 4
