"""A question put into SQL once answers as the ORM would, whoever it is asked about."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.db.models import Value
from django.test.utils import CaptureQueriesContext

from csc import prepared
from csc.models import Person, User
from csc.prepared import ALL_KEYS, ASKED_BEFORE, FEW_KEYS, KEPT, Prepared, PreparedUnion, _lists_joined, filled_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    clerk = User.objects.create(username="clerk")
    return [
        Person.objects.create(
            recorded_by=clerk, local_id=f"P{number}", surname=f"No. {number}", date_of_birth=datetime.date(2010, 1, 1 + number)
        )
        for number in range(12)
    ]


def born(keys, after=datetime.date(2000, 1, 1)):
    rows = Person.objects.filter(pk__in=keys, date_of_birth__gt=after).order_by()
    return rows.values_list("pk", "uuid", "date_of_birth", "recorded_at", "restricted")


def either(keys):
    return born(keys).union(born(keys, datetime.date(2010, 1, 5)), all=True)


@pytest.mark.parametrize("build", [born, either])
@pytest.mark.parametrize("count", [1, 2, FEW_KEYS, FEW_KEYS + 1, 12])
@pytest.mark.parametrize("most", [4, 256])
def test_it_gives_what_the_orm_gives(people, build, count, most, monkeypatch):
    monkeypatch.setattr(prepared, "MOST_KEYS", most)
    asked = Prepared(build)
    for some in (people[:count], people[-count:]):
        keys = [person.pk for person in some]
        assert sorted(asked(keys)) == sorted(build(keys))


def test_it_asks_about_these_keys_and_no_others(people):
    asked = Prepared(born)
    assert [row[0] for row in asked([people[3].pk])] == [people[3].pk]
    assert [row[0] for row in asked([people[4].pk])] == [people[4].pk]
    assert [row[0] for row in asked([people[4].pk, people[4].pk])] == [people[4].pk]
    assert asked([]) == []


def test_other_values_are_part_of_the_question(people):
    asked = Prepared(born)
    assert asked([people[3].pk], datetime.date(2010, 1, 3))
    assert not asked([people[3].pk], datetime.date(2010, 1, 4))


def test_it_is_written_once_for_each_number_of_keys(people):
    written = []

    def build(keys, *given):
        written.append(len(keys))
        return born(keys)

    asked = Prepared(build)
    for person in people:
        asked([person.pk])
        asked([person.pk, people[0].pk])
    assert written == [1, 2]


def test_records_come_whole_with_what_is_read_along(people):
    asked = Prepared(lambda keys: Person.objects.filter(pk__in=keys).select_related("recorded_by", "sex").order_by("-pk")[:2])
    with CaptureQueriesContext(connection) as queries:
        for some in (people[:3], people[4:7]):
            found = asked([person.pk for person in some])
            assert found == [some[2], some[1]]
            assert [(person.surname, person.recorded_by.username, person.sex) for person in found] == [
                (some[2].surname, "clerk", None),
                (some[1].surname, "clerk", None),
            ]
    assert len(queries) == 2


def test_an_answer_is_not_kept(people):
    asked = Prepared(born)
    assert asked([people[0].pk])
    people[0].delete()
    assert asked([people[0].pk]) == []


@pytest.mark.parametrize(
    ("given", "forms"), [([], []), ([7], [7]), (range(8), [*range(8)]), (range(11), [*range(11), *[10] * 5])]
)
def test_beyond_a_few_keys_the_last_is_repeated(given, forms):
    assert filled_up(given) == forms


def test_numbers_of_versions_are_compared_though_they_have_four_bytes(people):
    versions = Person.history.order_by("pk").values_list("pk", flat=True)  # type: ignore[attr-defined]
    after = Prepared(lambda numbers: Person.history.filter(pk__gt=numbers[0]).values_list("pk"))  # type: ignore[attr-defined]
    assert len(after([versions[4]])) == len(versions) - 5


# ── The moment of a request ──────────────────────────────────────────────────────────────────────


def recorded_by_then(keys, at):
    return Person.objects.filter(pk__in=keys, recorded_at__lte=at).values_list("pk")


def test_it_is_asked_for_the_moment_of_each_request(people):
    asked, keys = Prepared(recorded_by_then), [person.pk for person in people]
    for person in people:
        at = Person.objects.get(pk=person.pk).recorded_at
        assert sorted(asked(keys, at=at)) == sorted(recorded_by_then(keys, at))
    assert len(asked._kept) == 1


def test_what_reckons_with_the_moment_is_not_written_once(people):
    asked = Prepared(lambda keys, at: recorded_by_then(keys, at - datetime.timedelta(days=365)))
    with pytest.raises(ValueError, match="reckons with the moment"):
        asked([people[0].pk], at=datetime.datetime(2026, 4, 1, tzinfo=datetime.UTC))


# ── Unions ───────────────────────────────────────────────────────────────────────────────────────


def born_after(number, keys, day=1):
    rows = Person.objects.filter(pk__in=keys, date_of_birth__gt=datetime.date(2010, 1, day + number)).order_by()
    return rows.annotate(part=Value(number)).values_list("part", "pk", "uuid", "date_of_birth")


@pytest.mark.parametrize("numbers", [[], [0], [2, 5], range(9)])
@pytest.mark.parametrize("count", [1, 3, 11])
@pytest.mark.parametrize("most", [4, 256])
def test_a_union_asks_the_parts_that_are_wanted(people, numbers, count, most, monkeypatch):
    monkeypatch.setattr(prepared, "MOST_KEYS", most)
    asked = PreparedUnion(born_after)
    keys = [person.pk for person in people[:count]]
    with CaptureQueriesContext(connection) as queries:
        found = asked(keys, numbers)
    assert sorted(found) == sorted(row for number in numbers for row in born_after(number, keys))
    assert len(queries) == min(len(numbers), 1)


def test_each_part_of_a_union_is_written_once(people):
    written = []

    def build(number, keys, *given):
        written.append((number, len(keys), *given))
        return born_after(number, keys, *given)

    asked = PreparedUnion(build)
    for numbers in ([0, 1], [1, 2], [0, 2]):
        asked([people[0].pk], numbers)
    asked([people[0].pk], [1], 4)
    assert written == [(0, 1), (1, 1), (2, 1), (1, 1, 4)]


def test_it_lets_the_oldest_go(people):
    asked = Prepared(born)
    for number in range(KEPT + 5):
        asked([people[0].pk], datetime.date(2000, 1, 1) + datetime.timedelta(days=number))
    assert len(asked._kept) == KEPT


# ── Lists as one value ───────────────────────────────────────────────────────────────────────────


def test_all_keys_named_together_are_one_value():
    sql, values = _lists_joined(
        "a = %s AND b IN (%s, %s) AND c LIKE '%%s' AND d IN (%s, %s) OR e = %s", [7, -1, -2, 8, 9, "x"], (-1, -2)
    )
    assert sql == "a = %s AND b = ANY(%s::bigint[]) AND c LIKE '%%s' AND d IN (%s, %s) OR e = %s"
    assert values == [7, ALL_KEYS, 8, 9, "x"]


def test_keys_in_another_order_or_apart_stay_as_they_are():
    asked = "a IN (%s, %s) AND b = %s"
    assert _lists_joined(asked, [-2, -1, -1], (-1, -2)) == (asked, [-2, -1, -1])


@pytest.mark.postgres
@pytest.mark.parametrize("count", [1, 3, 11])
def test_asked_often_the_answer_is_still_of_these_keys(people, count):
    """PostgreSQL keeps the plan from the sixth time on."""
    asked, union = Prepared(born), PreparedUnion(born_after)
    for turn in range(3 * ASKED_BEFORE):
        keys = [person.pk for person in (people + people)[turn % 12 :][:count]]
        assert sorted(asked(keys)) == sorted(born(keys))
        assert sorted(union(keys, [0, 2])) == sorted(row for number in (0, 2) for row in born_after(number, keys))
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements")
        assert cursor.fetchone() == (2,)


@pytest.mark.postgres
def test_behind_a_pooler_no_plan_is_kept(people, settings):
    settings.DATABASE_KEEPS_PLANS = False
    asked = Prepared(born)
    for _ in range(3 * ASKED_BEFORE):
        assert len(asked([people[1].pk, people[0].pk])) == 2
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements")
        assert cursor.fetchone() == (0,)
