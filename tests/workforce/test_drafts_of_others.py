"""What is half written names no child, and tells nothing of one, to whom the record is closed."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from csc.models import Child, Draft
from tests.contacts.cast import code
from tests.workforce.cast import NOON, allocation, child, clerk, grant, somebody
from workforce.family.services import add_relative
from workforce.models import Allocation, Worker

pytestmark = pytest.mark.django_db

OF_ADA, OF_BEN = "Ada was at the window.", "Ben has a bruise."


@pytest.fixture
def ben(at_noon, units, wren: Worker, ada: Child) -> Child:
    """Ada's brother, whom Wren holds too."""
    made = child("Ben")
    allocation(made, units["T1"], wren)
    add_relative(by=clerk(), child=ada, person=made, kind=code("relationship:sibling"))
    return made


def signed_in(who: Worker) -> Client:
    client = Client()
    client.force_login(who.user)
    return client


def keep(who: Worker, of: Child, **words: Any) -> None:
    address = reverse("workforce:keep_draft", args=[of.uuid, "write_case_note", of.uuid])
    assert signed_in(who).post(address, {"submission": str(uuid.uuid4()), "title": "A visit", **words}).status_code == 200


def restrict(one: Child) -> None:
    Child.objects.filter(pk=one.pk).update(restricted=True, restricted_reason="A relative works here")


def shown_beside(who: Worker, of: Child) -> tuple[bool, bool]:
    page = signed_in(who).get(reverse("workforce:step", args=[of.uuid, "write_case_note"])).content.decode()
    assert "has been writing here too" in page
    return OF_ADA in page, OF_BEN in page


def test_what_somebody_writes_of_a_brother_is_shown_to_who_may_record_for_him(units, wren, ada, ben) -> None:
    manager = somebody("Mo", units["T1"], "team_manager")
    keep(wren, ada, also=str(ben.uuid), **{f"{ada.uuid.hex}-text": OF_ADA, f"{ben.uuid.hex}-text": OF_BEN})
    assert shown_beside(manager, ada) == (True, True)
    restrict(ben)
    assert shown_beside(manager, ada) == (True, False)
    grant(ben, manager, from_=NOON - datetime.timedelta(days=1))
    assert shown_beside(manager, ada) == (True, True)


def test_what_somebody_writes_of_another_teams_brother_is_not_shown(units, wren, ada, ben) -> None:
    Allocation.objects.filter(child=ben).update(team=units["T3"])
    keep(wren, ada, also=str(ben.uuid), **{f"{ada.uuid.hex}-text": OF_ADA, f"{ben.uuid.hex}-text": OF_BEN})
    assert shown_beside(somebody("Mo", units["T1"], "team_manager"), ada) == (True, False)


def test_a_form_not_finished_names_no_child_whose_record_was_restricted_since(wren, ada, at_noon) -> None:
    keep(wren, ada, text=OF_ADA)
    page = reverse("workforce:my_work")
    assert "Ada Sample" in signed_in(wren).get(page).content.decode().partition('id="drafts"')[2]
    Allocation.objects.filter(child=ada).update(ended_on=NOON.date())
    assert "Ada Sample" in signed_in(wren).get(page).content.decode()  # still to be found and opened for a reason
    restrict(ada)
    said = signed_in(wren).get(page).content.decode()
    assert not any(words in said for words in ("Ada", ada.local_id, str(ada.uuid)))
    assert Draft.objects.count() == 1
    grant(ada, wren, from_=NOON - datetime.timedelta(days=1), until=NOON + datetime.timedelta(hours=1))
    assert "Ada Sample" in signed_in(wren).get(page).content.decode()


def test_nobody_opens_or_drops_the_draft_of_somebody_else(units, wren, ada, at_noon) -> None:
    manager = somebody("Mo", units["T1"], "team_manager")
    keep(wren, ada, text=OF_ADA)
    page = reverse("workforce:step", args=[ada.uuid, "write_case_note"])
    signed_in(manager).post(page, {"action": "discard"})
    keep(manager, ada, text="Another note.")
    assert sorted(draft.words["text"][0] for draft in Draft.objects.all()) == [OF_ADA, "Another note."]


def test_words_on_a_page_that_somebody_left_open_are_not_kept_for_who_signs_in_next(units, wren, ada, at_noon) -> None:
    manager = somebody("Mo", units["T1"], "team_manager")
    page = reverse("workforce:step", args=[ada.uuid, "write_case_note"])
    assert f'name="writer" value="{wren.user.uuid}"' in signed_in(wren).get(page).content.decode()
    words = {"submission": str(uuid.uuid4()), "writer": str(wren.user.uuid), "title": "A visit", "text": OF_ADA}
    address = reverse("workforce:keep_draft", args=[ada.uuid, "write_case_note", ada.uuid])
    refused = signed_in(manager).post(address, words)
    assert (refused.status_code, refused.json()["problem"].partition(":")[0]) == (409, "Your words are not being kept")
    assert signed_in(manager).post(page, words).status_code == 403
    assert signed_in(manager).post(page, words | {"action": "later"}).status_code == 403
    assert not Draft.objects.exists()
    assert signed_in(wren).post(address, words).status_code == 200
    assert set(Draft.objects.get().words) == {"submission", "title", "text"}
