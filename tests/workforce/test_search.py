"""Search: whoever is there is found however the name is spelt; whoever may not be found is not there, in counts either."""

from __future__ import annotations

import datetime

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from contacts.models import CaseNote
from csc.models import AccessLog, Address, AuditEvent, Child, Identifier, Person, Relationship, SharedPart
from tests.workforce.cast import allocation, child, clerk, somebody
from tests.workforce.test_chronology import note
from workforce.models import Worker
from workforce.reach import Reader
from workforce.search import text_indexes
from workforce.search.names import likeness, sound_of, words_of
from workforce.search.people import Born, NotADate, find_children
from workforce.search.text_indexes import TextIndex
from workforce.search.texts import Texts, kinds, text_columns, words_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(wren: Worker) -> Reader:
    return Reader(wren.user)


@pytest.fixture
def browser(wren: Worker) -> Client:
    client = Client()
    client.force_login(wren.user)
    return client


def named(forename: str, surname: str, **facts) -> Child:
    made = child(forename)
    Child.objects.filter(pk=made.pk).update(surname=surname, **facts)
    made.refresh_from_db()
    return made


def found(reader: Reader, typed: str, born: str = "") -> set[int]:
    return {each.person for each in find_children(reader, typed, Born.parse(born))}


# ── Names ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Catherine", "Kathryn"),
        ("Stephen", "Steven"),
        ("Sean", "Shaun"),
        ("Mohammed", "Muhammad"),
        ("Geoff", "Jeff"),
        ("Siobhan", "Shivaun"),
        ("Niamh", "Neve"),
        ("Philip", "Filip"),
        ("Smith", "Smyth"),
        ("Wright", "Rite"),
        ("Chloe", "Khloe"),
        ("Jaydon", "Jaiden"),
        ("McDonald", "MacDonald"),
        ("Reece", "Rhys"),
    ],
)
def test_names_that_sound_alike_have_one_key(one, other) -> None:
    assert sound_of(words_of(one)[0]) == sound_of(words_of(other)[0])


@pytest.mark.parametrize(("one", "other"), [("Smith", "Jones"), ("Adam", "Tom"), ("Khan", "Ali"), ("Brown", "Green")])
def test_names_that_do_not_sound_alike_have_two(one, other) -> None:
    assert sound_of(words_of(one)[0]) != sound_of(words_of(other)[0])


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("O’Brien-Łukasz", ["obrien", "lukasz"]),
        ("Zoë", ["zoe"]),
        ("José da Silva", ["jose", "da", "silva"]),
        ("Åse Strauß", ["ase", "strauss"]),
        ("  ", []),
    ],
)
def test_names_are_compared_without_accents_and_signs(name, words) -> None:
    assert words_of(name) == words


def test_likeness_is_that_of_pg_trgm() -> None:
    """`similarity('word', 'two words')` in PostgreSQL's manual is 0.36: 4 of 11; here word by word."""
    assert likeness("word", "words") == pytest.approx(4 / 7)
    assert likeness("word", "word") == 1
    assert likeness("word", "sky") == 0


# ── Finding people ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "typed",
    ["Catherine Okonkwo", "okonkwo catherine", "Kathryn", "cath", "Okonko", "Okonkwa", "O’konkwo", "Kitty"],
)
def test_a_child_is_found_by_any_of_their_names_as_typed_begun_by_sound_or_mistyped(reader, typed) -> None:
    kath, other = named("Catherine", "Okonkwo", known_as="Kitty"), named("Bilal", "Sheikh")
    assert kath.pk in found(reader, typed)
    assert other.pk not in found(reader, typed)


def test_every_word_has_to_fit(reader) -> None:
    named("Catherine", "Okonkwo")
    assert found(reader, "Catherine Sheikh") == set()


def test_with_the_day_of_birth_one_word_is_enough(reader) -> None:
    kath = named("Catherine", "Okonkwo")
    assert found(reader, "Catherine Sheikh", "1/5/2015") == {kath.pk}


def test_the_likeliest_stands_first(reader) -> None:
    near, exact, sound = named("Jon", "Smyth"), named("John", "Smith"), named("Joan", "Smithers")
    order = [each.person for each in find_children(reader, "John Smith")]
    assert order[0] == exact.pk
    assert set(order) == {near.pk, exact.pk, sound.pk}


