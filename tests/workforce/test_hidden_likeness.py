"""A second record of a restricted child: whoever makes it learns nothing, whoever guards the first is told."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from csc.models import AuditEvent, Child, User
from tests.workforce.cast import BEGINNING, NOON, allocation, child, grant, somebody
from tests.workforce.test_search import token_of
from workforce.models import Notification, Worker
from workforce.refusals import NUMBER_NOT_KEPT
from workforce.services.people import add_child

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

NUMBER = "9434765919"
LIKE_REX = {"forename": "Rex", "surname": "Sample", "date_of_birth": datetime.date(2015, 5, 1)}


@pytest.fixture
def bo(units) -> Worker:
    return somebody("Bo", units["T3"], "business_support")


@pytest.fixture
def hidden(units) -> Child:
    made = child("Rex", restricted=True, nhs_number=NUMBER)
    allocation(made, units["T1"])
    return made


@pytest.fixture
def gwen(units, hidden) -> Worker:
    named = somebody("Gwen", units["T1"], "social_worker")
    grant(hidden, named, from_=NOON - datetime.timedelta(days=1))
    return named


def told() -> set[User]:
    return {each.told for each in Notification.objects.all()}


def test_the_child_is_added_and_the_holder_of_a_grant_is_told_with_both_records(bo, hidden, gwen) -> None:
    second = add_child(by=bo.user, **LIKE_REX)
    news = Notification.objects.get()
    assert (news.told, news.child_id) == (gwen.user, second.pk)
    assert hidden.local_id in news.what
    assert news.address == reverse("workforce:child", args=[hidden.uuid])
    event = AuditEvent.objects.get(verb="add_child")
    assert event.detail["not_these"] == [], "the log of what somebody did holds nothing they did not see"


def test_whoever_adds_the_child_sees_nothing_of_it(bo, hidden, gwen) -> None:
    browser = Client()
    browser.force_login(bo.user)
    before = AuditEvent.objects.filter(child=hidden.uuid).count()
    sent = {"forename": "Rex", "surname": "Sample", "date_of_birth": "1/5/2015", "token": token_of(browser, "Rex Sample")}
    likely = browser.post(reverse("workforce:likely_duplicates"), sent).content.decode()
    answer = browser.post(reverse("workforce:add_child"), sent, follow=True)
    assert answer.status_code == 200
    for html in (likely, answer.content.decode()):
        assert hidden.local_id not in html
        assert str(hidden.uuid) not in html
    assert AuditEvent.objects.filter(child=hidden.uuid).count() == before


def test_where_nobody_holds_a_grant_those_who_may_give_one_are_told(units, bo, hidden) -> None:
    dee, hal = somebody("Dee", units["AUTH"], "director"), somebody("Hal", units["S1"], "head_of_service")
    other_head, tess = somebody("Hob", units["S2"], "head_of_service"), somebody("Tess", units["T1"], "team_manager")
    add_child(by=bo.user, **LIKE_REX)
    assert told() == {dee.user, hal.user}
    assert not told() & {other_head.user, tess.user}


def test_a_grant_that_has_ended_makes_nobody_a_guardian(units, bo, hidden) -> None:
    dee, past = somebody("Dee", units["AUTH"], "director"), somebody("Pat", units["T1"], "social_worker")
    grant(hidden, past, from_=NOON - datetime.timedelta(days=2), until=NOON)
    add_child(by=bo.user, **LIKE_REX)
    assert told() == {dee.user}


@pytest.mark.parametrize(
    ("facts", "like"),
    [
        ({"forename": "Rex", "surname": "Sample", "date_of_birth": datetime.date(2015, 5, 1)}, True),
        ({"forename": "Rex", "surname": "Other", "date_of_birth": datetime.date(2015, 5, 1)}, True),
        ({"forename": "Rex", "surname": "Sampel", "date_of_birth": datetime.date(2015, 11, 9)}, True),
        ({"forename": "Rex", "surname": "Sample", "date_of_birth": datetime.date(2019, 5, 1)}, False),
        ({"forename": "Tomasz", "surname": "Kowalski", "date_of_birth": datetime.date(2015, 5, 1)}, False),
    ],
)
def test_who_resembles(bo, hidden, gwen, facts, like) -> None:
    add_child(by=bo.user, **facts)
    assert Notification.objects.exists() is like


def test_an_open_child_is_told_of_to_nobody_because_whoever_adds_could_look(bo, gwen) -> None:
    child("Una")
    add_child(by=bo.user, forename="Una", surname="Sample", date_of_birth=datetime.date(2019, 5, 1))
    assert not Notification.objects.exists()


def test_whoever_holds_the_grant_adds_knowingly(hidden, gwen) -> None:
    add_child(by=gwen.user, **LIKE_REX)
    assert not Notification.objects.exists()


def test_a_number_in_use_is_refused_in_the_same_words_whoever_has_it(bo, hidden, gwen) -> None:
    child("Una", nhs_number="9434765870")
    said = []
    for number in (NUMBER, "9434765870"):
        with pytest.raises(ValidationError) as refused:
            add_child(by=bo.user, forename="Nadia", surname="Okonkwo", date_of_birth=BEGINNING, nhs_number=number)
        said.append(refused.value.message_dict)
    assert said == [{"nhs_number": [NUMBER_NOT_KEPT]}] * 2


def test_a_hidden_number_tried_is_told_once_and_kept_each_time(bo, hidden, gwen) -> None:
    for _ in range(2):
        with pytest.raises(ValidationError):
            add_child(by=bo.user, forename="Nadia", surname="Okonkwo", date_of_birth=BEGINNING, nhs_number=NUMBER)
    assert Notification.objects.get().child_id == hidden.pk
    assert AuditEvent.objects.filter(verb="try_number_in_use", child=hidden.uuid).count() == 2
    assert not Child.objects.filter(surname="Okonkwo").exists()
