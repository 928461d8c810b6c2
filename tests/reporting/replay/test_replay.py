"""A small report, replayed into an empty database and counted by the engine."""

import csv
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

HEADINGS = {
    "monthly.csv": "indicator_number,period,numerator,denominator,value,unit,source,measure,note",
    "breakdowns.csv": "indicator_number,dimension,member,period,numerator,denominator,value,unit,note",
}


def report(folder: Path, *cells: tuple[str, str, str, str, str]) -> Path:
    """A folder whose monthly.csv holds (row, month, numerator, denominator, value)."""
    for name, heading in HEADINGS.items():
        with (folder / name).open("w", newline="") as lines:
            writer = csv.writer(lines)
            writer.writerow(heading.split(","))
            if name == "monthly.csv":
                writer.writerows([*cell, "", "", "", ""] for cell in cells)
    return folder


def replayed(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    call_command("replay_published", str(folder))
    return capsys.readouterr().out


@pytest.mark.django_db
def test_figures_that_agree_are_all_reproduced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = report(
        tmp_path,
        ("1.1", "2018-01", "", "", "40"),
        ("1.2", "2018-01", "30", "40", "75.0"),
        ("1.REFERRALS", "2018-01", "", "", "20"),
        ("1.REFERRALS", "2018-02", "", "", "16"),
        ("1.7", "2018-02", "", "", "25.0"),
        ("6.1", "2018-01", "", "", "30"),
        ("6.1", "2018-02", "", "", "33"),
        ("6.3", "2018-02", "", "", "5"),
        ("6.4", "2018-02", "", "", "2"),
        ("6.7", "2018-02", "", "", "50.0"),
    )
    assert "10 reproduced / 10 attempted / 0 contradictory" in replayed(folder, capsys)


@pytest.mark.django_db
def test_a_contradiction_is_spelled_out_and_is_no_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The stock rose by 17, and 15 more came than went: the starts give way."""
    folder = report(
        tmp_path,
        ("6.1", "2018-02", "", "", "61"),
        ("6.2", "2018-02", "61", "", "61.0"),
        ("6.1", "2018-03", "", "", "78"),
        ("6.2", "2018-03", "78", "", "78.0"),
        ("6.3", "2018-03", "", "", "20"),
        ("6.4", "2018-03", "", "", "5"),
        ("6.5", "2018-03", "", "", "20.0"),
    )
    printed = replayed(folder, capsys)
    assert "6 reproduced / 7 attempted / 1 contradictory" in printed
    assert "contradictory: 6.3 2018-03 = 20: counted 22" in printed
    assert "6.1 2018-02 = 61" in printed


@pytest.mark.django_db
def test_a_folder_without_the_report_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"monthly\.csv is missing"):
        call_command("replay_published", str(tmp_path))
