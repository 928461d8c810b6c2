"""What an authority decides for itself, beside how long a clock runs: declared once, answered by rows with dates.

Every app declares its choices in a module `local_choices.py`, with the answer that holds until the authority gives one:

    PEP_YOUNGEST = local_choice(key="pep_youngest_age", title=…, source=…, kind=WholeNumber(0, 5), default=2)

    PEP_YOUNGEST.on(day)                           the answer in force on a day
    PEP_YOUNGEST.by_day(days, lambda age: age)     one answer for each day of a column

Due dates, worklists and indicators ask that object, so that they cannot disagree. An answer (`csc.LocalChoice`) holds from
its day on until the next one; earlier periods keep the answer of their day. How long a clock runs is no choice: see
`csc.local_standards`.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

import numpy as np
from django.db import transaction
from django.utils.module_loading import autodiscover_modules

from csc.days import LONG_AGO, NEVER, Array, When, day_number
from csc.models import Code, LocalChoice, User
from csc.reference import Reference

log = logging.getLogger(__name__)

T = TypeVar("T")


# ── What an answer may be ────────────────────────────────────────────────────────────────────────


class Kind(Generic[T]):
    """What may be answered. Answers are kept as text, as a person types them."""

    @property
    def asked(self) -> str:
        """What to type, as words that follow “Answer”."""
        raise NotImplementedError

    def read(self, text: str) -> T:
        """The answer that the text gives.

        Raises:
            ValueError: it gives none; the message says what to type.
        """
        raise NotImplementedError

    def written(self, answer: T) -> str:
        """The text that gives this answer."""
        return str(answer)

    def unknown(self, answer: T) -> str | None:
        """Why an answer that can be read is none that this installation knows; none if it is."""
        return None


@dataclass(frozen=True)
class WholeNumber(Kind[int]):
    """A whole number between two bounds, both included."""

    lowest: int
    highest: int

    @property
    def asked(self) -> str:
        return f"with a whole number from {self.lowest} to {self.highest}"

    def read(self, text: str) -> int:
        if not text.strip().isdecimal() or not self.lowest <= int(text) <= self.highest:
            raise ValueError(f"“{text}” is no answer. Answer {self.asked}.")
        return int(text)


@dataclass(frozen=True)
class OneOf(Kind[str]):
    """One of a few words, each with its meaning."""

    words: Mapping[str, str]

    @property
    def asked(self) -> str:
        return "with one of: " + "; ".join(f"{word} ({meaning})" for word, meaning in self.words.items())

    def read(self, text: str) -> str:
        if text.strip() not in self.words:
            raise ValueError(f"“{text}” is no answer. Answer {self.asked}.")
        return text.strip()


@dataclass(frozen=True)
class Codes(Kind[frozenset[str]]):
    """A list of codes of one set, as their keys."""

    code_set: str

    @property
    def asked(self) -> str:
        return f"with codes of the set {self.code_set}, separated by spaces"

    def read(self, text: str) -> frozenset[str]:
        if not text.split():
            raise ValueError(f"The list is empty. Answer {self.asked}.")
        return frozenset(f"{self.code_set}:{code}" for code in text.split())

    def written(self, answer: Collection[str]) -> str:
        return " ".join(sorted(key.partition(":")[2] for key in answer))

    def unknown(self, answer: frozenset[str]) -> str | None:
        missing = answer - set(Code.objects.in_set(self.code_set).values_list("key", flat=True))
        return f"There is no code {self.written(missing)} in the set {self.code_set}. Answer {self.asked}." if missing else None


# ── The choices ──────────────────────────────────────────────────────────────────────────────────


class Choice(Generic[T]):
    """Something an authority decides. `default` is the answer of the source until the authority gives its own.

    `source` is who says that it may decide, `note` what follows from the answers, and where they end.
    """

    def __init__(self, *, key: str, title: str, source: str, kind: Kind[T], default: T, note: str = "") -> None:
        if key in _choices:
            raise ValueError(f"Two choices are called {key}. Give one of them another key.")
        self.key, self.title, self.source, self.kind, self.default, self.note = key, title, source, kind, default, note
        _choices[key] = self

    def on(self, day: When) -> T:
        """The answer in force on a day."""
        number = day if isinstance(day, int) else day_number(day)  # type: ignore[arg-type]  # a date
        return next(answer for begins, answer in reversed(self.answers()) if begins <= number)

    def by_day(self, days: Array, answered: Callable[[T], Any]) -> Array:
        """`answered(answer in force)` for each day: it gives one value for all days, or an array beside `days`."""
        found: Array | None = None
        for answer, where in self.parts(days):
            values = np.broadcast_to(np.asarray(answered(answer)), days.shape)
            if found is None:
                found = values.copy()
            found[where] = values[where]
        return np.zeros(days.shape, dtype=bool) if found is None else found

    def parts(self, days: Array) -> Iterator[tuple[T, Array | slice]]:
        """Each answer with the places of the days on which it is in force; one answer for all of them comes whole."""
        answers = self.answers()
        ends = [begins for begins, _ in answers[1:]] + [NEVER + 1]
        for (begins, answer), after in zip(answers, ends, strict=True):
            where = (days >= begins) & (days < after)
            if where.all():
                yield answer, slice(None)
                return
            if where.any():
                yield answer, where

    def answers(self) -> tuple[tuple[int, T], ...]:
        """The first day of each answer, as a day number, and the answer; the first one is the default."""
        return current_choices().answers_of(self)

    def always(self, answer: T) -> bool:
        """Whether this has been the answer on every day."""
        return all(each == answer for _, each in self.answers())

    def __repr__(self) -> str:
        return f"<Choice {self.key}>"


_choices: dict[str, Choice[Any]] = {}


def local_choice(**facts: Any) -> Choice[Any]:
    """Declare a choice; `facts` are the arguments of `Choice`."""
    return Choice(**facts)


def all_choices() -> tuple[Choice[Any], ...]:
    """Every choice of every app, in the order of declaration."""
    _discover()
    return tuple(_choices.values())


def get_choice(key: str) -> Choice[Any]:
    """The choice of that key.

    Raises:
        KeyError: no app declares it.
    """
    _discover()
    return _choices[key]


@cache
def _discover() -> None:
    autodiscover_modules("local_choices")


# ── The answers ──────────────────────────────────────────────────────────────────────────────────


class LocalChoices:
    """All rows, and the answers read from them so far."""

    def __init__(self, rows: Iterable[LocalChoice]) -> None:
        self._rows: dict[str, list[LocalChoice]] = defaultdict(list)
        for row in rows:
            self._rows[row.choice].append(row)
        self._answers: dict[str, tuple[tuple[int, Any], ...]] = {}

    def answers_of(self, choice: Choice[Any]) -> tuple[tuple[int, Any], ...]:
        if choice.key not in self._answers:
            own = sorted(self._rows.get(choice.key, []), key=lambda row: row.effective_from)
            self._answers[choice.key] = ((LONG_AGO, choice.default), *_readable(choice, own))
        return self._answers[choice.key]

    def in_words(self) -> list[str]:
        """Every answer given, in a fixed order: equal answers, equal words."""
        return sorted(f"{row.choice}:{row.effective_from}:{row.answer}" for rows in self._rows.values() for row in rows)


def _readable(choice: Choice[Any], rows: Iterable[LocalChoice]) -> Iterator[tuple[int, Any]]:
    """The answers that can be read. One that came in wrong by another door changes nothing."""
    for row in rows:
        try:
            yield day_number(row.effective_from), choice.kind.read(row.answer)
        except ValueError:
            log.error("The answer to %s from %s cannot be read and is ignored.", row.choice, row.effective_from)


current_choices = Reference("local_choices", lambda: LocalChoices(LocalChoice.objects.order_by("effective_from")))


def reset_choices() -> None:
    """Read the answers again the next time a choice is asked."""
    current_choices.reset()


def refusal(row: LocalChoice) -> tuple[str, str] | None:
    """The column in which the row cannot stand, and why, as a sentence; none if it may."""
    try:
        kind = get_choice(row.choice).kind
    except KeyError:
        return "choice", f"There is no choice called {row.choice}."
    try:
        said = kind.unknown(kind.read(row.answer))
    except ValueError as error:
        said = str(error)
    return ("answer", said) if said else None


@transaction.atomic
def set_local_choice(*, by: User, choice: str, **facts: Any) -> LocalChoice:
    """Give this authority's answer from a day on. `facts` are the other columns of LocalChoice.

    Due dates that are kept in columns follow in the same transaction.

    Raises:
        ValidationError: no such choice, or no answer to it.
    """
    from csc.audit import record_event
    from csc.due_dates import correct_drift

    row = LocalChoice(recorded_by=by, choice=choice, **facts)
    row.full_clean()
    row.save()
    record_event(by=by, verb="set_local_choice", record=row, reason=row.reason, choice=choice)
    reset_choices()
    transaction.on_commit(reset_choices)
    correct_drift(reason=f"Local choice of {choice} from {row.effective_from:%-d %B %Y}")
    return row
