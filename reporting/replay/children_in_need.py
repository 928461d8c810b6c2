"""Children in need (rows 4.1 to 4.4): which cases are open at every month's end, and which have a plan up to date.

T(m) cases open, neither on a protection plan nor looked after, of which d(m) open at least 45 days and
n(m) of those with a plan agreed or reviewed in time:
    T(m) = T(m-1) + opened - closed,   4.2 = T(m) + children on a plan,   n(m) / d(m) = 4.4.
Every case that is not part of a protection plan or of care may close when the figures ask for it, those
whose work is done first; a case must close before the child is referred again. What opened before
every rolling year is free, and makes up what the report's own months do not bring.
A plan that should not be up to date is not in force; one that should is reviewed every second month.
"""

from __future__ import annotations

from typing import Any

from reporting.replay import flows
from reporting.replay.draft import Case, Draft, first_day, last_day
from reporting.replay.reading import Published
from reporting.replay.referrals import refer

OPEN_LONG_ENOUGH = 45
USUALLY_PLANNED = 0.87
REVIEWED_EVERY = 55
"""Days between reviews: well within the three months in which a plan stays up to date."""
USUAL_OPEN_MONTHS = 3.5


def plan(published: Published, draft: Draft) -> None:
    """Close cases so that every month's end holds the number asked for, then plan for those that remain."""
    targets = _targets(published, draft)
    for _ in range(6):
        lacking = _Run(published, draft, targets).lacking_at_first()
        if not lacking:
            break
        for _ in range(lacking):
            refer(draft, draft.weekday_of(draft.first - int(draft.random.integers(13, 24))))
    _Run(published, draft, targets).through()


def _targets(published: Published, draft: Draft) -> dict[int, int]:
    """Cases open as children in need only, where the report says how many."""
    found = {}
    for month in published.months:
        end = last_day(month)
        on_plan = len({case.child.number for case in draft.cases if case.open_at(end) and case.planned_at(end)})
        alone, both = published.count("4.1", month), published.count("4.2", month)
        if both is None:
            both = published.count("4.3", month)
        if both is None and alone is None and (span := published.numerators("4.3", month, published.population[month])):
            both = span[0]
        if alone is not None and both is not None and alone + on_plan != both:
            reason = f"4.1 + 5.1 in {flows.label(month)}: {alone} + {on_plan} is {alone + on_plan}, 4.2 is {both}"
            if published.cell("4.3", month) and both >= on_plan and ("4.3", month) not in published.reasons:
                published.cannot("4.1", month, reason)
                alone = None
            else:
                published.cannot("4.2", month, reason)
                published.cannot("4.3", month, reason)
                both = None
        if alone is not None:
            found[month] = alone
        elif both is not None:
            found[month] = both - on_plan
            if both < on_plan:
                published.cannot("4.2", month, f"4.2 in {flows.label(month)} is {both}, 5.1 is {on_plan}")
                found[month] = 0
    return found


