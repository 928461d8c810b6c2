"""Accounts, joiners, movers and leavers, for whoever manages accounts."""

from __future__ import annotations

import uuid
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View

from csc.components import Cell, Column, Fact, FilterPanel, Link, Pages, SummaryList, Table
from csc.models import User
from csc.permissions import ROLES, Permission
from workforce.accounts.acts import ACTS
from workforce.accounts.forms import (
    AccountFields,
    EndPostForm,
    LeaveForm,
    NewPostForm,
    NewWorkerForm,
    PeopleFilter,
    held_by,
    state_of,
)
from workforce.accounts.page import AccountPage
from workforce.models import Employment, Post, Worker
from workforce.pages import PermissionRequired
from workforce.reach import Reader
from workforce.recording.steps import take_refusal
from workforce.services.accounts import NEITHER, begin_post, give_up_post, open_account, take_on
from workforce.services.employment import end_employment

SHEET = 50


class People(PermissionRequired, View):
    """Everybody who works here, with how their account stands."""

    permission = Permission.MANAGE_ACCOUNTS

    def get(self, request: HttpRequest) -> HttpResponse:
        reader: Reader = request.reader  # type: ignore[attr-defined]
        form = PeopleFilter(request.GET)
        chosen = form.cleaned_data if form.is_valid() else {}
        today = reader.today
        workers: QuerySet[Worker] = Worker.objects.select_related("user").order_by("surname", "forename", "pk")
        if unit := chosen.get("unit"):
            workers = workers.filter(pk__in=Worker.objects.in_unit_on(reader.tree.below([unit.pk]), today).values("pk"))
        workers = _in_state(workers, chosen.get("state", ""))
        posts = Post.objects.open_on(today).select_related("unit", "post_role").order_by("started_on", "pk")
        page = Paginator(workers.prefetch_related(Prefetch("posts", posts, to_attr="held")), SHEET).get_page(
            request.GET.get("page")
        )
        rows = [
            [
                Cell(f"{each.surname}, {each.forename}", href=reverse("workforce:worker", args=[each.uuid])),
                each.staff_number,
                "; ".join(_post_in_words(post) for post in each.held),  # type: ignore[attr-defined]
                each.user.username if each.user else None,
                state_of(each.user),
                timezone.localdate(each.user.last_login) if each.user and each.user.last_login else None,
            ]
            for each in page
        ]
        columns = [Column("Name"), Column("Staff number"), Column("Posts"), Column("Username"), Column("Account")]
        count = page.paginator.num_pages
        table = Table(
            "People",
            [*columns, Column("Last signed in", kind="date")],
            rows,
            noun=("person", "people"),
            total=page.paginator.count,
            first=page.start_index(),
            pages=Pages(page.number, count, request.GET, "Pages of people") if count > 1 else None,
            empty="Nobody fits.",
            caption_size="hidden",
        )
        return render(request, "workforce/accounts/list.html", {"filter": FilterPanel(form, request.GET), "table": table})


class WorkerPage(AccountPage):
    """One person: account, employment, posts, what they hold, and what can be done."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        worker = self.worker()
        user, today = worker.user, self.reader.today
        spell = worker.employments.filter(started_on__isnull=False, ended_on__isnull=True).first()
        facts = [
            Fact("Staff number", worker.staff_number),
            Fact("Account", state_of(user)),
            Fact("Username", user.username if user else "None"),
            Fact("Work email address", user.email if user else "None"),
            Fact("Last signed in", user.last_login if user and user.last_login else "Never"),
            Fact("Second factor", "Set up" if user and _has_second_factor(user) else "None"),
            Fact(
                "Employment",
                f"{'Agency' if spell.agency else 'Employed'} since {spell.started_on:%-d %B %Y}" if spell else "None",
            ),
            *(Fact(f"Holds in {team.name}", held) for team, held in held_by(worker).items()),
        ]
        rows = [
            [
                _post_in_words(post),
                ROLES[post.role].title if post.role in ROLES else "No access",
                post.fte,
                post.started_on,
                post.ended_on,
                Cell("End", href=reverse("workforce:end_post", args=[worker.uuid, post.uuid])) if _holds(post, today) else None,
            ]
            for post in worker.posts.select_related("unit", "post_role").order_by("-started_on", "-pk")
        ]
        columns = [Column("Post"), Column("May"), Column("FTE", kind="number"), Column("From", kind="date")]
        context = {
            "worker": worker,
            "own": user == self.by,
            "state": state_of(user),
            "facts": SummaryList(facts),
            "posts": Table("Posts", [*columns, Column("Until", kind="date"), Column("End")], rows, noun=("post", "posts")),
            "acts": _acts_for(worker),
            "breadcrumbs": [Link("People and accounts", reverse("workforce:accounts"))],
        }
        return render(request, "workforce/accounts/worker.html", context)


class NewWorker(AccountPage):
    """Takes somebody on: worker, account, employment and first post at once."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show(NewWorkerForm(today=self.reader.today))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = NewWorkerForm(request.POST, today=self.reader.today)
        if form.is_valid():
            facts = form.cleaned_data
            try:
                worker = take_on(
                    by=self.by,
                    person=form.person(),
                    username=facts["username"],
                    email=facts["email"],
                    engagement=facts["engagement"],
                    started_on=facts["started_on"],
                    post=form.post(),
                )
            except ValidationError as refused:
                take_refusal(form, refused)
            else:
                return self.show_link(worker)
        return self._show(form)

    def _show(self, form: NewWorkerForm) -> HttpResponse:
        return self.form_page(form, "Add a person", "Add the person")


