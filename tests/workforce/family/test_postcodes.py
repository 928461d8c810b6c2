"""A text that holds the postcode of a confidential address is asked about before it is saved, and tells nobody anything else."""

from __future__ import annotations

import re
import uuid
from typing import Any

import pytest
from django import forms
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from contacts.models import CaseNote
from csc.models import AccessLog, Address, AuditEvent, Child
from csc.permissions import Permission
from tests.contacts.cast import code, day
from tests.workforce.cast import NOON, allocation, child, clerk, grant, somebody
from tests.workforce.family.scenes import home, mara
from workforce.casework import version_of
from workforce.family.addresses import add_address
from workforce.family.confidential import TYPED
from workforce.family.postcodes import MOST, RULE, doubts_of_words, postcodes_in
from workforce.family.services import add_relative
from workforce.models import Worker
from workforce.reach import Reader
from workforce.recording.steps import all_steps
from workforce.who_looked.reads import Cause, readings, with_causes

pytestmark = pytest.mark.django_db

POSTCODE = "ZZ9 9ZZ"
ASKED = "This text holds a postcode that is kept confidential for somebody around this child."
SECRET: dict[str, Any] = {"lines": "Orchard House", "postcode": POSTCODE, "confidential": True, "confidential_reason": "Threats."}


@pytest.fixture
def refuge(at_noon, ada: Child) -> Address:
    return home(ada, **SECRET)


@pytest.fixture
def browser(at_noon, wren: Worker) -> Client:
    client = Client()
    client.force_login(wren.user)
    return client


def note(text: str, **more: Any) -> dict[str, Any]:
    said = {
        "kind": "case_note_kind:phone_call",
        "happened_at_date": "30/3/2026",
        "happened_at_time": "10:00",
        "title": "Gran rang",
    }
    return {"submission": str(uuid.uuid4()), **said, "text": text, **more}


def write(browser: Client, of: Child, text: str, **more: Any) -> Any:
    return browser.post(reverse("workforce:step", args=[of.uuid, "write_case_note"]), note(text, **more))


def rules(who: Worker, of: Child, text: str, permission: Permission = Permission.RECORD_WORK) -> list[str]:
    return [doubt.rule for doubt in doubts_of_words(Reader(who.user), [of], [text], permission)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She is at ZZ9 9ZZ now", {"ZZ99ZZ"}),
        ("zz99zz", {"ZZ99ZZ"}),
        ("(zz9\u00a09zz)", {"ZZ99ZZ"}),
        ("Z Z 9  9 z z.", {"ZZ99ZZ", "Z99ZZ"}),  # where it begins is not known
        ("ZZ9-9ZZ, ZZ10 1AA; Z1A 1AA", {"ZZ99ZZ", "ZZ101AA", "Z1A1AA"}),
        ("to ZZ9\n9ZZ", {"ZZ99ZZ"}),
        ("Flat 3 ZZ9 9ZZ", {"ZZ99ZZ"}),
        ("seen at 12 pm on 12 March, 3 of 4 in", set()),
        ("XZZ9 9ZZ ZZ9 9ZZY ZZ9 9Z ZZ ZZZ", set()),
        ("A1234 BC567 2026-03-30", set()),
        ("", set()),
    ],
)
def test_what_has_the_form_of_a_postcode(text: str, found: set[str]) -> None:
    assert postcodes_in(text) == found


@pytest.mark.parametrize("text", ["They live at ZZ9 9ZZ.", "zz99zz", "The taxi goes to z z 9 9 z z at 12 pm"])
def test_a_note_that_holds_the_postcode_is_asked_about_and_may_stand(browser: Client, ada, refuge, text: str) -> None:
    asked = write(browser, ada, text)
    page = asked.content.decode()
    assert (asked.status_code, ASKED in page, CaseNote.objects.count()) == (422, True, 0)
    doubts = page.partition('id="doubts"')[2].partition("</ul>")[0]
    assert not postcodes_in(re.sub("<[^>]+>", " ", doubts))
    saved = write(browser, ada, text, doubts_stand="It is the letter as it came.")
    assert (saved.status_code, CaseNote.objects.count()) == (302, 1)
    let = AuditEvent.objects.get(verb="let_doubt_stand")
    assert (let.reason, let.detail["rules"], let.child) == ("It is the letter as it came.", [RULE], ada.uuid)


