"""Records made under a duplicate count with those of the child it was merged into."""

from __future__ import annotations

import datetime

import numpy as np
import pytest

from csc.models import Child, User
from looked_after.models import PeriodOfCare
from reporting.catalogue import get
from reporting.facts.identities import Identities
from reporting.facts.live import live_engine
from reporting.facts.load import open_facts
from workforce.models import Unit

DAY = datetime.date(2026, 3, 31)


def test_chains_of_merges_end_at_the_child_that_stands() -> None:
    merged = Identities({2: 1, 3: 2, 9: 8})
    assert merged.of(np.array([1, 2, 3, 4, 9], dtype=np.int32)).tolist() == [1, 1, 1, 4, 8]
    assert sorted(merged.all_of([3, 4])) == [1, 2, 3, 4]
    assert sorted(merged.all_of([1])) == [1, 2, 3]


def test_nobody_merged_changes_nothing() -> None:
    keys = np.array([5, 6], dtype=np.int32)
    assert Identities({}).of(keys) is keys


@pytest.mark.django_db
def test_two_records_of_one_child_are_one_child() -> None:
    by = User.objects.create(username="typist")
    team = Unit.objects.create(code="AUTH", name="Council", kind="authority", opened_on=DAY, recorded_by=by)
    stands, duplicate = (
        Child.objects.create(local_id=name, surname=name, has_record=True, recorded_by=by) for name in ("Ava", "Ava again")
    )
    facts = {"team": team, "recorded_by": by, "ended_on": None}
    PeriodOfCare.objects.create(child=stands, started_on=datetime.date(2026, 1, 5), **facts)
    PeriodOfCare.objects.create(child=duplicate, started_on=datetime.date(2026, 2, 5), **facts)
    duplicate.merged_into = stands
    duplicate.save()
    with open_facts(as_at=DAY) as found:
        assert found["care_periods"]["child"].tolist() == [stands.id, stands.id]
    started = get("looked_after_started").form("children")
    with live_engine(started, "AUTH", day=DAY, months=3) as live:
        assert [live.figures(started, []).at("AUTH", month).value for month in ("2026-01", "2026-02")] == [1, 1]
        assert {member.child for member in live.members(started, "AUTH", "2026-02")} == {stands.id}
