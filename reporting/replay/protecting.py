"""Children on plans: who they are, from when to when, and their case; rows 5.9 and 5.10 by their earlier plans.

A repeat within two years has an earlier plan on record: one that ended before every rolling year where that
is recent enough, else a plan of the report's own months whose child comes back. A repeat from longer ago is
stated on the plan.
"""

from __future__ import annotations

from reporting.replay.draft import Case, Child, Draft, first_day, last_day, month_of
from reporting.replay.enquiries import known_child
from reporting.replay.plans import Plan
from reporting.replay.referrals import refer

END_REASONS = ("risk_reduced", "step_down_cin", "looked_after")
SHORTEST = 3
MONTHS_APART = 2
"""A child comes back no sooner than this after the plan before ended."""
RECENT = 22
"""Months between two plans that are surely no more than two years."""


def bring_back(draft: Draft, plans: list[Plan]) -> None:
    """Settle when plans end, and give repeats too late for an earlier plan on record the child of one that ended."""
    for each in plans:
        if each.ended is not None:
            earliest = max(first_day(each.ended), each.started_on + SHORTEST)
            if each.reaches == each.ended:
                earliest = last_day(each.ended)
            each.ended_on = draft.weekday(min(earliest, last_day(each.ended)), last_day(each.ended))
            if each.reaches == each.ended:
                each.started_on = min(each.started_on, last_day(each.started) - 4)
    ended = sorted(((each.ended, at, each) for at, each in enumerate(plans) if each.ended is not None))
    latest = draft.first - 12 + RECENT
    for each in plans:
        if each.repeat == "recent" and each.started > latest:
            span = range(max(draft.first - 11, each.started - RECENT), each.started - MONTHS_APART + 1)
            before = next((entry for entry in ended if entry[0] in span), None)
            if before is not None:
                ended.remove(before)
                each.before = before[-1]


def write(draft: Draft, plans: list[Plan]) -> None:
    """The plan of each child, with the case that carries it and the plan before, where there was one."""
    for each in sorted(plans, key=lambda one: one.started_on):
        case = each.case or _case(draft, each)
        child = case.child
        case.settled, case.ended_on = True, each.ended_on
        if case.ended_on is not None and case.again_on is None and case.busy_until > case.ended_on:
            case.ended_on = case.busy_until if case.busy_until <= last_day(draft.last) else None
        case.on_plan.append((each.started_on, each.ended_on))
        if each.repeat == "recent" and each.before is None:
            _earlier(draft, each, child)
        category = (each.conference or {}).get("category") or "category_of_abuse:NEG"
        reason = END_REASONS[int(draft.random.integers(len(END_REASONS)))]
        each.row = draft.add(
            "plan", child=child, on=each.started_on, conference=each.conference, started_on=each.started_on,
            ended_on=each.ended_on,
            end_reason=f"cp_plan_end_reason:{reason}" if each.ended_on is not None else None,
            initial_category=category, latest_category=category, previous_plans_stated=int(each.repeat == "ever"),
        )  # fmt: skip


def _case(draft: Draft, each: Plan) -> Case:
    """The case of a plan whose enquiry is not on record, or whose child is back."""
    if each.before is not None:
        each.child = known_child(draft, each.before)
        began = min(each.started_on - 1, each.enquired_on or each.started_on)
        return draft.case(each.child, began)
    if each.child is not None:
        return draft.case(each.child, each.started_on - 1)
    if month_of(each.started_on - 18) < draft.first - 11:
        case = refer(draft, draft.weekday(each.started_on - 24, each.started_on - 18))
    else:
        case = draft.case(draft.child(), each.started_on - 1)
    each.child = case.child
    return case


def _earlier(draft: Draft, each: Plan, child: Child) -> None:
    """A plan that ended before every rolling year and no more than two years before this one."""
    month = max(each.started - RECENT, draft.first - 30)
    ended = draft.weekday_of(min(month, draft.first - 12))
    started = draft.weekday_of(month_of(ended) - 7)
    case = draft.case(child, started - 20)
    case.settled, case.ended_on = True, ended
    draft.add(
        "plan", child=child, on=started, conference=None, started_on=started, ended_on=ended,
        end_reason="cp_plan_end_reason:risk_reduced", initial_category="category_of_abuse:NEG",
        latest_category="category_of_abuse:NEG", previous_plans_stated=0,
    )  # fmt: skip
