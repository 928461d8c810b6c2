"""How the cost of computing grows: with the rows, and with the months."""

from __future__ import annotations

import datetime
import time
from typing import Any

from csc.local_choices import current_choices
from csc.local_standards import current_standards
from csc.models import Child
from csc.periods import day_number
from csc.working_days import current_calendar
from reporting import catalogue
from reporting.engine.evaluate import Engine
from reporting.engine.facts import Facts
from reporting.engine.periods import Periods
from reporting.facts import ALL
from reporting.facts.load import Only, open_facts
from reporting.snapshots.extent import records_begin


def growth(day: datetime.date, first: str, last: str) -> dict[str, Any]:
    """Twice the children's rows and twice the months, each as a multiple of the time for half of them. Best of two."""
    begin, end = _month(first), _month(last)
    middle = _shifted(end, -_between(begin, end) // 2)
    half_of_children = list(Child.objects.order_by("pk").values_list("pk", flat=True))[::2]
    with open_facts(as_at=day, tables=ALL) as facts:
        rows = _rows(facts)
        whole = _seconds(facts, day, begin, end)
        half_the_months = _seconds(facts, day, middle, end)
    with open_facts(as_at=day, tables=ALL, only=Only("child", half_of_children)) as facts:
        half_the_rows = _rows(facts)
        fewer = _seconds(facts, day, begin, end)
    return {
        "P5_rows_times": round(rows / half_the_rows, 2),
        "P5_compute_times_with_rows": round(whole / fewer, 2),
        "P5_months_times": round((_between(begin, end) + 1) / (_between(middle, end) + 1), 2),
        "P5_compute_times_with_months": round(whole / half_the_months, 2),
    }


def _rows(facts: Facts) -> int:
    return sum(len(facts[name]) for name in ALL)


def _seconds(facts: Facts, day: datetime.date, first: tuple[int, int], last: tuple[int, int]) -> float:
    """Computing every figure of the months on facts that are read; once unmeasured, then the better of two."""
    times = []
    with current_calendar.pinned(), current_standards.pinned(), current_choices.pinned():
        for _ in range(3):
            periods = Periods.months(first, last, as_at=day, terms=facts.terms)
            engine = Engine(facts, periods, history_from=day_number(records_begin(day)))
            started = time.perf_counter()
            for indicator in catalogue.all_indicators().values():
                for form in indicator.forms():
                    for _series in engine.figures(form).packed():
                        pass
            times.append(time.perf_counter() - started)
    return min(times[1:])


def _month(label: str) -> tuple[int, int]:
    year, month = label.split("-")
    return int(year), int(month)


def _between(first: tuple[int, int], last: tuple[int, int]) -> int:
    """Months from one to the other."""
    return (last[0] - first[0]) * 12 + last[1] - first[1]


def _shifted(month: tuple[int, int], by: int) -> tuple[int, int]:
    years, rest = divmod(month[0] * 12 + month[1] - 1 + by, 12)
    return years, rest + 1
