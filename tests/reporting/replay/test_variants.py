"""Figures of an invented authority, printed like a report with cells left blank: a solution exists, and all are found."""

import datetime
import random
from pathlib import Path

import pytest
from django.core.management import call_command

from reporting import catalogue
from reporting.replay.reading import rows
from reporting.synthetic.authority import make_authority
from reporting.synthetic.clearing import clear
from reporting.synthetic.profiles import PROFILES
from reporting.values import Asked, Value, unit_of_authority, values
from tests.reporting.replay.layout import Printed, report

COUNTED = {"1.2", "1.4", "2.5", "2.6", "2.7", "2.8", "3.5", "3.6", "3.7", "3.8", "5.5", "5.13", "5.15"}
"""Shares that the report prints with their counts."""
SPANS = {
    "the turn of the financial year": ("2019-03", "2019-05", 0.1),
    "a leap day": ("2019-12", "2020-03", 0.2),
    "one month": ("2020-02", "2020-02", 0.0),
}


@pytest.mark.django_db
def test_an_authoritys_own_figures_are_all_reproduced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_authority(PROFILES["tiny"], seed=3, months=60, until=datetime.date(2020, 6, 30), history=False)
    folders = {name: report(tmp_path / name, *_printed(*span)) for name, span in SPANS.items()}
    for name, folder in folders.items():
        clear()
        call_command("replay_published", str(folder))
        lines = capsys.readouterr().out.splitlines()
        count = len((folder / "monthly.csv").read_text(encoding="utf-8").splitlines()) - 1
        assert f"{count} reproduced / {count} attempted / 0 contradictory" in lines, (name, lines)


def _printed(first: str, last: str, blank: float) -> list[Printed]:
    """The authority's figures of the report's rows, as the report prints them; a share of the cells left blank."""
    chance = random.Random(2)
    cells: list[Printed] = []
    for row in (each for each in rows() if not each.band and each.indicator in catalogue.all_indicators()):
        asked = Asked(first=first, last=last, unit=unit_of_authority(), indicators=[row.indicator], variant=row.variant)
        for figure in values(asked):
            if figure.value is not None and chance.random() >= blank:
                cells.append((row.number, figure.period, *_as_printed(row.number, row.part, figure)))
    return cells


def _as_printed(number: str, part: str, figure: Value) -> tuple[str, str, str]:
    if part == "count":
        return "", "", f"{figure.value:.0f}"
    counted = number in COUNTED
    numerator = str(figure.numerator) if counted or (part == "rate" and number not in ("5.7", "5.8")) else ""
    return numerator, str(figure.denominator) if counted else "", f"{figure.value:.1f}"
