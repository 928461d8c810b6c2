"""Fifteen things people look up in a child's record, and in how many steps each is found here.

The steps of another system are those a council counted; ours are pressed in a browser, from the child's page, on a
large screen and on a small one. Whatever is pressed or typed is a step. The table is `docs/steps.md`: a change of a page
that changes it fails this test, which writes the new table.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments.models import Assessment, CinEpisode
from contacts.models import Contact
from csc.models import Child, Identifier, Person, Relationship
from looked_after.models import EducationPlan, PeriodOfCare, Placement
from protection.models import CourtProceedings, InitialConference, PlanUpdate, PreProceedings, ProtectionPlan, ProtectionVisit
from tests.workforce.cast import allocation, child, clerk, small_authority, somebody
from workforce.models import CaseSupervision, Unit, Worker

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

TABLE = Path(__file__).resolve().parents[2] / "docs" / "steps.md"
MOST = 3
PASSWORD = "an ordinary password"
NOON = datetime.time(12)
MERIT = "Her certificate of merit in mathematics came."

HEAD = """# Steps to fifteen things

From a child's page to what somebody looks for, each press and each word typed counted as one step by
`tests/e2e/test_fifteen_questions.py` in a browser, on a large screen and on a small one. The other column is what
North Yorkshire counted on the system it had. None here may take more than three.

Papers themselves, such as the photograph of a certificate, are not kept in csc: what is found is what the record says of them.

| What is looked for | Elsewhere | Here | How |
|---|---|---|---|
"""


class Finger:
    """Somebody at the child's page. Every press and every word typed is a step; what was done is kept in words."""

    def __init__(self, page) -> None:
        self.page, self.done = page, []

    def press(self, link, words: str) -> None:
        link.first.click()
        self.page.wait_for_load_state()
        self.done.append(words)

    def tab(self, name: str) -> None:
        self.press(self.page.locator(".moj-sub-navigation a", has_text=name), name)

    def link(self, name: str) -> None:
        self.press(self.page.get_by_role("link", name=name, exact=True), name)

    def dated(self, event: str, which: str) -> None:
        """The first or the latest of a kind of event, or the first of this year."""
        row = self.page.locator("#overview tr").filter(has=self.page.get_by_role("rowheader", name=event, exact=True))
        at = {"first": 1, "first this year": 2, "latest": 3}[which]
        self.press(row.locator("td").nth(at).locator("a"), f"{event}: {which}")

    def type(self, label: str, words: str) -> None:
        self.page.get_by_role("searchbox", name=label).fill(words)
        self.done.append(f"“{words}”")

    def button(self, name: str) -> None:
        self.press(self.page.get_by_role("button", name=name, exact=True), name)


@dataclass(frozen=True)
class Question:
    """What is looked for, the steps it took elsewhere, how it is found here, and words that show that it was found."""

    what: str
    elsewhere: int
    found: str
    way: Callable[[Finger], None]


def words_found(finger: Finger) -> None:
    finger.type("Words in this record", "certificate")
    finger.button("Find")


def own_work(finger: Finger) -> None:
    finger.tab("Chronology")
    finger.link("What I did")


UPDATE, VISIT = "Child protection plan agreed or rewritten", "Child protection visit"

QUESTIONS = [
    Question("Recent safety plan", 11, "Newest plan words", lambda f: f.dated(UPDATE, "latest")),
    Question("First safety plan", 21, "Oldest plan words", lambda f: f.dated(UPDATE, "first")),
    Question("First court application", 4, "ZZ26C0001", lambda f: f.dated("Application to court", "first")),
    Question("Number of social workers so far", 5, "2 social workers so far", lambda f: None),
    Question("Number of placements so far", 5, "2 placements so far", lambda f: None),
    Question("Summary of own involvement", 8, "3 entries", own_work),
    Question("Birth certificate", 18, "BXCH 123456", lambda f: f.tab("People")),
    Question("Birth parent’s contact", 8, "01632 960333", lambda f: f.tab("People")),
    Question("Start a new mapping form", 5, "Start an assessment", lambda f: f.link("Start an assessment")),
    Question("First visit of the year", 4, "First words this year", lambda f: f.dated(VISIT, "first this year")),
    Question("Exam certificate", 12, "certificate of merit in mathematics", words_found),
    Question("A professional’s details", 11, "01632 960222", lambda f: f.tab("People")),
    Question("Last supervision", 8, "Newest decision", lambda f: f.dated("Supervision of the case", "latest")),
    Question("Public law outline", 10, "Letter before proceedings", lambda f: f.dated("Public law outline began", "latest")),
    Question("Parenting assessment", 5, "Warm and consistent", lambda f: f.dated("Assessment completed", "latest")),
]


@pytest.fixture
def worker(db) -> Worker:
    return somebody("Wren", small_authority()["T1"], "social_worker")


@pytest.fixture
def ada(worker) -> Child:
    """A child about whom everything that is asked for has been recorded."""
    team, made = Unit.objects.get(code="T1"), child("Ada")
    today = timezone.localdate()
    earlier = somebody("Tom", team, "social_worker")
    allocation(made, team, earlier, from_=day(2019), until=day(2020))
    allocation(made, team, worker, from_=day(2020))
    common = {"recorded_by": clerk(), "child": made, "team": team}
    outline(common, worker)
    protect(common, worker, today)
    care(common)
    people(common, made)
    return made


def day(year: int, month: int = 1) -> datetime.date:
    return datetime.date(year, month, 10)


