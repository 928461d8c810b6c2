"""On what ground a child is looked after, from day to day, and the days of an adoption to come.

Everything is drawn to the period's true end and cut at the last day of the data only when it is
written, so that an adoption casts its shadow: the plan, the placement order, the move to the adopters.
"""

from __future__ import annotations

import numpy as np

from looked_after import codes
from reporting.synthetic import shares
from reporting.synthetic.arrays import Text, Whole, only_where
from reporting.synthetic.carers import Carers
from reporting.synthetic.days import NEVER, age
from reporting.synthetic.families import DISABILITY, Families
from reporting.synthetic.rows import Rows, last_at
from reporting.synthetic.writing import Book


class Grounds:
    """Periods of care with their legal statuses. Positions in `care` are the numbers of periods."""

    def __init__(self, book: Book, care: Rows, carers: Carers) -> None:
        self.book = book
        self.care = care.sorted_by("child", "started_on")
        self.carers = carers
        self.random = book.dice("placing")
        self.until = book.horizon.until

    def draw_adoption_days(self) -> None:
        """Decision, placement order, match, move and application of each child to be adopted, in their order."""
        care, random = self.care, self.random
        count = len(care)
        adopted = care.way == "adopted"
        length = care.meant_end - care.started_on
        placed = care.meant_end - np.minimum(random.integers(110, 330, count), length // 2)
        before = np.maximum(placed - care.started_on, 4)
        decided = care.started_on + (before * (0.30 + 0.25 * random.random(count))).astype(np.int64)
        order = decided + ((placed - decided) * (0.10 + 0.35 * random.random(count))).astype(np.int64)
        matched = order + ((placed - order) * (0.45 + 0.45 * random.random(count))).astype(np.int64)
        applied = np.minimum(placed + 70 + random.integers(0, 60, count), care.meant_end - 1)
        self.adoption = Rows(
            decided=np.where(adopted, decided, NEVER),
            order=np.where(adopted, order, NEVER),
            matched=np.where(adopted, matched, NEVER),
            placed=np.where(adopted, placed, NEVER),
            applied=np.where(adopted, np.maximum(applied, placed + 1), NEVER),
            by_foster_carer=adopted & (random.random(count) < 0.13),
        )

    def draw_legal_statuses(self) -> None:
        """From the first ground to the last: police protection or agreement, interim order, full order, placement order."""
        care, random = self.care, self.random
        count = len(care)
        start, length = care.started_on, care.meant_end - care.started_on
        years = age(care.born, start)
        u = random.random(count)
        first = np.select(
            [care.unaccompanied, care.short_breaks, (years >= 12) & (u < 0.02), u < 0.09, u < 0.11, u < 0.45 + 0.2 * (years < 5)],
            ["V2", "V4", "J1", "L1", "L2", "C1"],
            "V2",
        ).astype(object)
        first[(care.way == "adopted") & (first == "J1")] = "C1"
        emergency = np.isin(first, ["L1", "L2"])
        stays = (length > 200) & ~care.unaccompanied & ~care.short_breaks
        interim = np.select(
            [
                first == "L1",
                first == "L2",
                (first == "V2") & stays & ((years < 13) & (random.random(count) < 0.62) | (care.way == "adopted")),
            ],
            [start + 2, start + 8, start + 20 + random.integers(0, 110, count)],
            np.where(first == "C1", start, NEVER),
        )
        # Some emergencies end without proceedings: the parents agree to accommodation instead.
        agrees = emergency & (care.way != "adopted") & (random.random(count) < 0.3)
        agreed = np.where(agrees, interim, NEVER)
        interim = np.where(agrees, NEVER, interim)
        order = self.adoption.order
        # Proceedings begin long before a placement order, and not on the last day of care.
        interim = np.where(order < NEVER, np.minimum(interim, start + (order - start) // 3), interim)
        interim = np.where(interim < care.meant_end, interim, NEVER)
        final = np.where(interim < NEVER, interim + 150 + random.integers(0, 130, count), NEVER)
        full = (interim < NEVER) & (random.random(count) < np.where(care.way == "guardian", 0.25, 0.92))
        full_order = np.where(full & (final < order - 10) & (final < care.meant_end), final, NEVER)
        self.interim_order, self.full_order = interim, full_order
        self.final_hearing = np.where(interim < NEVER, np.minimum(final, order), NEVER)
        begins = np.column_stack([start, agreed, np.where(first == "C1", NEVER, interim), full_order, order])
        status = np.column_stack([first] + [np.full(count, code, dtype=object) for code in ("V2", "C1", "C2", "E1")])
        begins[:, 1:][begins[:, 1:] >= care.meant_end[:, None]] = NEVER
        # An order that would come no later than the one before it did not come at all.
        for later in range(1, begins.shape[1]):
            so_far = np.where(begins[:, :later] < NEVER, begins[:, :later], -1).max(axis=1)
            begins[:, later] = np.where(begins[:, later] <= so_far, NEVER, begins[:, later])
        row, turn = np.nonzero(begins < NEVER)
        legal = Rows(period=row, status=status[row, turn], started_on=begins[row, turn]).sorted_by("period", "started_on")
        self.legal = chained(legal, care.meant_end)

    def status_on(self, period: Whole, day: Whole) -> Text:
        """The legal status of each period on each day."""
        return self.legal.status[last_at(self.legal.period, self.legal.started_on, period, day)]


def chained(rows: Rows, final: Whole) -> Rows:
    """Each row ends where the next of its period begins; the last ends with the period. Rows are sorted by period and start."""
    last = np.ones(len(rows), dtype=bool)
    last[:-1] = rows.period[1:] != rows.period[:-1]
    rows.ended_on = np.where(last, final[rows.period], np.roll(rows.started_on, -1))
    return rows


def short_breaks(book: Book, rows: dict[str, Rows], people: Families) -> Rows:
    """Agreements on short breaks for some of the disabled children with a plan: periods of care that count nowhere."""
    plan, children = rows["cin_plan"], people.children
    random = book.dice("short breaks")
    begin = plan.started_on + 45
    end = np.minimum(plan.meant_end - 10, children.adult_on[plan.child])
    chosen = (plan.kind == DISABILITY) & (random.random(len(plan)) < shares.SHORT_BREAKS) & (end - begin > 90)
    chosen &= begin <= book.horizon.until
    plan, begin, end = plan[chosen], begin[chosen], end[chosen]
    ended = np.where(end > book.horizon.until, NEVER, end)
    none = np.zeros(len(plan), dtype=bool)
    return Rows(
        child=plan.child,
        family=plan.family,
        event=plan.event,
        referral=plan.referral,
        started_on=begin,
        ended_on=ended,
        ceased=only_where(ended < NEVER, codes.CEASED_OTHER),
        way=np.full(len(plan), "breaks", dtype=object),
        meant_end=end,
        adult_on=children.adult_on[plan.child],
        born=children.born[plan.child],
        need=np.full(len(plan), "primary_need:N2", dtype=object),
        unaccompanied=none,
        short_breaks=~none,
    )
