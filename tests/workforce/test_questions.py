"""A record is corrected, and read, in the words in which it was recorded."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client

from contacts.models import Contact
from csc.models import Child
from tests.workforce.cast import clerk
from workforce.models import Worker
from workforce.reach import Reader
from workforce.recording.correcting import correction_form
from workforce.recording.kinds import kinds, label_of, own_columns
from workforce.recording.questions import Question, question_for


@pytest.mark.parametrize(
    ("kind", "column", "label"),
    [
        ("assessment", "clock_started_on", "When was it decided to assess, or the strategy discussion held?"),  # a plain form
        ("assessment", "not_alone_reason", "Why was the child not seen alone?"),  # done to an assessment that is there
        ("assessment", "delay_reason", "Delay reason"),  # the worker and the manager are asked differently
        ("contact", "received_at", "When did it arrive?"),  # a form of the model
        ("cinplan", "aims", "What is to be better for this child, and how will we know?"),  # as begun, not as updated
        ("cinvisit", "planned_for", "On which day is the visit to be made?"),  # planned before it is recorded
        ("careleaver", "started_on", "Started on"),  # “From which day?” says nothing beside the day it ended
        ("dentalcheck", "refusal_reason", "Refusal reason"),  # “Why?” too
        ("placement", "started_on", "Started on"),  # begun by a move, by a stay and by adopters, each with its own question
        ("allocation", "start_reason", "Start reason"),  # no form asks for it by that name
    ],
)
def test_a_column_is_asked_for_as_by_the_step_that_records_it(kind: str, column: str, label: str) -> None:
    assert label_of(kinds()[kind]._meta.get_field(column)) == label


def test_the_hint_comes_with_its_question() -> None:
    clock = kinds()["assessment"]._meta.get_field("clock_started_on")
    assert question_for(clock).hint == "The 45 working days run from this day."


@pytest.mark.parametrize(
    ("label", "bare"),
    [
        ("Why?", True),
        ("From which day?", True),
        ("Why? In their own words.", True),
        ("Why does it end?", False),
        ("Title", False),
    ],
)
def test_a_question_is_bare_when_only_the_title_of_its_form_completes_it(label: str, bare: bool) -> None:
    assert Question(label).bare is bare


def test_no_two_columns_of_a_record_are_asked_for_in_the_same_words() -> None:
    for model in kinds().values():
        labels = [label_of(column) for column in own_columns(model)]
        assert [label for label in labels if labels.count(label) > 1] == [], model


@pytest.mark.django_db
def test_the_form_that_corrects_a_contact_asks_what_the_form_that_records_it_asks(at_noon, wren: Worker, ada: Child) -> None:
    contact = Contact.objects.create(
        child=ada,
        team=ada.allocation_set.get().team,
        received_at=datetime.datetime(2026, 3, 30, 10, 30, tzinfo=datetime.UTC),
        method_id="contact_method:phone",
        source_id="contact_source:1A",
        reason="Bruises",
        state="complete",
        recorded_by=clerk(),
    )
    form = correction_form(contact)(instance=contact, reader=Reader(wren.user))
    assert form.fields["received_at"].label == "When did it arrive?"
    browser = Client()
    browser.force_login(wren.user)
    page = browser.get(f"/children/{ada.uuid}/records/contact/{contact.uuid}/").content.decode()
    assert "When did it arrive?" in page
    assert "Received at" not in page
