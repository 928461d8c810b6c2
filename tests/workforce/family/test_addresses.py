"""Where a child lives: one home at a time, kept when it changes, and a confidential one on no page."""

from __future__ import annotations

import re
import uuid
from typing import Any

import pytest
from django.contrib.sessions.models import Session as DjangoSession
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from csc.models import Address, AuditEvent, Child, Draft
from tests.contacts.cast import code, day
from tests.workforce.cast import allocation, child, clerk, somebody
from tests.workforce.family.scenes import home, mara
from workforce.family.addresses import add_address, change_address, tidy_postcode
from workforce.family.services import add_relative
from workforce.models import Worker

pytestmark = pytest.mark.django_db
CANARY, CANARY_POSTCODE, CANARY_REASON = "Hidden Orchard House", "ZZ9 9ZZ", "Orchard refuge"


@pytest.fixture
def browser(at_noon, wren: Worker) -> Client:
    """Wren's, on Wednesday 1 April 2026."""
    client = Client()
    client.force_login(wren.user)
    return client


@pytest.fixture
def ben(units, wren, ada) -> Child:
    """Ada's brother, whom Wren holds too."""
    made = child("Ben")
    allocation(made, units["T1"], wren)
    add_relative(by=clerk(), child=ada, person=made, kind=code("relationship:sibling"))
    return made


def page_of(of: Child, step: str = "add_address", about: Any = None) -> str:
    if about is None:
        return reverse("workforce:step", args=[of.uuid, step])
    return reverse("workforce:step_about", args=[of.uuid, step, about.uuid])


def typed(**more: Any) -> dict[str, Any]:
    said = {"kind": "address_kind:home", "lines": "2 Quay Street", "postcode": "zz22zz", "started_on": "16/3/2026"}
    return {"submission": str(uuid.uuid4()), **said, "confidential": "no", **more}


def secret(**more: Any) -> dict[str, Any]:
    hidden = {"kind": "address_kind:refuge", "lines": CANARY, "postcode": CANARY_POSTCODE, "confidential": "yes"}
    return typed(**{**hidden, "confidential_reason": CANARY_REASON, **more})


