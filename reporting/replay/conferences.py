"""Initial conferences (rows 5.2 to 5.5) by their months, and the plans and enquiries they belong to.

c(m) children at conferences, with sums of twelve within 5.2 (or what 5.3 allows); 5.5 says how many of them
in time, no more than 15 working days after the strategy discussion, and divides by those that follow an
enquiry, which may be fewer (a child who moved in has none here). A conference in time belongs to an
enquiry begun in its month or at the end of the one before; a late one to an enquiry begun earlier.
Each plan begins at a conference of its month, as far as there are conferences.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from reporting.replay import flows
from reporting.replay.draft import Draft, first_day, last_day
from reporting.replay.enquiries import Enquiry, known_child
from reporting.replay.plans import Plan
from reporting.replay.reading import Published

CATEGORIES = ("category_of_abuse:NEG", "category_of_abuse:EMO", "category_of_abuse:PHY")
USUALLY_IN_TIME = 0.85
LIMIT = 15
OLD_ENOUGH = 10
"""Working days after which a plan has to be agreed (5.14)."""
LAST_WEEK = 6
"""A plan that begins in the last six days or on the last day itself is less than 7 days old at the month's end."""


@dataclass(eq=False)
class Conference:
    """One child at one conference."""

    month: int
    in_time: bool
    after_enquiry: bool
    enquiry: Enquiry | None = None
    plan: Plan | None = None
    held_on: int = 0


def volumes(published: Published, started: dict[int, int]) -> dict[int, int]:
    """Children at initial conferences by month; where the report leaves it open, somewhat more than plans started."""
    window = published.window
    counts = flows.rolling(published, "c", "5.2", "5.3")
    known = {month for bound in counts for _, month in bound.cells}
    stated = flows.monthly(published, "c", "5.4") + counts
    stated += [bound for bound in flows.rolling(published, "c", "5.3") if bound.cells[0][1] not in known]
    for month in published.months:
        judged = published.denominator("5.5", month)
        if judged is not None:
            said = published.said("5.5", month)
            stated.append(flows.Bound(("c", month - 1), ("c", month), judged, 10**6, said, (("5.5", month),)))
    system = flows.solve(published, flows.totals("c", window), flows.rising("c", window), stated)
    chosen = {}
    for month in sorted(window, key=lambda each: (each < published.first, -each)):
        usual = published.denominator("5.5", month) or started[month] * 1.1

        def prints(count: int, month: int = month) -> bool:
            return published.denominator("5.5", month) is not None or published.possible(month, count, "5.5")

        chosen[month] = system.choose(("c", month - 1), ("c", month), usual, prints)
    return chosen


def _judged(published: Published, month: int, number: int) -> tuple[int, int]:
    """How many of the month's children 5.5 divides by, and how many of them in time."""
    stated = published.denominator("5.5", month)
    judged = number if stated is None else min(stated, number)
    return judged, published.near("5.5", month, judged, USUALLY_IN_TIME)[0]


def enquiries_needed(published: Published, numbers: dict[int, int]) -> dict[int, int]:
    """By month, how many enquiries have to begin: those of conferences in time in their month, of late ones in the one before.

    Conferences of which the report prints 5.5 come first.
    """
    needed: dict[int, int] = defaultdict(int)
    for month in sorted(published.window, key=lambda each: not published.cell("5.5", each)):
        judged, in_time = _judged(published, month, numbers[month])
        needed[month] += in_time
        needed[max(month - 1, published.window.start)] += judged - in_time
    return needed


def plan(
    published: Published, draft: Draft, numbers: dict[int, int], plans: list[Plan], enquiries: list[Enquiry]
) -> list[Conference]:
    """Every conference with its day, its enquiry and its plan."""
    made = []
    for month in published.window:
        judged, in_time = _judged(published, month, numbers[month])
        made += [Conference(month, at < in_time, after_enquiry=at < judged) for at in range(numbers[month])]
    _give_plans(published, draft, made, plans)
    _give_enquiries(published, draft, made, enquiries)
    return made


def _give_plans(published: Published, draft: Draft, conferences: list[Conference], plans: list[Plan]) -> None:
    """Each plan its conference and its day; the day of the others is free."""
    waiting = defaultdict(list)
    for conference in draft.shuffled(conferences):
        waiting[conference.month].append(conference)
    for each in plans:
        first, last = _days(published, draft, each)
        each.started_on = draft.weekday(first, last)
        if each.ended == each.started:
            each.started_on = draft.weekday(first, min(last, last_day(each.started) - 3))
        if waiting[each.started]:
            conference = waiting[each.started].pop()
            conference.plan, conference.held_on = each, each.started_on
    for conference in conferences:
        if conference.plan is None:
            conference.held_on = draft.weekday_of(conference.month)


