"""Parents, who is related to whom, where children live, disabilities, nationality, and records made twice."""

from __future__ import annotations

import numpy as np

from csc.models import (
    Address,
    Disability,
    FamilyMembership,
    Identifier,
    ImmigrationStatus,
    Person,
    Relationship,
    RestrictionGrant,
)
from reporting.synthetic import names, shares
from reporting.synthetic.arrays import Mask, Text, Whole
from reporting.synthetic.days import DAY, NEVER, birthday, evening
from reporting.synthetic.dice import between, pick
from reporting.synthetic.families import UNACCOMPANIED, Families
from reporting.synthetic.people import People
from reporting.synthetic.rows import Rows
from reporting.synthetic.writing import Book

FATHER_KNOWN = 0.72
FATHER_IN_HOUSEHOLD = 0.5
MOVES = ((0.0, 120.0), (0.4, 700.0), (0.8, 2500.0), (1.0, 7000.0))
SHARED_SIBLING_PAIRS = 6  # at most, for each child: with the brothers and sisters next to it


class Relatives:
    """Writes everybody around the children, and what is known of where they live."""

    def __init__(self, book: Book, people: Families, rows: dict[str, Rows], persons: People) -> None:
        self.book = book
        self.people = people
        self.rows = rows
        self.persons = persons
        self.random = book.dice("relatives")
        self.until = book.horizon.until
        referred = np.zeros(len(people.children), dtype=bool)
        referred[rows["referral"].child] = True
        # Around children who were only ever contacted about, little is known.
        self.parents: dict[str, Whole] = {}
        """Keys of the mother and of the father by family, nought where none is known."""
        self.known_well = persons.known & (referred | book.profile.people_in_full)

    def write(self) -> None:
        self._parents()
        self._siblings()
        self._addresses()
        self._disabilities()
        self._immigration()
        self._identifiers()
        self._duplicates()
        self._grants()

    def _key(self, child: Whole) -> Whole:
        return self.book.person_of_child[child]

    def _seen(self, child: Whole) -> Whole:
        """When each child was first recorded."""
        return self.persons.seen[self._key(child) - 1]

    # ── Family ───────────────────────────────────────────────────────────────────────────────────

    def _parents(self) -> None:
        children = self.people.children
        kind = self.people.families.kind
        child = np.flatnonzero(self.known_well & (kind[children.family] != UNACCOMPANIED))
        family, which = np.unique(children.family[child], return_inverse=True)
        seen = np.full(len(family), np.iinfo(np.int64).max)
        np.minimum.at(seen, which, self._seen(child))
        oldest = np.full(len(family), NEVER)
        np.minimum.at(oldest, which, children.born[child])
        for relation, present, apart in (
            ("mother", np.ones(len(family), dtype=bool), 0.03),
            ("father", self.random.random(len(family)) < FATHER_KNOWN, FATHER_IN_HOUSEHOLD),
        ):
            keys = self._adults(family, oldest, seen, present, relation)
            self.parents[relation] = np.zeros(len(kind), dtype=np.int64)
            self.parents[relation][family] = keys
            self._relate(child, which, keys, present, relation)
            lives = present & (self.random.random(len(family)) > apart)
            self.book.add(
                FamilyMembership,
                happened=seen[lives],
                person=keys[lives],
                family=self.persons.family_keys[family[lives]],
            )

    def _adults(self, family: Whole, oldest: Whole, seen: Whole, present: Mask, relation: str) -> Whole:
        random, count = self.random, int(present.sum())
        first = self.book.next_key(Person)
        surname = np.where(
            random.random(count) < 0.85,
            self.persons.surname_of_family[family[present]],
            names.draw(random, names.SURNAMES, count),
        )
        keys = np.zeros(len(family), dtype=np.int64)
        keys[present] = self.book.add(
            Person,
            happened=seen[present],
            local_id=np.array([f"P{first + n:07}" for n in range(count)], dtype=object),
            forename=names.draw(random, names.WOMEN if relation == "mother" else names.MEN, count),
            surname=surname,
            sex=np.full(count, "sex:F" if relation == "mother" else "sex:M", dtype=object),
            date_of_birth=np.where(
                random.random(count) < 0.86,
                oldest[present]
                - (365.25 * (17 + 20 * random.random(count) ** 1.5 + (relation == "father") * 3)).astype(np.int64),
                NEVER,
            ),
            phone=np.array([f"01632 960{n % 1000:03}" for n in range(count)], dtype=object),
        )
        return keys

    def _relate(self, child: Whole, which: Whole, keys: Whole, present: Mask, relation: str) -> None:
        has = present[which]
        count = int(has.sum())
        self.book.add(
            Relationship,
            happened=self._seen(child[has]),
            person=keys[which[has]],
            other=self._key(child[has]),
            kind=np.full(count, f"relationship:{relation}", dtype=object),
            parental_responsibility=np.ones(count, dtype=bool) if relation == "mother" else self.random.random(count) < 0.8,
        )

    def _siblings(self) -> None:
        """Each child with those of the family next to it in the records, both ways."""
        children = self.people.children
        child = np.flatnonzero(self.known_well)
        for step in range(1, SHARED_SIBLING_PAIRS):
            if len(child) <= step:
                return
            one, other = child[:-step], child[step:]
            same = children.family[one] == children.family[other]
            one, other = one[same], other[same]
            half = self.random.random(len(one)) < 0.3
            kind = np.where(half, "relationship:half_sibling", "relationship:sibling").astype(object)
            seen = np.maximum(self._seen(one), self._seen(other))
            for left, right in ((one, other), (other, one)):
                self.book.add(Relationship, happened=seen, person=self._key(left), other=self._key(right), kind=kind)

    # ── Where they live ──────────────────────────────────────────────────────────────────────────

    def _addresses(self) -> None:
        """One home after another for each family; a few are kept secret, and refuges always are."""
        children, families, random = self.people.children, self.people.families, self.random
        child = np.flatnonzero(self.persons.known & (children.born <= self.until))
        table = 3
        count = len(families)
        lines = [names.street_lines(random, count) for _ in range(table)]
        codes = [names.postcodes(random, count, 1 + families.area * 2 + random.integers(0, 2, count)) for _ in range(table)]
        moved = [families.noticed_on + between(random.random(count), MOVES).astype(np.int64) for _ in range(table - 1)]
        moved[1] = np.maximum(moved[0] + 60, moved[1])
        secret = random.random(count) < shares.CONFIDENTIAL_ADDRESS
        refuge = secret & (random.random(count) < 0.4)
        family = children.family[child]
        seen = self._seen(child)
        for turn in range(table):
            start = np.full(len(child), NEVER) if turn == 0 else moved[turn - 1][family]
            begins = np.where(start < NEVER, start, seen // DAY)
            end = moved[turn][family] if turn < table - 1 else np.full(len(child), NEVER)
            there = (begins <= self.until) & (end > children.born[child]) & (end > begins)
            who = child[there]
            last = end[there]
            ended = np.where(last > self.until, NEVER, last)
            hidden = secret[family[there]] & (turn == 1)
            self.book.add(
                Address,
                happened=np.maximum(seen[there], np.minimum(begins[there], self.until) * DAY + 9 * 3600),
                ended=evening(ended),
                ending_fields=("ended_on",),
                person=self._key(who),
                kind=np.where(hidden & refuge[family[there]], "address_kind:refuge", "address_kind:home").astype(object),
                lines=lines[turn][family[there]],
                postcode=codes[turn][family[there]],
                started_on=np.where(
                    (turn == 0) | (start[there] >= NEVER), np.maximum(children.born[who], begins[there] - 1500), begins[there]
                ),
                ended_on=ended,
                confidential=hidden,
                confidential_reason=np.where(hidden, "Safety of a parent.", "").astype(object),
            )

    # ── Facts about the child ────────────────────────────────────────────────────────────────────

    def _disabilities(self) -> None:
        """For children with an assessment the answer is known: which disability, or none."""
        children, random = self.people.children, self.random
        assessed = np.zeros(len(children), dtype=bool)
        assessed[self.rows["assessment"].child] = True
        child = np.flatnonzero(assessed & (children.born <= self.until) & (random.random(len(children)) < 0.96))
        disabled = children.disabled[child]
        start = np.maximum(children.born[child], self._seen(child) // DAY)
        self._add_disability(
            child,
            start,
            np.where(disabled, pick(random.random(len(child)), shares.DISABILITY_OF_DISABLED), "disability:NONE").astype(object),
        )
        second = np.flatnonzero(disabled & (random.random(len(child)) < 0.3))
        self._add_disability(child[second], start[second], np.full(len(second), "disability:COMM", dtype=object))

    def _add_disability(self, child: Whole, start: Whole, kind: Text) -> None:
        self.book.add(
            Disability,
            happened=np.maximum(self._seen(child), start * DAY + 9 * 3600),
            person=self._key(child),
            kind=kind,
            started_on=start,
        )

    def _immigration(self) -> None:
        """Unaccompanied until 18 or until leave is granted; some of them then settled."""
        children, families, random = self.people.children, self.people.families, self.random
        child = np.flatnonzero(self.persons.known & (families.kind[children.family] == UNACCOMPANIED))
        start = self._seen(child) // DAY
        granted = start + random.integers(200, 700, len(child))
        adult = birthday(children.born[child], 18)
        end = np.minimum(adult, granted)
        ended = np.where(end > self.until, NEVER, end)
        self.book.add(
            ImmigrationStatus,
            happened=self._seen(child),
            ended=evening(ended),
            ending_fields=("ended_on",),
            person=self._key(child),
            status=np.full(len(child), "immigration_status:uasc", dtype=object),
            started_on=start,
            ended_on=ended,
        )
        later = ended < NEVER
        status = np.where(granted < adult, "immigration_status:refugee", "immigration_status:former_uasc").astype(object)
        self.book.add(
            ImmigrationStatus,
            happened=evening(ended[later]),
            person=self._key(child[later]),
            status=status[later],
            started_on=ended[later],
        )

    def _identifiers(self) -> None:
        """Numbers of an earlier system for some of those known for long, and Home Office references."""
        children, families, random = self.people.children, self.people.families, self.random
        for chosen, kind, prefix in (
            (self.known_well & (random.random(len(children)) < 0.2), "legacy_id", "OLD"),
            (self.persons.known & (families.kind[children.family] == UNACCOMPANIED), "home_office", "HO"),
        ):
            child = np.flatnonzero(chosen)
            self.book.add(
                Identifier,
                happened=self._seen(child),
                person=self._key(child),
                kind=np.full(len(child), f"identifier_kind:{kind}", dtype=object),
                value=np.array([f"{prefix}{n:07}" for n in self._key(child).tolist()], dtype=object),
            )

    # ── Records that need care ───────────────────────────────────────────────────────────────────

    def _duplicates(self) -> None:
        """A second record of a child, made in haste: the name as heard, the date of birth a day or a month out."""
        children, random = self.people.children, self.random
        count = max(1, round(self.persons.known.sum() * shares.DUPLICATE))
        child = random.choice(np.flatnonzero(self.known_well & (children.born < self.until - 400)), count, replace=False)
        place = self._key(child) - 1
        first = self.book.next_key(Person)
        self.book.add(
            Person,
            happened=np.minimum(self._seen(child) + 40 * DAY, self.until * DAY),
            local_id=np.array([f"C{9_000_000 + first + n}" for n in range(count)], dtype=object),
            forename=self.persons.forename[place],
            surname=np.array([_as_heard(name) for name in self.persons.surname[place].tolist()], dtype=object),
            date_of_birth=children.born[child] + np.array([0, 0, 1, 30])[random.integers(0, 4, count)],
            date_of_birth_estimated=np.ones(count, dtype=bool),
            sex=children.sex[child],
            has_record=np.ones(count, dtype=bool),
        )

    def _grants(self) -> None:
        """For each restricted child the worker and the manager who hold the case are named, and so is the head of service."""
        book = self.book
        child = np.flatnonzero(self.persons.restricted_children)
        team, worker = book.allocations.on(child, np.full(len(child), self.until))
        manager = book.staff.manager(team, np.full(len(child), self.until))
        director = book.staff.manager(np.zeros(len(child), dtype=np.int64), np.full(len(child), self.until))
        at = np.full(len(child), (self.until - 60) * DAY + 9 * 3600)
        for who in (worker, manager):
            named = (who >= 0) & (who != director)
            book.add(
                RestrictionGrant,
                happened=at[named],
                child=self._key(child[named]),
                user=book.user(who[named]),
                starts_at=at[named],
                reason=np.full(named.sum(), "Holds the case.", dtype=object),
                granted_by=book.user(director[named]),
            )


def _as_heard(name: str) -> str:
    """A surname spelled as somebody heard it."""
    for right, wrong in (("ck", "k"), ("ll", "l"), ("ey", "y"), ("ai", "ay"), ("i", "y"), ("s", "z")):
        if right in name[1:]:
            return name[0] + name[1:].replace(right, wrong, 1)
    return name + "e"


def restricted(book: Book, people: Families, rows: dict[str, Rows], known: Mask) -> Mask:
    """Which children's records are restricted: few, among those with a case, and always the adopted."""
    chosen = np.zeros(len(people.children), dtype=bool)
    referred = np.unique(rows["referral"].child)
    random = book.dice("restricted")
    chosen[referred] = random.random(len(referred)) < shares.RESTRICTED
    if not chosen.any() and len(referred):
        chosen[referred[-1]] = True
    care = rows["care"]
    chosen[care.child[(care.way == "adopted") & (care.ended_on < NEVER)]] = True
    return chosen & known
