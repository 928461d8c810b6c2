"""Life after care: being in touch, the adviser's visits, where a young person lives and what they do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from assessments.forms.planning import planned_fact
from csc.components import Fact
from csc.forms import CodeField, DateField
from csc.models import Child, SharedPart
from csc.periods import add_months, attains_age
from csc.records import Record
from looked_after.forms.common import due_fact, follows_from
from looked_after.forms.leaving_care import OWN_WORDS, OWN_WORDS_HINT, AfterCare, OfLeaver, waiting_visit
from looked_after.forms.visits import VISIT_COLUMNS, VISIT_WIDGETS, VisitStep
from looked_after.models import (
    CareLeaverAccommodation,
    CareLeaverActivity,
    CareLeaverContact,
    CareLeaverVisit,
)
from looked_after.services import (
    record_accommodation,
    record_activity,
    record_adviser_visit,
    record_care_leaver_contact,
)
from looked_after.timescales.leaving_care import IN_TOUCH_MONTHS_BEFORE
from workforce.recording.steps import NextStep, Reveal, StepForm, StepModelForm, register

BIRTHDAYS = range(17, 26)


@register
class RecordLeaverContact(OfLeaver, StepForm):
    """Whether there was contact in both directions, on a day or around a birthday."""

    key = "record_care_leaver_contact"
    title = "Record being in touch with a care leaver"
    done = "Contact recorded"

    contacted_on = DateField(label="On which day?")
    in_touch = CodeField(
        code_set="care_leaver_in_touch",
        label="Were you in touch?",
        widget=forms.RadioSelect,
        help_text="In touch means that they answered. A letter without an answer is not.",
    )
    method = CodeField(code_set="contact_method", label="How?", required=False)
    birthday_age = forms.TypedChoiceField(
        label="Is this the answer for a birthday in the yearly return?",
        required=False,
        coerce=int,
        empty_value=None,
        help_text="For 17 to 21 from 3 months before the birthday to 1 month after it. There is one answer for each.",
    )
    note = forms.CharField(label="What do they say about how they are?", required=False, widget=forms.Textarea)

    def prepare(self) -> None:
        super().prepare()
        answered = set(CareLeaverContact.objects.for_birthdays().filter(child=self.child).values_list("birthday_age", flat=True))
        until = add_months(self.hand.today, IN_TOUCH_MONTHS_BEFORE)
        born = self.child.date_of_birth
        reached = [age for age in BIRTHDAYS if born and attains_age(born, age) <= until and age not in answered]
        birthdays: Any = self.fields["birthday_age"]
        birthdays.choices = [("", "No, another contact"), *((age, f"The {age}th birthday") for age in reached)]

    def perform(self, shared_part: SharedPart | None) -> CareLeaverContact:
        return record_care_leaver_contact(by=self.hand.by, leaver=self.leaver, **self.facts())


@register
class RecordAdviserVisit(AfterCare, VisitStep):
    """The personal adviser visited in person."""

    key = "record_adviser_visit"
    title = "Record a personal adviser’s visit"
    done = "Visit recorded"
    clears = ((CareLeaverVisit, "due_on"), (CareLeaverVisit, "planned_for"))
    labels = {
        **VisitStep.labels,
        "child_seen": "Did you see the young person?",
        "seen_alone": "Did you see them alone?",
        "bedroom_seen": "Did you see where they live?",
        "own_words": OWN_WORDS,
        "narrative": "How are they, and what was agreed?",
    }
    hints = {"child_seen": "Only a visit at which they were seen counts.", "own_words": OWN_WORDS_HINT}

    class Meta:
        model = CareLeaverVisit
        fields = VISIT_COLUMNS
        widgets = VISIT_WIDGETS

    def in_view(self) -> list[Fact]:
        waiting = waiting_visit(self.child)
        return [*due_fact("Visit due", waiting, self.hand.today), *planned_fact(waiting), *super().in_view()]

    def perform(self, shared_part: SharedPart | None) -> CareLeaverVisit:
        return record_adviser_visit(by=self.hand.by, leaver=self.leaver, worker=self.hand.worker, **self.facts())

    @classmethod
    def next_steps(cls, record: CareLeaverVisit) -> Iterable[NextStep]:
        return follows_from(waiting_visit(record.child))


@register
class RecordAccommodation(AfterCare, StepModelForm):
    """Where the young person lives from a day on, and whether it is suitable."""

    key = "record_care_leaver_accommodation"
    title = "Record where a care leaver lives"
    done = "Accommodation recorded"
    intro = "After a move the personal adviser visits within 7 days."
    reveals = {"unsuitable_reason": Reveal("suitable", ("no",), required=True)}
    labels = {
        "accommodation": "Where do they live?",
        "started_on": "From which day?",
        "suitable": "Is it suitable?",
        "unsuitable_reason": "What is wrong with it?",
        "postcode": "Postcode",
    }
    hints = {
        "suitable": "Safe, affordable, near what they need, and not against their wish. Left open, it counts as not suitable. "
        "Custody and no fixed abode are never suitable.",
    }

    class Meta:
        model = CareLeaverAccommodation
        fields = ["accommodation", "started_on", "suitable", "unsuitable_reason", "postcode"]

    def prepare(self) -> None:
        super().prepare()
        homes: Any = self.fields["accommodation"]
        homes.queryset = homes.queryset.exclude(pk="care_leaver_accommodation:0")

    def in_view(self) -> list[Fact]:
        return [*super().in_view(), _now("Lives now", CareLeaverAccommodation, "accommodation", self.child)]

    def perform(self, shared_part: SharedPart | None) -> CareLeaverAccommodation:
        return record_accommodation(by=self.hand.by, leaver=self.leaver, **self.facts())

    @classmethod
    def next_steps(cls, record: CareLeaverAccommodation) -> Iterable[NextStep]:
        return follows_from(waiting_visit(record.child))


@register
class RecordActivity(AfterCare, StepForm):
    """What the young person mainly does from a day on."""

    key = "record_care_leaver_activity"
    title = "Record what a care leaver does"
    done = "Activity recorded"

    activity = CodeField(code_set="care_leaver_activity", label="What do they mainly do?", widget=forms.RadioSelect)
    started_on = DateField(label="From which day?")

    def prepare(self) -> None:
        super().prepare()
        activities: Any = self.fields["activity"]
        activities.queryset = activities.queryset.exclude(pk="care_leaver_activity:0")

    def in_view(self) -> list[Fact]:
        return [*super().in_view(), _now("Does now", CareLeaverActivity, "activity", self.child)]

    def perform(self, shared_part: SharedPart | None) -> CareLeaverActivity:
        return record_activity(by=self.hand.by, leaver=self.leaver, **self.facts())


def _now(label: str, model: type[Record], fact: str, child: Child) -> Fact:
    """What holds of a young person's life now, and since when."""
    row: Any = model.objects.never_ended().filter(child=child).first()  # type: ignore[attr-defined]
    return Fact(label, f"{getattr(row, fact)}, from {row.started_on:%-d %B %Y}" if row else None)
