"""Whose names fit some words: first the words that anybody's name is made of, then those whose names hold them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from django.db.models import F, Lookup, Q, QuerySet, Value

from csc.keys import listed
from workforce.models import NamePart, NameWord
from workforce.search.index import has_trigrams, loosely_alike, refresh_names
from workforce.search.names import likeness, sound_of

ALIKE = 0.3
"""Likeness from which two words may be the same name mistyped."""

EXACT, BEGINS, SOUNDS = 1.0, 0.9, 0.8
"""What a word is worth that is there, begins one that is there, or sounds like one; one mistyped is worth its likeness."""

Worth = dict[int, float]
"""How well words of the index, by key, fit one that was typed; those that do not are not in it."""


class Near(NamedTuple):
    """Somebody whose names fit the words, and how well: 1 is every word as typed. `former` where today's names alone do not."""

    person: int
    score: float
    former: bool


class NamesNear:
    """Everybody whose names fit some words: asked once for a page, however many lists are made of them."""

    def __init__(self) -> None:
        self._asked: dict[tuple[bool, str], dict[str, list[Near]]] = {}

    def of(self, whose: NamePart.Whose, words: list[str], *, lenient: bool = False) -> list[Near]:
        """Those who stand in one list, in no order: every word fits or, `lenient`, one of them does."""
        asked = (lenient and len(words) > 1, " ".join(words))
        if asked not in self._asked:
            if not self._asked:
                refresh_names()
            self._asked[asked] = _near(words, lenient=asked[0])
        return self._asked[asked].get(whose, [])


def _near(words: list[str], *, lenient: bool) -> dict[str, list[Near]]:
    worths, typed = _worths(words), range(len(words))
    fits = {word: [(number, worths[number][word]) for number in typed if word in worths[number]] for word in set().union(*worths)}
    people: dict[int, tuple[str, list[float], list[bool]]] = {}
    for person, word, former, whose in _parts(worths, lenient=lenient):
        if person not in people:
            people[person] = (whose, [0.0] * len(words), [False] * len(words))
        _, scores, now = people[person]
        for number, worth in fits[word]:
            scores[number] = max(scores[number], worth)
            now[number] |= not former
    near: dict[str, list[Near]] = defaultdict(list)
    for person, (whose, scores, now) in people.items():
        if lenient or all(scores):
            near[whose].append(Near(person, sum(scores) / len(words), not (lenient or all(now))))
    return near


def _worths(words: list[str]) -> list[Worth]:
    """For each word typed, the words of the index that fit it."""
    with loosely_alike():
        known = list(NameWord.objects.filter(reduce(or_, map(_may_fit, words))).values_list("pk", "word", "sound"))
    worths: list[Worth] = []
    for typed in words:
        sound = sound_of(typed)
        fits = ((key, worth_of(typed, sound, word, own_sound)) for key, word, own_sound in known)
        worths.append({key: worth for key, worth in fits if worth})
    return worths


def _parts(worths: list[Worth], *, lenient: bool) -> Iterable[tuple[int, int, bool, str]]:
    """Person, word, whether former and whose list, of everybody who has a word that fits each typed one or, `lenient`, one."""
    holding = [NamePart.objects.filter(word__in=list(worth)) for worth in worths]
    parts = NamePart.objects.filter(word__in=sorted(set().union(*worths)))
    if len(holding) > 1 and not lenient:
        people: list[QuerySet[Any, Any]] = [rows.order_by().values_list("person") for rows in holding]
        parts = parts.filter(person__in=listed(person for (person,) in people[0].intersection(*people[1:])))
    return parts.order_by().values_list("person", "word", "former", "whose")


def _may_fit(typed: str) -> Any:
    """Words that may fit, found by the database: it is the word or begins with it, sounds like it, or looks like it."""
    near: Any = Q(word__startswith=typed) | Q(sound=sound_of(typed))
    if has_trigrams():
        return near | Q(looks_like(typed))
    return near | _shares_letters(typed)


def looks_like(word: str) -> Lookup[Any]:
    """PostgreSQL's own likeness, the column first: the other way round it asks something else, and no index answers it."""
    from django.contrib.postgres.lookups import TrigramWordSimilar

    return TrigramWordSimilar(F("word"), Value(word))


def _shares_letters(word: str) -> Q:
    """Without trigrams in the database: the first three letters or the last three are right, whatever went wrong between."""
    if len(word) < 4:
        return Q(pk__in=[])
    return Q(word__startswith=word[:3]) | Q(word__endswith=word[-3:])


def worth_of(typed: str, sound: str, word: str, own_sound: str) -> float:
    """How well a word of somebody's name fits one that was typed, from 0 to 1."""
    if word.startswith(typed):
        return EXACT if word == typed else BEGINS
    alike = likeness(typed, word)
    if own_sound == sound:
        return SOUNDS * (0.9 + alike / 10)
    return alike * SOUNDS if alike >= ALIKE else 0.0
