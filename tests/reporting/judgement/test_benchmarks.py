"""Benchmarks from files in the layout of the published statistics; every number here is made up."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from csc.models import User
from reporting.indicators import INFO, LOW
from reporting.judgement.benchmarks.importing import import_benchmarks
from reporting.judgement.comparators import comparators, top_quartile
from reporting.models import Benchmark

HEAD = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,"
    "old_la_code,new_la_code,la_name,category,referral_count,rereferral_percent\n"
)
NEIGHBOURS = (
    "old_la_code,la_name,SN_1,SN_1P,SN_2,SN_2P,SN_3,SN_3P,SN_4,SN_4P\n999,Ownshire,901,Close ,902,Close,903,Close,904,Close\n"
)
INDICATOR = "rereferrals_within_12_months_rolling_12m"


def row(code: str, value: str, year: str = "2024") -> str:
    return f"{year},Reporting year,Local authority,E92000001,England,E1,Region,{code},E0,Town,Referrals,100,{value}\n"


def national(value: str, year: str = "2024") -> str:
    return f"{year},Reporting year,National,E92000001,England,,,,,,Referrals,100,{value}\n"


@pytest.fixture
def by(db: None) -> User:
    return User.objects.create(username="analyst")


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_text(text, encoding=encoding)
    return path


def kept() -> dict[str, Decimal]:
    return {benchmark.kind: benchmark.value for benchmark in Benchmark.objects.all()}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_england_and_neighbours_in_any_encoding(by: User, tmp_path: Path, encoding: str) -> None:
    text = (
        HEAD + national("22.6") + row("999", "30") + row("901", "20.0") + row("902", "25.1") + row("903", "c") + row("904", "18")
    )
    files = [
        write(tmp_path, "c1.csv", text.replace("Town", "Môn"), encoding),
        write(tmp_path, "neighbours.csv", NEIGHBOURS, encoding),
    ]
    done = import_benchmarks(by=by, files=files, authority="999")
    assert done.problems == []
    assert kept() == {"england": Decimal("22.6"), "neighbours_mean": Decimal("21.0"), "neighbours_best": Decimal(18)}  # 63.1 / 3


@pytest.mark.parametrize("heading", ["Rereferral_Percent", " rereferral percent ", '"rereferral-percent"'])
def test_headings_may_be_written_otherwise(by: User, tmp_path: Path, heading: str) -> None:
    path = write(tmp_path, "c1.csv", HEAD.replace("rereferral_percent", heading) + national("22.6", "202324"))
    import_benchmarks(by=by, files=[path])
    assert [(each.year, each.value) for each in Benchmark.objects.all()] == [(2024, Decimal("22.6"))]


def test_the_same_files_twice_change_nothing_and_a_corrected_one_changes_its_value(by: User, tmp_path: Path) -> None:
    path = write(tmp_path, "c1.csv", HEAD + national("22.6"))
    assert import_benchmarks(by=by, files=[path]).added == 1
    again = import_benchmarks(by=by, files=[path])
    assert (again.added, again.changed, again.unchanged) == (0, 0, 1)
    write(tmp_path, "c1.csv", HEAD + national("22.7"))
    assert import_benchmarks(by=by, files=[path]).changed == 1
    assert kept() == {"england": Decimal("22.7")}
    assert Benchmark.objects.get().history.count() == 2


def test_two_councils_with_one_return_are_neighbours_under_either_code(by: User, tmp_path: Path) -> None:
    text = HEAD + row("901 / 905", "20") + row("902", "30")
    files = [write(tmp_path, "c1.csv", text), write(tmp_path, "sn.csv", NEIGHBOURS)]
    assert import_benchmarks(by=by, files=files, authority="999").problems == []
    assert kept() == {"neighbours_mean": Decimal(25), "neighbours_best": Decimal(20)}


def test_a_dry_run_counts_and_writes_nothing(by: User, tmp_path: Path) -> None:
    path = write(tmp_path, "c1.csv", HEAD + national("22.6"))
    assert import_benchmarks(by=by, files=[path], dry_run=True).added == 1
    assert not Benchmark.objects.exists()


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        (row("999", "many"), "is no number"),
        (row("999", "-3"), "is no number"),
        (row("99", "20"), "three-figure code"),
        (row("999", "20", "soon"), "is no year"),
        (row("999", "20", "2023-25"), "is no year"),
        (row("999", "20").replace("Local authority", "Parish"), "geographic level"),
        (row("999", "20") + row("999", "21"), "is there twice"),
        ("2024,Reporting year,National\n", "comma too many or too few"),
    ],
)
def test_one_bad_row_is_named_and_nothing_is_kept(by: User, tmp_path: Path, bad: str, says: str) -> None:
    done = import_benchmarks(by=by, files=[write(tmp_path, "c1.csv", HEAD + national("22.6") + bad)])
    (problem,) = done.problems
    assert says in str(problem)
    assert problem.line in (3, 4)
    assert not Benchmark.objects.exists()


def test_a_file_without_any_known_column_is_refused(by: User, tmp_path: Path) -> None:
    done = import_benchmarks(by=by, files=[write(tmp_path, "shoes.csv", "size,colour\n7,red\n")])
    assert "no table of benchmarks" in str(done.problems[0])


def test_an_authority_without_neighbours_in_the_table_is_refused(by: User, tmp_path: Path) -> None:
    files = [write(tmp_path, "c1.csv", HEAD + national("22.6")), write(tmp_path, "sn.csv", NEIGHBOURS)]
    assert "998" in str(import_benchmarks(by=by, files=files, authority="998").problems[0])


def test_the_percentage_within_45_days_is_made_of_its_bands(by: User, tmp_path: Path) -> None:
    head = (
        "time_period,geographic_level,country_code,old_la_code,Assessments_completed,Same_day,1-10_days,11-20_days,"
        "21-30_days,31-40_days,41-45_days,46-50_days\n"
    )
    path = write(tmp_path, "c2.csv", head + "2024,National,E92000001,,200,10,20,30,40,50,10,40\n")
    import_benchmarks(by=by, files=[path])
    assert kept() == {"england": Decimal("80.0")}


def test_the_command_says_what_it_did(by: User, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = write(tmp_path, "c1.csv", HEAD + national("22.6"))
    call_command("import_benchmarks", str(good), by="analyst")
    assert "1 benchmarks added" in capsys.readouterr().out
    with pytest.raises(CommandError, match="Nothing was imported"):
        call_command("import_benchmarks", str(write(tmp_path, "c2.csv", HEAD + row("999", "many"))), by="analyst")
    with pytest.raises(CommandError, match="no active account"):
        call_command("import_benchmarks", str(good), by="nobody")


@pytest.mark.parametrize(("high", "threshold"), [(True, "4.0"), (False, "2.0")])
def test_the_top_quartile_is_what_a_quarter_reach_or_better(high: bool, threshold: str) -> None:
    assert top_quartile([Decimal(number) for number in (1, 2, 3, 4, 5)], high=high) == Decimal(threshold)


def test_between_two_authorities_the_threshold_lies_in_proportion() -> None:
    assert top_quartile([Decimal(number) for number in (10, 20, 30, 40)], high=True) == Decimal("32.5")


def test_two_neighbours_of_five_are_no_neighbourhood() -> None:
    values = {"1": Decimal(10), "2": Decimal(20)}
    assert comparators(values, ["1", "2", "3", "4", "5"], None, LOW) == {}
    assert set(comparators(values, ["1", "2", "3"], None, INFO)) == {Benchmark.Kind.NEIGHBOURS_MEAN}


def test_a_quartile_of_those_few_that_were_not_suppressed_says_nothing() -> None:
    values = {str(at): Decimal(at) for at in range(40)}
    assert Benchmark.Kind.TOP_QUARTILE in comparators(values, [], None, LOW, silent=10)
    assert Benchmark.Kind.TOP_QUARTILE not in comparators(values, [], None, LOW, silent=11)
