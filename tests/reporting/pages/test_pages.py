"""The pages of figures, read as their readers do: the same numbers everywhere, and nobody beyond their reach."""

from __future__ import annotations

import html
import re

import pytest

from csc.models import AccessLog, AuditEvent
from reporting.scorecards import layout
from reporting.values import Asked, values
from tests.reporting.pages.conftest import LAST_DAY, MADE, Place, contact, run_figures

pytestmark = pytest.mark.django_db

MARCH = {"period": "2026-03"}
SHARE = "contacts_decided_within_1_working_day"
RECORDS = f"/indicators/{SHARE}/records/"


def words(response) -> str:
    """What a page says, without its markup."""
    assert response.status_code == 200
    body = re.sub(r"<(svg|script|style)\b.*?</\1>", "", response.content.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", body)))


def row(response, address: str) -> list[str]:
    """The cells of the scorecard row whose heading links to `address`."""
    rows = re.findall(r"<tr class=\"govuk-table__row\">.*?</tr>", response.content.decode(), flags=re.DOTALL)
    (found,) = (each for each in rows if f'href="{address}' in html.unescape(each))
    visible = re.sub(r'<span class="govuk-visually-hidden">.*?</span>', "", found, flags=re.DOTALL)
    cells = re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", visible, flags=re.DOTALL)
    return [html.unescape(re.sub(r"<[^>]+>", "", cell)).strip() for cell in cells]


def test_a_scorecard_shows_the_values_that_the_api_gives(place: Place) -> None:
    response = place.visitor("director").get("/scorecards/all/", MARCH)
    compared = 0
    for value in values(Asked("2026-03", "2026-03", "AUTH", MADE, variant="")):
        printed = {"no_cases": "–", "not_available": "[x]"}.get(value.status)
        if printed is None:
            printed = f"{value.value:.1f}%" if value.measure_unit == "percent" else f"{value.value:.0f}"
        assert row(response, f"/indicators/{value.indicator}/")[6] == printed
        compared += 1
    assert compared == len(MADE)


def test_three_of_four_contacts_were_decided_in_time(place: Place) -> None:
    cells = row(place.visitor("director").get("/scorecards/all/", MARCH), f"/indicators/{SHARE}/")
    assert cells[1:3] == ["High", "Percentage"]
    assert cells[6] == "75.0%"
    assert cells[8] == "Financial year"


def test_what_no_run_has_made_is_not_printed_as_nought(place: Place) -> None:
    assert row(place.visitor("director").get("/scorecards/all/", MARCH), "/indicators/s47_started/")[6] == "[x]"


def test_a_scorecard_of_a_team_counts_its_own_work(place: Place) -> None:
    response = place.visitor("director").get("/scorecards/all/", MARCH | {"unit": "T1"})
    assert row(response, f"/indicators/{SHARE}/")[6] == "66.7%"


@pytest.mark.parametrize("key", list(layout.all_scorecards()))
def test_every_scorecard_can_be_read(place: Place, key: str) -> None:
    assert "Figures as of" in words(place.visitor("director").get(f"/scorecards/{key}/"))


@pytest.mark.parametrize("unit", ["T3", "S1", "AUTH", "NOWHERE"])
def test_a_unit_outside_reach_does_not_exist(place: Place, unit: str) -> None:
    visitor = place.visitor("team_manager")
    for address in ("/scorecards/all/", f"/indicators/{SHARE}/", RECORDS):
        assert visitor.get(address, MARCH | {"unit": unit}).status_code == 404
        assert visitor.get(address, MARCH | {"unit": "T1"}).status_code == 200


@pytest.mark.parametrize("period", ["2025-12", "2026-04", "2026-13", "yesterday"])
def test_a_month_without_figures_does_not_exist(place: Place, period: str) -> None:
    assert place.visitor("director").get("/scorecards/all/", {"period": period}).status_code == 404


def test_a_scorecard_reader_sees_no_small_number_no_team_and_no_record(place: Place) -> None:
    visitor = place.visitor("scorecard_reader")
    response = visitor.get("/scorecards/all/", MARCH)
    assert row(response, f"/indicators/{SHARE}/")[6] == "[c]"
    assert row(response, "/indicators/contacts_received/")[6] == "[c]"
    assert visitor.get("/scorecards/all/", MARCH | {"unit": "T1"}).status_code == 404
    said = words(visitor.get(f"/indicators/{SHARE}/", MARCH))
    assert "75.0" not in said
    assert "66.7" not in said
    assert visitor.get(RECORDS, MARCH).status_code == 403


def test_the_list_has_as_many_records_as_the_figure_counts(place: Place) -> None:
    visitor = place.visitor("director")
    for unit in ("AUTH", "S1", "T1", "T3", "T2"):
        (value,) = values(Asked("2026-03", "2026-03", unit, [SHARE], variant=""))
        said = words(visitor.get(RECORDS, MARCH | {"unit": unit}))
        assert f"The records now make {value.numerator} of {value.denominator}." in said
        assert "have changed" not in said
        shown = int(re.search(r"Records (\d+) record", said)[1])
        withheld = re.search(r"(\d+) more records? cannot be shown", said)
        assert shown + int(withheld[1] if withheld else 0) == value.denominator


def test_children_in_reach_are_named_and_a_restricted_child_is_only_counted(place: Place) -> None:
    said = words(place.visitor("team_manager").get(RECORDS, MARCH))
    assert "Ada Sample" in said
    assert "Ben Sample" in said
    assert "Cy Sample" not in said
    assert "1 more record cannot be shown to you" in said


def test_an_analyst_sees_records_without_names(place: Place) -> None:
    said = words(place.visitor("performance_analyst").get(RECORDS, MARCH))
    for name in place.children:
        assert f"{name} Sample" not in said
    assert len(set(re.findall(r"\b[0-9A-F]{10}\b", said))) == 3
    assert "1 more record cannot be shown to you" in said


def test_naming_children_is_logged_child_by_child(place: Place) -> None:
    place.visitor("team_manager").get(RECORDS, MARCH)
    read = set(AccessLog.objects.filter(channel="reporting:records").values_list("child", flat=True))
    assert read == {place.children["Ada"].uuid, place.children["Ben"].uuid}
    assert AuditEvent.objects.filter(verb="list_members").count() == 1


def test_a_list_that_has_moved_since_the_run_says_so(place: Place) -> None:
    contact(place.children["Ada"], place.units["T1"], LAST_DAY.replace(day=20), 1)
    visitor = place.visitor("director")
    assert "this list and the figure differ" in words(visitor.get(RECORDS, MARCH))
    run_figures()
    assert "this list and the figure differ" not in words(visitor.get(RECORDS, MARCH))


def test_only_what_counts_or_does_not_count_can_be_listed(place: Place) -> None:
    visitor = place.visitor("director")
    assert "Records 3 records" in words(visitor.get(RECORDS, MARCH | {"marked": "yes"}))
    said = words(visitor.get(RECORDS, MARCH | {"marked": "no"}))
    assert "1 more record cannot be shown to you" in said


def test_a_band_of_a_figure_lists_its_own_records(place: Place) -> None:
    said = words(place.visitor("director").get(RECORDS, MARCH | {"breakdown": "source", "band": "public"}))
    assert "The records now make 3 of 4." in said
    assert place.visitor("director").get(RECORDS, MARCH | {"breakdown": "source", "band": "nobody"}).status_code == 404
    assert place.visitor("director").get(RECORDS, MARCH | {"breakdown": "nothing"}).status_code == 404


def test_an_indicator_page_shows_figures_definition_and_the_way_to_its_records(place: Place) -> None:
    response = place.visitor("director").get(f"/indicators/{SHARE}/", MARCH)
    said = words(response)
    assert "3 of 4" in said
    assert "What is counted" in said
    assert "How it can mislead" in said
    assert f"{RECORDS}?unit=AUTH&period=2026-03" in html.unescape(response.content.decode())


def test_indicators_are_found_by_the_words_of_their_definition(place: Place) -> None:
    visitor, link = place.visitor("scorecard_reader"), 'href="/indicators/contacts_received/"'
    assert link in visitor.get("/indicators/").content.decode()
    assert link in visitor.get("/indicators/", {"q": "RECEIVED contacts"}).content.decode()
    assert link not in visitor.get("/indicators/", {"q": "contacts zebra"}).content.decode()


def test_an_indicator_that_failed_in_the_run_is_named(place: Place) -> None:
    from reporting.models import Run

    Run.objects.update(failed_indicators={"contacts_received": "ZeroDivisionError"})
    said = words(place.visitor("director").get("/scorecards/all/", MARCH))
    assert "1 indicator could not be computed" in said
    assert "ZeroDivisionError" not in said


def test_a_worker_starts_with_their_own_work_and_a_director_with_scorecards(place: Place) -> None:
    assert place.visitor("social_worker").get("/").url == "/my-work/"
    assert place.visitor("director").get("/").url == "/scorecards/"
    assert place.visitor("performance_analyst").get("/").url == "/runs/"


def test_a_scorecard_follows_a_change_of_its_target_at_once(place: Place) -> None:
    from reporting.models import Target
    from tests.workforce.cast import clerk

    visitor = place.visitor("director")
    assert row(visitor.get("/scorecards/all/", MARCH), f"/indicators/{SHARE}/")[11:16] == ["", "", "", "", ""]
    target = Target.objects.create(
        indicator=SHARE,
        unit=place.units["AUTH"],
        first_month="2026-01",
        kind="at_least",
        green=80,
        amber=70,
        recorded_by=clerk(),
    )
    cells = row(visitor.get("/scorecards/all/", MARCH), f"/indicators/{SHARE}/")
    assert cells[11] == "Amber"
    assert cells[13:16] == ["under 70%", "70% or more, under 80%", "80% or more"]
    target.green = 75
    target.save()
    assert row(visitor.get("/scorecards/all/", MARCH), f"/indicators/{SHARE}/")[11] == "Green"


def test_what_is_kept_for_one_reader_does_not_show_small_numbers_to_another(place: Place) -> None:
    assert row(place.visitor("director").get("/scorecards/all/", MARCH), f"/indicators/{SHARE}/")[6] == "75.0%"
    assert row(place.visitor("scorecard_reader").get("/scorecards/all/", MARCH), f"/indicators/{SHARE}/")[6] == "[c]"


def test_a_scorecard_begins_with_what_is_red(place: Place) -> None:
    from reporting.models import Target
    from tests.workforce.cast import clerk

    visitor = place.visitor("director")
    assert "rated red" not in words(visitor.get("/scorecards/all/", MARCH))
    Target.objects.create(
        indicator=SHARE, unit=place.units["AUTH"], first_month="2026-01", kind="at_least", green=95, amber=90, recorded_by=clerk()
    )
    said = words(visitor.get("/scorecards/all/", MARCH))
    assert "1 red 0 amber 0 green" in said
    assert "Contacts decided within 1 working day : 75.0% , target 95% or more" in said
    hidden = words(place.visitor("scorecard_reader").get("/scorecards/all/", MARCH))
    assert "rated red" not in hidden
    assert "75.0" not in hidden


def test_an_indicator_begins_with_its_figure_target_and_what_is_reached_elsewhere(place: Place) -> None:
    from reporting.models import Benchmark, Target
    from tests.workforce.cast import clerk

    Target.objects.create(
        indicator=SHARE, unit=place.units["AUTH"], first_month="2026-01", kind="at_least", green=95, amber=90, recorded_by=clerk()
    )
    Benchmark.objects.create(indicator=SHARE, kind="england", year=2025, value="91.5", recorded_by=clerk())
    said = words(place.visitor("director").get(f"/indicators/{SHARE}/", MARCH))
    assert "75.0% 3 of 4" in said
    assert "Target 95% or more Rating Red" in said
    assert "Elsewhere England 91.5% (2025)" in said


def test_the_bands_of_a_figure_lead_to_their_records(place: Place) -> None:
    visitor = place.visitor("director")
    body = html.unescape(visitor.get(f"/indicators/{SHARE}/", MARCH | {"breakdown": "source"}).content.decode())
    address = f"{RECORDS}?unit=AUTH&period=2026-03&breakdown=source&band=public"
    assert f'href="{address}"' in body
    assert "The records now make 3 of 4." in words(visitor.get(address))
