"""Facts read from the database: every table, both databases, the same integers."""

from __future__ import annotations

import datetime

import pytest

from reporting.facts import ALL
from reporting.facts.load import open_facts

DAY = datetime.date(2026, 3, 31)


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(ALL))
def test_every_table_can_be_read_while_empty(name: str) -> None:
    import workforce.models as workforce
    from csc.models import User

    by = User.objects.create(username="loader")
    workforce.Unit.objects.create(code="AUTH", name="Council", kind="authority", opened_on=DAY, recorded_by=by)
    with open_facts(as_at=DAY) as facts:
        for column in ALL[name].columns:
            assert facts[name][column].dtype == ALL[name].columns[column].dtype
        for derived in ALL[name].derived:
            assert len(facts[name][derived]) == len(facts[name])