def outline(common: dict, worker: Worker) -> None:
    """Court work, assessment and supervision, on a case that is open."""
    CinEpisode.objects.create(**common, started_on=day(2019))
    PreProceedings.objects.create(**common, decided_on=day(2022), notes="Letter before proceedings")
    for number, year in ((1, 2023), (2, 2024)):
        reference = f"ZZ26C000{number}"
        CourtProceedings.objects.create(**common, issued_on=day(year), final_order_on=day(year, 6), court_reference=reference)
    for year, words in ((2020, "Chaotic"), (2023, "Warm and consistent")):
        Assessment.objects.create(
            **common,
            kind_id="assessment_type:new",
            clock_started_on=day(year),
            started_on=day(year),
            finished_on=day(year, 2),
            authorised_on=day(year, 2),
            authorised_by=worker,
            analysis=words,
        )
    for year, words in ((2022, "Oldest decision"), (2024, "Newest decision")):
        CaseSupervision.objects.create(**common, due_on=day(year), held_on=day(year), decisions=words)


def protect(common: dict, worker: Worker, today: datetime.date) -> None:
    """A child protection plan with its versions and visits, two of them the worker’s own."""
    category = {"initial_category_id": "category_of_abuse:NEG", "latest_category_id": "category_of_abuse:NEG"}
    conference = InitialConference.objects.create(**common, held_on=day(2024))
    plan = ProtectionPlan.objects.create(**common, conference=conference, started_on=day(2024), **category)
    for month, words in ((1, "Oldest plan words"), (6, "Newest plan words")):
        PlanUpdate.objects.create(**common, plan=plan, agreed_on=day(2024, month), text=words)
    first = today.replace(month=1, day=1)
    for visited, words in ((day(2024, 2), "Long ago"), (first, "First words this year"), (today, "Last words")):
        own = worker if words != "Long ago" else None
        ProtectionVisit.objects.create(**common, plan=plan, worker=own, visited_on=visited, child_seen=True, own_words=words)


def care(common: dict) -> None:
    """A period of care with two placements, and what school said."""
    period = PeriodOfCare.objects.create(**common, started_on=day(2020))
    for number, (start, end) in enumerate(((day(2020), day(2020, 6)), (day(2020, 6), day(2021)))):
        Placement.objects.create(
            **common,
            period_of_care=period,
            placement_type_id="placement_type:U4",
            started_on=start,
            ended_on=end,
            carer_key=f"home {number}",
            setting_name=f"Home {number}",
        )
    EducationPlan.objects.create(**common, period_of_care=period, held_on=day(2020, 7), targets=MERIT)


def people(common: dict, made: Child) -> None:
    """A mother, a teacher, and a registered birth."""
    mother = Person.objects.create(recorded_by=clerk(), local_id="P1", forename="May", surname="Reed", phone="01632 960333")
    Relationship.objects.create(
        recorded_by=clerk(), person=mother, other=made, kind_id="relationship:mother", parental_responsibility=True
    )
    birth = "identifier_kind:birth_certificate"
    Identifier.objects.create(recorded_by=clerk(), person=made, kind_id=birth, value="BXCH 123456")
    Contact.objects.create(
        **common,
        received_at=timezone.make_aware(datetime.datetime.combine(day(2019), NOON)),
        method_id="contact_method:phone",
        source_id="contact_source:1A",
        referrer_name="Jo Teacher",
        referrer_phone="01632 960222",
    )


def test_each_is_found_in_at_most_three_steps_and_the_table_says_so(visitor, worker, ada) -> None:
    visitor.sign_in(worker.user.username, PASSWORD)
    rows = []
    for question in QUESTIONS:
        visitor.open(reverse("workforce:child", args=[ada.uuid]))
        finger = Finger(visitor.page)
        question.way(finger)
        assert question.found in visitor.page.locator("main").inner_text(), question.what
        assert len(finger.done) <= MOST, question.what
        way = ", then ".join(finger.done) or "on the page"
        rows.append(f"| {question.what} | {question.elsewhere} | {len(finger.done)} | {way} |")
    table = HEAD + "\n".join(rows) + "\n"
    committed = TABLE.read_text(encoding="utf-8") if TABLE.exists() else ""
    if table != committed:
        TABLE.write_text(table, encoding="utf-8")
    assert table == committed, "docs/steps.md has been written anew: look at what changed"


@pytest.mark.parametrize("page", ["child", "chronology", "people"])
def test_the_pages_of_a_record_hold_no_barrier_and_fit_the_screen(visitor, worker, ada, page) -> None:
    visitor.sign_in(worker.user.username, PASSWORD)
    visitor.open(reverse(f"workforce:{page}", args=[ada.uuid]))
    assert visitor.barriers() == []
    assert not visitor.scrolls_sideways()


def test_likely_duplicates_come_up_while_a_new_record_is_described(visitor, worker, ada) -> None:
    visitor.sign_in(worker.user.username, PASSWORD)
    visitor.open(reverse("workforce:find"))
    assert visitor.barriers() == []
    visitor.page.get_by_label("Name or number").fill("Nobody Known")
    visitor.page.get_by_role("button", name="Find", exact=True).click()
    visitor.page.get_by_role("button", name="Add a child").click()
    assert "Nobody" not in visitor.page.url
    visitor.page.locator("[name=forename]").fill("Adah")
    visitor.page.locator("[name=surname]").fill("Sampel")
    visitor.page.get_by_text(ada.local_id).wait_for()
    assert visitor.barriers() == []
    assert not visitor.scrolls_sideways()