def words_on(answer: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def lived(of: Child) -> list[tuple[str, str, str]]:
    rows = Address.objects.filter(person=of).order_by("started_on", "pk")
    return [(each.lines, str(each.started_on), str(each.ended_on)) for each in rows]


@pytest.mark.parametrize(
    ("as_typed", "kept"), [("zz11zz", "ZZ1 1ZZ"), (" ZZ1A 1zz ", "ZZ1A 1ZZ"), ("zz10 1zz", "ZZ10 1ZZ"), ("", "")]
)
def test_a_postcode_is_kept_as_it_is_written(as_typed: str, kept: str) -> None:
    assert tidy_postcode(as_typed) == kept


@pytest.mark.parametrize("as_typed", ["ZZ1", "1ZZ ZZ1", "ZZZ1 1ZZ", "ZZ1 1Z", "somewhere"])
def test_what_has_not_the_form_of_a_postcode_is_refused(as_typed: str) -> None:
    with pytest.raises(ValidationError, match="Enter a full postcode"):
        tidy_postcode(as_typed)


def test_the_first_address_is_recorded_and_shown(browser: Client, ada: Child) -> None:
    assert browser.post(page_of(ada), typed()).status_code == 302
    page = words_on(browser.get(reverse("workforce:people", args=[ada.uuid])))
    assert "Ada Sample 2 Quay Street ZZ2 2ZZ Home 16 Mar 2026" in page
    assert AuditEvent.objects.filter(verb="add_address", child=ada.uuid).count() == 1


def test_a_new_home_ends_the_one_before_on_the_day_when_that_is_said(browser: Client, ada: Child) -> None:
    home(ada)
    shown = words_on(browser.get(page_of(ada)))
    assert "Lives now at 1 Mill Lane ZZ1 1ZZ, since 1 January 2020" in shown
    asked = browser.post(page_of(ada), typed())
    assert asked.status_code == 422
    assert "say that the new one takes its place" in words_on(asked)
    assert browser.post(page_of(ada), typed(replaces="on")).status_code == 302
    assert lived(ada) == [("1 Mill Lane", "2020-01-01", "2026-03-16"), ("2 Quay Street", "2026-03-16", "None")]


@pytest.mark.parametrize(
    ("from_", "until", "fits"),
    [
        ("2018-01-01", "2020-01-01", True),  # ends on the day the known one begins
        ("2018-01-01", "2020-01-02", False),
        ("2018-01-01", None, False),
        ("2021-01-01", "2022-01-01", False),
    ],
)
def test_an_earlier_home_may_touch_the_next_and_not_overlap_it(ada: Child, from_: str, until: str | None, fits: bool) -> None:
    home(ada)
    dates = {"started_on": day(from_), "ended_on": day(until) if until else None, "lines": "3 Old Road", "replaces": True}
    if fits:
        home(ada, **dates)
        return
    with pytest.raises(ValidationError, match="Nobody has two at a time"):
        home(ada, **dates)
    assert Address.objects.count() == 1


def test_homes_that_an_import_brought_side_by_side_can_be_set_apart_and_ended(ada: Child) -> None:
    facts: dict[str, Any] = {"recorded_by": clerk(), "person": ada, "kind_id": "address_kind:home"}
    one = Address.objects.create(lines="1 Mill Lane", started_on=day("2010-01-01"), **facts)  # before she was born
    two = Address.objects.create(lines="2 Quay Street", started_on=day("2019-01-01"), **facts)
    hidden = {"confidential": True, "confidential_reason": "Threats."}
    assert change_address(by=clerk(), child=ada, address=one, changes=hidden, reason="A threat.").confidential
    ended = change_address(by=clerk(), child=ada, address=one, changes={"ended_on": day("2020-01-01")}, reason="Left.")
    assert str(ended.ended_on) == "2020-01-01"
    with pytest.raises(ValidationError, match="Nobody has two at a time"):
        change_address(by=clerk(), child=ada, address=ended, changes={"ended_on": None}, reason="Not left.")
    two.refresh_from_db()
    assert (two.confidential, two.ended_on) == (False, None)


def test_a_second_home_stands_beside_the_first(ada: Child) -> None:
    home(ada)
    home(ada, kind=code("address_kind:secondary"), lines="Dad's, 9 Hill Road", started_on=day("2021-01-01"))
    assert Address.objects.filter(ended_on=None).count() == 2


def test_a_placement_takes_the_place_of_a_placement_and_not_of_the_home(browser: Client, ada: Child) -> None:
    home(ada)
    browser.post(page_of(ada), typed(kind="address_kind:placement", lines="Foster one", started_on="1/2/2026"))
    browser.post(page_of(ada), typed(kind="address_kind:placement", lines="Foster two", started_on="1/3/2026"))
    assert [(lines, ended) for lines, _, ended in lived(ada)] == [
        ("1 Mill Lane", "None"),
        ("Foster one", "2026-03-01"),
        ("Foster two", "None"),
    ]


def test_brothers_and_sisters_move_in_one_press(browser: Client, ada: Child, ben: Child) -> None:
    home(ada)
    form = typed(also=str(ben.uuid)) | {f"{ada.uuid.hex}-replaces": "on"}
    assert browser.post(page_of(ada), form).status_code == 302
    assert [lines for lines, _, ended in lived(ada) + lived(ben) if ended == "None"] == ["2 Quay Street", "2 Quay Street"]


def test_a_correction_keeps_what_was_said_before(browser: Client, ada: Child) -> None:
    address = home(ada)
    form = typed(lines="1 Mill Road", postcode="ZZ1 1ZZ", started_on="1/1/2020", reason="Misheard.")
    assert browser.post(page_of(ada, "change_address", address), form).status_code == 302
    assert list(address.history.values_list("lines", "history_change_reason")) == [
        ("1 Mill Road", "Misheard."),
        ("1 Mill Lane", None),
    ]


def test_the_address_of_a_parent_is_recorded_and_changed_through_the_child(browser: Client, ada: Child) -> None:
    tie = mara(ada)
    assert browser.post(page_of(ada, "add_relatives_address", tie), typed()).status_code == 302
    address = Address.objects.get(person=tie.person)
    assert "Mara Lane 2 Quay Street ZZ2 2ZZ" in words_on(browser.get(reverse("workforce:people", args=[ada.uuid])))
    ended = typed(ended_on="1/4/2026", reason="She moved.")
    assert browser.post(page_of(ada, "change_address", address), ended).status_code == 302
    address.refresh_from_db()
    assert str(address.ended_on) == "2026-04-01"


def test_the_address_of_a_child_with_a_record_is_not_changed_through_a_brother(browser: Client, ada: Child, ben: Child) -> None:
    address = home(ben)
    assert browser.get(page_of(ada, "change_address", address)).status_code == 404
    assert "1 Mill Lane" not in words_on(browser.get(reverse("workforce:people", args=[ada.uuid])))


# ── Confidential addresses ───────────────────────────────────────────────────────────────────────


def no_canary(*answers: Any) -> None:
    for answer in answers:
        said = answer.content.decode().upper()
        assert not any(words in said for words in ("ORCHARD", CANARY_POSTCODE)), answer.request["PATH_INFO"]


def test_a_confidential_address_is_on_no_page_after_it_was_saved(browser: Client, ada: Child, ben: Child) -> None:
    saved = browser.post(page_of(ada), secret())
    assert saved.status_code == 302
    address = Address.objects.get(person=ada)
    assert (address.lines, address.confidential_reason) == (CANARY, CANARY_REASON)
    pages = [reverse(f"workforce:{name}", args=[ada.uuid]) for name in ("child", "people", "chronology", "menu")]
    pages += [page_of(ada), page_of(ada, "change_address", address), reverse("home"), saved["Location"]]
    no_canary(*(browser.get(page) for page in pages))
    assert "the confidential address" in browser.get(page_of(ada)).content.decode()  # which a new one takes the place of
    assert not Draft.objects.exists()
    events = AuditEvent.objects.filter(verb="add_address")
    assert "Orchard" not in str(list(events.values("detail", "reason")))


def test_a_confidential_address_that_was_shown_is_on_no_other_page(browser: Client, ada: Child, ben: Child, units) -> None:
    browser.post(page_of(ada), secret())
    address = Address.objects.get(person=ada)
    shows = reverse("workforce:show_address", args=[ada.uuid, address.uuid])
    manager = Client()
    manager.force_login(somebody("Mo", units["T1"], "team_manager").user)
    for client in (browser, manager):
        answer = client.post(shows, {"reason": "The visit due on Friday."})
        assert CANARY in answer.content.decode()
        assert "Location" not in answer
    head = Client()
    head.force_login(somebody("Hal", units["S1"], "head_of_service").user)
    pages = [reverse(f"workforce:{name}", args=[ada.uuid]) for name in ("child", "people", "chronology", "menu", "who_looked")]
    pages += [reverse(f"workforce:{name}") for name in ("my_work", "my_teams", "notices", "access_review", "find")]
    pages += [reverse("workforce:people", args=[ben.uuid]), page_of(ada, "change_address", address), shows]
    for client in (browser, manager, head):
        no_canary(*(client.get(page, follow=True) for page in pages))
        no_canary(client.post(reverse("workforce:search_texts"), {"words": "orchar house"}))
    no_canary(browser.post(shows, {"reason": ""}))
    assert DjangoSession.objects.count() == 3
    assert not any("ORCHARD" in str(each.get_decoded()).upper() for each in DjangoSession.objects.all())


def test_a_confidential_address_being_typed_is_shown_to_nobody_else(browser: Client, ada: Child, units) -> None:
    keep = reverse("workforce:keep_draft", args=[ada.uuid, "add_address", ada.uuid])
    assert browser.post(keep, secret()).status_code == 200
    colleague = Client()
    colleague.force_login(somebody("Mo", units["T1"], "team_manager").user)
    seen = colleague.get(page_of(ada))
    assert "has been writing here too" in seen.content.decode()
    no_canary(seen)
    assert CANARY in browser.get(page_of(ada)).content.decode()  # their own words are there for whoever typed them


def test_a_refused_change_of_a_confidential_address_does_not_bring_it_back(browser: Client, ada: Child) -> None:
    browser.post(page_of(ada), secret())
    address = Address.objects.get(person=ada)
    refused = browser.post(page_of(ada, "change_address", address), secret(lines="", postcode="", reason=""))
    assert refused.status_code == 422
    # The reason typed again is the writer's own; it is left out here.
    blank = browser.post(
        page_of(ada, "change_address", address), {**typed(lines="", postcode="", reason=""), "confidential": "no"}
    )
    assert blank.status_code == 422
    no_canary(blank)


def test_the_protection_is_taken_away_only_by_who_can_type_the_address(browser: Client, ada: Child) -> None:
    browser.post(page_of(ada), secret())
    address = Address.objects.get(person=ada)
    page = page_of(ada, "change_address", address)
    blank = browser.post(page, typed(kind="address_kind:refuge", lines="", postcode="", reason="No longer needed."))
    assert blank.status_code == 422
    assert "Type the address anew" in blank.content.decode()
    no_canary(blank)
    address.refresh_from_db()
    assert address.confidential


def test_dates_of_a_confidential_address_are_corrected_without_seeing_it(browser: Client, ada: Child) -> None:
    browser.post(page_of(ada), secret())
    address = Address.objects.get(person=ada)
    form = secret(lines="", postcode="", reason="She left.", ended_on="1/4/2026") | {"confidential_reason": ""}
    saved = browser.post(page_of(ada, "change_address", address), form)
    assert saved.status_code == 302
    address.refresh_from_db()
    assert (address.lines, address.postcode, str(address.ended_on)) == (CANARY, CANARY_POSTCODE, "2026-04-01")
    assert address.confidential_reason == CANARY_REASON
    no_canary(browser.get(saved["Location"]))


def test_setting_a_place_apart_protects_everybody_of_the_family_at_it(browser: Client, ada: Child, ben: Child) -> None:
    mother = mara(ada).person
    shared = {"lines": "hidden orchard house,", "postcode": "zz99zz"}
    home(ada, **shared)
    for person, of in ((mother, ada), (ben, ben)):
        place = {"kind": code("address_kind:home"), "started_on": day("2021-01-01"), **shared}
        add_address(by=clerk(), child=of, person=person, **place)
    address = Address.objects.get(person=ada)
    changes = {"confidential": True, "confidential_reason": "Threats."}
    change_address(by=clerk(), child=ada, address=address, changes=changes, reason="A threat was made.")
    assert Address.objects.filter(confidential=True).count() == 3
    for each in (ada, ben):
        no_canary(browser.get(reverse("workforce:people", args=[each.uuid])))


def test_an_address_added_later_at_a_place_set_apart_is_confidential_whatever_was_ticked(browser: Client, ada: Child) -> None:
    tie = mara(ada)
    browser.post(page_of(ada), secret())
    form = typed(lines=CANARY.lower(), postcode=CANARY_POSTCODE)
    assert browser.post(page_of(ada, "add_relatives_address", tie), form).status_code == 302
    assert Address.objects.get(person=tie.person).confidential


def test_what_others_had_begun_to_correct_is_dropped_when_the_address_is_set_apart(browser: Client, ada: Child, units) -> None:
    address = home(ada, lines=CANARY, postcode=CANARY_POSTCODE)
    colleague = Client()
    colleague.force_login(somebody("Mo", units["T1"], "team_manager").user)
    keep = reverse("workforce:keep_draft", args=[ada.uuid, "change_address", address.uuid])
    colleague.post(keep, typed(lines=CANARY, postcode=CANARY_POSTCODE))
    form = secret(kind="address_kind:home", started_on="1/1/2020", reason="A threat was made.")
    assert browser.post(page_of(ada, "change_address", address), form).status_code == 302
    no_canary(colleague.get(page_of(ada, "change_address", address)))
