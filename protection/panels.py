"""What a child's page says of protection: the plan, the enquiries and conferences so far, emergency powers and the court."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from assessments.panels import due_fact, last_seen, link_to
from csc.components import Cell, Column, Fact, SummaryList, Table
from csc.formats import lower_first
from csc.models import Child
from protection.forms.common import next_core_group, next_review, next_visit, standing_meeting
from protection.models import (
    CoreGroup,
    InitialConference,
    PreProceedings,
    ProtectionPlan,
    ProtectionVisit,
    ReviewConference,
    Section47Enquiry,
    StrategyDiscussion,
)
from protection.tags import emergency_powers, open_plans, open_proceedings
from workforce.child_record.panels import Panel, register_panel
from workforce.of_child import asked_of, first_under
from workforce.reach import Reader
from workforce.recording.kinds import address_of_record
from workforce.records import CaseRecord


def plan_panel(child: Child, reader: Reader) -> SummaryList | None:
    """Since when and for what, when last seen and how, and what comes next."""
    plan, today = open_plans.first(child, reader.today), reader.today
    if plan is None:
        return None
    visit, group = _last_visit(plan), _last_core_group(plan)
    facts = [
        Fact("Since", plan.started_on, link_to(plan, "Open the plan")),
        Fact("Category", _category(plan)),
        Fact("Child last seen", last_seen(visit), link_to(visit, "Open the visit") if visit else ()),
        *due_fact("Next visit due", next_visit(plan), today),
        Fact("Last core group", group.held_on if group else "None yet", link_to(group, "Open the core group") if group else ()),
        *due_fact("Next core group due", next_core_group(plan), today),
        *_next_conference(plan, today),
    ]
    if plan.held_for_other_authority:
        facts.insert(1, Fact("Plan of", plan.other_authority))
    return SummaryList(facts)


@first_under
def _last_visit(plans: list[int]) -> QuerySet[ProtectionVisit]:
    seen = ProtectionVisit.objects.child_seen().filter(plan__in=plans)
    return seen.select_related("seen_alone").order_by("-visited_on", "-pk")


@first_under
def _last_core_group(plans: list[int]) -> QuerySet[CoreGroup]:
    return CoreGroup.objects.held().filter(plan__in=plans).order_by("-held_on", "-pk")


def _category(plan: ProtectionPlan) -> str:
    if plan.initial_category_id == plan.latest_category_id:
        return str(plan.latest_category)
    return f"{plan.latest_category} (at first {lower_first(str(plan.initial_category))})"


def _next_conference(plan: ProtectionPlan, today: datetime.date) -> list[Fact]:
    """When the review is due, and when it is booked for."""
    review = next_review(plan)
    if review is None:
        return []
    meeting = standing_meeting(review)
    booked = Fact("Review conference booked for", meeting.planned_for if meeting else "Not booked yet")
    return [*due_fact("Review conference due", review, today), booked]


# ── Enquiries and conferences ────────────────────────────────────────────────────────────────────


def history_panel(child: Child, reader: Reader) -> Table | None:
    """Every strategy discussion, enquiry and conference so far, the newest first, each leading to its record."""
    found = sorted(_history(child), key=lambda row: (row[0], row[1].pk), reverse=True)
    rows = [[on, Cell(what, href=address_of_record(record)), outcome] for on, record, what, outcome in found]
    columns = [Column("Day", kind="date"), Column("What"), Column("Outcome")]
    if not rows:
        return None
    return Table(
        "Enquiries and conferences", columns, rows, noun=("meeting or enquiry", "meetings and enquiries"), caption_size="hidden"
    )


def _history(child: Child) -> Iterable[tuple[datetime.date, CaseRecord, str, object]]:
    for discussion in _discussions(child):
        led = "Section 47 enquiry" if discussion.launched_enquiry else "No enquiry"
        yield timezone.localdate(discussion.held_at), discussion, "Strategy discussion", led
    for enquiry in _enquiries(child):
        yield enquiry.started_on, enquiry, "Section 47 enquiry", enquiry.outcome or "Under way"
    for first in _initial_conferences(child):
        yield from _conference(first, "Initial conference")
    for review in _review_conferences(child):
        yield from _conference(review, "Review conference")


@asked_of(StrategyDiscussion)
def _discussions(children: list[int]) -> QuerySet[StrategyDiscussion]:
    return StrategyDiscussion.objects.standing().filter(child__in=children)


@asked_of(Section47Enquiry)
def _enquiries(children: list[int]) -> QuerySet[Section47Enquiry]:
    return Section47Enquiry.objects.standing().filter(child__in=children).select_related("outcome")


@asked_of(InitialConference)
def _initial_conferences(children: list[int]) -> QuerySet[InitialConference]:
    return InitialConference.objects.standing().filter(child__in=children).select_related("outcome", "meeting")


@asked_of(ReviewConference)
def _review_conferences(children: list[int]) -> QuerySet[ReviewConference]:
    return ReviewConference.objects.standing().filter(child__in=children).select_related("outcome", "meeting")


def _conference(conference: Any, what: str) -> Iterable[tuple[datetime.date, CaseRecord, str, object]]:
    """Held or booked; a review that is only due is no meeting yet."""
    meeting = standing_meeting(conference)
    if conference.held_on is not None:
        yield conference.held_on, conference, what, conference.outcome
    elif meeting is not None and meeting.planned_for is not None:
        yield timezone.localdate(meeting.planned_for), conference, f"{what}, booked", "Not held yet"


# ── Emergency powers and court ───────────────────────────────────────────────────────────────────


def court_panel(child: Child, reader: Reader) -> SummaryList | None:
    """What is in force or under way: emergency powers, pre-proceedings, care proceedings."""
    facts: list[Fact] = []
    for emergency in emergency_powers(child):
        facts.append(Fact(emergency.get_kind_display(), emergency.started_at, link_to(emergency)))
    for work in _work_before_proceedings(child):
        facts.append(Fact("Pre-proceedings since", work.decided_on, link_to(work, "Open the pre-proceedings")))
        facts.append(Fact("Letter before proceedings", work.letter_sent_on or "Not sent yet"))
    for court in open_proceedings(child):
        facts.append(Fact("Care proceedings issued", court.issued_on, link_to(court, "Open the proceedings")))
        facts += due_fact("Final order due", court, reader.today)
    return SummaryList(facts) if facts else None


@asked_of(PreProceedings)
def _work_before_proceedings(children: list[int]) -> QuerySet[PreProceedings]:
    return PreProceedings.objects.standing().filter(child__in=children, ended_on=None)


register_panel(Panel("protection-plan", "Child protection plan", order=12, build=plan_panel))
register_panel(Panel("court", "Emergency powers and court", order=18, build=court_panel))
register_panel(Panel("enquiries", "Enquiries and conferences", order=24, build=history_panel))
