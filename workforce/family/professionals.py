"""The steps on professionals whom no other record names: a health visitor, a teacher, a solicitor, and how to reach them."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.db import transaction
from django.db.models import QuerySet

from csc.components import Fact
from csc.forms import DateField
from csc.models import Child, Code, Person, Relationship, SharedPart
from workforce.family.asking import ChangesARow, version_field, why_field
from workforce.family.codes import PROFESSIONAL
from workforce.family.naming import NamesSomebody, email_field, forename_field, phone_field, surname_field
from workforce.family.services import add_relative, change_person, change_relationship
from workforce.recording.steps import StepForm, register

OF_THE_PERSON = ("forename", "surname", "phone", "email")
OF_THE_TIE = ("note", "started_on", "ended_on")


@register
class AddProfessional(NamesSomebody, StepForm):
    """A professional who is involved with the child, and how to reach them."""

    key = "add_professional"
    title = "Add a professional"
    done = "Professional added"
    button = "Save"
    intro = "Our own workers and those whom records name already, such as who attended a conference, are shown without this."
    helpers = NamesSomebody.helpers | {"role", "organisation"}
    shared = frozenset({"forename", "surname", "known", "role", "organisation", "phone", "email", "started_on"})
    with_records = False

    forename = forename_field()
    surname = surname_field()
    role = forms.CharField(label="Role", max_length=100, help_text="For example: health visitor, head teacher, guardian.")
    organisation = forms.CharField(label="Organisation", max_length=150, required=False)
    phone = phone_field()
    email = email_field()
    started_on = DateField(label="Involved since", required=False, past=True)

    def perform(self, shared_part: SharedPart | None) -> Relationship:
        typed = self.cleaned_data
        return add_relative(
            by=self.hand.by,
            child=self.child,
            person=self.somebody(shared_part),
            kind=Code.objects.get(pk=PROFESSIONAL),
            note=", ".join(filter(None, (typed["role"], typed["organisation"]))),
            started_on=typed["started_on"],
        )


@register
class ChangeProfessional(ChangesARow, StepForm):
    """How to reach a professional, what they do, or until when they were involved."""

    key = "change_professional"
    title = "Change a professional’s details"
    done = "Professional’s details changed"
    button = "Save"
    intro = "Name and telephone change for every child this professional is involved with; the rest for this child alone."
    about = Relationship
    columns = OF_THE_TIE

    forename = forename_field()
    surname = surname_field()
    note = forms.CharField(label="Role and organisation", max_length=250)
    phone = phone_field()
    email = email_field()
    started_on = DateField(label="Involved since", required=False, past=True)
    ended_on = DateField(label="Involved until, if they no longer are", required=False, past=True)
    reason = why_field()
    seen_version = version_field()

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[Relationship]:
        held = Relationship.objects.filter(other=child, kind=PROFESSIONAL, ended_on__isnull=True, person__has_record=False)
        return held.filter(person__restricted=False).select_related("person", "other", "kind")

    def prepare(self) -> None:
        for name in OF_THE_PERSON:
            self.initial.setdefault(name, getattr(self._person, name))

    @property
    def _person(self) -> Person:
        return cast(Relationship, self.subject).person

    def in_view(self) -> list[Fact]:
        return [Fact("Now recorded", f"{self._person.full_name}, {self.row.note or 'professional'}")]

    @transaction.atomic
    def perform(self, shared_part: SharedPart | None) -> Relationship:
        """Changes the person and their part in this child's life, each where it differs."""
        because: dict[str, Any] = self.because()
        own = {name: self.cleaned_data[name] for name in OF_THE_PERSON}
        differs = any(getattr(self._person, name) != value for name, value in own.items())
        if differs:
            change_person(by=self.hand.by, person=self._person, child=self.child, changes=own, reason=because["reason"])
        theirs = self.changes()
        tie = cast(Relationship, self.subject)
        if differs and all(getattr(tie, name) == value for name, value in theirs.items()):
            return tie
        return change_relationship(by=self.hand.by, tie=tie, changes=theirs, **because)
