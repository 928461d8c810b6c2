"""The pages of the search. What somebody types is sent, never put into an address: addresses are kept in logs and histories."""

from __future__ import annotations

import datetime
from typing import Any

from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.generic import View

from csc.addresses import page_address
from csc.audit import record_event, record_reads
from csc.components import Cell, Column, Link, NotRecorded, Table
from csc.models import Child
from csc.permissions import Permission
from csc.prepared import Prepared
from workforce.access import get_child, openable_among
from workforce.models import Allocation
from workforce.pages import PermissionRequired, channel_of
from workforce.reach import Reader
from workforce.recording.identity import born, name_of
from workforce.recording.steps import take_refusal
from workforce.sameness import duplicates_of
from workforce.search.forms import AddChildForm, FindForm, WordsForm
from workforce.search.likely import SHEET, likely_duplicates
from workforce.search.near import NamesNear
from workforce.search.people import Found, find_children
from workforce.search.relatives import relatives_table
from workforce.search.texts import Texts, planned_plainly, words_in
from workforce.services.people import add_child

ADDING = "workforce.search.add"
ADDING_LASTS = 2 * 60 * 60
"""Seconds between a search and the form it opens: somebody who comes back after lunch searches again."""


class Find(PermissionRequired, View):
    """Finds children by name, number or date of birth."""

    permission = Permission.SEARCH_CHILDREN

    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "workforce/search/find.html", {"form": FindForm(), "words_form": WordsForm(auto_id="inside_%s")})

    def post(self, request: HttpRequest) -> HttpResponse:
        form = FindForm(request.POST)
        context: dict[str, Any] = {"form": form, "words_form": WordsForm(auto_id="inside_%s")}
        if not form.is_valid():
            return render(request, "workforce/search/find.html", context, status=422)
        reader: Reader = request.reader  # type: ignore[attr-defined]
        names = NamesNear()
        found = find_children(reader, form.cleaned_data["words"], form.cleaned_data["born"], names)
        page = Paginator(found, SHEET).get_page(request.POST.get("page"))
        record_event(by=reader.user, verb="search_children", found=len(found), by_birth=bool(form.cleaned_data["born"]))
        context |= {
            "results": table_of(list(page), reader, page),
            "relatives": relatives_table(reader, form.cleaned_data["words"], names) or "",
            "page": page,
            "sent": {"words": request.POST.get("words", ""), "born": request.POST.get("born", "")},
            "may_add": reader.may(Permission.RECORD_CONTACTS),
            "token": signing.dumps(str(reader.user.uuid), salt=ADDING),
        }
        return render(request, "workforce/search/find.html", context)


def table_of(found: list[Found], reader: Reader, page: Page[Any] | None = None, caption: str = "Children found") -> Table:
    """What a search may show of a child: name, number, birth, and who holds them; the team alone where it does not open."""
    children = {child.pk: child for child in _children(each.person for each in found)}
    openable = openable_among(reader, children.values())
    holders: dict[int, str] = {}
    records = {pk: pk for pk in children} | dict(duplicates_of(children))
    for allocation in _holders(records, reader.today):
        who = allocation.worker.full_name if allocation.worker else "no worker yet"
        stands = records[allocation.child_id]
        holders[stands] = f"{who}, {allocation.team.name}" if stands in openable else allocation.team.name
    explained = any(each.why for each in found)
    rows = []
    for each in found:
        child = children.get(each.person)
        if child is None:  # Erased since the names were compared.
            continue
        rows.append(
            [
                _named(child, openable),
                child.local_id,
                born(child, reader.today) or NotRecorded(),
                holders.get(child.pk),
                *([f"by {each.why}" if each.why else "by name"] if explained else []),
            ]
        )
    columns = [Column("Child"), Column("Number"), Column("Born"), Column("Held by"), *([Column("Found")] if explained else [])]
    return Table(
        caption,
        columns,
        rows,
        noun=("child", "children"),
        total=page.paginator.count if page else None,
        first=page.start_index() if page else 1,
        pages=None,
        empty="Nobody was found.",
    )


@Prepared
def _children(keys: list[int]) -> QuerySet[Child]:
    return Child.objects.filter(pk__in=keys)


@Prepared
def _holders(children: list[int], day: datetime.date) -> QuerySet[Allocation]:
    """Who holds the children on a day, those last who are to be shown where several do."""
    held = Allocation.objects.open_on(day).case_holders().filter(child__in=children)
    return held.select_related("worker", "team").order_by("-role", "-pk")


def _named(child: Child, openable: set[int]) -> Cell:
    """The name, which leads to the record of a child whom the reader may open; of another it says whom to turn to."""
    name = name_of(child) + (f" (known as {child.known_as})" if child.known_as else "")
    if child.pk in openable:
        return Cell(name, href=page_address("workforce:child", child.uuid))
    return Cell(f"{name}: not open to you, pass what you have to the team")


