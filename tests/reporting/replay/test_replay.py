"""A small report, replayed into an empty database and counted by the engine."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.reporting.replay.layout import report


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
def test_a_share_that_nothing_prints_is_told_with_what_would_be_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = report(
        tmp_path, ("6.1", "2019-02", "", "", "80"), ("6.4", "2019-02", "", "", "15"), ("6.7", "2019-02", "", "", "7.1")
    )
    printed = replayed(folder, capsys)
    assert "2 reproduced / 3 attempted / 1 contradictory" in printed
    assert "no whole number of 15 prints so (1 is 6.7 and 2 is 13.3)" in printed


@pytest.mark.django_db
def test_records_that_are_there_are_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = report(tmp_path, ("6.1", "2019-02", "", "", "8"))
    replayed(folder, capsys)
    with pytest.raises(CommandError, match="in this database already, so nothing was written"):
        call_command("replay_published", str(folder))
