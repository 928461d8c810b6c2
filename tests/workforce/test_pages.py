"""The guards of views: 403 without the right, 404 for a child who is not there for the reader, and a name to check by."""

from __future__ import annotations

import datetime
import uuid

import pytest
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from django.views.generic import TemplateView, View
from rest_framework.views import APIView

from csc.models import AccessLog
from csc.permissions import Permission
from tests.workforce.cast import allocation, child, small_authority, somebody, worker
from workforce.pages import ChildPage, HoldsPermission, PermissionRequired, permission_of, requires

pytestmark = pytest.mark.django_db


@requires(Permission.READ_FIGURES)
def figures(request):
    """A page of figures."""
    return HttpResponse("figures")


class Figures(PermissionRequired, View):
    permission = Permission.READ_FIGURES

    def get(self, request):
        return HttpResponse("figures")


class Nameless(PermissionRequired, View):
    pass


class OneChild(ChildPage, View):
    permission = Permission.READ_CHILDREN

    def get(self, request, child):
        return HttpResponse(self.child.full_name)


class Authorise(OneChild):
    permission = Permission.AUTHORISE_WORK


class FiguresApi(APIView):
    permission = Permission.READ_FIGURES


@pytest.fixture
def units():
    return small_authority()


def asking(user, **match):
    request = RequestFactory().get("/")
    request.user, request.resolver_match = user, None
    return request


@pytest.mark.parametrize("view", [figures, Figures.as_view()])
def test_a_view_is_for_those_who_hold_its_permission(units, view):
    assert view(asking(somebody("Sol", units["T1"], "social_worker").user)).content == b"figures"
    with pytest.raises(PermissionDenied):
        view(asking(somebody("Abe", units["AUTH"], "administrator").user))
    with pytest.raises(PermissionDenied):
        view(asking(worker("Nil").user))


def test_a_view_class_without_a_permission_cannot_be_put_into_a_urlconf():
    with pytest.raises(ImproperlyConfigured, match="Nameless names no permission"):
        Nameless.as_view()


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (figures, Permission.READ_FIGURES),
        (Figures.as_view(), Permission.READ_FIGURES),
        (FiguresApi.as_view(), Permission.READ_FIGURES),
        (TemplateView.as_view(), None),
        (lambda request: None, None),
    ],
)
def test_the_permission_of_every_kind_of_view_can_be_read(view, expected):
    assert permission_of(view) == expected


def test_a_page_about_a_child_hands_the_child_over_and_logs_the_read(units):
    wren, ada = somebody("Wren", units["T1"], "social_worker"), child("Ada")
    allocation(ada, units["T1"], wren)
    assert OneChild.as_view()(asking(wren.user), child=ada.uuid).content == b"Ada Sample"
    assert AccessLog.objects.get().child == ada.uuid


def test_a_page_about_a_child_who_is_not_there_for_the_reader(units):
    wren, ada, rex = somebody("Wren", units["T1"], "social_worker"), child("Ada"), child("Rex", restricted=True)
    page = OneChild.as_view()
    for absent in (rex.uuid, uuid.uuid4(), "nonsense"):
        with pytest.raises(Http404):
            page(asking(wren.user), child=absent)
    answer = page(asking(wren.user), child=ada.uuid)
    assert (answer.status_code, answer.url) == (302, f"/children/{ada.uuid}/reason/?next=%2F")


def test_the_right_has_to_hold_for_this_child(units):
    from tests.workforce.cast import post

    both, ada, meg = somebody("Max", units["T2"], "team_manager"), child("Ada"), child("Meg")
    post(both, units["T1"], "social_worker")
    allocation(ada, units["T1"])
    allocation(meg, units["T2"])
    assert OneChild.as_view()(asking(both.user), child=ada.uuid).status_code == 200
    assert Authorise.as_view()(asking(both.user), child=meg.uuid).status_code == 200
    with pytest.raises(PermissionDenied):
        Authorise.as_view()(asking(both.user), child=ada.uuid)


def test_the_api_asks_the_same_question(units):
    guard, reader = HoldsPermission(), somebody("Sol", units["T1"], "social_worker")
    assert guard.has_permission(asking(reader.user), FiguresApi())
    assert not guard.has_permission(asking(somebody("Abe", units["AUTH"], "administrator").user), FiguresApi())
    assert not guard.has_permission(asking(reader.user), APIView())


def test_a_post_that_ended_yesterday_opens_no_page(units):
    from tests.workforce.cast import post

    mover = worker("Mo")
    post(mover, units["T1"], "social_worker", until=datetime.date(2021, 1, 1))
    with pytest.raises(PermissionDenied):
        figures(asking(mover.user))