def test_a_former_name_finds_the_child_and_says_so(reader) -> None:
    kath = named("Catherine", "Okonkwo")
    kath.surname = "Bell"
    kath.save()
    kath.surname = "Marsh"
    kath.save()
    assert [(each.person, each.why) for each in find_children(reader, "Bell")] == [(kath.pk, "former name")]
    assert [(each.person, each.why) for each in find_children(reader, "Marsh")] == [(kath.pk, "")]


@pytest.mark.parametrize(
    ("typed", "fits"),
    [
        ("2015", True),
        ("5/2015", True),
        ("1/5/2015", True),
        ("01.05.2015", True),
        ("2014", False),
        ("6/2015", False),
        ("2/5/2015", False),
    ],
)
def test_a_part_of_the_date_of_birth_is_enough(reader, typed, fits) -> None:
    kath = named("Catherine", "Okonkwo")
    assert (kath.pk in found(reader, "", typed)) is fits
    assert (kath.pk in found(reader, "Okonkwo", typed)) is fits


@pytest.mark.parametrize("typed", ["15", "32/1/2015", "13/2015", "May", "1/5/15", "29/2/2015"])
def test_what_is_no_part_of_a_date_is_refused(typed) -> None:
    with pytest.raises(NotADate):
        Born.parse(typed)


def test_an_unborn_child_is_found_by_the_month_it_is_expected(reader) -> None:
    unborn = named("", "Okonkwo", date_of_birth=None, expected_on=datetime.date(2026, 8, 3))
    assert found(reader, "Okonkwo", "8/2026") == {unborn.pk}


@pytest.mark.parametrize("typed", ["C0777777", "c0777777", "999 000 0018", "9990000018", "A123456789012", "OLD/4711"])
def test_a_number_is_found_whole(reader, typed) -> None:
    kath = named("Catherine", "Okonkwo", local_id="C0777777", nhs_number="9990000018", upn="A123456789012")
    Identifier.objects.create(recorded_by=clerk(), person=kath, kind_id="identifier_kind:legacy_id", value="OLD/4711")
    assert found(reader, typed) == {kath.pk}
    assert found(reader, typed[:-1]) == set()


def test_the_record_before_an_adoption_is_found_by_nobodys_number(reader) -> None:
    kath = named("Catherine", "Okonkwo")
    Identifier.objects.create(recorded_by=clerk(), person=kath, kind_id="identifier_kind:adopted_link", value="OLD/4711")
    assert found(reader, "OLD/4711") == set()


def test_a_restricted_child_is_in_no_result_and_no_count(browser, reader) -> None:
    seen, hidden = named("Catherine", "Okonkwo"), named("Kathryn", "Okonkwo", restricted=True, restricted_reason="Staff")
    assert found(reader, "Okonkwo") == {seen.pk}
    assert found(reader, hidden.local_id) == set()
    html = browser.post(reverse("workforce:find"), {"words": "Okonkwo"}).content.decode()
    assert "1 child<" in html
    assert hidden.local_id not in html


def test_somebody_who_may_open_nothing_outside_their_team_finds_name_birth_and_team_and_no_way_in(units, wren) -> None:
    bo = somebody("Bo", units["T2"], "business_support")
    outside = named("Catherine", "Okonkwo")
    allocation(outside, units["T1"], wren)
    assert found(Reader(bo.user), "Okonkwo") == {outside.pk}
    browser = Client()
    browser.force_login(bo.user)
    html = browser.post(reverse("workforce:find"), {"words": "Okonkwo"}).content.decode()
    assert "Catherine Okonkwo" in html
    assert "T1" in html
    assert wren.full_name not in html
    assert str(outside.uuid) not in html
    assert browser.get(reverse("workforce:child", args=[outside.uuid])).status_code == 404


def test_a_mother_is_found_with_the_children_the_reader_may_open_and_with_no_other(browser, ada, rex, units) -> None:
    zoe = child("Zoe")
    for number, (name, of) in enumerate((("Maya", ada), ("Mayah", rex), ("Maia", zoe))):
        who = Person.objects.create(recorded_by=clerk(), local_id=f"P{number}", forename=name, surname="Okonkwo")
        Relationship.objects.create(recorded_by=clerk(), person=who, other=of, kind_id="relationship:mother")
    html = browser.post(reverse("workforce:find"), {"words": "maya okonkwo"}).content.decode()
    assert "Mother of" in html
    assert reverse("workforce:people", args=[ada.uuid]) in html
    assert "1 person<" in html
    for absent in ("Mayah", "Maia"):
        assert absent not in html


