"""Every row of the published reports leads to a figure that exists, in a form and by a breakdown that exist."""

from __future__ import annotations

from collections import Counter

import pytest

from reporting import catalogue
from reporting.api.serving import definition
from reporting.catalogue.published import published_rows, rows_served_by
from reporting.management.commands.indicator_catalogue import entry
from reporting.views.definition import definition as printed

ROWS = [row for rows in published_rows().values() for row in rows]


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_key_variant_and_dimension_exist(row) -> None:
    form = catalogue.get(row.indicator).form(row.variant)
    assert row.title
    assert set(row.dimensions) <= {breakdown.key for breakdown in form.breakdowns}


def test_all_five_reports_are_there() -> None:
    reports = Counter(row.report for row in ROWS)
    assert len(reports) == 5
    assert reports["Rotherham, March 2019"] > 80
    assert len(set(ROWS)) > 300


def test_the_definition_names_the_rows() -> None:
    (row,) = definition(catalogue.get("care_leavers_suitable_accommodation"))["published_rows"][:1]
    assert (row["report"], row["row"]) == ("Rotherham, March 2019", "7.4")
    assert row["variant"] == "leaving_care_team_not_prison_or_b_and_b"
    assert "Rotherham, March 2019, row 7.4" in entry(catalogue.get("care_leavers_suitable_accommodation"))


def test_an_indicator_beyond_the_reports_serves_no_row() -> None:
    beyond = next(each for each in catalogue.all_indicators().values() if each.beyond)
    assert rows_served_by(beyond.key) == ()
    assert definition(beyond)["published_rows"] == []


def test_the_indicator_page_names_the_rows() -> None:
    contacts = catalogue.get("contacts_received")
    (named,) = [fact for fact in printed(contacts, contacts).facts if fact.label == "Rows of published reports"]
    assert "Rotherham, March 2019, row 1.1: Number of contacts" in str(named.value)
