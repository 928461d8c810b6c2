"""What a child's page says of care: how things stand, where the child has lived, leaving care, private fostering."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils.safestring import SafeString

from assessments.panels import due_fact, last_seen
from csc.components import Fact, Link, SummaryList
from csc.formats import day as in_full
from csc.formats import lower_first, plural
from csc.models import Child
from looked_after import codes
from looked_after.forms.common import awaited
from looked_after.forms.leaving_care import waiting_assessment
from looked_after.models import PeriodOfCare, Placement
from looked_after.newest import (
    activities,
    contacts_both_ways,
    current_care_plan,
    education_plans_held,
    homes_after_care,
    last_dental_check,
    last_health_assessment,
    last_private_fostering_visit,
    last_review,
    last_visit,
    next_pathway_review,
    next_private_fostering_visit,
    pathway_plans,
    placements,
    principal_permanence_plan,
    scores,
    visits_due_from_adviser,
    visits_of_adviser,
)
from looked_after.stays import placements_in_year_to, stays_in_period
from looked_after.tags import arrangements_in_force, categories_in_force, periods_in_force
from looked_after.whereabouts import MASKED, Whereabouts, address_is_confidential
from workforce.child_record.overview import counted_spells
from workforce.child_record.panels import Panel, register_panel
from workforce.reach import Reader
from workforce.recording.kinds import address_of_record


def care_panel(child: Child, reader: Reader) -> SummaryList | None:
    """Since when and on what ground, where, when last seen and reviewed, health and school, and what is due."""
    period, today = periods_in_force.first(child, reader.today), reader.today
    if period is None:
        return None
    waiting = awaited(period)
    facts = [Fact("Since", period.started_on, _way(period)), *_situation(child, period, today)]
    facts += [*_seen_and_reviewed(period, waiting, today)]
    if not period.short_breaks:
        facts += [*_health(child, period, waiting, today), *_education(child, waiting, today), *_plans(period, waiting, today)]
    return SummaryList(facts)


def _situation(child: Child, period: PeriodOfCare, today: datetime.date) -> list[Fact]:
    where = Whereabouts(period)
    status, placement = where.legal_status, where.placement
    stays = stays_in_period(row for row in placements(child) if row.period_of_care_id == period.pk)
    homes = f"{len(stays)} in this time in care, {placements_in_year_to(stays, today)} in the last 12 months"
    return [
        Fact("Legal status", f"{status.status}, from {in_full(status.started_on)}" if status else None, _way(status)),
        Fact("Lives in", f"{where.who_and_where}, from {in_full(placement.started_on)}" if placement else None, _way(placement)),
        Fact("Provider", placement.provider if placement else None),
        Fact("Placements", homes),
    ]


def _seen_and_reviewed(period: PeriodOfCare, waiting: dict[str, Any], today: datetime.date) -> list[Fact]:
    visit, review = last_visit(period), last_review(period)
    part = lower_first(str(review.participation)) if review and review.participation else "part taken not recorded"
    booked = waiting["review"].planned_for if waiting["review"] else None
    return [
        Fact("Child last seen", last_seen(visit), _way(visit)),
        *due_fact("Next visit due", waiting["visit"], today),
        Fact("Last review", f"{review.held_on:%-d %B %Y}, {part}" if review else "None yet", _way(review)),
        *due_fact("Next review due", waiting["review"], today),
        *([Fact("Review booked for", booked)] if booked else []),
    ]


def _health(child: Child, period: PeriodOfCare, waiting: dict[str, Any], today: datetime.date) -> list[Fact]:
    assessment, teeth, answer = last_health_assessment(period), last_dental_check(period), scores.first(child)
    score = f"{answer.score} on {in_full(answer.completed_on)}" if answer else "None yet"
    return [
        Fact("Health assessment", assessment.held_on if assessment else "None yet", _way(assessment)),
        *due_fact("Health assessment due", waiting["health"], today),
        Fact("Teeth checked", teeth.checked_on if teeth else "Not yet", _way(teeth)),
        *due_fact("Dental check due", waiting["dental"], today),
        Fact("Strengths and difficulties", score, _way(answer)),
    ]


def _education(child: Child, waiting: dict[str, Any], today: datetime.date) -> list[Fact]:
    plan = education_plans_held.first(child)
    if plan is None and waiting["education"] is None:
        return []
    said = f"{in_full(plan.held_on)}{f', {plan.school}' if plan.school else ''}" if plan and plan.held_on else "None yet"
    return [
        Fact("Education plan meeting", said, _way(plan)),
        *due_fact("Education plan due", waiting["education"], today),
    ]


def _plans(period: PeriodOfCare, waiting: dict[str, Any], today: datetime.date) -> list[Fact]:
    plan, permanence = current_care_plan(period, today), principal_permanence_plan(period, today)
    return [
        Fact("Care plan agreed", plan.agreed_on if plan else "Not yet", _way(plan)),
        *due_fact("Care plan due", waiting["care_plan"], today),
        *due_fact("Placement plan due", waiting["placement_plan"], today),
        Fact("Plan for permanence", permanence.option if permanence else None, _way(permanence)),
    ]


def _way(record: Any) -> tuple[Link, ...]:
    """The way to a record, named by what it is for those who cannot see beside which line it stands."""
    if record is None:
        return ()
    return (Link("Open", address_of_record(record), f"the {lower_first(str(record._meta.verbose_name))}"),)


# ── Where the child has lived ────────────────────────────────────────────────────────────────────


def placements_so_far(child: Child, reader: Reader) -> SafeString | None:
    """How many placements the child has had, and where, the latest first."""
    spells = placements(child)
    if not spells:
        return None
    masked = address_is_confidential(child)
    return counted_spells(plural(len(spells), "placement"), (_line(placement, masked) for placement in spells))


def _line(placement: Placement, masked: bool) -> tuple[str, str, str]:
    """Where, of which kind, and when. Where the child is now is not told of a child whose address is confidential."""
    where = placement.setting_name or (placement.household.name if placement.household else "")
    if masked and placement.ended_on is None:
        where = MASKED
    kind = str(placement.placement_type)
    begun = in_full(placement.started_on)
    span = f"since {begun}" if placement.ended_on is None else f"{begun} to {in_full(placement.ended_on)}"
    return where or kind, kind if where else "name not recorded", span


# ── Leaving care and private fostering ───────────────────────────────────────────────────────────


def leaving_care_panel(child: Child, reader: Reader) -> SummaryList | None:
    """The category and adviser, when last in touch, home and activity, the pathway plan, and what is due."""
    leaver, today = categories_in_force.first(child, reader.today), reader.today
    if leaver is None:
        return None
    visit = visits_of_adviser.first(child)
    return SummaryList(
        [
            Fact("Category", f"{leaver.eligibility}, from {in_full(leaver.started_on)}", _way(leaver)),
            Fact("Supported by the leaving care team", "Yes" if leaver.supported else "No"),
            Fact("Personal adviser", leaver.personal_adviser),
            *(_life(child) if leaver.eligibility_id in codes.LEFT_CARE else []),
            *([Fact("Last visit", visit.visited_on, _way(visit))] if visit else []),
            *due_fact("Adviser’s visit due", visits_due_from_adviser.first(child), today),
            *_pathway(child, today),
        ]
    )


def _life(child: Child) -> list[Fact]:
    contact, home, activity = contacts_both_ways.first(child), homes_after_care.first(child), activities.first(child)
    suited = {True: "suitable", False: f"not suitable: {home.unsuitable_reason}" if home else "", None: "not judged yet"}
    lives = f"{home.accommodation} ({suited[home.suitable]}), from {in_full(home.started_on)}" if home else None
    return [
        Fact("Last in touch", contact.contacted_on if contact else "Not yet", _way(contact)),
        Fact("Lives", lives, _way(home)),
        Fact("Does", f"{activity.activity}, from {in_full(activity.started_on)}" if activity else None, _way(activity)),
    ]


def _pathway(child: Child, today: datetime.date) -> list[Fact]:
    plan = pathway_plans.first(child, today)
    return [
        *due_fact("Needs assessment due", waiting_assessment(child), today),
        Fact("Pathway plan", plan.completed_on if plan else "Not yet", _way(plan)),
        *due_fact("Pathway review due", next_pathway_review(plan) if plan else None, today),
    ]


def private_fostering_panel(child: Child, reader: Reader) -> SummaryList | None:
    """With whom, since when, and the visits owed to the child."""
    arrangement = arrangements_in_force.first(child, reader.today)
    if arrangement is None:
        return None
    visit = last_private_fostering_visit(arrangement)
    return SummaryList(
        [
            Fact("Known to the council since", arrangement.became_aware_on, _way(arrangement)),
            Fact("Lives with", arrangement.carer),
            Fact("Child last seen", last_seen(visit), _way(visit)),
            *due_fact("Next visit due", next_private_fostering_visit(arrangement), reader.today),
        ]
    )


register_panel(Panel("care", "Looked after", order=11, build=care_panel))
register_panel(Panel("private_fostering", "Private fostering", order=13, build=private_fostering_panel))
register_panel(Panel("leaving_care", "Leaving care", order=13, build=leaving_care_panel))
register_panel(Panel("placements", "Placements", order=70, build=placements_so_far))
