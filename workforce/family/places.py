"""The steps on where a child and the people around it live."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.text import capfirst

from csc.components import Fact
from csc.formats import day as in_full
from csc.forms import CodeField, DateField, YesNoField
from csc.forms.base import word_errors
from csc.models import Address, Child, Person, Relationship, SharedPart
from workforce.family.addresses import add_address, change_address, main_address, tidy_postcode
from workforce.family.around import far_end, ties_to_people_without_a_record
from workforce.family.asking import ChangesARow, OnPeoplePage, version_field, why_field
from workforce.family.codes import HOMES, NOWHERE, one_at_a_time
from workforce.recording.steps import Reveal, StepForm, register

WHERE = ("lines", "postcode", "confidential_reason")
CONFIDENTIAL_HINT = (
    "A confidential address is masked on every page and found by no search. Those who hold the child are shown it for a "
    "reason, which is kept. Everybody around the child who lives there is protected with it."
)


def lines_field() -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3, "autocomplete": "off"})
    return forms.CharField(label="Address", required=False, max_length=500, widget=widget)


def postcode_field() -> forms.CharField:
    return forms.CharField(label="Postcode", required=False, max_length=10, widget=forms.TextInput(attrs={"autocomplete": "off"}))


def secrecy_reason_field() -> forms.CharField:
    return forms.CharField(label="Why must it be kept confidential?", max_length=200, help_text="Shown on no page.")


class AsksWhere(OnPeoplePage):
    """A form that holds an address: its words are shown to nobody else while they are a draft."""

    unseen = frozenset(WHERE)

    def clean_postcode(self) -> str:
        try:
            return tidy_postcode(self.cleaned_data["postcode"])
        except ValidationError as refused:
            raise ValidationError(refused.messages) from None


def _in_view(home: Address) -> str:
    """A home as a form may show it, with the day it began."""
    said = "the confidential address" if home.confidential else ", ".join(str(home).splitlines())
    return f"{said}, since {in_full(home.started_on)}" if home.started_on else said


class NewAddress(AsksWhere):
    """What a new address asks, whosever it is."""

    button = "Save"
    helpers = frozenset({"replaces"})
    added = frozenset({"replaces"})
    reveals = {"confidential_reason": Reveal("confidential", ("yes",), required=True)}

    @property
    def whose(self) -> Person:
        raise NotImplementedError

    def prepare(self) -> None:
        """Ask whether the home that is known ends, which is shown masked where it is confidential."""
        home = main_address(self.whose, HOMES)
        if home is None:
            return
        field = forms.BooleanField(
            label=f"It takes the place of {_in_view(home)}", required=False, help_text="That one ends on the day this one begins."
        )
        word_errors(field)
        self.fields["replaces"] = field
        names = [name for name in self.fields if name != "replaces"]
        after = names.index("started_on") + 1
        self.order_fields([*names[:after], "replaces", *names[after:]])

    def in_view(self) -> list[Fact]:
        facts = [] if self.whose == self.child else [Fact("Address of", str(self.whose))]
        if home := main_address(self.whose, HOMES):
            facts.append(Fact("Lives now at", capfirst(_in_view(home))))
        return facts

    def clean(self) -> dict[str, Any]:
        super().clean()
        typed = self.cleaned_data
        kind = typed.get("kind")
        if kind is not None and kind.pk not in NOWHERE and not self.errors and not (typed.get("lines") or typed.get("postcode")):
            self.add_error("lines", "Enter the address, or at least its postcode")
        return typed

    def perform(self, shared_part: SharedPart | None) -> Address:
        facts = self.facts()
        # Of placements there is one at a time too; that a new one takes the place of the one before is not in question.
        replaces = bool(self.cleaned_data.get("replaces")) or one_at_a_time(facts["kind"].pk) not in (HOMES, frozenset())
        return add_address(by=self.hand.by, child=self.child, person=self.whose, replaces=replaces, **facts)


@register
class AddAddress(NewAddress, StepForm):
    """Where the child lives or lived, for brothers and sisters who moved along too."""

    key = "add_address"
    title = "Add an address"
    done = "Address added"
    for_siblings = True
    shared = frozenset({"kind", "lines", "postcode", "started_on", "ended_on", "confidential", "confidential_reason"})

    kind = CodeField(code_set="address_kind", label="Kind of address")
    lines = lines_field()
    postcode = postcode_field()
    started_on = DateField(label="From which day?", past=True)
    ended_on = DateField(label="Until which day, if it has ended", required=False, past=True)
    confidential = YesNoField(label="Must this address be kept confidential?", help_text=CONFIDENTIAL_HINT)
    confidential_reason = secrecy_reason_field()

    @property
    def whose(self) -> Person:
        return self.child


@register
class AddRelativesAddress(NewAddress, StepForm):
    """Where somebody around the child lives who has no record of their own."""

    key = "add_relatives_address"
    title = "Add the address of somebody in the network"
    done = "Address added"
    in_menu = False
    about = Relationship

    kind = CodeField(code_set="address_kind", label="Kind of address")
    lines = lines_field()
    postcode = postcode_field()
    started_on = DateField(label="From which day?", past=True, help_text="If it is not known, the day you heard of it.")
    ended_on = DateField(label="Until which day, if it has ended", required=False, past=True)
    confidential = YesNoField(label="Must this address be kept confidential?", help_text=CONFIDENTIAL_HINT)
    confidential_reason = secrecy_reason_field()

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[Relationship]:
        return ties_to_people_without_a_record(child)

    @property
    def whose(self) -> Person:
        return far_end(cast(Relationship, self.subject), self.child)


def addresses_for(child: Child) -> QuerySet[Address]:
    """The addresses that may be changed from a child's record: its own, and those of people who have no record."""
    ties = ties_to_people_without_a_record(child)
    others = Q(person__in=ties.filter(other=child).values("person")) | Q(person__in=ties.filter(person=child).values("other"))
    return Address.objects.filter(Q(person=child) | others).select_related("kind", "person")


