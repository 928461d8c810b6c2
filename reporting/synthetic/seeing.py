"""Whom else of the family somebody saw or spoke to on a visit: parents by name, and carers and relatives in words.

Only on the visits of the last half year, which is as far back as the page of a child's people has to look for
the last time in open work: on all visits it would make a tenth more rows for what nobody reads.
"""

from __future__ import annotations

import numpy as np

from reporting.synthetic.arrays import Mask, Text, Whole
from reporting.synthetic.dice import pick
from reporting.synthetic.rows import Rows
from reporting.synthetic.writing import Book
from workforce.models import PersonSeen

LATELY = 183
"""Days before the last day of the data within which visits say who else was seen."""

MOTHER_SEEN, FATHER_SEEN, ELSEWHERE, IN_CARE = 0.86, 0.34, 0.12, 0.06
"""Shares of visits on which a parent was seen: at home, the father there, anywhere else, and of a child in care."""

IN_THE_WAY = ("visit_not_alone_reason:carer_present", "visit_not_alone_reason:parent_refused")
"""Why a child was not seen alone where somebody who looks after them was in the room."""

CARER = {"The carer": 0.93, "The carer and her partner": 0.07}
RELATIVE = {"The grandmother": 0.6, "An aunt": 0.25, "The grandfather": 0.15}


def seen_on(book: Book, purpose: str, *, day: Whole, done: Mask, place: Text, why_not_alone: Text, in_care: bool) -> Rows:
    """Of each visit, told by the rows of one of its children: mother seen, father seen, and anybody else in words.

    `why_not_alone` is of the visit's first child; who kept that child from being seen alone was there.
    """
    random, count = book.dice(f"people seen {purpose}"), len(day)
    lately = done & (day > book.horizon.until - LATELY)
    there = np.isin(why_not_alone.astype(str), IN_THE_WAY)
    at_home = place == "visit_place:home"
    mother = random.random(count) < np.where(at_home, MOTHER_SEEN, IN_CARE if in_care else ELSEWHERE)
    father = random.random(count) < np.where(at_home, FATHER_SEEN, IN_CARE / 2 if in_care else ELSEWHERE / 3)
    with_carer = in_care & ((place == "visit_place:placement") & (random.random(count) < MOTHER_SEEN) | there)
    words = np.where(with_carer, pick(random.random(count), CARER), "")
    words = np.where(place == "visit_place:relative", pick(random.random(count), RELATIVE), words)
    mother |= there & (not in_care)
    return Rows(mother=lately & mother, father=lately & father, words=np.where(lately, words, "").astype(object))


def anybody(seen: Rows) -> Mask:
    """On which visits somebody was seen beside the child."""
    return seen.mother | seen.father | (seen.words != "")


def write_seen(book: Book, family_of_child: Whole, parents: dict[str, Whole]) -> None:
    """Write those seen on the visits kept so far, once everybody around the children has a key.

    `parents` holds the keys of mothers and of fathers by family, nought where none is known.
    """
    for met in book.met:
        family = family_of_child[met.child]
        for relation, keys in parents.items():
            seen = getattr(met, relation) & (keys[family] > 0)
            book.add(PersonSeen, happened=met.made_at[seen], shared_part=met.part[seen], person=keys[family[seen]])
        told = met.words != ""
        book.add(PersonSeen, happened=met.made_at[told], shared_part=met.part[told], words=met.words[told])
