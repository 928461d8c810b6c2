"""What an import refuses: each fault is named by file, line and column, and nothing at all is loaded."""

from __future__ import annotations

import csv
import json

import pytest
from django.core.management import CommandError, call_command

from contacts.models import Contact
from csc.exchange import report as reporting
from csc.exchange.importer import import_records
from csc.exchange.manifest import ManifestError
from csc.exchange.tables import tables
from csc.models import Person
from tests.csc.exchange.conftest import TODAY, unseal

pytestmark = pytest.mark.django_db

PLAN = "protection.protectionplan"
CONTACT = "contacts.contact"
PERSON = "csc.person"
NOBODY = "00000000-0000-4000-8000-000000000000"


@pytest.fixture(autouse=True)
def nothing_is_ever_loaded(exported, emptied):
    emptied()
    yield
    assert not any(table.model._base_manager.exists() for table in tables())


def faults(report) -> list[tuple[str, int, str]]:
    assert not report.loaded
    return [(problem.file, problem.line, problem.column) for problem in report.problems]


@pytest.mark.parametrize(
    ("table", "column", "cell", "rule"),
    [
        (PERSON, "date_of_birth", "31/02/2015", "a date written year-month-day"),
        (PERSON, "date_of_birth", "2015-02-29", "a day that exists"),
        (PERSON, "date_of_birth", "20150228", "a date written year-month-day"),
        (PERSON, "recorded_at", "2024-03-01 09:00", "a date and time with its time zone"),
        (PERSON, "recorded_at", "2024-03-01T09:00:00", "a date and time with its time zone"),
        (PERSON, "recorded_at", "2024-03-01T25:00:00Z", "a moment that exists"),
        (PERSON, "recorded_at", "", "a value"),
        (PERSON, "has_record", "yes", "true or false"),
        (PERSON, "uuid", "17", "an identifier"),
        (PERSON, "uuid", "", "a value"),
        (PERSON, "local_id", "C" * 21, "at most 20 characters"),
        (PERSON, "forename", "=1+1", "begins with an apostrophe"),
        (PERSON, "forename", "@SUM(A1)", "begins with an apostrophe"),
        (PERSON, "forename", "a\0b", "NUL"),
        (PERSON, "sex", "sex:X", "a code of the set sex"),
        (PERSON, "sex", "ethnicity:WBRI", "a code of the set sex"),
        (PERSON, "sex", "F", "a code of the set sex"),
        (PERSON, "recorded_by", "nobody", "a row that exists"),
        (PERSON, "merged_into", NOBODY, "a row that exists"),
        (PLAN, "previous_plans_stated", "two", "a whole number"),
        (PLAN, "previous_plans_stated", "-1", "greater than or equal to 0"),
        (PLAN, "initial_category", "", "a value"),
        (PLAN, "child", NOBODY, "a row that exists"),
        (PLAN, "team", "T99", "a row that exists"),
        (PLAN, "state", "done", "one of draft, complete, withdrawn"),
    ],
)
def test_a_cell_that_cannot_be_taken(load, table, column, cell, rule):
    def spoil(rows):
        rows[0][column] = cell

    report = load(table, spoil)
    assert (f"{table}.csv", 2, column) in faults(report)
    problem = next(problem for problem in report.problems if problem.column == column)
    assert rule in problem.rule
    assert problem.value == cell
    assert problem.advice


@pytest.mark.parametrize(
    ("table", "changes", "column", "rule"),
    [
        (
            PLAN,
            {"ended_on": "2024-03-01", "end_reason": "cp_plan_end_reason:died"},
            "ended_on, started_on",
            "cp_plan_lasts_a_day",
        ),
        (PLAN, {"ended_on": "2024-03-02"}, "end_reason, ended_on", "cp_plan_ended_with_reason"),
        (
            PERSON,
            {"expected_on": "2024-03-01", "date_of_birth": "2024-03-02"},
            "date_of_birth, expected_on",
            "person_born_or_expected",
        ),
    ],
)
def test_a_row_the_database_refuses_is_named_with_its_rule(load, table, changes, column, rule):
    report = load(table, lambda rows: rows[0].update(changes))
    [problem] = report.problems
    assert (problem.file, problem.line) == (f"{table}.csv", 2)
    assert sorted(problem.column.split(", ")) == column.split(", ")
    assert rule in problem.rule


def test_a_number_used_twice_is_named_on_the_second_row(load):
    def same_number(rows):
        rows[3]["local_id"] = rows[1]["local_id"]

    report = load(PERSON, same_number)
    [problem] = report.problems
    assert (problem.line, problem.column, problem.rule) == (5, "local_id", "local_id that no other row has")


def test_an_identifier_used_twice_names_both_lines(load):
    report = load(PERSON, lambda rows: [*rows, rows[1]])
    problem = report.problems[0]
    assert (problem.line, problem.column) == (8, "uuid")
    assert "Line 3 has the same identifier" in problem.advice


def test_every_fault_is_reported_not_only_the_first(load):
    def spoil(rows):
        rows[0]["date_of_birth"] = "31/02/2015"
        rows[2]["sex"] = "sex:X"
        rows[2]["recorded_at"] = "yesterday"

    lines = faults(load(PERSON, spoil))
    assert lines == [("csc.person.csv", 2, "date_of_birth"), ("csc.person.csv", 4, "recorded_at"), ("csc.person.csv", 4, "sex")]


