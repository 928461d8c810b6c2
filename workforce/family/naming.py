"""Naming somebody: whom csc knows already is asked before anybody is added a second time."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from csc.forms import DateField
from csc.forms.base import word_errors
from csc.forms.dates import NotADate, parse_date
from csc.forms.widgets import DateInput
from csc.models import Person, SharedPart
from workforce.family.around import described, likely
from workforce.family.asking import OnPeoplePage
from workforce.family.contact import CONTACT
from workforce.family.services import add_person, change_person

NOBODY_OF_THESE = "new"
REACHED = ("phone", "email", *CONTACT)
WHO = ("forename", "surname", "date_of_birth", *REACHED)
GIVEN_ANEW = "Given when they were named for another child."


class NamesSomebody(OnPeoplePage):
    """Asks who somebody is. Where the name fits people who are known, the form asks whether it is one of them.

    A form that is first sent and first read cannot know the name: the question comes with the answer to the first
    press, and the second saves.
    """

    helpers = frozenset({*WHO, "known"})
    added = frozenset({"known"})
    for_siblings = True
    with_records: ClassVar[bool] = True
    """Whether somebody with a record may be meant; no child is a professional."""

    likely: list[Person]

    def prepare(self) -> None:
        self.likely = self._likely() if self.is_bound else []
        if birth := self.fields.get("date_of_birth"):
            birth.past = True  # type: ignore[attr-defined]
        if not self.likely:
            return
        choices = [(str(each.uuid), described(each, self.hand.reader)) for each in self.likely]
        field = forms.ChoiceField(
            label="Is it one of these people?",
            help_text="They are known already. Choose the right one, so that nobody is in csc twice.",
            choices=[*choices, (NOBODY_OF_THESE, "No, it is somebody else")],
            widget=forms.RadioSelect,
            required=False,
        )
        word_errors(field)
        self.fields["known"] = field
        names = [name for name in self.fields if name != "known"]
        after = names.index("date_of_birth" if "date_of_birth" in names else "surname") + 1
        self.order_fields([*names[:after], "known", *names[after:]])

    def _likely(self) -> list[Person]:
        forename, surname, birth = (self._sent(name) for name in ("forename", "surname", "date_of_birth"))
        return likely(
            self.hand.reader,
            self.child,
            forename=forename[:100],
            surname=surname[:100],
            birth=_day(birth, self.hand.today),
            with_records=self.with_records,
        )

    def _sent(self, name: str) -> str:
        return str(self.data.get(self.add_prefix(name)) or "")

    @property
    def needed_when_asked(self) -> frozenset[str]:
        return super().needed_when_asked | {"known"}

    def clean(self) -> dict[str, Any]:
        super().clean()
        if self.likely and "known" not in self.errors and not self.cleaned_data.get("known"):
            self.add_error("known", "Say whether it is one of these people, who are known already")
        chosen = self._chosen()
        if chosen is not None and chosen.has_record:
            for name in REACHED:
                if self.cleaned_data.get(name):
                    self.add_error(name, f"{chosen.full_name} has a record of their own: change this there")
        elif chosen is not None and chosen.contact_safety and self.cleaned_data.get("contact_safety"):
            said = f"“{chosen.get_contact_safety_display()}” is known of them already"
            self.add_error("contact_safety", f"{said}. Choose “Not recorded” here, and change their details afterwards")
        return self.cleaned_data

    def _chosen(self) -> Person | None:
        key = self.cleaned_data.get("known") or ""
        return next((each for each in self.likely if str(each.uuid) == key), None)

    def somebody(self, part: SharedPart | None) -> Person:
        """The person who was chosen or, once for all the children of one press, added.

        Raises:
            ValidationError: by field.
        """
        known: Person | None = part.__dict__.get("_named") if part is not None else None
        person = known or self._chosen_anew() or self._new()
        if part is not None:
            part.__dict__["_named"] = person  # one press passes one part, child after child
        return person

    def _chosen_anew(self) -> Person | None:
        """The chosen one, with a telephone number, an e-mail address or a warning that was not known of them."""
        chosen = self._chosen()
        if chosen is None:
            return None
        given = {name: value for name in REACHED if (value := self.cleaned_data.get(name))}
        if all(getattr(chosen, name) == value for name, value in given.items()):
            return chosen
        return change_person(by=self.hand.by, person=chosen, child=self.child, changes=given, reason=GIVEN_ANEW)

    def _new(self) -> Person:
        facts = {name: self.cleaned_data[name] for name in WHO if name in self.cleaned_data}
        if not facts["surname"]:
            raise ValidationError({"surname": "Enter a surname, or the name they are known by"})
        return add_person(by=self.hand.by, child=self.child, not_these=self.likely, **facts)


def surname_field() -> forms.CharField:
    return forms.CharField(label="Surname", max_length=100, help_text="Where no surname is known, the name they go by.")


def forename_field() -> forms.CharField:
    return forms.CharField(label="Forename", max_length=100, required=False)


def birth_field() -> DateField:
    return DateField(label="Date of birth, if known", required=False, past=True, widget=DateInput(calendar=False))


def phone_field(label: str = "Telephone") -> forms.CharField:
    return forms.CharField(label=label, max_length=40, required=False, widget=forms.TextInput(attrs={"type": "tel"}))


def email_field() -> forms.EmailField:
    return forms.EmailField(label="E-mail address", required=False)


def _day(typed: str, today: datetime.date) -> datetime.date | None:
    try:
        return parse_date(typed, today=today)
    except NotADate:
        return None
