"""The API as an analyst's script meets it: rights, reach, pages, conditional requests, bad questions."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.utils import timezone
from rest_framework.test import APIClient

from csc.models import AccessLog, Child, User
from reporting import catalogue
from reporting.behind import pseudonym
from reporting.models import Target
from reporting.snapshots import duties
from reporting.snapshots.building import ask_for_run, build
from reporting.synthetic.authority import make_authority
from reporting.synthetic.profiles import PROFILES
from reporting.values import COLUMNS, Asked, values
from workforce.models import Unit

UNTIL = datetime.date(2026, 3, 31)
ASK = "from=2026-01&to=2026-03"


@pytest.fixture(scope="module")
def _made(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """A made-up authority with its figures; gone again after the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_authority(PROFILES["tiny"], seed=3, months=18, until=UNTIL, history=False)
        run = ask_for_run(as_at=UNTIL, first_month="2025-10", last_month="2026-03")
        assert duties.claim(run, timezone.now())
        build(run)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def authority(_made: None, db: None) -> None:
    """The same for each test, which may change it: what it writes is taken back."""


def client(role: str) -> APIClient:
    signed_in = APIClient()
    signed_in.force_authenticate(User.objects.get(username=role))
    return signed_in


def test_nobody_is_answered_without_signing_in(db: None) -> None:
    for path in ("indicators/", "indicators/contacts_received/values/", "units/", "runs/current/", "schema/"):
        assert APIClient().get(f"/api/v1/{path}").status_code == 401


@pytest.mark.usefixtures("authority")
def test_values_are_the_rows_the_command_prints() -> None:
    analyst = client("performance_analyst")
    rows = analyst.get(f"/api/v1/indicators/contacts_received/values/?{ASK}&suppress=0").json()
    printed = list(values(Asked(first="2026-01", last="2026-03", unit="AUTH", indicators=["contacts_received"], variant="")))
    assert tuple(rows[0]) == COLUMNS
    assert [(row["period"], row["numerator"], row["value"]) for row in rows] == [
        (row.period, row.numerator, row.value) for row in printed
    ]


@pytest.mark.usefixtures("authority")
def test_small_numbers_are_hidden_from_a_scorecard_reader_even_when_asked_for() -> None:
    path = f"/api/v1/indicators/referrals_received/values/?{ASK}&breakdown=age_band&suppress=0"
    open_rows = client("performance_analyst").get(path).json()
    shown = client("scorecard_reader").get(path).json()
    small = [row for row in open_rows if row["numerator"] and row["numerator"] <= 5]
    assert small
    assert all(row["numerator"] is None or row["numerator"] == 0 or row["numerator"] > 5 for row in shown)
    assert sum(row["status"] == "suppressed" for row in shown) >= len(small)


@pytest.mark.usefixtures("authority")
def test_an_answer_that_has_not_changed_is_not_sent_again() -> None:
    analyst = client("performance_analyst")
    first = analyst.get(f"/api/v1/indicators/contacts_received/values/?{ASK}")
    again = analyst.get(f"/api/v1/indicators/contacts_received/values/?{ASK}", HTTP_IF_NONE_MATCH=first["ETag"])
    assert again.status_code == 304
    assert not again.content
    reader = client("scorecard_reader").get(f"/api/v1/indicators/contacts_received/values/?{ASK}")
    assert reader["ETag"] != first["ETag"]


@pytest.mark.usefixtures("authority")
def test_pages_add_up_and_say_where_the_others_are() -> None:
    analyst = client("performance_analyst")
    found: list[str] = []
    page = 1
    while True:
        response = analyst.get(f"/api/v1/indicators/?page={page}&page_size=40")
        found += [row["key"] for row in response.json()]
        if 'rel="next"' not in response["Link"]:
            break
        page += 1
    assert found == list(catalogue.all_indicators())
    assert response["X-Total-Count"] == str(len(found))


@pytest.mark.usefixtures("authority")
def test_csv_has_the_same_columns() -> None:
    response = client("performance_analyst").get(f"/api/v1/indicators/contacts_received/values/?{ASK}&as_csv=1")
    assert response["Content-Type"].startswith("text/csv")
    assert tuple(next(csv.reader(io.StringIO(response.content.decode())))) == COLUMNS