@register
class ChangeAddress(AsksWhere, ChangesARow, StepForm):
    """What is wrong in an address, or the day it ended. A confidential one is not shown here either."""

    key = "change_address"
    title = "Correct or end an address"
    done = "Address changed"
    button = "Save"
    about = Address
    columns = ("kind", "lines", "postcode", "started_on", "ended_on", "confidential", "confidential_reason")
    reveals = {"confidential_reason": Reveal("confidential", ("yes",))}

    kind = CodeField(code_set="address_kind", label="Kind of address")
    lines = lines_field()
    postcode = postcode_field()
    started_on = DateField(label="From which day?", required=False, past=True)
    ended_on = DateField(label="Until which day, if it has ended", required=False, past=True)
    confidential = YesNoField(label="Must this address be kept confidential?", help_text=CONFIDENTIAL_HINT)
    confidential_reason = secrecy_reason_field()
    reason = why_field()
    seen_version = version_field()

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[Address]:
        return addresses_for(child)

    @property
    def _was_confidential(self) -> bool:
        return bool(self.row.confidential)

    def withheld(self) -> frozenset[str]:
        return frozenset(WHERE) if self._was_confidential else frozenset()

    def prepare(self) -> None:
        self.fields["confidential_reason"].required = False
        if self._was_confidential:
            hint = "It is confidential and not shown. Leave this empty, unless it is wrong."
            for name in WHERE:
                self.fields[name].help_text = hint

    def in_view(self) -> list[Fact]:
        address = cast(Address, self.subject)
        return [Fact("Address of", str(address.person)), Fact("Now recorded", str(address))]

    def clean(self) -> dict[str, Any]:
        super().clean()
        typed = self.cleaned_data
        if typed.get("confidential") and not self._was_confidential and not typed.get("confidential_reason"):
            self.add_error("confidential_reason", "Say why it must be kept confidential")
        return typed

    def perform(self, shared_part: SharedPart | None) -> Address:
        address = cast(Address, self.subject)
        return change_address(by=self.hand.by, child=self.child, address=address, changes=self.changes(), **self.because())
