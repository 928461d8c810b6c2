"""The child's page: how things stand, what is due, who is involved, who is around; nothing of whom one may not see."""

from __future__ import annotations

import datetime
import re

import pytest
from django.db import connection
from django.http import Http404
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from csc.models import Child, Disability, Identifier, Person, Relationship
from tests.workforce.cast import BEGINNING, NOON, allocation, child, clerk, somebody
from tests.workforce.test_chronology import brother, contact, note
from workforce.child_record.diagram import drawing_of
from workforce.child_record.network import network_of
from workforce.models import Allocation, CaseSummary, Worker
from workforce.reach import Reader

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(wren: Worker) -> Client:
    client = Client()
    client.force_login(wren.user)
    return client


@pytest.fixture
def reader(wren: Worker) -> Reader:
    return Reader(wren.user)


def html_of(browser: Client, of: Child, page: str = "child", *more) -> str:
    answer = browser.get(reverse(f"workforce:{page}", args=[of.uuid, *more]))
    assert answer.status_code == 200
    return answer.content.decode()


def part(html: str, key: str) -> str:
    """One part of the page, by its id; empty when the page has none."""
    found = re.search(rf'<section[^>]* id="{key}".*?</section>', html, re.DOTALL)
    return found.group() if found else ""


def person(forename: str, **facts) -> Person:
    number = Person.objects.count() + 1
    return Person.objects.create(recorded_by=clerk(), local_id=f"P{number:06}", forename=forename, surname="Reed", **facts)


def tie(who: Person, kind: str, to: Person, **facts) -> Relationship:
    return Relationship.objects.create(recorded_by=clerk(), person=who, other=to, kind_id=f"relationship:{kind}", **facts)


# ── How things stand ─────────────────────────────────────────────────────────────────────────────


def test_a_summary_is_written_as_a_step_and_stands_with_its_day_and_author(browser, ada, wren) -> None:
    address = reverse("workforce:step", args=[ada.uuid, "write_summary"])
    assert browser.post(address, {"text": "She is safe with her aunt."}).status_code == 302
    assert CaseSummary.objects.get().worker == wren
    stands = part(html_of(browser, ada), "stand")
    assert "She is safe with her aunt." in stands
    assert "Nothing has been recorded since" in stands


def test_what_was_recorded_after_the_summary_is_said_whenever_it_happened(browser, ada, units) -> None:
    browser.post(reverse("workforce:step", args=[ada.uuid, "write_summary"]), {"text": "All is well."})
    CaseSummary.objects.update(recorded_at=NOON)
    Allocation.objects.update(recorded_at=NOON - datetime.timedelta(days=1))
    note(ada, units["T1"], "2024-05-02", "Before", recorded_at=NOON - datetime.timedelta(hours=1))
    note(ada, units["T1"], "2024-05-03", "Old, typed late", recorded_at=NOON + datetime.timedelta(hours=1))
    stands = part(html_of(browser, ada), "stand")
    assert "Facts have changed since: 1 new entry" in stands
    assert "3 May 2024" in stands


def test_the_newest_summary_stands_and_the_older_ones_are_in_the_chronology(browser, ada) -> None:
    for text in ("First words", "Second words"):
        browser.post(reverse("workforce:step", args=[ada.uuid, "write_summary"]), {"text": text})
    stands = part(html_of(browser, ada), "stand")
    assert "Second words" in stands
    assert "First words" not in stands
    assert "First words" in html_of(browser, ada, "chronology")


# ── What is due, and who is involved ─────────────────────────────────────────────────────────────


def test_what_is_due_leads_to_the_form_that_clears_it(browser, ada, units) -> None:
    one = contact(ada, units["T1"], "2026-03-31", due_on=datetime.date(2026, 4, 1))
    assert reverse("workforce:record", args=[ada.uuid, "contact", one.uuid]) in part(html_of(browser, ada), "due")
    manager = somebody("Max", units["T1"], "team_manager")
    own = Client()
    own.force_login(manager.user)
    assert reverse("workforce:step_about", args=[ada.uuid, "decide_contact", one.uuid]) in part(html_of(own, ada), "due")


def test_a_child_to_whom_nothing_is_owed_has_no_empty_list(browser, ada) -> None:
    assert part(html_of(browser, ada), "due") == ""


def test_the_worker_stands_with_their_telephone_and_what_they_recorded_last(browser, ada, wren, units) -> None:
    Worker.objects.filter(pk=wren.pk).update(phone="01632 960111")
    note(ada, units["T1"], "2024-05-02", "Older", worker=wren)
    note(ada, units["T1"], "2024-06-02", "Newer", worker=wren)
    involved = part(html_of(browser, ada), "workers")
    assert "Wren Example" in involved
    assert "01632 960111" in involved
    assert "2 June 2024" in involved


def test_a_professional_who_got_in_touch_twice_stands_once_with_the_last_time(browser, ada, units) -> None:
    for day in ("2024-05-02", "2025-06-03"):
        contact(ada, units["T1"], day, referrer_name="Jo Teacher", referrer_role="Head", referrer_phone="01632 960222")
    people = html_of(browser, ada, "people")
    assert people.count("Jo Teacher") == 1
    assert "01632 960222" in people
    assert "3 Jun 2025" in people


def test_social_workers_so_far_are_counted_once_each_and_listed_by_spell(browser, ada, units, wren) -> None:
    other = somebody("Tom", units["T1"], "social_worker")
    allocation(ada, units["T1"], other, from_=datetime.date(2018, 1, 1), until=datetime.date(2019, 1, 1))
    allocation(ada, units["T1"], wren, from_=datetime.date(2017, 1, 1), until=datetime.date(2018, 1, 1))
    allocation(ada, units["T1"], role="allocation_role:student", to=other, from_=BEGINNING)
    so_far = part(html_of(browser, ada), "social-workers")
    assert "2 social workers so far" in so_far
    assert so_far.count("<li>") == 3


