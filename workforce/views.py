"""Opening a record that is not one's own, and being told that somebody did."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic import FormView, ListView, View

from csc.permissions import Permission
from workforce.access import ChildNotVisible, ReasonNeeded, break_glass, get_child, see_notice
from workforce.forms import BreakGlassForm, ReasonForm
from workforce.models import AccessNotice
from workforce.pages import PermissionRequired, channel_of
from workforce.worklist.notifications import see


class GiveReason(PermissionRequired, FormView):
    """Asks why a reader needs a child's record, then lets them on to the page they came for.

    Names neither the child nor who holds them: nothing is shown before the reason is kept.
    """

    permission = Permission.READ_CHILDREN_OUTSIDE_REACH
    form_class = ReasonForm
    template_name = "workforce/give_reason.html"

    def get(self, request: HttpRequest, child: uuid.UUID) -> HttpResponse:
        try:
            get_child(request.reader, child, channel=channel_of(request))  # type: ignore[attr-defined]
        except ReasonNeeded:
            return self.render_to_response(self.get_context_data())
        return redirect(self._onwards())

    def post(self, request: HttpRequest, child: uuid.UUID) -> HttpResponse:
        form = self.get_form()
        if not form.is_valid():
            return self.form_invalid(form)
        reason = form.cleaned_data["reason"]
        get_child(request.reader, child, channel=channel_of(request), reason=reason)  # type: ignore[attr-defined]
        return redirect(self._onwards())

    def _onwards(self) -> str:
        """The page the reader came for; never an address of another site."""
        wanted = self.request.GET.get("next", "")
        safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None, require_https=self.request.is_secure())
        return wanted if wanted and safe else "/"


class BreakGlassPage(PermissionRequired, FormView):
    """Opens a restricted record in an emergency. A number that leads nowhere and one that is open anyway say so in the form."""

    permission = Permission.BREAK_GLASS
    form_class = BreakGlassForm
    template_name = "workforce/break_glass.html"
    success_url = reverse_lazy("workforce:break_glass")

    def form_valid(self, form: BreakGlassForm) -> HttpResponse:
        try:
            child = break_glass(by=self.request.user, **form.cleaned_data)  # type: ignore[arg-type]
        except ChildNotVisible:
            form.add_error("number", "There is no record with this number")
            return self.form_invalid(form)
        except ValidationError as refused:
            form.add_error(None, refused.messages)
            return self.form_invalid(form)
        told = f"Record {child.local_id} is open to you for four hours. Its worker has been told, and somebody will review why."
        messages.success(self.request, told)
        return super().form_valid(form)


class Notices(PermissionRequired, ListView):
    """Who has opened the records of the reader's children, the latest first."""

    permission = Permission.READ_CHILDREN
    template_name = "workforce/notices.html"
    context_object_name = "notices"
    paginate_by = 50

    def get_queryset(self) -> QuerySet[AccessNotice]:
        told = AccessNotice.objects.filter(told__user=self.request.user.pk)
        openings = ("reasoned_read__child", "reasoned_read__reader", "break_glass__child", "break_glass__user")
        return told.select_related(*openings).order_by("-recorded_at", "-pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        unseen = self.get_queryset().unseen().count()  # type: ignore[attr-defined]
        return super().get_context_data(unseen=unseen, **kwargs)


class SeeNotice(PermissionRequired, View):
    """Marks one notice as read by the worker it is for."""

    permission = Permission.READ_CHILDREN
    http_method_names = ["post"]

    def post(self, request: HttpRequest, notice: uuid.UUID) -> HttpResponse:
        found = AccessNotice.objects.filter(uuid=notice).select_related("told").first()
        if found is None:
            raise ChildNotVisible
        see_notice(by=request.user, notice=found)  # type: ignore[arg-type]
        return redirect("workforce:notices")


class SeeNotification(PermissionRequired, View):
    """Marks one thing the reader was told as seen."""

    permission = Permission.READ_CHILDREN
    http_method_names = ["post"]

    def post(self, request: HttpRequest, notification: int) -> HttpResponse:
        see(by=request.user, notification=notification)  # type: ignore[arg-type]
        works = request.reader.may(Permission.RECORD_WORK)  # type: ignore[attr-defined]
        return redirect("workforce:my_work" if works else "home")
