"""What can be done to an account by saying why: sign out everywhere, take the second factor away, close, open, send a link."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from csc.forms import Form
from csc.models import User
from csc.single_sign_on.configuration import provider_name
from workforce.accounts.forms import ReasonForm
from workforce.accounts.page import AccountPage
from workforce.models import Worker
from workforce.recording.steps import take_refusal
from workforce.services.accounts import deactivate, end_sessions, reactivate, reset_second_factor


@dataclass(frozen=True)
class Act:
    """One thing that is done to an account. `explained` says beforehand what it brings about."""

    title: str
    explained: str
    done: str
    fits: Callable[[User], bool]
    verb: Callable[..., None] | None = None

    @property
    def form(self) -> type[Form]:
        """A link is asked for without a reason: it gives nobody what they do not have."""
        return ReasonForm if self.verb else Form


def _waits(user: User) -> bool:
    return user.is_active and not user.has_usable_password() and not provider_name()


ACTS = {
    "link": Act(
        "Send a link for the first password",
        "It works once, for 24 hours. It is mailed to them and shown to you once.",
        "",
        _waits,
    ),
    "sessions": Act(
        "End all sessions",
        "They are signed out on every computer, and programs that ask on their behalf are refused. They can sign in again.",
        "All sessions have been ended.",
        lambda user: user.is_active,
        end_sessions,
    ),
    "second-factor": Act(
        "Reset the second factor",
        "For a telephone or key that is lost. Make sure that it is they who ask. They are signed out and set up a new one.",
        "The second factor has been taken away.",
        lambda user: user.is_active and is_mfa_enabled(user),
        reset_second_factor,
    ),
    "close": Act(
        "Close the account",
        "At once: sessions, tokens, grants for restricted records and single sign-on end. Posts and children stay. "
        "For somebody who leaves, record that instead.",
        "The account is closed.",
        lambda user: user.is_active,
        deactivate,
    ),
    "open": Act(
        "Open the account again",
        "They set a new password by a link. What they may do comes from the posts they hold; grants are not given back.",
        "The account is open.",
        lambda user: not user.is_active,
        reactivate,
    ),
}


class AccountAct(AccountPage):
    """Asks why, and does it."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        worker, act = self._found()
        return self._show(worker, act, act.form())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        worker, act = self._found()
        form = act.form(request.POST)
        if form.is_valid():
            try:
                if act.verb is None:
                    return self.show_link(worker)
                act.verb(by=self.by, user=worker.user, reason=form.cleaned_data["reason"])
            except ValidationError as refused:
                take_refusal(form, refused)
            else:
                messages.success(request, act.done)
                return redirect("workforce:worker", worker.uuid)
        return self._show(worker, act, form)

    def _found(self) -> tuple[Worker, Act]:
        worker, act = self.worker(), ACTS.get(self.kwargs["act"])
        if act is None or worker.user is None or not act.fits(worker.user):
            raise Http404
        return worker, act

    def _show(self, worker: Worker, act: Act, form: Form) -> HttpResponse:
        return self.form_page(form, f"{act.title}: {worker.full_name}", act.title, worker, intro=act.explained)
