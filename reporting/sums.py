"""Which figure is the sum of which others: what somebody with pencil and paper could use to get a withheld figure back.

`reporting/catalogue/sums.csv` says it, one statement a row, of quantities: the count of a figure
(`cin_open`), or of a share the cases that count (`…/marked`), all its cases (`…/of`) and what is
left of them (`…/others`); `key:variant` for another form of the indicator, `…@1` for the month before.

    same        every quantity on the right is the left one, or all but a few of it
    sum         the left ones add up to what the right ones add up to
    within      the left ones contain the right ones; the rest is a count of children like any other
    over_time   the left one adds up the months of the right one: twelve of them, or those since April

Sums inside one family are not said: figures of a family are withheld together.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reporting import catalogue
from reporting.indicators import BadDefinition, Count, Distribution, Indicator, Rate, Share

SUMS = Path(__file__).parent / "catalogue" / "sums.csv"

KINDS = ("same", "sum", "within", "over_time")


def parts(form: Indicator) -> tuple[str, ...]:
    """What the counts of a figure are called, in the order of `suppression.counts_of`."""
    if isinstance(form.measure, Count | Rate | Distribution):
        return ("",)
    return ("/marked", "/of", "/others") if isinstance(form.measure, Share) else ("/of",)


@dataclass(frozen=True)
class Quantity:
    """One count of one figure. `part` is one of `parts(form)`."""

    indicator: str
    variant: str
    part: str

    @classmethod
    def parse(cls, text: str) -> Quantity:
        """From `key`, `key:variant`, `key/of` or `key:variant/of`. BadDefinition when there is no such count."""
        name, slash, part = text.partition("/")
        key, _, variant = name.partition(":")
        found = cls(key, variant, slash + part)
        try:
            form = catalogue.get(key).form(variant)
        except KeyError as error:
            raise BadDefinition(f"sums.csv: there is no figure {text!r}.") from error
        if found.part not in parts(form):
            raise BadDefinition(f"sums.csv: {name} has no count {found.part!r}; it has {', '.join(map(repr, parts(form)))}.")
        return found

    @property
    def form(self) -> Indicator:
        return _form(self.indicator, self.variant)

    def __str__(self) -> str:
        return f"{self.indicator}{':' if self.variant else ''}{self.variant}{self.part}"


@cache
def _form(indicator: str, variant: str) -> Indicator:
    return catalogue.get(indicator).form(variant)


@dataclass(frozen=True)
class Term:
    """A quantity of the month itself, or of `back` months before it."""

    quantity: Quantity
    back: int = 0


@dataclass(frozen=True)
class Sum:
    """The left terms add up to the right ones; with `rest`, to the right ones and others that no figure counts."""

    left: tuple[Term, ...]
    right: tuple[Term, ...]
    rest: bool = False

    @property
    def terms(self) -> tuple[Term, ...]:
        return self.left + self.right

    @property
    def states(self) -> set[Quantity]:
        """What stood a month ago and stands now: withheld last, because the months around it bound it."""
        return {term.quantity for term in self.terms if term.back}


@dataclass(frozen=True)
class Sums:
    """All statements. `same`: by a quantity, those that give it away, itself included."""

    same: dict[Quantity, tuple[Quantity, ...]]
    sums: tuple[Sum, ...]
    over_time: tuple[tuple[Quantity, Quantity], ...]

    def giving_away(self, quantity: Quantity) -> tuple[Quantity, ...]:
        return self.same.get(quantity, (quantity,))


@cache
def declared() -> Sums:
    """The statements of `sums.csv`. BadDefinition for one that names what does not exist."""
    same: dict[Quantity, tuple[Quantity, ...]] = {}
    sums: list[Sum] = []
    over_time: list[tuple[Quantity, Quantity]] = []
    with SUMS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            kind, left, right = row["kind"], row["left"], row["right"]
            if kind == "same":
                first = Quantity.parse(left)
                same[first] = (first, *map(Quantity.parse, right.split()))
            elif kind in ("sum", "within"):
                sums.append(Sum(_terms(left), _terms(right), rest=kind == "within"))
            elif kind == "over_time":
                over_time.append((Quantity.parse(left), Quantity.parse(right)))
            else:
                raise BadDefinition(f"sums.csv: {kind!r} is none of {', '.join(KINDS)}.")
    return Sums(same, tuple(sums), tuple(over_time))


def _terms(text: str) -> tuple[Term, ...]:
    found = []
    for each in text.split(" + "):
        name, _, back = each.partition("@")
        found.append(Term(Quantity.parse(name), int(back or 0)))
    return tuple(found)


@cache
def linked() -> dict[str, frozenset[str]]:
    """By family, all families whose figures have to be looked at together: those that some statement joins, and itself."""
    statements = declared()
    joined = [list(group) for group in statements.same.values()]
    joined += [[term.quantity for term in each.terms] for each in statements.sums]
    joined += [list(pair) for pair in statements.over_time]
    group_of: dict[str, set[str]] = defaultdict(set)
    for indicator in catalogue.all_indicators().values():
        group_of[indicator.family].add(indicator.family)
    for quantities in joined:
        together = set().union(*(group_of[each.form.family] for each in quantities))
        for family in together:
            group_of[family] = together
    return {family: frozenset(group) for family, group in group_of.items()}
