"""The index of names: true before every search, though only those written since the last one are compared."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from django.core.cache import cache as shared
from django.core.management import call_command
from django.db import connection

from csc.models import Child
from tests.workforce.cast import child
from tests.workforce.test_search import found, named
from workforce.models import NameKey, NamePart, NameWord, Worker
from workforce.reach import Reader
from workforce.search import index
from workforce.search.near import looks_like

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(wren: Worker) -> Reader:
    return Reader(wren.user)


@pytest.fixture(autouse=True)
def nobody_compared_yet() -> None:
    shared.clear()


@pytest.fixture
def marks_are_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing below a mark is looked at again; otherwise the few people of a test always are."""
    monkeypatch.setattr(index, "OVERLAP", 0)


def test_the_index_holds_every_word_of_a_person_and_which_of_them_are_former() -> None:
    kath = named("Catherine", "Okonkwo", known_as="Kitty")
    index.refresh_names()
    words = dict(NamePart.objects.filter(person=kath.pk).values_list("word__word", "former"))
    assert words == {"catherine": False, "okonkwo": False, "kitty": False, "sample": True}, "the surname she was made with"


def test_a_word_stands_once_however_many_bear_it() -> None:
    named("Catherine", "Okonkwo")
    named("Bilal", "Okonkwo")
    index.refresh_names()
    assert NameWord.objects.filter(word="okonkwo").count() == 1
    assert NamePart.objects.filter(word__word="okonkwo").count() == 2


@pytest.mark.usefixtures("marks_are_exact")
def test_a_record_that_is_merged_moves_to_the_list_of_duplicates() -> None:
    kath, again = named("Catherine", "Okonkwo"), named("Catherine", "Okonkwo")
    index.refresh_names()
    again.merged_into = kath
    again.save()
    assert index.refresh_names() == 1
    assert set(NamePart.objects.filter(person=again.pk).values_list("whose", flat=True)) == {"duplicate"}
    assert set(NamePart.objects.filter(person=kath.pk).values_list("whose", flat=True)) == {"child"}


@pytest.mark.usefixtures("marks_are_exact")
def test_who_is_recorded_or_renamed_is_found_at_the_next_search(reader) -> None:
    kath = child("Catherine")
    assert found(reader, "Okonkwo") == set()
    kath.surname = "Okonkwo"
    kath.save()
    assert found(reader, "Okonkwo") == {kath.pk}
    assert found(reader, "Bilal") == set()
    bilal = child("Bilal")
    assert found(reader, "Bilal") == {bilal.pk}
    assert index.refresh_names() == 0


@pytest.mark.usefixtures("marks_are_exact")
@pytest.mark.parametrize(("minutes", "is_found"), [(59, False), (61, True)])
def test_a_name_changed_without_a_version_is_found_within_the_hour(reader, minutes, is_found) -> None:
    kath = child("Catherine")
    noon = datetime.datetime(2026, 4, 1, 12, tzinfo=datetime.UTC)
    with time_machine.travel(noon, tick=False):
        index.refresh_names()
    Child.objects.filter(pk=kath.pk).update(surname="Adeyemi")
    with time_machine.travel(noon + datetime.timedelta(minutes=minutes), tick=False):
        assert (found(reader, "Adeyemi") == {kath.pk}) is is_found


@pytest.mark.usefixtures("marks_are_exact")
def test_an_emptied_cache_compares_everybody(reader) -> None:
    kath = child("Catherine")
    index.refresh_names()
    Child.objects.filter(pk=kath.pk).update(surname="Adeyemi")
    shared.clear()
    assert found(reader, "Adeyemi") == {kath.pk}


def test_a_release_indexes_everybody_before_anybody_searches(capsys) -> None:
    child("Catherine")
    child("Bilal")
    call_command("index_names")
    assert "Names of 2 people indexed." in capsys.readouterr().out
    call_command("index_names")
    assert "Names of 0 people indexed." in capsys.readouterr().out


@pytest.mark.usefixtures("marks_are_exact")
def test_a_database_put_back_from_a_copy_compares_everybody(reader) -> None:
    """Its newest numbers are lower than the marks: they are given out a second time."""
    child("Catherine")
    late = child("Bilal")
    index.refresh_names()
    late.delete()
    Child.history.all().delete()
    NameKey.objects.all().delete()
    assert found(reader, "Catherine") != set()


def test_a_record_saved_after_a_later_one_was_compared_is_found(reader) -> None:
    """Its transaction ended last, so its number lies below the mark."""
    early, late = child("Catherine"), child("Bilal")
    index.refresh_names()
    NameKey.objects.filter(person=early).delete()
    assert early.pk < late.pk
    assert found(reader, "Catherine") == {early.pk}


@pytest.mark.postgres
def test_postgresql_has_its_trigram_index_where_it_has_trigrams() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_available_extensions WHERE name = 'pg_trgm'")
        there = cursor.fetchone()[0]
        cursor.execute("SELECT count(*) FROM pg_indexes WHERE indexname = 'name_word_trigrams'")
        assert cursor.fetchone()[0] == (1 if there else 0)


@pytest.mark.postgres
def test_likeness_is_asked_of_the_column_so_that_its_index_can_answer() -> None:
    assert """"word" %> """ in str(NameWord.objects.filter(looks_like("nowak")).query)
