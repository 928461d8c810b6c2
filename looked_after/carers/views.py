"""Pages of foster households and providers. Somebody searches first and adds what was not found; nothing is added unsearched."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import partial
from typing import Any, TypedDict, cast

from django.contrib import messages
from django.core import signing
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.forms.utils import ErrorDict
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View

from csc.audit import record_event
from csc.components import Link, SummaryList
from csc.models import Draft, User
from csc.permissions import Permission
from looked_after.carers.forms import HOME_FORMS, PROVIDER_FORMS, AddHouseholdForm, FindForm, ProviderForm
from looked_after.carers.tables import (
    MOST_SHOWN,
    facts_of_home,
    facts_of_provider,
    households_table,
    providers_table,
    reviews_due,
    tables_of_home,
)
from looked_after.models import FosterCarerHousehold, PlacementProvider
from workforce.pages import PermissionRequired
from workforce.recording import drafts
from workforce.recording.steps import take_refusal

ADDING = "looked_after.carers.add"
ADDING_LASTS = 2 * 60 * 60
"""Seconds between a search and the form it opens: somebody who comes back after lunch searches again."""
START = "Carers and providers"
KEEP = "keep"
"""What follows the address of a form when its words are only to be kept."""
NOBODY_YET = uuid.UUID(int=0)
"""What the form for a household or provider that is to be added is about."""


class Kept(TypedDict):
    """What tells one form's words from another's, beside whose they are."""

    step: str
    about: uuid.UUID


class CarerPage(PermissionRequired, View):
    """Open to those who record carers and providers; every change is logged by its verb."""

    permission = Permission.RECORD_CARERS


class FormPage(CarerPage):
    """A form on a page of its own, whose words are kept while they are typed, as those of a step are.

    The words are sent to the page's own address with `KEEP`: whoever may not open the form keeps none of it.
    """

    form: Any

    @property
    def kept(self) -> Kept:
        """Whose words these are, in which form, about what."""
        raise NotImplementedError

    def keep(self) -> HttpResponse:
        """Keep what was typed so far; reads nothing out."""
        try:
            draft = self._keep()
        except drafts.DraftTooLong:
            return JsonResponse({"problem": "This is more text than can be kept. Shorten it, or save it in parts."}, status=413)
        return JsonResponse({"saved": f"{timezone.localtime(draft.saved_at):%H:%M}"})

    def _keep(self) -> Draft:
        words = self.request.POST.copy()
        words.pop("token", None)
        return drafts.keep_draft(by=self.by, child=None, words=words, **self.kept)

    @property
    def by(self) -> User:
        return cast(User, self.request.user)

    def drop(self) -> None:
        drafts.drop_draft(by=self.by, **self.kept)

    def restored(self, make: Callable[[Any], Any]) -> tuple[Any, Draft | None]:
        """The form as its reader left it, complaining of nothing; a fresh one where nothing was left."""
        draft = drafts.own_draft(by=self.by, **self.kept)
        if draft is None:
            return make(None), None
        form = make(drafts.as_sent(draft.words))
        form._errors = ErrorDict()
        return form, draft

    def form_page(self, form: Any, title: str, back: str, *crumbs: Link, **more: Any) -> HttpResponse:
        context = {
            "form": form,
            "title": title,
            "back": back,
            "breadcrumbs": [Link(START, reverse("looked_after:carers")), *crumbs],
            "keep": f"{self.request.path}?{KEEP}",
            "draft": None,
            **more,
        }
        return render(self.request, "looked_after/carers/form.html", context, status=422 if form.errors else 200)

    def saved(self, form: Any, done: str) -> Any:
        """What the verb made of a form, or None when the form or the verb refused: then its words are kept."""
        made = None
        if form.is_valid():
            try:
                made = form.save_by(self.request.user)
            except ValidationError as refused:
                take_refusal(form, refused)
        if made is None:
            self._keep()
            return None
        self.drop()
        messages.success(self.request, done)
        return made


class Carers(CarerPage):
    """Finds households and providers. What is typed is sent, never put into an address: it may be a carer's name."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show({"form": FindForm()})

    def post(self, request: HttpRequest) -> HttpResponse:
        form = FindForm(request.POST)
        if not form.is_valid():
            return self._show({"form": form}, status=422)
        words = form.cleaned_data["words"]
        homes = FosterCarerHousehold.objects.named(words).select_related("approval").order_by("name", "pk")
        providers = PlacementProvider.objects.named(words).select_related("placement_type").order_by("name", "pk")
        counts = homes.count(), providers.count()
        record_event(by=request.user, verb="search_carers", found=sum(counts))  # type: ignore[arg-type]
        found = [households_table(list(homes[:MOST_SHOWN]), counts[0]), providers_table(list(providers[:MOST_SHOWN]), counts[1])]
        return self._show({"form": form, "found": found, "token": signing.dumps(request.user.pk, salt=ADDING)})

    def _show(self, context: dict[str, Any], status: int = 200) -> HttpResponse:
        today = timezone.localdate()
        ours = FosterCarerHousehold.objects.approved_on_day(today).annotate(last_reviewed_on=Max("reviews__held_on"))
        context = {"found": [], "token": "", **context, "due": reviews_due(ours, today) or ""}
        return render(self.request, "looked_after/carers/find.html", context, status=status)


