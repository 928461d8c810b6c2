"""Looked after comes first, then a plan, then need alone: each child in one place."""

from reporting.catalogue.cin import children_open_to_social_care, cin_and_cp_open, cin_and_cp_open_rate, cin_open
from tests.reporting.practice import check, figure

OTHERS = {
    "cp_plans": """
    child | team | started_on | ended_on   | for_other_authority
    Ben   | N1   | 2026-01-05 |            |
    Dee   | N1   | 2026-01-05 |            |
    Eve   | S1   | 2026-01-05 | 2026-03-31 |
    Fay   | S1   | 2026-01-05 |            | yes
    """,
    "care_periods": """
    child | team | started_on | ended_on   | short_breaks
    Cal   | N1   | 2026-01-05 |            |
    Dee   | N1   | 2026-01-05 |            |
    Gus   | S1   | 2026-01-05 |            | yes
    Hal   | S1   | 2026-01-05 | 2026-03-31 |
    Ida   | S1   | 2026-03-31 |            |
    """,
}
EPISODES = """
child | team | started_on | ended_on   | {answer}
Ava   | N1   | 2026-03-31 |            | yes yes   # in need alone, from today
Ben   | N1   | 2026-01-05 |            | - yes     # on a plan
Cal   | N1   | 2026-01-05 |            | - -       # looked after
Dee   | N1   | 2026-01-05 |            | - yes     # both
Eve   | S1   | 2026-01-05 |            | yes yes   # the plan ended today
Fay   | S1   | 2026-01-05 |            | yes yes   # the plan is another council's
Gus   | S1   | 2026-01-05 |            | yes yes   # short breaks are not being looked after
Hal   | S1   | 2026-01-05 |            | yes yes   # came home today
Ida   | S1   | 2026-01-05 |            | - -       # looked after from today
Jon   | S1   | 2026-01-05 | 2026-03-31 | - -       # case closed today
"""


def episodes(column: int) -> str:
    head, *lines = EPISODES.strip().splitlines()
    answered = [head.format(answer="counts?")]
    for line in lines:
        facts, _, answers = line.partition("#")[0].rpartition("|")
        answered.append(f"{facts}| {answers.split()[column]}")
    return "\n".join(answered)


def test_in_need_alone() -> None:
    check(cin_open.indicator, "2026-03", episodes(0), others=OTHERS, expect={"Council": 5, "N1": 1, "S1": 4})


def test_in_need_or_on_a_plan() -> None:
    check(cin_and_cp_open.indicator, "2026-03", episodes(1), others=OTHERS, expect={"Council": 7, "N1": 3, "S1": 4})


def test_the_same_children_as_a_rate() -> None:
    tables = OTHERS | {"cin_episodes": episodes(1)}
    cell = figure(cin_and_cp_open_rate.indicator, tables, "2026-03", population={"Council": 10_000})
    assert (cell.numerator, cell.value) == (7, 7.0)


def test_everybody_open_once_whatever_the_stage() -> None:
    tables = OTHERS | {"cin_episodes": episodes(0)}
    assert figure(children_open_to_social_care.indicator, tables, "2026-03").value == 9


def test_a_child_with_two_open_episodes_is_one_child() -> None:
    tables = {
        "cin_episodes": """
        child | team | started_on
        Ava   | N1   | 2026-01-05
        Ava   | N1   | 2026-02-05
        """
    }
    for module in (cin_open, cin_and_cp_open, children_open_to_social_care):
        assert figure(module.indicator, tables, "2026-03").value == 1
