"""Names as they are compared: plain, as they sound, and how alike two of them are.

The sound is a key of our own for names in England, coarser than a dictionary's: what people confuse on the
telephone gets one key (Catherine and Kathryn, Stephen and Steven, Sean and Shaun, Mohammed and Muhammad).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

SHORTEST = 2
"""Letters a word must have to be looked for."""

NAMES_KEPT = 20_000
"""Names whose sound, and pairs whose likeness, a process remembers: most children share theirs with somebody."""

_APOSTROPHES = re.compile("['’`´]")
_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")

_SPELLINGS = [
    (r"^(kn|gn|pn)", "n"),
    (r"^wr", "r"),
    (r"^x", "s"),
    (r"^(mac|mc)(?=[a-z]{2})", "mk"),
    (r"sch|tsch|tch|cz", "ch"),
    (r"ch(?=[rl])|chae|kh|ck|q", "k"),
    (r"dge?|ge(?=[oa])|g(?=[eiy])", "j"),
    (r"gh(?=t|$)|gh(?=[bcdfghjklmnpqrstvwxz])", ""),
    (r"ph|bh|mh|v", "f"),
    (r"sh|ss|z|c(?=[eiy])", "s"),
    (r"th|dh", "t"),
    (r"c", "k"),
    (r"x", "ks"),
]
"""Spellings and the letters they sound like, in the order in which they are tried."""

_SPELT = [(re.compile(pattern), sound) for pattern, sound in _SPELLINGS]
_VOWELS = "aeiouy"
_SILENT = re.compile(r"[aeiouyhw]")


def words_of(*names: str) -> list[str]:
    """The words of names in small letters without accents or signs, each once: O'Brien-Łukasz is `obrien` and `lukasz`."""
    found: list[str] = []
    for name in names:
        plain = _APOSTROPHES.sub("", name.replace("ł", "l").replace("Ł", "L").replace("ø", "o").replace("Ø", "O"))
        letters = plain if plain.isascii() else _without_accents(plain)
        found += [word for word in _NOT_A_LETTER.split(letters.lower()) if word]
    return list(dict.fromkeys(found))


def _without_accents(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.replace("ß", "ss").replace("æ", "ae").replace("Æ", "Ae"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@lru_cache(NAMES_KEPT)
def sound_of(word: str) -> str:
    """The key of a plain word by its sound: a first vowel is kept as `a`, later ones and doubled letters are not."""
    if not word:
        return ""
    heard = word
    for pattern, sound in _SPELT:
        heard = pattern.sub(sound, heard)
    heard = re.sub(r"(.)\1+", r"\1", heard)
    if not heard:
        return word[0]
    first = "a" if heard[0] in _VOWELS else heard[0]
    return first + _SILENT.sub("", heard[1:])


def trigrams(word: str) -> frozenset[str]:
    """Every three letters in a row, with two spaces before the word and one after, as PostgreSQL's pg_trgm cuts them."""
    padded = f"  {word} "
    return frozenset(padded[start : start + 3] for start in range(len(padded) - 2))


@lru_cache(NAMES_KEPT)
def likeness(one: str, other: str) -> float:
    """How alike two plain words are, from 0 to 1: shared trigrams of all (pg_trgm's `similarity`)."""
    left, right = trigrams(one), trigrams(other)
    return len(left & right) / len(left | right)
