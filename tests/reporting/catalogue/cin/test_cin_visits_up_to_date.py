import pytest

from reporting.catalogue.cin.cin_visits_up_to_date import indicator
from tests.choices import worked_to
from tests.reporting.practice import check


def test_seen_within_twenty_working_days() -> None:
    """On 31 March day 20 counts from Tuesday 3 March."""
    check(
        indicator,
        "2026-03",
        """
        child | team | started_on | counts?
        ------+------+------------+--------
        Ava   | N1   | 2025-06-01 | yes     # seen on 3 March
        Ben   | N1   | 2025-06-01 | no      # seen on 2 March
        Cal   | N1   | 2025-06-01 | no      # visited, not seen
        Dee   | S1   | 2025-06-01 | -       # no plan: nobody has said how often
        Eve   | S1   | 2025-06-01 | no      # plan of 3 March, one interval old
        Fay   | S1   | 2025-06-01 | -       # plan of 4 March
        """,
        others={
            "cin_plans": """
            child | team | started_on
            Ava   | N1   | 2025-06-10
            Ben   | N1   | 2025-06-10
            Cal   | N1   | 2025-06-10
            Eve   | S1   | 2026-03-03
            Fay   | S1   | 2026-03-04
            """,
            "cin_visits": """
            child | team | visited_on | completed_on | child_seen
            Ava   | N1   | 2026-03-03 | 2026-03-05   | yes
            Ben   | N1   | 2026-03-02 | 2026-03-02   | yes
            Cal   | N1   | 2026-03-20 | 2026-03-20   | no
            """,
        },
        expect={"Council": (1, 4), "N1": (1, 3), "S1": (0, 1)},
    )


SIX_WEEKS_IN = {"every team": None, "duty": "team_type:duty", "protection": "team_type:child_protection"}


@pytest.mark.parametrize(
    ("where", "ava", "ben", "cal"),
    [("every team", "no", "yes", "yes"), ("duty", "no", "yes", "no"), ("protection", "no", "no", "yes")],
)
def test_six_weeks_in_one_type_of_team(where: str, ava: str, ben: str, cal: str) -> None:
    """Seen 43 days before by a duty team, 42 days before by one and by a team for protection; 20 working days are 3 March."""
    worked_to("cin_visit", "week", 6, team_type_id=SIX_WEEKS_IN[where])
    check(
        indicator,
        "2026-03",
        f"""
        child | team | started_on | counts?
        Ava   | N1   | 2025-06-01 | {ava}
        Ben   | N1   | 2025-06-01 | {ben}
        Cal   | N1   | 2025-06-01 | {cal}     # held by N1 today, seen by N2
        """,
        others={
            "cin_plans": """
            child | team | started_on
            Ava   | N1   | 2025-06-10
            Ben   | N1   | 2025-06-10
            Cal   | N1   | 2025-06-10
            """,
            "cin_visits": """
            child | team | visited_on | completed_on | child_seen
            Ava   | N1   | 2026-02-16 | 2026-02-16   | yes
            Ben   | N1   | 2026-02-17 | 2026-02-17   | yes
            Cal   | N2   | 2026-02-17 | 2026-02-17   | yes
            """,
        },
        expect={"Council": (f"{ava}{ben}{cal}".count("yes"), 3)},
    )


@pytest.mark.parametrize(("where", "in_scope"), [("every team", "A"), ("duty", "AD"), ("protection", "ABC")])
def test_from_when_a_plan_is_one_interval_old_in_its_team(where: str, in_scope: str) -> None:
    """Plans of 17 February (six weeks old) and 3 March (20 working days old), of a duty team and of one for protection."""
    worked_to("cin_visit", "week", 6, team_type_id=SIX_WEEKS_IN[where])
    plans = {"A": ("N1", "2026-02-17"), "B": ("N1", "2026-02-18"), "C": ("N1", "2026-03-03"), "D": ("N2", "2026-03-03")}
    cases = "\n".join(f"{key} | {team} | 2025-06-01 | {'no' if key in in_scope else '-'}" for key, (team, _) in plans.items())
    began = "\n".join(f"{key} | {team} | {day}" for key, (team, day) in plans.items())
    check(
        indicator,
        "2026-03",
        f"child | team | started_on | counts?\n{cases}",
        others={"cin_plans": f"child | team | started_on\n{began}"},
        expect={"Council": (0, len(in_scope))},
    )
