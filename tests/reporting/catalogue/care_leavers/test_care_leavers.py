"""Care leavers: who they are, their plans, contact, homes and visits."""

from reporting.catalogue.care_leavers import (
    care_leaver_visits_up_to_date,
    care_leavers_in_touch,
    care_leavers_pathway_plan_up_to_date,
    care_leavers_suitable_accommodation,
    care_leavers_supported,
    care_leavers_with_pathway_plan,
    lac_and_care_leavers_17_21_in_eet,
    uasc_care_leavers,
)
from tests.reporting.practice import check, figure

CHILDREN = """
id  | born_on
Ava | 2008-03-31   # 18 on the last day of March 2026
Ben | 2000-04-01   # 25
Cal | 2000-03-31   # 26 on the day
Dee | 2005-06-30
Eve | 2008-09-01   # 17
"""
LEAVERS = """
child | team | eligibility     | supported | started_on | ended_on   | counts?
Ava   | N1   | Former Relevant | yes       | 2026-03-31 |            | {Ava}
Ben   | N1   | Former Relevant | yes       | 2018-01-01 |            | {Ben}
Cal   | N1   | Former Relevant | yes       | 2018-01-01 |            | {Cal}
Dee   | S1   | Qualifying      |           | 2023-07-01 |            | {Dee}
Eve   | S1   | Eligible        | yes       | 2025-12-31 |            | {Eve}
"""


def leavers(**answers: str) -> str:
    return LEAVERS.format(**{"Ava": "-", "Ben": "-", "Cal": "-", "Dee": "-", "Eve": "-"} | answers)


def test_supported_up_to_twenty_five() -> None:
    rows = leavers(Ava="yes", Ben="yes")  # Dee is not supported, Eve still looked after
    indicator = care_leavers_supported.indicator
    check(indicator, "2026-03", rows, others={"children": CHILDREN}, expect={"Council": 2})
    tables = {"children": CHILDREN, "care_leavers": rows}
    bands = {
        band: figure(indicator, tables, "2026-03", breakdown="cohort", band=band).value for band in ("17-18", "19-21", "22-25")
    }
    assert bands == {"17-18": 1, "19-21": 0, "22-25": 1}


def test_who_came_alone_once() -> None:
    others = {
        "children": CHILDREN,
        "immigration_statuses": """
        child | status  | started_on | ended_on
        Ava   | uasc    | 2022-01-01 | 2024-01-01   # a refugee now
        Ava   | refugee | 2024-01-01 |
        Ben   | refugee | 2015-01-01 |
        """,
    }
    check(uasc_care_leavers.indicator, "2026-03", leavers(Ava="yes"), others=others, expect={"Council": 1})


PATHWAY = {
    "children": CHILDREN,
    "pathway_plans": """
    id | child | team | completed_on | ended_on
    a  | Ava   | N1   | 2025-09-30   |
    b  | Ben   | N1   | 2025-01-01   |
    c  | Cal   | N1   | 2025-12-01   | 2026-03-31
    """,
    "pathway_reviews": """
    child | team | plan | held_on
    Ava   | N1   | a    | 2025-10-01
    Ben   | N1   | b    | 2025-09-30
    """,
    "care_leavers": "",
}
HISTORY = """
child | team | eligibility     | started_on | ended_on   | counts?
Ava   | N1   | Eligible        | 2024-05-01 | 2026-03-31 | -       # the row before
Ava   | N1   | Former Relevant | 2026-03-31 |            | {Ava}   # owed since 2024
Ben   | N1   | Former Relevant | 2018-01-01 |            | {Ben}
Cal   | N1   | Former Relevant | 2018-01-01 |            | {Cal}   # the plan ended on the day
Dee   | S1   | Qualifying      | 2023-07-01 |            | -       # owed no pathway plan
Eve   | S1   | Eligible        | 2025-12-31 |            | {Eve}   # three months on the day
Fay   | S1   | Eligible        | 2026-01-01 |            | -       # three months the day after
"""


def test_a_pathway_plan_in_place() -> None:
    indicator = care_leavers_with_pathway_plan.indicator
    rows = HISTORY.format(Ava="yes", Ben="yes", Cal="no", Eve="no")
    check(indicator, "2026-03", rows, others=PATHWAY, expect={"Council": (2, 4)})
    rows = HISTORY.format(Ava="yes", Ben="yes", Cal="no", Eve="-")
    check(indicator.form("care_leavers_only"), "2026-03", rows, others=PATHWAY, expect={"Council": (2, 3)})


def test_a_pathway_plan_of_the_last_six_months() -> None:
    rows = HISTORY.format(Ava="yes", Ben="no", Cal="no", Eve="no")  # Ava until 1 April, Ben until 30 March
    check(care_leavers_pathway_plan_up_to_date.indicator, "2026-03", rows, others=PATHWAY, expect={"Council": (1, 4)})


def test_in_touch_within_two_months() -> None:
    contacts = """
    child | team | in_touch | contacted_on
    Ava   | N1   | YES      | 2026-01-31
    Dee   | S1   | YES      | 2026-01-30
    Dee   | S1   | REFU     | 2026-03-01
    """
    rows = leavers(Ava="yes", Dee="no")  # two months on 31 March; on 30 March. Eve is still looked after
    others = {"children": CHILDREN, "care_leaver_contacts": contacts}
    check(care_leavers_in_touch.indicator, "2026-03", rows, others=others, expect={"Council": (1, 2)})
    rows = leavers(Ava="yes", Ben="no", Cal="no")  # whom the team supports, whatever their age
    check(care_leavers_in_touch.indicator.form("leaving_care_team"), "2026-03", rows, others=others, expect={"Council": (1, 3)})


