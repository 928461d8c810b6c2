"""The child's page: who they are, what is in force and what is due; and beside it, what can be recorded."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.generic import View

from csc.permissions import Permission
from workforce.child_record.menu import may_record, menu_for
from workforce.child_record.panels import panels_of
from workforce.child_record.tabs import tabs_of
from workforce.pages import ChildPage
from workforce.recording.identity import identity_bar, name_of


class ChildRecord(ChildPage, View):
    """One page that says how things stand."""

    permission = Permission.READ_CHILDREN

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        reader = request.reader  # type: ignore[attr-defined]
        context = {
            "child": self.child,
            "name": name_of(self.child),
            "identity": identity_bar(self.child, reader.today),
            "tabs": tabs_of(self.child, reader, "workforce:child"),
            "panels": panels_of(self.child, reader, aside=False),
            "beside": panels_of(self.child, reader, aside=True),
            "may_record": may_record(self.child, reader),
        }
        return render(request, "workforce/child_record/child.html", context)


class Menu(ChildPage, View):
    """Every step that can be taken for the child now.

    Which steps fit is asked of every app, which takes longer than all the rest of the child's page: the page
    shows how things stand at once and fetches this one (`fetched.js`), or leads to it.
    """

    permission = Permission.READ_CHILDREN

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        reader = request.reader  # type: ignore[attr-defined]
        context = {
            "child": self.child,
            "name": name_of(self.child),
            "identity": identity_bar(self.child, reader.today),
            "menu": menu_for(self.child, reader),
        }
        return render(request, "workforce/child_record/menu.html", context)
