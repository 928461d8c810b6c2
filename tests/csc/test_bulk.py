"""Rows loaded in bulk are the rows that saving one by one would have written, history and all."""

from __future__ import annotations

import datetime
import uuid

import numpy as np
import pytest
from django.db import IntegrityError, connection, transaction

from csc import bulk
from csc.models import Address, BankHoliday, Person, SharedPart, User
from workforce.models import Absence, Worker

pytestmark = pytest.mark.django_db

NINE = datetime.datetime(2026, 3, 2, 9, 30, tzinfo=datetime.UTC)
AT = np.array(["2026-03-02T09:30:00"], dtype="datetime64[s]")


@pytest.fixture
def clerk() -> User:
    return User.objects.create(username="clerk")


def stored(table: str, key: int) -> dict[str, object]:
    """The row as the database driver gives it, before any field has made something of it."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} WHERE id = %s", [key])
        return dict(zip([column[0] for column in cursor.description], cursor.fetchone(), strict=True))


def test_a_loaded_row_is_stored_as_a_saved_one(clerk: User) -> None:
    same = {
        "forename": "Ada", "surname": "Tab\tand\nbreak \\N", "sex_id": "sex:F", "date_of_birth": datetime.date(2019, 2, 28),
        "has_record": True, "recorded_by_id": clerk.pk,
    }  # fmt: skip
    saved = Person.objects.create(local_id="C1", recorded_at=NINE, uuid=uuid.UUID(int=1), **same)
    key = saved.pk + 1
    bulk.load(
        Person,
        {
            "id": [key],
            "local_id": ["C2"],
            "uuid": [uuid.UUID(int=2).hex],
            "recorded_at": AT,
            **{name: [value] for name, value in same.items() if name != "date_of_birth"},
            "date_of_birth": np.array(["2019-02-28"], dtype="datetime64[D]"),
        },
    )
    before, after = stored("csc_person", saved.pk), stored("csc_person", key)
    differs = {column for column in before if before[column] != after[column]}
    assert differs == {"id", "local_id", "uuid"}
    assert Person.objects.get(pk=key).surname == "Tab\tand\nbreak \\N"


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (np.array(["2026-03-01", "NaT"], dtype="datetime64[D]"), [datetime.date(2026, 3, 1), None]),
        (bulk.optional(np.array([20513, 0]), np.array([True, False])), [datetime.date(2026, 3, 1), None]),
        ([datetime.date(2026, 3, 1), None], [datetime.date(2026, 3, 1), None]),
        (datetime.date(2026, 3, 1), [datetime.date(2026, 3, 1)] * 2),
    ],
    ids=["days", "day numbers", "dates", "one for all"],
)
def test_every_kind_of_date_column(clerk: User, column: object, expected: list[datetime.date | None]) -> None:
    bulk.load(Person, {"id": [1, 2], "local_id": ["C1", "C2"], "surname": "Lowe", "recorded_by": clerk.pk, "died_on": column})
    assert [person.died_on for person in Person.objects.order_by("pk")] == expected


def test_codes_truth_values_and_fractions(clerk: User) -> None:
    bulk.load(Worker, {"id": [1, 2], "staff_number": ["W1", "W2"], "recorded_by": clerk.pk, "qualified": np.array([True, False])})
    bulk.load(
        Absence,
        {
            "id": [1, 2],
            "worker": np.array([1, 2]),
            "reason": bulk.Coded(["workforce_absence_reason:SIC", "workforce_absence_reason:TRN"], np.array([1, 0])),
            "started_on": datetime.date(2026, 3, 2),
            "working_days_lost": ["2.5", None],
            "recorded_by": clerk.pk,
        },
    )
    rows = Absence.objects.order_by("pk").values_list("worker__qualified", "reason_id", "working_days_lost")
    assert [(q, r, d if d is None else float(d)) for q, r, d in rows] == [
        (True, "workforce_absence_reason:TRN", 2.5),
        (False, "workforce_absence_reason:SIC", None),
    ]


def test_an_empty_code_is_none(clerk: User) -> None:
    sex = bulk.Coded(["sex:M"], np.array([-1, 0]))
    bulk.load(Person, {"id": [1, 2], "local_id": ["C1", "C2"], "surname": "Lowe", "recorded_by": clerk.pk, "sex": sex})
    assert list(Person.objects.order_by("pk").values_list("sex_id", flat=True)) == [None, "sex:M"]


def test_what_is_left_out_takes_the_default(clerk: User) -> None:
    bulk.load(Person, {"id": [1], "local_id": ["C1"], "surname": ["Lowe"], "recorded_by": clerk.pk})
    person = Person.objects.get()
    assert (person.forename, person.has_record, person.died_on, person.merged_into_id) == ("", False, None, None)
    assert person.uuid.version == 4


def test_rows_typed_afterwards_take_the_next_number(clerk: User) -> None:
    bulk.load(SharedPart, {"id": [1, 2, 3], "narrative": "", "recorded_by": clerk.pk})
    assert SharedPart.objects.create(recorded_by=clerk).pk == 4


def test_moments_are_universal_time(clerk: User) -> None:
    bulk.load(
        SharedPart, {"id": [1], "recorded_at": np.array(["2026-07-01T08:05:00"], dtype="datetime64[s]"), "recorded_by": clerk.pk}
    )
    assert SharedPart.objects.get().recorded_at == datetime.datetime(2026, 7, 1, 8, 5, tzinfo=datetime.UTC)
    assert SharedPart.objects.filter(recorded_at__gte=datetime.datetime(2026, 7, 1, 8, 5, tzinfo=datetime.UTC)).exists()


# ── History ──────────────────────────────────────────────────────────────────────────────────────


def load_two_homes(clerk: User, **options: object) -> None:
    bulk.load(Person, {"id": [1], "local_id": ["C1"], "surname": ["Lowe"], "recorded_by": clerk.pk})
    bulk.load(
        Address,
        {
            "id": [1, 2],
            "person": [1, 1],
            "kind": "address_kind:home",
            "lines": ["1 Fernacre Road", "2 Fernacre Road"],
            "ended_on": np.array(["2026-02-01", "NaT"], dtype="datetime64[D]"),
            "recorded_at": np.array(["2025-01-06T10:00:00", "2026-02-03T10:00:00"], dtype="datetime64[s]"),
            "recorded_by": clerk.pk,
        },
        **options,
    )


def test_each_row_has_its_first_version(clerk: User) -> None:
    load_two_homes(clerk)
    versions = Address.history.order_by("history_id").values_list(
        "id", "history_type", "history_date", "ended_on", "history_user_id"
    )
    assert list(versions) == [
        (1, "+", datetime.datetime(2025, 1, 6, 10, tzinfo=datetime.UTC), datetime.date(2026, 2, 1), clerk.pk),
        (2, "+", datetime.datetime(2026, 2, 3, 10, tzinfo=datetime.UTC), None, clerk.pk),
    ]


def test_an_end_typed_later_is_a_second_version(clerk: User) -> None:
    """Typed on 6 January 2025; the end, 1 February 2026, only became known on 20 March."""
    typed = np.array(["2026-03-20T15:00:00", "NaT"], dtype="datetime64[s]")
    load_two_homes(clerk, revision=bulk.Revision(["ended_on"], typed))
    first = Address.objects.get(pk=1)
    assert first.ended_on == datetime.date(2026, 2, 1)
    assert first.history.as_of(datetime.datetime(2026, 3, 20, 14, 59, tzinfo=datetime.UTC)).ended_on is None
    assert first.history.as_of(datetime.datetime(2026, 3, 20, 15, 0, tzinfo=datetime.UTC)).ended_on == datetime.date(2026, 2, 1)
    assert [version.history_type for version in first.history.order_by("history_date")] == ["+", "~"]
    assert Address.history.filter(id=2).count() == 1


def test_a_later_part_that_is_never_empty_was_its_default_before(clerk: User) -> None:
    load_two_homes(clerk, revision=bulk.Revision(["lines"], np.array(["2026-03-20T15:00:00", "NaT"], dtype="datetime64[s]")))
    assert Address.history.get(id=1, history_type="+").lines == ""
    assert Address.history.get(id=1, history_type="~").lines == "1 Fernacre Road"


def test_versions_are_numbered_on(clerk: User) -> None:
    SharedPart.objects.create(recorded_by=clerk)
    bulk.load(SharedPart, {"id": [11, 12], "recorded_by": clerk.pk})
    numbers = list(SharedPart.history.order_by("history_id").values_list("history_id", flat=True))
    assert numbers == list(range(numbers[0], numbers[0] + 3))
    assert SharedPart.objects.create(recorded_by=clerk).history.get().history_id == numbers[-1] + 1


def test_no_history_when_it_is_not_wanted_or_there_is_none(clerk: User) -> None:
    bulk.load(SharedPart, {"id": [1], "recorded_by": clerk.pk}, with_history=False)
    assert not SharedPart.history.exists()
    bulk.load(BankHoliday, {"day": [datetime.date(2050, 5, 2)], "name": "Coronation", "source": "Test", "added_at": AT})
    assert BankHoliday.objects.filter(day=datetime.date(2050, 5, 2)).exists()


# ── Refusals ─────────────────────────────────────────────────────────────────────────────────────


def test_constraints_hold(clerk: User) -> None:
    columns = {"id": [1], "local_id": ["C1"], "surname": "Lowe", "recorded_by": clerk.pk, "restricted": [True]}
    with pytest.raises(IntegrityError), transaction.atomic():
        bulk.load(Person, columns)
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ({"id": [1, 2], "narrative": ["one"]}, "different lengths"),
        ({"narrative": "for all"}, "no column was given"),
        ({"id": [1], "story": ["?"]}, "no field story"),
        ({"id": [1, 3], "narrative": ["a", "b"]}, "do not rise one by one"),
    ],
)
def test_columns_that_cannot_be(clerk: User, columns: dict[str, object], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        bulk.load(SharedPart, {**columns, "recorded_by": clerk.pk})
    assert not SharedPart.objects.exists()


def test_identifiers_follow_the_seed_and_are_version_4() -> None:
    once, again, other = (bulk.uuids(50, np.random.default_rng(seed)) for seed in (7, 7, 8))
    assert once == again != other
    assert len(set(once)) == 50
    assert {uuid.UUID(text).version for text in once} == {4}
    assert {uuid.UUID(text).variant for text in once} == {uuid.RFC_4122}


def test_progress_hears_of_every_row_and_every_version(clerk: User) -> None:
    heard: list[int] = []
    bulk.load(SharedPart, {"id": [1, 2, 3], "recorded_by": clerk.pk}, on_rows=heard.append)
    assert sum(heard) == 6