def test_in_touch_around_the_birthday() -> None:
    form = care_leavers_in_touch.indicator.form("birthday_window")
    rows = """
    child | team | eligibility     | started_on | counts?
    Ava   | N1   | Former Relevant | 2018-01-01 | yes     # on 15 February, the first day of the window
    Ben   | N1   | Former Relevant | 2018-01-01 | no      # the day before it
    Cal   | N1   | Former Relevant | 2018-01-01 | yes     # on 15 June, its last day
    Dee   | N1   | Former Relevant | 2018-01-01 | no      # the day after
    """
    others = {
        "children": "id | born_on\n" + "\n".join(f"{name} | 2000-05-15" for name in ("Ava", "Ben", "Cal", "Dee")),
        "care_leaver_contacts": """
        child | team | in_touch | contacted_on
        Ava   | N1   | YES      | 2019-02-15
        Ben   | N1   | YES      | 2019-02-14
        Cal   | N1   | YES      | 2019-06-15
        Dee   | N1   | YES      | 2019-06-16
        """,
    }
    check(form, "2019-12", rows, others=others, expect={"Council": (2, 4)})


HOMES = """
child | team | accommodation | suitable | started_on | ended_on
Ava   | N1   | X             | no       | 2026-01-01 |
Ben   | N1   | U             | yes      | 2020-01-01 |
Cal   | N1   | D             | no       | 2020-01-01 |
Dee   | S1   | U             | yes      | 2025-01-01 | 2026-03-31
"""


def test_a_suitable_home() -> None:
    others = {"children": CHILDREN, "care_leaver_homes": HOMES}
    indicator = care_leavers_suitable_accommodation.indicator
    rows = leavers(Ava="no", Dee="no")  # nothing is known of Dee from that day on
    check(indicator, "2026-03", rows, others=others, expect={"Council": (0, 2)})
    rows = leavers(Ava="no", Ben="yes", Cal="no")
    check(indicator.form("leaving_care_team"), "2026-03", rows, others=others, expect={"Council": (1, 3)})
    assert figure(indicator, others | {"care_leavers": leavers()}, "2026-02").numerator == 1  # Dee, still there


def test_neither_prison_nor_bed_and_breakfast_is_another_test() -> None:
    others = {"children": CHILDREN, "care_leaver_homes": HOMES.replace("| X             | no ", "| D             | no ")}
    form = care_leavers_suitable_accommodation.indicator.form("not_prison_or_bed_and_breakfast")
    check(form, "2026-03", leavers(Ava="yes", Dee="no"), others=others, expect={"Council": (1, 2)})
    prison = {"children": CHILDREN, "care_leaver_homes": HOMES}
    check(form, "2026-03", leavers(Ava="no", Dee="no"), others=prison, expect={"Council": (0, 2)})
    team = care_leavers_suitable_accommodation.indicator.form("leaving_care_team_not_prison_or_b_and_b")
    check(team, "2026-03", leavers(Ava="no", Ben="yes", Cal="yes"), others=prison, expect={"Council": (2, 3)})


def test_seventeen_to_twenty_one_from_the_birthday_on() -> None:
    rows = leavers(Ava="yes", Dee="no", Eve="no")  # Ben and Cal are too old
    others = {
        "children": CHILDREN,
        "care_leaver_activities": "child | team | activity | started_on\nAva | N1 | F1 | 2026-01-01",
    }
    indicator = lac_and_care_leavers_17_21_in_eet.indicator
    check(indicator, "2026-03", rows, others=others, expect={"Council": (1, 3)})
    before_birthday = figure(indicator, others | {"care_leavers": rows}, "2026-02")
    assert before_birthday.denominator == 2  # Ava's birthday is on 31 March


def test_visited_within_two_months_and_a_week_after_a_move() -> None:
    rows = """
    child | team | eligibility     | started_on | counts?
    Ava   | N1   | Former Relevant | 2023-01-01 | yes     # two months on the day
    Ben   | N1   | Former Relevant | 2023-01-01 | no      # two months and a day
    Cal   | N1   | Former Relevant | 2023-01-01 | no      # moved on 23 March: seven days were over on the 30th
    Dee   | S1   | Former Relevant | 2023-01-01 | yes     # moved on 24 March: until the day
    Eve   | S1   | Former Relevant | 2023-01-01 | no      # the adviser found nobody in
    """
    others = {
        "children": "id | born_on\n" + "\n".join(f"{name} | 2005-05-15" for name in ("Ava", "Ben", "Cal", "Dee", "Eve")),
        "care_leaver_visits": """
        child | team | visited_on | completed_on | child_seen
        Ava   | N1   | 2026-01-31 | 2026-02-10   | yes
        Ben   | N1   | 2026-01-30 | 2026-02-10   | yes
        Cal   | N1   | 2026-03-01 | 2026-03-01   | yes
        Dee   | S1   | 2026-03-01 | 2026-03-01   | yes
        Eve   | S1   | 2026-03-01 | 2026-03-01   | no
        """,
        "care_leaver_homes": """
        child | team | accommodation | started_on
        Ava   | N1   | U             | 2025-01-01
        Cal   | N1   | U             | 2026-03-23
        Dee   | S1   | U             | 2026-03-24
        """,
    }
    check(care_leaver_visits_up_to_date.indicator, "2026-03", rows, others=others, expect={"Council": (2, 5)})
