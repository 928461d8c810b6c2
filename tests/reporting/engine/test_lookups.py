"""Look-ups into other tables, against plain loops."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from csc.periods import LONG_AGO, NEVER
from reporting.engine.tables import Events, Spans
from tests.reporting.practice import facts

owner = st.integers(0, 4)
day = st.one_of(st.integers(17_000, 17_020), st.just(NEVER))


def column(values: list[int]) -> np.ndarray:
    return np.array(values, dtype=np.int32)


@given(
    st.lists(st.tuples(owner, day), max_size=25), st.lists(st.tuples(owner, st.integers(16_995, 17_025)), min_size=1, max_size=10)
)
def test_last_and_next_event(rows: list[tuple[int, int]], asked: list[tuple[int, int]]) -> None:
    events = Events(column([who for who, _ in rows]), column([on for _, on in rows]), None)
    who, at = column([who for who, _ in asked]), column([at for _, at in asked])
    for n, (mine, today) in enumerate(asked):
        own = sorted(on for them, on in rows if them == mine and them and on < NEVER)
        until, after = [on for on in own if on <= today], [on for on in own if on >= today]
        before, later = [on for on in own if on < today], [on for on in own if on > today]
        for found, wanted in (
            (events.last(who, at)[n], until[-1:]),
            (events.last(who, at, before=True)[n], before[-1:]),
            (events.first(who, at)[n], after[:1]),
            (events.first(who, at, after=True)[n], later[:1]),
        ):
            assert [rows[found][1]] == wanted if wanted else found == -1
        assert events.between(who, at - 5, at)[n] == len([on for on in own if today - 5 <= on <= today])


@given(
    st.lists(st.tuples(owner, st.integers(17_000, 17_020), st.one_of(st.integers(0, 9), st.just(NEVER))), max_size=25),
    st.lists(st.tuples(owner, st.integers(16_995, 17_035)), min_size=1, max_size=10),
)
def test_what_holds_on_a_day_is_the_one_that_started_last(rows: list, asked: list) -> None:
    start = column([start for _, start, _ in rows])
    end = column([NEVER if long == NEVER else begin + long for _, begin, long in rows])
    spans = Spans(column([who for who, _, _ in rows]), start, end, None)
    found = spans.holding(column([who for who, _ in asked]), column([at for _, at in asked]))
    for n, (mine, today) in enumerate(asked):
        holding = [start[k] for k in range(len(rows)) if rows[k][0] == mine and mine and start[k] <= today < end[k]]
        if not holding:
            assert found[n] == -1
        else:
            assert start[found[n]] == max(holding)
            assert rows[found[n]][0] == mine


def some() -> object:
    return facts(
        {
            "cp_plans": """
            id | child | team | started_on | ended_on
            A  | Ava   | N1   | 2026-01-05 |
            B  | Ben   | N1   | 2026-02-01 | 2026-03-01
            C  | Cal   | N1   | 2026-02-01 |
            """,
            "cp_visits": """
            plan | child | worker | visited_on | child_seen | completed_on
            A    | Ava   | Kim    | 2026-01-10 | yes        | 2026-01-10
            A    | Ava   | Lou    | 2026-01-20 | no         | 2026-01-20
            A    | Ava   | Kim    | 2026-02-03 | yes        | 2026-02-03
            B    | Ben   | Kim    | 2026-02-10 | yes        | 2026-02-10
            """,
        }
    )


def test_each_gives_every_other_row_beside_every_row() -> None:
    rows = some().rows("cp_plans")
    visits = rows.each("cp_visits", by=("id", "plan"))
    assert visits.count(visits.child_seen == 1).tolist() == [2, 1, 0]
    assert visits.any(visits.child_seen == 0).tolist() == [True, False, False]
    assert visits.all(visits.child_seen == 1).tolist() == [False, True, True]
    assert visits.distinct("worker", visits.child_seen >= 0).tolist() == [2, 1, 0]
    assert visits.max(visits.visited_on - visits.my("started_on"), visits.child_seen == 1, none=-1).tolist() == [29, 9, -1]
    assert visits.min(visits.visited_on, visits.child_seen == 1, none=NEVER).tolist()[2] == NEVER
    assert visits.sum(visits.child_seen, visits.child_seen >= 0).tolist() == [2, 1, 0]


def test_a_row_points_at_another_and_the_other_back() -> None:
    rows = some().rows("cp_visits")
    assert (rows.of("cp_plans", "started_on", by="plan") == rows.of("cp_plans", "started_on", by="child", key="child")).all()
    plans = some().rows("cp_plans")
    assert plans.latest("cp_visits", "visited_on", by=("id", "plan"), at=plans.ended_on).tolist()[2] == LONG_AGO


def test_a_column_that_does_not_exist_is_named_with_those_that_do() -> None:
    with pytest.raises(AttributeError, match=r"cp_plans has no column .startedon.; it has .*started_on"):
        _ = some().rows("cp_plans").startedon


def test_days_of_the_period_are_asked_for_only_where_there_is_one() -> None:
    with pytest.raises(LookupError, match="by_window=True"):
        _ = some().rows("cp_plans").since
