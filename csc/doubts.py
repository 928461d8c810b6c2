"""Doubts: what is possible but unlikely, asked about while the person who knows is still there.

The impossible is refused by models and services. A doubt may stand, with a reason: most of them are
the queries of the national returns, which an authority has to answer anyway, months later and
without the person who knew. Each app says its own in its `doubts.py`:

    @register(CinPlan)
    def lasted_no_day(plan: CinPlan) -> Iterator[Doubt]:
        \"\"\"4012Q: a plan that starts and ends on one day.\"\"\"
        if plan.ended_on == plan.started_on:
            yield Doubt("ended_on", "The plan ends on the day it started. Check both dates.", "4012Q")

A rule reads and never writes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from django.db import models
from django.utils.module_loading import autodiscover_modules


@dataclass(frozen=True)
class Doubt:
    """One thing that looks wrong.

    `field` is the column it is about, `sentence` says what is odd and what to check, and `rule` is the
    number of the return's rule or, for one of csc's own, a name without blanks.
    """

    field: str
    sentence: str
    rule: str


Rule = Callable[[Any], Iterable[Doubt]]
RuleKind = TypeVar("RuleKind", bound=Rule)

_rules: dict[type[models.Model], list[Rule]] = {}


def register(*asked_of: type[models.Model]) -> Callable[[RuleKind], RuleKind]:
    """Ask the rule of every record of these models. An app to the right's model may be given too."""

    def add(rule: RuleKind) -> RuleKind:
        for model in asked_of:
            rules = _rules.setdefault(model, [])
            if rule not in rules:
                rules.append(rule)
        return rule

    return add


def doubts_of(record: models.Model) -> list[Doubt]:
    """Every doubt about `record` as it stands, in the order the rules were declared."""
    _discover()
    return [doubt for rule in _rules.get(type(record), []) for doubt in rule(record)]


def rules_of(model: type[models.Model]) -> tuple[Rule, ...]:
    """The rules asked of a model's records."""
    _discover()
    return tuple(_rules.get(model, ()))


@cache
def _discover() -> None:
    autodiscover_modules("doubts")
