"""Parents, carers and others by name, as far as they belong to children whose records the reader may open."""

from __future__ import annotations

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from csc.components import Column, Table
from csc.keys import listed
from csc.models import Child, Relationship
from workforce.access import visible_among
from workforce.reach import Reader
from workforce.recording.identity import name_of
from workforce.search.names import SHORTEST, words_of
from workforce.search.people import NamesNear, ranked

MOST = 50
"""People listed; more than these is no name but half of one, and the table says that there are more."""


def relatives_table(reader: Reader, typed: str, names: NamesNear | None = None) -> Table | None:
    """People without a record who fit the name, each with the children they belong to; None where there are none.

    Somebody who is known only through a child the reader may not open is not there, and not counted. A name fits fewer people
    than a service has children, so that the name is asked first, and then which of the children it leads to are open.
    """
    words = [word for word in words_of(typed) if len(word) >= SHORTEST]
    if not words:
        return None
    rows = (names or NamesNear()).rows(words, lenient=False)
    ties = Relationship.objects.filter(person__in=listed(row[0] for row in rows), person__has_record=False, ended_on__isnull=True)
    pairs = list(ties.order_by().values_list("person", "other")) if rows else []
    if not pairs:
        return None
    children = Child.objects.filter(pk__in=listed({child for _, child in pairs})).only("uuid", "restricted", "merged_into")
    open_to = {child.pk for child in visible_among(reader, children)}
    own = {person for person, child in pairs if child in open_to}
    found = ranked((row for row in rows if row[0] in own), words)
    shown = {each.person: each for each in found[:MOST]}
    near = [child for person, child in pairs if person in shown and child in open_to]
    of_person: dict[int, list[Relationship]] = {}
    for tie in (
        Relationship.objects.filter(person__in=shown, other__in=near, ended_on__isnull=True)
        .select_related("person", "other", "kind")
        .order_by("other__surname", "other__forename", "pk")
    ):
        of_person.setdefault(tie.person_id, []).append(tie)
    listing = [[of_person[key][0].person.full_name, _children(of_person[key])] for key in shown if key in of_person]
    if not listing:
        return None
    columns = [Column("Who"), Column("Belongs to")]
    return Table("Parents, carers and others found", columns, listing, noun=("person", "people"), total=len(found))


def _children(ties: list[Relationship]) -> SafeString:
    links = (
        (str(tie.kind), reverse("workforce:people", args=[tie.other.uuid]), name_of(tie.other))  # type: ignore[arg-type]
        for tie in ties
    )
    return format_html_join(", ", '{} of <a class="govuk-link" href="{}">{}</a>', links)
