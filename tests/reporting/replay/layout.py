"""Folders in the layout of a published monthly report."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

MONTHLY = "indicator_number,period,numerator,denominator,value,unit,source,measure,note"
BREAKDOWNS = "indicator_number,dimension,member,period,numerator,denominator,value,unit,note"

Printed = tuple[str, str, str, str, str]
"""Row, month, numerator, denominator, value."""


def report(folder: Path, *cells: Printed, sources: Iterable[tuple[str, str, str, str, str]] = ()) -> Path:
    """A folder of such cells; `sources` are (contact source, month, numerator, denominator, value) of row 1.4."""
    folder.mkdir(exist_ok=True)
    with (folder / "monthly.csv").open("w", newline="", encoding="utf-8") as lines:
        writer = csv.writer(lines)
        writer.writerow(MONTHLY.split(","))
        writer.writerows([*cell, "", "", "", ""] for cell in cells)
    with (folder / "breakdowns.csv").open("w", newline="", encoding="utf-8") as lines:
        writer = csv.writer(lines)
        writer.writerow(BREAKDOWNS.split(","))
        writer.writerows(["1.4", "contact source", *cell, "", ""] for cell in sources)
    return folder


def small(folder: Path) -> Path:
    """Three months over the turn of a year, with something of every stage."""
    months = ("2018-11", "2018-12", "2019-01")
    rows = {
        "1.1": ("60", "52", "66"),
        "1.2": (("51", "60", "85.0"), ("39", "52", "75.0"), ("55", "66", "83.3")),
        "1.REFERRALS": ("20", "25", "18"),
        "1.6": ("95.0", "100.0", "94.4"),
        "1.7": ("25.0", "20.0", "22.2"),
        "1.8": ("22.3", "22.0", "21.6"),
        "2.1": ("24", "28", "22"),
        "2.2": ("80.0", "84.0", "75.0"),
        "2.3": ("6", "4", "5"),
        "2.4": ("25", "25", "24"),
        "2.5": (("10", "25", "40.0"), ("11", "25", "44.0"), ("12", "24", "50.0")),
        "2.1U": ("6", "5", "7"),
        "2.4U": ("5", "6", "5"),
        "2.2U": ("60.0", "83.3", "100.0"),
        "2.3U": ("2", "1", "1"),
        "3.1": ("9", "8", "10"),
        "3.4": ("8", "9", "9"),
        "3.5": (("5", "8", "62.5"), ("6", "9", "66.7"), ("6", "9", "66.7")),
        "4.1": ("80", "87", "84"),
        "4.4": ("87.5", "84.0", "86.7"),
        "5.1": ("30", "31", "29"),
        "5.4": ("5", "4", "6"),
        "5.5": (("4", "5", "80.0"), ("4", "4", "100.0"), ("4", "6", "66.7")),
        "5.13": (("7", "8", "87.5"), ("6", "6", "100.0"), ("6", "7", "85.7")),
        "5.15": (("27", "29", "93.1"), ("28", "30", "93.3"), ("25", "29", "86.2")),
        "6.1": ("40", "41", "39"),
        "6.3": ("3", "4", "2"),
        "6.4": ("2", "3", "4"),
        "6.5": ("50.0", "33.3", "25.0"),
    }
    cells = [
        (row, month, *(value if isinstance(value, tuple) else ("", "", value)))
        for row, values in rows.items()
        for month, value in zip(months, values, strict=True)
    ]
    return report(folder, *cells, sources=[("POLICE", "2018-12", "5", "14", "35.7"), ("HEALTH", "2018-12", "4", "11", "36.4")])