def test_first_and_latest_of_each_kind_lead_to_their_records(browser, ada, units) -> None:
    first, last = contact(ada, units["T1"], "2020-05-02"), contact(ada, units["T1"], "2024-06-02")
    overview = part(html_of(browser, ada), "overview")
    row = next(row for row in overview.split("<tr") if "Contact received" in row)
    assert ">2<" in row
    assert row.index(str(first.uuid)) < row.index(str(last.uuid))


def test_the_numbers_and_papers_of_a_child_leave_out_the_record_before_an_adoption(browser, ada) -> None:
    for kind, value in (("birth_certificate", "BXCH 123456"), ("adopted_link", "C0000009")):
        Identifier.objects.create(recorded_by=clerk(), person=ada, kind_id=f"identifier_kind:{kind}", value=value)
    Disability.objects.create(recorded_by=clerk(), person=ada, kind_id="disability:NONE")
    people = html_of(browser, ada, "people")
    assert "BXCH 123456" in people
    assert "C0000009" not in people


# ── The network ──────────────────────────────────────────────────────────────────────────────────


def test_the_network_stands_as_a_table_and_as_a_drawing_of_the_same_people(browser, ada, reader) -> None:
    mother, gran = person("May", phone="01632 960333"), person("Gwen")
    tie(mother, "mother", ada, parental_responsibility=True)
    tie(gran, "grandparent", ada)
    html = html_of(browser, ada, "people")
    for words in ("May Reed", "Mother", "01632 960333", "Gwen Reed", "Grandparent"):
        assert words in html
    drawing = drawing_of(network_of(ada, reader))
    assert 'role="img"' in drawing
    assert "2 people around Ada Sample: May Reed (mother), Gwen Reed (grandparent)." in drawing
    assert "<script" not in drawing
    assert "style=" not in drawing


def test_it_is_seen_from_anybody_in_it_and_from_nobody_else(browser, ada, reader) -> None:
    mother, partner, stranger = person("May"), person("Pat"), person("Sly")
    tie(mother, "mother", ada)
    tie(partner, "partner", mother)
    assert [each.person.forename for each in network_of(ada, reader).ties] == ["May"]
    seen = {each.person.forename: each.kind for each in network_of(ada, reader, mother.uuid).ties}
    assert seen == {"Pat": "Partner", "Ada": "Child"}
    assert "People around May Reed" in html_of(browser, ada, "people_around", mother.uuid)
    with pytest.raises(Http404):
        network_of(ada, reader, stranger.uuid)


def test_a_person_without_a_record_has_no_link_to_one(browser, ada, units, wren) -> None:
    mother, ben = person("May"), brother(ada)
    allocation(ben, units["T1"], wren)
    tie(mother, "mother", ada)
    html = html_of(browser, ada, "people")
    assert reverse("workforce:child", args=[ben.uuid]) in html
    assert reverse("workforce:child", args=[mother.uuid]) not in html


def test_a_restricted_brother_is_not_in_it_and_leads_to_nobody(browser, ada, reader) -> None:
    hidden = child("Rex", restricted=True)
    beyond = person("Beyond")
    tie(hidden, "sibling", ada)
    tie(beyond, "father", hidden)
    assert network_of(ada, reader).ties == []
    assert "Rex" not in html_of(browser, ada, "people")
    for out in (hidden, beyond):
        assert browser.get(reverse("workforce:people_around", args=[ada.uuid, out.uuid])).status_code == 404


def test_a_relationship_that_ended_is_not_in_it(ada, reader) -> None:
    tie(person("Ex"), "parents_partner", ada, ended_on=datetime.date(2021, 1, 1))
    assert network_of(ada, reader).ties == []


def test_a_large_network_is_drawn_in_rows_without_losing_anybody(ada, reader) -> None:
    for number in range(23):
        tie(person(f"Rel{number}"), ("aunt_or_uncle", "sibling", "friend")[number % 3], ada)
    drawing = drawing_of(network_of(ada, reader))
    assert drawing.count("<rect") == 24


# ── The page ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("page", ["child", "chronology", "people"])
def test_a_restricted_record_is_no_page_without_a_grant(browser, page, units) -> None:
    hidden = child("Rex", restricted=True)
    assert browser.get(reverse(f"workforce:{page}", args=[hidden.uuid])).status_code == 404


@pytest.mark.parametrize("page", ["child", "people"])
def test_a_page_costs_as_many_queries_for_little_as_for_much(browser, ada, units, page) -> None:
    def cost(number: int) -> int:
        for each in range(number):
            note(ada, units["T1"], "2024-05-02", f"Note {each}")
            contact(ada, units["T1"], "2024-05-02", due_on=datetime.date(2024, 5, 3), referrer_name=f"R{each}")
            tie(person(f"Rel{each}"), "friend", ada)
        html_of(browser, ada, page)
        with CaptureQueriesContext(connection) as queries:
            html_of(browser, ada, page)
        return len(queries)

    assert cost(2) == cost(15)


@pytest.mark.parametrize(("page", "most"), [("child", 16), ("menu", 34)])
def test_a_child_known_for_little_is_asked_little_of(browser, ada, units, page, most, django_assert_max_num_queries) -> None:
    note(ada, units["T1"], "2024-05-02", "One")
    html_of(browser, ada, page)
    with django_assert_max_num_queries(most):
        html_of(browser, ada, page)
