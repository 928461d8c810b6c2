"""Visits whichever plan they belong to: 0 child protection, 1 child in need, 2 looked after."""

from reporting.catalogue.cp_plans import cp_visits_seen_and_seen_alone_where_appropriate, visit_recording_lag_days
from tests.reporting.practice import check, engine, figure

VISITS = """
id | visit_type | child | team | visited_on | completed_on | child_seen | seen_alone      | not_alone_reason
1  | 0          | Ava   | N1   | 2026-03-02 | 2026-03-02   | yes        | alone           |
2  | 2          | Ben   | N1   | 2026-03-03 | 2026-03-05   | yes        | not_appropriate | {reason}
3  | 2          | Ben   | N1   | 2026-03-20 | 2026-03-25   | yes        | not_alone       |
4  | 1          | Cal   | S1   | 2026-03-02 | 2026-03-12   | yes        | alone           |
5  | 0          | Ava   | S1   | 2026-03-16 | 2026-04-01   | no         |                 |
6  | 0          | Ava   | S1   | 2026-03-17 | 2026-03-17   | yes        |                 |
7  | 0          | Ava   | S1   | 2026-03-18 |              | yes        | alone           |
8  | 2          | Dee   | S1   | 2026-03-18 | 2026-03-17   | yes        | alone           |
""".format(reason="baby_or_toddler")
CHILDREN = """
id  | born_on
Ava | 2018-01-01
Ben | 2024-01-01
Cal | 2015-01-01
Dee | 2026-03-19
"""


def test_seen_and_alone_unless_a_reason_says_why_not() -> None:
    indicator = cp_visits_seen_and_seen_alone_where_appropriate.indicator
    counts = {"1": "yes", "2": "yes", "3": "no", "4": "-", "5": "no", "6": "-", "7": "-", "8": "-"}
    lines = VISITS.strip().splitlines()
    rows = "\n".join([f"{lines[0]} | counts?", *(f"{line} | {counts[line[0]]}" for line in lines[1:])])
    check(indicator, "2026-03", rows, others={"children": CHILDREN}, as_at="2026-04-30", expect={"Council": (2, 4), "N1": (2, 3)})
    engined = engine({"visits": VISITS, "children": CHILDREN}, "2026-03", as_at="2026-04-30")
    assert len(engined.left_out(indicator, "Council", "2026-03")) == 1  # seen, and not recorded whether alone


def test_days_until_a_visit_is_on_the_record() -> None:
    indicator = visit_recording_lag_days.indicator
    tables = {"visits": VISITS}
    march = figure(indicator, tables, "2026-03", as_at="2026-04-30")
    assert (march.denominator, march.value) == (5, 2.0)  # 0, 0, 2, 5, 10; the record before the visit cannot be judged
    assert figure(indicator, tables, "2026-04", as_at="2026-04-30").value == 16.0  # visited in March, recorded in April
    assert figure(indicator, tables, "2026-03", breakdown="visit_type", band="looked after", as_at="2026-04-30").value == 3.5
    assert figure(indicator, tables, "2026-03", breakdown="visit_type", band="child in need", as_at="2026-04-30").value == 10.0
