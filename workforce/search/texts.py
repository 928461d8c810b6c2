"""Words inside the texts of records: notes, decisions, plans, analyses, the child's own words; hits in place, the newest first.

Only records of children the reader may open, and only texts: an address or a telephone number is no text, so that a
confidential address cannot be found by its words.
"""

from __future__ import annotations

import datetime
import re
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, reduce
from operator import and_, or_
from typing import Any

from django.db import connection, models, transaction
from django.db.models import DateField, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, TruncDate
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from csc.models import Child, SharedPart
from workforce.child_record.events import Event, all_events
from workforce.reach import Reader
from workforce.recording.kinds import label_of, own_columns, title_of
from workforce.records import CaseRecord

SHORTEST = 3
"""Letters a word must have to be looked for inside texts."""

AROUND = 160
"""Letters of a long sentence shown around the word that was found."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_WORD = re.compile(r"[^\s\"“”]+")


@dataclass(frozen=True)
class Hit:
    """One record in which the words stand."""

    child: Child
    kind: str
    record: uuid.UUID
    title: str
    on: datetime.date
    sentences: list[tuple[str, SafeString]]
    """Where the words stand: the name of the field, and the sentence with the words marked."""


def words_in(typed: str) -> list[str]:
    """The words to look for, each once; those too short to mean anything are left out."""
    return list(dict.fromkeys(word for word in _WORD.findall(typed) if len(word) >= SHORTEST))


class Texts:
    """The records in which every one of `words` stands, in the order of what happened, the newest first."""

    def __init__(self, reader: Reader, words: list[str], child: Child | None = None) -> None:
        self.words = words
        visible = reader.children()
        whose = visible.filter(pk=child.pk) if child else visible
        keys = whose.values("pk")
        self.children = Q(child__in=keys) | Q(child__merged_into__in=keys)

    def rows(self) -> QuerySet[Any, Any]:
        """Number of the kind, key and day of every hit: one query over all kinds, and one whether shared words have to be read.

        Words in a record's own texts and words written once for several children are looked for apart, because a condition
        over two tables is one that no index serves. A record that fits both ways counts once.
        """
        shared = SharedPart.objects.filter(_any_of(_holds("narrative", word) for word in self.words))
        either = shared.exists()
        parts = []
        for number, (model, event) in enumerate(kinds()):
            own = {word: _any_of(_holds(field.name, word) for field in text_columns(model)) for word in self.words}
            parts.append(self._of(number, model, event, _all_of(own.values())))
            if either:
                both = _all_of(fits | _holds("shared_part__narrative", word) for word, fits in own.items())
                parts.append(self._of(number, model, event, Q(shared_part__in=shared) & both))
        return parts[0].union(*parts[1:], all=not either).order_by("-hit_day", "hit_kind", "-pk")

    def _of(self, number: int, model: type[CaseRecord], event: Event, fits: Q) -> QuerySet[Any, Any]:
        stamp = model._meta.get_field(event.column)
        happened: Any = TruncDate(event.column) if isinstance(stamp, models.DateTimeField) else Cast(event.column, DateField())
        day = Coalesce(happened, TruncDate("recorded_at"))
        found = model._base_manager.filter(self.children, fits, state="complete")
        return (
            found.annotate(hit_kind=Value(number, IntegerField()), hit_day=day)
            .order_by()
            .values_list("hit_kind", "pk", "hit_day")
        )

    def hits(self, rows: Iterable[tuple[int, int, datetime.date]]) -> list[Hit]:
        """The hits of one sheet with their sentences: one query for each kind among them."""
        asked = list(rows)
        found: dict[tuple[int, int], CaseRecord] = {}
        for number in {number for number, _, _ in asked}:
            model, _ = kinds()[number]
            keys = [pk for kind, pk, _ in asked if kind == number]
            for record in model._base_manager.filter(pk__in=keys).select_related("child", "child__merged_into", "shared_part"):
                found[number, record.pk] = record
        return [self._hit(found[number, pk], day) for number, pk, day in asked if (number, pk) in found]

    def _hit(self, record: CaseRecord, day: datetime.date) -> Hit:
        child: Any = record.child.merged_into or record.child
        return Hit(child, str(record._meta.model_name), record.uuid, title_of(record), day, list(self._sentences(record)))

    def _sentences(self, record: CaseRecord) -> Iterator[tuple[str, SafeString]]:
        texts = [(label_of(field), getattr(record, field.name)) for field in text_columns(type(record))]
        if record.shared_part:
            texts.append(("Written for several children", record.shared_part.narrative))
        for label, text in texts:
            if text and (sentence := self._best_sentence(text)):
                yield label, sentence

    def _best_sentence(self, text: str) -> SafeString | None:
        """The sentence that holds most of the words, the first of several, with the words marked."""
        sentences = [sentence for sentence in _SENTENCE.split(text) if sentence.strip()]
        scored = [(sum(word.lower() in sentence.lower() for word in self.words), sentence) for sentence in sentences]
        best = max(scored, key=lambda pair: pair[0], default=(0, ""))
        return marked(best[1].strip(), self.words) if best[0] else None


@contextmanager
def planned_plainly() -> Iterator[None]:
    """PostgreSQL would compile a query of a hundred parts into machine code first, which takes longer than asking it."""
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL jit = off")
        yield


def _holds(column: str, word: str) -> Q:
    return Q(**{f"{column}__icontains": word})


def _any_of(conditions: Iterable[Q]) -> Q:
    return reduce(or_, conditions)


def _all_of(conditions: Iterable[Q]) -> Q:
    return reduce(and_, conditions)


@cache
def kinds() -> list[tuple[type[CaseRecord], Event]]:
    """The kinds of record that hold texts, each with the first of its events, which gives a hit its day; one that has not
    happened yet has the day on which it was written."""
    first: dict[type[CaseRecord], Event] = {}
    for event in all_events():
        first.setdefault(event.model, event)
    return [(model, event) for model, event in first.items() if text_columns(model)]


@cache
def text_columns(model: type[models.Model]) -> list[models.Field]:
    """The columns of a kind of record that hold words somebody wrote."""
    texts = [field for field in own_columns(model) if isinstance(field, models.TextField)]
    titles = [field for field in own_columns(model) if field.name == "title"]
    return titles + texts


def marked(sentence: str, words: list[str]) -> SafeString:
    """A sentence, shortened around the first word found, with every word found marked."""
    pattern = re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)), re.IGNORECASE)
    first = pattern.search(sentence)
    start = max(0, first.start() - AROUND) if first else 0
    end = min(len(sentence), (first.end() if first else 0) + AROUND)
    shown = sentence[start:end]
    parts, last = [], 0
    for match in pattern.finditer(shown):
        parts.append((escape(shown[last : match.start()]), match.group()))
        last = match.end()
    body = format_html_join("", "{}<mark>{}</mark>", parts)
    return format_html("{}{}{}{}", "… " if start else "", body, shown[last:], " …" if end < len(sentence) else "")