@pytest.mark.usefixtures("authority")
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("indicators/no_such_figure/", 404),
        ("indicators/contacts_received/values/", 400),
        ("indicators/contacts_received/values/?from=2026-13&to=2026-03", 400),
        ("indicators/contacts_received/values/?from=2026-03&to=2026-01", 400),
        (f"indicators/contacts_received/values/?{ASK}&variant=mine", 400),
        (f"indicators/contacts_received/values/?{ASK}&breakdown=shoe_size", 400),
        (f"indicators/contacts_received/values/?{ASK}&unit=NOWHERE", 404),
        (f"indicators/contacts_received/values/?{ASK}&page=0", 400),
        (f"indicators/contacts_received/values/?{ASK}&page_size=1000000000000", 400),
        (f"indicators/contacts_received/values/?{ASK}&page=99", 404),
        (f"indicators/contacts_received/values/?{ASK}&as=guessed", 400),
        ("indicators/contacts_received/members/?period=1999", 400),
        ("indicators/contacts_received/members/?period=2026-03&breakdown=area&band=nowhere", 404),
        ("indicators/contacts_received/members/?period=2026-03&breakdown=shoe_size", 404),
    ],
)
def test_a_bad_question_gets_a_sentence_and_no_500(path: str, status: int) -> None:
    response = client("director").get(f"/api/v1/{path}")
    assert response.status_code == status
    assert response.json()


@pytest.mark.usefixtures("authority")
def test_the_list_behind_a_figure_is_as_long_as_the_figure() -> None:
    director = client("director")
    row = director.get("/api/v1/indicators/referrals_received/values/?from=2026-03&to=2026-03&suppress=0").json()[0]
    response = director.get("/api/v1/indicators/referrals_received/members/?period=2026-03&page_size=5000")
    assert len(response.json()) + int(response["X-Hidden-Count"]) == row["numerator"] > 0
    assert "no-store" in response["Cache-Control"]


@pytest.mark.usefixtures("authority")
def test_every_child_on_a_page_of_the_list_is_logged_as_read_and_nobody_else() -> None:
    page = client("director").get("/api/v1/indicators/referrals_received/members/?period=2026-03&page_size=2").json()
    assert len(page) == 2
    read = AccessLog.objects.filter(actor_name="director", channel="api:members").values_list("child", flat=True)
    assert {str(child) for child in read} == {row["child"] for row in page}


@pytest.mark.usefixtures("authority")
def test_an_analyst_gets_the_rows_under_pseudonyms_as_on_the_page() -> None:
    director = client("director").get("/api/v1/indicators/referrals_received/members/?period=2026-03").json()
    rows = client("performance_analyst").get("/api/v1/indicators/referrals_received/members/?period=2026-03").json()
    assert len(rows) == len(director) > 0
    assert {row["pseudonym"] for row in rows} == {pseudonym(Child.objects.get(uuid=row["child"])) for row in director}
    assert {(row["child"], row["record"]) for row in rows} == {(None, None)}
    assert not AccessLog.objects.filter(actor_name="performance_analyst").exists()


def again(asked: APIClient, address: str) -> int:
    """The status of a second, conditional asking."""
    return asked.get(address, HTTP_IF_NONE_MATCH=asked.get(address)["ETag"]).status_code


@pytest.mark.usefixtures("authority")
def test_what_has_changed_since_is_sent_whatever_changed_it() -> None:
    analyst, found = client("performance_analyst"), {}
    addresses = {
        "values": f"/api/v1/indicators/referrals_received/values/?{ASK}&suppress=0",
        "csv": f"/api/v1/indicators/referrals_received/values/?{ASK}&suppress=0&as_csv=1",
        "units": "/api/v1/units/",
    }
    for name, address in addresses.items():
        assert again(analyst, address) == 304
        found[name] = analyst.get(address)["ETag"]
    everything = Unit.objects.get(code="AUTH")
    by = User.objects.get(username="performance_analyst")
    Target.objects.create(
        indicator="referrals_received", unit=everything, first_month="2026-01", kind="at_least", green=5, recorded_by=by
    )
    Unit.objects.filter(code="AUTH").update(name="Another name")
    for name, address in addresses.items():
        assert analyst.get(address, HTTP_IF_NONE_MATCH=found[name]).status_code == 200, name


@pytest.mark.usefixtures("authority")
def test_a_scorecard_reader_gets_no_list_of_children() -> None:
    assert client("scorecard_reader").get("/api/v1/indicators/referrals_received/members/?period=2026-03").status_code == 403


@pytest.mark.usefixtures("authority")
def test_the_run_in_force_says_how_old_it_is() -> None:
    run = client("performance_analyst").get("/api/v1/runs/current/").json()
    assert (run["first_period"], run["last_period"], run["data_complete_to"]) == ("2025-10", "2026-03", "2026-03-31")
    assert len(run["digest"]) == 64


@pytest.mark.usefixtures("authority")
def test_the_document_of_the_api_names_every_endpoint() -> None:
    schema = client("performance_analyst").get("/api/v1/schema/").content.decode()
    for path in ("values", "members", "units", "periods", "runs/current"):
        assert path in schema
