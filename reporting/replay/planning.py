"""The whole plan: every stage in turn, each resting on what the ones before it made."""

from __future__ import annotations

from collections.abc import Callable

from csc.working_days import WorkingDayCalendar
from reporting.replay import (
    assessing,
    children_in_need,
    conferences,
    contacts,
    enquiries,
    exploitation,
    history,
    impossible,
    keeping,
    looked_after,
    plans,
    population,
    protecting,
    referrals,
)
from reporting.replay.draft import Draft
from reporting.replay.reading import Published

STAGES = 8


def plan(published: Published, calendar: WorkingDayCalendar, seed: int, advance: Callable[[], None] = lambda: None) -> Draft:
    """Records that answer the report. What cannot hold is given its reason in `published.reasons`.

    `advance` is told of every one of the STAGES.
    """
    draft = Draft(published.first, published.last, seed, calendar)
    impossible.name(published)
    population.settle(published)
    contacts.plan(published, draft)
    advance()
    needed = referrals.plan(published, draft)
    advance()
    assessing.plan(published, draft, needed)
    advance()
    _protect(published, draft)
    advance()
    for stage in (looked_after, exploitation, children_in_need):
        stage.plan(published, draft)
        advance()
    history.plan(draft)
    advance()
    return draft


def _protect(published: Published, draft: Draft) -> None:
    """From enquiry to plan: volumes first, from the plans backwards, then children and days in the order of events."""
    made = plans.plan(published)
    started = {month: sum(each.started == month for each in made) for month in published.window}
    numbers = conferences.volumes(published, started)
    asked, completed, known = enquiries.plan(published, conferences.enquiries_needed(published, numbers))
    held = conferences.plan(published, draft, numbers, made, asked)
    enquiries.complete(published, asked, completed, known)
    protecting.bring_back(draft, made)
    enquiries.write(published, draft, asked)
    conferences.write(draft, held)
    protecting.write(draft, made)
    keeping.plan(published, draft, made)