class _Run:
    """The months one after another, with the cases that are open as children in need only."""

    def __init__(self, published: Published, draft: Draft, targets: dict[int, int]) -> None:
        self.published, self.draft, self.targets = published, draft, targets
        self.coming = sorted((case for case in draft.cases if not case.settled), key=lambda case: case.started_on, reverse=True)
        self.fixed = [case for case in draft.cases if case.settled and not case.in_care]
        self.pool: list[Case] = []

    def lacking_at_first(self) -> int:
        """How many cases are lacking in the first month that says how many there are. Nothing is kept."""
        if not self.targets:
            return 0
        first = min(self.targets)
        end = last_day(first)
        there = sum(1 for case in self.coming if case.started_on <= end and (case.again_on is None or case.again_on > end))
        return self.targets[first] - there - len(self._beside(end))

    def through(self) -> None:
        """Close, open and plan, month by month."""
        planning = _Plans(self.published, self.draft)
        for month in range(self.draft.first - 60, self.draft.last + 1):
            end = last_day(month)
            while self.coming and self.coming[-1].started_on <= end:
                self.pool.append(self.coming.pop())
            for case in self.pool:
                if _must_close(case, month):
                    _close(self.draft, case, month)
            self._drop_closed()
            beside = self._beside(end)
            if month >= self.draft.first - 11:
                self._settle(month, beside)
            if month >= self.draft.first - 3:
                planning.month(month, self.pool + beside)

    def _beside(self, end: int) -> list[Case]:
        """Cases that a protection plan settles, on a day without one."""
        return [case for case in self.fixed if case.open_at(end) and not case.planned_at(end)]

    def _drop_closed(self) -> None:
        self.pool = [case for case in self.pool if case.ended_on is None]

    def _settle(self, month: int, beside: list[Case]) -> None:
        """Close cases, those whose work is done and the oldest first, and open new ones where too few are left.

        As many of those open long enough remain as 4.4 needs to print. A case opened here has no referral:
        the child moved in, or came from Early Help.
        """
        end = last_day(month)
        size = max(0, self._wanted(month, len(self.pool) + len(beside)) - len(beside))
        if month not in self.targets:
            size = min(size, len(self.pool))
        order = sorted(self.pool, key=lambda case: (case.busy_until > end, case.started_on))
        old = [case for case in order if _long_open(case, end)]
        young = [case for case in order if not _long_open(case, end)]
        stay = sum(_long_open(case, end) for case in beside)
        closing = max(0, len(order) - size)
        usual = sum(not _long_open(case, end) for case in order[:closing])
        keep = self._long_open_ones(month, size, (len(old), len(young), stay), len(old) - (closing - usual))
        for case in (*old[: len(old) - keep], *young[: max(0, len(young) - (size - keep))]):
            _close(self.draft, case, month)
        for _ in range(size - keep - len(young)):
            self.pool.append(self.draft.case(self.draft.child(), self.draft.weekday_of(month)))
        self._drop_closed()

    def _long_open_ones(self, month: int, size: int, there: tuple[int, int, int], wish: int) -> int:
        """How many of the `size` cases that remain are open long enough, so that 4.4 prints: near `wish`, with few opened."""
        old, young, stay = there
        stated = self.published.denominator("4.4", month)

        def cost(keep: int) -> tuple[bool, int]:
            total = keep + stay
            wrong = (stated is not None and stated != total) or not self.published.possible(month, total, "4.4")
            return wrong, abs(keep - wish) + 20 * max(0, size - keep - young)

        return min(range(min(old, size) + 1), key=cost)

    def _wanted(self, month: int, now: int) -> int:
        """How many should be open: what is printed; else as many as a later month needs; else about as many as before."""
        if month in self.targets:
            return self.targets[month]
        later = [count for each, count in self.targets.items() if each > month]
        if later:
            return max(later) + 60
        if self.targets:
            return self.targets[max(self.targets)]
        known = [count for each in self.draft.months if (count := self.published.count("1.REFERRALS", each)) is not None]
        return round(USUAL_OPEN_MONTHS * sum(known) / len(known)) if known else now


def _long_open(case: Case, end: int) -> bool:
    return case.started_on + OPEN_LONG_ENOUGH <= end


def _must_close(case: Case, month: int) -> bool:
    """The child is referred again in this month, or in the next and all is done."""
    if case.again_on is None:
        return False
    done = case.busy_until <= last_day(month)
    return case.again_on <= last_day(month) or (done and case.again_on <= last_day(month + 1))


def _close(draft: Draft, case: Case, month: int) -> None:
    """Close a case in the month, not before its work is done if that can be."""
    last = last_day(month) if case.again_on is None else min(last_day(month), case.again_on)
    first = max(first_day(month), case.started_on)
    first = min(max(first, case.busy_until), last)
    case.ended_on = draft.weekday(max(first, case.started_on), max(last, case.started_on))


class _Plans:
    """Which of the cases open long enough have a plan up to date, month after month."""

    def __init__(self, published: Published, draft: Draft) -> None:
        self.published, self.draft = published, draft
        self.running: dict[int, tuple[Case, dict[str, Any]]] = {}

    def month(self, month: int, open_cases: list[Case]) -> None:
        """Begin, review and end plans so that the number printed is up to date at the month's end."""
        end = last_day(month)
        eligible = [case for case in open_cases if case.started_on + OPEN_LONG_ENOUGH <= end]
        wanted = self.published.near("4.4", month, len(eligible), USUALLY_PLANNED)[0]
        still_open = {id(case) for case in open_cases}
        for key, (case, _) in list(self.running.items()):
            if key not in still_open:
                self._end(key, case.ended_on if case.ended_on is not None else end)
        holding = [case for case in eligible if id(case) in self.running]
        for case in holding[wanted:]:
            self._end(id(case), end)
        for case in holding[:wanted]:
            self._review(*self.running[id(case)], month)
        bare = [case for case in eligible if id(case) not in self.running and case not in holding[wanted:]]
        for case in bare[: max(0, wanted - len(holding))]:
            day = self.draft.weekday(max(first_day(month), case.started_on), end)
            row = self.draft.add("cin_plan", child=case.child, on=day, episode=case, started_on=day, ended_on=None, end_reason="")
            row["agreed"] = day
            self.running[id(case)] = case, row

    def _review(self, case: Case, row: dict[str, Any], month: int) -> None:
        if last_day(month) - row["agreed"] > REVIEWED_EVERY:
            day = self.draft.weekday_of(month)
            due = row["agreed"] + 90
            self.draft.add("cin_review", child=case.child, on=day, plan=row, due_on=due, held_on=day, plan_changed=True)
            row["agreed"] = day

    def _end(self, key: int, day: int) -> None:
        _, row = self.running.pop(key)
        row["ended_on"], row["end_reason"] = max(day, row["agreed"]), "The child is no longer in need of the plan"

    def finish(self) -> None:
        """Plans that run on have no end."""
        self.running.clear()
