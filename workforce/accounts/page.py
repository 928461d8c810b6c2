"""What every page about one person's account shares."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.generic import View

from csc.components import Link
from csc.forms import Form
from csc.models import User
from csc.permissions import Permission
from csc.single_sign_on.configuration import provider_name
from workforce.models import Worker
from workforce.pages import PermissionRequired
from workforce.reach import Reader
from workforce.services.accounts import first_link, mail_first_link


class AccountPage(PermissionRequired, View):
    """Mixin for pages about one worker, or about somebody who is to be one."""

    permission = Permission.MANAGE_ACCOUNTS

    @property
    def reader(self) -> Reader:
        return self.request.reader  # type: ignore[attr-defined,no-any-return]

    @property
    def by(self) -> User:
        return self.reader.user

    def worker(self) -> Worker:
        found = Worker.objects.select_related("user").filter(uuid=self.kwargs["worker"]).first()
        if found is None:
            raise Http404
        return found

    def form_page(self, form: Form, title: str, button: str, worker: Worker | None = None, intro: Any = "") -> HttpResponse:
        above = [Link("People and accounts", reverse("workforce:accounts"))]
        if worker is not None:
            above.append(Link(worker.full_name, reverse("workforce:worker", args=[worker.uuid])))
        context = {"form": form, "title": title, "button": button, "intro": intro, "back": above[-1].href, "breadcrumbs": above}
        return render(self.request, "workforce/accounts/form.html", context, status=422 if form.errors else 200)

    def show_link(self, worker: Worker) -> HttpResponse:
        """The link for the first password, mailed and shown this once; with single sign-on there is none."""
        assert worker.user is not None  # noqa: S101 - an account was just opened
        link = first_link(by=self.by, user=worker.user)
        context = {
            "worker": worker,
            "link": link,
            "mailed": bool(link) and mail_first_link(worker.user, link),
            "provider": provider_name(),
            "breadcrumbs": [Link("People and accounts", reverse("workforce:accounts"))],
        }
        return render(self.request, "workforce/accounts/link.html", context)
