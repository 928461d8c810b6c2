"""Importing where something is recorded already: it is added to, and never overwritten."""

from __future__ import annotations

import pytest

from csc.exchange.importer import import_records
from csc.models import Person
from protection.models import ProtectionPlan
from tests.csc.exchange.conftest import TODAY

pytestmark = pytest.mark.django_db


def test_a_row_that_differs_from_what_is_recorded_is_a_fault_and_stays_as_it_was(load):
    Person.objects.filter(local_id="C2").update(surname="Corrected")
    report = load()
    [problem] = report.problems
    assert (problem.file, problem.column, problem.value, report.loaded) == ("csc.person.csv", "surname", "Ash2", False)
    assert Person.objects.get(local_id="C2").surname == "Corrected"


def test_what_is_missing_is_added_and_refers_to_what_is_there(exported):
    plan = ProtectionPlan.objects.get()
    kept = plan.child
    ProtectionPlan.history.all().delete()
    plan.delete()
    report = import_records(exported, today=TODAY)
    assert (report.problems, {name: rows for name, rows in report.added.items() if rows}) == (
        [],
        {"protection.protectionplan": 1},
    )
    assert ProtectionPlan.objects.get().child == kept


def test_a_second_open_plan_for_a_child_is_refused_by_the_rule_it_breaks(load):
    plan = ProtectionPlan.objects.get()
    report = load("protection.protectionplan", lambda rows: rows[0].update(uuid="00000000-0000-4000-8000-000000000001"))
    [problem] = report.problems
    assert (problem.line, problem.column) == (2, "child")
    assert list(ProtectionPlan.objects.all()) == [plan]
