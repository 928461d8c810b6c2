"""Children as they are recorded: their names and numbers, and the families they belong to."""

from __future__ import annotations

import numpy as np

from csc.models import Family, FamilyMembership, Person
from reporting.synthetic import names
from reporting.synthetic.arrays import Mask, Text, Whole, only_where
from reporting.synthetic.days import DAY, NEVER, any_time
from reporting.synthetic.families import Families
from reporting.synthetic.rows import Rows
from reporting.synthetic.writing import Book


class People:
    """Writes the people. Children come first, so that a child's key is its rank among the children known."""

    def __init__(self, book: Book, people: Families, known: Mask, died_on: Whole, restricted: Mask) -> None:
        self.book = book
        self.people = people
        self.known = known
        self.died_on = died_on
        self.random = book.dice("people")
        self.restricted_children = restricted

    def number(self) -> None:
        """Decide each known child's key, before anything is written about them."""
        self.book.person_of_child = np.where(self.known, np.cumsum(self.known), 0)

    def write(self, first_seen: Whole) -> None:
        """Children and families; `first_seen` is the moment each child was first recorded."""
        book, children, random = self.book, self.people.children, self.random
        which = np.flatnonzero(self.known)
        count = len(which)
        born = children.born[which]
        until = book.horizon.until
        unborn = born > until
        surname = self.surname_of_family = names.draw(random, names.SURNAMES, len(self.people.families))
        own = names.draw(random, names.SURNAMES, count)
        girl, boy = names.draw(random, names.GIRLS, count), names.draw(random, names.BOYS, count)
        forename = np.where(children.sex[which] == "sex:F", girl, boy)
        died = np.where(self.died_on[which] <= until, self.died_on[which], NEVER)
        self.seen = np.minimum(np.maximum(first_seen[which], 0), until * DAY + 8 * 3600)
        school = (~unborn) & (until - born > 5 * 365)
        self.forename = np.where(unborn, "Unborn", forename).astype(object)
        self.surname = np.where(random.random(count) < 0.86, surname[children.family[which]], own).astype(object)
        restricted = self.restricted_children[which]
        book.add(
            Person,
            happened=self.seen,
            local_id=np.array([f"C{n:07}" for n in range(1, count + 1)], dtype=object),
            forename=self.forename,
            surname=self.surname,
            date_of_birth=np.where(unborn, NEVER, born),
            expected_on=np.where(unborn, np.maximum(children.expected_on[which], until - 8), NEVER),
            died_on=died,
            sex=np.where(unborn, "sex:U", children.sex[which]),
            ethnicity=only_where(~unborn, children.ethnicity[which]),
            first_language=np.where(random.random(count) < 0.9, "English", "").astype(object),
            upn=np.where(school & (random.random(count) < 0.93), _upns(random, count), "").astype(object),
            nhs_number=np.where(~unborn & (random.random(count) < 0.6), _nhs_numbers(count), "").astype(object),
            has_record=np.ones(count, dtype=bool),
            restricted=restricted,
            restricted_reason=np.where(restricted, "Known to a member of staff, or adopted.", "").astype(object),
        )
        self._families(which, surname)

    def _families(self, which: Whole, surname: Text) -> None:
        book, children = self.book, self.people.children
        family, place = np.unique(children.family[which], return_inverse=True)
        first = np.full(len(family), np.iinfo(np.int64).max)
        np.minimum.at(first, place, self.seen)
        keys = book.add(
            Family,
            happened=first,
            name=surname[family] + " family",
            local_id=np.array([f"F{n:07}" for n in range(1, len(family) + 1)], dtype=object),
        )
        self.family_keys = np.zeros(len(self.people.families), dtype=np.int64)
        self.family_keys[family] = keys
        book.add(
            FamilyMembership,
            happened=self.seen,
            person=book.person_of_child[which],
            family=keys[place],
            started_on=np.where(children.born[which] <= book.horizon.until, children.born[which], NEVER),
        )


def first_seen(book: Book, people: Families, rows: dict[str, Rows], messages: Rows) -> Whole:
    """The moment each child was first recorded: its first contact, or an early record of its family."""
    seen = np.full(len(people.children), np.iinfo(np.int64).max)
    np.minimum.at(seen, messages.child, messages.received_at)
    np.minimum.at(seen, rows["referral"].child, rows["referral"].received_on * DAY + 9 * 3600)
    never = seen == np.iinfo(np.int64).max
    noticed = np.minimum(people.families.noticed_on[people.children.family], book.horizon.until)
    seen[never] = any_time(noticed[never], book.dice("first seen"))
    return seen


def _upns(random: np.random.Generator, count: int) -> Text:
    """Pupil numbers with a check letter, for schools of an authority number that is not in use (999)."""
    letters = "ABCDEFGHJKLMNPQRTUVWXYZ"
    digits = np.column_stack([np.full((count, 3), 9), random.integers(0, 10, size=(count, 9))])
    check = (digits * np.arange(2, 14)).sum(axis=1) % 23
    return np.array(
        [letters[letter] + "".join(map(str, row)) for letter, row in zip(check.tolist(), digits.tolist(), strict=True)],
        dtype=object,
    )


def _nhs_numbers(count: int) -> Text:
    """Numbers in the range 999 kept for tests, with a valid check digit, each once."""
    numbers: list[str] = []
    serial = 0
    while len(numbers) < count:
        digits = f"999{serial:06}"
        check = 11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=True)) % 11
        serial += 1
        if check != 10:
            numbers.append(digits + str(check % 11))
    return np.array(numbers, dtype=object)