class Add(FormPage):
    """Adds what a search has not found: the search hands over a token that holds for two hours."""

    title: str
    done: str
    page: str

    def get(self, request: HttpRequest) -> HttpResponse:
        return redirect("looked_after:carers")

    def post(self, request: HttpRequest) -> HttpResponse:
        token = request.POST.get("token", "")
        if KEEP in request.GET:
            return self.keep()
        if not self._has_searched(token):
            return redirect("looked_after:carers")
        back = reverse("looked_after:carers")
        if request.POST.get("action") == "discard":
            self.drop()
        if "begin" in request.POST or request.POST.get("action") == "discard":
            form, draft = self.restored(self.form)
            return self.form_page(form, self.title, back, token=token, draft=draft)
        form = self.form(request.POST)
        made = self.saved(form, self.done)
        return redirect(self.page, made.uuid) if made else self.form_page(form, self.title, back, token=token)

    @property
    def kept(self) -> Kept:
        return {"step": f"carers.{self.form.__name__}", "about": NOBODY_YET}

    def _has_searched(self, token: str) -> bool:
        try:
            return bool(signing.loads(token, salt=ADDING, max_age=ADDING_LASTS) == self.request.user.pk)
        except signing.BadSignature:
            return False


class AddHousehold(Add):
    form, title, done, page = AddHouseholdForm, "Add a foster household", "Household added", "looked_after:home"


class AddProvider(Add):
    form, title, done, page = ProviderForm, "Add a provider", "Provider added", "looked_after:provider"


class Home(CarerPage):
    """One foster household, and what can be recorded of it."""

    def get(self, request: HttpRequest, home: uuid.UUID) -> HttpResponse:
        found = get_object_or_404(FosterCarerHousehold, uuid=home)
        forms = [form for form in HOME_FORMS.values() if form.fits(found)]
        context = {
            "title": str(found),
            "facts": SummaryList(facts_of_home(found, timezone.localdate())),
            "tables": tables_of_home(found),
            "links": [Link(form.title, reverse("looked_after:home_form", args=[found.uuid, form.key])) for form in forms],
            "breadcrumbs": [Link(START, reverse("looked_after:carers"))],
        }
        return render(request, "looked_after/carers/one.html", context)


class HomeFormPage(FormPage):
    """One thing recorded of a household."""

    def get(self, request: HttpRequest, home: uuid.UUID, form: str) -> HttpResponse:
        return self._show(*self.restored(partial(self._form, home, form)))

    def post(self, request: HttpRequest, home: uuid.UUID, form: str) -> HttpResponse:
        filled = self._form(home, form, request.POST)
        if KEEP in request.GET:
            return self.keep()
        if request.POST.get("action") == "discard":
            self.drop()
            return redirect(request.path)
        if self.saved(filled, filled.done) is None:
            return self._show(filled)
        return redirect("looked_after:home", home)

    def _form(self, home: uuid.UUID, key: str, data: Any = None) -> Any:
        found = get_object_or_404(FosterCarerHousehold, uuid=home)
        form = HOME_FORMS.get(key)
        if form is None or not form.fits(found):
            raise Http404
        return form(data, home=found, today=timezone.localdate())

    @property
    def kept(self) -> Kept:
        return {"step": f"carers.home.{self.kwargs['form']}", "about": self.kwargs["home"]}

    def _show(self, form: Any, draft: Draft | None = None) -> HttpResponse:
        page = reverse("looked_after:home", args=[form.home.uuid])
        return self.form_page(form, form.title, page, Link(str(form.home), page), draft=draft)


class Provider(CarerPage):
    """One provider, and what can be recorded of it."""

    def get(self, request: HttpRequest, provider: uuid.UUID) -> HttpResponse:
        found = get_object_or_404(PlacementProvider, uuid=provider)
        forms = [form for key, form in PROVIDER_FORMS.items() if key != "close" or found.closed_on is None]
        context = {
            "title": found.name,
            "facts": SummaryList(facts_of_provider(found)),
            "tables": [],
            "links": [Link(form.title, reverse("looked_after:provider_form", args=[found.uuid, form.key])) for form in forms],
            "breadcrumbs": [Link(START, reverse("looked_after:carers"))],
        }
        return render(request, "looked_after/carers/one.html", context)


class ProviderFormPage(FormPage):
    """One thing recorded of a provider."""

    def get(self, request: HttpRequest, provider: uuid.UUID, form: str) -> HttpResponse:
        return self._show(*self.restored(partial(self._form, provider, form)))

    def post(self, request: HttpRequest, provider: uuid.UUID, form: str) -> HttpResponse:
        filled = self._form(provider, form, request.POST)
        if KEEP in request.GET:
            return self.keep()
        if request.POST.get("action") == "discard":
            self.drop()
            return redirect(request.path)
        if self.saved(filled, filled.done) is None:
            return self._show(filled)
        return redirect("looked_after:provider", provider)

    def _form(self, provider: uuid.UUID, key: str, data: Any = None) -> Any:
        found = get_object_or_404(PlacementProvider, uuid=provider)
        form = PROVIDER_FORMS.get(key)
        if form is None or (key == "close" and found.closed_on is not None):
            raise Http404
        return form(data, instance=found)

    @property
    def kept(self) -> Kept:
        return {"step": f"carers.provider.{self.kwargs['form']}", "about": self.kwargs["provider"]}

    def _show(self, form: Any, draft: Draft | None = None) -> HttpResponse:
        page = reverse("looked_after:provider", args=[form.instance.uuid])
        return self.form_page(form, form.title, page, Link(form.instance.name, page), draft=draft)
