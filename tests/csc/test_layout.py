"""The frame of pages: landmarks, headings, navigation by permission, errors, and nothing inline."""

from __future__ import annotations

import re

import jinja2
import pytest
from django.contrib.messages.storage.base import Message
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import HttpRequest
from django.template import engines
from django.test import RequestFactory
from django.urls import reverse

from csc import navigation, views
from csc.components import Link
from csc.forms import DateField, Form
from csc.navigation import Item, Start
from csc.permissions import SOCIAL_WORKER, TEAM_MANAGER, Permission


@pytest.fixture
def worker(django_user_model):
    return django_user_model.objects.create_user(
        "worker", "worker@example.org", "a long enough password", first_name="Jo", last_name="Field"
    )


@pytest.fixture
def roles(monkeypatch):
    """Roles that the reader holds in this test; and a navigation of its own, whatever the apps have registered."""
    held: list = []
    monkeypatch.setattr(navigation, "_roles_in", [lambda request: held])
    monkeypatch.setattr(navigation, "_items", {})
    monkeypatch.setattr(navigation, "_starts", {})
    return held


def page(source: str, request: HttpRequest | None = None, **context: object) -> str:
    return engines["pages"].from_string('{% extends "layout/page.html" %}' + source).render(context, request)


TITLED = "{% block title %}Contacts & referrals{% endblock %}"


class TestFrame:
    def test_one_title_one_heading_one_main_and_a_way_past_the_navigation(self):
        made = page(TITLED)
        assert made.count("<h1") == made.count("<main") == made.count("<title>") == 1
        assert re.search(r"<h1[^>]*>\s*Contacts & referrals</h1>", made)
        assert "<title>Contacts & referrals – " in made
        assert '<a href="#main-content" class="govuk-skip-link"' in made
        assert 'id="main-content"' in made
        assert '<html lang="en-GB"' in made

    def test_a_faulty_form_is_announced_in_the_title_and_above_the_heading(self):
        class Birth(Form):
            date_of_birth = DateField()

        made = page(TITLED + "{% block content %}{{ form }}{% endblock %}", form=Birth({"date_of_birth": "31 2 2019"}))
        assert "<title>Error: Contacts" in made
        assert made.index("There is a problem") < made.index("<h1")
        assert '<a href="#id_date_of_birth">Date of birth must be a real date</a>' in made
        assert "Error:" not in page(TITLED, form=Birth()).partition("</title>")[0]

    def test_breadcrumbs_and_captions(self):
        made = page(
            TITLED + "{% block caption %}Ava Shaw{% endblock %}",
            breadcrumbs=[Link("Start", "/"), Link("Front door", "/contacts/")],
        )
        assert made.index("Breadcrumb") < made.index("<h1")
        assert '<span class="govuk-caption-l">Ava Shaw</span>' in made

    def test_messages_say_of_what_kind_they_are(self):
        made = page(TITLED, messages=[Message(25, "Saved <b>"), Message(40, "Not saved")])
        assert "Saved &lt;b&gt;" in made
        assert made.index("Done") < made.index("Saved")
        assert made.index("Warning") < made.index("Not saved")

    def test_nothing_inline_that_a_strict_policy_would_refuse(self):
        assert not re.search(r"\sstyle=|\son[a-z]+=|<style|<script(?![^>]*\ssrc=)", page(TITLED))

    def test_a_misspelt_name_is_an_error_and_not_an_empty_space(self):
        with pytest.raises(jinja2.UndefinedError):
            page("{% block title %}x{% endblock %}{% block content %}{{ overdue_cuont }}{% endblock %}", overdue_count=3)


@pytest.mark.django_db
class TestSignedIn:
    def test_who_reads_and_in_which_role(self, client, worker, roles):
        roles.append(SOCIAL_WORKER)
        client.force_login(worker)
        made = client.get(reverse("account")).content.decode()
        assert "Jo Field" in made
        assert "Social worker" in made
        assert made.count('action="/accounts/logout/"') == 1

    def test_a_stranger_sees_neither_navigation_nor_sign_out(self, client, roles):
        navigation.register(Item("own", "Own page", "account", order=1))
        made = client.get(reverse("account_login")).content.decode()
        assert "Own page" not in made
        assert "Sign out" not in made

    def test_navigation_goes_by_permission(self, client, worker, roles):
        navigation.register(Item("all", "For everybody", "account", order=3))
        navigation.register(Item("read", "Children", "home", order=1, permission=Permission.READ_CHILDREN))
        navigation.register(Item("allocate", "Allocation", "home", order=2, permission=Permission.ALLOCATE_CHILDREN))
        client.force_login(worker)

        def offered() -> list[str]:
            made = client.get(reverse("account")).content.decode()
            return re.findall(r'service-navigation__link"[^>]*>(?:<strong[^>]*>)?([^<]+)<', made)

        assert offered() == ["For everybody"]
        roles.append(SOCIAL_WORKER)
        assert offered() == ["Children", "For everybody"]
        roles[:] = ["team_manager"]  # a role may be told by its key
        assert offered() == ["Children", "Allocation", "For everybody"]

    def test_the_item_one_is_in_is_marked(self, client, worker, roles):
        navigation.register(Item("account", "Account", "account", order=1))
        navigation.register(Item("factor", "Factor", "mfa_index", order=2))
        client.force_login(worker)
        assert re.findall(r'aria-current="true"><strong[^>]*>(\w+)', client.get(reverse("mfa_index")).content.decode()) == [
            "Factor"
        ]
        assert re.findall(r'aria-current="true"><strong[^>]*>(\w+)', client.get(reverse("account")).content.decode()) == [
            "Account"
        ]

    def test_roles_are_asked_for_once_in_a_request(self, worker, monkeypatch):
        asked = []
        monkeypatch.setattr(navigation, "_roles_in", [lambda request: asked.append(request) or []])
        request = RequestFactory().get("/")
        request.user = worker
        navigation.roles_for(request)
        navigation.entries_for(request)
        navigation.start_for(request)
        assert asked == [request]

    def test_two_items_of_one_key_are_refused(self, roles):
        navigation.register(Item("a", "One", "home", order=1))
        navigation.register(Item("a", "One", "home", order=1))
        with pytest.raises(ValueError, match="already"):
            navigation.register(Item("a", "Other", "home", order=1))


