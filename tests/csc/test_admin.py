"""The kernel's admin: open by role, read-only but for bank holidays, and no way round to a child's record."""

from __future__ import annotations

import datetime

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils.html import escape

from csc import navigation
from csc.audit import record_event
from csc.local_choices import all_choices
from csc.models import AccessLog, Address, AuditEvent, BankHoliday, Child, Code, CodeSet, LocalChoice, LocalStandard, Person, User
from csc.timescales import all_clocks
from tests.contacts.cast import contact

pytestmark = pytest.mark.django_db

SHOWN = [Code, CodeSet, BankHoliday, LocalStandard, LocalChoice, Person, AuditEvent, AccessLog]


def page(model, name: str = "changelist", *args: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}", args=args)


@pytest.fixture
def staff(client, monkeypatch):
    """Sign somebody in who may enter the admin and holds the roles named."""
    user = User.objects.create_user("a.admin")

    def with_roles(*roles: str) -> User:
        monkeypatch.setattr(navigation, "_roles_in", [lambda request: roles])
        client.force_login(user)
        return user

    return with_roles


@pytest.mark.parametrize("model", SHOWN, ids=lambda model: model.__name__)
@pytest.mark.parametrize(("role", "status"), [("administrator", 200), ("social_worker", 403), ("director", 403)])
def test_the_administrator_sees_the_tables_and_others_do_not(client, staff, model, role, status):
    staff(role)
    assert client.get(page(model), follow=True).status_code == status


@pytest.mark.parametrize("model", [Child, Address], ids=lambda model: model.__name__)
def test_records_of_children_are_not_in_the_admin(model):
    assert not admin.site.is_registered(model)


def test_no_name_and_nobody_restricted_is_shown(client, staff):
    user = staff("administrator")
    by = {"recorded_by": user, "has_record": True}
    seen = Person.objects.create(local_id="C1", surname="Zwetschge", forename="Quilla", **by)
    hidden = Person.objects.create(local_id="C2", surname="Ash", restricted=True, restricted_reason="Staff", **by)
    listed = client.get(page(Person)).content.decode()
    assert str(seen.uuid) in listed
    assert "Zwetschge" not in listed
    assert "Quilla" not in listed
    assert str(hidden.uuid) not in listed
    assert str(hidden.uuid) not in client.get(page(Person), {"q": "C2"}).content.decode()


@pytest.mark.parametrize("name", ["change", "history", "delete"])
def test_there_is_no_page_of_one_person(client, staff, name):
    person = Person.objects.create(local_id="C1", surname="Zwetschge", recorded_by=staff("administrator"))
    response = client.get(page(Person, name, person.pk))
    assert response.status_code in (302, 403)
    assert "Zwetschge" not in response.content.decode()


@pytest.mark.parametrize("model", [Code, CodeSet, Person, AuditEvent, AccessLog], ids=lambda model: model.__name__)
def test_nothing_is_typed(client, staff, model):
    staff("administrator")
    assert client.get(page(model, "add")).status_code == 403


def test_a_line_of_the_log_is_shown_and_cannot_be_changed_or_deleted(client, staff):
    user = staff("administrator")
    event = record_event(by=user, verb="open_unit", reason="New team")
    assert "New team" in client.get(page(AuditEvent)).content.decode()
    assert client.get(page(AuditEvent, "change", event.pk)).status_code == 200
    assert client.post(page(AuditEvent, "change", event.pk), {"verb": "x"}).status_code == 403
    assert client.post(page(AuditEvent, "delete", event.pk), {"post": "yes"}).status_code == 403
    assert AuditEvent.objects.get(pk=event.pk).verb == "open_unit"


def test_a_bank_holiday_announced_is_added_and_logged(client, staff):
    user = staff("administrator")
    given = {"day": "2027-05-10", "name": "Jubilee", "source": "Proclamation"}
    assert client.post(page(BankHoliday, "add"), given).status_code == 302
    day = datetime.date(2027, 5, 10)
    assert BankHoliday.objects.get(day=day).name == "Jubilee"
    event = AuditEvent.objects.get(verb="add_bank_holiday")
    assert (event.actor, event.detail["day"]) == (user.uuid, "2027-05-10")


@pytest.mark.parametrize(
    ("day", "says"), [("2027-05-08", "is a Saturday"), ("2027-05-09", "is a Sunday"), ("2027-12-27", "already exists")]
)
def test_a_day_that_cannot_be_one_is_refused(client, staff, day, says):
    staff("administrator")
    BankHoliday.objects.get_or_create(day=datetime.date(2027, 12, 27), defaults={"name": "Christmas Day", "source": "List"})
    response = client.post(page(BankHoliday, "add"), {"day": day, "name": "Jubilee", "source": "Proclamation"})
    assert says in response.content.decode()
    assert not BankHoliday.objects.filter(name="Jubilee").exists()


