"""What a child's page says of care. It is 1 April 2026."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from csc.models import Address, Child
from looked_after import codes, services
from looked_after.forms.periods import BecomeLookedAfter
from looked_after.panels import care_panel, leaving_care_panel, placements_so_far, private_fostering_panel
from looked_after.tags import tags_of
from tests.looked_after import scenes
from tests.looked_after.cast import code, day, fostered_by, move, team
from tests.workforce.cast import NOON, allocation, clerk, somebody
from workforce.reach import Reader
from workforce.recording.correcting import correction_form
from workforce.recording.hand import Hand
from workforce.recording.kinds import facts_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def first_of_april():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def reader() -> Reader:
    return Reader(somebody("Mo", team(), "team_manager").user)


def tags(child: Child) -> list[str]:
    return [tag.text for tag in tags_of(child, timezone.localdate())]


def hide(child: Child) -> None:
    Address.objects.create(
        recorded_by=clerk(),
        person_id=child.pk,
        kind_id="address_kind:placement",
        started_on=day("2026-01-05"),
        confidential=True,
        confidential_reason="Threats.",
    )


def test_a_looked_after_child(reader: Reader) -> None:
    period = scenes.in_care()
    move(period, fostered_by("H2", distance_miles="4.5"), "2026-02-10", "CREQB")
    services.record_dental_check(by=clerk(), period=period, checked_on=day("2026-03-02"))
    said = str(care_panel(period.child, reader))
    for words in (
        "5 January 2026",  # since
        "Full care order",
        "Vale; 4.5 miles from home, from 10 February 2026",
        "Own provision",
        "2 in this time in care, 2 in the last 12 months",
        "17 Feb 2026",  # first visit in the new placement: a week
        "2 Feb 2026",  # first review: 20 working days
        "2 Mar 2027",  # teeth: a year
        "2 March 2026",
    ):
        assert words in said, words
    assert tags(period.child) == ["Looked after: full care order"]
    assert "2 placements" in str(placements_so_far(period.child, reader))


def test_a_confidential_address_is_nowhere_on_the_page(reader: Reader) -> None:
    period = scenes.in_care()
    placement = period.placements.get()
    placement.setting_name, placement.distance_miles = "Secret House", 12
    placement.save()
    pages = [care_panel, placements_so_far]
    assert all("Secret House" in str(panel(period.child, reader)) for panel in pages)
    hide(period.child)
    child = Child.objects.get(pk=period.child.pk)
    for panel in pages:
        said = str(panel(child, reader))
        assert "onfidential address" in said
        assert not any(words in said for words in ("Secret House", "Hill", "12 miles"))


def test_a_confidential_home_is_not_on_the_page_of_a_record_nor_in_its_correction() -> None:
    period = scenes.in_care()
    move(period, fostered_by("H2", distance_miles="4.5"), "2026-02-10", "CREQB")
    placement = period.placements.get(ended_on=None)

    def told() -> str:
        return " ".join(str(fact.value) for fact in facts_of(placement) if fact.recorded)

    assert "4.5" in told()
    assert "distance_miles" in correction_form(placement).base_fields
    hide(period.child)
    assert "4.5" not in told()
    assert "Confidential address" in told()
    assert not {"distance_miles", "postcode", "setting_name"} & set(correction_form(placement).base_fields)


def test_a_confidential_home_is_not_in_the_administration_site(client: Client, django_user_model: Any) -> None:
    period = scenes.in_care()
    placement = period.placements.get()
    placement.setting_name, placement.postcode = "Secret House", "ZZ9 9ZZ"
    placement.save()
    allocation(period.child, period.team)
    manager = somebody("Mo", period.team, "team_manager")
    django_user_model.objects.filter(pk=manager.user_id).update(is_superuser=True)
    client.force_login(django_user_model.objects.get(pk=manager.user_id))
    page = reverse("admin:looked_after_placement_change", args=[placement.pk])
    said = client.get(page).content.decode()
    assert all(words in said for words in ("Secret House", "ZZ9 9ZZ"))
    hide(period.child)
    answer = client.get(page)
    said = answer.content.decode()
    assert answer.status_code == 200
    assert not any(words in said for words in ("Secret House", "ZZ9 9ZZ"))


def test_a_confidential_home_is_not_carried_into_a_form(reader: Reader) -> None:
    child = scenes.not_in_care()
    facts = {"recorded_by": clerk(), "person_id": child.pk, "started_on": day("2020-05-01")}
    Address.objects.create(**facts, kind_id="address_kind:home", postcode="ZZ1 1ZZ")
    carried = BecomeLookedAfter(child=child, hand=Hand(reader)).known["home_postcode"]
    assert (carried.value, carried.on) == ("ZZ1 1ZZ", day("2020-05-01"))
    hide(child)
    assert BecomeLookedAfter(child=Child.objects.get(pk=child.pk), hand=Hand(reader)).known == {}


def test_a_child_on_short_breaks_is_not_called_looked_after(reader: Reader) -> None:
    period = scenes.in_care(letters="V4")
    assert tags(period.child) == ["Short breaks"]
    assert "Health assessment" not in str(care_panel(period.child, reader))


def test_a_care_leaver(reader: Reader) -> None:
    leaver = scenes.care_leaver()
    home, work = code("care_leaver_accommodation:U"), code("care_leaver_activity:F4")
    services.record_accommodation(
        by=clerk(),
        leaver=leaver,
        accommodation=home,
        started_on=day("2026-03-02"),
        suitable=False,
        unsuitable_reason="Mould.",
    )
    services.record_activity(by=clerk(), leaver=leaver, activity=work, started_on=day("2025-09-01"))
    services.record_care_leaver_contact(by=clerk(), leaver=leaver, contacted_on=day("2026-03-20"), in_touch=code(codes.IN_TOUCH))
    said = str(leaving_care_panel(leaver.child, reader))
    for words in (
        "Former relevant (18+), from 1 January 2025",
        "20 March 2026",
        "Independent living (not suitable: Mould.), from 2 March 2026",
        "Full-time apprenticeship, from 1 September 2025",
    ):
        assert words in said, words
    assert tags(leaver.child) == ["Care leaver"]
    assert care_panel(leaver.child, reader) is None


def test_an_eligible_child_is_still_looked_after() -> None:
    assert tags(scenes.eligible().child) == ["Looked after: full care order"]


def test_a_privately_fostered_child(reader: Reader) -> None:
    arrangement = scenes.privately_fostered()
    said = str(private_fostering_panel(arrangement.child, reader))
    assert "11 Mar 2026" in said  # seven working days from Monday 2 March
    assert tags(arrangement.child) == ["Privately fostered"]


def test_nothing_is_said_of_a_child_who_never_was_in_care(reader: Reader) -> None:
    child = scenes.not_in_care()
    panels = (care_panel, placements_so_far, leaving_care_panel, private_fostering_panel)
    assert [panel(child, reader) for panel in panels] == [None] * 4
    assert tags(child) == []
