"""Publications as they are read: frozen, restated beside, and no small number or child for those who may not see them."""

from __future__ import annotations

import datetime

import pytest
from rest_framework.test import APIClient

from csc.models import AccessLog, AuditEvent
from reporting.models import Publication, Publishing, Restatement
from reporting.publishing.duty import sweep
from tests.reporting.pages.conftest import Place, contact, run_figures
from tests.reporting.pages.test_pages import row, words

pytestmark = pytest.mark.django_db
SHARE = "contacts_decided_within_1_working_day"
NEW = "/publications/new/all/?unit=AUTH&period=2026-03"
COMMENTARY = {"commentary": "Contacts rose.\n\nWe know why.", "issue": 1}


def published(place: Place) -> Publication:
    response = place.visitor("director").post(NEW, COMMENTARY)
    assert response["Location"] == f"/publications/under-way/{Publishing.objects.get().pk}/"
    sweep()
    return Publication.objects.get()


def restated(place: Place) -> Restatement:
    contact(place.children["Di"], place.units["T3"], datetime.date(2026, 3, 20), 9)
    contact(place.children["Cy"], place.units["T1"], datetime.date(2026, 3, 21), 9)
    run_figures()
    return Restatement.objects.get(figure__indicator=SHARE, figure__variant="")


def test_the_form_announces_unit_month_and_issue(place: Place) -> None:
    visitor = place.visitor("performance_analyst")
    assert visitor.get("/publications/new/all/")["Location"] == NEW
    said = words(visitor.get(NEW))
    assert "issue 1" in said
    assert "Publish March 2026" in said


def test_a_double_click_publishes_once(place: Place) -> None:
    visitor = place.visitor("director")
    answers = {visitor.post(NEW, COMMENTARY)["Location"] for _ in range(2)}
    assert len(answers) == Publishing.objects.count() == 1
    sweep()
    assert visitor.post(NEW, COMMENTARY)["Location"] == f"/publications/{Publication.objects.get().pk}/"
    sweep()
    assert Publication.objects.count() == 1


def test_the_page_shows_how_far_it_has_come(place: Place) -> None:
    visitor = place.visitor("director")
    address = visitor.post(NEW, COMMENTARY)["Location"]
    assert "Waiting to start." in words(visitor.get(address))
    assert "Under way" in words(visitor.get("/publications/"))
    assert visitor.get(f"{address}progress/").json() == {
        "done": 0,
        "total": 3,
        "state": "waiting",
        "message": "",
        "href": None,
    }
    Publishing.objects.update(state="running", steps=1)
    assert "1 of 3 (33%)" in words(visitor.get(address))
    Publishing.objects.update(state="due")
    sweep()
    issued = Publication.objects.get()
    assert visitor.get(f"{address}progress/").json()["href"] == f"/publications/{issued.pk}/"
    assert "Finished. See the publication" in words(visitor.get(address))
    assert "Under way" not in words(visitor.get("/publications/"))


def test_what_failed_says_why_and_keeps_what_was_typed(place: Place) -> None:
    visitor = place.visitor("director")
    address = visitor.post(NEW, COMMENTARY)["Location"]
    run_figures()
    sweep()
    said = words(visitor.get(address))
    assert "This did not work. New figures came into force after you asked." in said
    assert "Failed" in words(visitor.get("/publications/"))
    assert "We know why." in words(visitor.get(NEW))
    assert "We know why." not in words(place.visitor("performance_analyst").get(NEW))
    again = visitor.post(NEW, COMMENTARY)["Location"]
    assert again != address
    sweep()
    assert Publication.objects.count() == 1
    assert "Failed" not in words(visitor.get("/publications/"))


