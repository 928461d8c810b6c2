"""Who looked at one child's record; what was read without evident cause; and what came of a look at it."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.views.generic import View

from csc.components import Cell, Column, Fact, FilterPanel, Link, Pages, Row, SummaryList, Table, Tag
from csc.formats import moment, plural
from csc.formats import time as clock
from csc.models import AccessLog, BreakGlass, Child, Person, Reach, User
from csc.permissions import Permission
from workforce.child_record.tabs import tabs_of
from workforce.pages import ChildPage, PermissionRequired
from workforce.reach import Reader
from workforce.recording.identity import identity_bar, name_of
from workforce.recording.steps import take_refusal
from workforce.sameness import keys_of
from workforce.who_looked.forms import OpeningReviewForm, ReadingReviewForm, ReviewFilter
from workforce.who_looked.reads import LONGEST, Cause, Reading, children_of, names_of, readings, with_causes
from workforce.who_looked.review import review_break_glass, review_reading

SHEET = 50


class WhoLooked(ChildPage, View):
    """Who has opened one child's record, by person and day, the latest first."""

    permission = Permission.READ_CHILD_LOG

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        reader: Reader = request.reader  # type: ignore[attr-defined]
        uuids = list(Person.objects.filter(pk__in=keys_of(self.child)).values_list("uuid", flat=True))
        found = readings(AccessLog.objects.filter(child__in=uuids))
        page = Paginator(found, SHEET).get_page(request.GET.get("page"))
        shown = with_causes(list(page))
        names = names_of(shown)
        columns = [
            Column("Who"),
            Column("Day", kind="date"),
            Column("Pages", kind="number"),
            Column("How they reached it"),
            Column("Why to look"),
        ]
        count = page.paginator.num_pages
        table = Table(
            "Who looked",
            columns,
            [_row(each, [names.get(each.actor, each.actor_name), each.day, each.pages]) for each in shown],
            noun=("reading", "readings"),
            total=len(found),
            first=page.start_index(),
            pages=Pages(page.number, count, request.GET, "Pages of who looked") if count > 1 else None,
            caption_size="hidden",
        )
        context = {
            "child": self.child,
            "identity": identity_bar(self.child, reader.today),
            "tabs": tabs_of(self.child, reader, "workforce:who_looked"),
            "table": table,
        }
        return render(request, "workforce/who_looked/child.html", context)


class AccessToReview(PermissionRequired, View):
    """Readings of the last days that somebody should look at, and emergency openings nobody has reviewed.

    The reviewer's own are for somebody else.
    """

    permission = Permission.REVIEW_ACCESS

    def get(self, request: HttpRequest) -> HttpResponse:
        reader: Reader = request.reader  # type: ignore[attr-defined]
        form = ReviewFilter(request.GET)
        chosen = form.cleaned_data if form.is_valid() else {}
        days = min(int(chosen.get("days") or 1), LONGEST)
        since = timezone.make_aware(datetime.datetime.combine(reader.today - datetime.timedelta(days=days), datetime.time()))
        found = with_causes(readings(AccessLog.objects.filter(at__gte=since).exclude(actor=reader.user.uuid)))
        wanted = set(chosen.get("cause", [])) or set(Cause)
        asked = [each for each in found if wanted & set(each.causes) and (chosen.get("reviewed") or each.review is None)]
        visible = self._visible(asked, reader)
        listed = [each for each in asked if each.child in visible]
        page = Paginator(listed, SHEET).get_page(request.GET.get("page"))
        context = {
            "filter": FilterPanel(form, request.GET),
            "table": self._table(page, visible, names_of(page), len(asked) - len(listed)),
            "openings": _openings(reader),
        }
        return render(request, "workforce/who_looked/review.html", context)

    def _visible(self, asked: list[Reading], reader: Reader) -> dict[uuid.UUID, Child]:
        """The children among them whom the reviewer may see: one question for all of them."""
        children = children_of(asked)
        reach = reader.reach_of_each(children.values(), self.permission)
        return {key: child for key, child in children.items() if reach[key] is not None}

    def _table(self, page: Any, children: dict[uuid.UUID, Child], names: dict[uuid.UUID, str], hidden: int) -> Table:
        columns = [
            Column("Who"),
            Column("Whose record"),
            Column("Day", kind="date"),
            Column("Pages", kind="number"),
            Column("How they reached it"),
            Column("Why to look"),
            Column("Review"),
        ]
        rows = []
        for each in page:
            child = children[each.child]
            lead = [
                names.get(each.actor, each.actor_name),
                Cell(name_of(child), href=reverse("workforce:who_looked", args=[child.uuid])),
                each.day,
                each.pages,
            ]
            said = each.review.get_outcome_display() if each.review else "Review"
            where = reverse("workforce:review_reading", args=[each.actor, each.child, each.day.isoformat()])
            rows.append(_row(each, lead, Cell(said, href=where)))
        count = page.paginator.num_pages
        return Table(
            "Readings to look at",
            columns,
            rows,
            noun=("reading", "readings"),
            total=page.paginator.count,
            first=page.start_index(),
            hidden=hidden,
            pages=Pages(page.number, count, self.request.GET, "Pages of readings") if count > 1 else None,
            empty="Nothing to look at in these days.",
        )


def _row(reading: Reading, lead: list[object], *more: object) -> Row:
    reached = ", ".join(str(Reach(reach).label) for reach in sorted(reading.reaches))
    why = "; ".join(f"“{reason}”" for reason in reading.reasons)
    return Row([*lead, f"{reached} {why}".strip(), _tags(reading), *more])


