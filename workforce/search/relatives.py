"""Parents, carers and others by name, as far as they belong to children whose records the reader may open."""

from __future__ import annotations

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from csc.addresses import page_address
from csc.components import Column, Table
from csc.keys import listed
from csc.models import Relationship
from workforce.access import visible_by_key
from workforce.models import NamePart
from workforce.reach import Reader
from workforce.recording.identity import name_of
from workforce.search.near import NamesNear
from workforce.search.people import likeliest, words_of_name

NAMED = ("uuid", "local_id", "forename", "surname")
"""What is read of a person who is named."""

MOST = 50
"""People listed; more than these is no name but half of one, and the table says that there are more."""


def relatives_table(reader: Reader, typed: str, names: NamesNear | None = None) -> Table | None:
    """People without a record who fit the name, each with the children they belong to; None where there are none.

    Somebody who is known only through a child the reader may not open is not there, and not counted. A name fits fewer people
    than a service has children, so that the name is asked first, and then which of the children it leads to are open.
    """
    words = words_of_name(typed)
    if not words:
        return None
    near = (names or NamesNear()).of(NamePart.Whose.OTHER, words)
    if not near:
        return None
    ties = Relationship.objects.filter(person__in=listed(each.person for each in near), ended_on__isnull=True)
    pairs = list(ties.order_by().values_list("person", "other"))
    open_to = visible_by_key(reader, {child for _, child in pairs})
    own = {person for person, child in pairs if child in open_to}
    found = sorted((each for each in near if each.person in own), key=likeliest)
    shown = {each.person: each for each in found[:MOST]}
    theirs = [child for person, child in pairs if person in shown and child in open_to]
    of_person: dict[int, list[Relationship]] = {}
    for tie in (
        Relationship.objects.filter(person__in=shown, person__has_record=False, other__in=theirs, ended_on__isnull=True)
        .select_related("person", "other", "kind")
        .only("kind", *(f"{end}__{column}" for end in ("person", "other") for column in NAMED))
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
        (str(tie.kind), page_address("workforce:people", tie.other.uuid), name_of(tie.other))  # type: ignore[arg-type]
        for tie in ties
    )
    return format_html_join(", ", '{} of <a class="govuk-link" href="{}">{}</a>', links)