# ── The page ─────────────────────────────────────────────────────────────────────────────────────


def test_words_are_sent_and_never_stand_in_an_address(browser) -> None:
    for number in range(25):
        named(f"Child{'abcdefghijklmnopqrstuvwxyz'[number]}", "Okonkwo")
    first = browser.post(reverse("workforce:find"), {"words": "Okonkwo"})
    html = first.content.decode()
    assert "1 to 20 of 25 children" in html
    assert "Okonkwo" not in "".join(part for part in html.split('"') if part.startswith(("/", "?", "http")))
    second = browser.post(reverse("workforce:find"), {"words": "Okonkwo", "page": "2"}).content.decode()
    assert "21 to 25 of 25 children" in second
    assert "Okonkwo" not in browser.get(reverse("workforce:find"), {"words": "Okonkwo"}).content.decode()
    for event in AuditEvent.objects.filter(verb="search_children"):
        assert "Okonkwo" not in f"{event.detail}{event.reason}"


@pytest.mark.parametrize("sent", [{}, {"words": "  "}, {"words": "Ada", "born": "yesterday"}])
def test_a_search_for_nothing_says_what_to_type(browser, sent) -> None:
    assert browser.post(reverse("workforce:find"), sent).status_code == 422


def test_a_search_costs_as_many_queries_for_one_child_as_for_twenty(browser) -> None:
    def cost() -> int:
        browser.post(reverse("workforce:find"), {"words": "Okonkwo"})
        with CaptureQueriesContext(connection) as queries:
            browser.post(reverse("workforce:find"), {"words": "Okonkwo"})
        return len(queries)

    named("Catherine", "Okonkwo")
    few = cost()
    for number in range(19):
        named(f"Child{number}", "Okonkwo")
    assert cost() == few


def test_a_relative_of_an_open_and_of_a_closed_child_stands_with_the_open_one_alone(browser, ada, rex) -> None:
    """And whoever belongs to a closed child alone is neither shown nor counted."""
    both, closed = (
        Person.objects.create(recorded_by=clerk(), local_id=f"P-{name}", forename=name, surname="Okonkwo")
        for name in ("Ngozi", "Chidi")
    )
    for who, of in ((both, ada), (both, rex), (closed, rex)):
        Relationship.objects.create(recorded_by=clerk(), person=who, other=of, kind_id="relationship:mother")
    html = browser.post(reverse("workforce:find"), {"words": "Okonkwo"}).content.decode()
    assert "Ngozi Okonkwo" in html
    assert reverse("workforce:people", args=[ada.uuid]) in html
    assert reverse("workforce:people", args=[rex.uuid]) not in html
    assert "Chidi" not in html
    assert "1 person" in html


def test_a_search_costs_as_many_queries_for_one_relative_as_for_thirty(browser, ada) -> None:
    def cost(number: int) -> int:
        for each in range(number):
            who = Person.objects.create(recorded_by=clerk(), local_id=f"P{number}-{each}", forename="Ngozi", surname="Okonkwo")
            Relationship.objects.create(recorded_by=clerk(), person=who, other=ada, kind_id="relationship:mother")
        browser.post(reverse("workforce:find"), {"words": "Okonkwo"})
        with CaptureQueriesContext(connection) as queries:
            browser.post(reverse("workforce:find"), {"words": "Okonkwo"})
        return len(queries)

    assert cost(1) == cost(29)


# ── Words inside records ─────────────────────────────────────────────────────────────────────────


def hits(reader: Reader, typed: str, child: Child | None = None) -> list[str]:
    texts = Texts(reader, words_in(typed), child)
    return [str(sentence) for hit in texts.hits(texts.rows()) for _, sentence in hit.sentences]


def test_words_are_found_in_place_with_their_sentence_the_newest_first(reader, ada, units) -> None:
    note(ada, units["T1"], "2024-05-02", "Old", text="She hid. The passport was in the drawer. Then she left.")
    note(ada, units["T1"], "2025-05-02", "New", text="Still no passport.")
    assert hits(reader, "passport") == [
        "Still no <mark>passport</mark>.",
        "The <mark>passport</mark> was in the drawer.",
    ]


