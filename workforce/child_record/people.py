"""The people of a child's record: the child's own particulars, the family and network, and professionals."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.generic import View

from csc.components import Cell, Column, Fact, NotRecorded, SummaryList, Table
from csc.formats import day as in_full
from csc.formats import lower_first
from csc.models import Child
from csc.permissions import Permission
from workforce.child_record.diagram import drawing_of
from workforce.child_record.involved import professionals
from workforce.child_record.last_seen import Sighting, last_seen
from workforce.child_record.network import Network, Tie, network_of
from workforce.child_record.tabs import tabs_of
from workforce.family.contact import warnings_of, ways_to
from workforce.family.tables import Changing, addresses_table
from workforce.pages import ChildPage
from workforce.particulars.shown import about, changes_table, facts_table, numbers_table, steps_about
from workforce.reach import Reader
from workforce.recording.identity import born, identity_bar, name_of


class People(ChildPage, View):
    """Everybody around a child. With `person` in the address the network is seen from them."""

    permission = Permission.READ_CHILDREN

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        reader: Reader = request.reader  # type: ignore[attr-defined]
        network = network_of(self.child, reader, kwargs.get("person"))
        seen, changing = last_seen(self.child), Changing(self.child, reader)
        context = {
            "child": self.child,
            "identity": identity_bar(self.child, reader.today),
            "tabs": tabs_of(self.child, reader, "workforce:people"),
            "network": network,
            "warnings": warnings_of([(self.child, ""), *((tie.person, tie.kind) for tie in network.ties)]),
            "own": network.centre.pk == self.child.pk,
            "drawing": drawing_of(network) if network.ties else None,
            "ties": _table(self.child, network, reader, seen, changing),
            "professionals": professionals(self.child, changing),
            "about": SummaryList([_child_seen(seen.get(self.child.pk)), *about(self.child)]),
            "steps": steps_about(self.child, reader),
            "facts": facts_table(self.child, reader),
            "numbers": numbers_table(self.child, reader),
            "addresses": addresses_table(self.child, changing),
            "changes": changes_table(self.child),
        }
        return render(request, "workforce/child_record/people.html", context)


def _child_seen(last: Sighting | None) -> Fact:
    return Fact("Last seen", _sighting(last))


def _sighting(last: Sighting | None) -> SafeString | None:
    if last is None:
        return None
    return format_html('<a class="govuk-link" href="{}">{}</a>, {}', last.href, in_full(last.on), lower_first(last.what))


def _table(child: Child, network: Network, reader: Reader, seen: dict[int, Sighting], changing: Changing) -> Table:
    """Everybody in the network; seen from the child, with what may be changed."""
    may_change = changing.may and network.centre.pk == child.pk
    columns = [
        Column("Who"),
        Column(f"Relation to {network.centre.forename or name_of(child)}"),
        Column("Born"),
        Column("Parental responsibility"),
        Column("How to reach them"),
        Column("Last seen or spoken to"),
        Column("Seen from them"),
        *([Column("Change")] if may_change else []),
    ]
    rows = [
        [*_row(child, tie, reader, seen.get(tie.person.pk)), *([changing.of(tie.person)] if may_change else [])]
        for tie in network.ties
    ]
    return Table(
        "Family and network",
        columns,
        rows,
        noun=("person", "people"),
        empty="Nobody has been recorded yet.",
        actions=changing.to_add_people() if may_change else [],
    )


def _relation(tie: Tie) -> str:
    """What they are, that they are to be told first, and what else should be known."""
    said = f"{tie.kind}, next of kin" if tie.next_of_kin else tie.kind
    return f"{said}: {tie.note}" if tie.note else said


def _row(child: Child, tie: Tie, reader: Reader, last: Sighting | None) -> list[object]:
    person = tie.person
    record = reverse("workforce:child", args=[person.uuid]) if tie.record else ""
    died = f", died {in_full(person.died_on)}" if person.died_on else ""
    recentred = format_html(
        '<a class="govuk-link" href="{}">Network<span class="govuk-visually-hidden"> of {}</span></a>',
        reverse("workforce:people_around", args=[child.uuid, person.uuid]),
        person.full_name,
    )
    return [
        Cell(person.full_name, href=record),
        _relation(tie),
        (born(person, reader.today) or "") + died or NotRecorded(),  # type: ignore[arg-type]
        tie.parental_responsibility,
        ways_to(person),
        _sighting(last),
        recentred,
    ]