class FindWords(PermissionRequired, View):
    """Finds words inside the records of the children the reader may open; of one child where one is named."""

    permission = Permission.SEARCH_CHILDREN

    def get(self, request: HttpRequest) -> HttpResponse:
        return redirect("workforce:find")

    def post(self, request: HttpRequest) -> HttpResponse:
        reader: Reader = request.reader  # type: ignore[attr-defined]
        form, child = WordsForm(request.POST), self._child(request)
        words = words_in(form.cleaned_data["words"]) if form.is_valid() else []
        if form.is_valid() and not words:
            form.add_error("words", "Enter a word of three letters or more")
        context: dict[str, Any] = {"form": form, "child": child, "hits": None}
        if not words:
            return render(request, "workforce/search/texts.html", context, status=422)
        texts = Texts(reader, words, child)
        with planned_plainly():
            rows: QuerySet[Any, Any] = texts.rows()
            page = Paginator(rows, SHEET).get_page(request.POST.get("page"))
            hits = texts.hits(page.object_list)
        record_event(by=reader.user, verb="search_texts", found=page.paginator.count, child=child)
        self._log(reader, [hit.child for hit in hits])
        context |= {
            "hits": hits,
            "page": page,
            "sent": {"words": request.POST["words"], "child": str(child.uuid) if child else ""},
        }
        return render(request, "workforce/search/texts.html", context)

    def _child(self, request: HttpRequest) -> Child | None:
        """The child whose record alone is searched; the door is the same as to the record itself."""
        key = request.POST.get("child", "")
        if not key:
            return None
        return get_child(request.reader, key, channel=channel_of(request))  # type: ignore[attr-defined]

    def _log(self, reader: Reader, children: list[Child]) -> None:
        """Reading a sentence of a record is reading the record."""
        if children:
            reach = {key: str(how) for key, how in reader.reach_of_each(children).items()}
            record_reads(by=reader.user, children=children, channel=channel_of(self.request), reach=reach)


class AddChild(PermissionRequired, View):
    """Begins a record, from a search that did not find the child: what was typed there is not typed again.

    Likely duplicates stand beside the form and again before it is saved, when it has to be said that the child is none of them.
    """

    permission = Permission.RECORD_CONTACTS

    def get(self, request: HttpRequest) -> HttpResponse:
        return redirect("workforce:find")

    def post(self, request: HttpRequest) -> HttpResponse:
        reader: Reader = request.reader  # type: ignore[attr-defined]
        if not _has_searched(reader, request.POST.get("token", "")):
            return redirect("workforce:find")
        if "begin" in request.POST:
            return self._show(AddChildForm(initial=_from_search(request)))
        form = AddChildForm(request.POST)
        if not form.is_valid():
            return self._show(form)
        likely = likely_duplicates(reader, form.cleaned_data)
        looked_at = set(request.POST.getlist("looked_at"))
        keys = {str(child.uuid) for child in likely}
        if likely and not (keys <= looked_at and "none_of_these" in request.POST):
            return self._show(form, likely, ask=True)
        try:
            child = add_child(by=reader.user, not_these=likely, **form.cleaned_data)
        except ValidationError as refused:
            take_refusal(form, refused)
            return self._show(form, likely)
        return redirect("workforce:step", child.uuid, "record_contact")

    def _show(self, form: AddChildForm, likely: list[Child] | None = None, *, ask: bool = False) -> HttpResponse:
        reader: Reader = self.request.reader  # type: ignore[attr-defined]
        if likely is None:
            given = form.cleaned_data if form.is_bound and hasattr(form, "cleaned_data") else form.initial
            likely = likely_duplicates(reader, given)
        context = {
            "form": form,
            "token": self.request.POST.get("token", ""),
            "likely": _table_of_likely(likely, reader),
            "looked_at": [str(child.uuid) for child in likely],
            "ask": ask,
            "breadcrumbs": [Link("Find a child", reverse("workforce:find"))],
        }
        return render(self.request, "workforce/search/add.html", context, status=422 if form.errors or ask else 200)


class LikelyDuplicates(PermissionRequired, View):
    """The children who may be the one that is being described, as the form is filled."""

    permission = Permission.RECORD_CONTACTS
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        reader: Reader = request.reader  # type: ignore[attr-defined]
        if not _has_searched(reader, request.POST.get("token", "")):
            raise PermissionDenied
        form = AddChildForm(request.POST)
        form.full_clean()
        likely = likely_duplicates(reader, form.cleaned_data)
        context = {
            "likely": _table_of_likely(likely, reader),
            "looked_at": [str(child.uuid) for child in likely],
            "ask": False,
        }
        return render(request, "workforce/search/likely.html", context)


def _has_searched(reader: Reader, token: str) -> bool:
    """Whether the token is one that a page of results gave this reader lately."""
    try:
        return bool(signing.loads(token, salt=ADDING, max_age=ADDING_LASTS) == str(reader.user.uuid))
    except signing.BadSignature:
        return False


def _table_of_likely(likely: list[Child], reader: Reader) -> Table | None:
    if not likely:
        return None
    return table_of([Found(child.pk, 0) for child in likely], reader, caption="Is it one of these?")


def _from_search(request: HttpRequest) -> dict[str, Any]:
    """What was typed into the search, as the beginning of the form."""
    words = request.POST.get("words", "").split()
    initial: dict[str, Any] = {}
    if words and not any(letter.isdigit() for word in words for letter in word):
        initial = {"forename": " ".join(words[:-1]), "surname": words[-1]}
    parts = FindForm(request.POST)
    if parts.is_valid() and (date := parts.cleaned_data["born"]) and date.day:
        initial["date_of_birth"] = datetime.date(date.year, date.month, date.day)
    return initial
