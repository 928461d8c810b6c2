"""Names for people and places that do not exist.

Forenames and surnames are common ones in short lists (`names.csv`), joined at random. Streets are
made up, and every postcode is in the area ZZ, which has never been given out.
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

from reporting.synthetic.arrays import Text, Whole


def _read() -> dict[str, list[str]]:
    """The names of each kind, and those of one kind and sex under both: `adults F`."""
    with Path(__file__).with_name("names.csv").open(encoding="utf-8", newline="") as file:
        lists: dict[str, list[str]] = {}
        for row in csv.DictReader(file):
            lists.setdefault(row["kind"], []).append(row["name"])
            lists.setdefault(f"{row['kind']} {row['sex']}", []).append(row["name"])
        return lists


_LISTS = _read()
GIRLS, BOYS, ADULTS, SURNAMES, STREETS = (_LISTS[kind] for kind in ("girls", "boys", "adults", "surnames", "streets"))
WOMEN, MEN = _LISTS["adults F"], _LISTS["adults M"]
ROADS = ("Road", "Street", "Close", "Avenue", "Lane", "Way", "Court", "Rise")
AREAS = ("North", "East", "South", "West")
AUTHORITY_NAMES = {"tiny": "Littlemere", "demo": "Ambleforth Borough", "county": "Thornshire County"}
POSTCODE_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"


def draw(random: np.random.Generator, names: list[str], count: int) -> Text:
    """So many names from a list, as often as chance has it."""
    return np.array(names, dtype=object)[random.integers(0, len(names), count)]


def street_lines(random: np.random.Generator, count: int) -> Text:
    """House numbers and streets of no town."""
    streets = np.array([f"{street} {road}" for street in STREETS for road in ROADS], dtype=object)
    numbers = np.array([f"{number} " for number in range(1, 150)], dtype=object)
    return numbers[random.integers(0, len(numbers), count)] + streets[random.integers(0, len(streets), count)]


def postcodes(random: np.random.Generator, count: int, district: Whole) -> Text:
    """Postcodes such as ZZ1 4AB: the area ZZ does not exist, and the district tells the areas of the authority apart."""
    ends = np.array(
        [f"{digit}{one}{two}" for digit in range(1, 10) for one in POSTCODE_LETTERS for two in POSTCODE_LETTERS], dtype=object
    )
    starts = np.array([f"ZZ{number} " for number in range(1, 100)], dtype=object)
    return starts[district] + ends[random.integers(0, len(ends), count)]
