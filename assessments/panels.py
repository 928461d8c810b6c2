"""What a child's page says of assessment and of help to a child in need, and why assessments of a team were late."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import Count, F, QuerySet

from assessments.models import Assessment, AssessmentFactor, CinEpisode, CinReview, CinVisit
from assessments.tags import open_plans
from contacts import codes as front_door
from contacts.models import Referral
from csc.components import Column, Due, Fact, Link, Row, SummaryList, Table
from csc.due_dates import left_until
from csc.models import Child, Code
from csc.prepared import Prepared
from workforce.child_record.panels import Panel, register_panel
from workforce.of_child import asked_of, first_under
from workforce.reach import Reader
from workforce.recording.kinds import address_of_record
from workforce.records import CaseRecord
from workforce.worklist.panels import TeamPanel, register_team_panel
from workforce.worklist.tasks import Worklist

WEEKS = 12
"""How far back the team's delays are counted."""


def link_to(record: CaseRecord, text: str = "Open") -> tuple[Link, ...]:
    """The way to a record's own page, for the line of a panel."""
    return (Link(text, address_of_record(record)),)


def due_fact(label: str, row: Any, today: datetime.date) -> list[Fact]:
    """When a row that waits is due; nothing where none waits."""
    due_on = getattr(row, "due_on", None)
    return [Fact(label, Due(due_on, left_until(due_on, today)))] if due_on else []


# ── Assessment ───────────────────────────────────────────────────────────────────────────────────


def assessment_panel(child: Child, reader: Reader) -> SummaryList | None:
    """The referral that waits for an assessment, and the assessment under way or else the last one."""
    facts: list[Fact] = []
    assessments = _assessments(child)
    under_way = next((each for each in assessments if each.authorised_on is None), None)
    last = under_way or max(assessments, key=_authorised, default=None)
    waiting = _referral_waiting(child, assessments)
    if waiting is not None:
        facts.append(Fact("Referral without an assessment", waiting.received_on, link_to(waiting, "Open the referral")))
    if last is not None:
        facts += _facts_of(last, reader.today)
    return SummaryList(facts) if facts else None


@asked_of(Assessment)
def _assessments(children: list[int]) -> QuerySet[Assessment]:
    """All of them, the one begun last first."""
    rows = Assessment.objects.standing().filter(child__in=children)
    return rows.select_related("kind", "outcome", "child_seen_alone").order_by("-started_on", "-pk")


def _authorised(assessment: Assessment) -> tuple[datetime.date, int]:
    return assessment.authorised_on or datetime.date.min, assessment.pk


def _referral_waiting(child: Child, assessments: list[Assessment]) -> Referral | None:
    """The newest referral, where social care goes on with it and no assessment names it yet."""
    referral = _referrals.first(child)
    if referral is None or any(each.referral_id == referral.pk for each in assessments):
        return None
    if referral.outcome is not None and referral.outcome.group == front_door.NOT_ACCEPTED:
        return None
    return None if _closed_case(referral) else referral


@asked_of(Referral)
def _referrals(children: list[int]) -> QuerySet[Referral]:
    rows = Referral.objects.standing().filter(child__in=children)
    return rows.select_related("outcome").order_by("-received_on", "-pk")[:1]


@first_under
def _closed_case(referrals: list[int]) -> QuerySet[CinEpisode]:
    return CinEpisode.objects.standing().filter(referral__in=referrals, ended_on__isnull=False)


def _facts_of(assessment: Assessment, today: datetime.date) -> list[Fact]:
    seen: Any = None
    if assessment.child_seen_on is not None:
        alone = f", {str(assessment.child_seen_alone).lower()}" if assessment.child_seen_alone else ""
        seen = f"{assessment.child_seen_on:%-d %B %Y}{alone}"
    began = f"{assessment.started_on:%-d %B %Y}" if assessment.started_on else "not dated"
    facts = [Fact("Assessment", f"{assessment.kind}, started {began}", link_to(assessment, "Open the assessment"))]
    if assessment.authorised_on is None:
        facts += due_fact("Authorisation due", assessment, today)
        facts.append(Fact("Sent to the manager", assessment.finished_on or "Not yet"))
    else:
        facts.append(Fact("Authorised", assessment.authorised_on))
        facts.append(Fact("Led to", assessment.outcome))
    facts.append(Fact("Child seen", seen or assessment.not_seen_reason or None))
    facts.append(Fact("Factors found", ", ".join(str(code) for code in _factors([assessment.pk]))))
    return facts


@Prepared
def _factors(assessments: list[int]) -> QuerySet[Code]:
    """The factors found, in the order of the list."""
    return Code.objects.filter(pk__in=AssessmentFactor.objects.filter(assessment__in=assessments).values("factor"))


# ── Child in need ────────────────────────────────────────────────────────────────────────────────


def in_need_panel(child: Child, reader: Reader) -> SummaryList | None:
    """The child in need plan that goes on: since when, what for, last seen, next visit and review."""
    plan = open_plans.first(child, reader.today)
    if plan is None:
        return None
    facts = [
        Fact("Since", plan.started_on, link_to(plan, "Open the plan")),
        Fact("Aims", plan.aims),
        Fact("Child last seen", last_seen(_last_visit(plan))),
        *due_fact("Next visit due", _next_visit(plan), reader.today),
        *due_fact("Next review due", _next_review(plan), reader.today),
    ]
    return SummaryList(facts)


@first_under
def _last_visit(plans: list[int]) -> QuerySet[CinVisit]:
    return CinVisit.objects.child_seen().filter(plan__in=plans).select_related("seen_alone").order_by("-visited_on", "-pk")


@first_under
def _next_visit(plans: list[int]) -> QuerySet[CinVisit]:
    return CinVisit.objects.planned().filter(plan__in=plans).order_by("due_on")


@first_under
def _next_review(plans: list[int]) -> QuerySet[CinReview]:
    return CinReview.objects.standing().filter(plan__in=plans, held_on=None).order_by("due_on")


def last_seen(visit: Any) -> str | None:
    """The day of the last visit at which the child was seen, and whether alone."""
    if visit is None:
        return None
    alone = f", {str(visit.seen_alone).lower()}" if visit.seen_alone else ", alone or not is not recorded"
    return f"{visit.visited_on:%-d %B %Y}{alone}"


# ── The team ─────────────────────────────────────────────────────────────────────────────────────


def why_late(work: Worklist) -> Table | None:
    """Reasons of the assessments authorised late in the last weeks, in the units the reader manages; None where none was."""
    since = work.today - datetime.timedelta(weeks=WEEKS)
    done = Assessment.objects.standing().filter(authorised_on__gt=since, authorised_on__lte=work.today, due_on__isnull=False)
    if work.managed:
        done = done.filter(team__in=work.reader.tree.below(work.managed))
    late = done.filter(authorised_on__gt=F("due_on"))
    counted = late.values("delay_reason__label").annotate(found=Count("pk")).order_by("-found", "delay_reason__label")
    reasons = [[row["delay_reason__label"] or "No reason recorded", row["found"]] for row in counted]
    if not reasons:
        return None
    total = Row([f"Late, of {done.count()} authorised", sum(int(row[1]) for row in reasons)], "total")
    columns = [Column("Reason"), Column("Assessments", kind="number")]
    caption = f"Why assessments were late, last {WEEKS} weeks"
    return Table(caption, columns, [*reasons, total], counted=False, id="late-assessments")


register_panel(Panel("in-need", "Child in need plan", order=14, build=in_need_panel))
register_panel(Panel("assessment", "Assessment", order=16, build=assessment_panel))
register_team_panel(TeamPanel("late_assessments", 20, why_late))
