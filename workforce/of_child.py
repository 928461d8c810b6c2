"""Questions about one child's records that every page of theirs asks.

There are sixty kinds of record, and most children have a dozen. A page asks once which they are, and then nothing
of the others; what it does ask is written into SQL once (`csc.prepared`) and answered once for a request:

    @asked_of(ProtectionPlan)
    def open_plans(children: list[int], today: datetime.date) -> QuerySet[ProtectionPlan]:
        return ProtectionPlan.objects.open_on(today).filter(child__in=children).order_by("-started_on")

    open_plans.first(child, today)

Such questions are for showing how things stand. A verb asks the database anew.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from functools import wraps
from typing import Any, Generic, TypeVar

from django.db.models import Exists, QuerySet

from csc.models import Child, Person
from csc.prepared import Prepared
from workforce.recording.kinds import kinds
from workforce.records import CaseRecord
from workforce.sameness import keys_of

Kinds = frozenset[type[CaseRecord]]
Kind = TypeVar("Kind", bound=CaseRecord)
Build = Callable[..., QuerySet[Any, Any]]


class Question(Generic[Kind]):
    """What is asked of a child's records of one kind. The keys of all records of the child are given to `build` first."""

    def __init__(self, model: type[Kind], build: Build) -> None:
        self._model = model
        self._asked = Prepared(build)

    def __call__(self, child: Child, *given: Hashable) -> list[Kind]:
        """The answer for a child, as those who build the question ordered it; no query where there is nothing of the kind."""
        known: dict[Any, list[Kind]] = child.__dict__.setdefault("_answers", {})
        if (self, given) not in known:
            found = self._asked(keys_of(child), *given) if self._model in kinds_of(child) else []
            for record in found:
                if record.child_id == child.pk:
                    record.child = child
            known[self, given] = found
        return known[self, given]

    def first(self, child: Child, *given: Hashable) -> Kind | None:
        """The first record of the answer."""
        return next(iter(self(child, *given)), None)


def asked_of(model: type[Kind]) -> Callable[[Build], Question[Kind]]:
    """Make a question of a function that builds its query from keys of children and what else is passed."""
    return lambda build: Question(model, build)


def first_under(build: Build) -> Callable[..., Any]:
    """Make a question of a function that builds its query from keys of records, such as plans, and what else is passed.

    It is asked about one record and answered, each time anew, with the first row found: `last_visit(plan)`.
    """
    asked = Prepared(lambda keys, *given: build(keys, *given)[:1])

    @wraps(build)
    def answer(record: CaseRecord, *given: Hashable) -> Any:
        for row in asked([record.pk], *given):
            if row.child_id == record.child_id:
                row.child = record.child
            return row
        return None

    return answer


def kinds_of(child: Child) -> Kinds:
    """The kinds of record the child has any of, whatever their state, read once for a request."""
    known: Kinds | None = child.__dict__.get("_kinds")
    if known is None:
        known = child.__dict__["_kinds"] = kinds_held_of(keys_of(child))
    return known


def kinds_held_of(children: Iterable[int]) -> Kinds:
    """The kinds of record that any of these children (keys) has, in one query."""
    found = _whether_any(children)
    return frozenset(model for model, has in zip(kinds().values(), found[0], strict=True) if has) if found else frozenset()


@Prepared
def _whether_any(children: list[int]) -> QuerySet[Any, Any]:
    """One row: of each kind of record, whether the children have any."""
    asked = (Exists(model._base_manager.filter(child__in=children)) for model in kinds().values())
    return Person._base_manager.filter(pk=children[0]).values_list(*asked)
