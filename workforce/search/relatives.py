"""Parents, carers and others by name, as far as they belong to children whose records the reader may open."""

from __future__ import annotations

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from csc.components import Column, Table
from csc.models import Person, Relationship
from workforce.reach import Reader
from workforce.recording.identity import name_of
from workforce.search.names import SHORTEST, words_of
from workforce.search.people import people_named

MOST = 50
"""People listed; more than these is no name but half of one, and the table says that there are more."""


def relatives_table(reader: Reader, typed: str) -> Table | None:
    """People without a record who fit the name, each with the children they belong to; None where there are none.

    Somebody who is known only through a child the reader may not open is not there, and not counted.
    """
    words = [word for word in words_of(typed) if len(word) >= SHORTEST]
    if not words:
        return None
    ties = Relationship.objects.filter(other__in=reader.children().values("pk"), person__has_record=False, ended_on__isnull=True)
    found = people_named(Person.objects.filter(has_record=False, pk__in=ties.values("person")), words)
    shown = {each.person: each for each in found[:MOST]}
    of_person: dict[int, list[Relationship]] = {}
    for tie in (
        ties.filter(person__in=shown)
        .select_related("person", "other", "kind")
        .order_by("other__surname", "other__forename", "pk")
    ):
        of_person.setdefault(tie.person_id, []).append(tie)
    rows = [[of_person[key][0].person.full_name, _children(of_person[key])] for key in shown if key in of_person]
    if not rows:
        return None
    columns = [Column("Who"), Column("Belongs to")]
    return Table("Parents, carers and others found", columns, rows, noun=("person", "people"), total=len(found))


def _children(ties: list[Relationship]) -> SafeString:
    links = (
        (str(tie.kind), reverse("workforce:people", args=[tie.other.uuid]), name_of(tie.other))  # type: ignore[arg-type]
        for tie in ties
    )
    return format_html_join(", ", '{} of <a class="govuk-link" href="{}">{}</a>', links)
