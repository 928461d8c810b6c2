"""The last day of the data: what lies beyond it has not happened, and what is open there is open because its end is to come."""

from __future__ import annotations

import datetime

import numpy as np
import pytest

from csc.working_days import WorkingDayCalendar
from reporting.synthetic.authority import horizon_of
from reporting.synthetic.cutting import ENDS, HAPPENS_ON, POINTS_TO, cut
from reporting.synthetic.days import NEVER, Calendar
from reporting.synthetic.families import make_families
from reporting.synthetic.journeys import NONE, Horizon, Journeys
from reporting.synthetic.profiles import PROFILES
from reporting.synthetic.rows import Ledger, Rows

UNTIL = datetime.date(2026, 3, 31)


def live(until: datetime.date, england: WorkingDayCalendar) -> tuple[Ledger, dict[str, Rows], Horizon]:
    horizon = horizon_of(PROFILES["tiny"], 18, until)
    families = make_families(PROFILES["tiny"], 1, horizon.begin, horizon.first, horizon.until)
    ledger = Journeys(families, horizon, Calendar(england, horizon.until), 1).run()
    return ledger, cut(ledger, families, horizon)[0], horizon


@pytest.fixture
def record(england: WorkingDayCalendar) -> tuple[Ledger, dict[str, Rows], Horizon]:
    return live(UNTIL, england)


@pytest.mark.parametrize("kind", sorted(HAPPENS_ON))
def test_nothing_happens_after_the_last_day(record: tuple[Ledger, dict[str, Rows], Horizon], kind: str) -> None:
    _, kept, horizon = record
    if kind in kept:
        assert (kept[kind].columns[HAPPENS_ON[kind]] <= horizon.until).all()
        for column in ENDS.get(kind, ()):
            ends = kept[kind].columns[column]
            assert ((ends <= horizon.until) | (ends == NEVER)).all()


@pytest.mark.parametrize("kind", sorted(kind for kind, ends in ENDS.items() if any(ends.values())))
def test_what_has_not_ended_has_no_outcome(record: tuple[Ledger, dict[str, Rows], Horizon], kind: str) -> None:
    _, kept, _ = record
    for column, known_then in ENDS[kind].items():
        is_open = kept[kind].columns[column] == NEVER
        for name in known_then:
            assert all(value is None for value in kept[kind].columns[name][is_open])
            assert all(value is not None for value in kept[kind].columns[name][~is_open])


@pytest.mark.parametrize("kind", sorted(POINTS_TO))
def test_rows_point_at_rows_of_the_same_child(record: tuple[Ledger, dict[str, Rows], Horizon], kind: str) -> None:
    _, kept, _ = record
    for target in POINTS_TO[kind] if kind in kept else ():
        number = kept[kind].columns[target]
        known = number != NONE
        assert (kept[target].child[number[known]] == kept[kind].child[known]).all()


def test_every_conference_is_held_or_booked(record: tuple[Ledger, dict[str, Rows], Horizon]) -> None:
    _, kept, horizon = record
    booked = kept["booked"]
    assert (booked.held_on > horizon.until).all()
    assert (kept["enquiry"].completed_on[booked.enquiry] <= horizon.until).all()


def test_plans_no_longer_on_record_are_stated(record: tuple[Ledger, dict[str, Rows], Horizon]) -> None:
    """However much of the past was forgotten, each plan knows how many came before it."""
    ledger, kept, _ = record
    lived, plan = ledger.rows("plan").sorted_by("child", "started_on"), kept["plan"]
    for at in range(len(plan)):
        mine = lived.child == plan.child[at]
        earlier = (lived.started_on[mine] < plan.started_on[at]).sum()
        on_record = ((plan.child == plan.child[at]) & (plan.started_on < plan.started_on[at])).sum()
        assert plan.before[at] + on_record == earlier


def test_the_same_seed_makes_the_same_record(england: WorkingDayCalendar) -> None:
    _, once, _ = live(UNTIL, england)
    _, again, _ = live(UNTIL, england)
    for kind, rows in once.items():
        for name, values in rows.columns.items():
            assert np.array_equal(values, again[kind].columns[name]), (kind, name)