def test_codes_change_by_their_files_alone(client, staff):
    staff("administrator")
    assert client.post(page(Code, "change", "consent_3Aobtained"), {"label": "Yes"}).status_code == 403
    assert Code.objects.get(key="consent:obtained").label == "Obtained"


STANDARD = {
    "clock": "referral_decision",
    "unit": "hour",
    "limit": "24",
    "effective_from": "2026-04-01",
    "set_by": "Safeguarding partnership",
    "reason": "Agreed in March",
}


def test_a_local_standard_is_set_and_logged(client, staff):
    user = staff("administrator")
    given = STANDARD | {"clock": "contact_decision", "unit": "working_day", "limit": "2"}
    assert client.post(page(LocalStandard, "add"), given).status_code == 302
    held = LocalStandard.objects.get()
    assert (held.clock, held.limit, held.recorded_by) == ("contact_decision", 2, user)
    assert AuditEvent.objects.get(verb="set_local_standard").reason == "Agreed in March"
    assert client.post(page(LocalStandard, "change", held.pk), given | {"limit": "3"}).status_code == 403


def test_a_standard_looser_than_the_national_one_is_refused_in_words(client, staff):
    staff("administrator")
    given = STANDARD | {"unit": "working_day", "limit": "2"}
    response = client.post(page(LocalStandard, "add"), given)
    assert "may be stricter than the national one, not looser" in response.content.decode()
    assert not LocalStandard.objects.exists()


CHOICE = {
    "choice": "state_on_its_last_day",
    "answer": "open",
    "effective_from": "2026-04-01",
    "set_by": "Safeguarding partnership",
    "reason": "Agreed in March",
}


def test_a_local_choice_is_made_and_logged_and_never_changed(client, staff):
    user = staff("administrator")
    assert client.post(page(LocalChoice, "add"), CHOICE).status_code == 302
    held = LocalChoice.objects.get()
    assert (held.choice, held.answer, held.recorded_by) == ("state_on_its_last_day", "open", user)
    assert AuditEvent.objects.get(verb="set_local_choice").reason == "Agreed in March"
    assert client.post(page(LocalChoice, "change", held.pk), CHOICE | {"answer": "closed"}).status_code == 403


def test_what_is_no_answer_to_a_choice_is_refused_in_words(client, staff):
    staff("administrator")
    response = client.post(page(LocalChoice, "add"), CHOICE | {"answer": "ajar"})
    assert "is no answer. Answer with one of: closed" in response.content.decode()
    assert not LocalChoice.objects.exists()


def test_a_bank_holiday_added_moves_what_is_due(client, staff):
    """A contact of Thursday 14 March 2019: with Friday a holiday, Monday is the day."""
    one = contact()
    staff("administrator")
    given = {"day": "2019-03-15", "name": "Day of thanks", "source": "Proclamation"}
    assert client.post(page(BankHoliday, "add"), given).status_code == 302
    one.refresh_from_db()
    assert one.due_on == datetime.date(2019, 3, 18)
    assert AuditEvent.objects.get(verb="add_bank_holiday").detail["due_dates_moved"] == 1


def test_nothing_is_decided_by_overlooking_a_list_and_each_choice_says_what_it_asks(client, staff):
    staff("administrator")
    shown = client.get(page(LocalChoice, "add")).content.decode()
    for choice in all_choices():
        assert escape(f"Answer {choice.kind.asked}.") in shown, choice.key
    refused = client.post(page(LocalChoice, "add"), {})
    assert set(refused.context["adminform"].form.errors) == {"choice", "answer", "effective_from", "set_by", "reason"}
    refused = client.post(page(LocalChoice, "add"), {"choice": all_choices()[0].key, "answer": ""})
    assert refused.context["adminform"].form.errors["answer"] == ["This field is required."]
    refused = client.post(page(LocalStandard, "add"), {"clock": ""})
    assert "clock" in refused.context["adminform"].form.errors
    assert not LocalChoice.objects.exists()
    assert not LocalStandard.objects.exists()


def test_lists_name_choices_and_clocks_as_people_do(client, staff):
    user = staff("administrator")
    choice, clock = all_choices()[0], all_clocks()[0]
    facts = {"effective_from": datetime.date(2026, 4, 1), "set_by": "Board", "reason": "Agreed", "recorded_by": user}
    LocalChoice.objects.create(choice=choice.key, answer=choice.kind.written(choice.default), **facts)
    LocalStandard.objects.create(clock=clock.key, limit=1, unit="days", **facts)
    assert f">{escape(choice.title)}</a>" in client.get(page(LocalChoice)).content.decode()
    assert f">{escape(clock.title)}</a>" in client.get(page(LocalStandard)).content.decode()
