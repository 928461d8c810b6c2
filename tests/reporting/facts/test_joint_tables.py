"""Rows of several models counted as one thing: each keeps the identity of its record."""

from __future__ import annotations

import datetime

import pytest

from csc.models import User
from csc.periods import day_number
from reporting.facts import ALL
from reporting.facts.load import end_of, open_facts
from workforce.models import Employment, Unit, Worker

CAME, WENT = datetime.date(2024, 1, 8), datetime.date(2026, 2, 1)


@pytest.mark.django_db
def test_one_spell_is_two_moves_of_one_record() -> None:
    by = User.objects.create(username="recorder")
    Unit.objects.create(code="AUTH", name="Council", kind="authority", opened_on=CAME, recorded_by=by)
    worker = Worker.objects.create(staff_number="1", forename="Kim", surname="Lee", recorded_by=by)
    spell = Employment.objects.create(worker=worker, started_on=CAME, recorded_by=by)
    staying = Employment.objects.create(
        worker=Worker.objects.create(staff_number="2", forename="Lou", surname="Ray", recorded_by=by),
        due_to_start_on=WENT,
        recorded_by=by,
    )
    spell.ended_on = WENT
    spell.save()
    moves = ALL["workforce_moves"]
    with open_facts(as_at=WENT) as facts:
        table = facts["workforce_moves"]
        found = sorted(zip(table["moved_on"].tolist(), table["came"].tolist(), table["change"].tolist(), strict=True))
        assert found == [(day_number(CAME), True, 1), (day_number(WENT), False, -1)]
        keys = table["id"].tolist()
        assert len(set(keys)) == 2
        assert set(moves.uuids(keys).values()) == {spell.uuid}
        assert staying.uuid not in moves.uuids(keys).values()


@pytest.mark.django_db
def test_as_it_was_typed_by_a_day() -> None:
    by = User.objects.create(username="recorder")
    Unit.objects.create(code="AUTH", name="Council", kind="authority", opened_on=CAME, recorded_by=by)
    worker = Worker.objects.create(staff_number="1", forename="Kim", surname="Lee", recorded_by=by)
    Employment.objects.create(worker=worker, started_on=CAME, ended_on=WENT, recorded_by=by)
    with open_facts(as_at=WENT, as_known_at=end_of(datetime.date(2020, 1, 1))) as facts:
        assert len(facts["workforce_moves"]) == 0
    with open_facts(as_at=WENT, as_known_at=end_of(datetime.date(2100, 1, 1))) as facts:
        assert len(facts["workforce_moves"]) == 2
