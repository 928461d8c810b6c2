"""The commands that print and make figures, asked for what there is not: words and exit code 2, never a traceback."""

from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command

from tests.reporting.pages.conftest import place  # noqa: F401 - an authority small enough to count by hand

pytestmark = pytest.mark.django_db

MARCH = ["--from", "2026-03", "--to", "2026-03"]


@pytest.mark.parametrize(
    ("command", "asked", "says"),
    [
        (
            "build_snapshot",
            ["--from", "2026-10", "--to", "2026-09"],
            "The months are the wrong way round: 2026-10 is after 2026-09.",
        ),
        ("build_snapshot", ["--only", "nothing"], "There is no indicator nothing."),
        ("build_snapshot", ["--from", "2026-13"], "'2026-13' is not a month."),
        ("values", ["--from", "2026-10", "--to", "2026-09"], "The months are the wrong way round"),
        ("values", [*MARCH, "--variant", "zzz"], "No indicator has variant 'zzz'."),
        ("values", [*MARCH, "--breakdown", "zzz"], "No indicator has breakdown 'zzz'."),
        ("values", [*MARCH, "--only", "s47_started", "--variant", "new_only"], "s47_started has no variant 'new_only'."),
        ("values", [*MARCH, "--only", "s47_started", "--breakdown", "zzz"], "s47_started has no breakdown 'zzz'."),
    ],
)
def test_a_question_without_an_answer_is_refused_in_words(command, asked, says) -> None:
    with pytest.raises(CommandError) as refused:
        call_command(command, *asked, stdout=io.StringIO())
    assert says in str(refused.value)
    assert refused.value.returncode == 2


@pytest.mark.usefixtures("place")
def test_a_variant_is_printed_of_those_that_have_it() -> None:
    out = io.StringIO()
    call_command("values", *MARCH, "--variant", "new_only", stdout=out)
    keys = {line.split(",")[0] for line in out.getvalue().splitlines()[1:]}
    assert {"contacts_received", "contacts_decided_within_1_working_day"} <= keys
    assert "s47_started" not in keys
