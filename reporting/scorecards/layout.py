"""Which indicators a scorecard shows, in which order and under which headings.

Layouts are data in `layouts/*.csv`, or the indicators of some stages of the catalogue. A layout may
name any indicator of the agreed catalogue. Those that have no definition yet are left out of the
page and named by `Scorecard.waiting`, so that nobody takes their absence for a nought.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from reporting import catalogue
from reporting.engine.cells import TOTAL
from reporting.indicators import Indicator

HERE = Path(__file__).parent / "layouts"

STAGE_TITLES = {
    "contacts": "Contacts",
    "early_help": "Early help",
    "referrals": "Referrals",
    "assessments": "Assessments",
    "s47": "Section 47 enquiries",
    "conferences": "Child protection conferences",
    "cp_plans": "Child protection plans",
    "cin": "Children in need",
    "looked_after": "Looked-after children",
    "lac_health": "Health of looked-after children",
    "lac_education": "Education of looked-after children",
    "placements": "Placements",
    "permanence": "Permanence and adoption",
    "care_leavers": "Care leavers",
    "fostering": "Fostering",
    "missing_exploitation": "Missing and exploitation",
    "audits": "Practice audits",
    "workforce": "Workforce and caseloads",
    "call_handling": "Call handling",
}
"""The stages of the journey as headings."""


class BadLayout(Exception):
    """A layout that cannot be shown; the message names the file, the row and what to change."""


@dataclass(frozen=True)
class Line:
    """One row of a scorecard: a number to refer to it by, and the figure it shows.

    `breakdown` and `band` are empty for the figure itself; with them the row is one slice of it,
    such as the highest caseload in duty teams.
    """

    section: str
    number: str
    form: Indicator
    title: str
    breakdown: str = TOTAL
    band: str = TOTAL

    @property
    def key(self) -> tuple[str, str, str, str]:
        return self.form.key, self.form.variant, self.breakdown, self.band


@dataclass(frozen=True)
class Scorecard:
    """A page of figures. `waiting` are agreed indicators it will show once they are defined."""

    key: str
    title: str
    about: str
    lines: tuple[Line, ...]
    waiting: tuple[str, ...] = ()

    @property
    def sections(self) -> list[tuple[str, list[Line]]]:
        return [(title, list(lines)) for title, lines in groupby(self.lines, lambda line: line.section)]


def all_scorecards() -> dict[str, Scorecard]:
    """Every scorecard by key, in the order they are offered. BadLayout for a layout that cannot be shown."""
    return _scorecards()


def get(key: str) -> Scorecard:
    """The scorecard with this key. KeyError when there is none."""
    return _scorecards()[key]


@cache
def _scorecards() -> dict[str, Scorecard]:
    made = [
        from_file(
            "rotherham_summary",
            "Performance summary",
            "From the front door to adoption, in the layout of a borough's monthly performance report.",
        ),
        from_stages(
            "front_door",
            "Front door",
            "Contacts, early help, referrals, missing children and calls.",
            ("contacts", "early_help", "referrals", "missing_exploitation", "call_handling"),
        ),
        from_stages(
            "protection",
            "Assessment and protection",
            "Assessments, enquiries, conferences, plans and children in need.",
            ("assessments", "s47", "conferences", "cp_plans", "cin"),
        ),
        from_stages(
            "care",
            "Care and leaving care",
            "Looked-after children, their health, education, placements and permanence, carers and care leavers.",
            ("looked_after", "lac_health", "lac_education", "placements", "permanence", "fostering", "care_leavers"),
        ),
        from_stages("all", "Every indicator", "The whole catalogue in the order of a child's journey.", catalogue.STAGES),
    ]
    return {scorecard.key: scorecard for scorecard in made}


def from_file(key: str, title: str, about: str) -> Scorecard:
    """The scorecard that `layouts/<key>.csv` lays out."""
    with (HERE / f"{key}.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    known, shown, waiting = catalogue.all_indicators(), [], []
    for at, row in enumerate(rows, start=2):
        if row["indicator"] not in catalogue.agreed():
            raise BadLayout(f"layouts/{key}.csv, row {at}: the catalogue has no indicator {row['indicator']!r}.")
        if row["indicator"] not in known:
            waiting.append(row["indicator"])
            continue
        shown.append(_line(row, f"layouts/{key}.csv, row {at}"))
    return Scorecard(key, title, about, tuple(shown), tuple(waiting))


def _line(row: dict[str, str], where: str) -> Line:
    indicator = catalogue.get(row["indicator"])
    try:
        form = indicator.form(row["variant"])
    except KeyError as unknown:
        raise BadLayout(f"{where}: {unknown.args[0]}.") from unknown
    if row["breakdown"] and row["breakdown"] not in {each.key for each in form.breakdowns if each.stored}:
        raise BadLayout(f"{where}: {form.key} keeps no figures by {row['breakdown']!r}.")
    return Line(row["section"], row["number"], form, row["title"] or form.title, row["breakdown"], row["band"])


def from_stages(key: str, title: str, about: str, stages: Iterable[str]) -> Scorecard:
    """Every indicator of these stages in its default form, numbered within its stage."""
    wanted, lines = tuple(stages), []
    for place, stage in enumerate(wanted, start=1):
        found = [each for each in catalogue.all_indicators().values() if each.stage == stage]
        lines += [Line(STAGE_TITLES[stage], f"{place}.{at}", form, form.title) for at, form in enumerate(found, start=1)]
    return Scorecard(key, title, about, tuple(lines))
