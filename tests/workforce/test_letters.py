"""The daily letter: own rows alone, no name, once a day, and again when the post did not take it."""

from __future__ import annotations

import datetime
from unittest.mock import patch

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse

from contacts.models import Contact
from tests.workforce.cast import allocation, child, clerk, somebody
from workforce.models import DigestLetter, Notification, Worker
from workforce.worklist.digest import send_letters
from workforce.worklist.notifications import tell

pytestmark = pytest.mark.django_db
MORNING = datetime.datetime(2026, 4, 1, 6, 0, tzinfo=datetime.UTC)  # a Wednesday, 7 o'clock in summer time


@pytest.fixture
def wren_with_work(wren: Worker, ada) -> Worker:
    """Wren, whose child Ada has a contact that should have been decided the day before."""
    wren.user.email = "wren@example.org"
    wren.user.save()
    Contact.objects.create(
        recorded_by=clerk(),
        child=ada,
        team=ada.allocation_set.get().team,
        received_at=datetime.datetime(2026, 3, 30, 9, 0, tzinfo=datetime.UTC),
        method_id="contact_method:phone",
        source_id="contact_source:1A",
        due_on=datetime.date(2026, 3, 31),
    )
    return wren


def send(at: datetime.datetime = MORNING) -> int:
    with time_machine.travel(at, tick=False):
        return send_letters(at)


def test_a_letter_names_the_record_by_number_and_never_the_child(wren_with_work: Worker, ada) -> None:
    assert send() == 1
    (letter,) = mail.outbox
    assert letter.to == ["wren@example.org"]
    assert letter.subject.endswith("1 overdue, 0 due in 5 working days")
    assert ada.local_id in letter.body
    for name in (ada.forename, ada.surname):
        assert name not in letter.subject + letter.body


def test_two_rings_send_one_letter(wren_with_work: Worker) -> None:
    assert (send(), send()) == (1, 0)
    assert len(mail.outbox) == 1


def test_a_letter_the_post_refused_goes_with_the_next_ring_and_not_for_ever(wren_with_work: Worker) -> None:
    with patch("workforce.worklist.digest.send_mail", side_effect=ConnectionRefusedError("no post today")):
        assert [send() for _ in range(4)] == [0, 0, 0, 0]
    letter = DigestLetter.objects.get(told=wren_with_work.user)
    assert (letter.attempts, letter.sent_at, letter.problem) == (3, None, "no post today")
    assert send(MORNING + datetime.timedelta(days=1)) == 1


@pytest.mark.parametrize(
    ("at", "sent"),
    [
        (datetime.datetime(2026, 4, 1, 5, 0, tzinfo=datetime.UTC), 0),  # six o'clock: too early
        (datetime.datetime(2026, 4, 3, 7, 0, tzinfo=datetime.UTC), 0),  # Good Friday
        (datetime.datetime(2026, 4, 4, 7, 0, tzinfo=datetime.UTC), 0),  # Saturday
        (datetime.datetime(2026, 4, 7, 7, 0, tzinfo=datetime.UTC), 1),  # Tuesday after Easter
    ],
)
def test_letters_go_on_working_mornings(wren_with_work: Worker, at: datetime.datetime, sent: int) -> None:
    assert send(at) == sent


def test_a_leaver_gets_no_letter(wren_with_work: Worker) -> None:
    wren_with_work.user.is_active = False
    wren_with_work.user.save()
    assert send() == 0


def test_nobody_is_told_of_their_own_doing(wren: Worker, ada) -> None:
    assert tell(wren, by=wren.user, child=ada, what="was allocated to you") is None
    assert tell(wren, by=clerk(), child=ada, what="was allocated to you") is not None


def test_one_sees_ones_own_news_and_puts_away_no_others(wren: Worker, ada) -> None:
    told = tell(wren, by=clerk(), child=ada, what="was allocated to you")
    other = somebody("Max", ada.allocation_set.get().team, "team_manager")
    for who, seen in ((other, False), (wren, True)):
        client = Client()
        client.force_login(who.user)
        client.post(reverse("workforce:see_notification", args=[told.pk]))
        assert (Notification.objects.get().seen_at is not None) is seen


def test_my_work_leads_to_the_form_and_the_team_page_to_the_decision(wren_with_work: Worker, ada) -> None:
    manager = somebody("Max", ada.allocation_set.get().team, "team_manager")
    allocation(child("Di"), ada.allocation_set.get().team)
    contact = Contact.objects.get()
    decide = reverse("workforce:step_about", args=[ada.uuid, "decide_contact", contact.uuid])
    pages = {}
    with time_machine.travel(MORNING, tick=False):
        for who in (wren_with_work, manager):
            client = Client()
            client.force_login(who.user)
            name = "my_work" if who is wren_with_work else "my_teams"
            pages[name] = client.get(reverse(f"workforce:{name}")).content.decode()
    assert decide not in pages["my_work"]  # a worker does not decide: the row leads to the record
    assert reverse("workforce:record", args=[ada.uuid, "contact", contact.uuid]) in pages["my_work"]
    assert decide in pages["my_teams"]
    assert "Waiting for a worker" in pages["my_teams"]
