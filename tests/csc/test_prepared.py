"""A question put into SQL once answers as the ORM would, whoever it is asked about."""

from __future__ import annotations

import datetime

import pytest

from csc.models import Person, User
from csc.prepared import KEPT, MOST_KEYS, Prepared

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
@pytest.mark.parametrize("count", [1, 2, MOST_KEYS, MOST_KEYS + 1, 12])
def test_it_gives_what_the_orm_gives(people, build, count):
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


def test_it_lets_the_oldest_go(people):
    asked = Prepared(born)
    for number in range(KEPT + 5):
        asked([people[0].pk], datetime.date(2000, 1, 1) + datetime.timedelta(days=number))
    assert len(asked._kept) == KEPT
