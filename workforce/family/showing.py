"""The page on which a confidential address is asked for, and the answer that shows it once."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.generic import View

from csc.components import Fact, Link, SummaryList
from csc.forms import Form
from csc.models import Address, Reach
from csc.permissions import Permission
from workforce.family.confidential import confidential_address, held_directly, keep_refusal, see_address
from workforce.pages import ChildPage, reader_of
from workforce.recording.identity import identity_bar
from workforce.recording.steps import take_refusal

LONGEST = 500


class ShowAddressForm(Form):
    """What the address is needed for."""

    reason = forms.CharField(
        label="What do you need this address for?",
        help_text="For example: the visit due on Friday. Leave the address itself out.",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    submission = forms.UUIDField(required=False, widget=forms.HiddenInput)


class ShowAddress(ChildPage, View):
    """Asks for a reason, then answers the press with the address: nothing leads to that answer but another press."""

    permission = Permission.SEE_CONFIDENTIAL_ADDRESSES
    http_method_names = ["get", "post"]
    address: Address
    way: Reach

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().dispatch(request, *args, **kwargs)
        except PermissionDenied:
            said = request.POST.get("reason", "").replace("\x00", "")[:LONGEST]
            keep_refusal(reader_of(request), kwargs["child"], said.strip())
            raise

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self._find()
        return self._ask(ShowAddressForm(initial={"submission": uuid.uuid4()}))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self._find()
        form = ShowAddressForm(request.POST)
        if not form.is_valid():
            return self._ask(form)
        reason, press = form.cleaned_data["reason"], form.cleaned_data["submission"] or uuid.uuid4()
        try:
            see_address(
                reader=reader_of(request), child=self.child, address=self.address, way=self.way, reason=reason, press=press
            )
        except ValidationError as refused:
            take_refusal(form, refused)
            return self._ask(form)
        answer = self._page("shown", shown=", ".join(f"{self.address.lines}\n{self.address.postcode}".split("\n")).strip(", "))
        answer["Cache-Control"] = "no-store"
        return answer

    def _find(self) -> None:
        """403, which is kept, for whoever does not hold the child; 404 for what is no confidential address of theirs."""
        way = held_directly(reader_of(self.request), self.child)
        if way is None:
            raise PermissionDenied
        address = confidential_address(self.child, self.kwargs["address"])
        if address is None:
            raise Http404
        self.way, self.address = way, address

    def _ask(self, form: ShowAddressForm) -> HttpResponse:
        return self._page("ask", status=422 if form.errors else 200, form=form)

    def _page(self, name: str, *, status: int = 200, **context: Any) -> HttpResponse:
        address, people = self.address, reverse("workforce:people", args=[self.child.uuid])
        facts = [
            Fact("Address of", str(address.person)),
            Fact("Kind", str(address.kind)),
            Fact("From", address.started_on),
            *([Fact("Until", address.ended_on)] if address.ended_on else []),
        ]
        context |= {
            "child": self.child,
            "identity": identity_bar(self.child, reader_of(self.request).today),
            "facts": SummaryList(facts),
            "people": people,
            "breadcrumbs": [Link("People", people)],
        }
        return render(self.request, f"workforce/family/address_{name}.html", context, status=status)
