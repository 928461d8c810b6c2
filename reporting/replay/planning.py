"""The whole plan: every stage in turn, each resting on what the ones before it made."""

from __future__ import annotations

from csc.working_days import WorkingDayCalendar
from reporting.replay import assessments, children_in_need, contacts, exploitation, looked_after, population, referrals
from reporting.replay.draft import Draft
from reporting.replay.reading import Published


def plan(published: Published, calendar: WorkingDayCalendar, seed: int) -> Draft:
    """Records that answer the report. What cannot hold is given its reason in `published.reasons`."""
    draft = Draft(published.first, published.last, seed, calendar)
    population.settle(published)
    contacts.plan(published, draft)
    needed = referrals.plan(published, draft)
    assessments.plan(published, draft, needed)
    looked_after.plan(published, draft)
    exploitation.plan(published, draft)
    children_in_need.plan(published, draft)
    return draft
