"""Who types the forms of these tests, and when: on Wednesday 1 April 2026, two days before Easter."""

from __future__ import annotations

import pytest
import time_machine
from django.test import Client

from tests.contacts.cast import team
from tests.workforce.cast import NOON
from tests.workforce.fuzz import everybody
from workforce.models import Worker


@pytest.fixture
def first_of_april():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def person(first_of_april) -> Worker:
    return everybody(team())


@pytest.fixture
def browser(person: Worker) -> Client:
    client = Client()
    client.force_login(person.user)
    return client
