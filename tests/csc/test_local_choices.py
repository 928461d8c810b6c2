"""What an authority decides for itself: an answer holds from its day, what is no answer is refused in a sentence."""

from __future__ import annotations

import datetime
import uuid

import numpy as np
import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from csc.days import LONG_AGO, NEVER, day_number
from csc.local_choices import (
    Choice,
    Codes,
    LocalChoices,
    OneOf,
    WholeNumber,
    all_choices,
    current_choices,
    get_choice,
    reset_choices,
    set_local_choice,
)
from csc.local_rules import PATH, local_rules
from csc.models import AuditEvent, LocalChoice, User
from tests.choices import answered
from tests.csc.tables import date

KEY = "state_on_its_last_day"

pytestmark = pytest.mark.django_db


@pytest.fixture
def decide(db):
    by = User.objects.create(username="director")

    def decide_(answer: str, since: str = "2026-04-01", choice: str = KEY) -> LocalChoice:
        facts = {"set_by": "Improvement board", "reason": "As the return counts"}
        return set_local_choice(by=by, choice=choice, answer=answer, effective_from=date(since), **facts)

    return decide_


def test_an_answer_holds_from_its_day_until_the_next_one(decide):
    decide("open", "2026-04-01")
    decide("closed", "2026-06-01")
    choice = get_choice(KEY)

    days = ["2026-03-31", "2026-04-01", "2026-05-31", "2026-06-01"]
    assert [choice.on(date(day)) for day in days] == ["closed", "open", "open", "closed"]
    column = np.array([LONG_AGO, *(day_number(date(day)) for day in days), NEVER])
    assert choice.by_day(column, lambda answer: answer == "open").tolist() == [False, False, True, True, False, False]


def test_a_column_is_answered_beside_its_days():
    """Each place takes the number of its own answer."""
    ages = np.array([1, 2, 3, 4])
    days = np.array([10, 20, 30, 40])
    choice = get_choice(KEY)
    answered(choice, ("1970-01-21", "open"))
    assert choice.by_day(days, lambda answer: ages * 10 if answer == "open" else ages).tolist() == [1, 20, 30, 40]
    assert choice.by_day(days[:0], lambda answer: answer == "open").tolist() == []


def test_every_default_is_an_answer_to_its_own_question():
    for choice in all_choices():
        assert choice.kind.read(choice.kind.written(choice.default)) == choice.default
        assert choice.kind.unknown(choice.default) is None
        assert "" not in (choice.title, choice.source)


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        (WholeNumber(0, 5), "6", "“6” is no answer. Answer with a whole number from 0 to 5."),
        (WholeNumber(0, 5), "-1", "whole number from 0 to 5"),
        (WholeNumber(0, 5), "two", "“two” is no answer"),
        (OneOf({"closed": "not open", "open": "still open"}), "ajar", "closed (not open); open (still open)"),
        (Codes("placement_type"), "  ", "The list is empty"),
    ],
)
def test_what_is_no_answer_is_said_in_a_sentence(kind, text, said):
    with pytest.raises(ValueError, match="Answer with") as refused:
        kind.read(text)
    assert said in str(refused.value)


def test_a_list_of_codes_knows_its_set():
    kind = Codes("placement_provider")
    assert kind.read("PR4  PR5") == {"placement_provider:PR4", "placement_provider:PR5"}
    assert kind.written(kind.read("PR5 PR4")) == "PR4 PR5"
    assert kind.unknown(kind.read("PR4 PR5")) is None
    assert "no code PR9 in the set placement_provider" in (kind.unknown(kind.read("PR4 PR9")) or "")


def test_what_is_no_answer_is_not_kept(decide):
    with pytest.raises(ValidationError) as refused:
        decide("ajar")
    assert "“ajar” is no answer" in refused.value.message_dict["answer"][0]
    with pytest.raises(ValidationError, match="There is no choice called colour"):
        decide("open", choice="colour")
    assert not LocalChoice.objects.exists()


def test_one_answer_from_one_day(decide):
    decide("open")
    with pytest.raises(ValidationError):
        decide("closed")
    row = LocalChoice.objects.get()
    row.pk, row.uuid = None, uuid.uuid4()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_who_decided_and_why_is_kept_in_the_row_its_history_and_the_log(decide):
    row = decide("open")
    assert (row.set_by, row.recorded_by.username) == ("Improvement board", "director")
    assert row.history.count() == 1
    event = AuditEvent.objects.get(verb="set_local_choice")
    assert (event.reason, event.detail["choice"]) == ("As the return counts", KEY)


def test_an_answer_that_came_in_wrong_by_another_door_changes_nothing(decide, caplog):
    decide("open", "2026-04-01")
    LocalChoice.objects.update(answer="ajar")
    reset_choices()
    assert get_choice(KEY).on(date("2026-05-01")) == "closed"
    assert "cannot be read and is ignored" in caplog.text


def test_a_run_keeps_the_answers_it_began_with(decide):
    with current_choices.pinned(LocalChoices([])):
        decide("open", "2026-01-01")
        assert get_choice(KEY).on(date("2026-05-01")) == "closed"
    assert get_choice(KEY).on(date("2026-05-01")) == "open"


def test_two_choices_of_one_key_are_an_error():
    first = get_choice(KEY)
    with pytest.raises(ValueError, match="Two choices are called"):
        Choice(key=KEY, title="Another", source="Nobody", kind=WholeNumber(0, 1), default=0)
    assert get_choice(KEY) is first


def test_the_page_of_local_rules_is_current():
    assert PATH.read_text(encoding="utf-8") == local_rules(), "Run manage.py local_rules and commit docs/local-rules.md."


def test_answers_in_words_tell_answers_apart():
    def row(answer: str, day: int) -> LocalChoice:
        return LocalChoice(choice=KEY, answer=answer, effective_from=datetime.date(2026, 4, day))

    first, same, other = LocalChoices([row("open", 1)]), LocalChoices([row("open", 1)]), LocalChoices([row("open", 2)])
    assert first.in_words() == same.in_words() != other.in_words()
