"""A small authority with one of each thing that is hard to carry over, and a way to be without it."""

from __future__ import annotations

import csv
import datetime
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection, transaction

from contacts.models import Contact, Referral
from csc.exchange.exporter import export_records
from csc.exchange.importer import import_records
from csc.exchange.report import Report
from csc.exchange.tables import tables
from csc.models import Address, BreakGlass, Child, Person, Relationship, User
from protection.models import ProtectionPlan
from workforce.models import Allocation, Employment, Post, Unit, Worker

MARCH_1 = datetime.date(2024, 3, 1)
NINE = datetime.datetime(2024, 3, 1, 9, 0, 0, 123456, tzinfo=datetime.UTC)
TODAY = datetime.date(2026, 4, 1)

HARD_TEXTS = [
    '=HYPERLINK("http://example.org")',
    "+44 is how the number begins",
    "- a list\r\n- of two lines",
    "@mention",
    "  =1+1",
    "\tindented",
    "'quoted'",
    "''",
    "'=already escaped",
    "She said \"no\", twice;\nthen, 'yes'",
    "Zoë, Łukasz, 王小明, 👶",
    "lone\rreturn",
    " padded ",
    "",
]


@pytest.fixture
def manager(db) -> User:
    return User.objects.create_user("+manager@example", "m@example.org", "a password", first_name="Ama", last_name="Ofori")


@pytest.fixture
def authority(manager) -> dict[str, object]:
    by = {"recorded_by": manager, "recorded_at": NINE}
    # Children of the tree are written before their parents are known to the file's reader: identifiers decide the order.
    whole = Unit.objects.create(code="AUTH", name="Authority", kind="authority", opened_on=MARCH_1, **by)
    area = Unit.objects.create(code="A1", name="North", kind="area", parent=whole, opened_on=MARCH_1, **by)
    team = Unit.objects.create(
        code="T01", name="Duty", kind="team", parent=area, team_type_id="team_type:duty", opened_on=MARCH_1, **by
    )
    worker = Worker.objects.create(user=manager, staff_number="S1", forename="Ama", surname="Ofori", qualified=True, **by)
    Post.objects.create(worker=worker, unit=team, role="team_manager", fte="0.60", started_on=MARCH_1, **by)
    Employment.objects.create(worker=worker, started_on=MARCH_1, **by)
    children = [
        Person.objects.create(
            local_id=f"C{number}",
            forename="Ann",
            surname=f"Ash{number}",
            date_of_birth=datetime.date(2015, 2, 28),
            sex_id="sex:F",
            ethnicity_id="ethnicity:WBRI",
            has_record=True,
            **by,
        )
        for number in range(1, 4)
    ]
    unborn = Person.objects.create(local_id="C9", surname="Ash", expected_on=MARCH_1, has_record=True, **by)
    Person.objects.create(local_id="C10", surname="Ash1", merged_into=children[0], **by)
    mother = Person.objects.create(local_id="P1", surname="Ash", restricted=True, restricted_reason="Staff family", **by)
    Relationship.objects.create(person=mother, other=unborn, kind_id="relationship:mother", parental_responsibility=True, **by)
    Address.objects.create(
        person=mother,
        kind_id="address_kind:refuge",
        lines="1 High Street\nTown",
        confidential=True,
        confidential_reason="Safety",
        **by,
    )
    child = Child.objects.get(pk=children[0].pk)
    case = {"child": child, "team": team, "worker": worker, **by}
    contacts = [
        Contact.objects.create(
            received_at=NINE, method_id="contact_method:phone", source_id="contact_source:1A", reason=text, **case
        )
        for text in HARD_TEXTS
    ]
    Contact.objects.create(
        received_at=NINE,
        method_id="contact_method:email",
        source_id="contact_source:6",
        state="withdrawn",
        withdrawn_reason="Recorded on the wrong child",
        **case,
    )
    referral = Referral.objects.create(contact=contacts[0], received_on=MARCH_1, source_id="referral_source:6", **case)
    Allocation.objects.create(role_id="allocation_role:social_worker", started_on=MARCH_1, **case)
    ProtectionPlan.objects.create(
        started_on=MARCH_1,
        initial_category_id="category_of_abuse:NEG",
        latest_category_id="category_of_abuse:EMO",
        previous_plans_stated=2,
        **case,
    )
    BreakGlass.objects.create(
        child=child, user=manager, reason="Found alone", started_at=NINE, expires_at=NINE + datetime.timedelta(hours=1), **by
    )
    return {"child": child, "referral": referral, "team": team, "worker": worker}


@pytest.fixture
def exported(authority, tmp_path) -> Path:
    folder = tmp_path / "export"
    export_records(folder)
    return folder


@pytest.fixture
def emptied() -> Callable[[], None]:
    """Take every exchanged row away, and its history."""

    def empty() -> None:
        with connection.cursor() as cursor, transaction.atomic():
            for table in tables():
                histories = [table.model.history.model] if hasattr(table.model, "history") else []
                for model in [*histories, table.model]:
                    cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")

    return empty


@pytest.fixture
def load(exported) -> Callable[..., Report]:
    """Import the export, with cells of one file changed first (`change(rows)` is given its rows as dictionaries)."""

    def load(table: str = "", change: Callable[[list[dict[str, str]]], object] | None = None, **options: object) -> Report:
        if change:
            path = exported / f"{table}.csv"
            with path.open(encoding="utf-8", newline="") as file:
                reader = csv.DictReader(file)
                rows = list(reader)
            rows = change(rows) or rows
            with path.open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, reader.fieldnames)
                writer.writeheader()
                writer.writerows(rows)
            unseal(exported, table)
        return import_records(exported, today=TODAY, **options)

    return load


def unseal(folder: Path, table: str) -> None:
    """Take digest and row count of a table out of the manifest, as somebody does who changes a file on purpose."""
    path = folder / "manifest.json"
    body = json.loads(path.read_text(encoding="utf-8"))
    for entry in body["tables"]:
        if entry["table"] == table:
            del entry["sha256"], entry["rows"]
    path.write_text(json.dumps(body), encoding="utf-8")
