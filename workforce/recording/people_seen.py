"""Asking on a visit whom else somebody saw or spoke to, from the child's network and in words, and correcting it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from django import forms

from csc.forms.base import word_errors
from csc.models import Child, Person, SharedPart, User
from workforce.casework import save_record
from workforce.child_record.network import Tie, is_hidden, network_of
from workforce.models import PersonSeen
from workforce.reach import Reader
from workforce.recording.shared import rewrite_people_seen
from workforce.recording.steps import Step
from workforce.records import CaseRecord, VisitRecord

PEOPLE, OTHERS = "people_seen", "others_seen"
FAMILY_SEEN = frozenset({PEOPLE, OTHERS})
"""The fields: what they hold belongs to what several children share, and is no column of the visit."""

ALSO_SEEN = "Also seen or spoken to"
"""What a page calls those who were seen."""

Around = dict[str, str]
"""Who can be ticked: the key that a box sends, and the words beside it."""


def around(child: Child, reader: Reader) -> dict[str, Tie]:
    """Everybody in the child's network the reader may see, by the key that the boxes send."""
    standing = Child.objects.get(pk=child.merged_into_id) if child.merged_into_id else child
    return {str(tie.person.uuid): tie for tie in network_of(standing, reader).ties}


def in_words(ties: Mapping[str, Tie]) -> Around:
    return {key: f"{tie.person.full_name} ({tie.kind.lower()})" for key, tie in ties.items()}


def fields_for(people: Around) -> dict[str, forms.Field]:
    """The boxes for the people, where there are any, and the words for anybody else."""
    asked: dict[str, forms.Field] = {}
    if people:
        asked[PEOPLE] = forms.MultipleChoiceField(
            label="Whom else did you see or speak to?",
            help_text="Tick everybody of the family and network you saw or spoke to on this visit, besides the child.",
            choices=list(people.items()),
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )
    asked[OTHERS] = forms.CharField(
        label="Anybody else you saw or spoke to" if people else "Whom else did you see or speak to?",
        help_text="For example: Lee, who says he is the mother’s partner.",
        max_length=300,
        required=False,
    )
    for field in asked.values():
        word_errors(field)
    return asked


class AsksWhoWasSeen(Step):
    """A visit that asks once, however many children it was to, who else of the family was seen or spoken to."""

    added = FAMILY_SEEN
    seen_after = "place"
    """The field after which it is asked."""

    @cached_property
    def around(self) -> dict[str, Tie]:
        return around(self.child, self.hand.reader)

    def prepare(self) -> None:
        super().prepare()
        if not self.first:
            return
        asked = fields_for(in_words(self.around))
        self.fields |= asked
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
    return [str(row) for row in rows_seen(part, reader)]


def rows_seen(part: SharedPart | None, reader: Reader) -> list[PersonSeen]:
    """The same as rows, in the order they were named."""
    if part is None:
        return []
    rows: Any = part.people_seen.select_related("person").order_by("pk")  # type: ignore[attr-defined]
    return [row for row in rows if not is_hidden(row.person, reader)]


class CorrectsWhoWasSeen:
    """What the form that corrects a visit asks about who else was seen or spoken to.

    Somebody who was named and stands in the network no more can still be unticked. Whoever is hidden from the
    reader is not asked about and stays as they are.
    """

    def __init__(self, visit: VisitRecord, reader: Reader) -> None:
        self._named = {str(row.person.uuid): row for row in rows_seen(visit.shared_part, reader) if row.person is not None}
        ties = around(visit.child, reader)
        named = {key: row.person for key, row in self._named.items() if row.person is not None}
        self._people: dict[str, Person] = named | {key: tie.person for key, tie in ties.items()}
        no_more = {key: person.full_name for key, person in named.items() if key not in ties}
        self.fields = fields_for(in_words(ties) | no_more)
        words = [row.words for row in rows_seen(visit.shared_part, reader) if row.words]
        self.initial: dict[str, Any] = {PEOPLE: list(self._named), OTHERS: "; ".join(words)}

    def correct(self, visit: CaseRecord, cleaned: Mapping[str, Any], *, by: User, everyone: bool, reason: str) -> None:
        """Write what was answered of the visit as it is now, for the visits to all children or for this one alone."""
        ticked = set(cleaned.get(PEOPLE) or ())
        rewrite_people_seen(
            by=by,
            record=visit,
            seen=[self._people[key] for key in sorted(ticked - set(self._named))],
            not_seen=[row for key, row in self._named.items() if key not in ticked],
            words=cleaned.get(OTHERS, "").strip(),
            everyone=everyone,
            reason=reason,
        )
