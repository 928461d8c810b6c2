"""Code sets: what is loaded, what retiring means, and that every model names a set that exists."""

from __future__ import annotations

import datetime
import re
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command

from csc import codes
from csc.models import Code, CodeSet

MARCH_31 = datetime.date(2024, 3, 31)
APRIL_1 = datetime.date(2024, 4, 1)
CODE_KEY = re.compile(r"[a-z_0-9]+:\S.*\Z")

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(tmp_path: Path):
    """A folder with one set, `colour`, whose rows a test writes."""

    def write(*rows: str, where: Path = tmp_path / "data") -> Path:
        (where / "codes").mkdir(parents=True, exist_ok=True)
        (where / "code_sets.csv").write_text("key,title,source,number\ncolour,Colours,Made up,900\n", encoding="utf-8")
        heading = "code,label,group,valid_from,valid_to,note"
        (where / "codes" / "colour.csv").write_text("\n".join([heading, *rows]) + "\n", encoding="utf-8")
        return where

    return write


def colours() -> dict[str, Code]:
    return {code.code: code for code in Code.objects.in_set("colour")}


def test_every_code_field_of_every_model_names_a_set_with_codes():
    missing = set()
    loaded = set(CodeSet.objects.filter(codes__isnull=False).values_list("key", flat=True))
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if field.related_model is Code:
                named = (field.get_limit_choices_to() or {}).get("code_set")
                if named not in loaded and not model.__name__.startswith("Historical"):
                    missing.add(f"{model.__name__}.{field.name} names {named}")
    assert not missing


@pytest.mark.parametrize("app", ["workforce", "contacts", "assessments", "protection", "looked_after", "audits"])
def test_every_code_that_logic_names_is_in_the_files(app):
    if not (Path(apps.get_app_config(app).path) / "codes.py").exists():
        return
    constants = vars(import_module(f"{app}.codes")).values()
    values = [item for one in constants for item in (one if isinstance(one, frozenset | tuple | set) else [one])]
    named = {value for value in values if isinstance(value, str) and CODE_KEY.match(value)}
    assert named == set(Code.objects.filter(key__in=named).values_list("key", flat=True))


def test_loading_again_changes_nothing():
    before = list(Code.objects.order_by("key").values())
    again = codes.load_codes(on=APRIL_1)
    assert (again.added, again.changed, again.retired) == (0, 0, 0)
    assert list(Code.objects.order_by("key").values()) == before


def test_the_command_says_what_it_did(capsys):
    call_command("load_codes")
    assert capsys.readouterr().out == "0 codes added, 0 changed, 0 retired.\n"


def test_numbers_are_built_on_the_set_and_survive_a_code_put_in_front(files):
    codes.load_codes(on=APRIL_1, data=files("red,Red,,,,", "blue,Blue,,,,"))
    assert {code: row.number for code, row in colours().items()} == {"red": 900_001, "blue": 900_002}
    codes.load_codes(on=APRIL_1, data=files("green,Green,,,,", "red,Red,,,,", "blue,Blue,,,,"))
    assert {code: row.number for code, row in colours().items()} == {"green": 900_003, "red": 900_001, "blue": 900_002}
    assert [row.code for row in Code.objects.in_set("colour")] == ["green", "red", "blue"]


def test_a_code_that_leaves_the_file_is_retired_and_its_number_is_not_given_again(files):
    codes.load_codes(on=MARCH_31, data=files("red,Red,,,,", "blue,Blue,,,,"))
    codes.load_codes(on=APRIL_1, data=files("red,Red,,,,"))
    blue = colours()["blue"]
    assert blue.valid_to == MARCH_31
    assert [row.code for row in Code.objects.in_set("colour").in_force(MARCH_31)] == ["red", "blue"]
    assert [row.code for row in Code.objects.in_set("colour").in_force(APRIL_1)] == ["red"]
    codes.load_codes(on=APRIL_1, data=files("red,Red,,,,", "green,Green,,,,"))
    assert colours()["green"].number == 900_003


def test_a_set_that_leaves_the_files_is_retired_whole(files):
    count = Code.objects.in_set("consent").count()
    loaded = codes.load_codes(on=APRIL_1, data=files("red,Red,,,,"))
    assert not Code.objects.in_set("consent").in_force(APRIL_1).exists()
    assert Code.objects.in_set("consent").count() == count
    assert loaded.retired >= count


def test_an_authoritys_own_rows_take_the_place_of_the_products_and_add_to_them(files, tmp_path):
    data = files("red,Red,warm,,,", "blue,Blue,cold,,,")
    own = tmp_path / "own"
    own.mkdir()
    (own / "colour.csv").write_text(
        "code,label,group,valid_from,valid_to,note\nblue,Our blue,calm,,,\npink,Pink,warm,,,\n", encoding="utf-8"
    )
    codes.load_codes(on=APRIL_1, data=data, local=own)
    assert [(row.code, row.label, row.group) for row in Code.objects.in_set("colour")] == [
        ("red", "Red", "warm"),
        ("blue", "Our blue", "calm"),
        ("pink", "Pink", "warm"),
    ]
    assert codes.in_group("colour", "warm") == {"colour:red", "colour:pink"}


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (["red,Red,,,,", "red,Red again,,,,"], "line 3: the code 'red' is in the file twice"),
        (["red,,,,,"], "line 2: a code needs both"),
        (["red,Red,,31/03/2024,,"], "'31/03/2024' is not a date"),
        (["red,Red,,2024-04-01,2024-03-31,"], "ends on 2024-03-31 before it starts on 2024-04-01"),
        (["red,Red"], "6 columns wanted, 2 found"),
    ],
)
def test_a_file_that_cannot_be_used_changes_nothing_and_says_where(files, rows, says):
    before = Code.objects.count()
    with pytest.raises(codes.CodeFileError, match=says):
        codes.load_codes(on=APRIL_1, data=files(*rows))
    assert Code.objects.count() == before
    assert not CodeSet.objects.filter(key="colour").exists()


@pytest.mark.parametrize(
    ("key", "day", "offered"),
    [
        ("placement_type:K3", "2023-10-27", False),
        ("placement_type:K3", "2023-10-28", True),
        ("placement_type:P2", "2023-10-27", True),
        ("placement_type:P2", "2023-10-28", False),
        ("placement_type:H5", "2025-03-31", True),
        ("placement_type:H5", "2025-04-01", False),
        ("cin_closure_reason:RC9", "2022-03-31", False),
        ("cin_closure_reason:RC9", "2022-04-01", True),
        ("assessment_factor:24A", "2021-03-31", False),
        ("assessment_factor:24A", "2021-04-01", True),
        ("sex:1", "2024-03-31", True),
        ("sex:1", "2024-04-01", False),
    ],
)
def test_codes_are_offered_only_in_the_years_the_returns_take_them(key, day, offered):
    assert Code.objects.filter(key=key).in_force(datetime.date.fromisoformat(day)).exists() is offered


@pytest.mark.parametrize(
    ("code_set", "expected"),
    [
        ("contact_source", {"police", "education", "health", "internal", "public", "other_la", "others"}),
        ("assessment_outcome", {"ongoing", "no_further_action", "step_down", "other"}),
        ("ethnicity", {"white", "mixed", "asian", "black", "other", "not_known"}),
    ],
)
def test_report_groups_are_exactly_those_of_the_scorecards(code_set, expected):
    assert set(codes.groups(code_set).values()) == expected


def test_contact_and_referral_take_the_same_sources():
    both = [[key.split(":")[1] for key in codes.labels(name)] for name in ("contact_source", "referral_source")]
    assert both[0] == both[1]
    assert len(both[0]) == 22