class OpenAccount(AccountPage):
    """An account for a worker who has none."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._show(self.worker(), AccountFields())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        worker, form = self.worker(), AccountFields(request.POST)
        if form.is_valid():
            try:
                open_account(by=self.by, worker=worker, **form.cleaned_data)
            except ValidationError as refused:
                take_refusal(form, refused)
            else:
                return self.show_link(worker)
        return self._show(worker, form)

    def _show(self, worker: Worker, form: AccountFields) -> HttpResponse:
        return self.form_page(form, f"Give {worker.full_name} an account", "Open the account", worker)


class NewPost(AccountPage):
    """A further post for somebody, or a move."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        worker = self.worker()
        return self._show(worker, NewPostForm(worker=worker, today=self.reader.today))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        worker = self.worker()
        form = NewPostForm(request.POST, worker=worker, today=self.reader.today)
        if form.is_valid():
            facts = form.cleaned_data
            try:
                begin_post(
                    by=self.by,
                    worker=worker,
                    engagement=facts.get("engagement", NEITHER),
                    started_on=facts["started_on"],
                    post=form.post(),
                    instead_of=facts["instead_of"],
                )
            except ValidationError as refused:
                take_refusal(form, refused)
            else:
                messages.success(request, f"The post of {worker.full_name} is kept.")
                return redirect("workforce:worker", worker.uuid)
        return self._show(worker, form)

    def _show(self, worker: Worker, form: NewPostForm) -> HttpResponse:
        return self.form_page(form, f"A post for {worker.full_name}", "Save the post", worker)


class EndPost(AccountPage):
    """Ends one post of somebody who stays."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._show(self._post(), EndPostForm())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        post, form = self._post(), EndPostForm(request.POST)
        if form.is_valid():
            try:
                give_up_post(by=self.by, post=post, ended_on=form.cleaned_data["ended_on"])
            except ValidationError as refused:
                take_refusal(form, refused)
            else:
                messages.success(request, f"The post of {post.worker.full_name} ends.")
                return redirect("workforce:worker", post.worker.uuid)
        return self._show(post, form)

    def _post(self) -> Post:
        key: uuid.UUID = self.kwargs["post"]
        found = Post.objects.select_related("worker__user", "unit", "post_role").filter(uuid=key, worker=self.worker()).first()
        if found is None:
            raise Http404
        return found

    def _show(self, post: Post, form: EndPostForm) -> HttpResponse:
        return self.form_page(form, f"End the post: {_post_in_words(post)}", "End the post", post.worker)


class Leave(AccountPage):
    """Somebody leaves: what they hold is handed over, and everything they could open closes."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        worker = self.worker()
        return self._show(worker, LeaveForm(worker=worker, today=self.reader.today))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        worker = self.worker()
        form = LeaveForm(request.POST, worker=worker, today=self.reader.today)
        if form.is_valid():
            facts = form.cleaned_data
            try:
                if worker.user == self.by:
                    raise ValidationError("Another administrator records that you leave.")
                departure = end_employment(
                    by=self.by,
                    worker=worker,
                    ended_on=facts["ended_on"],
                    leaving_reason=facts["leaving_reason"].pk if facts["leaving_reason"] else None,
                    destination=facts["destination"].pk if facts["destination"] else None,
                    hand_over=form.hand_over(),
                )
            except ValidationError as refused:
                take_refusal(form, refused)
            else:
                moved, waiting = len(departure.handed_over), len(departure.waiting)
                messages.success(request, f"{worker.full_name} leaves. Handed over: {moved}; back with a team: {waiting}.")
                return redirect("workforce:worker", worker.uuid)
        return self._show(worker, form)

    def _show(self, worker: Worker, form: LeaveForm) -> HttpResponse:
        held = "" if form.teams else "They hold no child."
        return self.form_page(form, f"{worker.full_name} leaves", "Record that they leave", worker, intro=held)


def _in_state(workers: QuerySet[Worker], state: str) -> QuerySet[Worker]:
    wanted: dict[str, dict[str, Any]] = {
        "none": {"user": None},
        "closed": {"user__is_active": False},
        "waiting": {"user__is_active": True, "user__last_login": None},
        "open": {"user__is_active": True, "user__last_login__isnull": False},
    }
    return workers.filter(**wanted.get(state, {}))


def _post_in_words(post: Post) -> str:
    job = str(post.post_role or (ROLES[post.role].title if post.role in ROLES else "Post"))
    return f"{job}, {post.unit.name}"


def _spell_in_words(spell: Employment | None) -> str:
    if spell is None:
        return "None"
    return f"{'Through an agency' if spell.agency else 'Employed'} since {spell.started_on:%-d %B %Y}"


def _holds(post: Post, today: Any) -> bool:
    return post.ended_on is None or post.ended_on > today


def _has_second_factor(user: User) -> bool:
    return bool(is_mfa_enabled(user))


def _acts_for(worker: Worker) -> list[Link]:
    user = worker.user
    if user is None:
        return []
    fitting = (key for key, act in ACTS.items() if act.fits(user))
    return [Link(ACTS[key].title, reverse("workforce:account_act", args=[worker.uuid, key])) for key in fitting]
