"""A plan, a visit and a face: what every looked-after child is owed."""

from __future__ import annotations

import datetime

import pytest

from csc.local_standards import reset_standards, set_local_standard
from csc.models import User
from reporting.catalogue.looked_after import (
    lac_three_or_more_social_workers,
    lac_visits_up_to_date,
    lac_with_up_to_date_care_plan,
)
from tests.reporting.practice import check


def test_a_plan_is_as_old_as_the_last_review_that_was_due() -> None:
    check(
        lac_with_up_to_date_care_plan.indicator,
        "2026-03",
        """
        id | child | team | started_on | short_breaks | counts?
        ---+-------+------+------------+--------------+--------
        A  | Ava   | N1   | 2026-03-17 |              | no      # ten working days on the day, and no plan
        B  | Ben   | N1   | 2026-03-18 |              | -       # nine
        C  | Cal   | N1   | 2026-03-16 |              | yes
        D  | Dee   | S1   | 2025-11-03 |              | no      # review due on 1 March not held, plan of November
        E  | Eve   | S1   | 2025-11-03 |              | yes     # nor this one's, but the plan was agreed anew since
        F  | Fay   | S1   | 2025-11-03 | yes          | -
        """,
        others={
            "care_plans": """
            child | care_period | agreed_on
            Cal   | C           | 2026-03-20
            Dee   | D           | 2025-11-10
            Eve   | E           | 2025-11-10
            Eve   | E           | 2026-03-01
            """,
            "lac_reviews": """
            child | team | care_period | held_on
            Dee   | S1   | D           | 2025-12-01
            Eve   | S1   | E           | 2025-12-01
            """,
        },
        expect={"Council": (2, 4)},
    )


VISITED = """
child | team | care_period | kind          | visited_on | completed_on | child_seen
Ava   | N1   | A           | social_worker | 2026-02-17 | 2026-02-20   | yes
Ben   | N1   | B           | social_worker | 2026-02-16 | 2026-02-20   | yes
Cal   | N1   | C           | social_worker | 2025-12-31 | 2026-01-05   | yes
Dee   | S1   | D           | social_worker | 2025-12-31 | 2026-01-05   | yes
Eve   | S1   | E           | social_worker | 2026-03-20 | 2026-03-21   | yes
Fay   | S1   | F           | social_worker | 2026-03-20 | 2026-03-21   | no
Fay   | S1   | F           | other         | 2026-03-20 | 2026-03-21   | yes
Hal   | S1   | H           | social_worker | 2026-03-02 | 2026-03-02   | yes
"""


def test_each_child_under_the_regime_of_its_own_placement() -> None:
    check(
        lac_visits_up_to_date.indicator,
        "2026-03",
        """
        id | child | team | started_on | counts?
        ---+-------+------+------------+--------
        A  | Ava   | N1   | 2025-06-01 | yes     # six weeks to the day
        B  | Ben   | N1   | 2025-06-01 | no      # six weeks and a day
        C  | Cal   | N1   | 2024-06-01 | yes     # meant to last, past its first year: three months, 31 March
        D  | Dee   | S1   | 2024-06-01 | no      # past its first year, and not meant to last
        E  | Eve   | S1   | 2025-06-01 | -       # moved on 24 March: the week for the first visit is not over
        F  | Fay   | S1   | 2026-03-19 | no      # not seen by the social worker in the first week
        G  | Gus   | S1   | 2026-03-24 | -       # the first visit is due on the 31st
        H  | Hal   | S1   | 2025-06-01 | no      # interim order at home, after the first review: four weeks, 30 March
        """,
        others={
            "placements": """
            id | child | care_period | carer | placement_type | started_on | ended_on
            pA | Ava   | A           | k     | U6             | 2025-06-01 |
            pB | Ben   | B           | k     | U6             | 2025-06-01 |
            pC | Cal   | C           | k     | U4             | 2024-06-01 |
            pD | Dee   | D           | k     | U6             | 2024-06-01 |
            pE | Eve   | E           | k     | U6             | 2025-06-01 | 2026-03-24
            qE | Eve   | E           | l     | U6             | 2026-03-24 |
            pF | Fay   | F           | k     | U6             | 2026-03-19 |
            pG | Gus   | G           | k     | U6             | 2026-03-24 |
            pH | Hal   | H           | m     | P1             | 2025-06-01 |
            """,
            "visiting_regimes": """
            child | placement | regime                    | started_on
            Ava   | pA        | standard                  | 2025-06-01
            Cal   | pC        | standard                  | 2024-06-01
            Cal   | pC        | permanent                 | 2024-09-01
            Dee   | pD        | standard                  | 2024-06-01
            Hal   | pH        | interim_order_with_parent | 2025-06-01
            """,
            "lac_visits": VISITED,
            "lac_reviews": """
            child | team | care_period | held_on
            Hal   | S1   | H           | 2025-06-20
            """,
        },
        expect={"Council": (2, 6), "N1": (2, 3)},
    )


