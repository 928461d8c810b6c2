"""Assessments (rows 2.1 to 2.8 and 2.1U to 2.4U), new and updated ones each for itself, and 1.6.

N(m) started, C(m) completed, I(m) of them in time, L(m) = C(m) - I(m) late, O(m) open past 45 working days
at the month's end, A(m) of the late ones already in O(m-1), W(m) open at the month's end:
    W(m) = W(m-1) + N(m) - C(m) >= O(m),   O(m) >= O(m-1) - A(m),   0 <= A(m) <= L(m).
So O may fall in a month by no more than were completed late. How many were open before the report is
free. The guidance clock of each assessment is set to the day that makes it late, or not, in its months.
1.6: the first assessments of a month are linked to the referrals that need one, the oldest first.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from reporting.replay import flows
from reporting.replay.draft import Case, Draft, first_day, last_day, month_of
from reporting.replay.reading import Published
from reporting.replay.sharing import share_out
from reporting.replay.solving import Bound

USUALLY_IN_TIME = 0.82
SPARE = 20
"""Assessments open in time at every month's end beyond what the figures ask for."""
LIMIT = 45
OUTCOMES = {
    "2.5": ("cin_plan", "continue_plan", "section_47"),
    "2.6": ("no_further_action",),
    "2.7": ("step_down_early_help", "step_down_other_agency"),
    "2.8": ("other",),
}
USUAL_OUTCOMES = {"2.5": 0.43, "2.6": 0.33, "2.7": 0.24, "2.8": 0.0}


@dataclass(eq=False)
class Item:
    """One assessment by its months: started, first past its limit at a month's end, authorised; and in the end by its days."""

    started: int
    over_from: int | None = None
    authorised: int | None = None
    late: bool = False
    case: Case | None = None
    from_referral: bool = False


def plan(published: Published, draft: Draft, needed: dict[int, int]) -> None:
    """Every assessment; `needed` is how many referrals of each month must have one."""
    new = _items(published, "", draft)
    _link(published, draft, new, needed)
    _write(published, draft, new, "")
    _write(published, draft, _items(published, "U", draft), "U")


# ── Volumes ──────────────────────────────────────────────────────────────────────────────────────


def _items(published: Published, kind: str, draft: Draft) -> list[Item]:
    started, completed, in_time = _volumes(published, kind)
    over, before = _stock(published, kind, completed, in_time)
    return _flow(published.months, started, completed, in_time, over, before)


def _volumes(published: Published, kind: str) -> tuple[dict[int, int], dict[int, int], dict[int, int]]:
    months = published.months
    shares = [f"2.2{kind}"] + ([] if kind else list(OUTCOMES))

    def solved(flow: str, row: str, *more: str) -> dict[int, int]:
        system = flows.solve(
            published, flows.totals(flow, months), flows.rising(flow, months), flows.monthly(published, flow, row, *more)
        )
        return flows.settle(published, system, flow, months, lambda month, x: published.possible(month, x, *more))

    started, completed = solved("n", f"2.1{kind}"), solved("c", f"2.4{kind}", *shares)
    in_time = {}
    for month in months:
        size = completed[month]
        low, high = published.numerators(shares[0], month, size) or (0, size)
        named = published.cell(shares[0], month) is not None
        in_time[month] = max(0, min(low if named else round(USUALLY_IN_TIME * size), size)) if low <= high else size
    return started, completed, in_time


def _stock(published: Published, kind: str, completed: dict[int, int], in_time: dict[int, int]) -> tuple[dict[int, int], int]:
    """Open past the limit at every month's end, and before the first."""
    months = published.months
    nodes = [("o", month) for month in range(months.start - 1, months.stop)] + ["none"]
    certain = [Bound("none", node, 0, 10**6) for node in nodes[:-1]]
    late = {month: completed[month] - in_time[month] for month in months}
    certain += [Bound(("o", m - 1), ("o", m), -late[m], 10**6, f"{late[m]} completed late in {flows.label(m)}") for m in months]
    stated = []
    row = f"2.3{kind}"
    for cell in published.of(row):
        stated.append(Bound("none", ("o", cell.month), int(cell.value), int(cell.value), cell.label, (cell.key,)))
    system = flows.solve(published, nodes, certain, stated)
    known = [int(cell.value) for cell in published.of(row)]
    usual = sum(known) / len(known) if known else 0
    over = {month: system.choose("none", ("o", month), usual) for month in months}
    return over, system.choose("none", ("o", months.start - 1), over[months.start])