def test_all_words_have_to_be_there_and_markup_in_a_note_stays_text(reader, ada, units) -> None:
    note(ada, units["T1"], "2024-05-02", "One", text="<b>drawer</b> and passport")
    note(ada, units["T1"], "2024-05-02", "Two", text="drawer")
    assert hits(reader, "DRAWER passport") == ["&lt;b&gt;<mark>drawer</mark>&lt;/b&gt; and <mark>passport</mark>"]


def test_what_was_written_once_for_several_children_is_found_on_each(reader, ada, units, wren) -> None:
    ben = child("Ben")
    allocation(ben, units["T1"], wren)
    part = SharedPart.objects.create(recorded_by=clerk(), narrative="Grandmother wants to help.")
    for each in (ada, ben):
        note(each, units["T1"], "2024-05-02", "Visit", shared_part=part)
    assert hits(reader, "grandmother") == ["<mark>Grandmother</mark> wants to help."] * 2


def test_records_out_of_reach_withdrawn_or_restricted_are_in_no_hit_and_no_count(browser, reader, ada, rex, units) -> None:
    other = child("Zoe")
    for each in (ada, rex, other):
        note(each, units["T3"], "2024-05-02", "Note", text="The passport")
    CaseNote.objects.create(
        recorded_by=clerk(),
        child=ada,
        team=units["T1"],
        kind_id="case_note_kind:general",
        happened_at=datetime.datetime(2024, 5, 2, tzinfo=datetime.UTC),
        title="passport",
        state="withdrawn",
        withdrawn_reason="Wrong child",
    )
    assert len(hits(reader, "passport")) == 1
    html = browser.post(reverse("workforce:search_texts"), {"words": "passport"}).content.decode()
    assert "1 record</h2>" in html
    assert "Rex" not in html
    assert "Zoe" not in html


def test_a_confidential_address_is_found_by_none_of_its_words(browser, reader, ada) -> None:
    Address.objects.create(
        recorded_by=clerk(),
        person=ada,
        kind_id="address_kind:refuge",
        lines="Hidden Orchard House",
        postcode="ZZ1 1ZZ",
        confidential=True,
        confidential_reason="Refuge",
    )
    assert hits(reader, "Orchard") == []
    for page in ("child", "people", "chronology"):
        html = browser.get(reverse(f"workforce:{page}", args=[ada.uuid])).content.decode()
        assert "Orchard" not in html
        assert "ZZ1" not in html
    assert "Confidential address" in browser.get(reverse("workforce:people", args=[ada.uuid])).content.decode()


def test_reading_a_hit_is_reading_the_record(browser, ada, units) -> None:
    note(ada, units["T1"], "2024-05-02", "Note", text="The passport")
    browser.post(reverse("workforce:search_texts"), {"words": "passport"})
    assert AccessLog.objects.filter(child=ada.uuid, channel="workforce:search_texts").count() == 1


def test_the_words_of_one_child_are_found_in_that_childs_record_alone(browser, ada, units, wren) -> None:
    ben = child("Ben")
    allocation(ben, units["T1"], wren)
    for each in (ada, ben):
        note(each, units["T1"], "2024-05-02", "Note", text=f"Passport of {each.forename}")
    html = browser.post(reverse("workforce:search_texts"), {"words": "passport", "child": str(ada.uuid)}).content.decode()
    assert "of Ada" in html
    assert "of Ben" not in html


def test_words_inside_records_cost_as_many_queries_for_two_hits_as_for_twenty(browser, ada, units) -> None:
    def cost(number: int) -> int:
        for _ in range(number):
            note(ada, units["T1"], "2024-05-02", "Note", text="The passport")
        with CaptureQueriesContext(connection) as queries:
            browser.post(reverse("workforce:search_texts"), {"words": "passport"})
        return len(queries)

    cost(1)  # the first line of the reader in the log costs more
    assert cost(1) == cost(17)


def test_words_of_which_one_is_shared_and_one_is_not_are_found_together_and_once(reader, ada, units) -> None:
    part = SharedPart.objects.create(recorded_by=clerk(), narrative="Grandmother has the passport.")
    note(ada, units["T1"], "2024-05-02", "Both", text="The passport is not with grandmother.", shared_part=part)
    note(ada, units["T1"], "2024-05-03", "One of each", text="It lies in the drawer.", shared_part=part)
    note(ada, units["T1"], "2024-05-04", "Neither", text="The drawer.")
    found = Texts(reader, ["grandmother", "passport"])
    assert [hit.on.day for hit in found.hits(found.rows())] == [3, 2]
    found = Texts(reader, ["passport", "drawer"])
    assert [hit.on.day for hit in found.hits(found.rows())] == [3]