def test_any_other_postcode_passes(browser: Client, ada, refuge) -> None:
    assert write(browser, ada, "The school is at ZZ9 9ZX.").status_code == 302
    assert not AccessLog.objects.filter(channel=TYPED).exists()


def test_a_reason_that_holds_the_postcode_itself_does_not_let_it_stand(browser: Client, ada, refuge) -> None:
    for text in ("They live at ZZ9 9ZZ.", "They have moved."):
        asked = write(browser, ada, text, doubts_stand="They do live at zz99zz")
        assert asked.status_code == 422 if "ZZ9" in text else 302
    assert not AuditEvent.objects.filter(reason__icontains="zz99zz").exists()


def test_every_text_of_every_step_is_asked_about_but_those_of_an_address() -> None:
    steps = all_steps()
    left_out = {
        (key, name)
        for key, step in steps.items()
        for name, field in step.base_fields.items()
        if isinstance(getattr(field, "widget", None), forms.Textarea)
        and (name in step.unseen or name.endswith("postcode") or not isinstance(field, forms.CharField))
    }
    assert left_out == {(key, "lines") for key in ("add_address", "add_relatives_address", "change_address")}


def test_a_correction_is_asked_about_in_the_same_way(browser: Client, ada, refuge) -> None:
    write(browser, ada, "They have moved.")
    written = CaseNote.objects.get()
    page = reverse("workforce:correct", args=[ada.uuid, "casenote", written.uuid])
    sent = note("They have moved to zz9 9zz.", correction_reason="Completed.", seen_version=version_of(written))
    asked = browser.post(page, sent)
    assert (asked.status_code, ASKED in asked.content.decode()) == (422, True)
    written.refresh_from_db()
    assert written.text == "They have moved."
    assert browser.post(page, sent | {"doubts_stand": "She asked for it."}).status_code == 302
    written.refresh_from_db()
    assert written.text == "They have moved to zz9 9zz."
    assert AuditEvent.objects.get(verb="let_doubt_stand").detail["rules"] == [RULE]
    again = sent | {"text": "They have moved again.", "seen_version": version_of(written)}
    assert browser.post(page, again).status_code == 302  # what stood before is not asked about


def test_a_correction_for_all_children_compares_those_it_may_correct(at_noon, browser: Client, units, wren, ada: Child) -> None:
    """The brother is another team's, so that the correction for both is refused: it tells nothing of his address first."""
    ben = child("Ben")
    held = allocation(ben, units["T1"], wren)
    add_relative(by=clerk(), child=ada, person=ben, kind=code("relationship:sibling"))
    sent = note("Both were seen.", also=str(ben.uuid))
    text = sent.pop("text")
    sent |= {f"{each.uuid.hex}-text": text for each in (ada, ben)} | {"text": text}
    assert browser.post(reverse("workforce:step", args=[ada.uuid, "write_case_note"]), sent).status_code == 302
    type(held).objects.filter(pk=held.pk).update(ended_on=day("2026-03-31"))
    home(ben, **SECRET)
    written = CaseNote.objects.get(child=ada)
    page = reverse("workforce:correct", args=[ada.uuid, "casenote", written.uuid])
    more = {"correction_reason": "Completed.", "seen_version": version_of(written), "for_whom": "all"}
    answer = browser.post(page, note("At ZZ9 9ZZ", family_words="", **more)).content.decode()
    assert "You may not correct the records of all these children" in answer
    assert ASKED not in answer


# ── Whose ────────────────────────────────────────────────────────────────────────────────────────


def test_it_is_asked_of_everybody_around_the_child(units, wren, ada, at_noon) -> None:
    assert rules(wren, ada, POSTCODE) == []
    mother = mara(ada).person
    facts: dict[str, Any] = {**SECRET, "kind": code("address_kind:refuge"), "started_on": day("2026-02-01")}
    hers = add_address(by=clerk(), child=ada, person=mother, **facts)
    assert rules(wren, ada, POSTCODE) == [RULE]
    other = child("Cleo")
    allocation(other, units["T1"], wren)
    assert rules(wren, other, POSTCODE) == []
    Address.objects.filter(pk=hers.pk).update(postcode="zz99zz")  # as an import may have left it
    assert rules(wren, ada, POSTCODE) == [RULE]


