"""Scorecards over the API: what the page shows, for the same reader, unit and month."""

from __future__ import annotations

import csv
import io

import pytest
from rest_framework.test import APIClient

from reporting.models import Run, Target
from reporting.scorecards import layout
from reporting.scorecards.assemble import assemble
from reporting.scorecards.structure import as_data, from_data
from tests.reporting.pages.conftest import Place, place  # noqa: F401 - the fixture
from tests.workforce.cast import clerk

pytestmark = pytest.mark.django_db
ALL = "/api/v1/scorecards/all/"
SHARE = "contacts_decided_within_1_working_day"


def client(place: Place, role: str) -> APIClient:  # noqa: F811
    signed_in = APIClient()
    signed_in.force_authenticate(place.people[role].user)
    return signed_in


def row(body: dict, key: str) -> dict:
    (found,) = (row for section in body["sections"] for row in section["rows"] if row["indicator"] == key)
    return found


def test_every_scorecard_is_offered(place: Place) -> None:  # noqa: F811
    body = client(place, "scorecard_reader").get("/api/v1/scorecards/").json()
    assert [each["key"] for each in body] == list(layout.all_scorecards())


def test_three_of_four_contacts_were_decided_in_time(place: Place) -> None:  # noqa: F811
    Target.objects.create(
        indicator=SHARE, unit=place.units["AUTH"], first_month="2026-01", kind="at_least", green=80, amber=70, recorded_by=clerk()
    )
    body = client(place, "director").get(f"{ALL}?period=2026-03&suppress=0").json()
    assert body["months"] == ["2025-12", "2026-01", "2026-02", "2026-03"]
    found = row(body, SHARE)
    assert found["months"][-1] == {"status": "ok", "numerator": 3, "denominator": 4, "value": 75.0}
    assert (found["rag_month"], found["green"]) == ("amber", "80% or more")


def test_small_numbers_are_hidden_unless_asked_for_by_one_who_may(place: Place) -> None:  # noqa: F811
    for role, query, status in (
        ("director", "", "suppressed"),
        ("director", "?suppress=0", "ok"),
        ("scorecard_reader", "?suppress=0", "suppressed"),
    ):
        assert row(client(place, role).get(f"{ALL}{query}").json(), SHARE)["months"][-1]["status"] == status


@pytest.mark.parametrize(
    ("role", "query"),
    [
        ("team_manager", "unit=AUTH"),
        ("scorecard_reader", "unit=T1"),
        ("director", "unit=NOWHERE"),
        ("director", "period=2026-04"),
        ("director", "period=1999-01"),
    ],
)
def test_what_is_out_of_reach_does_not_exist(place: Place, role: str, query: str) -> None:  # noqa: F811
    assert client(place, role).get(f"{ALL}?{query}").status_code == 404


def test_an_unchanged_scorecard_is_not_sent_again_and_a_new_target_changes_it(place: Place) -> None:  # noqa: F811
    director = client(place, "director")
    tag = director.get(ALL)["ETag"]
    assert director.get(ALL, HTTP_IF_NONE_MATCH=tag).status_code == 304
    Target.objects.create(indicator=SHARE, unit=place.units["AUTH"], first_month="2026-01", kind="to_be_set", recorded_by=clerk())
    assert director.get(ALL, HTTP_IF_NONE_MATCH=tag).status_code == 200


def test_csv_has_a_line_for_each_row_and_reasons_for_empty_cells(place: Place) -> None:  # noqa: F811
    response = client(place, "director").get(f"{ALL}?as_csv=1&suppress=0")
    lines = list(csv.DictReader(io.StringIO(response.content.decode())))
    assert len(lines) == len(layout.get("all").lines)
    (found,) = (line for line in lines if line["indicator"] == SHARE)
    assert (found["2026-03"], found["2025-12"]) == ("75.0", "not_available")


def test_the_data_lead_back_to_the_same_scorecard(place: Place) -> None:  # noqa: F811
    from csc.periods import Month

    run = Run.objects.current()
    made = assemble(layout.get("all"), run, "AUTH", Month.parse("2026-03"), small_numbers=True)
    again = from_data(as_data(made), run)
    assert as_data(again) == as_data(made)
    assert [(title, len(rows)) for title, rows in again.sections] == [(title, len(rows)) for title, rows in made.sections]


def test_the_document_of_the_api_describes_scorecards(place: Place) -> None:  # noqa: F811
    schema = client(place, "director").get("/api/v1/schema/").content.decode()
    assert "/scorecards/{key}/" in schema
    assert "benchmarks" in schema