@pytest.mark.django_db
class TestStart:
    def test_everybody_starts_with_the_page_of_their_role(self, client, worker, roles):
        navigation.register_start(Start("mfa_index", roles=("team_manager",), order=10))
        navigation.register_start(Start("account", roles=("social_worker", "team_manager"), order=20))
        client.force_login(worker)
        assert client.get("/").status_code == 200
        roles.append(SOCIAL_WORKER)
        assert client.get("/").headers["Location"] == reverse("account")
        roles.append(TEAM_MANAGER)
        assert client.get("/").headers["Location"] == reverse("mfa_index")

    def test_whoever_holds_no_post_is_told_so(self, client, worker, roles):
        client.force_login(worker)
        assert "You hold no post" in client.get("/").content.decode()

    def test_a_role_that_does_not_exist_is_refused(self, roles):
        with pytest.raises(ValueError, match="socail_worker"):
            navigation.register_start(Start("account", roles=("socail_worker",), order=1))

    def test_a_stranger_signs_in_first(self, client):
        assert client.get("/").headers["Location"] == "/accounts/login/?next=/"


class TestErrors:
    @pytest.mark.parametrize("name", ["400.html", "403.html", "404.html", "500.html"])
    def test_pages_for_errors_need_no_request(self, name):
        made = engines["pages"].get_template(name).render()
        assert made.count("<h1") == 1

    @pytest.mark.django_db
    def test_a_page_that_does_not_exist(self, client, worker):
        client.force_login(worker)
        answer = client.get("/no/such/page/")
        assert answer.status_code == 404
        assert "There is no such page" in answer.content.decode()
        assert "Jo Field" in answer.content.decode()

    @pytest.mark.django_db
    def test_a_view_that_fails_says_nothing_of_why(self, client, worker, monkeypatch):
        def fail(request):
            raise RuntimeError("Ava Shaw, born 1 April 2019")

        monkeypatch.setattr(views, "start_for", fail)
        client.force_login(worker)
        client.raise_request_exception = False
        answer = client.get("/")
        assert answer.status_code == 500
        assert "Sorry, something went wrong" in answer.content.decode()
        assert "Ava" not in answer.content.decode()

    @pytest.mark.django_db
    def test_what_the_role_does_not_allow(self, client, worker, monkeypatch):
        def refuse(request):
            raise PermissionDenied("secret")

        monkeypatch.setattr(views, "start_for", refuse)
        client.force_login(worker)
        answer = client.get("/")
        assert answer.status_code == 403
        assert "You cannot do this" in answer.content.decode()
        assert "secret" not in answer.content.decode()

    @pytest.mark.django_db
    def test_what_is_too_large(self, client, worker, settings):
        settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
        request = RequestFactory().post("/")
        request.user = worker
        request.session = {}
        request._messages = []
        assert views.bad_request(request, RequestDataTooBig()).status_code == 413
        answer = client.post(reverse("account_login"), {"login": "x" * 2_000_000})
        assert answer.status_code == 413
        assert "at most 1.0\xa0MB" in answer.content.decode()

    @pytest.mark.django_db
    def test_a_forged_form_is_refused_in_words(self, worker):
        from django.test import Client

        strict = Client(enforce_csrf_checks=True)
        strict.force_login(worker)
        answer = strict.post(reverse("keep_session"))
        assert answer.status_code == 403
        assert "This form has expired" in answer.content.decode()


@pytest.mark.django_db
class TestDesign:
    def test_is_not_there_in_production(self, client, worker, settings):
        settings.DEMO = settings.DEBUG = False
        client.force_login(worker)
        assert client.get(reverse("design")).status_code == 404

    @pytest.mark.parametrize("query", ["", "?errors", "?sort=-child&team=north&status=open&status=overdue&page=2"])
    def test_shows_every_component(self, client, worker, settings, query):
        settings.DEMO = True
        client.force_login(worker)
        answer = client.get(reverse("design") + query)
        made = answer.content.decode()
        assert answer.status_code == 200
        ids = re.findall(r'\sid="([^"]+)"', made)
        assert sorted(ids) == sorted(set(ids))
        assert not re.search(r"\sstyle=|\son[a-z]+=|<style|<script(?![^>]*\ssrc=)", made)
        for name in (
            "csc-identity",
            "csc-tile",
            "csc-rag",
            "csc-trend",
            "csc-due",
            "csc-figure",
            "csc-chart",
            "csc-timeline",
            "csc-progress",
        ):
            assert name in made

    def test_needs_signing_in(self, client, settings):
        settings.DEMO = True
        assert client.get(reverse("design")).status_code == 302
