"""Visits of every kind: when they were made, to whom, and how well they were recorded.

Brothers and sisters under the same plan are visited together: the days are drawn once for the
group, and each child has a row of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from csc.models import SharedPart
from reporting.synthetic import shares
from reporting.synthetic.arrays import Column, Mask, Text, Whole, only_where
from reporting.synthetic.days import DAY, NEVER, Calendar, age, office_time
from reporting.synthetic.dice import between, pick
from reporting.synthetic.rows import Rows, repeated
from reporting.synthetic.seeing import anybody, seen_on
from reporting.synthetic.writing import Book

GAPS = ((0.0, 0.25), (0.12, 0.5), (0.40, 0.8), (0.86, 1.0), (0.95, 1.45), (1.0, 2.4))
"""The time between visits as a part of the longest allowed: six in seven are in time."""

NOT_DONE = shares.codes(
    "visit_not_done_reason",
    {
        "no_access": 0.26,
        "family_cancelled": 0.22,
        "child_not_there": 0.14,
        "worker_absent": 0.12,
        "workload": 0.10,
        "away": 0.08,
        "reallocated": 0.05,
        "refused": 0.03,
    },
)
ALONE = {"visit_alone:alone": 0.62, "visit_alone:not_alone": 0.16, "visit_alone:not_appropriate": 0.12, None: 0.10}
ALONE_WHEN_SMALL = {"visit_alone:alone": 0.04, "visit_alone:not_alone": 0.08, "visit_alone:not_appropriate": 0.78, None: 0.10}
WHY_NOT_ALONE = shares.codes(
    "visit_not_alone_reason",
    {
        "child_declined": 0.26,
        "siblings_present": 0.24,
        "carer_present": 0.20,
        "no_private_space": 0.14,
        "not_attempted": 0.10,
        "parent_refused": 0.06,
    },
)
WHY_NOT_APPROPRIATE = shares.codes("visit_not_alone_reason", {"baby_or_toddler": 0.8, "disability": 0.12, "asleep": 0.08})
PLACE = shares.codes("visit_place", {"home": 0.78, "school": 0.14, "relative": 0.03, "community": 0.03, "office": 0.02})
PLACE_IN_CARE = shares.codes("visit_place", {"placement": 0.84, "school": 0.08, "community": 0.05, "video": 0.03})


@dataclass(frozen=True)
class Standard:
    """How a kind of visit is made: share not made, child not seen, never finished on the system."""

    not_done: float = 0.045
    not_seen: float = 0.03
    unfinished: float = 0.006
    unfinished_lately: float = 0.10
    lately: int = 21


def visit_days(start: Whole, end: Whole, interval: Whole, calendar: Calendar, random: np.random.Generator) -> tuple[Whole, Whole]:
    """Days of visits from each start (itself left out) to before each end: the position of the start, and the day."""
    room = np.maximum(end - start, 0)
    counts = np.ceil(room / (interval * 0.55)).astype(np.int64) + 1
    owner, _ = repeated(counts)
    gap = np.maximum(1, np.floor(interval[owner] * between(random.random(len(owner)), GAPS))).astype(np.int64)
    total = np.cumsum(gap)
    first = np.cumsum(counts) - counts
    before = np.where(first > 0, total[np.maximum(first - 1, 0)], 0)
    day = start[owner] + total - before[owner]
    # On a day that is not worked the visit is brought forward, so that it stays in time.
    earlier = calendar.last_working_day(day)
    day = np.where(earlier > start[owner], earlier, calendar.on_working_day(day))
    inside = day < end[owner]
    inside &= np.concatenate([[True], (owner[1:] != owner[:-1]) | (day[1:] > day[:-1])]) if len(day) else inside
    return owner[inside], day[inside]


def since_last(owner: Whole, day: Whole, counts: Mask, start: Whole) -> Whole:
    """The day of the owner's last row that counts before each row, or the owner's start; rows sorted by owner and day."""
    rows = np.arange(len(owner))
    latest = np.maximum.accumulate(np.where(counts, rows, -1))
    before = np.concatenate([[-1], latest[:-1]])[: len(rows)]
    mine = (before >= 0) & (owner[np.maximum(before, 0)] == owner)
    return np.where(mine, day[np.maximum(before, 0)], start[owner])


def together(rows: Rows) -> tuple[Whole, Whole]:
    """Groups of brothers and sisters whose plan began on one day in one event: each row's group, and a first row of each."""
    key = rows.event.astype(np.int64) * (1 << 24) + rows.started_on
    _, first, group = np.unique(key, return_index=True, return_inverse=True)
    return group, first