def test_lines_are_counted_as_an_editor_counts_them(load):
    def spoil(rows):
        rows[0]["reason"] = "one\ntwo\nthree"
        rows[1]["received_at"] = "yesterday"
        return rows[:2]

    report = load(CONTACT, spoil)
    assert (f"{CONTACT}.csv", 5, "received_at") in faults(report)


def test_faults_beyond_the_limit_are_not_kept(load, monkeypatch):
    monkeypatch.setattr(reporting, "MOST", 3)

    def spoil(rows):
        for row in rows:
            row["date_of_birth"] = "31/02/2015"

    report = load(PERSON, spoil)
    assert (len(report.problems), report.complete, report.loaded) == (3, False, False)


# ── Whole files ──────────────────────────────────────────────────────────────────────────────────


def change_bytes(folder, table, change) -> None:
    path = folder / f"{table}.csv"
    path.write_bytes(change(path.read_bytes()))
    unseal(folder, table)


def only_problem(folder):
    report = import_records(folder, today=TODAY)
    assert not report.loaded
    [problem] = report.problems
    return problem


def test_a_file_in_another_encoding(exported):
    change_bytes(exported, CONTACT, lambda data: data.decode("utf-8").replace("Łukasz", "Lukasz").encode("cp1252", "replace"))
    problem = only_problem(exported)
    assert (problem.rule, problem.line > 1) == ("text in UTF-8", True)


def test_a_file_cut_short(exported):
    path = exported / f"{PERSON}.csv"
    path.write_bytes(path.read_bytes()[:-40])
    assert "changed since" in only_problem(exported).rule


def test_a_row_lost_without_a_digest_is_missed_by_count(exported):
    path = exported / "manifest.json"
    body = json.loads(path.read_text(encoding="utf-8"))
    entry = next(entry for entry in body["tables"] if entry["table"] == PLAN)
    del entry["sha256"]
    path.write_text(json.dumps(body), encoding="utf-8")
    plans = exported / f"{PLAN}.csv"
    plans.write_bytes(plans.read_bytes().split(b"\r\n")[0] + b"\r\n")
    problem = only_problem(exported)
    assert (problem.file, problem.value, problem.rule) == (f"{PLAN}.csv", "0", "1 rows, as the manifest says")


@pytest.mark.parametrize(
    ("change", "column", "rule"),
    [
        (lambda data: data.replace(b"forename", b"first name", 1), ["forename", "first name"], ["this column", "only columns"]),
        (lambda data: data.replace(b"forename", b"surname", 1), ["forename", "surname"], ["this column", "each column once"]),
        (lambda data: b"", None, ["this column"]),
    ],
)
def test_columns_that_do_not_fit(exported, change, column, rule):
    change_bytes(exported, PERSON, change)
    problems = import_records(exported, today=TODAY).problems
    assert all(problem.line == 1 for problem in problems)
    assert column is None or [problem.column for problem in problems] == column
    assert all(any(problem.rule.startswith(one) for one in rule) for problem in problems)


def test_a_row_with_a_cell_too_many(exported):
    change_bytes(exported, PLAN, lambda data: data.rstrip(b"\r\n") + b",surplus\r\n")
    problem = only_problem(exported)
    assert (problem.line, "the row has" in problem.rule) == (2, True)


def test_a_quotation_mark_that_never_ends(exported):
    change_bytes(exported, PLAN, lambda data: data.rstrip(b"\r\n") + b'"\r\n"open')
    assert import_records(exported, today=TODAY).problems[0].rule.startswith("a well-formed row")


def test_a_file_that_is_missing(exported):
    (exported / f"{PLAN}.csv").unlink()
    assert only_problem(exported).rule == "a file in the folder"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("not json", "cannot be read"),
        ('{"format": "another"}', "is not the manifest of an export of csc"),
        ('{"format": "csc records", "version": 2, "tables": []}', "is of version 2"),
        ('{"format": "csc records", "version": 1, "tables": [{"table": "csc.person"}]}', "does not list its tables"),
        ('{"format": "csc records", "version": 1, "tables": [{"table": "x", "file": "../x.csv"}]}', "in the folder itself"),
    ],
)
def test_a_manifest_that_is_none(exported, text, says):
    (exported / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(ManifestError, match=says):
        import_records(exported, today=TODAY)


def test_an_unknown_table(exported):
    path = exported / "manifest.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"csc.person"', '"csc.people"'), encoding="utf-8")
    assert only_problem(exported).rule == "a table of csc"


def test_the_command_prints_the_faults_and_writes_them_to_a_file(load, exported, tmp_path, capsys):
    load(PERSON, lambda rows: rows[0].update(date_of_birth="=1+1"), dry_run=True)
    with pytest.raises(CommandError, match=r"^1 problem\. Nothing was loaded\."):
        call_command("import_records", exported, problems=tmp_path / "problems.csv")
    assert "csc.person.csv, line 2, column date_of_birth: wanted a date" in capsys.readouterr().err
    with (tmp_path / "problems.csv").open(encoding="utf-8", newline="") as file:
        [row] = csv.DictReader(file)
    assert (row["line"], row["column"], row["value"]) == ("2", "date_of_birth", "'=1+1")


def test_a_long_value_is_not_repeated_whole(load):
    report = load(PERSON, lambda rows: rows[0].update(local_id="x" * 500))
    assert len(report.problems[0].value) == reporting.SHOWN
    assert not Person.objects.exists()
    assert not Contact.objects.exists()
