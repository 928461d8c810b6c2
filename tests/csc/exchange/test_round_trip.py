"""What goes out comes back the same: every value, every reference, to the byte."""

from __future__ import annotations

import csv
import json
import stat
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import models

from contacts.models import Contact
from csc.exchange.exporter import export_records
from csc.exchange.importer import import_records
from csc.exchange.tables import tables
from csc.models import AuditEvent, Code, Person, User
from csc.records import Record
from tests.csc.exchange.conftest import HARD_TEXTS, NINE, TODAY

pytestmark = pytest.mark.django_db


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def counts() -> dict[str, int]:
    return {table.name: table.model._base_manager.count() for table in tables()}


def test_export_import_into_an_empty_database_and_export_give_the_same_bytes(exported, emptied, tmp_path):
    before = counts()
    emptied()
    assert not any(counts().values())
    report = import_records(exported, today=TODAY)
    assert (report.problems, report.loaded, report.added) == ([], True, before)
    export_records(tmp_path / "again")
    assert contents(tmp_path / "again") == contents(exported)


def test_every_record_of_every_app_is_exchanged():
    def concrete(model: type[models.Model]) -> set[type[models.Model]]:
        below = set().union(*(concrete(one) for one in model.__subclasses__()))
        return below | ({model} if not model._meta.abstract and not model._meta.proxy else set())

    assert {table.model for table in tables()} == concrete(Record) | {User}


def test_two_exports_of_the_same_data_are_the_same(exported, tmp_path):
    export_records(tmp_path / "again")
    assert contents(tmp_path / "again") == contents(exported)


def test_rows_stand_in_the_order_of_their_identifiers_whenever_they_were_recorded(exported):
    recorded = [str(one) for one in Contact.objects.order_by("pk").values_list("uuid", flat=True)]
    listed = [row["uuid"] for row in rows(exported, "contacts.contact")]
    assert listed == sorted(recorded)
    assert listed != recorded


def test_text_comes_back_exactly_and_no_cell_is_a_formula(exported, emptied):
    reasons = [row["reason"] for row in rows(exported, "contacts.contact")]
    assert not [text for text in reasons if text.strip()[:1] in ("=", "+", "-", "@") or text[:1] in ("\t", "\r", "\n")]
    emptied()
    import_records(exported, today=TODAY)
    assert sorted(Contact.objects.values_list("reason", flat=True)) == sorted([*HARD_TEXTS, ""])


def test_who_recorded_it_when_and_its_state_are_kept(exported, emptied):
    emptied()
    import_records(exported, today=TODAY)
    withdrawn = Contact.objects.get(state="withdrawn")
    assert (withdrawn.recorded_at, withdrawn.recorded_by.username) == (NINE, "+manager@example")
    assert withdrawn.withdrawn_reason == "Recorded on the wrong child"
    first = withdrawn.history.get()
    assert (first.history_type, first.history_date, first.history_user) == ("+", NINE, withdrawn.recorded_by)


def test_rows_refer_to_one_another_as_before_whatever_their_order(exported, emptied):
    emptied()
    import_records(exported, today=TODAY)
    assert Person.objects.get(local_id="C10").merged_into.local_id == "C1"
    contact = Contact.objects.exclude(referral=None).get()
    assert (contact.team.code, contact.team.parent.parent.code, contact.worker.user.username) == (
        "T01",
        "AUTH",
        "+manager@example",
    )


def test_codes_are_loaded_where_there_are_none(exported, emptied):
    emptied()
    Code.objects.all().delete()
    assert import_records(exported, today=TODAY).problems == []
    assert Code.objects.filter(key="contact_source:1A").exists()


def test_no_file_holds_a_password_and_an_imported_account_cannot_sign_in(exported, emptied, manager):
    assert manager.password.encode() not in b"".join(contents(exported).values())
    emptied()
    import_records(exported, today=TODAY)
    account = User.objects.get(username="+manager@example")
    assert (account.uuid, account.email, account.is_staff) == (manager.uuid, "m@example.org", False)
    assert not account.has_usable_password()


def test_the_same_files_twice_add_nothing(exported, tmp_path):
    before = counts()
    history = Contact.history.count()
    report = import_records(exported, today=TODAY)
    assert (report.problems, sum(report.added.values()), report.unchanged) == ([], 0, before)
    assert (counts(), Contact.history.count()) == (before, history)


def test_a_dry_run_says_what_would_be_added_and_adds_nothing(exported, emptied):
    before = counts()
    emptied()
    report = import_records(exported, today=TODAY, dry_run=True)
    assert (report.problems, report.loaded, report.added) == ([], False, before)
    assert not any(counts().values())
    assert not AuditEvent.objects.exists()


def test_the_next_record_typed_gets_a_number_of_its_own(exported, emptied, manager):
    emptied()
    import_records(exported, today=TODAY)
    person = Person.objects.create(local_id="C99", surname="Birch", recorded_by=User.objects.get())
    assert Person.objects.filter(pk=person.pk).count() == 1


def test_the_manifest_counts_the_rows_of_each_file(exported):
    body = json.loads((exported / "manifest.json").read_text(encoding="utf-8"))
    assert (body["format"], body["version"]) == ("csc records", 1)
    assert {entry["table"]: entry["rows"] for entry in body["tables"]} == counts()
    assert [len(rows(exported, entry["table"])) for entry in body["tables"]] == [entry["rows"] for entry in body["tables"]]


def test_only_the_owner_can_read_an_export(exported):
    assert {stat.S_IMODE(path.stat().st_mode) for path in exported.glob("*.csv")} == {0o600}
    assert stat.S_IMODE(exported.stat().st_mode) == 0o700


def test_an_export_does_not_mix_with_what_is_there(exported):
    with pytest.raises(FileExistsError):
        export_records(exported)


def test_the_commands(authority, emptied, tmp_path, capsys):
    call_command("export_records", tmp_path / "out")
    total = sum(counts().values())
    assert capsys.readouterr().out.endswith(f"{total} rows written to {tmp_path / 'out'}.\n")
    assert AuditEvent.objects.get(verb="export_records").detail == {"rows": total}
    emptied()
    call_command("import_records", tmp_path / "out", dry_run=True)
    assert capsys.readouterr().out.endswith(f"{total} rows would be added; this was a dry run. 0 were here already.\n")
    call_command("import_records", tmp_path / "out")
    assert capsys.readouterr().out.endswith(f"{total} rows were added. 0 were here already.\n")
    assert AuditEvent.objects.get(verb="import_records").detail == {"rows": total}
    with pytest.raises(CommandError, match="is not empty"):
        call_command("export_records", tmp_path / "out")
    with pytest.raises(CommandError, match=r"holds no manifest\.json"):
        call_command("import_records", tmp_path)