def group_visits(
    rows: Rows, interval: Whole, begins: Whole, last: int, calendar: Calendar, random: np.random.Generator
) -> tuple[Whole, Whole, Whole]:
    """Visits to all children of the rows: position of the row, day, and which joint visit it was part of."""
    group, first = together(rows)
    ends = np.minimum(rows.ended_on, last + 1)
    group_end = np.zeros(len(first), dtype=np.int64)
    np.maximum.at(group_end, group, ends)
    owner, day = visit_days(begins[first], group_end, interval[first], calendar, random)
    counts = np.bincount(owner, minlength=len(first))
    starts = np.cumsum(counts) - counts
    row, copy = repeated(counts[group])
    visit = starts[group][row] + copy
    inside = (day[visit] < ends[row]) & (day[visit] > begins[row]) if len(visit) else np.zeros(0, dtype=bool)
    return row[inside], day[visit][inside], visit[inside]


class Visits:
    """The columns that every kind of visit shares."""

    def __init__(self, book: Book, standard: Standard, purpose: str) -> None:
        self.book = book
        self.standard = standard
        self.purpose = purpose
        self.random = book.dice(f"visits {purpose}")

    def outcome(self, day: Whole, born: Whole, joint: Whole) -> Rows:
        """What became of each visit: made or not, child seen or not, finished or not.

        The family not being in is common to all children of a joint visit; the rest is each child's own.
        """
        random, standard, count = self.random, self.standard, len(day)
        shared = random.random(int(joint.max(initial=-1)) + 1)[joint]
        done = shared >= standard.not_done
        seen = done & (random.random(count) >= standard.not_seen) & (born <= day)
        lately = day > self.book.horizon.until - standard.lately
        made_at = office_time(day, random)
        written_at = made_at + 3600 * random.integers(1, 70, count)
        finished = done & (random.random(count) >= np.where(lately, standard.unfinished_lately, standard.unfinished))
        finished &= written_at < (self.book.horizon.until + 1) * DAY
        return Rows(
            done=done, seen=seen, finished=finished, counts=done & seen & finished, made_at=made_at, written_at=written_at
        )

    def columns(
        self, day: Whole, born: Whole, joint: Whole, result: Rows, *, child: Whole | None = None, in_care: bool = False
    ) -> dict[str, Column]:
        """Columns of a `VisitRecord` but for whose it is and when it was due.

        Where the `child` of each row is given, the visits also say who else was seen.
        """
        random, count = self.random, len(day)
        small = age(born, day) < 3
        alone = np.where(small, pick(random.random(count), ALONE_WHEN_SMALL), pick(random.random(count), ALONE))
        alone = only_where(result.seen, alone)
        why = np.where(
            alone == "visit_alone:not_alone",
            pick(random.random(count), WHY_NOT_ALONE),
            only_where(alone == "visit_alone:not_appropriate", pick(random.random(count), WHY_NOT_APPROPRIATE)),
        )
        bedroom = np.ma.masked_array((random.random(count) < 0.55), mask=~result.seen | (random.random(count) < 0.3))
        not_done = only_where(~result.done, pick(random.random(int(joint.max(initial=-1)) + 1), NOT_DONE)[joint])
        place = only_where(result.done, pick(random.random(count), PLACE_IN_CARE if in_care else PLACE))
        return {
            "happened": result.made_at,
            "shared_part": self._shared_parts(day, joint, result, place, why, child, in_care),
            "visited_on": np.where(result.done, day, NEVER),
            "completed_at": np.where(result.finished, result.written_at, NEVER * DAY),
            "not_done_reason": not_done,
            "child_seen": np.ma.masked_array(result.seen, mask=~result.done),
            "seen_alone": alone,
            "not_alone_reason": why,
            "bedroom_seen": bedroom,
            "place": place,
        }

    def _shared_parts(
        self, day: Whole, joint: Whole, result: Rows, place: Text, why: Text, child: Whole | None, in_care: bool
    ) -> Whole:
        """What was typed once where brothers and sisters were visited together, and with it who else was seen."""
        if not len(joint):
            return np.zeros(0, dtype=np.int64)
        children = np.bincount(joint)
        first = np.zeros(len(children), dtype=np.int64)
        first[joint[::-1]] = np.arange(len(joint))[::-1]
        several = children > 1
        seen = seen_on(
            self.book, self.purpose, day=day[first], done=result.done[first] & (children > 0), place=place[first],
            why_not_alone=why[first], in_care=in_care,
        )  # fmt: skip
        told = several if child is None else several | anybody(seen)
        keys = np.zeros(len(children), dtype=np.int64)
        keys[told] = self.book.add(
            SharedPart,
            happened=result.made_at[first[told]],
            narrative=np.where(several[told], "Seen with brothers and sisters.", "").astype(object),
        )
        if child is not None:
            self.book.met.append(Rows(part=keys, child=child[first], made_at=result.made_at[first], **seen.columns)[told])
        return keys[joint]
