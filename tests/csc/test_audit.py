"""The log: one row for what was done or read, never a changed one, and a tampered one is named."""

from __future__ import annotations

import csv
import datetime
import uuid

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from csc.audit import digest_of, faults, record_event, record_read, record_reads
from csc.models import AccessLog, AuditChain, AuditEvent, Child, Person, User
from csc.models.audit import AppendOnlyError

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker() -> User:
    return User.objects.create_user("r.patel")


@pytest.fixture
def child(worker) -> Child:
    person = Person.objects.create(local_id="C1", surname="Ash", has_record=True, recorded_by=worker)
    return Child.objects.get(pk=person.pk)


def change(table: str, assignment: str, row_id: int) -> None:
    """What somebody with the database password could do behind csc's back."""
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {assignment} WHERE id = %s", [row_id])


def remove(table: str, row_id: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE id = %s", [row_id])


def five_events(worker: User) -> list[AuditEvent]:
    return [record_event(by=worker, verb="sign_in", count=number) for number in range(1, 6)]


def five_reads(worker: User) -> list[AccessLog]:
    record_reads(by=worker, children=[uuid.uuid4() for _ in range(5)], channel="child list", reach="team")
    return list(AccessLog.objects.order_by("number"))


def test_an_event_names_the_record_the_child_and_the_actor(worker, child):
    event = record_event(by=worker, verb="change_name", record=child, reason="Deed poll", fields=["surname"])
    event.refresh_from_db()
    assert (event.actor, event.actor_name, event.verb) == (worker.uuid, "r.patel", "change_name")
    assert (event.app, event.model, event.record, event.child) == ("csc", "child", child.uuid, child.uuid)
    assert event.detail == {"fields": ["surname"]}


def test_csc_itself_can_act(worker):
    event = record_event(by=None, verb="build_snapshot", on=datetime.date(2024, 4, 1), team="T01")
    assert (event.actor, event.actor_name, event.team, event.detail) == (None, "csc", "T01", {"on": "2024-04-01"})


def test_an_event_is_gone_with_the_change_it_tells_of(worker):
    @transaction.atomic
    def a_service_that_fails():
        record_event(by=worker, verb="record_contact")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        a_service_that_fails()
    assert not AuditEvent.objects.exists()
    record_event(by=worker, verb="record_contact")
    assert AuditEvent.objects.get().number == 1


@pytest.mark.parametrize("words", ["Mother said he hit her", "two words", "line\nbreak", {"a": "b"}])
def test_what_people_typed_is_kept_out_of_the_log(worker, words):
    with pytest.raises(ValueError, match="the detail 'note'"):
        record_event(by=worker, verb="record_contact", note=words)


def test_a_verb_is_a_verb(worker):
    with pytest.raises(ValueError, match="Record Contact"):
        record_event(by=worker, verb="Record Contact")


def test_a_row_cannot_be_changed_or_deleted_through_the_models(worker):
    event = record_event(by=worker, verb="sign_in")
    event.verb = "sign_out"
    for attempt in (
        event.save,
        event.delete,
        AuditEvent.objects.all().delete,
        lambda: AuditEvent.objects.update(verb="x"),
        lambda: AuditEvent.objects.bulk_update([event], ["verb"]),
    ):
        with pytest.raises(AppendOnlyError):
            attempt()


def test_a_list_of_children_is_logged_child_by_child_in_few_statements(worker, django_assert_max_num_queries):
    record_read(by=worker, child=uuid.uuid4(), channel="child page", reach="allocated")
    children = [uuid.uuid4() for _ in range(100)]
    with django_assert_max_num_queries(4):
        record_reads(by=worker, children=[*children, children[0]], channel="child list", reach="team")
    assert set(AccessLog.objects.filter(channel="child list").values_list("child", flat=True)) == set(children)
    assert AccessLog.objects.count() == 101


def test_an_empty_list_logs_nothing(worker):
    record_reads(by=worker, children=[], channel="child list", reach="team")
    assert not AccessLog.objects.exists()
    assert not AuditChain.objects.exists()


def test_each_child_of_a_list_can_be_within_another_reach(worker):
    near, far = uuid.uuid4(), uuid.uuid4()
    record_reads(by=worker, children=[near, far], channel="search", reach={near: "allocated", far: "authority"})
    assert dict(AccessLog.objects.values_list("child", "reach")) == {near: "allocated", far: "authority"}


def test_an_untouched_log_is_whole(worker):
    five_events(worker)
    five_reads(worker)
    record_event(by=None, verb="build_snapshot", share=0.1 + 0.2, on=timezone.now().date(), ids=[uuid.uuid4()], none=None)
    assert list(faults()) == []


@pytest.mark.parametrize(
    ("make", "table", "assignment"),
    [
        (five_events, "csc_auditevent", "verb = 'sign_out'"),
        (five_events, "csc_auditevent", "reason = 'x'"),
        (five_events, "csc_auditevent", "actor_name = 'a.other'"),
        (five_events, "csc_auditevent", "at = '2020-01-01 00:00:00'"),
        (five_reads, "csc_accesslog", "reach = 'allocated'"),
        (five_reads, "csc_accesslog", "child = NULL"),
    ],
)
def test_an_edited_row_is_named(worker, make, table, assignment):
    row = make(worker)[2]
    change(table, assignment, row.pk)
    assert [(fault.number, f"row id {row.pk}" in fault.what) for fault in faults()] == [(3, True)]


def test_an_edited_row_whose_digest_was_made_to_fit_is_found_by_the_next(worker):
    row = five_events(worker)[2]
    row.verb = "sign_out"
    change("csc_auditevent", f"verb = 'sign_out', digest = '{digest_of(row)}'", row.pk)
    [fault] = faults()
    assert (fault.number, fault.what) == (4, "it does not follow from row 3: one of the two has been edited.")


@pytest.mark.parametrize(("make", "table"), [(five_events, "csc_auditevent"), (five_reads, "csc_accesslog")])
@pytest.mark.parametrize(
    ("position", "says"),
    [(0, "row 1 has been deleted."), (2, "row 3 has been deleted."), (4, "row 5 has been deleted from the end.")],
)
def test_a_deleted_row_is_named(worker, make, table, position, says):
    remove(table, make(worker)[position].pk)
    assert [fault.what for fault in faults()] == [says]


def test_a_log_emptied_to_the_last_row_is_found(worker):
    for row in five_reads(worker):
        remove("csc_accesslog", row.pk)
    assert [fault.what for fault in faults()] == ["rows 1 to 5 have been deleted from the end."]


def test_a_chain_without_its_newest_link_is_found(worker):
    five_events(worker)
    AuditChain.objects.all().delete()
    assert [(fault.number, "newest link" in fault.what) for fault in faults()] == [(5, True)]


def test_one_persons_chain_does_not_hold_up_anothers(worker):
    other = User.objects.create_user("j.okafor")
    five_events(worker)
    record_event(by=other, verb="sign_in")
    assert sorted(AuditEvent.objects.filter(actor=other.uuid).values_list("number", flat=True)) == [1]
    assert list(faults()) == []


def test_the_command_passes_a_whole_log_and_names_a_tampered_row(worker, capsys, tmp_path):
    rows = five_events(worker)
    call_command("verify_audit_chain")
    assert capsys.readouterr().out == "Both logs are whole.\n"
    change("csc_auditevent", "reason = 'x'", rows[1].pk)
    with pytest.raises(CommandError, match=r"^1 fault\. "):
        call_command("verify_audit_chain")
    assert f"row 2: it has been edited (row id {rows[1].pk})." in capsys.readouterr().out


def test_a_chain_written_anew_is_found_by_digests_kept_elsewhere(worker, capsys, tmp_path):
    five_events(worker)
    anchor = tmp_path / "anchor.csv"
    call_command("verify_audit_chain", anchor=anchor)
    with anchor.open(encoding="utf-8", newline="") as file:
        assert [row["number"] for row in csv.DictReader(file)] == ["5"]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM csc_auditevent")
        cursor.execute("DELETE FROM csc_auditchain")
    for number in range(1, 7):
        record_event(by=worker, verb="sign_in", count=number)
    assert list(faults()) == []
    with pytest.raises(CommandError):
        call_command("verify_audit_chain", against=anchor)
    assert "row 5: its digest is not the one written down earlier" in capsys.readouterr().out
