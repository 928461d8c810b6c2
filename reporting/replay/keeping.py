"""Keeping plans: reviews (5.13), plans up to date (5.14) and visits (5.15), month by month.

5.13 counts reviews by the day held: h(m) of them, t(m) in time. One in time is on a plan whose last review (or
conference) is recent enough; a late one on a plan past that day. Plans wanted late next month are left
alone in this one.
5.14: x(m) = d(m) - n(m) plans of at least ten working days are not up to date: those that nobody has agreed
yet, and those reviewed since they were agreed, more than six months ago. Plans enter without having been
agreed; as many are agreed in a month as must be for x(m) to remain, those that lapsed first.
5.15: n(m) of the d(m) plans at least 7 days old get a visit in the last 14 days of the month; every visit
to the others lies earlier in the month.
"""

from __future__ import annotations

from csc import periods
from reporting.replay.conferences import OLD_ENOUGH
from reporting.replay.draft import Draft, first_day, last_day
from reporting.replay.plans import Plan
from reporting.replay.reading import Published

FIRST_MONTHS, LATER_MONTHS = 3, 6
AGREED_FOR_MONTHS = 6
GROWN, VISITED_WITHIN = 7, 14
REVIEWED_BEFORE = 0.14
"""The share of plans reviewed in a month before the report: few enough that some reviews are overdue when it begins."""
USUALLY_REVIEWED, USUALLY_IN_TIME, USUALLY_AGREED, USUALLY_VISITED = 0.22, 0.95, 0.9, 0.93


def plan(published: Published, draft: Draft, plans: list[Plan]) -> None:
    """Every review, update and visit of the report's months and the year before."""
    for each in plans:
        each.anchor = each.started_on
    wanted = {month: _reviews(published, plans, month) for month in published.window}
    for month in published.window:
        running = [each for each in plans if _open_at(each, last_day(month))]
        _review(published, draft, running, month, wanted)
        _agree(published, draft, running, month)
        if month >= published.first:
            _visit(published, draft, running, month)


def _open_at(each: Plan, day: int) -> bool:
    return each.started_on <= day and (each.ended_on is None or day < each.ended_on)


# ── Reviews ──────────────────────────────────────────────────────────────────────────────────────


def _reviews(published: Published, plans: list[Plan], month: int) -> tuple[int, int]:
    """How many reviews are held, and how many of them late."""
    held = published.denominator("5.13", month)
    running = sum(_open_at(each, last_day(month)) for each in plans)
    if held is None:
        near = round((USUALLY_REVIEWED if month >= published.first else REVIEWED_BEFORE) * running)
        around = (near + sign * step for step in range(near + 1) for sign in (1, -1))
        held = next((n for n in around if published.possible(month, n, "5.13")), near)
    span = published.numerators("5.13", month, held) or (round(USUALLY_IN_TIME * held),) * 2
    in_time = min(span[1], held) if span[0] <= span[1] else held
    if published.cell("5.13", month) is None and month < published.first:
        in_time = held
    return held, held - in_time


def _due(each: Plan) -> int:
    return int(periods.add_months(each.anchor, LATER_MONTHS if each.reviewed else FIRST_MONTHS))


def _review(published: Published, draft: Draft, running: list[Plan], month: int, wanted: dict[int, tuple[int, int]]) -> None:
    first, last = first_day(month), last_day(month)
    held, late = wanted[month]
    order = sorted((each for each in running if each.anchor < first), key=_due)
    overdue = [each for each in order if _due(each) <= last - 4][:late]
    for each in overdue:
        _hold(draft, each, draft.weekday(max(first, _due(each) + 1), last))
    keep = sum(wanted[later][1] for later in range(month + 1, month + 5) if later in wanted)
    rest = [each for each in order if each not in overdue]
    staying = [each for each in rest if each.ended_on is None or each.ended_on > last_day(month + 2)]
    reserved = {id(each) for each in staying[:keep]}
    can = [each for each in rest if _due(each) >= first and id(each) not in reserved]
    more = [each for each in rest if _due(each) >= first and id(each) in reserved][::-1]
    chosen = (can + more)[: held - late]
    for each in chosen:
        _hold(draft, each, draft.weekday(first, min(last, _due(each))))


def _hold(draft: Draft, each: Plan, day: int) -> None:
    meeting = draft.add("meeting", on=day, kind="review", held_on=day, quorate=True)
    due = _due(each)
    draft.add(
        "review", child=each.child, on=day, plan=each.row, meeting=meeting, due_on=due, held_on=day,
        outcome="review_outcome:continue", late_reason=None,
    )  # fmt: skip
    each.anchor, each.reviewed = day, True


# ── Plans up to date ─────────────────────────────────────────────────────────────────────────────


def _agree(published: Published, draft: Draft, running: list[Plan], month: int) -> None:
    last = last_day(month)
    judged = [each for each in running if draft.calendar.count(each.started_on, last) >= OLD_ENOUGH]
    span = published.numerators("5.14", month, len(judged))
    if span is None or span[0] > span[1]:
        span = (round(_nearest(published, month) * len(judged)),) * 2
    agreed = min(span[0], len(judged))
    behind = [each for each in judged if not _up_to_date(each, last)]
    excess = len(behind) - (len(judged) - agreed)
    for each in sorted(behind, key=lambda one: (one.agreed_on is None, one.started_on))[: max(0, excess)]:
        _update(draft, each, draft.weekday(max(first_day(month), each.anchor, each.started_on), last))


def _up_to_date(each: Plan, day: int) -> bool:
    """As row 5.14 has it: agreed since the last conference, or within six months."""
    if each.agreed_on is None:
        return False
    since = each.anchor if each.reviewed else each.started_on
    return each.agreed_on >= since or int(periods.add_months(each.agreed_on, AGREED_FOR_MONTHS)) >= day


def _nearest(published: Published, month: int) -> float:
    known = [cell for cell in published.of("5.14") if cell.value is not None]
    return min(float(min(known, key=lambda cell: abs(cell.month - month)).value) / 100, 1) if known else USUALLY_AGREED


def _update(draft: Draft, each: Plan, day: int) -> None:
    draft.add("plan_update", child=each.child, on=day, plan=each.row, agreed_on=day)
    each.agreed_on = day


# ── Visits ───────────────────────────────────────────────────────────────────────────────────────


def _visit(published: Published, draft: Draft, running: list[Plan], month: int) -> None:
    last = last_day(month)
    grown = [each for each in running if last - each.started_on >= GROWN]
    span = published.numerators("5.15", month, len(grown)) or (round(USUALLY_VISITED * len(grown)),) * 2
    if span[0] > span[1]:
        span = (round(USUALLY_VISITED * len(grown)),) * 2
    seen = {id(each) for each in draft.shuffled(grown)[: span[0]]}
    for each in grown:
        early = last - VISITED_WITHIN - 1
        if each.started_on < early - 5:
            _seen(draft, each, draft.weekday(max(first_day(month), each.started_on), early))
        if id(each) in seen:
            _seen(draft, each, draft.weekday(max(last - VISITED_WITHIN, each.started_on), last))


def _seen(draft: Draft, each: Plan, day: int) -> None:
    draft.add(
        "visit",
        child=each.child,
        on=day,
        plan=each.row,
        due_on=day,
        visited_on=day,
        child_seen=True,
        seen_alone="visit_alone:alone",
    )