def test_a_child_with_no_placement_on_record_is_owed_visits_from_the_day_care_began() -> None:
    check(
        lac_visits_up_to_date.indicator,
        "2026-03",
        """
        id | child | team | started_on | counts?
        A  | Ava   | N1   | 2025-06-01 | yes     # six weeks to the day
        B  | Ben   | N1   | 2025-06-01 | no      # six weeks and a day
        F  | Fay   | S1   | 2026-03-19 | no      # not seen in the first week
        G  | Gus   | S1   | 2026-03-24 | -       # the first visit is due on the 31st
        """,
        others={
            "lac_visits": """
            child | team | care_period | kind          | visited_on | completed_on | child_seen
            Ava   | N1   | A           | social_worker | 2026-02-17 | 2026-02-20   | yes
            Ben   | N1   | B           | social_worker | 2026-02-16 | 2026-02-20   | yes
            """
        },
        expect={"Council": (1, 3), "N1": (1, 2)},
    )


def test_a_temporary_stay_with_return_changes_nothing() -> None:
    rows = """
    id | child | team | started_on | counts?
    A  | Ava   | N1   | 2025-06-01 | {A}
    """
    others = {
        "placements": """
        id | child | care_period | carer | placement_type | started_on | ended_on
        pA | Ava   | A           | k     | U6             | 2025-06-01 | 2026-03-20
        tA | Ava   | A           | x     | T3             | 2026-03-20 |
        """,
        "lac_visits": VISITED,
    }
    check(lac_visits_up_to_date.indicator, "2026-03", rows.format(A="yes"), others=others, expect={"Council": (1, 1)})


@pytest.mark.django_db
def test_the_councils_own_tighter_interval() -> None:
    rows = """
    id | child | team | started_on | counts?
    A  | Ava   | N1   | 2025-06-01 | {A}
    """
    others = {
        "placements": """
        id | child | care_period | carer | placement_type | started_on
        pA | Ava   | A           | k     | U6             | 2025-06-01
        """,
        "lac_visits": VISITED,
    }
    by = User.objects.create(username="setter")
    set_local_standard(
        by=by,
        clock="lac_visit",
        unit="week",
        limit=4,
        effective_from=datetime.date(2025, 1, 1),
        set_by="Corporate parenting board",
        reason="Every four weeks until a child is matched for good",
    )
    try:
        by_law, local = lac_visits_up_to_date.indicator, lac_visits_up_to_date.indicator.form("local_standard")
        check(by_law, "2026-03", rows.format(A="yes"), others=others, expect={"Council": (1, 1)})
        check(local, "2026-03", rows.format(A="no"), others=others, expect={"Council": (0, 1)})
    finally:
        reset_standards()


def test_different_workers_on_days_of_being_looked_after() -> None:
    check(
        lac_three_or_more_social_workers.indicator,
        "2026-03",
        """
        id | child | team | started_on | ended_on | counts?
        ---+-------+------+------------+----------+--------
        A  | Ava   | N1   | 2024-01-01 |          | yes     # Kim, Lou, Max
        B  | Ben   | N1   | 2024-01-01 |          | no      # Kim, Lou, and Kim again
        C  | Cal   | N1   | 2024-01-01 |          | no      # Kim's last day was 31 March 2025
        D  | Dee   | S1   | 2025-12-01 |          | no      # Kim before the child was looked after
        E  | Eve   | S1   | 2024-01-01 |          | no      # a second worker is no lead
        """,
        others={
            "allocations": """
            child | team | role          | worker | started_on | ended_on
            Ava   | N1   | social_worker | Kim    | 2024-01-01 | 2025-04-02
            Ava   | N1   | social_worker | Lou    | 2025-04-02 | 2025-09-01
            Ava   | N1   | social_worker | Max    | 2025-09-01 |
            Ben   | N1   | social_worker | Kim    | 2024-01-01 | 2025-06-01
            Ben   | N1   | social_worker | Lou    | 2025-06-01 | 2025-09-01
            Ben   | N1   | social_worker | Kim    | 2025-09-01 |
            Cal   | N1   | social_worker | Kim    | 2024-01-01 | 2025-04-01
            Cal   | N1   | social_worker | Lou    | 2025-04-01 | 2025-09-01
            Cal   | N1   | social_worker | Max    | 2025-09-01 |
            Dee   | S1   | social_worker | Kim    | 2025-06-01 | 2025-12-01
            Dee   | S1   | social_worker | Lou    | 2025-12-01 | 2026-02-01
            Dee   | S1   | social_worker | Max    | 2026-02-01 |
            Eve   | S1   | social_worker | Kim    | 2024-01-01 | 2025-09-01
            Eve   | S1   | social_worker | Lou    | 2025-09-01 |
            Eve   | S1   | second_worker | Max    | 2025-09-01 |
            """
        },
        expect={"Council": (1, 5)},
    )
