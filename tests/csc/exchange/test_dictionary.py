"""The data dictionary says what the models say, today."""

from __future__ import annotations

import csv

import pytest
from django.core.management import CommandError, call_command

from csc.exchange import dictionary
from csc.exchange.tables import tables


def ssd_rows() -> list[dict[str, str]]:
    with dictionary.SSD.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_committed_dictionary_is_current():
    call_command("data_dictionary", check=True)


def test_a_dictionary_that_is_not_current_is_noticed(monkeypatch, tmp_path):
    stale = tmp_path / "data-dictionary.md"
    stale.write_text(dictionary.data_dictionary() + "| a column that is gone |\n", encoding="utf-8")
    monkeypatch.setattr(dictionary, "PATH", stale)
    with pytest.raises(CommandError, match=r"data-dictionary\.md is not current"):
        call_command("data_dictionary", check=True)
    call_command("data_dictionary")
    call_command("data_dictionary", check=True)


def test_every_table_and_column_is_described():
    text = dictionary.data_dictionary()
    for table in tables():
        section = text.split(f"\n## {table.name}\n")[1].split("\n## ")[0]
        assert [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")] == table.headings


def test_the_standard_datasets_names_are_those_of_columns_that_exist():
    columns = {(table.name, name) for table in tables() for name in table.headings}
    assert {(row["table"], row["field"]) for row in ssd_rows()} <= columns


def test_each_field_of_the_standard_dataset_is_filled_from_one_place():
    fields = [(row["ssd_table"], row["ssd_field"]) for row in ssd_rows()]
    assert len(fields) == len(set(fields))


@pytest.mark.parametrize(
    ("table", "column", "says"),
    [
        ("contacts.contact", "source", "code of [contact_source](#code-sets)"),
        ("contacts.contact", "team", "`code` of [workforce.unit](#workforceunit)"),
        ("contacts.contact", "child", "`uuid` of [csc.person](#cscperson)"),
        ("protection.protectionplan", "started_on", "`cppl_cp_plan_start_date`"),
        ("csc.person", "local_id", "text, at most 20 characters, each once"),
    ],
)
def test_what_a_column_holds(table, column, says):
    section = dictionary.data_dictionary().split(f"\n## {table}\n")[1].split("\n## ")[0]
    [line] = [line for line in section.splitlines() if line.startswith(f"| `{column}` |")]
    assert says in line