def test_shared_words_of_a_child_out_of_reach_are_in_no_hit(reader, ada, rex, units) -> None:
    part = SharedPart.objects.create(recorded_by=clerk(), narrative="Grandmother wants to help.")
    for each in (ada, rex, child("Zoe")):
        note(each, units["T3"], "2024-05-02", "Visit", shared_part=part)
    found = Texts(reader, ["grandmother"])
    assert [hit.child.forename for hit in found.hits(found.rows())] == ["Ada"]


def test_every_text_that_is_searched_stands_in_an_index() -> None:
    indexed = {(index.table, column) for index in text_indexes.wanted() for column in index.columns}
    searched = {(model._meta.db_table, field.column) for model, _ in kinds() for field in text_columns(model)}
    assert indexed == searched | {("csc_sharedpart", "narrative")}
    names = [index.name for index in text_indexes.wanted()]
    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= 63, "PostgreSQL cuts longer names off"


def test_another_column_makes_another_index() -> None:
    assert TextIndex("t", ("a",)).name != TextIndex("t", ("a", "b")).name


def test_a_database_without_trigrams_is_told_so_and_searches_all_the_same(capsys) -> None:
    if text_indexes.trigrams_at_hand():
        call_command("lay_text_indexes")
        assert "The search inside texts goes without indexes, slower: " in capsys.readouterr().out


@pytest.mark.postgres
def test_an_index_is_over_the_expression_that_the_search_compares(reader, ada) -> None:
    statement = str(Texts(reader, ["passport"]).rows().query)
    for index in text_indexes.wanted():
        for column in index.columns:
            assert f'UPPER("{column}"::text) gin_trgm_ops' in index.statement
            if index.table != "csc_sharedpart":
                assert f'UPPER("{index.table}"."{column}"::text) LIKE UPPER(%passport%)' in statement


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_the_indexes_are_made_once_mended_when_broken_off_and_taken_away_when_no_longer_wanted() -> None:
    if text_indexes.trigrams_at_hand():
        assert text_indexes.existing() == {}
        return
    wanted = {index.name for index in text_indexes.wanted()}
    try:
        list(text_indexes.lay())
        assert text_indexes.existing() == dict.fromkeys(wanted, True)
        assert list(text_indexes.lay()) == []
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE INDEX csc_old{text_indexes.SIGN}00000000 ON csc_sharedpart (id)")
            broken = TextIndex("csc_sharedpart", ("narrative",)).name
            cursor.execute("UPDATE pg_index SET indisvalid = false WHERE indexrelid = %s::regclass", [broken])
        done = [(what, str(getattr(which, "name", which))) for what, which in text_indexes.lay()]
        assert sorted(done) == [
            ("made", broken),
            ("taken away", f"csc_old{text_indexes.SIGN}00000000"),
            ("taken away", broken),
        ]
    finally:
        with connection.cursor() as cursor:
            for name in text_indexes.existing():
                cursor.execute(f'DROP INDEX "{name}"')


def test_shared_words_cost_as_many_queries_for_two_hits_as_for_twenty(browser, ada, units) -> None:
    part = SharedPart.objects.create(recorded_by=clerk(), narrative="The passport")

    def cost(number: int) -> int:
        for _ in range(number):
            note(ada, units["T1"], "2024-05-02", "Note", shared_part=part)
        with CaptureQueriesContext(connection) as queries:
            browser.post(reverse("workforce:search_texts"), {"words": "passport"})
        return len(queries)

    cost(1)
    assert cost(1) == cost(17)


# ── Adding a child ───────────────────────────────────────────────────────────────────────────────

NEW = {"forename": "Nadia", "surname": "Okonkwo", "date_of_birth": "2/3/2019", "sex": "sex:F"}


def token_of(browser: Client, words: str = "Nadia Okonkwo", born: str = "") -> str:
    html = browser.post(reverse("workforce:find"), {"words": words, "born": born}).content.decode()
    return html.split('name="token" value="')[1].split('"')[0]


