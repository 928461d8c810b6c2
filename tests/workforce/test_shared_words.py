"""What is written once for several children is named by a record, at every step that several children share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.http import QueryDict

from csc.models import SharedPart
from protection import services
from protection.models import ProtectionPlan
from tests.contacts.cast import at, clerk, code, day, team
from tests.protection.scenes import on_plan
from tests.workforce import fuzz
from tests.workforce.cast import NOON
from tests.workforce.test_every_step import STEPS, set_scene, typed_in
from workforce.reach import Reader
from workforce.recording.hand import Hand
from workforce.recording.shared import joined_to_earlier
from workforce.recording.steps import Step

pytestmark = pytest.mark.django_db

DONE_FOR_SEVERAL = sorted(
    key for key, step in STEPS.items() if step.for_siblings and step.ask_family_words is Step.ask_family_words
)
"""Where words about the whole family are asked: of an address or a relative nobody writes any."""


@pytest.fixture(autouse=True)
def first_of_april() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


def written(words: str) -> SharedPart:
    return SharedPart.objects.create(recorded_by=clerk(), narrative=words)


def booked(plan: ProtectionPlan, part: SharedPart | None) -> Any:
    planned = at("2026-04-28 10:00")
    return services.book_review_conference(by=clerk(), plan=plan, planned_for=planned, shared_part=part)


@pytest.mark.parametrize("key", DONE_FOR_SEVERAL)
def test_the_record_of_each_child_names_the_words_written_for_all(key: str) -> None:
    played, person = set_scene(key), fuzz.everybody(team())
    sent = QueryDict(mutable=True)
    for name, answer in typed_in(played, person).items():
        sent.setlist(name, answer if isinstance(answer, list) else [answer])
    form: Any = played.step(sent, child=played.child, hand=Hand(Reader(person.user)), subject=played.subject)
    assert not form.errors
    part = written("The family was at home together.")
    record = form.perform(part)
    record.refresh_from_db()
    assert record.shared_part == part


def test_words_of_the_booking_stay_when_the_review_is_held_for_this_child_alone() -> None:
    plan, part = on_plan(), written("Both parents are coming.")
    review = booked(plan, part)
    held = services.hold_review(
        by=clerk(),
        plan=plan,
        held_on=day("2026-03-31"),
        outcome=code("review_outcome:continue"),
        shared_part=joined_to_earlier(None, review),
    )
    assert (held.pk, held.shared_part) == (review.pk, part)


def test_words_of_the_booking_and_of_the_decision_stand_together_for_those_who_were_at_both() -> None:
    review, later = booked(on_plan(), written("Both parents are coming.")), written("They came.")
    one = joined_to_earlier(later, review)
    assert one is not None
    assert one.narrative == "Both parents are coming.\n\nThey came."
    assert joined_to_earlier(later, review) == one


def test_a_child_not_written_about_before_gets_the_new_words_alone() -> None:
    later = written("They came.")
    assert joined_to_earlier(later, booked(on_plan(), None)) == later
    assert joined_to_earlier(later, None) == later


def test_nothing_new_written_leaves_the_earlier_words() -> None:
    earlier = written("Both parents are coming.")
    assert joined_to_earlier(written(" "), booked(on_plan(), earlier)) == earlier