def _days(published: Published, draft: Draft, each: Plan) -> tuple[int, int]:
    """First and last day on which the plan may begin: in its month, and as old at the month's end as it should be."""
    first, last = first_day(each.started), last_day(each.started)
    if each.started < published.first - 11:
        return (first, last - LAST_WEEK - 1) if each.reaches is not None else (first, last)
    if each.in_last_week:
        return last - LAST_WEEK, last
    tenth = last - LAST_WEEK - 1
    while draft.calendar.count(tenth, last) < OLD_ENOUGH:
        tenth -= 1
    return (tenth + 1, last - LAST_WEEK - 1) if each.in_last_fortnight else (first, max(first, tenth))


def _give_enquiries(published: Published, draft: Draft, conferences: list[Conference], enquiries: list[Enquiry]) -> None:
    """Each conference an enquiry whose months allow it to be in time, or late."""
    free: dict[int, list[Enquiry]] = defaultdict(list)
    for enquiry in sorted(enquiries, key=lambda each: each.begun):
        free[enquiry.begun].append(enquiry)
    after = [conference for conference in conferences if conference.after_enquiry]

    def turn(each: Conference) -> tuple[bool, int, bool, int]:
        return not published.cell("5.5", each.month), each.month, not each.in_time, each.held_on

    for conference in sorted(after, key=turn):
        spans = _spans(draft, conference)
        for month, (first, last) in spans.items():
            if free[month] and first <= last:
                _join(draft, conference, free[month].pop(), first, last)
                break


def _spans(draft: Draft, conference: Conference) -> dict[int, tuple[int, int]]:
    """By month, the days on which an enquiry may have begun so that the conference is in time, or late; likeliest first."""
    held = conference.held_on
    edge = held - 35
    while draft.calendar.count(edge, held) > LIMIT:
        edge += 1
    months = (conference.month, conference.month - 1, conference.month - 2)
    if conference.in_time:
        return {month: (max(edge, first_day(month)), min(held, last_day(month))) for month in months[:2]}
    return {month: (first_day(month), min(edge - 1, last_day(month))) for month in months[::-1][:2] + months[:1]}


def _join(draft: Draft, conference: Conference, enquiry: Enquiry, first: int, last: int) -> None:
    conference.enquiry = enquiry
    enquiry.begun_on = draft.weekday(first, last) if conference.in_time else draft.weekday(max(first, last - 15), last)
    enquiry.begun_on = min(max(enquiry.begun_on, first), last)
    enquiry.conference_on = conference.held_on
    if conference.plan is not None:
        conference.plan.enquired_on, enquiry.led_to = enquiry.begun_on, conference.plan


def write(draft: Draft, conferences: list[Conference]) -> None:
    """The conference of each child, two or three children of a day at one meeting."""
    by_day = defaultdict(list)
    for conference in conferences:
        by_day[conference.held_on].append(conference)
    for day, together in by_day.items():
        for at in range(0, len(together), 2):
            meeting = draft.add("meeting", on=day, kind="initial", held_on=day, quorate=True)
            for conference in together[at : at + 2]:
                _write(draft, conference, meeting)


def _write(draft: Draft, conference: Conference, meeting: dict) -> None:
    enquiry, day = conference.enquiry, conference.held_on
    if enquiry is not None and enquiry.child is not None:
        child = enquiry.child
    elif conference.plan is not None and conference.plan.before is not None:
        child = known_child(draft, conference.plan.before)
    else:
        child = draft.child()
    row = draft.add(
        "conference", child=child, on=day, meeting=meeting, enquiry=enquiry.row if enquiry else None, held_on=day,
        due_on=draft.calendar.add(enquiry.begun_on, LIMIT) if enquiry and enquiry.begun_on is not None else None,
        outcome="conference_outcome:plan" if conference.plan else "conference_outcome:cin_plan",
        category=CATEGORIES[day % len(CATEGORIES)] if conference.plan else None,
    )  # fmt: skip
    if conference.plan is not None:
        conference.plan.child, conference.plan.conference = child, row
        conference.plan.case = enquiry.case if enquiry else None