def test_what_is_under_way_is_seen_by_those_who_may_publish_the_unit(place: Place) -> None:
    address = place.visitor("director").post(NEW, COMMENTARY)["Location"]
    assert "Under way" in words(place.visitor("performance_analyst").get("/publications/"))
    assert "Under way" not in words(place.visitor("scorecard_reader").get("/publications/"))
    for role in ("scorecard_reader", "team_manager", "social_worker"):
        assert place.visitor(role).get(address).status_code == 403
    Publishing.objects.update(unit="ELSEWHERE")
    assert place.visitor("director").get(address).status_code == 404
    assert place.visitor("director").get(f"{address}progress/").status_code == 404


def test_a_publication_shows_what_was_issued_after_the_records_have_moved(place: Place) -> None:
    issued = published(place)
    restated(place)
    visitor = place.visitor("director")
    response = visitor.get(f"/publications/{issued.pk}/")
    assert row(response, f"/indicators/{SHARE}/")[6] == "75.0%"
    said = words(response)
    assert "We know why." in said
    assert "Restated since" in said
    assert "Recorded late" in said
    assert row(visitor.get("/scorecards/all/", {"period": "2026-03"}), f"/indicators/{SHARE}/")[6] == "50.0%"


def test_a_restatement_names_the_children_a_reader_may_open_and_counts_the_others(place: Place) -> None:
    published(place)
    found = restated(place)
    said = words(place.visitor("director").get(f"/restatements/{found.pk}/"))
    assert "Published as 75.0% 3 of 4 , now 50.0% 3 of 6" in said
    assert "2 children made the difference" in said
    assert "Di Sample Contact" in said
    assert "Counted now, not then Recorded late" in said
    assert "Cy Sample" not in said
    assert "1 more record cannot be shown to you" in said
    assert list(AccessLog.objects.values_list("child", flat=True)) == [place.children["Di"].uuid]
    assert AuditEvent.objects.filter(verb="list_restatement").count() == 1


def test_an_analyst_sees_no_name(place: Place) -> None:
    published(place)
    found = restated(place)
    assert "Sample" not in words(place.visitor("performance_analyst").get(f"/restatements/{found.pk}/"))


def test_a_scorecard_reader_sees_neither_small_numbers_nor_how_far_a_figure_moved(place: Place) -> None:
    issued = published(place)
    found = restated(place)
    visitor = place.visitor("scorecard_reader")
    response = visitor.get(f"/publications/{issued.pk}/")
    assert row(response, f"/indicators/{SHARE}/")[6] == "[c]"
    said = words(response)
    assert "Recorded late" in said
    assert "75.0" not in said
    assert "50.0" not in said
    assert visitor.get(f"/restatements/{found.pk}/").status_code == 403


def test_publications_out_of_reach_do_not_exist(place: Place) -> None:
    issued = published(place)
    found = restated(place)
    visitor = place.visitor("team_manager")
    assert visitor.get(f"/publications/{issued.pk}/").status_code == 404
    assert visitor.get(f"/restatements/{found.pk}/").status_code == 404
    assert "March" not in words(visitor.get("/publications/"))
    assert "March 2026" in words(place.visitor("scorecard_reader").get("/publications/"))


@pytest.mark.parametrize("role", ["scorecard_reader", "team_manager", "social_worker"])
def test_those_who_may_not_publish_are_refused(place: Place, role: str) -> None:
    assert place.visitor(role).post(NEW, {"commentary": "", "issue": 1}).status_code == 403
    assert not Publication.objects.exists()


def test_the_api_gives_the_published_figures_when_asked(place: Place) -> None:
    published(place)
    restated(place)
    ask = f"/api/v1/indicators/{SHARE}/values/?from=2026-02&to=2026-03&as=published"
    for role, query, told in (
        ("director", "&suppress=0", (3, 4, 75.0, "ok")),
        ("director", "", (None, None, None, "suppressed")),
        ("scorecard_reader", "&suppress=0", (None, None, None, "suppressed")),
    ):
        client = APIClient()
        client.force_authenticate(place.people[role].user)
        (value,) = client.get(ask + query).json()
        assert (value["numerator"], value["denominator"], value["value"], value["status"]) == told