def test_a_record_begins_only_from_a_search(browser) -> None:
    address = reverse("workforce:add_child")
    before = Child.objects.count()
    for sent in (NEW, {**NEW, "token": "made up"}):
        assert browser.post(address, sent)["Location"] == reverse("workforce:find")
    assert browser.get(address)["Location"] == reverse("workforce:find")
    assert Child.objects.count() == before


def test_what_was_typed_into_the_search_is_in_the_form(browser) -> None:
    sent = {"token": token_of(browser), "begin": "yes", "words": "Nadia Okonkwo", "born": "2/3/2019"}
    html = browser.post(reverse("workforce:add_child"), sent).content.decode()
    for value in ('value="Nadia"', 'value="Okonkwo"', 'value="2/3/2019"'):
        assert value in html


def test_a_child_nobody_resembles_is_added_and_the_contact_comes_next(browser, wren) -> None:
    answer = browser.post(reverse("workforce:add_child"), {**NEW, "token": token_of(browser)})
    nadia = Child.objects.get(forename="Nadia")
    assert answer["Location"] == reverse("workforce:step", args=[nadia.uuid, "record_contact"])
    assert browser.get(answer["Location"]).status_code == 200
    assert AuditEvent.objects.filter(verb="add_child", child=nadia.uuid).count() == 1


def test_likely_duplicates_stop_it_until_it_is_said_that_the_child_is_none_of_them(browser) -> None:
    like = named("Nadja", "Okonkwo", date_of_birth=datetime.date(2019, 3, 2))
    address, sent = reverse("workforce:add_child"), {**NEW, "token": token_of(browser)}
    asked = browser.post(address, sent)
    assert asked.status_code == 422
    assert like.local_id in asked.content.decode()
    assert browser.post(address, {**sent, "none_of_these": "yes"}).status_code == 422, "they were not looked at"
    assert browser.post(address, {**sent, "looked_at": str(like.uuid)}).status_code == 422, "nothing was ticked"
    assert browser.post(address, {**sent, "looked_at": str(like.uuid), "none_of_these": "yes"}).status_code == 302
    event = AuditEvent.objects.get(verb="add_child")
    assert event.detail["not_these"] == [str(like.uuid)]


@pytest.mark.parametrize("surname", ["Okonkwo", "Bell"])
def test_the_same_day_of_birth_and_one_like_name_is_a_likely_duplicate(browser, surname) -> None:
    named("Nadia", surname, date_of_birth=datetime.date(2019, 3, 2))
    assert browser.post(reverse("workforce:add_child"), {**NEW, "token": token_of(browser)}).status_code == 422


def test_likely_duplicates_are_shown_while_the_form_is_filled_and_no_restricted_one(browser) -> None:
    like = named("Nadja", "Okonkwo")
    hidden = named("Nadia", "Okonkwo", restricted=True, restricted_reason="Staff")
    sent = {"token": token_of(browser), "forename": "Nadia", "surname": "Okonkwo"}
    html = browser.post(reverse("workforce:likely_duplicates"), sent).content.decode()
    assert like.local_id in html
    assert hidden.local_id not in html
    assert browser.post(reverse("workforce:likely_duplicates"), {**sent, "token": ""}).status_code == 403


def test_an_unborn_child_has_an_expected_date_and_nothing_else_need_be_known(browser) -> None:
    sent = {"surname": "Okonkwo", "expected_on": "3/8/2026", "token": token_of(browser)}
    assert browser.post(reverse("workforce:add_child"), sent).status_code == 302
    unborn = Child.objects.get(surname="Okonkwo")
    assert (unborn.is_unborn, unborn.expected_on) == (True, datetime.date(2026, 8, 3))


@pytest.mark.parametrize("dates", [{}, {"date_of_birth": "2/3/2019", "expected_on": "3/8/2026"}])
def test_a_child_is_born_or_expected(browser, dates) -> None:
    answer = browser.post(reverse("workforce:add_child"), {"surname": "Okonkwo", **dates, "token": token_of(browser)})
    assert answer.status_code == 422


def test_numbers_go_on_from_the_highest_given(browser) -> None:
    named("Zed", "Zulu", local_id="C0123456")
    browser.post(reverse("workforce:add_child"), {**NEW, "token": token_of(browser)})
    assert Child.objects.get(forename="Nadia").local_id == "C0123457"
