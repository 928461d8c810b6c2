"""The chronology: from the records themselves, filtered, merged with brothers and sisters, with what mattered on top."""

from __future__ import annotations

import datetime
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from contacts.models import CaseNote, Contact
from csc.models import AccessLog, Child, Family, FamilyMembership
from tests.workforce.cast import allocation, child, clerk
from workforce.casework import withdraw
from workforce.child_record.events import moments_of, told_kinds
from workforce.child_record.significance import mark_significance
from workforce.models import SignificanceMark, Unit, Worker
from workforce.recording.kinds import kinds
from workforce.records import RecordState

pytestmark = pytest.mark.django_db

NOTHING_HAPPENS = {"caseaudit", "previouspermanence"}
"""An audit is no part of the child's life, and what was permanent before care has no day of its own."""


@pytest.fixture
def browser(wren: Worker) -> Client:
    client = Client()
    client.force_login(wren.user)
    return client


def at(day: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(f"{day}T12:00+00:00")


def contact(of: Child, team: Unit, day: str, **facts) -> Contact:
    return Contact.objects.create(
        recorded_by=clerk(),
        child=of,
        team=team,
        received_at=at(day),
        method_id="contact_method:phone",
        source_id="contact_source:1A",
        **facts,
    )


def note(of: Child, team: Unit, day: str, title: str, **facts) -> CaseNote:
    facts.setdefault("kind_id", "case_note_kind:general")
    return CaseNote.objects.create(recorded_by=clerk(), child=of, team=team, happened_at=at(day), title=title, **facts)


def page(browser: Client, of: Child, query: str = "") -> str:
    answer = browser.get(reverse("workforce:chronology", args=[of.uuid]) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def titles(html: str) -> list[str]:
    return re.findall(r'csc-timeline__title"><a[^>]*>([^<]+)</a>', html)


def brother(of: Child, **facts) -> Child:
    other = child("Ben", **facts)
    family = Family.objects.create(recorded_by=clerk(), name="Sample", local_id=f"F{other.pk}")
    for person in (of, other):
        FamilyMembership.objects.create(recorded_by=clerk(), person=person, family=family)
    return other


def test_every_kind_of_case_record_tells_something() -> None:
    assert set(kinds()) - set(told_kinds()) == NOTHING_HAPPENS


def test_what_happened_stands_newest_first_by_the_day_it_happened_not_the_day_it_was_typed(browser, ada, units) -> None:
    note(ada, units["T1"], "2024-05-02", "Typed late", recorded_at=at("2026-01-05"))
    note(ada, units["T1"], "2025-01-01", "Typed at once", recorded_at=at("2025-01-01"))
    html = page(browser, ada)
    assert html.index("Typed at once") < html.index("Typed late")


def test_one_record_can_be_two_events(browser, ada, units, wren) -> None:
    contact(
        ada,
        units["T1"],
        "2024-05-02",
        decided_outcome_id="contact_outcome:no_further_action",
        decided_at=at("2024-05-03"),
        decided_by=wren,
    )
    assert titles(page(browser, ada, "?stage=Front+door")) == ["Contact decided", "Contact received"]


def test_a_withdrawn_record_and_a_draft_are_not_in_it(browser, ada, units) -> None:
    note(ada, units["T1"], "2024-05-02", "Wrong child", state=RecordState.WITHDRAWN, withdrawn_reason="Wrong child")
    note(ada, units["T1"], "2024-05-02", "Half a note", state=RecordState.DRAFT)
    assert titles(page(browser, ada, "?stage=Notes")) == []


def test_what_was_withdrawn_is_found_where_it_is_asked_for_with_the_reason_and_nowhere_else(browser, ada, units) -> None:
    stands = note(ada, units["T1"], "2026-03-01", "Stands")
    wrong = note(ada, units["T1"], "2026-03-02", "About somebody else")
    withdraw(by=clerk(), record=wrong, reason="Recorded about the wrong child")
    asked = page(browser, ada, "?only=withdrawn")
    assert str(wrong.uuid) in asked
    assert "Withdrawn: Recorded about the wrong child" in asked
    assert str(stands.uuid) not in asked
    assert reverse("workforce:significance", args=[ada.uuid, "casenote", wrong.uuid]) not in asked
    assert str(wrong.uuid) not in page(browser, ada)
    assert str(wrong.uuid) not in page(browser, ada, "?everything=yes")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?stage=Front+door", {"C1"}),
        ("?stage=Notes", {"N1", "N2"}),
        ("?from_day=2/5/2024&to_day=2/5/2024", {"C1", "N1"}),
        ("?from_day=3/5/2024", {"N2"}),
        ("?only=significant", {"N2"}),
        ("?only=own", {"N1"}),
        ("?only=once", {"C1"}),
    ],
)
def test_it_is_narrowed_by_stage_days_significance_and_whose_work(browser, units, wren, query, expected) -> None:
    one = child("Una")
    allocation(one, units["T1"], wren)
    contact(one, units["T1"], "2024-05-02", reason="C1")
    note(one, units["T1"], "2024-05-02", "N1", worker=wren)
    note(one, units["T1"], "2024-05-03", "N2", significant=True, significance="First disclosure")
    html = page(browser, one, query)
    assert {name for name in ("C1", "N1", "N2") if re.search(rf">{name}<|· {name}|{name} ·|{name}</p>", html)} == expected