def _flow(
    months: range, started: dict[int, int], completed: dict[int, int], in_time: dict[int, int], over: dict[int, int], before: int
) -> list[Item]:
    """Items that answer the volumes: first in, first out, among those in time and among those past the limit."""
    young, lowest = 0, 0
    previous = before
    for month in months:
        young += started[month] - completed[month] - (over[month] - previous)
        lowest, previous = min(lowest, young), over[month]
    items = [Item(months.start - 4, months.start - 1) for _ in range(before)]
    past = deque(items)
    fresh: deque[Item] = deque()
    for at in range(SPARE - lowest):
        fresh.append(Item(months.start - 2 + (2 * at) // (SPARE - lowest)))
    items += fresh
    for month in months:
        arrived = [Item(month) for _ in range(started[month])]
        items += arrived
        fresh.extend(arrived)
        late = completed[month] - in_time[month]
        from_past = min(late, len(past), max(0, len(past) - over[month]) + max(0, late // 2))
        from_past = max(from_past, len(past) - over[month])
        for _ in range(from_past):
            past.popleft().authorised = month
        for _ in range(late - from_past):
            item = fresh.popleft()
            item.authorised, item.late = month, True
        for _ in range(over[month] - len(past)):
            item = fresh.popleft()
            item.over_from = month
            past.append(item)
        for _ in range(in_time[month]):
            fresh.popleft().authorised = month
    return items


# ── Which child ──────────────────────────────────────────────────────────────────────────────────


def _link(published: Published, draft: Draft, items: list[Item], needed: dict[int, int]) -> None:
    """Give the referrals that need an assessment theirs, the oldest first; one that finds none starts after the report."""
    by_month: dict[int, list[Case]] = {month: [] for month in published.window}
    for case in draft.cases:
        if case.referral is not None and month_of(case.started_on) in by_month:
            by_month[month_of(case.started_on)].append(case)
    waiting: deque[Case] = deque()
    ordered = deque(sorted(items, key=lambda item: item.started))
    earlier = [case for month in range(published.first - 3, published.first) for case in by_month[month]]
    for item in [item for item in ordered if item.started < published.first]:
        item.case = earlier.pop() if earlier else None
        item.from_referral = item.case is not None
    ordered = deque(item for item in ordered if item.started >= published.first)
    for month in published.months:
        waiting.extend(sorted(by_month[month][: needed[month]], key=lambda case: case.started_on))
        while ordered and ordered[0].started == month:
            item = ordered.popleft()
            if waiting:
                item.case, item.from_referral = waiting.popleft(), True
    for case in waiting:
        extra = Item(published.last + 1, case=case, from_referral=True)
        items.append(extra)


def _any_case(draft: Draft, day: int) -> Case:
    """A case open on the day, for an assessment that no referral began; a new child's if there is none."""
    recent = [case for case in draft.cases if day - 250 < case.started_on <= day - 20 and (case.again_on or day + 99) > day + 70]
    if recent:
        return recent[int(draft.random.integers(len(recent)))]
    return draft.case(draft.child(), day - 30)


# ── Days ─────────────────────────────────────────────────────────────────────────────────────────


def _write(published: Published, draft: Draft, items: list[Item], kind: str) -> None:
    outcomes = _outcomes(published, draft, items) if not kind else {}
    for item in items:
        started, clock, authorised = _days(draft, item)
        case = item.case or _any_case(draft, started)
        case.busy_until = max(case.busy_until, (authorised or last_day(published.last)) + 1)
        ending = outcomes.get(id(item)) or ("no_further_action", "continue_plan", "cin_plan")[int(draft.random.integers(3))]
        if item.from_referral:
            case.referral["assessed"], case.referral["outcome"] = True, "referral_outcome:assessment"
        draft.add(
            "assessment", child=case.child, on=started, kind=_kind(kind, item), case=case,
            referral=case.referral if item.from_referral else None, clock_started_on=clock, started_on=started,
            child_seen_on=None if authorised is None else min(started + 7, authorised), finished_on=authorised,
            authorised_on=authorised, outcome=f"assessment_outcome:{ending}" if authorised is not None else None,
            due_on=draft.calendar.add(clock, LIMIT),
        )  # fmt: skip


def _kind(kind: str, item: Item) -> str:
    if kind:
        return "assessment_type:updated"
    return "assessment_type:new" if item.from_referral else "assessment_type:strategy_led"


def _days(draft: Draft, item: Item) -> tuple[int, int, int | None]:
    """Start, guidance clock and authorisation that put the item past its limit in exactly its months."""
    begin, end = first_day(item.started), last_day(item.started)
    if item.authorised is None and item.over_from is None:
        started = draft.weekday(max(begin, end - 12), end)
        if item.case and item.from_referral:
            started = max(started, min(item.case.started_on, end))
    else:
        started = draft.weekday(begin, end - 4 if item.authorised == item.started else end)
    if item.case and item.from_referral and month_of(item.case.started_on) == item.started:
        started = max(started, item.case.started_on)
    authorised = None
    if item.authorised is not None:
        first = max(first_day(item.authorised), started)
        if item.late:
            first = max(first, last_day(item.authorised) - 6)
        authorised = draft.weekday(first, last_day(item.authorised))
    wanted = item.case.started_on if item.case and item.from_referral else started
    low, high = _clock(draft, item, authorised)
    clock = min(wanted, high) if high is not None else wanted
    if low is not None and clock < low:
        clock = low
    return started, clock, authorised


def _clock(draft: Draft, item: Item, authorised: int | None) -> tuple[int | None, int | None]:
    """First and last day of the clock: past the limit from `over_from` on and not a month's end earlier."""

    def first_in_time(day: int) -> int:
        """The first start that is no more than the limit before a day."""
        start = day - 80
        while draft.calendar.count(start, day) > LIMIT:
            start += 1
        return start

    if item.over_from is not None:
        before = first_in_time(last_day(item.over_from - 1)) if item.started < item.over_from else None
        return before, first_in_time(last_day(item.over_from)) - 1
    if item.late:
        before = first_in_time(last_day(item.authorised - 1)) if item.started < item.authorised else None
        return before, first_in_time(authorised) - 1
    if authorised is None and item.started > draft.last:
        return None, None
    return first_in_time(authorised if authorised is not None else last_day(draft.last)), None


def _outcomes(published: Published, draft: Draft, items: list[Item]) -> dict[int, str]:
    """The outcome of every completed assessment, by the four groups that add up to all."""
    found: dict[int, str] = {}
    for month in published.months:
        done = draft.shuffled([item for item in items if item.authorised == month])
        for row, count in share_out(published, month, len(done), list(OUTCOMES), USUAL_OUTCOMES).items():
            for _ in range(count):
                found[id(done.pop())] = OUTCOMES[row][int(draft.random.integers(len(OUTCOMES[row])))]
    return found
