"""The same report is read from however its files were saved; what is not attempted is said."""

from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management import call_command

from reporting.replay.reading import Cell, read
from tests.reporting.replay.layout import BREAKDOWNS, report

CELLS = (
    ("1.1", "2018-11", "", "", "1404"),
    ("1.1", "2018-12", "", "", "1250"),
    ("1.2", "2018-12", "1000", "1250", "80.0"),
    ("6.1", "2018-12", "", "", "8"),
)
SOURCES = (("POLICE", "2018-12", "5", "14", "35.7"),)


def cells_of(folder: Path) -> dict[tuple[str, int], Cell]:
    return dict(sorted(read(folder).cells.items()))


def rewritten(folder: Path, *lines: str, encoding: str = "utf-8") -> Path:
    (folder / "monthly.csv").write_bytes("".join(lines).encode(encoding))
    return folder


def test_however_the_file_was_saved(tmp_path: Path) -> None:
    """Byte order mark, Windows line ends, empty lines, columns and months in another order, separators and percent signs."""
    plain = report(tmp_path / "plain", *CELLS, sources=SOURCES)
    other = report(tmp_path / "other", *CELLS, sources=SOURCES)
    rewritten(
        other,
        "Value , period,note,indicator_number,denominator,numerator\r\n",
        "8,2018-12,,6.1,,\r\n",
        "\r\n",
        ",,,,,\r\n",
        '80.0%,2018-12,,1.2,"1,250","1,000"\r\n',
        '"1,250",2018-12,"two\r\nlines",1.1,-,n/a\r\n',
        '"1,404",2018-11,,1.1,,\r\n',
        encoding="utf-8-sig",
    )
    assert cells_of(other) == cells_of(plain)


@pytest.mark.parametrize("dash", ["", "-", "–", "—", "n/a", "N/A"])
def test_a_figure_that_is_not_available_is_no_cell(tmp_path: Path, dash: str) -> None:
    folder = report(tmp_path, *CELLS, ("6.4", "2018-12", "", "", dash))
    assert "6.4" not in {name for name, _ in cells_of(folder)}


def test_a_zero_is_a_figure(tmp_path: Path) -> None:
    cell = read(report(tmp_path, ("6.6", "2018-12", "", "", "0"))).cell("6.6", 587)
    assert cell is not None
    assert cell.value == Decimal(0)


def test_years_beside_months_are_passed_over(tmp_path: Path) -> None:
    years = [("6.1", name, "", "", "9") for name in ("2017-18", "2017/18", "YTD 2018/19", "2018-19 YTD", "2018 Autumn Term")]
    assert cells_of(report(tmp_path / "with", *CELLS, *years)) == cells_of(report(tmp_path / "without", *CELLS))


def test_a_report_without_contact_sources(tmp_path: Path) -> None:
    folder = report(tmp_path, *CELLS)
    (folder / "breakdowns.csv").unlink()
    assert len(cells_of(folder)) == len(CELLS)


def test_sources_are_read_from_the_breakdowns_alone(tmp_path: Path) -> None:
    folder = report(tmp_path, *CELLS)
    header = ",".join(reversed(BREAKDOWNS.split(",")))
    (folder / "breakdowns.csv").write_text(f"{header}\n,,35.7,14,5,2018-12,Police,contact source,1.4\n", encoding="utf-8")
    assert read(folder).denominator("1.4 POLICE", 587) == 14


@pytest.mark.django_db
def test_rows_that_are_not_attempted_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Rows and sources that the replay does not know stop nothing, whatever they print."""
    folder = report(
        tmp_path,
        ("6.1", "2019-02", "", "", "8"),
        ("6.99", "2019-01", "", "", "8"),
        ("6.99", "2019-02", "", "", "lots"),
        ("CARS", "spring", "", "", "2"),
        sources=[("MARTIANS", "2019-02", "5", "14", "35.7")],
    )
    call_command("replay_published", str(folder))
    printed = capsys.readouterr().out
    assert "these rows (lines of the report): 6.99 (2), CARS (1), 1.4 MARTIANS (1)" in printed
    assert "1 reproduced / 1 attempted / 0 contradictory" in printed
