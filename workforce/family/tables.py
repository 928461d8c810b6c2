"""What may be changed of the people around a child, beside each of them, and the table of where everybody lives."""

from __future__ import annotations

from functools import cached_property

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from csc.components import Column, Link, Table
from csc.formats import day as in_full
from csc.models import Address, Child, FamilyMembership, Person, Relationship
from csc.permissions import Permission
from workforce.access import can
from workforce.family.around import far_end, ties_of
from workforce.family.confidential import held_directly
from workforce.family.places import addresses_for
from workforce.reach import Reader
from workforce.recording.steps import address_of, all_steps
from workforce.sameness import keys_of, records_of


class Changing:
    """The links of one page of people, for a reader who may or may not record for the child."""

    def __init__(self, child: Child, reader: Reader) -> None:
        self.child = child
        self.reader = reader
        self.may = can(reader, Permission.RECORD_WORK, child)

    @cached_property
    def _ties(self) -> dict[int, Relationship]:
        """The relationship that may be changed, by the person it leads to."""
        return {far_end(tie, held).pk: tie for held in records_of(self.child) for tie in ties_of(held)}

    def of(self, person: Person) -> SafeString | None:
        """How somebody stands to the child and, where they have no record of their own, their details and address."""
        tie = self._ties.get(person.pk) if self.may else None
        if tie is None:
            return None
        steps = {"change_relationship": "Relationship"}
        if not person.has_record:
            steps |= {"change_relatives_details": "Details", "add_relatives_address": "New address"}
        return _links(self.child, tie, steps, person.full_name)

    def of_address(self, address: Address) -> SafeString | None:
        return _links(self.child, address, {"change_address": "Change"}, f"{address}, {address.person}") if self.may else None

    def shown(self, address: Address) -> str | SafeString:
        """An address in one line; a confidential one masked, with the way to it for those who hold the child."""
        said = ", ".join(str(address).splitlines())
        if not address.confidential or not self._may_be_shown:
            return said
        where = reverse("workforce:show_address", args=[self.child.uuid, address.uuid])
        whose = f"{address.person}, {address.kind}" + (f", from {in_full(address.started_on)}" if address.started_on else "")
        press = '{} <a class="govuk-link" href="{}">Show this address<span class="govuk-visually-hidden">: {}</span></a>'
        return format_html(press, said, where, whose)

    @cached_property
    def _may_be_shown(self) -> bool:
        """Asked only where there is a confidential address, which is seldom."""
        return held_directly(self.reader, self.child) is not None

    def to_add_people(self) -> list[Link]:
        """Below the network: somebody else, and the family the child may have left."""
        if not self.may:
            return []
        families = FamilyMembership.objects.filter(person__in=keys_of(self.child), ended_on__isnull=True).select_related("family")
        leave = all_steps()["leave_family"]
        return [
            self._begin("add_relative"),
            *(
                Link(f"{leave.title}: {held.family.name}", address_of(leave, self.child, held))
                for held in families.order_by("pk")
            ),
        ]

    def to_add_professionals(self) -> list[Link]:
        return [self._begin("add_professional")] if self.may else []

    def to_add_addresses(self) -> list[Link]:
        return [self._begin("add_address")] if self.may else []

    def _begin(self, key: str) -> Link:
        step = all_steps()[key]
        return Link(step.title, address_of(step, self.child))


def addresses_table(child: Child, changing: Changing) -> Table:
    """Where the child lives and lived, and those around it who have no record. Confidential ones are masked."""
    found = {each.pk: each for held in records_of(child) for each in addresses_for(held)}
    own = keys_of(child)

    def place(each: Address) -> tuple[bool, str, int, int]:
        days = -each.started_on.toordinal() if each.started_on else 0
        return each.person_id not in own, str(each.person), days, -each.pk

    rows = [
        [
            str(each.person),
            changing.shown(each),
            each.kind.label,
            each.started_on,
            each.ended_on,
            *([changing.of_address(each)] if changing.may else []),
        ]
        for each in sorted(found.values(), key=place)
    ]
    columns = [Column("Who"), Column("Address"), Column("Kind"), Column("From", kind="date"), Column("Until", kind="date")]
    columns += [Column("Change")] if changing.may else []
    return Table(
        "Addresses",
        columns,
        rows,
        noun=("address", "addresses"),
        empty="No address has been recorded.",
        actions=changing.to_add_addresses(),
    )


def _links(child: Child, row: Relationship | Address, steps: dict[str, str], of: str) -> SafeString:
    links = ((reverse("workforce:step_about", args=[child.uuid, key, row.uuid]), words, of) for key, words in steps.items())
    one = '<a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden"> of {}</span></a>'
    return format_html("{}", format_html_join(", ", one, links))
