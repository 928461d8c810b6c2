"""A broken report is refused by file and line, and nothing is written."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from csc.models import Person
from tests.reporting.replay.layout import report
from workforce.models import Unit

GOOD = ("6.1", "2019-02", "", "", "8")


def refused(folder: Path, message: str) -> None:
    with pytest.raises(CommandError, match=message):
        call_command("replay_published", str(folder))
    assert not Person.objects.exists()
    assert not Unit.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("cell", "message"),
    [
        (("6.1", "2019-13", "", "", "8"), r"monthly\.csv line 3: '2019-13' is not a month"),
        (("6.1", "Feb-19", "", "", "8"), r"monthly\.csv line 3: 'Feb-19' is not a month"),
        (("6.3", "2019-02", "", "", "eight"), r"monthly\.csv line 3: 'eight' is not a number"),
        (("6.3", "2019-02", "", "", "14,04"), r"'14,04' is not a number"),
        (("6.3", "2019-02", "", "", "-4"), r"'-4' is not a number"),
        (("6.3", "2019-02", "", "", "NaN"), r"'NaN' is not a number"),
        (("6.3", "2019-02", "", "", "4.5"), r"'4\.5' is a count and must be whole"),
        (("1.2", "2019-02", "3.5", "8", "43.8"), r"'3\.5' must be whole"),
        (("6.1", "2019-02", "", "", "9"), r"line 3: 6\.1 2019-02 = 9 is printed twice, and differently"),
        (("6.1", "2999-02", "", "", "9"), r"2999-02 is not over yet"),
    ],
)
def test_a_cell_that_cannot_be_read(tmp_path: Path, cell: tuple[str, str, str, str, str], message: str) -> None:
    refused(report(tmp_path, GOOD, cell), message)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["monthly.csv", "breakdowns.csv"])
def test_a_file_that_is_no_text_or_another_table(tmp_path: Path, name: str) -> None:
    folder = report(tmp_path, GOOD)
    (folder / name).write_bytes("Überblick".encode("latin-1"))
    refused(folder, rf"{name} is not text in UTF-8")
    (folder / name).write_text("a,b\n1,2\n", encoding="utf-8")
    refused(folder, rf"{name} lacks the column indicator_number")


@pytest.mark.django_db
def test_a_folder_without_monthly_figures(tmp_path: Path) -> None:
    folder = report(tmp_path, GOOD)
    (folder / "monthly.csv").unlink()
    refused(folder, r"monthly\.csv is missing")


@pytest.mark.django_db
def test_years_and_terms_are_no_mistakes_but_no_months_either(tmp_path: Path) -> None:
    folder = report(tmp_path, ("6.1", "2017-18", "", "", "627"), ("6.1", "2018 Spring Term", "", "", "627"))
    refused(folder, "holds no monthly figure")
