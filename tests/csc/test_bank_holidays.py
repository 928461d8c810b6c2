"""Loading bank holidays, adding one that was announced, and what follows for the due dates of open work."""

from __future__ import annotations

import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from csc.bank_holidays import add_bank_holiday, load_bank_holidays, years_left
from csc.days import LONDON
from csc.due_dates import due_columns, find_drift
from csc.models import AuditEvent, BankHoliday, Child
from csc.working_days import current_calendar, reset_calendar
from tests.csc.tables import date
from tests.workforce.cast import clerk, small_authority, worker

pytestmark = pytest.mark.django_db

FUNERAL = datetime.date(2022, 9, 19)


def run(*command: str) -> str:
    out = StringIO()
    call_command(*command, stdout=out)
    return out.getvalue()


@pytest.fixture
def before_the_announcement():
    """The calendar as it was before the state funeral of September 2022 was announced."""
    BankHoliday.objects.filter(day=FUNERAL).delete()
    reset_calendar()


def test_the_calendar_is_read_from_the_rows(england):
    reset_calendar()

    assert current_calendar().holidays == england.holidays
    assert not current_calendar().is_working_day(FUNERAL)


def test_loading_again_changes_nothing_and_keeps_what_was_added_by_hand():
    BankHoliday.objects.create(day=date("2026-07-20"), name="Victory parade", source="Announced")
    held = list(BankHoliday.objects.values_list("day", "added_at"))

    loaded = load_bank_holidays(on=date("2026-04-01"))

    assert loaded.added == []
    assert [row.name for row in loaded.unknown] == ["Victory parade"]
    assert list(BankHoliday.objects.values_list("day", "added_at")) == held


def test_loading_reaches_five_years_ahead_of_the_day():
    BankHoliday.objects.all().delete()

    said = run("load_bank_holidays", "--on", "2026-04-01")

    days = BankHoliday.objects.order_by("day").values_list("day", flat=True)
    assert (days.first().year, days.last().year) == (2000, 2031)
    assert f"{len(days)} bank holidays added; 2000 to 2031 are loaded." in said
    assert all(day.weekday() < 5 for day in days)


def test_the_command_names_days_that_are_not_in_the_list():
    BankHoliday.objects.create(day=date("2026-07-20"), name="Victory parade", source="Announced on the radio")

    assert "Victory parade, 20 July 2026 is not in the list (Announced on the radio)" in run(
        "load_bank_holidays", "--on", "2026-04-01"
    )


@pytest.mark.parametrize(("today", "left"), [("2026-04-01", 5.75), ("2031-07-01", 0.5)])
def test_how_many_years_are_left(today, left):
    assert years_left(date(today)) == pytest.approx(left, abs=0.01)


@pytest.mark.usefixtures("before_the_announcement")
def test_an_announced_holiday_counts_at_once():
    assert current_calendar().count(date("2022-09-16"), date("2022-09-20")) == 2

    run("add_bank_holiday", "2022-09-19", "State funeral", "--source", "Proclamation")

    assert current_calendar().count(date("2022-09-16"), date("2022-09-20")) == 1
    assert BankHoliday.objects.get(day=FUNERAL).source == "Proclamation"


@pytest.mark.parametrize(
    ("day", "complaint"),
    [("2022-09-17", "Saturday, which is not a working day anyway"), ("2022-12-26", "already a bank holiday")],
)
def test_a_day_that_needs_no_adding_is_refused(day, complaint):
    with pytest.raises(CommandError, match=complaint):
        run("add_bank_holiday", day, "Something", "--source", "Somewhere")


# ── Due dates of open work ───────────────────────────────────────────────────────────────────────


@pytest.fixture
def contacts(before_the_announcement):
    """Two contacts received on Friday 16 September 2022; the second was decided that day."""
    from contacts.services import decide_contact, record_contact
    from csc.models import Code

    authority, by = small_authority(), clerk()
    child = Child.objects.create(
        recorded_by=by, local_id="C1", surname="Sample", date_of_birth=date("2015-01-01"), has_record=True
    )
    facts = {"method_id": "contact_method:phone", "source_id": "contact_source:1A"}
    received = datetime.datetime(2022, 9, 16, 15, 0, tzinfo=LONDON)
    waiting, decided = (record_contact(by=by, child=child, team=authority["T1"], received_at=received, **facts) for _ in range(2))
    outcome = Code.objects.get(pk="contact_outcome:early_help")
    decide_contact(
        by=by, manager=worker("Mia"), contact=decided, outcome=outcome, decided_at=received + datetime.timedelta(hours=1)
    )
    return waiting, decided


def test_due_dates_of_open_work_follow_and_those_of_finished_work_stay(contacts):
    waiting, decided = contacts
    assert waiting.due_on == decided.due_on == FUNERAL

    moved = add_bank_holiday(day=FUNERAL, name="State funeral", source="Proclamation")

    waiting.refresh_from_db()
    decided.refresh_from_db()
    assert moved == 1
    assert (waiting.due_on, decided.due_on) == (date("2022-09-20"), FUNERAL)


def test_a_moved_due_date_is_a_new_version_with_its_reason(contacts):
    waiting, _ = contacts
    add_bank_holiday(day=FUNERAL, name="State funeral", source="Proclamation")

    newest, before, *_ = waiting.history.all()
    assert (newest.due_on, before.due_on) == (date("2022-09-20"), FUNERAL)
    assert newest.history_change_reason == "Bank holiday added: State funeral, 19 September 2022"
    event = AuditEvent.objects.get(verb="correct_due_dates")
    assert (event.actor, event.detail) == (None, {"moved": 1})


def test_a_local_standard_moves_due_dates_as_well(contacts):
    from csc.local_standards import set_local_standard

    waiting, _ = contacts
    set_local_standard(
        by=clerk(),
        clock="contact_decision",
        unit="working_day",
        limit=2,
        effective_from=date("2022-09-01"),
        set_by="Board",
        reason="Capacity",
    )

    waiting.refresh_from_db()
    assert waiting.due_on == date("2022-09-20")


def test_the_nightly_check_names_a_date_that_drifted_and_corrects_it(contacts):
    waiting, _ = contacts
    assert "Every due date" in run("check_due_dates")

    waiting.due_on = date("2022-09-30")
    waiting.save()
    with pytest.raises(CommandError, match="1 due dates differ"):
        run("check_due_dates")
    assert [(drift.held, drift.due) for drift in find_drift()] == [(date("2022-09-30"), FUNERAL)]

    assert "1 due dates corrected." in run("check_due_dates", "--correct")
    waiting.refresh_from_db()
    assert waiting.due_on == FUNERAL


def test_every_registered_column_can_be_read():
    for column in due_columns():
        rows = column.open_rows()
        assert column.column in {field.name for field in rows.model._meta.concrete_fields}
        assert list(rows[:1]) == []
