"""Asking about a text that holds the postcode of a confidential address: whoever may read the text would read where somebody is.

Asked of everything that a step or a correction records, in one place each. The answer depends on what somebody typed,
and so could be asked questions. What it may tell is therefore kept small:

- it names neither the postcode nor whose it is, and of people around the child who have a record of their own it takes
  only those for whom the writer may record too: nothing is told of a restricted child, or of another team's;
- each match is a line in the log of reads, whether the text is saved or not, and waits for the reviewer;
- `MOST` postcodes at once are compared and no more, or one paste would try a whole town.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone

from csc.audit import record_read
from csc.doubts import Doubt
from csc.models import Address, Child, Person
from csc.permissions import Permission
from workforce.family.addresses import people_around, squeezed
from workforce.family.confidential import TYPED
from workforce.reach import Reader

RULE, RULE_MANY = "csc-confidential-postcode", "csc-many-postcodes"

MOST = 10
"""Postcodes of one press that are compared. A note about a family's moves holds a few."""

_BETWEEN = r"[\s.,_-]{0,3}"
_SHAPE = re.compile(
    rf"(?<![A-Z0-9])(?=([A-Z]{_BETWEEN}[A-Z]?{_BETWEEN}[0-9]{_BETWEEN}[A-Z0-9]?{_BETWEEN}[0-9]{_BETWEEN}"
    rf"[ABD-HJLNP-UW-Z]{_BETWEEN}[ABD-HJLNP-UW-Z])(?![A-Z0-9]))"
)
"""The form of a postcode with whatever stands between its characters; the two last are never C, I, K, M, O or V, so that
"at 12 pm" is none. What is found may overlap, since a word before it can look like its beginning."""

_SENTENCE = (
    "This text holds a postcode that is kept confidential for somebody around this child. Everybody who may open this record "
    "would read it. Take it out."
)
_MANY = (
    f"This text holds more than {MOST} postcodes, too many to compare with those that are kept confidential. Take out what is."
)


def postcodes_in(text: str) -> set[str]:
    """Whatever has the form of a postcode in a text, in capitals and without what stands between."""
    return {squeezed(found[1]) for found in _SHAPE.finditer(text.upper())}


def words_of(form: Any, names: Iterable[str] | None = None) -> list[str]:
    """What was typed into a form in words, without fields that ask for an address or a postcode.

    Those are masked where they are shown. `names` are the only fields that count, where a form holds what stood before.
    """
    left_out: frozenset[str] = getattr(form, "unseen", frozenset())
    asked = form.fields if names is None else [name for name in names if name in form.fields]
    texts = [name for name in asked if isinstance(form.fields[name], forms.CharField) and not name.endswith("postcode")]
    said = [form.cleaned_data.get(name) for name in texts if name not in left_out]
    return [each for each in said if isinstance(each, str) and each]


def doubts_of_words(reader: Reader, children: Sequence[Child], words: Iterable[str], permission: Permission) -> list[Doubt]:
    """The doubt about words that are recorded for `children` where they hold a postcode that is kept confidential.

    `permission` is the right by which the reader records them, and which has to reach whoever else has a record. No query
    where nothing has the form of a postcode, one where something has, and one more where a match is another child's.
    """
    typed = set().union(*(postcodes_in(each) for each in words))
    if not typed:
        return []
    if len(typed) > MOST:
        return [Doubt("", _MANY, RULE_MANY)]
    return [Doubt("", _SENTENCE, RULE)] if _matches(reader, children, typed, permission) else []


def keep_match(reader: Reader, child: Child, doubts: Iterable[Doubt]) -> None:
    """Keep in the log of reads that somebody typed a confidential postcode, and by that knows that it is one."""
    if any(doubt.rule == RULE for doubt in doubts) and (reach := reader.reach_of(child)) is not None:
        record_read(by=reader.user, child=child, channel=TYPED, reach=reach)


def _matches(reader: Reader, children: Sequence[Child], typed: set[str], permission: Permission) -> bool:
    holds = Q(ended_on__isnull=True) | Q(ended_on__gt=timezone.localdate())
    hidden = Address.objects.filter(holds, confidential=True, person__in=people_around([child.pk for child in children]))
    met = [each.person for each in hidden.exclude(postcode="").select_related("person") if squeezed(each.postcode) in typed]
    own = {child.pk for child in children}
    others = [person.merged_into_id or person.pk for person in met if person.has_record]
    if own & set(others) or any(_is_known_here(person) for person in met):
        return True
    known = reader.reach_of_each(Child.objects.filter(pk__in=others), permission) if others else {}
    return any(reach is not None for reach in known.values())


def _is_known_here(person: Person) -> bool:
    """Whether somebody is known from the records of children alone, such as a mother; a restricted one is named by none."""
    return not person.has_record and not person.restricted
