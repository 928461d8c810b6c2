"""A number for somebody new, when somebody else is added at the same moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.core.exceptions import ValidationError

from csc.models import Person
from tests.workforce.cast import clerk
from workforce.services import people
from workforce.services.people import ATTEMPTS, add_child

pytestmark = pytest.mark.django_db
FACTS = {"forename": "Ivy", "surname": "Sample", "date_of_birth": "2015-05-01"}


@pytest.fixture
def numbers(monkeypatch) -> Callable[..., None]:
    """Lets the next numbers be read as these, as they are while another transaction has not finished."""

    def read_as(*values: str) -> None:
        given: Iterator[str] = iter(values)
        monkeypatch.setattr(people, "next_number", lambda *_: next(given))

    return read_as


def test_whoever_comes_second_takes_the_number_after(numbers) -> None:
    Person.objects.create(recorded_by=clerk(), local_id="C0000007", surname="Sample")
    numbers("C0000007", "C0000008")
    assert add_child(by=clerk(), **FACTS).local_id == "C0000008"


def test_it_is_not_tried_for_ever(numbers) -> None:
    Person.objects.create(recorded_by=clerk(), local_id="C0000007", surname="Sample")
    numbers(*["C0000007"] * ATTEMPTS)
    with pytest.raises(ValidationError):
        add_child(by=clerk(), **FACTS)


def test_what_is_wrong_with_the_person_is_said_at_once(numbers) -> None:
    numbers("C0000009")
    with pytest.raises(ValidationError) as refused:
        add_child(by=clerk(), **{**FACTS, "surname": ""})
    assert "surname" in refused.value.error_dict
    assert not Person.objects.filter(local_id="C0000009").exists()