def _tags(reading: Reading) -> SafeString | None:
    colours = {
        Cause.NO_ALLOCATION: "yellow",
        Cause.AFTER_HOURS: "blue",
        Cause.MANY_AT_ONCE: "red",
        Cause.ADDRESS_SHOWN: "purple",
        Cause.ADDRESS_REFUSED: "red",
        Cause.POSTCODE_TYPED: "purple",
    }
    tags = [(str(Tag(cause.label, colours.get(cause, "orange"))),) for cause in reading.causes]  # type: ignore[arg-type]
    return SafeString(" ".join(tag for (tag,) in tags)) if tags else None


def _openings(reader: Reader) -> list[BreakGlass]:
    """Emergency openings nobody has reviewed; the reviewer's own are for somebody else. Told by number, as to the worker."""
    awaiting = BreakGlass.objects.awaiting_review().exclude(user=reader.user)  # type: ignore[attr-defined]
    return list(awaiting.select_related("child", "user").order_by("started_at", "pk"))


class ReviewReading(PermissionRequired, View):
    """What one person read of one child on one day, page by page, and what the reviewer makes of it."""

    permission = Permission.REVIEW_ACCESS

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        reading = self._reading()
        review = reading.review
        return self._show(reading, ReadingReviewForm(initial={"outcome": review.outcome, "note": review.note} if review else {}))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        reading, form = self._reading(), ReadingReviewForm(request.POST)
        if form.is_valid():
            reader: Reader = request.reader  # type: ignore[attr-defined]
            try:
                review_reading(by=reader.user, reader=reading.actor, child=reading.child, day=reading.day, **form.cleaned_data)
            except ValidationError as refused:
                take_refusal(form, refused)
            else:
                messages.success(request, "What you found is kept.")
                return redirect("workforce:access_review")
        return self._show(reading, form)

    def _reading(self) -> Reading:
        """The reading asked for, of a child the reviewer reaches. Raises Http404 where there is none."""
        reader: Reader = self.request.reader  # type: ignore[attr-defined]
        try:
            day = datetime.date.fromisoformat(self.kwargs["day"])
        except ValueError:
            raise Http404 from None
        begins = timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
        ends = timezone.make_aware(datetime.datetime.combine(day + datetime.timedelta(days=1), datetime.time()))
        rows = AccessLog.objects.filter(actor=self.kwargs["reader"], child=self.kwargs["child"], at__gte=begins, at__lt=ends)
        self.rows = list(rows.order_by("at", "id"))
        child = Child.objects.filter(uuid=self.kwargs["child"]).first()
        if not self.rows or child is None or reader.reach_of(child, self.permission) is None:
            raise Http404
        self.child = child
        return with_causes(readings(rows))[0]

    def _show(self, reading: Reading, form: ReadingReviewForm) -> HttpResponse:
        who = User.objects.filter(uuid=reading.actor).first()
        facts = [
            Fact("Who", str(who) if who else reading.actor_name),
            Fact("Whose record", name_of(self.child)),
            Fact("When", f"{moment(reading.first)} to {clock(reading.last)}" if reading.pages > 1 else moment(reading.first)),
            Fact("Why to look", _tags(reading)),
            Fact("Reason given", "; ".join(reading.reasons)),
        ]
        context = {
            "form": form,
            "facts": SummaryList(facts),
            "pages": format_html_join("", "<li>{}: {}</li>", ((clock(row.at), row.channel) for row in self.rows)),
            "count": plural(reading.pages, "page"),
            "breadcrumbs": [Link("Review of access", reverse("workforce:access_review"))],
        }
        return render(self.request, "workforce/who_looked/reading.html", context, status=422 if form.errors else 200)


class ReviewOpening(PermissionRequired, View):
    """One emergency opening: who, why, and whether it was justified. Names the child by number alone."""

    permission = Permission.REVIEW_ACCESS

    def get(self, request: HttpRequest, opening: uuid.UUID) -> HttpResponse:
        return self._show(self._found(opening), OpeningReviewForm())

    def post(self, request: HttpRequest, opening: uuid.UUID) -> HttpResponse:
        found, form = self._found(opening), OpeningReviewForm(request.POST)
        if form.is_valid():
            try:
                review_break_glass(by=request.reader.user, opening=found, **form.cleaned_data)  # type: ignore[attr-defined]
            except ValidationError as refused:
                take_refusal(form, refused)
            else:
                messages.success(request, "What you found is kept.")
                return redirect("workforce:access_review")
        return self._show(found, form)

    def _found(self, key: uuid.UUID) -> BreakGlass:
        found = BreakGlass.objects.awaiting_review().filter(uuid=key).select_related("child", "user").first()  # type: ignore[attr-defined]
        if found is None:
            raise Http404
        return found

    def _show(self, opening: BreakGlass, form: OpeningReviewForm) -> HttpResponse:
        facts = [
            Fact("Who", str(opening.user)),
            Fact("Record", opening.child.local_id),
            Fact("When", moment(opening.started_at)),
            Fact("Why", opening.reason),
        ]
        context = {
            "form": form,
            "facts": SummaryList(facts),
            "breadcrumbs": [Link("Review of access", reverse("workforce:access_review"))],
        }
        return render(self.request, "workforce/who_looked/opening.html", context, status=422 if form.errors else 200)