@pytest.mark.parametrize(("until", "asked"), [(None, True), ("2026-04-02", True), ("2026-04-01", False), ("2026-03-01", False)])
def test_it_is_asked_while_the_address_holds(wren, ada, refuge, until: str | None, asked: bool) -> None:
    Address.objects.filter(pk=refuge.pk).update(ended_on=day(until) if until else None)
    assert rules(wren, ada, POSTCODE) == ([RULE] if asked else [])


def test_an_address_that_is_not_confidential_is_no_secret(wren, ada, at_noon) -> None:
    home(ada, postcode=POSTCODE)
    assert rules(wren, ada, POSTCODE) == []


def test_of_a_brother_with_a_record_nothing_is_told_to_who_may_not_record_for_him(units, wren, ada, at_noon) -> None:
    ben = child("Ben")
    add_relative(by=clerk(), child=ada, person=ben, kind=code("relationship:sibling"))
    home(ben, **SECRET)
    assert rules(wren, ada, POSTCODE) == []
    allocation(ben, units["T1"], wren)
    assert rules(wren, ada, POSTCODE) == [RULE]
    Child.objects.filter(pk=ben.pk).update(restricted=True, restricted_reason="A relative works here")
    assert rules(wren, ada, POSTCODE) == []
    grant(ben, wren, from_=NOON)
    assert rules(wren, ada, POSTCODE) == [RULE]


def test_the_right_that_counts_for_him_is_the_one_of_the_step(units, ada, at_noon) -> None:
    manager = somebody("Mo", units["T1"], "team_manager")
    ben = child("Ben")
    add_relative(by=clerk(), child=ada, person=ben, kind=code("relationship:sibling"))
    allocation(ben, units["T1"])
    home(ben, **SECRET)
    assert rules(manager, ada, POSTCODE, Permission.MERGE_CHILDREN) == [RULE]
    assert rules(manager, ada, POSTCODE, Permission.IMPORT_RECORDS) == []


def test_a_restricted_person_without_a_record_is_left_out(wren, ada, at_noon) -> None:
    mother = mara(ada).person
    add_address(by=clerk(), child=ada, person=mother, kind=code("address_kind:home"), started_on=day("2026-02-01"), **SECRET)
    type(mother).objects.filter(pk=mother.pk).update(restricted=True, restricted_reason="Protected witness")
    assert rules(wren, ada, POSTCODE) == []


def test_what_is_under_a_duplicate_is_the_childs_own(wren, units, ada, refuge) -> None:
    stands = child("Ada")
    Child.objects.filter(pk=ada.pk).update(merged_into=stands.pk)
    assert rules(wren, stands, POSTCODE) == [RULE]


# ── What it tells, and what it costs ─────────────────────────────────────────────────────────────


def test_each_match_is_kept_for_the_reviewer_whether_it_was_saved_or_not(browser: Client, wren, ada, refuge) -> None:
    write(browser, ada, "ZZ9 9ZZ")
    write(browser, ada, "ZZ9 9ZZ", doubts_stand="It is the letter as it came.")
    assert AccessLog.objects.filter(channel=TYPED, child=ada.uuid, actor=wren.user.uuid, reach="allocated").count() == 2
    assert [each.causes for each in with_causes(readings(AccessLog.objects.all()))] == [[Cause.POSTCODE_TYPED]]


def test_a_town_of_postcodes_is_not_compared(wren, ada, refuge) -> None:
    several = [f"ZZ{number} 9ZZ" for number in range(MOST + 1)]
    assert POSTCODE in several
    with CaptureQueriesContext(
        connection,
    ) as asked:
        found = doubts_of_words(Reader(wren.user), [ada], several, Permission.RECORD_WORK)
        assert len(asked) == 0
    without = [each for each in several if each != POSTCODE]
    assert found == doubts_of_words(Reader(wren.user), [ada], [*without, "ZZ99 9ZZ"], Permission.RECORD_WORK)
    assert [doubt.rule for doubt in found] == ["csc-many-postcodes"]
    assert rules(wren, ada, " ".join(without)) == []


@pytest.mark.parametrize(
    ("text", "queries"), [("Seen on 12 March at 12 pm.", 0), ("The school is at ZZ1 1ZZ.", 1), (POSTCODE, 1)]
)
def test_it_costs_a_query_only_where_something_looks_like_a_postcode(wren, ada, refuge, text: str, queries: int) -> None:
    reader = Reader(wren.user)
    with CaptureQueriesContext(connection) as asked:
        doubts_of_words(reader, [ada], [text, text], Permission.RECORD_WORK)
    assert len(asked) == queries
