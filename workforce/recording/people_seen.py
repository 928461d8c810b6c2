"""Asking on a visit whom else somebody saw or spoke to, from the child's network and in words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django import forms

from csc.forms.base import word_errors
from csc.models import Child, Person, SharedPart, User
from workforce.casework import save_record
from workforce.child_record.network import Tie, is_hidden, network_of
from workforce.models import PersonSeen
from workforce.reach import Reader
from workforce.recording.steps import Step

PEOPLE, OTHERS = "people_seen", "others_seen"
FAMILY_SEEN = frozenset({PEOPLE, OTHERS})
"""The fields: what they hold belongs to what several children share, and is no column of the visit."""


class AsksWhoWasSeen(Step):
    """A visit that asks once, however many children it was to, who else of the family was seen or spoken to."""

    added = FAMILY_SEEN
    seen_after = "place"
    """The field after which it is asked."""

    @cached_property
    def around(self) -> dict[str, Tie]:
        """Everybody in the child's network the writer may see, by the key that the boxes send."""
        standing = Child.objects.get(pk=self.child.merged_into_id) if self.child.merged_into_id else self.child
        return {str(tie.person.uuid): tie for tie in network_of(standing, self.hand.reader).ties}

    def prepare(self) -> None:
        super().prepare()
        if not self.first:
            return
        asked: dict[str, forms.Field] = {}
        if self.around:
            asked[PEOPLE] = forms.MultipleChoiceField(
                label="Whom else did you see or speak to?",
                help_text="Tick everybody of the family and network you saw or spoke to on this visit, besides the child.",
                choices=[(key, f"{tie.person.full_name} ({tie.kind.lower()})") for key, tie in self.around.items()],
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )
        asked[OTHERS] = forms.CharField(
            label="Anybody else you saw or spoke to" if self.around else "Whom else did you see or speak to?",
            help_text="For example: Lee, who says he is the mother’s partner.",
            max_length=300,
            required=False,
        )
        for name, field in asked.items():
            word_errors(field)
            self.fields[name] = field
        self.order_fields(_after(self.seen_after, list(self.fields), list(asked)))

    def has_family_part(self) -> bool:
        return any(self.cleaned_data.get(name) for name in FAMILY_SEEN)

    def write_family_part(self, part: SharedPart) -> None:
        people = [self.around[key].person for key in self.cleaned_data.get(PEOPLE) or ()]
        write_seen(part, people, self.cleaned_data.get(OTHERS, ""), by=self.hand.by)


def _after(name: str, names: list[str], asked: list[str]) -> list[str]:
    others = [each for each in names if each not in asked]
    place = others.index(name) + 1 if name in others else len(others)
    return [*others[:place], *asked, *others[place:]]


def write_seen(part: SharedPart, people: Iterable[Person], words: str, *, by: User) -> None:
    """Keep with a shared part who was seen or spoken to."""
    for person in people:
        save_record(PersonSeen(recorded_by=by, shared_part=part, person=person))
    if words.strip():
        save_record(PersonSeen(recorded_by=by, shared_part=part, words=words.strip()))


def seen_with(part: SharedPart | None, reader: Reader) -> list[str]:
    """Those a record names as seen or spoken to. Somebody whose record is closed to the reader is not among them."""
    if part is None:
        return []
    rows: Any = part.people_seen.select_related("person").order_by("pk")  # type: ignore[attr-defined]
    return [str(row) for row in rows if not is_hidden(row.person, reader)]
