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
        lacking = _run(published, draft, targets, rehearsal=True)
        if not lacking:
            break
        for _ in range(lacking):
            refer(draft, draft.weekday_of(draft.first - int(draft.random.integers(13, 24))))
    _run(published, draft, targets, rehearsal=False)


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


def _run(published: Published, draft: Draft, targets: dict[int, int], *, rehearsal: bool) -> int:
    """Go through the months. Returns how many cases were lacking at worst; in a rehearsal nothing is kept."""
    free = sorted((case for case in draft.cases if not case.settled), key=lambda case: case.started_on)
    fixed = [case for case in draft.cases if case.settled and not case.in_care]
    pool: list[Case] = []
    at, lacking = 0, 0
    before = {id(case): case.ended_on for case in free}
    planning = _Plans(published, draft)
    for month in range(published.first - 60, published.last + 1):
        end = last_day(month)
        while at < len(free) and free[at].started_on <= end:
            pool.append(free[at])
            at += 1
        due = [case for case in pool if case.again_on is not None and case.again_on <= last_day(month + 1)]
        for case in due:
            _close(draft, case, month)
        pool = [case for case in pool if case.ended_on is None]
        beside = [case for case in fixed if case.open_at(end) and not case.planned_at(end)]
        wanted = _wanted(targets, month, len(pool) + len(beside), published) - len(beside)
        if month in targets:
            lacking = max(lacking, wanted - len(pool))
        if month >= published.first - 11 and len(pool) > wanted:
            for case in _to_close(published, draft, pool, beside, month, len(pool) - max(0, wanted)):
                _close(draft, case, month)
            pool = [case for case in pool if case.ended_on is None]
        if not rehearsal and month >= published.first - 3:
            planning.month(month, pool + beside)
    if rehearsal:
        for case in free:
            case.ended_on = before[id(case)]
    else:
        planning.finish()
    return lacking


def _wanted(targets: dict[int, int], month: int, now: int, published: Published) -> int:
    """How many should be open: what is printed; else as many as a later month needs; else about as many as before."""
    if month in targets:
        return targets[month]
    later = [count for each, count in targets.items() if each > month]
    if later:
        return max(later) + 60
    if targets:
        return targets[max(targets)]
    referrals = [published.count("1.REFERRALS", each) for each in published.months]
    known = [count for count in referrals if count is not None]
    return round(USUAL_OPEN_MONTHS * sum(known) / len(known)) if known else now


def _to_close(published: Published, draft: Draft, pool: list[Case], beside: list[Case], month: int, count: int) -> list[Case]:
    """The cases that close: those whose work is done, oldest first; so many old ones that 4.4 can be printed of the rest."""
    end = last_day(month)
    order = sorted(pool, key=lambda case: (case.busy_until > end, case.started_on))
    old = [case for case in order if case.started_on + OPEN_LONG_ENOUGH <= end]
    young = [case for case in order if case.started_on + OPEN_LONG_ENOUGH > end]
    stay = sum(case.started_on + OPEN_LONG_ENOUGH <= end for case in beside)
    wished = sum(case.started_on + OPEN_LONG_ENOUGH <= end for case in order[:count])
    least, most = max(0, count - len(young)), min(count, len(old))
    denominator = published.denominator("4.4", month)
    if denominator is not None:
        wished = len(old) + stay - denominator
    for step in range(count + 1):
        for closing in (wished + step, wished - step):
            if least <= closing <= most and published.possible(month, len(old) + stay - closing, "4.4"):
                return old[:closing] + young[: count - closing]
    wished = min(max(wished, least), most)
    return old[:wished] + young[: count - wished]


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
        self.running: dict[int, tuple[Case, dict]] = {}

    def month(self, month: int, open_cases: list[Case]) -> None:
        """Begin, review and end plans so that the number printed is up to date at the month's end."""
        end = last_day(month)
        eligible = [case for case in open_cases if case.started_on + OPEN_LONG_ENOUGH <= end]
        span = self.published.numerators("4.4", month, len(eligible)) or (round(USUALLY_PLANNED * len(eligible)),) * 2
        wanted = min(span[0], len(eligible))
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
        for case in bare[: wanted - len(holding)]:
            day = self.draft.weekday(max(first_day(month), case.started_on), end)
            row = self.draft.add("cin_plan", child=case.child, on=day, episode=case, started_on=day, ended_on=None, end_reason="")
            row["agreed"] = day
            self.running[id(case)] = case, row

    def _review(self, case: Case, row: dict, month: int) -> None:
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
