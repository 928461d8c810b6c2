"""The steps on a child's family and network: adding somebody, and what becomes of a relationship or a family."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.db.models import QuerySet

from csc.components import Fact
from csc.forms import CodeField, DateField, YesNoField
from csc.models import Child, Code, FamilyMembership, Person, Relationship, SharedPart
from workforce.family.around import far_end, ties_of, ties_to_people_without_a_record
from workforce.family.asking import ChangesARow, OnPeoplePage, version_field, why_field
from workforce.family.codes import FULL_SIBLINGS, PROFESSIONAL
from workforce.family.contact import ASKED_WITH_SAFETY, advice_field, next_of_kin_field, safety_field
from workforce.family.naming import (
    REACHED,
    NamesSomebody,
    birth_field,
    email_field,
    forename_field,
    phone_field,
    surname_field,
)
from workforce.family.services import add_relative, change_person, change_relationship, leave_family
from workforce.recording.steps import NextStep, StepForm, all_steps, register

NOTE_HINT = "For example: what a court has ordered, or who else may be told."
STILL_ONE_FAMILY = "They are still kept as one family, and both are offered where something is written once for all."


def of_the_family(field: forms.Field) -> None:
    """Leave professionals out of the kinds of relationship: they have a step of their own."""
    kinds = cast(CodeField, field)
    kinds.queryset = cast("QuerySet[Code]", kinds.queryset).exclude(pk=PROFESSIONAL)


@register
class AddRelative(NamesSomebody, StepForm):
    """Somebody around the child: known already, or new."""

    key = "add_relative"
    title = "Add somebody to the family network"
    done = "Added to the family network"
    button = "Save"
    intro = "A parent, a brother or sister, a carer, a friend. Whoever is known already is found by name before anybody is added."
    shared = frozenset({"forename", "surname", "date_of_birth", "known", *REACHED, "kind", "started_on"})
    reveals = ASKED_WITH_SAFETY

    forename = forename_field()
    surname = surname_field()
    date_of_birth = birth_field()
    phone = phone_field()
    email = email_field()
    contact_safety = safety_field()
    contact_advice = advice_field()
    kind = CodeField(code_set="relationship", label="What are they to the child?", help_text="They are the child’s …")
    parental_responsibility = YesNoField(label="Do they hold parental responsibility?", required=False)
    next_of_kin = next_of_kin_field()
    started_on = DateField(
        label="Since when, if not from birth",
        required=False,
        past=True,
        help_text="Such as the day somebody moved in.",
    )
    note = forms.CharField(
        label="What else should be known", help_text=NOTE_HINT, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def prepare(self) -> None:
        super().prepare()
        of_the_family(self.fields["kind"])

    def perform(self, shared_part: SharedPart | None) -> Relationship:
        person = self.somebody(shared_part)
        return add_relative(by=self.hand.by, child=self.child, person=person, **self.facts())

    @classmethod
    def next_steps(cls, record: Relationship) -> Iterable[NextStep]:
        child = Child.objects.get(pk=record.other_id)
        if not record.person.has_record:
            yield NextStep(all_steps()["add_relatives_address"], child, record, None, "Where they live, if it is known.")
        yield NextStep(AddRelative, child, None, None, "Somebody else around the child.")


@register
class ChangeRelationship(ChangesARow, StepForm):
    """What a relationship says, or the day it ended."""

    key = "change_relationship"
    title = "Change or end a relationship"
    done = "Relationship changed"
    button = "Save"
    intro = "What it said before is kept. Nobody is deleted: a relationship that has ended is no longer shown."
    about = Relationship
    columns = ("kind", "parental_responsibility", "next_of_kin", "started_on", "ended_on", "note")

    kind = CodeField(code_set="relationship", label="Relationship")
    parental_responsibility = YesNoField(label="Parental responsibility", required=False)
    next_of_kin = next_of_kin_field()
    started_on = DateField(label="Since when, if it began on a day that is known", required=False, past=True)
    ended_on = DateField(
        label="Until when, if it has ended",
        required=False,
        past=True,
        help_text="On this day it no longer holds. If it was recorded by mistake, give today and say so below.",
    )
    note = forms.CharField(
        label="What else should be known", help_text=NOTE_HINT, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    reason = why_field()
    seen_version = version_field()

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[Relationship]:
        return ties_of(child)

    def prepare(self) -> None:
        of_the_family(self.fields["kind"])

    def in_view(self) -> list[Fact]:
        return [Fact("Now recorded", str(self.subject))]

    def perform(self, shared_part: SharedPart | None) -> Relationship:
        tie = cast(Relationship, self.subject)
        return change_relationship(by=self.hand.by, tie=tie, changes=self.changes(), **self.because())

    @classmethod
    def next_steps(cls, record: Relationship) -> Iterable[NextStep]:
        """Brothers and sisters whose relationship has ended may still be kept as one family, which is asked."""
        if record.ended_on is None or record.kind_id not in FULL_SIBLINGS:
            return
        theirs = FamilyMembership.objects.filter(person=record.person_id, ended_on__isnull=True).values("family")
        for own in FamilyMembership.objects.filter(person=record.other_id, ended_on__isnull=True, family__in=theirs):
            if child := Child.objects.filter(pk=record.other_id).first():
                yield NextStep(LeaveFamily, child, own, None, STILL_ONE_FAMILY)


@register
class ChangePerson(ChangesARow, StepForm):
    """The name, birth or telephone of somebody who has no record of their own, and whether it is safe to contact them."""

    key = "change_relatives_details"
    title = "Change somebody’s details"
    done = "Details changed"
    button = "Save"
    intro = "They change for every child this person belongs to. What was known before is kept."
    about = Relationship
    columns = ("forename", "surname", "date_of_birth", "died_on", *REACHED)
    reveals = ASKED_WITH_SAFETY

    forename = forename_field()
    surname = surname_field()
    date_of_birth = birth_field()
    died_on = DateField(label="Day of death, if they have died", required=False, past=True)
    phone = phone_field()
    email = email_field()
    contact_safety = safety_field()
    contact_advice = advice_field()
    reason = why_field()
    seen_version = version_field()

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[Relationship]:
        return ties_to_people_without_a_record(child)

    def row_of(self, subject: Any, child: Child) -> Person:
        return far_end(subject, child)

    def in_view(self) -> list[Fact]:
        return [Fact("About", str(self.subject))]

    def perform(self, shared_part: SharedPart | None) -> Relationship:
        tie = cast(Relationship, self.subject)
        change_person(by=self.hand.by, person=self.row, child=self.child, changes=self.changes(), **self.because())
        return tie


@register
class LeaveFamily(OnPeoplePage, StepForm):
    """The day from which a child no longer belongs to a family."""

    key = "leave_family"
    title = "End a child’s time in a family"
    done = "No longer in the family"
    button = "Save"
    in_menu = False
    intro = "Brothers and sisters of one family are offered wherever something is written once for all of them."
    about = FamilyMembership

    ended_on = DateField(label="From which day does the child no longer belong to it?", past=True)
    reason = why_field()

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[FamilyMembership]:
        return FamilyMembership.objects.filter(person=child, ended_on__isnull=True).select_related("family", "person")

    def in_view(self) -> list[Fact]:
        membership = cast(FamilyMembership, self.subject)
        return [Fact("Family", membership.family.name)]

    def perform(self, shared_part: SharedPart | None) -> FamilyMembership:
        return leave_family(by=self.hand.by, membership=cast(FamilyMembership, self.subject), **self.facts())