def test_a_brothers_events_come_in_when_asked_for_marked_as_his_and_his_record_counts_as_read(browser, ada, units, wren) -> None:
    ben = brother(ada)
    allocation(ben, units["T1"], wren)
    note(ada, units["T1"], "2024-05-02", "Hers")
    note(ben, units["T1"], "2024-05-03", "His")
    assert "His" not in page(browser, ada)
    before = AccessLog.objects.filter(child=ben.uuid).count()
    html = page(browser, ada, f"?siblings={ben.uuid}")
    assert "His" in html
    assert 'csc-chronology__whose">Ben Sample' in html
    assert AccessLog.objects.filter(child=ben.uuid).count() == before + 1


@pytest.mark.parametrize("facts", [{"restricted": True}, {}])
def test_a_brother_out_of_reach_stays_out_even_when_asked_for_by_address(browser, ada, units, facts) -> None:
    ben = brother(ada, **facts)
    note(ben, units["T3"], "2024-05-03", "His")
    html = page(browser, ada, f"?siblings={ben.uuid}")
    assert "His" not in html
    assert "Ben Sample" not in html


def test_significance_is_put_on_top_with_a_reason_and_every_version_is_kept(browser, ada, units, wren) -> None:
    quiet = note(ada, units["T1"], "2024-05-02", "School rang")
    address = reverse("workforce:significance", args=[ada.uuid, "casenote", quiet.uuid])
    assert browser.post(address, {"significant": "yes"}).status_code == 422
    assert browser.post(address, {"significant": "yes", "reason": "First time she said it"}).status_code == 302
    html = page(browser, ada, "?only=significant")
    assert "First time she said it" in html
    quiet.refresh_from_db()
    assert quiet.significant is False
    browser.post(address, {"significant": "no", "reason": "It was about her sister"})
    assert "First time she said it" not in page(browser, ada, "?only=significant")
    mark = SignificanceMark.objects.get()
    said = list(mark.history.order_by("history_id").values_list("significant", "reason", "history_user"))
    assert said == [(True, "First time she said it", wren.user.pk), (False, "It was about her sister", wren.user.pk)]


def test_a_mark_can_be_put_on_no_other_childs_record(browser, ada, units) -> None:
    other = note(child("Zoe"), units["T3"], "2024-05-02", "Elsewhere")
    address = reverse("workforce:significance", args=[ada.uuid, "casenote", other.uuid])
    assert browser.post(address, {"significant": "yes", "reason": "Because"}).status_code == 404
    assert not SignificanceMark.objects.exists()


def test_each_row_leads_to_its_record_and_sheets_say_how_many_there_are(browser, ada, units) -> None:
    notes = [note(ada, units["T1"], "2024-05-02", f"Note {number}") for number in range(70)]
    html = page(browser, ada, "?stage=Notes")
    assert "70 entries, 1 to 60 on this page" in html
    assert reverse("workforce:record", args=[ada.uuid, "casenote", notes[69].uuid]) in html
    assert len(titles(page(browser, ada, "?stage=Notes&everything=yes"))) == 70


def test_it_costs_as_many_queries_for_three_notes_as_for_forty(browser, ada, units) -> None:
    def cost(number: int) -> int:
        for each in range(number):
            mark_significance(
                by=clerk(), record=note(ada, units["T1"], "2024-05-02", f"Note {each}"), significant=True, reason="Why"
            )
        page(browser, ada)
        with CaptureQueriesContext(connection) as queries:
            page(browser, ada)
        return len(queries)

    assert cost(3) == cost(40)


def test_all_days_are_read_in_two_queries_however_many_kinds_there_are(ada, units, django_assert_num_queries) -> None:
    note(ada, units["T1"], "2024-05-02", "One")
    contact(ada, units["T1"], "2024-05-01")
    with django_assert_num_queries(2):
        found = moments_of([ada.pk])
    assert [(moment.kind, moment.on.isoformat()) for moment in found] == [
        ("casenote", "2024-05-02"),
        ("contact", "2024-05-01"),
        ("allocation", "2020-01-01"),
    ]


@pytest.mark.parametrize(("moment", "day"), [("2024-07-01T23:30+00:00", "2024-07-02"), ("2024-01-01T23:30+00:00", "2024-01-01")])
def test_a_moment_lies_on_the_day_it_was_in_england(ada, units, moment, day) -> None:
    written = note(ada, units["T1"], "2024-05-02", "Late")
    CaseNote.objects.filter(pk=written.pk).update(happened_at=datetime.datetime.fromisoformat(moment))
    assert moments_of([ada.pk])[0].on.isoformat() == day
